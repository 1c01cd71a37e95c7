#include <cmath>
#include <memory>

#include "app/bench/bench.h"
#include "core/body/bones.h"
#include "core/body/point_set.h"
#include "core/fit/fit_body.h"
#include "core/fit/skelify.h"

namespace gonio::bench {
namespace {

constexpr int kRuns = 15;
constexpr int kBatch = 64;
constexpr double kFocal = 5000.0 / 256.0;

// Bent everywhere, so that no corrective is passed over; differs from frame to frame.
PoseVector movingPose(int frame) {
    PoseVector pose;
    for (int d = 0; d < kDofCount; ++d) pose[d] = 0.25 + 0.2 * std::sin(0.7 * d + 0.3 * frame);
    pose[27] = pose[37] = -0.2;
    pose[39] = -pose[39];
    return pose;
}

ShapeVector someShape() {
    ShapeVector shape;
    for (int b = 0; b < kShapeCount; ++b) shape[b] = 0.5 * std::cos(1.3 * b);
    return shape;
}

/// Floating-point work of posing one skin, counted from the tables.
double workOfSkin_flop(const BodyModel& model) {
    const double vertices = model.vertexCount();
    const double correctives = model.hasPoseCorrectives() ? 19.0 * 9 * 2 * 3 * vertices : 0;
    return correctives + 24.0 * static_cast<double>(model.skinWeights.value.size()) + 18 * vertices;
}

BenchResult milliseconds(std::string name, double time_s, double reference_ms, int runs,
                         std::string note) {
    BenchResult result{std::move(name), time_s * 1e3, "ms", reference_ms, "ms", 0, runs,
                       std::move(note)};
    if (reference_ms > 0) result.ratio = result.value / reference_ms;
    return result;
}

struct BatchFrames {
    std::vector<Kinematics> kinematics = std::vector<Kinematics>(kBatch);
    std::vector<Eigen::Vector3d> translations_m =
        std::vector<Eigen::Vector3d>(kBatch, Eigen::Vector3d(0, 1, 3));
    std::vector<VertexArray> skins = std::vector<VertexArray>(kBatch);
};

BenchResult shareOfPeak(const BodyModel& model, double batch_s, const MachinePeak& peak) {
    const double rate_gflops = kBatch * workOfSkin_flop(model) / batch_s / 1e9;
    return {"skin, share of the machine's arithmetic",
            rate_gflops,
            "GFLOP/s",
            peak.allThreads_gflops,
            "GFLOP/s",
            peak.allThreads_gflops > 0 ? rate_gflops / peak.allThreads_gflops : 0,
            kRuns,
            "batch of 64; a roof that only loops in registers reach"};
}

}  // namespace

std::vector<BenchResult> benchBody(const BodyModel& model, const MachinePeak& peak) {
    std::vector<BenchResult> results;
    const RestShape rest = computeRestShape(model, someShape());
    const SkinPoser poser(model, rest);
    const auto frames = std::make_unique<BatchFrames>();
    const double one_s = medianTime_s(kRuns, [&] {
        computeKinematics(rest, movingPose(0), frames->kinematics[0]);
        poser.pose(frames->kinematics[0], {0, 1, 3}, frames->skins[0]);
    });
    results.push_back(milliseconds("skin of one body", one_s, 91, kRuns,
                                   "reference: published layer, one body, 2 cores"));
    const double batch_s = medianTime_s(kRuns, [&] {
        for (int i = 0; i < kBatch; ++i)
            computeKinematics(rest, movingPose(i), frames->kinematics[i]);
        poser.poseBatch(frames->kinematics, frames->translations_m, frames->skins);
    });
    results.push_back(milliseconds("skin a body, batch of 64", batch_s / kBatch, 3, kRuns,
                                   "reference: published layer, batches of 64, 2 cores"));
    results.push_back(shareOfPeak(model, batch_s, peak));
    const auto& keypoints = model.keypoints44 ? model.keypoints44 : model.keypoints44Mapped;
    if (!keypoints) return results;
    const PointSet points(model, keypointDefinitions(*keypoints));
    const auto body = std::make_unique<FitBody>(model, points);
    ShapeVector shape = someShape();
    const double derivatives_s = medianTime_s(10 * kRuns, [&] {
        shape[0] += 1e-6;  // nothing kept from the last time
        body->evaluate(movingPose(0), shape, {true, true});
    });
    results.push_back(milliseconds("44 keypoints by pose and shape", derivatives_s, 0.3, 10 * kRuns,
                                   "positions and analytic derivatives; reference: target"));
    return results;
}

std::vector<BenchResult> benchSkelify(const BodyModel& model) {
    const auto& keypoints = model.keypoints44Mapped ? model.keypoints44Mapped : model.keypoints44;
    if (!keypoints) return {};
    const PointSet points(model, keypointDefinitions(*keypoints));
    BodyParameters truth{movingPose(3), 0.3 * someShape(), {0.02, 0.3, 45}};
    truth.pose_rad[0] += 3.1415926;  // upright in a camera whose y points down
    FitBody body(model, points);
    const auto& values = body.evaluate(truth.pose_rad, truth.shape, {});
    SkelifyProblem problem;
    problem.start.translation_m = {0, 0.3, 40};
    problem.start.pose_rad[0] = 3.1415926;
    problem.focal = kFocal;
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d p = values.position_m.segment<3>(3 * k) + truth.translation_m;
        problem.keypoints.row(k) << kFocal * p.x() / p.z(), kFocal * p.y() / p.z(), 0.9;
    }
    int evaluations = 0;
    bool failed = false;
    const double time_s = medianTime_s(kRuns, [&] {
        const auto fitted = skelify(model, points, problem);
        failed = failed || !fitted;
        if (fitted) evaluations = fitted->evaluations;
    });
    if (failed) return {};
    return {milliseconds("SKELify, one frame", time_s, 28'900, kRuns,
                         std::to_string(evaluations) +
                             " iterations; reference: published optimiser, 116 s for 4 frames")};
}

}  // namespace gonio::bench
