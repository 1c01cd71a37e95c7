#include "core/fit/marker_ik_problem.h"

#include <Eigen/Cholesky>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

/// Holds what no marker moves with, and nothing else: 1e-3 of what one marker says.
constexpr double kAnchor = 1e-3;
/// One marker of the middle weight is believed to a centimetre.
constexpr double kWeight = 10, kNoise2_m2 = 1e-4;
}  // namespace

MarkerIkProblem::MarkerIkProblem(const MarkerTable& table, const MarkerIkOptions& options)
    : m_table(table), m_options(options) {
    for (const Marker& marker : table.markers) {
        m_precisions.push_back(marker.osimBody < 0 ? 0 : marker.weight / kWeight / kNoise2_m2);
    }
}

bool MarkerIkProblem::counts(const Eigen::Matrix3Xd& places_m, int marker) const {
    return m_precisions[std::size_t(marker)] > 0 && places_m.col(marker).allFinite();
}

bool MarkerIkProblem::isEnough(const Eigen::Matrix3Xd& places_m) const {
    int all = 0, pelvis = 0;
    for (int i = 0; i < m_table.size(); ++i) {
        if (!counts(places_m, i)) continue;
        ++all;
        pelvis += m_table.markers[std::size_t(i)].osimBody == 0 ? 1 : 0;
    }
    return all >= m_options.leastMarkers && pelvis >= 3;
}

double MarkerIkProblem::cost(const IkPose& pose, const OsimScales& scales,
                             const Eigen::Matrix3Xd& places_m) const {
    const auto bodies = osimForward(osimTree(), pose.root, scales, pose.coordinates_rad);
    const auto onTree = markersOnTree(m_table, osimTree(), bodies, scales);
    double sum = 0;
    for (int i = 0; i < m_table.size(); ++i) {
        if (!counts(places_m, i)) continue;
        sum += m_precisions[std::size_t(i)] * (onTree.col(i) - places_m.col(i)).squaredNorm();
    }
    for (int k = 0; k < kOsimCoordinates; ++k) {
        const double beyond = beyondLimit(pose, k) / m_options.limitDeviation_rad;
        const double anchor = kAnchor * pose.coordinates_rad[k];
        sum += beyond * beyond + anchor * anchor;
    }
    return sum;
}

FrameEquations MarkerIkProblem::equations(const IkPose& pose, const OsimScales& scales,
                                          const Eigen::Matrix3Xd& places_m) const {
    const OsimDerivatives tree(osimTree(), pose.root, scales, pose.coordinates_rad);
    FrameEquations sum;
    OsimPoseJacobian byPose;
    OsimScaleJacobian byScale;
    for (int i = 0; i < m_table.size(); ++i) {
        if (!counts(places_m, i)) continue;
        const Marker& marker = m_table.markers[std::size_t(i)];
        const double precision = m_precisions[std::size_t(i)];
        tree.derivatives(marker.osimBody, marker.place_m, byPose, byScale);
        const Eigen::Vector3d off = tree.point(marker.osimBody, marker.place_m) - places_m.col(i);
        sum.pose.noalias() += precision * byPose.transpose() * byPose;
        sum.coupling.noalias() += precision * byPose.transpose() * byScale;
        sum.scales.noalias() += precision * byScale.transpose() * byScale;
        sum.poseGradient.noalias() += precision * byPose.transpose() * off;
        sum.scaleGradient.noalias() += precision * byScale.transpose() * off;
    }
    const double precision = std::pow(m_options.limitDeviation_rad, -2);
    for (int k = 0; k < kOsimCoordinates; ++k) {
        const double beyond = beyondLimit(pose, k), anchor = kAnchor * kAnchor;
        sum.pose(6 + k, 6 + k) += (beyond != 0 ? precision : 0) + anchor;
        sum.poseGradient[6 + k] += precision * beyond + anchor * pose.coordinates_rad[k];
    }
    return sum;
}

Eigen::Isometry3d MarkerIkProblem::pelvisOn(const OsimScales& scales,
                                            const Eigen::Matrix3Xd& places_m) const {
    std::vector<std::pair<Eigen::Vector3d, Eigen::Vector3d>> pairs;
    Eigen::Vector3d meanTree = Eigen::Vector3d::Zero(), meanSeen = Eigen::Vector3d::Zero();
    for (int i = 0; i < m_table.size(); ++i) {
        const Marker& marker = m_table.markers[std::size_t(i)];
        if (marker.osimBody != 0 || !counts(places_m, i)) continue;
        pairs.emplace_back(scaleOfBody(osimTree(), scales, 0).cwiseProduct(marker.place_m),
                           places_m.col(i));
        meanTree += pairs.back().first;
        meanSeen += pairs.back().second;
    }
    meanTree /= double(pairs.size());
    meanSeen /= double(pairs.size());
    Eigen::Matrix3d covariance = Eigen::Matrix3d::Zero();
    for (const auto& [onTree, seen] : pairs) {
        covariance += (seen - meanSeen) * (onTree - meanTree).transpose();
    }
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(covariance,
                                                Eigen::ComputeFullU | Eigen::ComputeFullV);
    const double sign = (svd.matrixU() * svd.matrixV().transpose()).determinant() < 0 ? -1 : 1;
    Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
    root.linear() =
        svd.matrixU() * Eigen::Vector3d(1, 1, sign).asDiagonal() * svd.matrixV().transpose();
    root.translation() = meanSeen - root.linear() * meanTree;
    return root;
}

double MarkerIkProblem::markerError_m(const IkPose& pose, const OsimScales& scales,
                                      const Eigen::Matrix3Xd& places_m) const {
    const auto bodies = osimForward(osimTree(), pose.root, scales, pose.coordinates_rad);
    const auto onTree = markersOnTree(m_table, osimTree(), bodies, scales);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < m_table.size(); ++i) {
        if (!counts(places_m, i)) continue;
        sum += (onTree.col(i) - places_m.col(i)).squaredNorm();
        ++count;
    }
    return std::sqrt(sum / count);
}

double MarkerIkProblem::beyondLimit(const IkPose& pose, int coordinate) {
    const OsimCoordinate& one = osimTree().coordinates[std::size_t(coordinate)];
    const double q = pose.coordinates_rad[coordinate];
    return q < one.low_rad ? q - one.low_rad : q > one.high_rad ? q - one.high_rad : 0;
}

IkPose solvedFrame(const MarkerIkProblem& problem, const IkPose& start, const OsimScales& scales,
                   const Eigen::Matrix3Xd& places_m, int iterations) {
    IkPose pose = start;
    double cost = problem.cost(pose, scales, places_m), damping = kFirstDamping;
    for (int i = 0; i < iterations; ++i) {
        const FrameEquations equations = problem.equations(pose, scales, places_m);
        bool isBetter = false;
        double gain = 0;
        while (!isBetter && damping < kMostDamping) {
            PoseMatrix damped = equations.pose;
            damped.diagonal() *= 1 + damping;
            damped.diagonal().array() += 1e-9;
            const IkPose next = pose.moved(-damped.ldlt().solve(equations.poseGradient));
            const double reached = problem.cost(next, scales, places_m);
            isBetter = reached < cost;
            damping = isBetter ? damping / 5 : damping * 10;
            if (!isBetter) continue;
            gain = cost - reached;
            pose = next;
            cost = reached;
        }
        if (!isBetter || gain <= kEnoughGain * cost + 1e-14) break;
    }
    return pose;
}

IkPose solvedFromAnywhere(const MarkerIkProblem& problem, const IkPose& start,
                          const OsimScales& scales, const Eigen::Matrix3Xd& places_m,
                          int iterations) {
    const OsimTree& tree = osimTree();
    const auto set = [&tree](IkPose& pose, const char* name, double value_rad) {
        for (const char* side : {"_r", "_l"}) {
            pose.coordinates_rad[tree.coordinate(std::string(name) + side)] = value_rad;
        }
    };
    std::vector<IkPose> solved;
    for (const double flexion : {0.0, -1.0, 1.0}) {
        for (const double adduction : {0.0, -1.2}) {
            for (const double rotation : {0.0, -1.0, 1.0}) {
                IkPose pose = start;
                set(pose, "arm_flex", flexion);
                set(pose, "arm_add", adduction);
                set(pose, "arm_rot", rotation);
                set(pose, "elbow_flex", 0.8);
                set(pose, "pro_sup", 1.0);
                set(pose, "knee_angle", 0.3);
                solved.push_back(solvedFrame(problem, pose, scales, places_m, iterations));
            }
        }
    }
    const auto cost = [&](const IkPose& pose) { return problem.cost(pose, scales, places_m); };
    IkPose best = *std::ranges::min_element(solved, {}, cost);
    for (const char* side : {"_r", "_l"}) {
        const int first = tree.coordinate(std::string("arm_flex") + side);
        const int count = tree.coordinate(std::string("wrist_dev") + side) + 1 - first;
        const IkPose before = best;
        for (const IkPose& other : solved) {
            IkPose mixed = before;
            mixed.coordinates_rad.segment(first, count) =
                other.coordinates_rad.segment(first, count);
            if (cost(mixed) < cost(best)) best = mixed;
        }
    }
    return solvedFrame(problem, best, scales, places_m, iterations);
}

}  // namespace gonio
