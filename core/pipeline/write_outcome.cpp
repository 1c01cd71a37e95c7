#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/biomech/angle_csv.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/motion_arrays.h"
#include "core/pipeline/person_outcome.h"
#include "core/pipeline/regressed_arrays.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSummaryFile = "summary.json";

Result<void> removeFile(const fs::path& file) {
    std::error_code problem;
    fs::remove(file, problem);  // a file that is not there is no problem
    if (!problem) return {};
    return fail(ErrorCode::WriteFailed, "a result of an earlier run cannot be removed (" +
                                            problem.message() + "): " + file.string());
}

bool holdsOurSummary(const fs::path& folder) {
    const auto text = readFile(folder / kSummaryFile);
    if (!text) return false;
    const auto* begin = reinterpret_cast<const char*>(text->data());
    const auto json = nlohmann::json::parse(begin, begin + text->size(), nullptr, false);
    return json.is_object() && json.contains("program") && json["program"].is_object() &&
           json["program"].value("name", nlohmann::json()) == "goniograph";
}

bool isPersonFolder(const fs::path& folder) {
    const std::string name = folder.filename().string(), start = "person_";
    return name.starts_with(start) && name.size() > start.size() &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()), name.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> removeOutcome(const fs::path& folder) {
    if (!holdsOurSummary(folder)) return {};
    for (const char* name : {kSummaryFile, "keypoints.npz", "keypoints.json", "network.npz",
                             "motion.npz", "angles.csv", "angles_clinical.csv"}) {
        if (auto removed = removeFile(folder / name); !removed) return removed;
    }
    return {};
}

Result<void> writeText(const std::filesystem::path& path, const std::string& text) {
    return writeFileAtomically(path, std::as_bytes(std::span(text)));
}

Result<void> writeAngles(const std::filesystem::path& path, const AngleTable& table) {
    auto text = formatAngleCsv(table);
    if (!text) return tl::unexpected<Error>(text.error());
    return writeText(path, *text);
}

}  // namespace

Result<void> removeEarlierOutcomes(const fs::path& folder) {
    if (auto removed = removeOutcome(folder); !removed) return removed;
    std::vector<fs::path> persons;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const bool real = entry.is_directory(ignored) && !entry.is_symlink(ignored);
        if (real && isPersonFolder(entry.path()) && holdsOurSummary(entry.path())) {
            persons.push_back(entry.path());
        }
    }
    for (const fs::path& person : persons) {
        if (auto removed = removeOutcome(person); !removed) return removed;
        fs::remove(person, ignored);  // keeps a folder that holds other files
    }
    return {};
}

Result<void> writeOutcome(const RunFacts& run, const PersonOutcome& outcome,
                          const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the folder cannot be made (" + problem.message() + "): " + folder.string());
    }
    // While files are being replaced there is no summary to vouch for them.
    auto done = removeFile(folder / kSummaryFile);
    if (done) done = writeNpz(folder / "keypoints.npz", keypointArrays(outcome.keypoints));
    if (done) done = writeText(folder / "keypoints.json", keypointsJson(outcome.keypoints));
    if (done && !outcome.regressed.empty()) {
        done = writeNpz(folder / "network.npz", regressedArrays(outcome.regressed.frames));
    }
    if (done) {
        done = writeNpz(folder / "motion.npz",
                        motionArrays(*run.parts.body, outcome.fit.motion, outcome.track));
    }
    if (done) done = writeAngles(folder / "angles.csv", outcome.angles.openSim);
    if (done) done = writeAngles(folder / "angles_clinical.csv", outcome.angles.clinical);
    if (!done) return done;
    return writeText(folder / kSummaryFile, summaryJson(run, outcome));
}

}  // namespace gonio
