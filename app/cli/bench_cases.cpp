#include "app/cli/bench_cases.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>
#include <thread>

#include "core/biomech/text_numbers.h"
#include "core/fit/skelify.h"
#include "core/fit/trajectory_fit.h"
#include "core/pipeline/synth_clip.h"
#include "core/synth/replay.h"

namespace gonio {
namespace {

using Clock = std::chrono::steady_clock;

double secondsOf(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Fastest of the calls made in about 0.4 s: what the machine can do when others let it.
double fastestSeconds(const std::function<void()>& work) {
    work();
    double fastest = secondsOf(work);
    int calls = 1;
    for (double total = fastest; total < 0.4 || calls < 5; ++calls) {
        const double time = secondsOf(work);
        fastest = std::min(fastest, time);
        total += time;
    }
    return fastest;
}

PoseVector somePose() {
    PoseVector pose;
    for (int i = 0; i < kDofCount; ++i) pose[i] = 0.3 * std::sin(1.7 * i);
    return pose;
}

/// A pose of the 44 keypoints as a crop of the person's size.
CropKeypoints cropOf(const KeypointFrame& frame, const PersonBox& box) {
    CropKeypoints points;
    const double side = 1.2 * std::max(box.width_px, box.height_px);
    for (int k = 0; k < kKeypointCount; ++k) {
        points(k, 0) = (frame.image_px(k, 0) - box.x_px - box.width_px / 2) / side;
        points(k, 1) = (frame.image_px(k, 1) - box.y_px - box.height_px / 2) / side;
        points(k, 2) = frame.image_px(k, 2);
    }
    return points;
}

Result<double> skelifySeconds(const BodyModel& model, const SynthTruth& truth,
                              const Keypoints2D& keypoints) {
    const auto& weights = model.keypoints44Mapped ? model.keypoints44Mapped : model.keypoints44;
    const PointSet points(model, keypointDefinitions(*weights));
    const std::size_t frames = 8, step = keypoints.frames.size() / frames;
    double total = 0;
    for (std::size_t i = 0; i < frames; ++i) {
        SkelifyProblem problem;
        problem.keypoints = cropOf(keypoints.frames[i * step], truth.boxes[i * step]);
        problem.start.pose_rad[0] = 3.14159;  // upright in a camera whose y points down
        problem.start.translation_m = {0, 0, 40};
        Result<SkelifyResult> result;
        total += secondsOf([&] { result = skelify(model, points, problem); });
        if (!result) return tl::unexpected<Error>(result.error());
    }
    return total / static_cast<double>(frames);
}

}  // namespace

Result<std::vector<BenchLine>> benchMachine(const BodyModel& /*model*/, const Job& /*job*/) {
    const std::size_t size = std::size_t{64} << 20;
    std::vector<char> from(size, 1), to(size, 2);
    const double copy_s = fastestSeconds([&] { std::memcpy(to.data(), from.data(), size); });
    const int n = 512;
    const Eigen::MatrixXf a = Eigen::MatrixXf::Random(n, n), b = Eigen::MatrixXf::Random(n, n);
    Eigen::MatrixXf c(n, n);
    const double product_s = fastestSeconds([&] { c.noalias() = a * b; });
    return std::vector<BenchLine>{
        {"threads", static_cast<double>(std::thread::hardware_concurrency()), "", ""},
        {"memory copy, one thread", static_cast<double>(size) / copy_s / 1e9, "GB/s", "peak"},
        {"float products, one thread", 2.0 * n * n * n / product_s / 1e9, "Gflop/s",
         "matrix product, portable code"}};
}

Result<std::vector<BenchLine>> benchBody(const BodyModel& model, const Job& /*job*/) {
    const RestShape rest = computeRestShape(model, ShapeVector::Zero());
    const SkinPoser skin(model, rest);
    const PoseVector pose = somePose();
    Kinematics kinematics;
    VertexArray vertices_m;
    const double forward_s = fastestSeconds([&] {
        computeKinematics(rest, pose, kinematics);
        skin.pose(kinematics, Eigen::Vector3d::Zero(), vertices_m);
    });
    constexpr std::size_t kBatch = 64;
    std::vector<Kinematics> many(kBatch, kinematics);
    std::vector<Eigen::Vector3d> translations_m(kBatch, Eigen::Vector3d::Zero());
    std::vector<VertexArray> skins_m(kBatch);
    const double batch_s = fastestSeconds([&] {
        for (Kinematics& one : many) computeKinematics(rest, pose, one);
        skin.poseBatch(many, translations_m, skins_m);
    });
    const RestShapeDerivatives restD = computeRestShapeDerivatives(model, rest);
    const double derivatives_s = fastestSeconds([&] {
        computeKinematics(rest, pose, kinematics);
        computePoseDerivatives(rest, pose, kinematics);
        computeShapeDerivatives(model, rest, restD, pose, kinematics);
    });
    return std::vector<BenchLine>{
        {"body forward with skin, one", 1e3 * forward_s, "ms", "target 1 ms"},
        {"body forward with skin, batch of 64", 1e3 * batch_s / kBatch, "ms a body", ""},
        {"joints with all derivatives", 1e3 * derivatives_s, "ms", "angles and shape"}};
}

Result<std::vector<BenchLine>> benchFit(const BodyModel& model, const Job& job) {
    SynthClipOptions options;
    options.duration_s = 5;
    options.rate_hz = 60;
    auto clip = planClip(model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    ReplayOptions noise;
    noise.noise_px = 2;
    const Keypoints2D keypoints = degraded(keypointsOf(clip->truth), noise);
    auto skelify_s = skelifySeconds(model, clip->truth, keypoints);
    if (!skelify_s) return tl::unexpected<Error>(skelify_s.error());
    const Motion& motion = clip->truth.generated.motion;
    Result<TrajectoryFit> fit;
    const double fit_s = secondsOf([&] {
        fit = fitTrajectory(model, keypoints, motion.times_s, motion.camera.size_px, {}, job);
    });
    if (!fit) return tl::unexpected<Error>(fit.error());
    const auto frames = static_cast<double>(motion.size());
    return std::vector<BenchLine>{
        {"SKELify", 1e3 * *skelify_s, "ms a frame", "target 30 ms"},
        {"trajectory fit", 1e3 * fit_s / frames, "ms a frame",
         "target 20 ms; walk, " + formatFixed(frames, 0) + " frames at 60 Hz"}};
}

Result<std::vector<BenchLine>> benchVideo(const BodyModel& model, const Job& job) {
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
    Result<std::unique_ptr<VideoReader>> video =
        written ? VideoReader::open(folder / "video.mp4") : tl::unexpected<Error>(written.error());
    int frames = 0;
    std::size_t bytes = 0;
    const double decode_s = secondsOf([&] {
        while (video) {
            auto frame = (*video)->next();
            if (!frame || !*frame) break;
            ++frames;
            if ((*frame)->image) bytes += (*frame)->image->rgb.size();
        }
    });
    std::filesystem::remove_all(folder, ignored);
    if (!video) return tl::unexpected<Error>(video.error());
    const std::size_t pictureBytes = bytes / static_cast<std::size_t>(std::max(frames, 1));
    std::vector<char> from(pictureBytes, 1), to(pictureBytes, 2);
    const double copy_s =
        fastestSeconds([&] { std::memcpy(to.data(), from.data(), pictureBytes); });
    return std::vector<BenchLine>{
        {"video decode, 1280 x 720 H.264", frames / decode_s, "frames/s", "to RGB pictures"},
        {"plain copy of such pictures", 1 / copy_s, "frames/s", "one thread"}};
}

}  // namespace gonio
