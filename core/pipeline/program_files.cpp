#include "core/pipeline/program_files.h"

#include <algorithm>
#include <cstdlib>

#include "core/pipeline/model_kind.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

fs::path openBody(const fs::path& resources, std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return resources / "bodies" / (name + ".safetensors");
}

}  // namespace

Result<fs::path> resourceFolder() {
    if (const std::string given = environment("GONIO_RESOURCES"); !given.empty()) {
        if (isFolder(given)) return fs::path(given);
        return fail(ErrorCode::MissingModel,
                    "the folder that the variable GONIO_RESOURCES names is not there: " + given);
    }
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path().parent_path() / "share" / "goniograph";
    for (const fs::path& folder : {installed, fs::path(GONIO_SOURCE_RESOURCES)}) {
        if (isFolder(folder / "bodies") || isFolder(folder / "detectors")) return folder;
    }
    return fail(ErrorCode::MissingModel,
                "the program's own files are missing; install it again, or name their folder in "
                "the variable GONIO_RESOURCES; looked in " +
                    installed.string());
}

Result<fs::path> modelFolder() {
    if (const std::string given = environment("GONIO_MODELS"); !given.empty()) {
        return fs::path(given);
    }
    if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
        return fs::path(data) / "goniograph" / "models";
    }
    if (const std::string home = environment("HOME"); !home.empty()) {
        return fs::path(home) / ".local" / "share" / "goniograph" / "models";
    }
    return fail(ErrorCode::Usage,
                "there is no home folder for models; name a folder in the variable GONIO_MODELS");
}

Result<fs::path> findBody(const std::string& nameOrFile) {
    if (nameOrFile == "open-male" || nameOrFile == "open-female") {
        auto resources = resourceFolder();
        if (!resources) return resources;
        const fs::path path = openBody(*resources, nameOrFile);
        if (isFile(path)) return path;
        return fail(ErrorCode::MissingModel,
                    "the body " + nameOrFile +
                        " is missing from the program's own files; install "
                        "the program again; expected at " +
                        path.string());
    }
    const fs::path path(nameOrFile);
    if (path.extension() == ".pkl") {
        return fail(ErrorCode::Unsupported,
                    "a pickle is not used directly: import it once with 'gonio import FILE...' "
                    "together with the two regressor files, then use its name, such as --body " +
                        path.stem().string());
    }
    if (isFile(path)) return path;
    if (auto models = modelFolder(); models && !path.has_parent_path()) {
        const fs::path stored = *models / (path.stem().string() + ".safetensors");
        if (isFile(stored)) return stored;
    }
    return fail(ErrorCode::MissingModel, "there is no body '" + nameOrFile +
                                             "'; it must be one of " + joined(knownBodies()) +
                                             ", or a .safetensors file of a body");
}

std::vector<std::string> knownBodies() {
    std::vector<std::string> names = {"open-female", "open-male"};
    const auto models = modelFolder();
    if (!models || !isFolder(*models)) return names;
    std::error_code ignored;
    std::vector<std::string> stored;
    for (const auto& entry : fs::directory_iterator(*models, ignored)) {
        if (kindOfStored(entry.path()) == "skel-body") {
            stored.push_back(entry.path().stem().string());
        }
    }
    std::sort(stored.begin(), stored.end());
    names.insert(names.end(), stored.begin(), stored.end());
    return names;
}

}  // namespace gonio
