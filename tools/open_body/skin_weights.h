#pragma once

#include "tools/open_body/measurements.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

using JointWeights = std::array<double, kJointCount>;

/// Skinning weights of the skin (in the rest frame of the measurements): at most four a vertex,
/// sum 1, symmetric.
SparseEntries computeSkinWeights(const BodyMeasurements& body, const MirroredMesh& skin);

/// Share of pelvis, lumbar body, thorax and head at a height of the spine: linear between the
/// lumbosacral joint, T12/L1, C7/T1 and the atlanto-occipital joint.
JointWeights spineWeights(const BodyMeasurements& body, const Eigen::Vector3d& point);

}  // namespace gonio::open_body
