#include "inference/plugin/load_network_library.h"

#include <dlfcn.h>

#include <optional>

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "libgonio_networks.so";
constexpr const char* kRemedy =
    "; install Goniograph's networks (LibTorch) to use them, or choose --backend fit";

std::vector<fs::path> candidates() {
    std::error_code ignored;
    const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    return {folder / kFileName, folder / "../lib/goniograph" / kFileName,
            folder / "../lib" / kFileName};
}

std::optional<fs::path> installedLibrary() {
    std::error_code ignored;
    for (const fs::path& file : candidates()) {
        if (fs::exists(file, ignored)) return file;
    }
    return std::nullopt;
}

Result<const NetworkLibrary*> findLibrary() {
    if (const auto file = installedLibrary()) return loadNetworkLibrary(*file);
    return fail(ErrorCode::MissingModel,
                std::string("the networks are not installed: there is no ") + kFileName +
                    " beside the program" + kRemedy);
}

}  // namespace

Result<const NetworkLibrary*> loadNetworkLibrary(const fs::path& file) {
    // Never closed: LibTorch does not survive being unloaded.
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* reason = dlerror();
        return fail(ErrorCode::MissingModel,
                    "the networks cannot be loaded (" +
                        std::string(reason == nullptr ? file.string() : reason) + ")" + kRemedy);
    }
    const auto entry = reinterpret_cast<NetworkLibraryEntry>(dlsym(library, kNetworkLibraryEntry));
    const NetworkLibrary* networks = entry == nullptr ? nullptr : entry(kNetworkLibraryVersion);
    if (networks == nullptr) {
        return fail(ErrorCode::MissingModel,
                    file.string() + " belongs to another version of Goniograph" + kRemedy);
    }
    return networks;
}

bool isNetworkLibraryInstalled() {
    return installedLibrary().has_value();
}

Result<const NetworkLibrary*> loadNetworkLibrary() {
    static const Result<const NetworkLibrary*> library = findLibrary();
    return library;
}

}  // namespace gonio
