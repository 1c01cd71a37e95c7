#pragma once

#include "core/fit/frame_word.h"
#include "core/fit/landmark_projector.h"
#include "core/synth/planned_motion.h"
#include "tests/fit/fit_clips.h"

namespace gonio::test {

/// How a made-up network is wrong.
struct NetworkErrors {
    double white_deg = 8;  ///< another one in every frame and angle
    double bias_deg = 4;   ///< the same size in every angle, of either sign, for the whole clip
    std::uint64_t seed = 3;
};

/// The truth as a network has it, in camera axes; shoulder blades and elbows within their limits.
inline RegressedClip networkOf(const SynthTruth& truth, const NetworkErrors& errors = {}) {
    const Motion& motion = truth.generated.motion;
    Noise noise(errors.seed);
    PoseVector bias_rad;
    for (double& b : bias_rad) b = degrees(noise.uniform() < 0.5 ? -1 : 1) * errors.bias_deg;
    RegressedClip clip;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        RegressedBody body;
        body.pose_rad = withTurnedRoot(motion.poses_rad[f], motion.camera.cameraFromWorld);
        for (int d = 0; d < kDofCount; ++d)
            body.pose_rad[d] += bias_rad[d] + degrees(errors.white_deg * noise.gaussian());
        body.translation_m = motion.camera.cameraFromWorld * motion.translations_m[f];
        body.shape = motion.shape;
        body.focal_px = 5000;
        clip.frames.emplace_back(body);
    }
    return clip;
}

/// The network's own motion: its poses in the world, at the truth's places.
inline Motion motionOf(const RegressedClip& clip, const SynthTruth& truth) {
    Motion motion = truth.generated.motion;
    for (std::size_t f = 0; f < motion.size(); ++f)
        motion.poses_rad[f] =
            withTurnedRoot(clip.frames[f]->pose_rad, motion.camera.cameraFromWorld.transpose());
    return motion;
}

inline const std::vector<std::string> kCocoNames = {
    "nose",           "left_eye",   "right_eye",   "left_ear",   "right_ear",   "left_shoulder",
    "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist", "left_hip",
    "right_hip",      "left_knee",  "right_knee",  "left_ankle", "right_ankle"};

/// What a detector of 17 points marks: misplaced by `misplaced_px` in one direction for the whole
/// clip, with noise.
inline Keypoints2D cocoOf(const Motion& motion, double noise_px = 3, double misplaced_px = 4) {
    auto projector = *LandmarkProjector::make(*openBody(), kCocoNames, motion.shape, motion.camera);
    Noise noise(11);
    Keypoints2D keypoints{"made up", kCocoNames, {}, Keypoints2D{}.misplacement};
    std::vector<Eigen::Vector2d> off_px;
    for (std::size_t k = 0; k < kCocoNames.size(); ++k) {
        const double angle = 2 * std::numbers::pi * noise.uniform();
        off_px.push_back(misplaced_px * Eigen::Vector2d(std::cos(angle), std::sin(angle)));
    }
    for (std::size_t f = 0; f < motion.size(); ++f) {
        KeypointFrame& frame = keypoints.frames.emplace_back();
        frame.image_px.setZero(static_cast<Eigen::Index>(kCocoNames.size()), 3);
        for (int k = 0; k < static_cast<int>(kCocoNames.size()); ++k) {
            const auto at_px = projector.pixelOf(k, motion.poses_rad[f], motion.translations_m[f]);
            const Eigen::Vector2d error_px(noise.gaussian(), noise.gaussian());
            frame.image_px.row(k) << (*at_px + off_px[k] + noise_px * error_px).transpose(), 0.9;
        }
    }
    return keypoints;
}

/// The 44 keypoints of the body itself, as a backend without a detector projects them.
inline Keypoints2D projectedBody(const Motion& motion) {
    const std::vector<std::string> names(kKeypointNames.begin(), kKeypointNames.end());
    auto projector = *LandmarkProjector::make(*openBody(), names, motion.shape, motion.camera);
    Keypoints2D keypoints{"projected", names, {}, Keypoints2D{}.misplacement};
    for (std::size_t f = 0; f < motion.size(); ++f) {
        KeypointFrame& frame = keypoints.frames.emplace_back();
        frame.image_px.setZero(kKeypointCount, 3);
        for (int k = 0; k < kKeypointCount; ++k) {
            const auto at_px = projector.pixelOf(k, motion.poses_rad[f], motion.translations_m[f]);
            frame.image_px.row(k) << at_px->transpose(), 0.8;
        }
    }
    return keypoints;
}

inline Result<TrajectoryFit> fittedWith(const SynthTruth& truth, Keypoints2D keypoints,
                                        const RegressedClip& regressed,
                                        const TrajectoryOptions& options = {}) {
    const Motion& motion = truth.generated.motion;
    return fitTrajectory(*openBody(), std::move(keypoints), motion.times_s, motion.camera.size_px,
                         options, regressed);
}

/// Mean absolute errors, and how rough the angles are.
struct BodyErrors {
    double lowerLimb_deg = 0;     ///< hips, knees, ankles, subtalar joints
    double wholeBody_deg = 0;     ///< see deviation(); without shoulder blades and the untold
    double untold_deg = 0;        ///< forearms' turns, wrists, toes
    double roughness_deg_s2 = 0;  ///< root of the mean squared second difference of the angles
};

inline BodyErrors bodyErrors(const Motion& motion, const SynthTruth& truth) {
    BodyErrors errors;
    const Motion& real = truth.generated.motion;
    int whole = 0, untold = 0, legs = 0, steps = 0;
    const auto isUntold = [](int d) {
        return d == 9 || d == 16 || (d >= 33 && d <= 35) || d >= 43;
    };
    for (std::size_t f = 0; f < motion.size(); ++f) {
        const PoseVector off_deg =
            deviation(motion.poses_rad[f], real.poses_rad[f]).cwiseAbs() / degrees(1);
        for (int d = 0; d < kDofCount; ++d) {
            if ((d >= 26 && d <= 28) || (d >= 36 && d <= 38)) continue;
            (isUntold(d) ? errors.untold_deg : errors.wholeBody_deg) += off_deg[d];
            ++(isUntold(d) ? untold : whole);
            if (d >= 3 && d < 17 && !isUntold(d)) errors.lowerLimb_deg += off_deg[d], ++legs;
            if (f == 0 || f + 1 == motion.size() || d < 3 || isUntold(d) ||
                isComparedByOrientation(d))
                continue;
            const double step_s = (motion.times_s[f + 1] - motion.times_s[f - 1]) / 2;
            const auto& q = motion.poses_rad;
            const double a = (q[f + 1][d] - 2 * q[f][d] + q[f - 1][d]) / degrees(step_s * step_s);
            errors.roughness_deg_s2 += a * a;
            ++steps;
        }
    }
    errors.wholeBody_deg /= whole;
    errors.untold_deg /= untold;
    errors.lowerLimb_deg /= legs;
    errors.roughness_deg_s2 = std::sqrt(errors.roughness_deg_s2 / steps);
    return errors;
}

inline void reportErrors(const char* what, const BodyErrors& e) {
    qInfo(
        "%-28s lower limb %5.2f deg, whole body %5.2f deg, untold %5.2f deg, roughness %5.0f "
        "deg/s^2",
        what, e.lowerLimb_deg, e.wholeBody_deg, e.untold_deg, e.roughness_deg_s2);
}

}  // namespace gonio::test
