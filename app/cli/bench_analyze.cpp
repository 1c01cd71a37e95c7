#include <unistd.h>

#include <chrono>

#include "app/cli/bench_cases.h"
#include "core/biomech/text_numbers.h"
#include "core/pipeline/analyze.h"
#include "inference/backends/network_backends.h"

namespace gonio::bench {
namespace {

using Clock = std::chrono::steady_clock;

double secondsBetween(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

/// When an analysis was where.
struct Marks {
    Clock::time_point begun, opened, lookedForPeople, looked, fitted, ended;
};

PipelineJob watched(const Job& job, Marks& marks) {
    return {job.cancelled, [&marks](Stage stage, int, int) {
                const auto now = Clock::now();
                if (stage == Stage::FindPeople) marks.lookedForPeople = now;
                if (stage == Stage::FindKeypoints) marks.looked = now;
                if (stage == Stage::FitMotion) marks.fitted = now;
            }};
}

Result<AnalyzeResult> analyseOnce(const PartsChoice& choice, const AnalyzeOptions& options,
                                  const Job& job, Marks& marks) {
    auto parts = loadParts(choice, &networkBackends(), job);
    if (!parts) return tl::unexpected<Error>(parts.error());
    marks.begun = Clock::now();
    AnalyzeWatch watch;
    watch.opened = [&marks](const ClipFacts&) {
        marks.opened = marks.lookedForPeople = Clock::now();
    };
    auto result = analyze(options, *parts, watched(job, marks), watch);
    marks.ended = Clock::now();
    return result;
}

std::vector<BenchResult> linesOf(const Marks& marks, const AnalyzeResult& result,
                                 const PartsChoice& choice) {
    const double frames = result.video.frameCount;
    const std::string about =
        "backend " + choice.backend + ", " + std::to_string(result.video.width_px) + " x " +
        std::to_string(result.video.height_px) + ", " + formatFixed(frames, 0) + " frames";
    const double whole_s = secondsBetween(marks.begun, marks.ended);
    std::vector<BenchResult> lines{{"analyze, the whole", frames / whole_s, "frames/s", 15,
                                    "frames/s", frames / whole_s / 15, 1, "target; " + about}};
    const auto add = [&](const char* name, Clock::time_point from, Clock::time_point to) {
        const double time_s = secondsBetween(from, to);
        lines.push_back({name, 1e3 * time_s / frames, "ms/frame", whole_s * 1e3 / frames,
                         "ms/frame", time_s / whole_s, 1, "of the whole"});
    };
    add("  opening and hash", marks.begun, marks.opened);
    add("  finding people", marks.opened, marks.lookedForPeople);
    add("  keypoints and bodies", marks.lookedForPeople, marks.looked);
    add("  trajectory fit", marks.looked, marks.fitted);
    add("  angles, the rest", marks.fitted, marks.ended);
    return lines;
}

}  // namespace

Result<std::vector<BenchResult>> benchAnalyze(const PartsChoice& choice,
                                              const std::filesystem::path& video, const Job& job) {
    if (video.empty()) {
        return fail(ErrorCode::Usage, "bench analyze needs a video: --video FILE");
    }
    std::error_code ignored;
    AnalyzeOptions options;
    options.video = video;
    options.outputFolder = std::filesystem::temp_directory_path(ignored) /
                           ("gonio_bench_analyze_" + std::to_string(getpid()));
    options.inMemory = true;
    Marks marks;
    auto result = analyseOnce(choice, options, job, marks);
    std::filesystem::remove_all(options.outputFolder, ignored);
    if (!result) return tl::unexpected<Error>(result.error());
    std::vector<BenchResult> lines = linesOf(marks, *result, choice);
    auto decoded = benchDecode(video);
    if (!decoded) return tl::unexpected<Error>(decoded.error());
    lines.push_back(*std::move(decoded));
    return lines;
}

}  // namespace gonio::bench
