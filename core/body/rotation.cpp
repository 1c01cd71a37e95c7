#include "core/body/rotation.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {

Eigen::Matrix3d axisRotation(const Eigen::Vector3d& axis, double angle_rad) {
    const Eigen::Vector3d v = axis * angle_rad;
    const double n = v.norm();
    const double s = n >= 1e-6 ? std::sin(n / 2) / n : 0.5 - n * n / 48;
    const double w = std::cos(n / 2);
    const Eigen::Vector3d u = v * s;
    const double two = 2 / (w * w + u.squaredNorm());
    Eigen::Matrix3d m;
    m << 1 - two * (u.y() * u.y() + u.z() * u.z()), two * (u.x() * u.y() - w * u.z()),
        two * (u.x() * u.z() + w * u.y()), two * (u.x() * u.y() + w * u.z()),
        1 - two * (u.x() * u.x() + u.z() * u.z()), two * (u.y() * u.z() - w * u.x()),
        two * (u.x() * u.z() - w * u.y()), two * (u.y() * u.z() + w * u.x()),
        1 - two * (u.x() * u.x() + u.y() * u.y());
    return m;
}

Eigen::Matrix3d jointRotation(const PoseVector& pose_rad, int joint) {
    const int first = kFirstDof[joint];
    Eigen::Matrix3d rotation = axisRotation(dofTable()[first].axis, pose_rad[first]);
    for (int k = first + 1; k < first + kDofsOfJoint[joint]; ++k) {
        rotation = axisRotation(dofTable()[k].axis, pose_rad[k]) * rotation;
    }
    return rotation;
}

JointRotations jointRotations(const PoseVector& pose_rad) {
    JointRotations rotations;
    for (int j = 0; j < kJointCount; ++j) rotations[j] = jointRotation(pose_rad, j);
    return rotations;
}

namespace {

double clampedAsin(double x) {
    return std::asin(std::clamp(x, -1.0, 1.0));
}

// Raw angles about the unsigned axes, then divided by the sign of the declared axis.
Eigen::Vector3d threeAngles(const Eigen::Matrix3d& r, int joint) {
    switch (joint) {
        case 0:
        case 1:
        case 6:  // Ry Rx Rz
            return {std::atan2(r(1, 0), r(1, 1)), clampedAsin(-r(1, 2)),
                    std::atan2(r(0, 2), r(2, 2))};
        case 11:
        case 12:
        case 13:  // Ry Rz Rx
            return {std::atan2(-r(1, 2), r(1, 1)), clampedAsin(r(1, 0)),
                    std::atan2(-r(2, 0), r(0, 0))};
        case 14:
        case 19:  // Rx Rz Ry
            return {std::atan2(r(0, 2), r(0, 0)), clampedAsin(-r(0, 1)),
                    std::atan2(r(2, 1), r(1, 1))};
        default:  // Rz Ry Rx
            return {std::atan2(r(2, 1), r(2, 2)), clampedAsin(-r(2, 0)),
                    std::atan2(r(1, 0), r(0, 0))};
    }
}

double angleAbout(const Eigen::Matrix3d& r, const Eigen::Vector3d& axis) {
    const Eigen::Vector3d twice(r(2, 1) - r(1, 2), r(0, 2) - r(2, 0), r(1, 0) - r(0, 1));
    return std::atan2(twice.dot(axis.normalized()), r.trace() - 1);
}

}  // namespace

Eigen::Vector3d anglesFromRotation(const Eigen::Matrix3d& rotation, int joint) {
    const int first = kFirstDof[joint];
    if (kDofsOfJoint[joint] == 1) {
        return {angleAbout(rotation, dofTable()[first].axis), 0, 0};
    }
    if (kDofsOfJoint[joint] == 2) {  // wrists: R = Rz(-b) Rx(+-a)
        const double sign = dofTable()[first].axis.x();
        return {sign * std::atan2(rotation(2, 1), rotation(2, 2)),
                std::atan2(-rotation(1, 0), rotation(0, 0)), 0};
    }
    Eigen::Vector3d angles = threeAngles(rotation, joint);
    for (int k = 0; k < 3; ++k) {
        angles[k] *= dofTable()[first + k].axis.sum();  // the axes are signed unit vectors
    }
    return angles;
}

ContinuousPose continuousFromPose(const PoseVector& pose_rad) {
    ContinuousPose continuous = ContinuousPose::Zero();
    for (int j = 0; j < kJointCount; ++j) {
        auto slots = continuous.segment<6>(6 * j);
        const double q = pose_rad[kFirstDof[j]];
        if (kDofsOfJoint[j] == 1) {
            slots[0] = std::cos(q);
            slots[1] = -std::sin(q);
        } else if (kDofsOfJoint[j] == 2) {
            slots[0] = q;
            slots[1] = pose_rad[kFirstDof[j] + 1];
        } else {
            const Eigen::Matrix3d r = jointRotation(pose_rad, j);
            slots.head<3>() = r.row(0).transpose();
            slots.tail<3>() = r.row(1).transpose();
        }
    }
    return continuous;
}

PoseVector poseFromContinuous(const ContinuousPose& continuous) {
    PoseVector pose = PoseVector::Zero();
    for (int j = 0; j < kJointCount; ++j) {
        const auto slots = continuous.segment<6>(6 * j);
        const int first = kFirstDof[j];
        if (kDofsOfJoint[j] == 1) {
            pose[first] = std::atan2(-slots[1], slots[0]);
        } else if (kDofsOfJoint[j] == 2) {
            pose.segment<2>(first) = slots.head<2>();
        } else {
            const Eigen::Vector3d a2 = slots.tail<3>();
            const Eigen::Vector3d b1 = slots.head<3>() / std::max(slots.head<3>().norm(), 1e-12);
            const Eigen::Vector3d rest = a2 - b1.dot(a2) * b1;
            const Eigen::Vector3d b2 = rest / std::max(rest.norm(), 1e-12);
            Eigen::Matrix3d r;
            r << b1.transpose(), b2.transpose(), b1.cross(b2).transpose();
            pose.segment<3>(first) = anglesFromRotation(r, j);
        }
    }
    return pose;
}

Eigen::Matrix3d smplRootFromPose(const Eigen::Vector3d& q) {
    return axisRotation(Eigen::Vector3d::UnitY(), q[2]) *
           axisRotation(Eigen::Vector3d::UnitZ(), q[1]) *
           axisRotation(Eigen::Vector3d::UnitX(), -q[0]);
}

Eigen::Vector3d rootAnglesFromSmpl(const Eigen::Matrix3d& r) {
    const double a = std::atan2(-r(2, 0), r(0, 0));
    const double b = clampedAsin(r(1, 0));
    const double c = std::atan2(-r(1, 2), r(1, 1));
    return {-c, b, a};
}

PoseVector mirrored(const PoseVector& pose_rad) {
    // Sign of each mirrored angle; the source index exchanges the sides.
    static const std::array<int, kDofCount> source = {
        0,  1,  2,  10, 11, 12, 13, 14, 15, 16, 3,  4,  5,  6,  7,  8,  9,  17, 18, 19, 20, 21, 22,
        23, 24, 25, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35};
    static const std::array<int, 16> negated = {1,  2,  17, 19, 20, 22, 23, 25,
                                                26, 27, 29, 30, 36, 37, 39, 40};
    PoseVector result;
    for (int i = 0; i < kDofCount; ++i) result[i] = pose_rad[source[i]];
    for (const int i : negated) result[i] = -result[i];
    return result;
}

Eigen::Matrix3d smplFromOpenSimAxes() {
    Eigen::Matrix3d p;
    p << 0, 0, -1, 0, 1, 0, 1, 0, 0;
    return p;
}

}  // namespace gonio
