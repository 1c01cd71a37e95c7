#include "core/fit/observations.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr double kMinConfidence = 0.2, kSureConfidence = 0.3;
// What a network tells of depth from one picture leans the same way for a whole clip.
constexpr double kDepthBias_m = 0.25;

double median(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Geman-McClure: w(r) = 1 / (1 + (r/s)^2)^2, as the factor of the residual (its root).
double robustFactor(double residualInSigmas, double robustSigmas) {
    const double t = residualInSigmas / robustSigmas;
    return 1 / (1 + t * t);
}

}  // namespace

bool isSeen(const KeypointFrame& frame, Eigen::Index k, double minConfidence) {
    return frame.image_px(k, 2) >= minConfidence && frame.image_px.row(k).allFinite();
}

double personSize_px(const KeypointFrame& frame) {
    Eigen::Vector2d low(1e9, 1e9), high(-1e9, -1e9);
    int seen = 0;
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        if (!isSeen(frame, k, kSureConfidence)) continue;
        ++seen;
        low = low.cwiseMin(frame.image_px.row(k).head<2>().transpose());
        high = high.cwiseMax(frame.image_px.row(k).head<2>().transpose());
    }
    return seen < 2 ? 0 : (high - low).norm();
}

bool isUsable(const KeypointFrame& frame, const LandmarkSet& landmarks) {
    const double size_px = personSize_px(frame);
    if (!std::isfinite(size_px) || size_px <= 1) return false;
    int seen = 0, hips = 0, shoulders = 0;
    for (const Landmark& landmark : landmarks.landmarks) {
        if (!isSeen(frame, landmark.keypoint, kSureConfidence)) continue;
        ++seen;
        hips += landmark.root ? 1 : 0;
        shoulders +=
            landmark.joint == id(Joint::HumerusL) || landmark.joint == id(Joint::HumerusR) ? 1 : 0;
    }
    return seen >= 6 && (hips >= 2 || shoulders >= 2);
}

FrameObservation observe(const KeypointFrame& frame, const LandmarkSet& landmarks,
                         const DetectorNoise& noise) {
    FrameObservation observation;
    for (std::size_t i = 0; i < landmarks.landmarks.size(); ++i) {
        const Landmark& landmark = landmarks.landmarks[i];
        if (!isSeen(frame, landmark.keypoint, kMinConfidence)) continue;
        const double trust = frame.image_px(landmark.keypoint, 2) / landmark.spread;
        observation.points2D.push_back({static_cast<int>(i),
                                        frame.image_px.row(landmark.keypoint).head<2>().transpose(),
                                        trust / noise.pixels});
        if (frame.rootRelative_m.rows() == 0 || landmark.root ||
            !frame.rootRelative_m.row(landmark.keypoint).allFinite())
            continue;
        // Depth from one picture is the weaker part of what the detector says.
        const Eigen::Vector3d weight = Eigen::Vector3d(1, 1, 0.7) * (trust / noise.metres);
        observation.points3D.push_back(
            {static_cast<int>(i),
             noise.scale3D * frame.rootRelative_m.row(landmark.keypoint).transpose(), weight});
    }
    return observation;
}

FrameResiduals residuals(const FitContext& context, const ClipState& state, std::size_t frame,
                         const Eigen::Vector2d& centre_px) {
    const FitContext::Lease body(context);
    const double* block = state.blocks[frame].data();
    const auto& values = body->evaluate(context.active.expand(block), state.globals.shape(), {});
    const Eigen::Vector3d t = Eigen::Map<const Eigen::Vector3d>(block + context.active.count());
    const auto& g = state.globals.values;
    const Eigen::Matrix3d rotation = cameraFromWorld(g[ClipGlobals::kPitch], g[ClipGlobals::kRoll]);
    const double focal = std::exp(g[ClipGlobals::kLogFocal]);
    const auto inCamera = [&](int point) -> Eigen::Vector3d {
        return rotation * (values.position_m.segment<3>(3 * point) + t);
    };
    Eigen::Vector3d root = Eigen::Vector3d::Zero();
    for (int i = 0; i < context.floorBegin; ++i) {
        if (context.landmarks.landmarks[i].root) root += 0.5 * inCamera(i);
    }
    FrameResiduals result;
    for (const auto& point : state.observations[frame].points2D) {
        const Eigen::Vector3d p = inCamera(point.landmark);
        result.points2D_px.push_back(
            (focal * p.head<2>() / p.z() + centre_px - point.pixel).norm());
    }
    for (const auto& point : state.observations[frame].points3D) {
        result.points3D_m.push_back((inCamera(point.landmark) - root - point.inCamera_m).norm());
    }
    return result;
}

void weighRobustly(const FitContext& context, const KeypointFrame& frame,
                   const FrameResiduals& found, const DetectorNoise& noise, const NoiseFloor& floor,
                   double robustSigmas, FrameObservation& observation) {
    const double pixelSigmas = robustSigmas * std::max(1.0, floor.inlier_px / noise.pixels);
    std::vector<FrameObservation::Contact> contacts = observation.contacts;
    const bool standsStill = observation.standsStill;
    observation = observe(frame, context.landmarks, noise);
    observation.contacts = std::move(contacts);
    observation.standsStill = standsStill;
    for (std::size_t i = 0; i < observation.points2D.size(); ++i) {
        auto& point = observation.points2D[i];
        point.weight *= robustFactor(found.points2D_px[i] * point.weight, pixelSigmas);
    }
    for (std::size_t i = 0; i < observation.points3D.size(); ++i) {
        auto& point = observation.points3D[i];
        point.weight *= robustFactor(found.points3D_m[i] * point.weight.x(), robustSigmas);
    }
}

DetectorNoise reweight(const FitContext& context, const std::vector<const KeypointFrame*>& frames,
                       const Eigen::Vector2d& centre_px, const DetectorNoise& noise,
                       const NoiseFloor& floor, double robustSigmas, ClipState& state) {
    std::vector<FrameResiduals> all(state.size());
    std::vector<double> pixels, metres;
    for (std::size_t f = 0; f < state.size(); ++f) {
        all[f] = residuals(context, state, f, centre_px);
        const auto& observation = state.observations[f];
        for (std::size_t i = 0; i < observation.points2D.size(); ++i) {
            const Landmark& landmark =
                context.landmarks.landmarks[observation.points2D[i].landmark];
            pixels.push_back(all[f].points2D_px[i] * (*frames[f]).image_px(landmark.keypoint, 2) /
                             landmark.spread);
        }
        metres.insert(metres.end(), all[f].points3D_m.begin(), all[f].points3D_m.end());
    }
    // Median of a Rayleigh (2-D) and Maxwell (3-D) length in units of its sigma.
    DetectorNoise next = noise;
    if (!pixels.empty())
        next.pixels = std::clamp(median(pixels) / 1.1774, floor.noise_px, 20 * noise.pixels);
    if (!metres.empty()) next.metres = std::max(median(metres) / 1.5382, kDepthBias_m);
    for (std::size_t f = 0; f < state.size(); ++f) {
        if (frames[f] == nullptr || frames[f]->empty()) continue;
        weighRobustly(context, *frames[f], all[f], next, floor, robustSigmas,
                      state.observations[f]);
    }
    return next;
}

}  // namespace gonio
