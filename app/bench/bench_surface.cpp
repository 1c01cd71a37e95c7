#include <cmath>
#include <memory>
#include <numeric>

#include "app/bench/bench.h"
#include "core/body/skin.h"
#include "core/body/skin_patch.h"
#include "core/body/smpl.h"
#include "core/fit/surface_fit.h"

namespace gonio::bench {
namespace {

constexpr int kRuns = 5;
constexpr int kFrames = 16;
constexpr int kBatch = 64;
constexpr int kSmplVertices = 6890;

BodyParameters movingBody(int frame) {
    BodyParameters body;
    for (int d = 0; d < kDofCount; ++d) body.pose_rad[d] = 0.3 * std::sin(0.7 * d + 0.4 * frame);
    for (int b = 0; b < kShapeCount; ++b) body.shape[b] = std::cos(1.3 * b + frame);
    body.translation_m = {0.1 * frame, 1, 3};
    return body;
}

BenchResult shareOfPeak(std::string name, double work_flop, double time_s, double peak_gflops,
                        std::string note) {
    const double rate_gflops = work_flop / time_s / 1e9;
    return {std::move(name), rate_gflops,    "GFLOP/s",
            peak_gflops,     "GFLOP/s",      peak_gflops > 0 ? rate_gflops / peak_gflops : 0,
            kRuns,           std::move(note)};
}

std::vector<VertexArray> movingSkins(const BodyModel& model) {
    std::vector<VertexArray> skins(kFrames);
    const auto kinematics = std::make_unique<Kinematics>();
    for (int i = 0; i < kFrames; ++i) {
        const BodyParameters body = movingBody(i);
        const SkinPoser poser(model, computeRestShape(model, body.shape));
        computeKinematics(poser.rest(), body.pose_rad, *kinematics);
        poser.pose(*kinematics, body.translation_m, skins[i]);
    }
    return skins;
}

/// Floating-point work of the normal equations, counted from the loops of SkinPatch.
double workOfNormalEquations_flop(const BodyModel& model) {
    const double joints = static_cast<double>(model.skinWeights.value.size()) / model.vertexCount();
    const double correctives = model.hasPoseCorrectives() ? 1 : 0;
    const double rest = 6 * (kShapeCount + kPoseFeatureCount * correctives);
    const double pose = 30 * joints + kDofCount * 30 + correctives * 38 * (54 + 18);
    const double shape = kShapeCount * (18 + 24 * joints + correctives * 6 * 171);
    const double product = 3.0 * (kBodyUnknowns + 1) * (kBodyUnknowns + 2);
    return model.vertexCount() * (rest + pose + shape + product);
}

BenchResult benchNormalEquations(const BodyModel& model, const VertexArray& skin_m,
                                 const MachinePeak& peak) {
    std::vector<int> all(static_cast<std::size_t>(model.vertexCount()));
    std::iota(all.begin(), all.end(), 0);
    const SkinPatch patch(model, all);
    const auto target = patch.targetOf(skin_m);
    const BodyParameters body = movingBody(1);
    const RestShape rest = computeRestShape(model, body.shape);
    const RestShapeDerivatives restByShape = computeRestShapeDerivatives(model, rest);
    const auto kinematics = std::make_unique<Kinematics>();
    const auto equations = std::make_unique<NormalEquations>();
    const double time_s = medianTime_s(kRuns, [&] {
        computeKinematics(rest, body.pose_rad, *kinematics);
        computePoseDerivatives(rest, body.pose_rad, *kinematics);
        computeShapeDerivatives(model, rest, restByShape, body.pose_rad, *kinematics);
        patch.linearise({rest, *kinematics, body.translation_m}, target, true, *equations);
    });
    return shareOfPeak("surface fit, normal equations of all vertices",
                       workOfNormalEquations_flop(model), time_s, peak.singleThread_gflops,
                       "59 unknowns, one thread");
}

/// SMPL's sizes with made-up numbers.
SmplModel madeUpSmpl() {
    SmplModel model;
    const auto fill = [](float* values, std::ptrdiff_t count, float size) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            values[i] = size * static_cast<float>((i * 7919) % 1000 - 500) / 500;
    };
    model.template_m.resize(kSmplVertices, 3);
    model.shapeDirections.resize(kShapeCount, 3 * kSmplVertices);
    model.poseDirections.resize(kPoseFeatureCount, 3 * kSmplVertices);
    fill(model.template_m.data(), model.template_m.size(), 1);
    fill(model.shapeDirections.data(), model.shapeDirections.size(), 0.02F);
    fill(model.poseDirections.data(), model.poseDirections.size(), 0.01F);
    for (int v = 0; v < kSmplVertices; ++v) {
        for (int i = 0; i < 4; ++i) {
            model.weights.column.push_back((v + 5 * i) % kJointCount);
            model.weights.value.push_back(0.25F);
        }
        model.weights.start.push_back(4 * v + 4);
    }
    for (int j = 0; j < kJointCount; ++j) {
        model.jointTemplate_m[j] = {0.1 * j, 0.05 * j, 0};
        model.jointDirections[j].setConstant(0.01);
    }
    return model;
}

}  // namespace

std::vector<BenchResult> benchSmpl(const MachinePeak& peak) {
    const auto model = std::make_unique<SmplModel>(madeUpSmpl());
    std::vector<SmplBody> bodies;
    for (int i = 0; i < kBatch; ++i) {
        SmplParameters parameters;
        for (int a = 0; a < kSmplAngleCount; ++a)
            parameters.pose_rad[a] = 0.4 * std::sin(0.9 * a + 0.2 * i);
        parameters.shape.setConstant(0.1 * i);
        bodies.push_back(smplBody(parameters));
    }
    std::vector<VertexArray> skins(bodies.size());
    const double time_s = medianTime_s(kRuns, [&] { poseSmpl(*model, bodies, skins); }) / kBatch;
    const double work_flop =
        kSmplVertices * (6.0 * (kPoseFeatureCount + kShapeCount) + 24 * 4 + 18);
    return {{"SMPL skin a body, batch of 64", 1e3 * time_s, "ms", 0, "", 0, kRuns,
             "a shape for every body"},
            shareOfPeak("SMPL skin, share of the machine's arithmetic", work_flop, time_s,
                        peak.allThreads_gflops, "batch of 64")};
}

std::vector<BenchResult> benchSurfaceFit(const BodyModel& model, const MachinePeak& peak) {
    const auto skins = movingSkins(model);
    double iterations = 0, largest_m = 0;
    bool failed = false;
    const double time_s = medianTime_s(kRuns, [&] {
        const auto fits = fitSurfaces(model, skins);
        failed = failed || !fits;
        iterations = largest_m = 0;
        for (std::size_t i = 0; fits && i < fits->size(); ++i) {
            iterations += (*fits)[i].iterations / double(kFrames);
            largest_m = std::max(largest_m, (*fits)[i].maxDistance_m);
        }
    });
    if (failed) return {};
    const double perFrame_ms = 1e3 * time_s / kFrames;
    char note[120];
    std::snprintf(note, sizeof note,
                  "target; %.1f iterations, largest distance %.2f mm, all threads", iterations,
                  1e3 * largest_m);
    return {{"surface fit, a frame", perFrame_ms, "ms", 100, "ms", perFrame_ms / 100, kRuns, note},
            benchNormalEquations(model, skins[0], peak)};
}

}  // namespace gonio::bench
