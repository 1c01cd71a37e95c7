#include "app/cli/bench_cases.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "core/biomech/text_numbers.h"
#include "core/fit/trajectory_fit.h"
#include "core/pipeline/synth_clip.h"
#include "core/synth/replay.h"

namespace gonio::bench {
namespace {

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Decoded {
    int frames = 0;
    std::size_t bytes = 0;
    double time_s = 0;
};

Result<Decoded> decodeAll(const std::filesystem::path& file) {
    auto video = VideoReader::open(file);
    if (!video) return tl::unexpected<Error>(video.error());
    Decoded decoded;
    std::optional<Error> problem;
    decoded.time_s = secondsOf([&] {
        for (auto frame = (*video)->next();; frame = (*video)->next()) {
            if (!frame) problem = frame.error();
            if (!frame || !*frame) break;
            ++decoded.frames;
            if ((*frame)->image) decoded.bytes += (*frame)->image->rgb.size();
        }
    });
    if (problem) return tl::unexpected<Error>(*problem);
    return decoded;
}

}  // namespace

Result<std::vector<BenchResult>> benchTrajectoryFit(const BodyModel& model, const Job& job) {
    SynthClipOptions options;
    options.duration_s = 5;
    options.rate_hz = 60;
    auto clip = planClip(model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    ReplayOptions noise;
    noise.noise_px = 2;
    const Keypoints2D keypoints = degraded(keypointsOf(clip->truth), noise);
    const Motion& motion = clip->truth.generated.motion;
    Result<TrajectoryFit> fit;
    const double time_s = secondsOf([&] {
        fit = fitTrajectory(model, keypoints, motion.times_s, motion.camera.size_px, {}, {}, job);
    });
    if (!fit) return tl::unexpected<Error>(fit.error());
    const auto frames = static_cast<double>(motion.size());
    const double perFrame_ms = 1e3 * time_s / frames;
    return std::vector<BenchResult>{
        {"trajectory fit, a frame", perFrame_ms, "ms", 20, "ms", perFrame_ms / 20, 1,
         "target; a walk of " + formatFixed(frames, 0) + " frames at 60 Hz, one thread"}};
}

Result<std::vector<BenchResult>> benchVideo(const BodyModel& model, const Job& job) {
    SynthClipOptions options;
    options.duration_s = 3;
    options.rate_hz = 60;
    options.clip.scene.noise = 3;
    auto clip = planClip(model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    std::error_code ignored;
    const auto folder =
        std::filesystem::temp_directory_path(ignored) / ("gonio_bench_" + std::to_string(getpid()));
    auto written = writeSynthClip(model, *clip, options, folder, job);
    auto decoded = written ? decodeAll(folder / "video.mp4")
                           : Result<Decoded>(tl::unexpected<Error>(written.error()));
    std::filesystem::remove_all(folder, ignored);
    if (!decoded) return tl::unexpected<Error>(decoded.error());
    const std::size_t pictureBytes =
        decoded->bytes / static_cast<std::size_t>(std::max(decoded->frames, 1));
    std::vector<char> from(pictureBytes, 1), to(pictureBytes, 2);
    const double copy_s =
        medianTime_s(50, [&] { std::memcpy(to.data(), from.data(), pictureBytes); });
    const double rate = decoded->frames / decoded->time_s;
    return std::vector<BenchResult>{{"video decode, 1280 x 720 H.264", rate, "frames/s", 1 / copy_s,
                                     "frames/s", rate * copy_s, 1,
                                     "to RGB pictures, against copying such pictures"}};
}

Result<BenchResult> benchDecode(const std::filesystem::path& video) {
    const auto decoded = decodeAll(video);
    if (!decoded) return tl::unexpected<Error>(decoded.error());
    const double rate = decoded->frames / decoded->time_s;
    return BenchResult{"  decoding alone", rate, "frames/s", 0, "", 0, 1, ""};
}

}  // namespace gonio::bench
