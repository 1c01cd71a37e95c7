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

bool isInstalled(const std::string& network) {
    const auto file = installedWeights(network);
    std::error_code ignored;
    return file && fs::is_regular_file(*file, ignored);
}

std::string titleOf(const std::string& network) {
    const NetworkKind* kind = findNetworkKind(network);
    return kind == nullptr ? network : std::string(kind->title);
}

Result<fs::path> weightsFor(const RegressorChoice& choice, const std::string& network) {
    if (!choice.weights.empty()) return choice.weights;
    auto installed = installedWeights(network);
    if (!installed || isInstalled(network)) return installed;
    return fail(ErrorCode::MissingModel,
                "the weights of " + titleOf(network) +
                    " are not installed: import their file with 'gonio import FILE', or name it "
                    "with --weights FILE; backend 'fit' works without them");
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
