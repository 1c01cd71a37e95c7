#include "app/gui/shell/demo_case.h"

#include <QStandardPaths>

#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

fs::path userFolder() {
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                        .toStdString()) /
           "demonstration";
}

}  // namespace

Result<fs::path> demonstrationCase(bool fresh) {
    auto resources = resourceFolder();
    if (!resources) return resources;
    const fs::path original = *resources / "demo";
    std::error_code problem;
    if (!fs::exists(original / "demonstration.gonio", problem)) {
        return fail(ErrorCode::MissingModel,
                    "the demonstration is missing from the program's own files; install the "
                    "program again; expected at " +
                        original.string());
    }
    const fs::path copy = userFolder();
    if (fresh) fs::remove_all(copy, problem);
    if (fs::exists(copy / "demonstration.gonio", problem)) return copy / "demonstration.gonio";
    fs::create_directories(copy, problem);
    for (const char* name : {"walk.mp4", "demonstration.gonio"}) {
        if (!problem) {
            fs::copy_file(original / name, copy / name, fs::copy_options::overwrite_existing,
                          problem);
        }
    }
    if (problem) {
        return fail(ErrorCode::WriteFailed, "the demonstration cannot be copied (" +
                                                problem.message() + "): " + copy.string());
    }
    return copy / "demonstration.gonio";
}

bool isDemonstration(const fs::path& caseFile) {
    return caseFile.filename() == "demonstration.gonio" &&
           caseFile.parent_path() == userFolder();
}

}  // namespace gonio
