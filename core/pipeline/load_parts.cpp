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

/// Detectors beside a network that sees the body: keypoints are welcome, not needed.
Result<void> loadCompanions(const PartsChoice& choice, AnalyzeParts& parts) {
    auto loaded = loadNetworks(choice, parts);
    if (loaded || loaded.error().code != ErrorCode::MissingModel || !choice.keypoints.empty()) {
        return loaded;
    }
    auto models = modelFolder();
    auto resources = resourceFolder();
    if (!models || !resources) {
        return tl::unexpected<Error>(!models ? models.error() : resources.error());
    }
    if (!parts.body->keypoints44) {
        return fail(
            ErrorCode::MissingModel,
            "without a keypoint network the body needs keypoints of its own, which '" +
                parts.body->name +
                "' has not: import J_regressor_SKEL_mix_MALE.pkl with it, import a keypoint "
                "network, or use --body open-female");
    }
    auto persons = loadPersonsAlone(choice.personDetector, *models, *resources);
    if (!persons) return tl::unexpected<Error>(persons.error());
    parts.persons = std::move(persons->detector);
    parts.facts = std::move(persons->facts);
    parts.warnings.insert(parts.warnings.end(), persons->notes.begin(), persons->notes.end());
    parts.estimator = makeRegressedPoints(parts.body, *parts.regressor);
    parts.warnings.push_back(
        "No network that finds keypoints is installed: the body follows what " +
        parts.regressor->name() + " sees, and nothing checks it against the picture.");
    return {};
}

/// A network that needs nothing beside it.
Result<void> useAlone(const PartsChoice& choice, AnalyzeParts& parts) {
    if (!choice.keypoints.empty() || !choice.personDetector.empty()) {
        return fail(ErrorCode::Usage,
                    "backend '" + choice.backend +
                        "' finds the person and the keypoints by itself: leave --keypoints and "
                        "--detector out, or choose --backend fit");
    }
    parts.estimator = makeOwnPoints(*parts.regressor);
    parts.warnings.push_back("Backend '" + choice.backend +
                             "' follows one person, the one it sees best; others in the picture "
                             "are not looked at.");
    return {};
}

Result<void> loadRegressor(const PartsChoice& choice, const RegressorLoader& networks,
                           const Job& job, AnalyzeParts& parts) {
    RegressorChoice wanted;
    wanted.backend = choice.backend;
    wanted.weights = choice.weights;
    wanted.device = choice.device;
    wanted.precision = choice.precision;
    wanted.asPublished = choice.asPublished;
    wanted.focal_px = choice.focal_px;
    wanted.body = parts.body;
    wanted.mirrored = choice.mirrored;
    auto regressor = networks.load(wanted, job);
    if (!regressor) return tl::unexpected<Error>(regressor.error());
    parts.regressor = *std::move(regressor);
    return parts.regressor->findsPerson() ? useAlone(choice, parts) : loadCompanions(choice, parts);
}

Result<void> loadBackend(const PartsChoice& choice, const RegressorLoader* networks, const Job& job,
                         AnalyzeParts& parts) {
    parts.backend = choice.backend;
    if (isNetworkBackend(choice.backend, networks)) {
        return loadRegressor(choice, *networks, job, parts);
    }
    if (choice.device.starts_with("cuda")) {
        return fail(ErrorCode::Usage, "backend '" + choice.backend +
                                          "' works on the CPU alone; use --device cpu or leave the "
                                          "option out");
    }
    if (choice.precision != PartsChoice{}.precision || choice.asPublished) {
        return fail(ErrorCode::Usage,
                    "--precision and --as-published belong to network backends, "
                    "not to '" +
                        choice.backend + "'");
    }
    if (choice.backend == "replay") return loadReplay(choice, parts);
    if (choice.backend == "fit") return loadNetworks(choice, parts);
    if (choice.backend == "default") {
        return fail(ErrorCode::MissingModel,
                    "the networks are not part of this installation, so backend 'default' cannot "
                    "be used; backend 'fit' works without them");
    }
    std::string names = "'fit', 'replay'";
    for (const Backend& backend : backends(networks)) {
        if (backend.name != "fit" && backend.name != "replay") names += ", '" + backend.name + "'";
    }
    return fail(ErrorCode::Usage,
                "there is no backend '" + choice.backend + "'; the names are " + names);
}

tl::unexpected<Error> cancelled() {
    return fail(ErrorCode::Cancelled, "loading was cancelled");
}

}  // namespace

bool isNetworkBackend(const std::string& name, const RegressorLoader* networks) {
    if (networks == nullptr) return false;
    const auto known = networks->backends();
    return std::any_of(known.begin(), known.end(),
                       [&](const Backend& backend) { return backend.name == name; });
}

Result<void> checkDevice(const std::string& device) {
    const bool isCuda =
        device == "cuda" || (device.starts_with("cuda:") && device.size() > 5 &&
                             device.find_first_not_of("0123456789", 5) == std::string::npos);
    if (device == "auto" || device == "cpu" || isCuda) return {};
    return fail(ErrorCode::Usage, "--device takes 'auto', 'cpu' or 'cuda:N', not '" + device + "'");
}

bool isIncluded(const std::string& name, const RegressorLoader* networks) {
    const auto known = backends(networks);
    return std::any_of(known.begin(), known.end(), [&](const Backend& backend) {
        return backend.name == name && backend.isIncluded;
    });
}

std::string usualBackend(const RegressorLoader* networks) {
    if (!isIncluded("default", networks)) return "fit";
    auto models = modelFolder();
    auto resources = resourceFolder();
    const bool hasKeypoints = models && resources && findDetectors({}, {}, *models, *resources);
    return hasKeypoints ? "fit" : "default";
}

std::vector<Backend> backends(const RegressorLoader* networks) {
    std::vector<Backend> all;
    if (networks != nullptr) all = networks->backends();
    if (!isNetworkBackend("default", networks)) {
        all.insert(all.begin(), {"default", "default", false});
    }
    all.insert(all.end(),
               {{"fit", "trajectory fit", true}, {"replay", "recorded keypoints", true}});
    return all;
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

Result<AnalyzeParts> loadParts(const PartsChoice& choice, const RegressorLoader* networks,
                               const Job& job) {
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
    if (auto loaded = loadBackend(choice, networks, job, parts); !loaded) {
        return tl::unexpected<Error>(loaded.error());
    }
    if (job.cancelled()) return cancelled();
    return parts;
}

}  // namespace gonio
