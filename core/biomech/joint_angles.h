#pragma once

#include <Eigen/Core>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/biomech/angle_series.h"
#include "core/body/motion.h"
#include "core/body/skeleton.h"
#include "core/result.h"

namespace gonio {

/// What the angles of one frame are read from. The world is y up.
struct SegmentFrames {
    PoseVector pose_rad = PoseVector::Zero();  ///< only its one-DoF joints are read
    /// Orientation in the world of each joint's anatomical frame (x forward, y up or proximal, z to
    /// the subject's right). In the T-pose all frames read here are parallel: pelvis, femurs,
    /// calcanei, thorax, humeri.
    std::array<Eigen::Matrix3d, kJointCount> inWorld;
};

/// One person over one trial; every vector has one entry per frame. Frames whose source is Missing
/// are not read.
struct SegmentMotion {
    std::vector<double> times_s;
    std::vector<int> frames;
    std::vector<FrameSource> sources;
    std::vector<SegmentFrames> segments;
    std::vector<Eigen::Vector3d> pelvisInWorld_m;                    ///< only differences matter
    std::vector<Eigen::Matrix<double, kJointCount, 1>> confidences;  ///< empty: all 1
};

/// Direction against which pelvis_rotation, trunk rotation and foot progression are measured.
struct Heading {
    Eigen::Vector3d direction = Eigen::Vector3d::UnitX();  ///< unit, horizontal
    bool fromTravel = false;  ///< true: the way of the pelvis; false: where the pelvis points
    double travel_m = 0;      ///< horizontal distance between first and last seen frame
    double angle_rad = 0;     ///< turn about +y from the world's x to `direction`
};

/// If the pelvis ends more than 1 m away (horizontally) from where it started: the direction of
/// that displacement, turned round if the person walks backwards. Otherwise the mean of the
/// pelvis's forward axes, laid into the horizontal. \return Usage where sizes differ or no frame is
/// seen
Result<Heading> estimateHeading(const SegmentMotion& motion);

/// Joint angles in a convention (see conventionTable), raw, continuous in time. Angles of ball
/// joints come from rotation matrices only: a SKEL three-DoF parameter is not an OpenSim coordinate
/// of the same name, because SKEL multiplies its elementary rotations in the opposite order.
///
/// Humerus: OpenSim's frame is that of the hanging arm, hence humerus * Rx(-90 deg) on the right,
/// Rx(+90 deg) on the left; the T-pose has arm_add = -90 deg and is singular.
/// Confidence: the least of the joints in the definition, at most 0.1 where the middle angle of the
/// sequence is within 10 deg of the singularity.
///
/// \return Usage where sizes differ or times do not increase
Result<AngleTable> computeAngles(const SegmentMotion& motion, AngleConvention convention,
                                 const Heading& heading);

/// The same for a later stretch, continuous with what `before` has up to `row`.
/// \return Usage as well where `before` is not a whole table of its convention
Result<AngleTable> continueAngles(const AngleTable& before, std::size_t row,
                                  const SegmentMotion& motion, const Heading& heading);

/// Pelvis angles of a table in the OpenSim convention, re-expressed against another heading: the
/// ground is turned by angle_rad about +y (pelvis rotation falls by that angle; tilt and list
/// change with it). Raw and filtered alike. Unchanged where one of the three is absent.
AngleTable turnPelvisHeading(AngleTable table, double angle_rad);

}  // namespace gonio
