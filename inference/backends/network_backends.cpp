#include "inference/backends/network_backends.h"

#include "core/io/safetensors.h"
#include "inference/backends/biopose_parts.h"
#include "inference/backends/default_regressor.h"
#include "inference/backends/open_weights.h"
#include "inference/backends/skel_regressor.h"
#include "inference/plugin/load_network_library.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

constexpr const char* kFieldOfView = "humanfov";

/// A backend and the weights without which it cannot be.
struct Known {
    const char *name, *network, *title;
};

constexpr Known kKnown[] = {{"default", "default", "Goniograph"},
                            {"skelcf", "skelcf", "SKEL-CF"},
                            {"hsmr", "hsmr", "HSMR"},
                            {"biopose", "mqhmr", "BioPose"},
                            {"torchscript", "", "TorchScript"}};

SkelRegressorParts partsOf(const RegressorChoice& choice, OpenedNetwork opened) {
    SkelRegressorParts parts;
    parts.backend = choice.backend;
    parts.fidelity = choice.asPublished ? Fidelity::Published : Fidelity::Corrected;
    parts.network = std::move(opened.network);
    parts.networkHash = std::move(opened.hash);
    parts.focal_px = choice.focal_px;
    return parts;
}

Result<SkelRegressorParts> openSkelRegressor(const RegressorChoice& choice, const Job& job) {
    auto weights = weightsFor(choice, choice.backend);
    if (!weights) return tl::unexpected<Error>(weights.error());
    auto options = optionsOf(choice);
    if (!options) return tl::unexpected<Error>(options.error());
    auto opened = openNetwork(choice.backend, *weights, *options, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    return partsOf(choice, *std::move(opened));
}

Result<std::unique_ptr<BodyRegressor>> loadHsmr(const RegressorChoice& choice, const Job& job) {
    auto parts = openSkelRegressor(choice, job);
    if (!parts) return tl::unexpected<Error>(parts.error());
    return makeSkelRegressor(*std::move(parts));
}

/// A user's own network gets HSMR's crops and is read as HSMR is; nobody knows its body.
Result<std::unique_ptr<BodyRegressor>> loadTorchScript(const RegressorChoice& choice,
                                                       const Job& job) {
    if (choice.weights.empty()) {
        return fail(ErrorCode::Usage, "--backend torchscript needs --weights with the module");
    }
    auto parts = openSkelRegressor(choice, job);
    if (!parts) return tl::unexpected<Error>(parts.error());
    parts->bodyOfShape.clear();
    return makeSkelRegressor(*std::move(parts));
}

Result<std::unique_ptr<BodyRegressor>> loadSkelCf(const RegressorChoice& choice, const Job& job) {
    auto parts = openSkelRegressor(choice, job);
    if (!parts) return tl::unexpected<Error>(parts.error());
    parts->system = RegressorSystem::SkelCf;
    if (!choice.focal_px && isInstalled(kFieldOfView)) {
        NetworkOptions options;
        options.device = choice.device;
        auto fov = openNetwork(kFieldOfView, *foundWeights(kFieldOfView), options, job);
        if (!fov) return tl::unexpected<Error>(fov.error());
        parts->fieldOfView = std::move(fov->network);
        parts->fieldOfViewHash = std::move(fov->hash);
    }
    return makeSkelRegressor(*std::move(parts));
}

Result<std::unique_ptr<BodyRegressor>> loadBioPose(const RegressorChoice& choice, const Job& job) {
    auto parts = openBioPose(choice, job);
    if (!parts) return tl::unexpected<Error>(parts.error());
    return makeBioPoseRegressor(*std::move(parts));
}

/// The body whose shape numbers a network of ours speaks; empty where the file does not say.
std::string bodyKnownTo(const std::filesystem::path& weights) {
    if (weights.extension() != ".safetensors") return {};
    const auto file = readSafetensors(weights);
    if (!file) return {};
    const auto body = file->metadata.find(kBodyKey);
    return body == file->metadata.end() ? std::string() : body->second;
}

Result<std::unique_ptr<BodyRegressor>> loadDefault(const RegressorChoice& choice, const Job& job) {
    if (choice.asPublished) {
        return fail(ErrorCode::Usage,
                    "--as-published belongs to published systems; 'default' is our own");
    }
    if (!choice.body || !choice.body->keypoints44) {
        return fail(ErrorCode::MissingModel,
                    "backend 'default' needs a body with keypoints of its own: import "
                    "J_regressor_SKEL_mix_MALE.pkl with it, or use --body open-female");
    }
    auto weights = weightsFor(choice, "default");
    if (!weights) return tl::unexpected<Error>(weights.error());
    auto options = optionsOf(choice);
    if (!options) return tl::unexpected<Error>(options.error());
    options->looksMirrored = choice.mirrored;
    auto opened = openNetwork("default", *weights, *options, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    return makeDefaultRegressor({std::move(opened->network), std::move(opened->hash),
                                 bodyKnownTo(*weights), choice.body, choice.focal_px,
                                 choice.mirrored});
}

class NetworkBackends : public RegressorLoader {
public:
    std::vector<Backend> backends() const override {
        std::vector<Backend> all;
        const bool hasLibrary = isNetworkLibraryInstalled();
        for (const Known& known : kKnown) {
            // A user's own module is named with each analysis.
            const bool needsNone = *known.network == '\0';
            const bool isThere = hasLibrary && (needsNone || isInstalled(known.network));
            all.push_back({known.name, known.title, isThere});
        }
        return all;
    }

    Result<std::unique_ptr<BodyRegressor>> load(const RegressorChoice& choice,
                                                const Job& job) const override {
        if (choice.backend == "default") return loadDefault(choice, job);
        if (choice.backend == "hsmr") return loadHsmr(choice, job);
        if (choice.backend == "skelcf") return loadSkelCf(choice, job);
        if (choice.backend == "biopose") return loadBioPose(choice, job);
        if (choice.backend == "torchscript") return loadTorchScript(choice, job);
        return fail(ErrorCode::Usage, "there is no network backend '" + choice.backend + "'");
    }
};

}  // namespace

const RegressorLoader& networkBackends() {
    static const NetworkBackends backends;
    return backends;
}

}  // namespace gonio
