#pragma once

#include <optional>

#include "core/body/kinematics.h"
#include "core/body/mass.h"
#include "core/synth/foot_geometry.h"

namespace gonio {

/// Centre of the masses of massAtJoints, m.
Eigen::Vector3d centreOfMass(const Kinematics& kinematics, const Eigen::Vector3d& translation_m);

/// The same of a posture.
struct Posture;
Eigen::Vector3d massCentre(const RestShape& rest, const Posture& posture);

/// Where a foot shall be: its calcaneus joint and orientation (identity: as in rest).
struct FootTarget {
    Eigen::Vector3d calcn_m = Eigen::Vector3d::Zero();
    Eigen::Matrix3d rotation = Eigen::Matrix3d::Identity();
};

/// What a posture shall keep to; `pose_rad` and `translation_m` are the wish, feet and centre of
/// mass are kept exactly as far as the legs reach.
struct PostureGoal {
    PoseVector pose_rad = PoseVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
    std::array<FootTarget, 2> feet;
    /// A leg whose foot is not kept follows its wish alone.
    std::array<bool, 2> footKept{true, true};
    /// Coordinates that are not finite are left free.
    std::optional<Eigen::Vector3d> centreOfMass_m;
    /// Standard deviations: how far legs and pelvis may leave the wish.
    double hipFlexion_rad = 0.3, knee_rad = 0.3, ankle_rad = 0.3, otherLeg_rad = 0.08;
    Eigen::Vector3d pelvis_m{0.05, 0.05, 0.05};
};

struct Posture {
    PoseVector pose_rad = PoseVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
};

/// Finds leg angles and pelvis position by damped Gauss-Newton; the other angles stay as wished.
/// A smooth goal gives a smooth answer, because every wish keeps a weight everywhere.
Posture solvePosture(const RestShape& rest, const PostureGoal& goal);

}  // namespace gonio
