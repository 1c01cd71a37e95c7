#pragma once

#include <cstddef>

#include "core/body/skin_patch.h"

namespace gonio {

// The loops of SkinPatch over one group of vertices.

inline constexpr int kPatchLanes = SkinPatch::kLanes;
inline constexpr int kPatchRow = 3 * kPatchLanes;  ///< x of all lanes, then y, then z

// Columns of the derivatives in scratch: what is always wanted comes first.
inline constexpr int kTranslationColumn = kDofCount, kResidualColumn = kTranslationColumn + 3,
                     kShapeColumn = kResidualColumn + 1, kPatchColumns = kShapeColumn + kShapeCount;

/// Sixteen vertices.
struct SkinGroup {
    const float *rest, *correctives, *weights, *mask, *target;
    const int* joints;
    int jointCount;
    unsigned active;
};

/// What all vertices share, as 32-bit numbers.
struct SkinShared {
    bool corrects = false, byShape = false;
    float shape[kShapeCount];
    float feature[kPoseFeatureCount];
    float maps[kJointCount][12];
    float centre[kJointCount][3];
    float dofAxis[kDofCount][3], dofShift[kDofCount][3];
    int featureRow[kDofCount];  ///< first of nine; -1 where the angle drives no corrective
    float featureByDof[kDofCount][9];
    float mapsByShape[kJointCount][kShapeCount][12];
    float featureByShape[kPoseFeatureCount][kShapeCount];
    bool featureUsed[kPoseFeatureCount];
};

/// Sum of the squared distances to the target.
double squaresOf(const SkinGroup& group, const SkinShared& shared);
/// Writes the derivatives and the residual: columns of kPatchRow numbers, `stride` apart.
void differentiate(const SkinGroup& group, const SkinShared& shared, float* columns,
                   std::ptrdiff_t stride);

}  // namespace gonio
