#include "app/gui/shell/demo_case.h"

#include <QDateTime>
#include <QStandardPaths>
#include <algorithm>

#include "app/gui/shell/program_settings.h"
#include "core/case/case_file.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCase = "demonstration.gonio";
constexpr const char* kVideo = "walk.mp4";

fs::path userFolder() {
    return fs::path(
               QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()) /
           "demonstration";
}

// First the trial with its video, then everything else: the history of somebody who opened a video
// and analysed it.
std::vector<Edit> stepsTo(const Case& original, const fs::path& video) {
    const Trial& first = original.trials().begin()->second;
    Trial trial = first;
    trial.video.path = video.string();
    const Case nothing;
    std::vector<Edit> steps{EditBuilder(nothing, EditKind::NewCase, {original.name()})
                                .renameCase(original.name())
                                .putTrial(trial)
                                .build()};
    Edit rest{EditKind::Analyse, {first.name}, {}};
    for (const std::string& key : original.keys()) {
        const auto isIn = [&](const RecordChange& change) { return change.key == key; };
        const auto& done = steps.front().changes;
        if (std::none_of(done.begin(), done.end(), isIn)) {
            rest.changes.push_back({key, std::nullopt, original.record(key)});
        }
    }
    steps.push_back(std::move(rest));
    return steps;
}

bool isTouched(const fs::path& caseFile) {
    constexpr std::size_t kOwnSteps = 2;  // see stepsTo()
    auto file = CaseFile::open(caseFile, CaseFile::Access::ReadOnly);
    if (!file) return true;  // whatever it is, it is not ours to delete
    const auto journal = (*file)->journal();
    return !journal || journal->size() > kOwnSteps;
}

Result<void> clearAway(const fs::path& folder) {
    std::error_code problem;
    if (!fs::exists(folder / kCase, problem)) return {};
    if (!isTouched(folder / kCase)) {
        fs::remove_all(folder, problem);
        return {};
    }
    const QString now = QDateTime::currentDateTime().toString("yyyy-MM-dd hh-mm-ss-zzz");
    const fs::path kept = folder.string() + " " + now.toStdString();
    fs::rename(folder, kept, problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the demonstration that you worked in cannot be put "
                    "aside (" +
                        problem.message() + "): " + folder.string());
    }
    ProgramSettings().addRecentCase(QString::fromStdString((kept / kCase).string()));
    return {};
}

Result<void> makeCopy(const fs::path& original, const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (!problem) {
        fs::copy_file(original / kVideo, folder / kVideo, fs::copy_options::overwrite_existing,
                      problem);
    }
    if (problem) {
        return fail(ErrorCode::WriteFailed, "the demonstration cannot be copied (" +
                                                problem.message() + "): " + folder.string());
    }
    auto file = CaseFile::open(original / kCase, CaseFile::Access::ReadOnly);
    if (!file) return tl::unexpected<Error>(file.error());
    auto value = (*file)->load();
    if (!value) return tl::unexpected<Error>(value.error());
    if (value->trials().empty()) {
        return fail(ErrorCode::MalformedFile, "the demonstration holds no trial");
    }
    // Under another name until it is complete.
    const fs::path growing = folder / "growing.gonio";
    fs::remove(growing, problem);
    auto copy = CaseFile::create(growing);
    if (!copy) return tl::unexpected<Error>(copy.error());
    for (const Edit& step : stepsTo(*value, folder / kVideo)) {
        if (auto written = (*copy)->append(step); !written) return written;
    }
    if (auto placed = (*copy)->copyTo(folder / kCase); !placed) return placed;
    copy->reset();
    fs::remove(growing, problem);
    return {};
}

}  // namespace

Result<fs::path> demonstrationCase(bool fresh) {
    auto resources = resourceFolder();
    if (!resources) return resources;
    const fs::path original = *resources / "demo";
    std::error_code problem;
    if (!fs::exists(original / kCase, problem)) {
        return fail(ErrorCode::MissingModel,
                    "the demonstration is missing from the program's own files; install the "
                    "program again; expected at " +
                        original.string());
    }
    const fs::path copy = userFolder();
    if (fresh) {
        if (auto cleared = clearAway(copy); !cleared) return tl::unexpected(cleared.error());
    }
    if (fs::exists(copy / kCase, problem)) return copy / kCase;
    if (auto made = makeCopy(original, copy); !made) return tl::unexpected<Error>(made.error());
    return copy / kCase;
}

bool isDemonstration(const fs::path& caseFile) {
    return caseFile.filename() == kCase && caseFile.parent_path() == userFolder();
}

}  // namespace gonio
