#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "inference/nets/token_refiner.h"

namespace gonio {
namespace {

constexpr int kBodyPoints = SmplKeypoints::kBody25;
constexpr int kRightShoulder = 2, kLeftShoulder = 5, kRightHip = 9, kRightKnee = 10, kLeftHip = 12,
              kLeftKnee = 13;
/// Where left and right of OpenPose's 25 stand for each other.
constexpr std::array<std::int64_t, kBodyPoints> kMirrored{
    0, 1, 5, 6, 7, 2, 3, 4, 8, 12, 13, 14, 9, 10, 11, 16, 15, 18, 17, 22, 23, 24, 19, 20, 21};
/// A swap of the detector is what makes the first body fit so much better.
constexpr double kSwapGain = 0.7;

double meanDistance(const at::Tensor& points, const at::Tensor& projected,
                    const at::Tensor& counts) {
    const auto distance = (points.slice(-1, 0, 2) - projected).norm(2, -1);
    return ((distance * counts).sum() / counts.sum()).item<double>();
}

double degrees(double value_rad) {
    return value_rad * 180 / std::numbers::pi;
}

double beyond(double value_deg, double low_deg, double high_deg) {
    return std::max({0.0, low_deg - value_deg, value_deg - high_deg});
}

/// Degrees by which knees and elbows bend the wrong way or too far: the flexion out of X-Z-Y
/// (knees) and Y-Z-X (elbows), as HSMR measures SMPL's violations (fact sheet 3.10).
double worstViolation_deg(const at::Tensor& rotations) {
    const auto matrices = rotations[0].to(at::kDouble).cpu().contiguous();
    const auto entry = matrices.accessor<double, 3>();
    double worst = 0;
    for (const int knee : {4, 5}) {  // R = Rx Rz Ry: flexion about x
        const double flexion = degrees(std::atan2(entry[knee][2][1], entry[knee][1][1]));
        worst = std::max(worst, beyond(flexion, 0, 135));
    }
    for (const int elbow : {18, 19}) {  // R = Ry Rz Rx: flexion about y
        const double flexion = degrees(std::atan2(-entry[elbow][2][0], entry[elbow][0][0]));
        worst = std::max(worst, elbow == 18 ? beyond(flexion, -135, 0) : beyond(flexion, 0, 135));
    }
    return worst;
}

}  // namespace

std::string nameOf(RefinementOutcome outcome) {
    switch (outcome) {
        case RefinementOutcome::Accepted:
            return "accepted";
        case RefinementOutcome::TooFewKeypoints:
            return "fewer than half of the keypoints";
        case RefinementOutcome::NoTrunk:
            return "shoulders, hips or both knees not seen";
        case RefinementOutcome::SidesSwapped:
            return "left and right of the keypoints look swapped";
        case RefinementOutcome::NotBetter:
            return "the keypoints were not met better";
        case RefinementOutcome::TurnedTooFar:
            return "joints turned too far";
        case RefinementOutcome::LimitsWorse:
            return "a knee or elbow left its limits further";
        case RefinementOutcome::NotFinite:
            return "no finite numbers";
    }
    return {};
}

RefinementOutcome checkKeypoints(const at::Tensor& points, const at::Tensor& first,
                                 double leastConfidence) {
    const auto body = points.slice(0, 0, kBodyPoints).to(at::kCPU, at::kDouble);
    if (!at::isfinite(body).all().item<bool>()) return RefinementOutcome::NotFinite;
    const auto confidence = body.select(1, 2);
    const auto counts = confidence.ge(leastConfidence);
    if (2 * counts.sum().item<std::int64_t>() < kBodyPoints) {
        return RefinementOutcome::TooFewKeypoints;
    }
    const auto seen = [&counts](int index) { return counts[index].item<bool>(); };
    if (!seen(kLeftShoulder) || !seen(kRightShoulder) || !seen(kLeftHip) || !seen(kRightHip) ||
        !(seen(kLeftKnee) || seen(kRightKnee))) {
        return RefinementOutcome::NoTrunk;
    }
    const auto projected = first[0].slice(0, 0, kBodyPoints).to(at::kCPU, at::kDouble);
    const auto order = at::tensor(at::ArrayRef<std::int64_t>(kMirrored), at::kLong);
    const auto weight = confidence * counts;
    const auto swapped = projected.index_select(0, order);
    return meanDistance(body, swapped, weight) < kSwapGain * meanDistance(body, projected, weight)
               ? RefinementOutcome::SidesSwapped
               : RefinementOutcome::Accepted;
}

RefinementOutcome checkPose(const at::Tensor& before, const at::Tensor& after,
                            RefinementReport& report) {
    const auto relative = at::matmul(before.transpose(-1, -2), after).to(at::kDouble);
    const auto trace = relative.diagonal(0, -2, -1).sum(-1);
    const auto turn_rad = at::acos(((trace - 1) / 2).clamp(-1, 1));
    report.meanTurn_rad = turn_rad.mean().item<double>();
    report.largestTurn_rad = turn_rad.max().item<double>();
    if (degrees(report.meanTurn_rad) > 25 || degrees(report.largestTurn_rad) > 60) {
        return RefinementOutcome::TurnedTooFar;
    }
    constexpr double kRounding_deg = 0.1;
    return worstViolation_deg(after) > worstViolation_deg(before) + kRounding_deg
               ? RefinementOutcome::LimitsWorse
               : RefinementOutcome::Accepted;
}

}  // namespace gonio
