#include "core/biomech/angle_csv.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/motion_arrays.h"
#include "core/pipeline/person_outcome.h"

namespace gonio {
namespace {

Result<void> writeText(const std::filesystem::path& path, const std::string& text) {
    return writeFileAtomically(path, std::as_bytes(std::span(text)));
}

Result<void> writeAngles(const std::filesystem::path& path, const AngleTable& table) {
    auto text = formatAngleCsv(table);
    if (!text) return tl::unexpected<Error>(text.error());
    return writeText(path, *text);
}

}  // namespace

Result<void> writeOutcome(const RunFacts& run, const PersonOutcome& outcome,
                          const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the folder cannot be made (" + problem.message() + "): " + folder.string());
    }
    const auto steps = {
        writeNpz(folder / "keypoints.npz", keypointArrays(outcome.keypoints)),
        writeText(folder / "keypoints.json", keypointsJson(outcome.keypoints)),
        writeNpz(folder / "motion.npz",
                 motionArrays(*run.parts.body, outcome.fit.motion, outcome.track)),
        writeAngles(folder / "angles.csv", outcome.angles.openSim),
        writeAngles(folder / "angles_clinical.csv", outcome.angles.clinical),
    };
    for (const auto& step : steps) {
        if (!step) return step;
    }
    return writeText(folder / "summary.json", summaryJson(run, outcome));
}

}  // namespace gonio
