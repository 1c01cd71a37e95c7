#include "core/fit/trajectory_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Confidences = Eigen::Matrix<double, kJointCount, 1>;

// A joint is as sure as the points on it, on its parent and on its children.
bool tellsOf(const Landmark& landmark, int joint) {
    return joint == landmark.joint || kParents[joint] == landmark.joint ||
           kParents[landmark.joint] == joint;
}

}  // namespace

double sureDistance_px(const DetectorNoise& noise, double personSize_px) {
    return 3 * std::max(noise.pixels, 0.01 * personSize_px);
}

FrameReport reportFrame(const FitContext& context, const KeypointFrame& frame,
                        const FrameObservation& observation, const FrameResiduals& found,
                        double sigma_px) {
    Confidences sum = Confidences::Zero(), weight = Confidences::Constant(1e-9);
    double total = 0, weights = 0;
    for (std::size_t k = 0; k < found.points2D_px.size(); ++k) {
        const Landmark& landmark = context.landmarks.landmarks[observation.points2D[k].landmark];
        const double confidence = frame.image_px(landmark.keypoint, 2);
        total += confidence * found.points2D_px[k];
        weights += confidence;
        const double t = found.points2D_px[k] / sigma_px;
        for (int j = 0; j < kJointCount; ++j) {
            if (!tellsOf(landmark, j)) continue;
            sum[j] += confidence / (1 + t * t);
            weight[j] += 1;
        }
    }
    return {total / std::max(weights, 1e-9), sum.cwiseQuotient(weight)};
}

namespace {

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

std::vector<std::string> warningsOf(const TrajectoryOptions& options, const RegressedWords& words) {
    std::vector<std::string> texts;
    if (!options.stature_m) {
        texts.emplace_back(words.shape
                               ? "the person's height was not given: lengths and distances rest on "
                                 "the body's shape as the network saw it"
                               : "the person's height was not given: lengths and distances assume "
                                 "an average body");
    }
    if (!options.focal_px) {
        texts.emplace_back(words.focal_px
                               ? "the focal length was estimated by a network and from the motion"
                               : "the focal length was estimated from the motion");
    }
    if (words.isFarOff()) {
        texts.emplace_back(
            options.refine
                ? "the network's angles lie far from what the keypoints show and hardly count"
                : "the network's angles lie far from what the keypoints show");
    }
    return texts;
}

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
        const FrameReport frame =
            reportFrame(clip.context, clip.keypoints.frames[f], clip.state.observations[i],
                        residuals(clip.context, clip.state, i, clip.view.centre_px),
                        sureDistance_px(clip.noise, clip.frames.personSize_px));
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
