#pragma once

#include "core/biomech/angle_series.h"
#include "core/biomech/joint_angles.h"
#include "core/body/kinematics.h"
#include "core/fit/trajectory_fit.h"
#include "core/synth/motion_generator.h"
#include "core/synth/replay.h"
#include "core/synth/truth.h"

namespace gonio::test {

/// Raw OpenSim angles of a motion, against the heading of the world's x axis.
inline AngleTable openSimAngles(const BodyModel& model, const Motion& motion) {
    SegmentMotion segments;
    segments.times_s = motion.times_s;
    segments.sources = motion.sources;
    const RestShape rest = computeRestShape(model, motion.shape);
    Kinematics kinematics;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        segments.frames.push_back(static_cast<int>(f));
        SegmentFrames frame;
        frame.inWorld.fill(Eigen::Matrix3d::Identity());
        Eigen::Vector3d pelvis = Eigen::Vector3d::Zero();
        if (motion.sources[f] != FrameSource::Missing) {
            computeKinematics(rest, motion.poses_rad[f], kinematics);
            dofFramesInWorld(rest, kinematics, frame.inWorld);
            frame.pose_rad = motion.poses_rad[f];
            pelvis = kinematics.position_m[0] + motion.translations_m[f];
        }
        segments.segments.push_back(frame);
        segments.pelvisInWorld_m.push_back(pelvis);
    }
    return *computeAngles(segments, AngleConvention::OpenSim, Heading{});
}

/// Mean absolute difference (deg) over the named coordinates, both sides, frames both have.
inline double meanError_deg(const AngleTable& estimate, const AngleTable& truth,
                            const std::vector<std::string>& names) {
    double sum = 0;
    int count = 0;
    for (std::size_t s = 0; s < truth.series.size(); ++s) {
        const std::string& full = truth.series[s].name;
        const bool wanted = std::any_of(names.begin(), names.end(), [&](const std::string& n) {
            return full == n + "_r" || full == n + "_l";
        });
        if (!wanted) continue;
        for (std::size_t f = 0; f < truth.times_s.size(); ++f) {
            const double d = estimate.series[s].raw_deg[f] - truth.series[s].raw_deg[f];
            if (!std::isfinite(d)) continue;
            sum += std::abs(d);
            ++count;
        }
    }
    return count > 0 ? sum / count : 1e9;
}

inline const std::vector<std::string> kSagittal = {"hip_flexion", "knee_angle", "ankle_angle"};
inline const std::vector<std::string> kLowerLimb = {
    "hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle", "subtalar_angle"};

}  // namespace gonio::test
