#pragma once

#include "core/body/osim_tree.h"

namespace gonio {

/// What a pose of the tree is made of, in this order: the pelvis' place (world, m), its turn (a
/// rotation vector about world axes, applied after the present one), the coordinates (rad).
inline constexpr int kOsimPoseSize = 6 + kOsimCoordinates;
using OsimPoseJacobian = Eigen::Matrix<double, 3, kOsimPoseSize>;
using OsimScaleJacobian = Eigen::Matrix<double, 3, kOsimScales>;

/// A posed tree with what moves a point of it.
class OsimDerivatives {
public:
    OsimDerivatives(const OsimTree& tree, const Eigen::Isometry3d& root, const OsimScales& scales,
                    const OsimCoordinates& coordinates_rad);

    /// A point of a body, given unscaled, in the world, m.
    Eigen::Vector3d point(int body, const Eigen::Vector3d& place_m) const;
    /// Its derivatives. Points are linear in the scales.
    void derivatives(int body, const Eigen::Vector3d& place_m, OsimPoseJacobian& byPose,
                     OsimScaleJacobian& byScale) const;

private:
    /// What one radian of a coordinate does to all that hangs on its joint.
    struct Motion {
        int body = -1;
        Eigen::Vector3d axis = Eigen::Vector3d::Zero();  ///< times the turn's rate
        Eigen::Vector3d shift_m = Eigen::Vector3d::Zero();
    };

    void addJoint(int body, const OsimScales& scales, const OsimCoordinates& coordinates_rad);

    const OsimTree& m_tree;
    OsimScales m_scales;
    std::array<Eigen::Isometry3d, kOsimBodies> m_bodies;
    std::array<Eigen::Vector3d, kOsimBodies> m_centres;         ///< of the joints, world
    std::array<OsimScaleJacobian, kOsimBodies> m_placeByScale;  ///< of the bodies' origins
    std::array<Motion, kOsimCoordinates> m_motions;
};

}  // namespace gonio
