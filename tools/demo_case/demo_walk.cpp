#include "tools/demo_case/demo_walk.h"

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "core/io/file_hash.h"
#include "core/pipeline/base_analysis.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/replay_estimator.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBody = "open-female";
constexpr double kRate_hz = 30, kDuration_s = 3.6;
constexpr double kNoise_px = 1.2;
constexpr FrameRange kHidden{41, 47}, kExchanged{70, 74}, kPulled{91, 94};

SynthClipOptions clipOptions() {
    SynthClipOptions options;
    options.duration_s = kDuration_s;
    options.rate_hz = kRate_hz;
    options.view.width_px = 854;
    options.view.height_px = 480;
    options.view.focal_px = 900;
    options.view.bodyHeight_px = 265;
    options.clip.scene.frameCode = false;
    options.clip.crf = 23;
    return options;
}

/// Whether a keypoint is of that side and one of these; the body has two names for most of them.
bool isOf(const std::string& name, const char* side, std::initializer_list<const char*> points) {
    const bool ofSide = name.starts_with(side) || name.starts_with(std::string(1, side[0]) + "_");
    return ofSide && std::any_of(points.begin(), points.end(), [&](const char* point) {
               return name.find(point) != std::string::npos;
           });
}

// What goes wrong in real recordings, so that there is something to review and to correct.
void spoil(Keypoints2D& keypoints) {
    ReplayOptions noise;
    noise.noise_px = kNoise_px;
    noise.noise3D_m = 0.01;
    keypoints = degraded(keypoints, noise);
    for (int i = 0; i < int(keypoints.frames.size()); ++i) {
        KeypointFrame& frame = keypoints.frames[std::size_t(i)];
        if (kExchanged.contains(i)) swapSides(keypoints.names, frame);
        for (int k = 0; k < int(keypoints.names.size()) && !frame.empty(); ++k) {
            const std::string& name = keypoints.names[std::size_t(k)];
            const bool leftLeg = isOf(name, "left", {"knee", "ankle", "toe", "heel"});
            if (leftLeg && kHidden.contains(i)) frame.image_px(k, 2) = 0.15;
            if (isOf(name, "right", {"ankle"}) && kPulled.contains(i)) {
                frame.image_px(k, 0) += 22;  // the detector took a shadow for the foot
                frame.image_px(k, 1) -= 14;
            }
        }
    }
    keypoints.detector = "generated";
}

std::optional<Event> eventOf(const MotionEvent& motion, const std::vector<double>& times_s) {
    Event event;
    if (motion.name.starts_with("heel_strike")) event.kind = "foot strike";
    if (motion.name.starts_with("toe_off")) event.kind = "toe off";
    if (event.kind.empty() || motion.time_s < 0 || motion.time_s > times_s.back()) return {};
    event.side = motion.name.ends_with("_r") ? "right" : "left";
    event.frame = int(std::lround(motion.time_s * kRate_hz));
    event.byUser = false;
    if (event.frame >= int(times_s.size())) return {};
    return event;
}

Result<DemoWalk> analyseWalk(const fs::path& video, const fs::path& folder, AnalyzeParts& parts) {
    DemoWalk walk;
    AnalyzeOptions options;
    options.video = video;
    options.outputFolder = folder / "results";
    std::optional<Error> problem;
    AnalyzeWatch watch;
    watch.finished = [&](const RunFacts& run, const PersonOutcome& outcome) {
        auto base = baseAnalysisOf(outcome, options.cutoff_hz, 0.2);
        if (!base) {
            problem = base.error();
            return;
        }
        walk.base = *std::move(base);
        walk.info = analysisInfoOf(run, outcome, kBody);
    };
    auto analysed = analyze(options, parts, {}, watch);
    if (!analysed) return tl::unexpected<Error>(analysed.error());
    if (problem) return tl::unexpected<Error>(*problem);
    const VideoInfo& info = analysed->video;
    walk.video = {video.filename().string(),
                  {},
                  info.frameCount,
                  info.width_px,
                  info.height_px,
                  info.nominalRate_hz,
                  info.duration_s,
                  {}};
    return walk;
}

}  // namespace

Result<DemoWalk> makeDemoWalk(const fs::path& video) {
    auto body = findBody(kBody);
    if (!body) return tl::unexpected<Error>(body.error());
    auto model = loadBodyModel(*body);
    if (!model) return tl::unexpected<Error>(model.error());
    const SynthClipOptions options = clipOptions();
    auto clip = planClip(**model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    std::error_code ignored;
    const fs::path folder =
        fs::temp_directory_path(ignored) / ("gonio_demo_" + std::to_string(getpid()));
    auto made = writeSynthClip(**model, *clip, options, folder);
    if (!made) return tl::unexpected<Error>(made.error());
    fs::copy_file(folder / "video.mp4", video, fs::copy_options::overwrite_existing, ignored);
    Keypoints2D keypoints = keypointsOf(clip->truth);
    spoil(keypoints);
    auto hash = sha256OfFile(*body), videoHash = sha256OfFile(video);
    if (!hash || !videoHash) return fail(ErrorCode::WriteFailed, "the video could not be written");
    AnalyzeParts parts;
    parts.body = *model;
    parts.bodyHash = *hash;
    parts.estimator = makeReplayEstimator(std::move(keypoints), "generated");
    parts.solver = makeTrajectorySolver();
    auto walk = analyseWalk(video, folder, parts);
    fs::remove_all(folder, ignored);
    if (!walk) return walk;
    walk->video.sha256 = *videoHash;
    const std::vector<double>& times_s = clip->truth.generated.motion.times_s;
    for (const MotionEvent& motion : clip->truth.generated.events) {
        if (auto event = eventOf(motion, times_s)) walk->events.push_back(*event);
    }
    return walk;
}

}  // namespace gonio
