#pragma once

#include "core/body/body_model.h"
#include "inference/nets/joint_turns.h"

namespace gonio {

/// Constants of a body of SKEL's layout, on one device in one floating type. Whatever is linear in
/// the shape numbers and the pose feature is one table with a row for 1, each shape number and each
/// number of the feature: "drive" rows.
struct SkelTensors {
    enum class Keypoints { Regressed, Mapped };  ///< BodyModel::keypoints44 or keypoints44Mapped

    struct Parts {
        Keypoints keypoints = Keypoints::Regressed;
        /// For skelVertices(); 15 MB in 32 bits for a licensed body.
        bool surface = true;
    };

    JointTables turns;
    at::Tensor restJoints_m;          ///< 24 x 3
    at::Tensor jointDirections;       ///< 10 x 72
    at::Tensor fromParent;            ///< 24 x 24: joint centres to offsets from the parent
    at::Tensor alongBones;            ///< 24 x 24: offsets to the directions bones are laid along
    at::Tensor keptDirections;        ///< 24 x 3: directions of bones that are not laid, else 0
    at::Tensor learnedDirections;     ///< 24 x 3, unit
    at::Tensor boneAxes, dofAxes;     ///< 24 x 3 x 3: bone and DoF frames before bones are laid
    at::Tensor gliding, glidingSide;  ///< 24 x 5: to their joints; 2: right +1, left -1
    at::Tensor ancestors;             ///< 3 x 25, int64: 1, 2 and 4 joints up; 24 is the world
    at::Tensor featureJoints;         ///< int64: whose rotations are the pose feature
    at::Tensor skin_m;                ///< drive x 3V, axis by axis; undefined without the surface
    at::Tensor skinWeights;           ///< 24 x V, likewise
    at::Tensor keypointMoments;       ///< drive x (72 * 44); undefined without keypoints
    at::Tensor keypointWeights;       ///< 24 x 44: share of the joints' maps
    at::Tensor keypointJoints;        ///< 44 x 24: share of the joints' centres

    static SkelTensors of(const BodyModel& model, const at::TensorOptions& options,
                          const Parts& parts);
};

/// How bodies stand, and what their surface follows from.
struct SkelState {
    at::Tensor joints_m;     ///< B x 24 x 3, translation included
    at::Tensor rotations;    ///< B x 24 x 3 x 3: of each joint in the world, identity at rest
    at::Tensor boneAxes;     ///< B x 24 x 3 x 3; rotations times boneAxes is `joints_ori`
    at::Tensor mapShifts_m;  ///< B x 24 x 3: a point x at rest goes with a joint to R x + shift
    at::Tensor drive;        ///< B x drive
};

/// SKEL's forward pass (fact sheet 1.7) for a batch, with gradients: joints, and what the surface
/// follows from. Sizes that do not fit are c10::Error. Where a bone would have to turn by half a
/// circle onto its direction, numbers stay finite but mean nothing, as in the published layer.
/// \param betas  B x 10 or 1 x 10  \param trans_m  B x 3 or 1 x 3
SkelState runSkel(const SkelTensors& body, const JointTurns& turns, const at::Tensor& betas,
                  const at::Tensor& trans_m);

/// HSMR's 44 keypoints (fact sheet 1.8), B x 44 x 3, m. No vertex is posed: of a sum of vertices
/// each joint has a share that moves rigidly with it (as PointSet in core/body).
at::Tensor skelKeypoints(const SkelTensors& body, const SkelState& state);

/// The skin (steps 7 and 8), B x V x 3, m; in memory coordinates lie axis by axis. With gradients
/// it keeps 60 bytes a vertex and body in 32 bits.
at::Tensor skelVertices(const SkelTensors& body, const SkelState& state);

}  // namespace gonio
