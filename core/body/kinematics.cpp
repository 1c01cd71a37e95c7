#include "core/body/kinematics.h"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

namespace gonio {
namespace {

/// End point of a constant-curvature arc of unit length bent by `a`, and its derivative.
struct Arc {
    double x, y, dx, dy;
};

Arc unitArc(double a) {
    if (std::abs(a) < 1e-5) return {a / 2, 1 - a * a / 6, 0.5, -a / 3};
    const double s = std::sin(a), c = std::cos(a);
    return {(1 - c) / a, s / a, (a * s - (1 - c)) / (a * a), (a * c - s) / (a * a)};
}

struct SpineJoint {
    int joint, firstDof;
};

constexpr std::array<SpineJoint, 3> kSpine = {{{11, 17}, {12, 20}, {13, 23}}};

/// One scapula: it slides on an ellipsoid; the left angles enter with the opposite sign.
struct Scapula {
    int joint, firstDof;
    double side;  ///< of the x axis, and with it of both angles: right +1, left -1
};

constexpr std::array<Scapula, 2> kScapulae = {{{14, 26, 1.0}, {19, 36, -1.0}}};

constexpr double kQuarterPi = std::numbers::pi / 4;

// f(ab, el) of the fact sheet with half axes w = W/4 and h = H/2.
Eigen::Vector3d onEllipsoid(double w, double h, double side, double ab, double el) {
    return {-side * w * std::cos(el - kQuarterPi) * std::cos(ab), -h * std::sin(el - kQuarterPi),
            w * std::sin(ab)};
}

Eigen::Vector3d scapulaShift(const Scapula& s, double width_m, double height_m,
                             const PoseVector& q) {
    const double ab = s.side * q[s.firstDof], el = s.side * q[s.firstDof + 1];
    return onEllipsoid(width_m / 4, height_m / 2, s.side, ab, el) -
           onEllipsoid(width_m / 4, height_m / 2, s.side, 0, 0);
}

// Shift of a spine joint for unit arc length.
Eigen::Vector3d spineShift(double bend, double extension) {
    const Arc b = unitArc(bend), e = unitArc(extension);
    return {-b.x, b.y + e.y - 2, -e.x};
}

}  // namespace

void computeKinematics(const RestShape& rest, const PoseVector& q, Kinematics& out) {
    for (int j = 0; j < kJointCount; ++j) {
        out.localRotation[j] = rest.dofAxes[j] * jointRotation(q, j) * rest.dofAxes[j].transpose();
        out.localOffset_m[j] = rest.offsets_m[j];
    }
    for (const Scapula& s : kScapulae) {
        out.localOffset_m[s.joint] += scapulaShift(s, rest.shoulderWidth_m, rest.thoraxHeight_m, q);
    }
    for (const SpineJoint& s : kSpine) {
        out.localOffset_m[s.joint] +=
            rest.arcLength_m[s.joint] * spineShift(q[s.firstDof], q[s.firstDof + 1]);
    }
    out.rotation[0] = out.localRotation[0];
    out.position_m[0] = rest.joints_m[0];
    for (int j = 1; j < kJointCount; ++j) {
        const int p = kParents[j];
        out.rotation[j] = out.rotation[p] * out.localRotation[j];
        out.position_m[j] = out.position_m[p] + out.rotation[p] * out.localOffset_m[j];
    }
}

namespace {

void addShifts(const RestShape& rest, const PoseVector& q, Kinematics& k) {
    for (const SpineJoint& s : kSpine) {
        const double length = rest.arcLength_m[s.joint];
        const Eigen::Matrix3d& parent = k.rotation[kParents[s.joint]];
        const Arc bend = unitArc(q[s.firstDof]), extension = unitArc(q[s.firstDof + 1]);
        k.dofShift_m[s.firstDof] = parent * Eigen::Vector3d(-length * bend.dx, length * bend.dy, 0);
        k.dofShift_m[s.firstDof + 1] =
            parent * Eigen::Vector3d(0, length * extension.dy, -length * extension.dx);
    }
    for (const Scapula& s : kScapulae) {
        const double w = rest.shoulderWidth_m / 4, h = rest.thoraxHeight_m / 2;
        const double ab = s.side * q[s.firstDof], el = s.side * q[s.firstDof + 1] - kQuarterPi;
        const Eigen::Matrix3d& parent = k.rotation[kParents[s.joint]];
        k.dofShift_m[s.firstDof] =
            parent * (s.side * Eigen::Vector3d(s.side * w * std::cos(el) * std::sin(ab), 0,
                                               w * std::cos(ab)));
        k.dofShift_m[s.firstDof + 1] =
            parent * (s.side * Eigen::Vector3d(s.side * w * std::sin(el) * std::cos(ab),
                                               -h * std::cos(el), 0));
    }
}

}  // namespace

void computePoseDerivatives(const RestShape& rest, const PoseVector& q, Kinematics& k) {
    for (int j = 0; j < kJointCount; ++j) {
        const int first = kFirstDof[j], count = kDofsOfJoint[j];
        Eigen::Matrix3d later = Eigen::Matrix3d::Identity();
        for (int dof = first + count - 1; dof >= first; --dof) {
            const Eigen::Vector3d& axis = dofTable()[dof].axis;
            k.localDofAxis[dof] = rest.dofAxes[j] * (later * axis);
            k.dofAxis[dof] = j == 0
                                 ? k.localDofAxis[dof]
                                 : Eigen::Vector3d(k.rotation[kParents[j]] * k.localDofAxis[dof]);
            k.dofShift_m[dof].setZero();
            if (dof > first) later = later * axisRotation(axis, q[dof]);
        }
    }
    addShifts(rest, q, k);
}

namespace {

// d (joint centre - parent's, with the shift of spine and shoulder blades) / d shape b.
Eigen::Vector3d offsetByShape(const BodyModel& model, const RestShapeDerivatives& restD,
                              const PoseVector& q, int joint, int b) {
    Eigen::Vector3d d = model.jointDirections[joint].col(b);
    if (kParents[joint] >= 0) d -= model.jointDirections[kParents[joint]].col(b);
    for (const Scapula& s : kScapulae) {
        if (s.joint == joint)
            d += scapulaShift(s, restD.shoulderWidth_m[b], restD.thoraxHeight_m[b], q);
    }
    for (const SpineJoint& s : kSpine) {
        if (s.joint == joint)
            d += restD.arcLength_m[joint][b] * spineShift(q[s.firstDof], q[s.firstDof + 1]);
    }
    return d;
}

}  // namespace

void computeShapeDerivatives(const BodyModel& model, const RestShape& rest,
                             const RestShapeDerivatives& restD, const PoseVector& q,
                             Kinematics& k) {
    for (int j = 0; j < kJointCount; ++j) {
        const int p = kParents[j];
        // R = Gk Ra^T Rp Ra Gk^T, so that dR = dGk W + (W' dGk^T), both W without shape.
        const Eigen::Matrix3d inBone =
            model.restToPosedAxes[j].transpose() * jointRotation(q, j) * model.restToPosedAxes[j];
        const Eigen::Matrix3d right = inBone * rest.boneAxes[j].transpose();
        const Eigen::Matrix3d left = rest.boneAxes[j] * inBone;
        for (int b = 0; b < kShapeCount; ++b) {
            const Eigen::Matrix3d& dAxes = restD.boneAxes[j][b];
            k.localRotationByShape[j][b] = dAxes * right + left * dAxes.transpose();
            const Eigen::Vector3d dOffset = offsetByShape(model, restD, q, j, b);
            if (p < 0) {
                k.rotationByShape[j][b] = k.localRotationByShape[j][b];
                k.positionByShape_m[j][b] = dOffset;
                continue;
            }
            k.rotationByShape[j][b] = k.rotationByShape[p][b] * k.localRotation[j] +
                                      k.rotation[p] * k.localRotationByShape[j][b];
            k.positionByShape_m[j][b] = k.positionByShape_m[p][b] +
                                        k.rotationByShape[p][b] * k.localOffset_m[j] +
                                        k.rotation[p] * dOffset;
        }
    }
}

void dofFramesInWorld(const RestShape& rest, const Kinematics& kinematics,
                      std::array<Eigen::Matrix3d, kJointCount>& frames) {
    for (int j = 0; j < kJointCount; ++j) frames[j] = kinematics.rotation[j] * rest.dofAxes[j];
}

bool isInSubtree(int joint, int ancestor) {
    while (joint > ancestor) joint = kParents[joint];
    return joint == ancestor;
}

}  // namespace gonio
