#include "inference/nets/token_refiner.h"

#include <ATen/ATen.h>
#include <torch/optim/adam.h>

#include <array>
#include <cmath>

namespace gonio {
namespace {

constexpr double kCropFocal_px = 5000, kCrop_px = 256;
/// Above this the body stands elsewhere, and turning joints towards the points would bend it.
constexpr double kFarOff = 0.05;
constexpr int kCameraFirst = 3;

/// How much a keypoint counts: hips are other points for detectors than for SMPL, ears and eyes say
/// little about the body.
at::Tensor keypointWeights(const at::Tensor& points, double leastConfidence) {
    const auto confidence = points.select(1, 2);
    auto weights =
        at::where(confidence.ge(leastConfidence), confidence, at::zeros_like(confidence));
    auto kinds = at::ones_like(confidence);
    for (const int hip : {8, 9, 12, 27, 28, 39}) kinds[hip] = 0.5;
    for (const int face : {15, 16, 17, 18}) kinds[face] = 0.25;
    return weights * weights * kinds;
}

/// How firmly a joint stays: limbs may move, trunk less; hands and feet have no keypoints here.
at::Tensor jointWeights(const at::TensorOptions& options) {
    auto weights = at::ones({24}, options);
    for (const int limb : {1, 2, 4, 5, 7, 8, 16, 17, 18, 19, 20, 21}) weights[limb] = 0.3;
    for (const int end : {10, 11, 22, 23}) weights[end] = 3;
    return weights;
}

/// One run of the optimisation, with all that stays the same in it.
class Run {
public:
    Run(const RefinementSubject& subject, const at::Tensor& points, const TokenRefinement& settings,
        const SmplEstimate& first)
        : m_subject(subject),
          m_settings(settings),
          m_first(first),
          m_places(points.slice(1, 0, 2)),
          m_weights(keypointWeights(points, settings.leastConfidence)),
          m_jointWeights(jointWeights(points.options())) {
        m_shift = at::zeros_like(subject.weights["query.content"]).detach().requires_grad_(true);
        m_camera = at::zeros_like(first.camera).detach().requires_grad_(true);
    }

    /// The best of all iterations by the keypoints' error.
    SmplEstimate best(RefinementReport& report, const NetworkPulse& pulse) {
        const at::AutoGradMode gradients(true);
        report.errorBefore = error(m_first);
        report.errorAfter = report.errorBefore;
        SmplEstimate best = m_first;
        using torch::optim::AdamOptions;
        torch::optim::Adam tokens({m_shift}, AdamOptions(m_settings.tokenRate));
        torch::optim::Adam camera({m_camera}, AdamOptions(m_settings.cameraRate));
        const bool cameraFirst = m_settings.movesCamera && report.errorBefore > kFarOff;
        for (int i = 0; i < m_settings.iterations; ++i) {
            if (pulse) pulse();
            tokens.zero_grad();
            camera.zero_grad();
            objective(estimate()).backward();
            if (!cameraFirst || i >= kCameraFirst) tokens.step();
            if (m_settings.movesCamera) camera.step();
            const at::NoGradGuard noGradients;
            const SmplEstimate next = estimate();
            const double reached = error(next);
            ++report.iterations;
            if (!std::isfinite(reached)) break;
            if (reached < report.errorAfter) {
                report.errorAfter = reached;
                best = next;
            }
        }
        return best;
    }

private:
    SmplEstimate estimate() const {
        const auto tokens =
            runMqDecoder(m_subject.config, m_subject.weights, m_subject.memory, m_shift).back();
        SmplEstimate estimate = runMqHead(m_subject.weights, tokens);
        estimate.camera = estimate.camera + m_camera;
        return estimate;
    }

    at::Tensor residuals(const SmplEstimate& estimate) const {
        const auto keypoints = m_subject.keypoints.of(estimate.rotations, estimate.betas);
        return projectInCrop(keypoints, estimate.camera)[0] - m_places;
    }

    double error(const SmplEstimate& estimate) const {
        const at::NoGradGuard noGradients;
        const auto distance = residuals(estimate).norm(2, -1);
        return ((distance * m_weights).sum() / m_weights.sum()).item<double>();
    }

    at::Tensor objective(const SmplEstimate& estimate) const {
        const auto squared = residuals(estimate).square().sum(-1);
        const double sigma = m_settings.robustness * m_settings.robustness;
        const auto points = (m_weights * (sigma * squared / (sigma + squared))).sum() / sigma;
        const auto turned = (estimate.rotations - m_first.rotations).square().sum({-1, -2});
        return points + m_settings.poseWeight * (turned * m_jointWeights).sum() +
               m_settings.shapeWeight * (estimate.betas - m_first.betas).square().sum() +
               m_settings.tokenWeight * m_shift.square().sum();
    }

    const RefinementSubject& m_subject;
    const TokenRefinement& m_settings;
    const SmplEstimate& m_first;
    at::Tensor m_places, m_weights, m_jointWeights, m_shift, m_camera;
};

bool isFinite(const SmplEstimate& estimate) {
    return at::isfinite(estimate.rotations).all().item<bool>() &&
           at::isfinite(estimate.betas).all().item<bool>() &&
           at::isfinite(estimate.camera).all().item<bool>();
}

}  // namespace

at::Tensor projectInCrop(const at::Tensor& keypoints_m, const at::Tensor& camera) {
    const auto scale = camera.select(1, 0);
    const auto depth = 2 * kCropFocal_px / (kCrop_px * scale + 1e-9);
    const auto shift = at::stack({camera.select(1, 1), camera.select(1, 2), depth}, -1);
    const auto seen = keypoints_m + shift.unsqueeze(1);
    return seen.slice(-1, 0, 2) / seen.slice(-1, 2, 3) * (kCropFocal_px / kCrop_px);
}

RefinedEstimate refineByKeypoints(const RefinementSubject& subject, const at::Tensor& points,
                                  const TokenRefinement& settings, const NetworkPulse& pulse) {
    RefinedEstimate result;
    SmplEstimate& first = result.estimate;
    RefinementReport& report = result.report;
    {
        const at::NoGradGuard noGradients;
        const auto tokens = runMqDecoder(subject.config, subject.weights, subject.memory).back();
        first = runMqHead(subject.weights, tokens);
        const auto projected =
            projectInCrop(subject.keypoints.of(first.rotations, first.betas), first.camera);
        report.outcome = checkKeypoints(points, projected, settings.leastConfidence);
    }
    if (!report.accepted()) return result;
    const SmplEstimate best = Run(subject, points, settings, first).best(report, pulse);
    if (!isFinite(best)) {
        report.outcome = RefinementOutcome::NotFinite;
    } else if (report.errorAfter >= report.errorBefore) {
        report.outcome = RefinementOutcome::NotBetter;
    } else {
        report.outcome = checkPose(first.rotations, best.rotations, report);
    }
    if (report.accepted()) result.estimate = best;
    return result;
}

}  // namespace gonio
