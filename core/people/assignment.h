#pragma once

#include <Eigen/Core>
#include <vector>

namespace gonio {

/// Assigns rows to columns one to one so that the sum of costs is least (Hungarian method with
/// potentials, O(n^3)). Pairs with a cost of kNoMatch or more are never made.
/// \return for every row its column, or -1
std::vector<int> assign(const Eigen::MatrixXd& costs);

inline constexpr double kNoMatch = 1e3;

}  // namespace gonio
