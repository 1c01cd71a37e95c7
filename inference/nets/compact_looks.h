#pragma once

#include <array>

#include "core/body/skeleton.h"
#include "inference/nets/compact.h"
#include "inference/nets/joint_turns.h"

namespace gonio {

/// What a mirror does to people.
struct MirrorImage {
    std::array<int, kKeypointCount> keypoint;      ///< each one's partner on the other side
    std::array<bool, kJointCount> hasExactAngles;  ///< joints whose mirrored angles are exact
};

/// Joins what the compact network says of crops and of the same crops mirrored. The two err in
/// different frames and sides: of a point's columns and rows the mean weight stays, so that places
/// on which the looks differ appear as two that the network cannot choose between; of joints the
/// mean rotation, but the plain look's where mirrored angles are not exact (SKEL's feet) and where
/// the looks see the person turned by more than a quarter; of logits, shapes and cameras the mean.
/// Keypoints are found anew from the joined weights.
class LookJoiner {
public:
    explicit LookJoiner(const MirrorImage& mirror);

    /// \param image  B x 3 x 256 x 192  \return 2 B: the crops, then their mirror images
    static at::Tensor withMirrored(const at::Tensor& image);

    /// \param answer  of withMirrored(): 2 B  \return B, on the CPU
    CompactAnswer join(const CompactAnswer& answer) const;

private:
    SkelRegression unmirrored(const SkelRegression& body) const;
    at::Tensor shareOf(const at::Tensor& plain, const at::Tensor& other) const;

    JointTables m_tables;
    at::Tensor m_keypoints;    ///< 44, int64
    at::Tensor m_poses;        ///< 46 x 46: mirrored angles = angles x this
    at::Tensor m_mirrorShare;  ///< 144: weight of the mirrored look
};

}  // namespace gonio
