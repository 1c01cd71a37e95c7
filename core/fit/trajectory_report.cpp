#include "core/fit/trajectory_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Confidences = Eigen::Matrix<double, kJointCount, 1>;

/// How well one measured frame is explained.
struct FrameReport {
    double reprojection_px;
    Confidences confidences;
};

// A joint is as sure as the points on it, on its parent and on its children.
bool tellsOf(const Landmark& landmark, int joint) {
    return joint == landmark.joint || kParents[joint] == landmark.joint ||
           kParents[landmark.joint] == joint;
}

FrameReport reportFrame(const SolvedClip& clip, std::size_t i) {
    const FrameResiduals r = residuals(clip.context, clip.state, i, clip.view.centre_px);
    const KeypointFrame& frame = clip.keypoints.frames[clip.frames.solved[i]];
    Confidences sum = Confidences::Zero(), weight = Confidences::Constant(1e-9);
    double total = 0, weights = 0;
    for (std::size_t k = 0; k < r.points2D_px.size(); ++k) {
        const Landmark& landmark =
            clip.context.landmarks.landmarks[clip.state.observations[i].points2D[k].landmark];
        const double confidence = frame.image_px(landmark.keypoint, 2);
        total += confidence * r.points2D_px[k];
        weights += confidence;
        const double t =
            r.points2D_px[k] / (3 * std::max(clip.noise.pixels, 0.01 * clip.frames.personSize_px));
        for (int j = 0; j < kJointCount; ++j) {
            if (!tellsOf(landmark, j)) continue;
            sum[j] += confidence / (1 + t * t);
            weight[j] += 1;
        }
    }
    return {total / std::max(weights, 1e-9), sum.cwiseQuotient(weight)};
}

Motion emptyMotion(const SolvedClip& clip) {
    const std::size_t n = clip.times_s.size();
    Motion motion;
    motion.times_s = clip.times_s;
    motion.shape = clip.state.globals.shape();
    motion.sources = clip.frames.sources;
    motion.poses_rad.assign(n, PoseVector::Constant(kNaN));
    motion.translations_m.assign(n, Eigen::Vector3d::Constant(kNaN));
    motion.confidences.assign(n, Confidences::Zero());
    for (std::size_t f = 0; f < n; ++f) motion.frameIndices.push_back(static_cast<int>(f));
    const auto& g = clip.state.globals.values;
    motion.camera = clip.view;
    motion.camera.focal_px = std::exp(g[ClipGlobals::kLogFocal]);
    motion.camera.cameraFromWorld = cameraFromWorld(g[ClipGlobals::kPitch], g[ClipGlobals::kRoll]);
    return motion;
}

}  // namespace

TrajectoryFit reportOf(const SolvedClip& clip) {
    TrajectoryFit fit;
    fit.motion = emptyMotion(clip);
    fit.reprojection_px.assign(clip.times_s.size(), kNaN);
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < clip.frames.solved.size(); ++i) {
        const std::size_t f = clip.frames.solved[i];
        const double* block = clip.state.blocks[i].data();
        const ActiveDofs& active = clip.context.active;
        fit.motion.poses_rad[f] = active.expand(block);
        fit.motion.translations_m[f] = Eigen::Map<const Eigen::Vector3d>(block + active.count());
        if (clip.frames.sources[f] != FrameSource::Measured) continue;
        const FrameReport frame = reportFrame(clip, i);
        fit.reprojection_px[f] = frame.reprojection_px;
        fit.motion.confidences[f] = frame.confidences;
        sum += frame.reprojection_px;
        ++count;
    }
    const auto& g = clip.state.globals.values;
    fit.pitch_rad = g[ClipGlobals::kPitch];
    fit.roll_rad = g[ClipGlobals::kRoll];
    fit.floorHeight_m = g[ClipGlobals::kFloor];
    fit.meanReprojection_px = count > 0 ? sum / count : kNaN;
    fit.recoveredShare =
        static_cast<double>(clip.frames.solved.size()) / static_cast<double>(clip.times_s.size());
    fit.noise_px = clip.noise.pixels;
    fit.landmarkConvention = clip.context.landmarks.convention;
    return fit;
}

}  // namespace gonio
