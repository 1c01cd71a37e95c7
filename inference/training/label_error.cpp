#include "inference/training/label_error.h"

#include <Eigen/Dense>
#include <cmath>

#include "core/body/rotation.h"
#include "inference/image/camera.h"

namespace gonio {
namespace {

constexpr double kFocal = kPatchFocal_px / kPatchSide_px;  ///< crop sides
constexpr double kNearest_m = 0.1;

/// Normal equations A x = b of least squares in three unknowns.
struct Normal {
    Eigen::Matrix3d a = Eigen::Matrix3d::Zero();
    Eigen::Vector3d b = Eigen::Vector3d::Zero();

    void add(const Eigen::Vector3d& row, double wanted, double weight) {
        a += weight * row * row.transpose();
        b += weight * wanted * row;
    }
};

}  // namespace

std::optional<Eigen::Vector3d> cropCameraPlace_m(
    const Eigen::Matrix<double, kKeypointCount, 3>& points_m, const ScoredKeypoints& keypoints) {
    constexpr int kSteps = 6;
    if ((keypoints.col(2).array() > 0).count() < 3) return std::nullopt;
    // f (X + x) = u (Z + z), linear in the place.
    Normal linear;
    for (int k = 0; k < kKeypointCount; ++k) {
        const double weight = keypoints(k, 2);
        for (int c = 0; c < 2; ++c) {
            Eigen::Vector3d row = Eigen::Vector3d::Zero();
            row[c] = kFocal;
            row[2] = -keypoints(k, c);
            linear.add(row, keypoints(k, c) * points_m(k, 2) - kFocal * points_m(k, c), weight);
        }
    }
    Eigen::Vector3d place_m = linear.a.ldlt().solve(linear.b);
    for (int step = 0; step < kSteps; ++step) {
        Normal turn;
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::Vector3d p = points_m.row(k).transpose() + place_m;
            if (!(p.z() > kNearest_m)) return std::nullopt;  // NaN too
            for (int c = 0; c < 2; ++c) {
                Eigen::Vector3d row = Eigen::Vector3d::Zero();
                row[c] = kFocal / p.z();
                row[2] = -kFocal * p[c] / (p.z() * p.z());
                turn.add(row, keypoints(k, c) - kFocal * p[c] / p.z(), keypoints(k, 2));
            }
        }
        place_m += turn.a.ldlt().solve(turn.b);
    }
    const bool isBefore = place_m.allFinite() && place_m.z() > kNearest_m;
    return isBefore ? std::optional(place_m) : std::nullopt;
}

double keypointError(const Eigen::Matrix<double, kKeypointCount, 3>& points_m,
                     const Eigen::Vector3d& place_m, const ScoredKeypoints& keypoints) {
    double sum = 0, confidence = 0;
    for (int k = 0; k < kKeypointCount; ++k) {
        if (keypoints(k, 2) <= 0) continue;
        const Eigen::Vector3d p = points_m.row(k).transpose() + place_m;
        const Eigen::Vector2d at = kFocal * p.head<2>() / std::max(p.z(), kNearest_m);
        sum += keypoints(k, 2) * (at - keypoints.row(k).head<2>().transpose()).squaredNorm();
        confidence += keypoints(k, 2);
    }
    return sum / (confidence + 1e-6);
}

PoseVector turnedInPlane(const PoseVector& pose_rad, double angle_rad) {
    if (angle_rad == 0) return pose_rad;  // the same angles, not others of the same turn
    PoseVector turned = pose_rad;
    const Eigen::Matrix3d turn =
        Eigen::AngleAxisd(angle_rad, Eigen::Vector3d::UnitZ()).toRotationMatrix();
    turned.head<3>() = rootAnglesFromSmpl(turn * smplRootFromPose(pose_rad.head<3>()));
    return turned;
}

}  // namespace gonio
