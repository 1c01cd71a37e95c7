#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/TensorOptions.h>

#include <array>

namespace gonio {

/// Joints whose centre glides with their first two angles: the spine on arcs, the shoulder blades
/// on an ellipsoid (fact sheet 1.7, step 5).
inline constexpr std::array<int, 5> kGlidingJoints{11, 12, 13, 14, 19};

/// How the joints of a batch stand: what SKEL's chain is made of, and what losses on rotations
/// compare.
struct JointTurns {
    at::Tensor rotations;    ///< B x 24 x 3 x 3: of each joint in its own DoF frame
    at::Tensor gliding_rad;  ///< B x 5 x 2: first two angles of kGlidingJoints
};

/// Constants of the 46 DoFs on one device, in one floating type.
struct JointTables {
    at::Tensor turnOfAngles;  ///< 46 x 72: angles to turns of three steps a joint, rad
    at::Tensor crossMatrices,
        squares;  ///< 72 x 9: of the unit axes; 0 for steps that are not there
    at::Tensor ballJoints, hingeJoints;  ///< int64: three angles; one or two
    at::Tensor order;                    ///< 24, int64: joints among balls followed by hinges
    at::Tensor glidingAngles;            ///< 10, int64

    static JointTables of(const at::TensorOptions& options);
};

/// Rot(a2,q2) Rot(a1,q1) Rot(a0,q0) about fixed axes (fact sheet 1.6), as jointRotations() of
/// core/body does it for one body. \param poses_rad  B x 46
JointTurns turnsOfPoses(const JointTables& tables, const at::Tensor& poses_rad);

/// The same from HSMR's continuous representation (fact sheet 3.4). Ball joints keep the rotation
/// that their six numbers span, so that its gradient meets none of the angles' singularities; the
/// angles are taken from it only where a joint's centre glides with them. \param continuous  B x
/// 144
JointTurns turnsOfContinuous(const JointTables& tables, const at::Tensor& continuous);

/// The angles in HSMR's continuous representation, as continuousFromPose() of core/body gives them
/// for one body (fact sheet 3.4): first two rows of a ball joint's rotation; cos and -sin of a
/// hinge; both angles of a wrist. \param poses_rad  B x 46  \return B x 144
at::Tensor continuousFromPoses(const JointTables& tables, const at::Tensor& poses_rad);

}  // namespace gonio
