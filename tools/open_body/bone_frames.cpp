#include "tools/open_body/bone_frames.h"

#include <Eigen/Geometry>
#include <numbers>
#include <string_view>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;

/// From the anatomical frame (x forward, y up, z right) to the model's (x left, y up, z forward).
Matrix3d modelFromAnatomical() {
    Matrix3d map;
    map << 0, 0, -1, 0, 1, 0, 1, 0, 0;
    return map;
}

bool isOneOf(Joint joint, std::initializer_list<Joint> list) {
    return std::find(list.begin(), list.end(), joint) != list.end();
}

Matrix3d columns(const Vector3d& x, const Vector3d& y) {
    Matrix3d axes;
    axes << x, y, x.cross(y);
    return axes;
}

}  // namespace

Matrix3d restAxes(int joint) {
    const auto which = static_cast<Joint>(joint);
    const bool left = kBodyNames[static_cast<std::size_t>(joint)].ends_with("_l");
    const Vector3d proximal(left ? -1 : 1, 0, 0);
    if (isOneOf(which, {Joint::HumerusR, Joint::HumerusL, Joint::UlnaR, Joint::UlnaL,
                        Joint::RadiusR, Joint::RadiusL})) {
        return columns(Vector3d::UnitZ(), proximal);
    }
    if (isOneOf(which, {Joint::HandR, Joint::HandL})) {
        return columns(-Vector3d::UnitY(), proximal);  // x palmar: the palms look down
    }
    return modelFromAnatomical();
}

Matrix3d angleAxes(int joint) {
    const auto which = static_cast<Joint>(joint);
    const Matrix3d map = modelFromAnatomical();
    const auto about_forward = [](double angle_rad) {
        return Eigen::AngleAxisd(angle_rad, Vector3d::UnitX()).toRotationMatrix();
    };
    // y along the forearm, so that flexion moves the horizontal forearm of the T-pose forward.
    if (isOneOf(which, {Joint::UlnaR, Joint::RadiusR, Joint::HandR})) {
        return map * about_forward(-std::numbers::pi / 2);
    }
    if (isOneOf(which, {Joint::UlnaL, Joint::RadiusL, Joint::HandL})) {
        return map * about_forward(std::numbers::pi / 2);
    }
    return map;
}

void setBoneFrames(OpenBody& body) {
    const auto offset = [&](Joint joint) {
        const auto i = static_cast<std::size_t>(joint);
        return Vector3d(body.joints[i] - body.joints[static_cast<std::size_t>(kBodyParents[i])]);
    };
    for (std::size_t i = 0; i < kJointCount; ++i) {
        const int joint = static_cast<int>(i);
        body.bone_rotation[i] = restAxes(joint);
        body.rest_relative[i].setIdentity();
        body.rest_relative[i].topLeftCorner<3, 3>() =
            angleAxes(joint).transpose() * restAxes(joint);
        const int parent = kBodyParents[i];
        const Vector3d local =
            parent < 0 ? body.joints[i]
                       : Vector3d(restAxes(parent).transpose() * offset(static_cast<Joint>(i)));
        body.rest_relative[i].topRightCorner<3, 1>() = local;
    }
    // The forward pass turns the thorax from the head's offset onto the line lumbar - thorax: give
    // the head's offset that direction, else the mean body's thorax would turn.
    const auto head = static_cast<std::size_t>(Joint::Head);
    const Vector3d along = offset(Joint::Thorax).normalized() * offset(Joint::Head).norm();
    body.rest_relative[head].topRightCorner<3, 1>() =
        restAxes(static_cast<int>(Joint::Thorax)).transpose() * along;
}

}  // namespace gonio::open_body
