#include "core/body/skel_in_tree.h"

#include <Eigen/Cholesky>
#include <cmath>
#include <numbers>

#include "core/body/osim_derivatives.h"
#include "core/body/osim_hinges.h"

namespace gonio {
namespace {

using Triple = Eigen::Vector3d;

/// R = Rz(a0) Rx(a1) Ry(a2).
Triple zxyOf(const Eigen::Matrix3d& r) {
    return {std::atan2(-r(0, 1), r(1, 1)), std::asin(std::clamp(r(2, 1), -1.0, 1.0)),
            std::atan2(-r(2, 0), r(2, 2))};
}

double beyondRange(const Triple& angles_rad, int first) {
    double sum = 0;
    for (int k = 0; k < 3; ++k) {
        const OsimCoordinate& range = osimTree().coordinates[std::size_t(first + k)];
        const double off =
            std::max({range.low_rad - angles_rad[k], angles_rad[k] - range.high_rad, 0.0});
        sum += off * off;
    }
    return sum;
}

double wrapped(double angle_rad) {
    return std::remainder(angle_rad, 2 * std::numbers::pi);
}

/// Three coordinates from `first` on of a ball joint. \param side  -1 on the left, whose second and
/// third turn are mirrored
void setBall(const Eigen::Matrix3d& childInParent, int first, double side,
             OsimCoordinates& coordinates_rad) {
    constexpr double kPi = std::numbers::pi;
    const Triple sides(1, side, side);
    const Triple one = zxyOf(childInParent);
    const Triple other(wrapped(one[0] + kPi), wrapped(kPi - one[1]), wrapped(one[2] + kPi));
    const Triple a = sides.cwiseProduct(one), b = sides.cwiseProduct(other);
    coordinates_rad.segment<3>(first) = beyondRange(b, first) < beyondRange(a, first) ? b : a;
}

PoseVector standing() {
    constexpr double kHangingArm_rad = 1.3;
    constexpr int kRightArm = 29, kLeftArm = 39;
    PoseVector pose = PoseVector::Zero();
    pose[kRightArm] = kHangingArm_rad;
    pose[kLeftArm] = -kHangingArm_rad;
    return pose;
}

}  // namespace

TreePose treePoseOf(const RestShape& rest, const Kinematics& kinematics,
                    const PoseVector& pose_rad) {
    const OsimTree& tree = osimTree();
    static const int hipR = tree.coordinate("hip_flexion_r"),
                     hipL = tree.coordinate("hip_flexion_l"),
                     back = tree.coordinate("lumbar_extension"),
                     armR = tree.coordinate("arm_flex_r"), armL = tree.coordinate("arm_flex_l");
    const auto frame = [&](Joint joint) -> Eigen::Matrix3d {
        return kinematics.rotation[std::size_t(id(joint))] * rest.dofAxes[std::size_t(id(joint))];
    };
    TreePose pose;
    for (const OsimHinge& hinge : kOsimHinges) {
        pose.coordinates_rad[tree.coordinate(hinge.coordinate)] =
            pose_rad[hinge.dof] + hinge.zero_rad;
    }
    pose.pelvis = frame(Joint::Pelvis);
    const Eigen::Matrix3d thorax = frame(Joint::Thorax);
    // OpenSim's humeri are those of hanging arms.
    const Eigen::Vector3d x = Eigen::Vector3d::UnitX();
    constexpr double kRightAngle_rad = std::numbers::pi / 2;
    const Eigen::Matrix3d right = frame(Joint::HumerusR) * axisRotation(x, -kRightAngle_rad),
                          left = frame(Joint::HumerusL) * axisRotation(x, kRightAngle_rad);
    setBall(pose.pelvis.transpose() * frame(Joint::FemurR), hipR, 1, pose.coordinates_rad);
    setBall(pose.pelvis.transpose() * frame(Joint::FemurL), hipL, -1, pose.coordinates_rad);
    setBall(pose.pelvis.transpose() * thorax, back, 1, pose.coordinates_rad);
    setBall(thorax.transpose() * right, armR, 1, pose.coordinates_rad);
    setBall(thorax.transpose() * left, armL, -1, pose.coordinates_rad);
    return pose;
}

OsimScales treeScalesOf(const SkelMarkers& markers, const MarkerTable& table,
                        const RestShape& rest) {
    constexpr int kUnknowns = kOsimScales + 3;
    constexpr double kBelief_m = 0.02, kFullWeight = 20;
    using Row = Eigen::Matrix<double, 3, kUnknowns>;
    const BodyParameters body{standing(), rest.shape, Eigen::Vector3d::Zero()};
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    const TreePose pose = treePoseOf(rest, kinematics, body.pose_rad);
    Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
    root.linear() = pose.pelvis;
    const Eigen::Matrix3Xd places_m = markers.of(rest, body);
    const OsimScales ones = OsimScales::Ones();
    const OsimDerivatives tree(osimTree(), root, ones, pose.coordinates_rad);
    Eigen::Matrix<double, kUnknowns, kUnknowns> normal =
        Eigen::Matrix<double, kUnknowns, kUnknowns>::Zero();
    Eigen::Matrix<double, kUnknowns, 1> right = Eigen::Matrix<double, kUnknowns, 1>::Zero();
    normal.diagonal().head<kOsimScales>().setConstant(kBelief_m * kBelief_m);
    OsimPoseJacobian byPose;
    OsimScaleJacobian byScale;
    for (int i = 0; i < table.size(); ++i) {
        const Marker& marker = table.markers[std::size_t(i)];
        if (marker.osimBody < 0 || !places_m.col(i).allFinite()) continue;
        const double weight = marker.weight / kFullWeight;
        tree.derivatives(marker.osimBody, marker.place_m, byPose, byScale);
        Row row;
        row << byScale, Eigen::Matrix3d::Identity();
        const Eigen::Vector3d off = places_m.col(i) - tree.point(marker.osimBody, marker.place_m);
        normal.noalias() += weight * row.transpose() * row;
        right.noalias() += weight * row.transpose() * off;
    }
    return ones + normal.ldlt().solve(right).head<kOsimScales>();
}

Eigen::Vector3d treePlaceOf(const MarkerTable& table, const Eigen::Matrix3d& pelvis,
                            const OsimScales& scales, const Eigen::Matrix3Xd& places_m) {
    const Eigen::Vector3d factors = scaleOfBody(osimTree(), scales, 0);
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    double weights = 0;
    for (int i = 0; i < table.size(); ++i) {
        const Marker& marker = table.markers[std::size_t(i)];
        if (marker.osimBody != 0 || !places_m.col(i).allFinite()) continue;
        sum += marker.weight * (places_m.col(i) - pelvis * factors.cwiseProduct(marker.place_m));
        weights += marker.weight;
    }
    return weights > 0 ? Eigen::Vector3d(sum / weights) : sum;
}

}  // namespace gonio
