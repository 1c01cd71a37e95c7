#include "core/body/osim_derivatives.h"

namespace gonio {
namespace {

struct ValueAndSlope {
    double value = 0, slope = 0;
};

ValueAndSlope evaluate(const OsimPolynomial& polynomial, double x) {
    ValueAndSlope sum;
    for (const double coefficient : polynomial) {
        sum.slope = sum.slope * x + sum.value;
        sum.value = sum.value * x + coefficient;
    }
    return sum;
}

Eigen::Matrix3d about(const Eigen::Vector3d& axis, double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, axis).toRotationMatrix();
}

}  // namespace

OsimDerivatives::OsimDerivatives(const OsimTree& tree, const Eigen::Isometry3d& root,
                                 const OsimScales& scales, const OsimCoordinates& coordinates_rad)
    : m_tree(tree), m_scales(scales) {
    for (int body = 0; body < kOsimBodies; ++body) {
        if (tree.joints[std::size_t(body)].parent < 0) {
            m_bodies[std::size_t(body)] = root;
            m_centres[std::size_t(body)] = root.translation();
            m_placeByScale[std::size_t(body)].setZero();
            continue;
        }
        addJoint(body, scales, coordinates_rad);
    }
}

void OsimDerivatives::addJoint(int body, const OsimScales& scales,
                               const OsimCoordinates& coordinates_rad) {
    const OsimJoint& joint = m_tree.joints[std::size_t(body)];
    const auto index = std::size_t(body), parent = std::size_t(joint.parent);
    const Eigen::Matrix3d turnOfParent = m_bodies[parent].linear();
    const Eigen::Matrix3d frame = turnOfParent * joint.orientation;
    const Eigen::Vector3d parentScale = scaleOfBody(m_tree, scales, joint.parent);
    const Eigen::Vector3d ownScale = scaleOfBody(m_tree, scales, body);
    OsimScaleJacobian& byScale = m_placeByScale[index];
    byScale = m_placeByScale[parent];

    Eigen::Vector3d centre = m_bodies[parent] * parentScale.cwiseProduct(joint.placeInParent_m);
    for (int axis = 0; axis < 3; ++axis) {
        const int scale = m_tree.scaleOf[parent][std::size_t(axis)];
        byScale.col(scale) += turnOfParent.col(axis) * joint.placeInParent_m[axis];
        if (joint.shiftCoordinate < 0) continue;
        const auto shift =
            evaluate(joint.shifts[std::size_t(axis)], coordinates_rad[joint.shiftCoordinate]);
        centre += frame.col(axis) * (parentScale[axis] * shift.value);
        byScale.col(scale) += frame.col(axis) * shift.value;
        m_motions[std::size_t(joint.shiftCoordinate)].shift_m +=
            frame.col(axis) * (parentScale[axis] * shift.slope);
    }
    Eigen::Matrix3d turn = frame;
    for (const OsimTurn& one : joint.turns) {
        const double q = coordinates_rad[one.coordinate];
        const ValueAndSlope angle = one.polynomial.empty()
                                        ? ValueAndSlope{one.factor * q, one.factor}
                                        : evaluate(one.polynomial, q);
        Motion& motion = m_motions[std::size_t(one.coordinate)];
        motion.body = body;
        motion.axis += turn * one.axis * angle.slope;
        turn = turn * about(one.axis, angle.value);
    }
    m_bodies[index].linear() = turn * joint.orientation.transpose();
    m_bodies[index].translation() =
        centre - m_bodies[index].linear() * ownScale.cwiseProduct(joint.placeInChild_m);
    m_bodies[index].makeAffine();
    m_centres[index] = centre;
    for (int axis = 0; axis < 3; ++axis) {
        byScale.col(m_tree.scaleOf[index][std::size_t(axis)]) -=
            m_bodies[index].linear().col(axis) * joint.placeInChild_m[axis];
    }
}

Eigen::Vector3d OsimDerivatives::point(int body, const Eigen::Vector3d& place_m) const {
    return m_bodies[std::size_t(body)] * scaleOfBody(m_tree, m_scales, body).cwiseProduct(place_m);
}

void OsimDerivatives::derivatives(int body, const Eigen::Vector3d& place_m,
                                  OsimPoseJacobian& byPose, OsimScaleJacobian& byScale) const {
    const Eigen::Vector3d p = point(body, place_m);
    byPose.setZero();
    byPose.leftCols<3>().setIdentity();
    for (int axis = 0; axis < 3; ++axis) {
        byPose.col(3 + axis) = Eigen::Vector3d::Unit(axis).cross(p - m_centres[0]);
    }
    for (int on = body; on >= 0; on = m_tree.joints[std::size_t(on)].parent) {
        for (const OsimTurn& turn : m_tree.joints[std::size_t(on)].turns) {
            const Motion& motion = m_motions[std::size_t(turn.coordinate)];
            byPose.col(6 + turn.coordinate) =
                motion.axis.cross(p - m_centres[std::size_t(on)]) + motion.shift_m;
        }
    }
    byScale = m_placeByScale[std::size_t(body)];
    for (int axis = 0; axis < 3; ++axis) {
        byScale.col(m_tree.scaleOf[std::size_t(body)][std::size_t(axis)]) +=
            m_bodies[std::size_t(body)].linear().col(axis) * place_m[axis];
    }
}

}  // namespace gonio
