#include "inference/backends/open_weights.h"

#include "core/io/file_hash.h"
#include "core/pipeline/program_files.h"
#include "inference/plugin/load_network_library.h"
#include "inference/weights/network_kinds.h"

namespace gonio {

namespace fs = std::filesystem;

Result<fs::path> installedWeights(const std::string& network) {
    auto models = modelFolder();
    if (!models) return tl::unexpected<Error>(models.error());
    return *models / (network + ".safetensors");
}

std::optional<fs::path> foundWeights(const std::string& network) {
    std::error_code ignored;
    if (const auto file = installedWeights(network); file && fs::is_regular_file(*file, ignored)) {
        return *file;
    }
    const auto resources = resourceFolder();
    if (!resources) return std::nullopt;
    fs::path own = *resources / "networks" / (network + ".safetensors");
    return fs::is_regular_file(own, ignored) ? std::optional(std::move(own)) : std::nullopt;
}

bool isInstalled(const std::string& network) {
    return foundWeights(network).has_value();
}

std::string titleOf(const std::string& network) {
    const NetworkKind* kind = findNetworkKind(network);
    return kind == nullptr ? network : std::string(kind->title);
}

Result<fs::path> weightsFor(const RegressorChoice& choice, const std::string& network) {
    if (!choice.weights.empty()) return choice.weights;
    if (auto found = foundWeights(network)) return *std::move(found);
    if (auto models = modelFolder(); !models) return models;
    return fail(ErrorCode::MissingModel,
                "the weights of " + titleOf(network) +
                    " are not installed: import their file with 'gonio import FILE', or name it "
                    "with --weights FILE; backend 'fit' works without them");
}

Result<NetworkOptions> optionsOf(const RegressorChoice& choice) {
    const auto precision = kPrecisions.find(choice.precision);
    if (precision == kPrecisions.end()) {
        return fail(ErrorCode::Usage,
                    "there is no precision '" + choice.precision + "'; float32, bfloat16 or half");
    }
    NetworkOptions options;
    options.device = choice.device;
    options.precision = precision->second;
    return options;
}

Result<OpenedNetwork> openNetwork(const std::string& network, const fs::path& weights,
                                  const NetworkOptions& options, const Job& job) {
    auto library = loadNetworkLibrary();
    if (!library) return tl::unexpected<Error>(library.error());
    auto hash = sha256OfFile(weights, job);
    if (!hash) return tl::unexpected<Error>(hash.error());
    auto opened = (*library)->open(network, weights, options);
    if (!opened) return tl::unexpected<Error>(opened.error());
    return OpenedNetwork{*std::move(opened), *std::move(hash)};
}

}  // namespace gonio
