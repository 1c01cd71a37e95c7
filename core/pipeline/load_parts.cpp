#include "core/pipeline/load_parts.h"

#include <algorithm>

#include "core/io/file_hash.h"
#include "core/pipeline/find_detectors.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/replay_estimator.h"

namespace gonio {
namespace {

Result<void> loadReplay(const PartsChoice& choice, AnalyzeParts& parts) {
    if (choice.recording.empty()) {
        return fail(ErrorCode::Usage,
                    "--backend replay needs --weights with a keypoints.npz or truth.npz");
    }
    ReplayOptions options;
    options.noise_px = choice.replayNoise_px;
    options.delay_s = choice.replayDelay_s;
    auto replay = loadReplayEstimator(choice.recording, options);
    if (!replay) return tl::unexpected<Error>(replay.error());
    parts.estimator = *std::move(replay);
    return {};
}

Result<void> loadNetworks(const PartsChoice& choice, AnalyzeParts& parts) {
    auto models = modelFolder();
    auto resources = resourceFolder();
    if (!models || !resources) {
        return tl::unexpected<Error>(!models ? models.error() : resources.error());
    }
    auto files = findDetectors(choice.keypoints, choice.personDetector, *models, *resources);
    if (!files) return tl::unexpected<Error>(files.error());
    auto detectors = loadDetectors(*files, *resources, choice.mirrored);
    if (!detectors) return tl::unexpected<Error>(detectors.error());
    parts.warnings.insert(parts.warnings.end(), files->notes.begin(), files->notes.end());
    parts.facts = std::move(detectors->facts);
    parts.persons = std::move(detectors->persons);
    parts.estimator = makeFitEstimator(std::move(detectors->keypoints));
    return {};
}

Result<void> loadBackend(const PartsChoice& choice, AnalyzeParts& parts) {
    if (choice.backend == "replay") return loadReplay(choice, parts);
    if (choice.backend == "fit") return loadNetworks(choice, parts);
    const auto known = backends();
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Backend& backend) {
        return backend.name == choice.backend;
    });
    if (isKnown) {
        return fail(ErrorCode::MissingModel,
                    "the network and the weights of backend '" + choice.backend +
                        "' are not installed; backend 'fit' works without them");
    }
    return fail(ErrorCode::Usage, "backend '" + choice.backend +
                                      "' is not part of this version; use 'fit' or 'replay'");
}

tl::unexpected<Error> cancelled() {
    return fail(ErrorCode::Cancelled, "loading was cancelled");
}

}  // namespace

Result<void> checkDevice(const std::string& device) {
    if (device == "auto" || device == "cpu") return {};
    if (device.starts_with("cuda")) {
        return fail(ErrorCode::Usage,
                    "this build works on the CPU alone; use --device cpu or leave the option out");
    }
    return fail(ErrorCode::Usage, "--device takes 'auto' or 'cpu', not '" + device + "'");
}

std::vector<Backend> backends() {
    return {{"default", false}, {"hsmr", false}, {"skelcf", false},
            {"biopose", false}, {"fit", true},   {"replay", true}};
}

Result<LoadedBody> loadBodyByName(const std::string& name) {
    auto file = findBody(name);
    if (!file) return tl::unexpected<Error>(file.error());
    auto body = loadBodyModel(*file);
    if (!body) return tl::unexpected<Error>(body.error());
    if (!(*body)->keypoints44 && !(*body)->keypoints44Mapped) {
        return fail(ErrorCode::MissingModel,
                    "the body '" + name +
                        "' has no keypoints: import J_regressor_SKEL_mix_MALE.pkl and "
                        "SMPL_to_J19.pkl with 'gonio import', or use --body open-female");
    }
    auto hash = sha256OfFile(*file);
    if (!hash) return tl::unexpected<Error>(hash.error());
    return LoadedBody{*std::move(body), *std::move(hash)};
}

Result<AnalyzeParts> loadParts(const PartsChoice& choice, const Job& job) {
    if (auto device = checkDevice(choice.device); !device) {
        return tl::unexpected<Error>(device.error());
    }
    if (job.cancelled()) return cancelled();
    AnalyzeParts parts;
    parts.solver = makeTrajectorySolver();
    auto body = loadBodyByName(choice.body);
    if (!body) return tl::unexpected<Error>(body.error());
    parts.body = std::move(body->model);
    parts.bodyHash = std::move(body->hash);
    if (job.cancelled()) return cancelled();
    if (auto loaded = loadBackend(choice, parts); !loaded) {
        return tl::unexpected<Error>(loaded.error());
    }
    if (job.cancelled()) return cancelled();
    return parts;
}

}  // namespace gonio
