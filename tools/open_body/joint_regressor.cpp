#include "tools/open_body/joint_regressor.h"

#include <Eigen/Dense>
#include <algorithm>
#include <numeric>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

constexpr Eigen::Index kRows = 3 + 3 * kShapeCount + 2;
constexpr std::size_t kCandidates = 1600;
constexpr double kPositionWeight = 20;  ///< the mean body comes first
constexpr double kNearWeight = 0.002;   ///< prefers vertices near the joint
constexpr double kSumWeight = 30;       ///< of the row that asks for a sum of 1, against metres
constexpr double kShapeWeight = 2;      ///< shapes up to two units are to be right

/// Rows: position, its ten changes, sum, distance from the joint. A joint in the median plane uses
/// a vertex and its mirror.
Eigen::VectorXd rowsOf(const Vector3d& position, const std::vector<Vector3d>& changes, bool central,
                       double away_m) {
    Eigen::VectorXd rows(kRows);
    rows.head<3>() = kPositionWeight * position;
    for (int d = 0; d < kShapeCount; ++d) {
        rows.segment<3>(3 + 3 * d) = kShapeWeight * changes[static_cast<std::size_t>(d)];
    }
    for (Eigen::Index i = 0; central && i < kRows - 2; i += 3) {
        rows[i] = 0;
    }
    rows[kRows - 2] = kSumWeight;
    rows[kRows - 1] = kNearWeight * away_m;
    return rows;
}

std::vector<int> nearestVertices(const MirroredMesh& skin, const Vector3d& point,
                                 std::size_t count) {
    std::vector<int> order(static_cast<std::size_t>(skin.half_count));
    std::iota(order.begin(), order.end(), 0);
    const auto squared = [&](int v) {
        return (skin.mesh.vertices[static_cast<std::size_t>(v)] - point).squaredNorm();
    };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return squared(a) < squared(b); });
    order.resize(std::min(count, order.size()));
    return order;
}

/// Indices of positive entries of `mask`.
std::vector<Eigen::Index> chosen(const std::vector<bool>& mask) {
    std::vector<Eigen::Index> list;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i]) {
            list.push_back(static_cast<Eigen::Index>(i));
        }
    }
    return list;
}

Eigen::VectorXd leastSquares(const Eigen::MatrixXd& a, const std::vector<Eigen::Index>& columns,
                             const Eigen::VectorXd& b) {
    const Eigen::MatrixXd sub = a(Eigen::all, columns);
    return sub.colPivHouseholderQr().solve(b);
}

/// Goes from `x` towards the least squares solution on the passive columns until one gets to 0;
/// true if the solution was reached.
bool stepInside(const Eigen::MatrixXd& a, const Eigen::VectorXd& b, std::vector<bool>& passive,
                Eigen::VectorXd& x) {
    const auto list = chosen(passive);
    const Eigen::VectorXd z = leastSquares(a, list, b);
    double step = 1;
    std::size_t limiting = list.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const double wanted = z[static_cast<Eigen::Index>(i)];
        const double ratio = wanted <= 0 ? x[list[i]] / (x[list[i]] - wanted) : 2;
        if (ratio < step) {
            step = ratio;
            limiting = i;
        }
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        x[list[i]] += step * (z[static_cast<Eigen::Index>(i)] - x[list[i]]);
        if (i == limiting || x[list[i]] < 0) {
            x[list[i]] = 0;
            passive[static_cast<std::size_t>(list[i])] = false;
        }
    }
    return limiting == list.size();
}

}  // namespace

Eigen::VectorXd solveNonNegative(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    Eigen::VectorXd x = Eigen::VectorXd::Zero(a.cols());
    std::vector<bool> passive(static_cast<std::size_t>(a.cols()), false);
    for (int round = 0; round < 300; ++round) {
        Eigen::VectorXd gradient = a.transpose() * (b - a * x);
        for (const Eigen::Index i : chosen(passive)) {
            gradient[i] = 0;
        }
        // Rounding may let a column in that leaves at once; then the next best gets its turn.
        bool entered = false;
        while (!entered) {
            Eigen::Index best = 0;
            if (gradient.maxCoeff(&best) < 1e-10) {
                return x;
            }
            passive[static_cast<std::size_t>(best)] = true;
            const auto list = chosen(passive);
            const Eigen::VectorXd z = leastSquares(a, list, b);
            const auto place = std::find(list.begin(), list.end(), best) - list.begin();
            entered = z[place] > 0;
            passive[static_cast<std::size_t>(best)] = entered;
            gradient[best] = 0;
        }
        while (!stepInside(a, b, passive, x)) {
        }
    }
    return x;
}

SparseEntries computeJointRegressor(const BodyMeasurements& body, const MirroredMesh& skin,
                                    const ShapeDirections& directions) {
    SparseEntries regressor;
    for (std::size_t joint = 0; joint < kJointCount; ++joint) {
        const auto other = static_cast<std::size_t>(kMirrorBody[joint]);
        const bool central = other == joint;
        if (!central && body.joints[joint].x() < 0) {
            continue;  // added with the left one
        }
        const auto vertices = nearestVertices(skin, body.joints[joint], kCandidates);
        Eigen::MatrixXd a(kRows, static_cast<Eigen::Index>(vertices.size()));
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            const auto v = static_cast<std::size_t>(vertices[i]);
            std::vector<Vector3d> changes;
            for (const auto& direction : directions) {
                changes.push_back(direction[v]);
            }
            a.col(static_cast<Eigen::Index>(i)) =
                rowsOf(skin.mesh.vertices[v], changes, central,
                       (skin.mesh.vertices[v] - body.joints[joint]).norm());
        }
        const auto& change = body.joint_change[joint];
        const Eigen::VectorXd x = solveNonNegative(
            a, rowsOf(body.joints[joint], {change.begin(), change.end()}, central, 0));
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            const double weight = x[static_cast<Eigen::Index>(i)] / x.sum();
            const int v = vertices[i];
            const int w = skin.mirror[static_cast<std::size_t>(v)];
            if (weight < 1e-7) {
                continue;
            }
            if (!central) {
                regressor.add(static_cast<int>(joint), v, weight);
                regressor.add(static_cast<int>(other), w, weight);
            } else if (v == w) {
                regressor.add(static_cast<int>(joint), v, weight);
            } else {
                regressor.add(static_cast<int>(joint), v, weight / 2);
                regressor.add(static_cast<int>(joint), w, weight / 2);
            }
        }
    }
    return regressor;
}

}  // namespace gonio::open_body
