#include "inference/backends/network_backends.h"

#include "core/io/file_hash.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/skel_regressor.h"
#include "inference/plugin/load_network_library.h"
#include "inference/weights/network_kinds.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFieldOfView = "humanfov";

struct Known {
    const char* name;
    RegressorSystem system;
};

constexpr Known kKnown[] = {{"skelcf", RegressorSystem::SkelCf}, {"hsmr", RegressorSystem::Hsmr}};

/// Where importing puts the weights of a network; it need not be there.
Result<fs::path> installedWeights(const std::string& network) {
    auto models = modelFolder();
    if (!models) return tl::unexpected<Error>(models.error());
    return *models / (network + ".safetensors");
}

bool isInstalled(const std::string& network) {
    const auto file = installedWeights(network);
    std::error_code ignored;
    return file && fs::is_regular_file(*file, ignored);
}

std::string titleOf(const std::string& network) {
    const NetworkKind* kind = findNetworkKind(network);
    return kind == nullptr ? network : std::string(kind->title);
}

/// A network with the hash of its weights.
struct Opened {
    std::unique_ptr<Network> network;
    std::string hash;
};

Result<Opened> openNetwork(const NetworkLibrary& library, const std::string& name,
                           const fs::path& weights, const std::string& device, const Job& job) {
    auto hash = sha256OfFile(weights, job);
    if (!hash) return tl::unexpected<Error>(hash.error());
    NetworkOptions options;
    options.device = device;
    auto network = library.open(name, weights, options);
    if (!network) return tl::unexpected<Error>(network.error());
    return Opened{*std::move(network), *std::move(hash)};
}

Result<fs::path> weightsFor(const RegressorChoice& choice) {
    if (!choice.weights.empty()) return choice.weights;
    auto installed = installedWeights(choice.backend);
    if (!installed || isInstalled(choice.backend)) return installed;
    return fail(ErrorCode::MissingModel,
                "the weights of " + titleOf(choice.backend) +
                    " are not installed: import the official checkpoint with 'gonio import FILE', "
                    "or name it with --weights FILE; backend 'fit' works without them");
}

class NetworkBackends : public RegressorLoader {
public:
    std::vector<Backend> backends() const override {
        std::vector<Backend> all;
        const bool hasLibrary = isNetworkLibraryInstalled();
        for (const Known& known : kKnown) {
            all.push_back({known.name, titleOf(known.name), hasLibrary && isInstalled(known.name)});
        }
        return all;
    }

    Result<std::unique_ptr<BodyRegressor>> load(const RegressorChoice& choice,
                                                const Job& job) const override {
        for (const Known& known : kKnown) {
            if (choice.backend == known.name) return loadSkel(known, choice, job);
        }
        return fail(ErrorCode::Usage, "there is no network backend '" + choice.backend + "'");
    }

private:
    static Result<std::unique_ptr<BodyRegressor>> loadSkel(const Known& known,
                                                           const RegressorChoice& choice,
                                                           const Job& job) {
        auto weights = weightsFor(choice);
        if (!weights) return tl::unexpected<Error>(weights.error());
        auto library = loadNetworkLibrary();
        if (!library) return tl::unexpected<Error>(library.error());
        auto opened = openNetwork(**library, choice.backend, *weights, choice.device, job);
        if (!opened) return tl::unexpected<Error>(opened.error());
        SkelRegressorParts parts;
        parts.backend = choice.backend;
        parts.system = known.system;
        parts.fidelity = choice.asPublished ? Fidelity::Published : Fidelity::Corrected;
        parts.network = std::move(opened->network);
        parts.networkHash = std::move(opened->hash);
        parts.focal_px = choice.focal_px;
        if (known.system == RegressorSystem::SkelCf && !choice.focal_px &&
            isInstalled(kFieldOfView)) {
            auto fov = openNetwork(**library, kFieldOfView, *installedWeights(kFieldOfView),
                                   choice.device, job);
            if (!fov) return tl::unexpected<Error>(fov.error());
            parts.fieldOfView = std::move(fov->network);
            parts.fieldOfViewHash = std::move(fov->hash);
        }
        return makeSkelRegressor(std::move(parts));
    }
};

}  // namespace

const RegressorLoader& networkBackends() {
    static const NetworkBackends backends;
    return backends;
}

}  // namespace gonio
