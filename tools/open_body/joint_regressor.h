#pragma once

#include "tools/open_body/measurements.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Weights (24 x V, non-negative, rows sum to 1) that reproduce every joint and its change with
/// each shape direction from skin vertices near it.
SparseEntries computeJointRegressor(const BodyMeasurements& body, const MirroredMesh& skin,
                                    const ShapeDirections& directions);

/// Solution of min |A x - b| with x >= 0 (Lawson and Hanson, Solving Least Squares Problems, 1974).
Eigen::VectorXd solveNonNegative(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

}  // namespace gonio::open_body
