#pragma once

#include "core/body/kinematics.h"
#include "core/body/marker_table.h"

namespace gonio {

/// How osimTree() stands in a body of SKEL's layout.
struct TreePose {
    Eigen::Matrix3d pelvis = Eigen::Matrix3d::Identity();  ///< in the body's world
    OsimCoordinates coordinates_rad = OsimCoordinates::Zero();
};

/// The coordinates that skelBodyOf() makes this pose of; where the tree has less freedom, those of
/// the bones that it has: pelvis, femora, thorax and humeri by their rotation, hinges one to one.
/// What shoulder blades, head and the share of both spine joints add beyond that is lost. Of the
/// two triples that make the same rotation of hip, back or shoulder the one nearer to the
/// coordinates' ranges is taken. \param kinematics  of computeKinematics() for this pose
TreePose treePoseOf(const RestShape& rest, const Kinematics& kinematics,
                    const PoseVector& pose_rad);

/// The scales that lay the tree's markers best on those of this body standing with hanging arms:
/// the table's weights, a weak belief in 1. Points of the tree are linear in the scales, so that
/// this is one linear least-squares problem (fact sheet BioPose 2.9 measures each scale on its own
/// pair of markers). Hands, which no marker of M78 shows, follow that belief.
OsimScales treeScalesOf(const SkelMarkers& markers, const MarkerTable& table,
                        const RestShape& rest);

/// The pelvis' place (m) that lays its markers on the given ones. \param pelvis  its rotation
Eigen::Vector3d treePlaceOf(const MarkerTable& table, const Eigen::Matrix3d& pelvis,
                            const OsimScales& scales, const Eigen::Matrix3Xd& places_m);

}  // namespace gonio
