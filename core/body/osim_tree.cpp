#include "core/body/osim_tree.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

double valueOf(const OsimPolynomial& polynomial, double x) {
    double sum = 0;
    for (const double coefficient : polynomial) sum = sum * x + coefficient;
    return sum;
}

template <class Names>
int indexOf(const Names& names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return int(i);
    }
    return -1;
}

Eigen::Isometry3d frameOf(const Eigen::Vector3d& place, const Eigen::Matrix3d& orientation) {
    Eigen::Isometry3d frame = Eigen::Isometry3d::Identity();
    frame.linear() = orientation;
    frame.translation() = place;
    return frame;
}

/// What the joint's coordinates do, in the joint's frame.
Eigen::Isometry3d motionOf(const OsimJoint& joint, const Eigen::Vector3d& parentScale,
                           const OsimCoordinates& coordinates_rad) {
    Eigen::Isometry3d motion = Eigen::Isometry3d::Identity();
    if (joint.shiftCoordinate >= 0) {
        const double q = coordinates_rad[joint.shiftCoordinate];
        for (int axis = 0; axis < 3; ++axis) {
            motion.translation()[axis] =
                parentScale[axis] * valueOf(joint.shifts[std::size_t(axis)], q);
        }
    }
    for (const OsimTurn& turn : joint.turns) {
        const double q = coordinates_rad[turn.coordinate];
        const double angle_rad =
            turn.polynomial.empty() ? turn.factor * q : valueOf(turn.polynomial, q);
        motion.linear() =
            motion.linear() * Eigen::AngleAxisd(angle_rad, turn.axis).toRotationMatrix();
    }
    return motion;
}

}  // namespace

int OsimTree::body(std::string_view name) const {
    return indexOf(bodyNames, name);
}

int OsimTree::coordinate(std::string_view name) const {
    const auto found = std::find_if(coordinates.begin(), coordinates.end(),
                                    [name](const OsimCoordinate& one) { return one.name == name; });
    return found == coordinates.end() ? -1 : int(found - coordinates.begin());
}

Eigen::Vector3d scaleOfBody(const OsimTree& tree, const OsimScales& scales, int body) {
    const auto& index = tree.scaleOf[std::size_t(body)];
    return {scales[index[0]], scales[index[1]], scales[index[2]]};
}

std::array<Eigen::Isometry3d, kOsimBodies> osimForward(const OsimTree& tree,
                                                       const Eigen::Isometry3d& root,
                                                       const OsimScales& scales,
                                                       const OsimCoordinates& coordinates_rad) {
    std::array<Eigen::Isometry3d, kOsimBodies> bodies;
    for (int body = 0; body < kOsimBodies; ++body) {
        const OsimJoint& joint = tree.joints[std::size_t(body)];
        if (joint.parent < 0) {
            bodies[std::size_t(body)] = root;
            continue;
        }
        const Eigen::Vector3d parentScale = scaleOfBody(tree, scales, joint.parent);
        const Eigen::Vector3d ownScale = scaleOfBody(tree, scales, body);
        const auto inParent =
            frameOf(parentScale.cwiseProduct(joint.placeInParent_m), joint.orientation);
        const auto inChild =
            frameOf(ownScale.cwiseProduct(joint.placeInChild_m), joint.orientation);
        bodies[std::size_t(body)] = bodies[std::size_t(joint.parent)] * inParent *
                                    motionOf(joint, parentScale, coordinates_rad) *
                                    inChild.inverse();
    }
    return bodies;
}

Eigen::Vector3d osimJointCentre(const OsimTree& tree, const OsimScales& scales, int body,
                                const Eigen::Isometry3d& bodyInWorld) {
    return bodyInWorld * scaleOfBody(tree, scales, body)
                             .cwiseProduct(tree.joints[std::size_t(body)].placeInChild_m);
}

}  // namespace gonio
