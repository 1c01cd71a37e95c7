#include "core/biomech/point_metrics.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <Eigen/SVD>
#include <limits>

namespace gonio {
namespace {

constexpr double kLabelled = 0.5;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The rotation R with determinant +1 that maximises trace(R `covariance`), and that maximum.
struct BestRotation {
    Eigen::Matrix3d rotation;
    double trace;
};

BestRotation bestRotation(const Eigen::Matrix3d& covariance) {
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(covariance,
                                                Eigen::ComputeFullU | Eigen::ComputeFullV);
    Eigen::Vector3d sign = Eigen::Vector3d::Ones();
    if ((svd.matrixV() * svd.matrixU().transpose()).determinant() < 0) sign.z() = -1;
    return {svd.matrixV() * sign.asDiagonal() * svd.matrixU().transpose(),
            svd.singularValues().dot(sign)};
}

}  // namespace

double meanPointDistance(const PointColumns& estimate, const PointColumns& truth) {
    if (estimate.cols() == 0) return kNone;
    return (estimate - truth).colwise().norm().mean();
}

PointColumns similarityAligned(const PointColumns& estimate, const PointColumns& truth) {
    const Eigen::Vector3d estimateMean = estimate.rowwise().mean();
    const Eigen::Vector3d truthMean = truth.rowwise().mean();
    const PointColumns from = estimate.colwise() - estimateMean;
    const PointColumns to = truth.colwise() - truthMean;
    const BestRotation best = bestRotation(from * to.transpose());
    const double spread = from.squaredNorm();
    const double scale = spread > 0 ? best.trace / spread : 1;
    return (scale * best.rotation * from).colwise() + truthMean;
}

double enclosedVolume(const PointColumns& points, const Eigen::Matrix3Xi& triangles) {
    if (points.cols() == 0) return 0;
    // Tetrahedra from a point nearby: small numbers, small rounding errors.
    const Eigen::Vector3d apex = points.rowwise().mean();
    double sum = 0;
    for (Eigen::Index i = 0; i < triangles.cols(); ++i) {
        const Eigen::Vector3d a = points.col(triangles(0, i)) - apex;
        const Eigen::Vector3d b = points.col(triangles(1, i)) - apex;
        const Eigen::Vector3d c = points.col(triangles(2, i)) - apex;
        sum += a.dot(b.cross(c));
    }
    return sum / 6;
}

double correctKeypointShare(std::span<const KeypointPair> frames, double threshold) {
    if (frames.empty()) return kNone;
    const Eigen::Index count = frames.front().estimate.cols();
    Eigen::ArrayXd labelled = Eigen::ArrayXd::Zero(count), correct = labelled;
    for (const KeypointPair& frame : frames) {
        for (Eigen::Index k = 0; k < count; ++k) {
            if (!(frame.confidence(k) > kLabelled)) continue;
            labelled(k) += 1;
            const double distance = (frame.estimate.col(k) - frame.truth.col(k)).norm();
            if (distance * frame.boxFactor < threshold) correct(k) += 1;
        }
    }
    const double keypoints = (labelled > 0).cast<double>().sum();
    if (keypoints == 0) return kNone;
    return (labelled > 0).select(correct / labelled.max(1), 0.0).sum() / keypoints;
}

}  // namespace gonio
