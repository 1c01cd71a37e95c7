#include "core/body/rest_shape.h"

#include <Eigen/Geometry>
#include <cmath>

namespace gonio {
namespace {

// Joints whose bones keep their learned rest orientation: the pelvis and the leaves.
constexpr std::array<bool, kJointCount> makeFixed() {
    std::array<bool, kJointCount> fixed{};
    for (const Joint j :
         {Joint::Pelvis, Joint::ToesR, Joint::ToesL, Joint::Head, Joint::HandR, Joint::HandL}) {
        fixed[static_cast<std::size_t>(j)] = true;
    }
    return fixed;
}

constexpr auto kFixed = makeFixed();

constexpr std::array<Joint, 3> kSpine = {Joint::LumbarBody, Joint::Thorax, Joint::Head};

// The vector along which each bone is laid; the same rule for joint positions and for their
// derivatives, because it is linear. The ulna follows elbow to wrist, the thorax the lumbar
// segment below it.
template <class Offset>
auto alongBone(int joint, const Offset& offset) -> std::decay_t<decltype(offset(0))> {
    if (joint == id(Joint::UlnaR)) return offset(id(Joint::RadiusR)) + offset(id(Joint::HandR));
    if (joint == id(Joint::UlnaL)) return offset(id(Joint::RadiusL)) + offset(id(Joint::HandL));
    if (joint == id(Joint::Thorax)) return offset(id(Joint::Thorax));
    return offset(kFirstChild[joint]);
}

Eigen::Matrix3d cross(const Eigen::Vector3d& v) {
    Eigen::Matrix3d m;
    m << 0, -v.z(), v.y(), v.z(), 0, -v.x(), -v.y(), v.x(), 0;
    return m;
}

double sign(double x) {
    return x < 0 ? -1.0 : 1.0;
}

}  // namespace

// As published, the thorax keeps the head's offset as its source direction.
Eigen::Vector3d learnedBoneDirection(const BodyModel& model, int joint) {
    const auto& o = model.boneOffset_m;
    Eigen::Vector3d s = o[kFirstChild[joint]];
    if (joint == id(Joint::UlnaR)) s = o[id(Joint::RadiusR)] + o[id(Joint::HandR)];
    if (joint == id(Joint::UlnaL)) s = o[id(Joint::RadiusL)] + o[id(Joint::HandL)];
    return model.boneToRest[joint] * s;
}

Eigen::Matrix<double, kJointCount, kJointCount> boneDirectionWeights() {
    using Weights = Eigen::Matrix<double, kJointCount, 1>;
    Eigen::Matrix<double, kJointCount, kJointCount> weights;
    for (int j = 0; j < kJointCount; ++j) {
        const Weights row = alongBone(j, [](int i) { return Weights(Weights::Unit(i)); });
        weights.row(j) = (kFixed[j] ? 0 : 1) * row.transpose();
    }
    return weights;
}

Eigen::Matrix3d smallestRotation(const Eigen::Vector3d& from, const Eigen::Vector3d& to) {
    const Eigen::Vector3d a = from.normalized(), b = to.normalized();
    const Eigen::Vector3d v = a.cross(b);
    const double s = v.norm() + 2.220446049250313e-16;
    const Eigen::Matrix3d k = cross(v);
    const Eigen::Matrix3d m = Eigen::Matrix3d::Identity() + k + k * k * ((1 - a.dot(b)) / (s * s));
    return m.allFinite() ? m : Eigen::Matrix3d::Zero();
}

RestShape computeRestShape(const BodyModel& model, const ShapeVector& shape) {
    RestShape rest;
    rest.shape = shape;
    for (int j = 0; j < kJointCount; ++j) {
        rest.joints_m[j] = model.jointTemplate_m[j] + model.jointDirections[j] * shape;
        rest.offsets_m[j] = kParents[j] < 0
                                ? rest.joints_m[j]
                                : Eigen::Vector3d(rest.joints_m[j] - rest.joints_m[kParents[j]]);
    }
    for (int j = 0; j < kJointCount; ++j) {
        rest.boneAxes[j] = model.boneToRest[j];
        if (!kFixed[j]) {
            const Eigen::Vector3d along = alongBone(j, [&](int i) { return rest.offsets_m[i]; });
            rest.boneAxes[j] =
                smallestRotation(learnedBoneDirection(model, j), along) * model.boneToRest[j];
        }
        rest.dofAxes[j] = rest.boneAxes[j] * model.restToPosedAxes[j].transpose();
    }
    const auto& p = rest.joints_m;
    rest.shoulderWidth_m = (p[id(Joint::ScapulaL)] - p[id(Joint::ScapulaR)]).norm();
    rest.thoraxHeight_m = (p[id(Joint::Thorax)] - p[id(Joint::LumbarBody)]).norm();
    for (const Joint joint : kSpine) {
        const int j = id(joint);
        rest.arcLength_m[j] = std::abs(p[j].y() - p[kParents[j]].y());
    }
    return rest;
}

namespace {

Eigen::Vector3d jointByShape(const BodyModel& model, int j, int b) {
    return model.jointDirections[j].col(b);
}

Eigen::Vector3d offsetByShape(const BodyModel& model, int j, int b) {
    if (kParents[j] < 0) return jointByShape(model, j, b);
    return jointByShape(model, j, b) - jointByShape(model, kParents[j], b);
}

void boneAxesByShape(const BodyModel& model, const RestShape& rest, int j,
                     std::array<Eigen::Matrix3d, kShapeCount>& byShape) {
    const Eigen::Vector3d a = learnedBoneDirection(model, j).normalized();
    const Eigen::Vector3d along = alongBone(j, [&](int i) { return rest.offsets_m[i]; });
    const Eigen::Vector3d unit = along.normalized();
    const Eigen::Vector3d v = a.cross(unit);
    const double c = a.dot(unit);
    for (int b = 0; b < kShapeCount; ++b) {
        const Eigen::Vector3d moved =
            alongBone(j, [&](int i) { return offsetByShape(model, i, b); });
        const Eigen::Vector3d dUnit = (moved - unit * unit.dot(moved)) / along.norm();
        const Eigen::Vector3d dv = a.cross(dUnit);
        const double dc = a.dot(dUnit);
        // M = c I + [v]x + v v^T / (1 + c), which equals the form in smallestRotation.
        const Eigen::Matrix3d dM = dc * Eigen::Matrix3d::Identity() + cross(dv) +
                                   (dv * v.transpose() + v * dv.transpose()) / (1 + c) -
                                   v * v.transpose() * (dc / ((1 + c) * (1 + c)));
        byShape[b] = dM * model.boneToRest[j];
    }
}

}  // namespace

RestShapeDerivatives computeRestShapeDerivatives(const BodyModel& model, const RestShape& rest) {
    RestShapeDerivatives d;
    for (int j = 0; j < kJointCount; ++j) {
        d.boneAxes[j].fill(Eigen::Matrix3d::Zero());
        if (!kFixed[j]) boneAxesByShape(model, rest, j, d.boneAxes[j]);
    }
    const auto& p = rest.joints_m;
    const int left = id(Joint::ScapulaL), right = id(Joint::ScapulaR);
    const int top = id(Joint::Thorax), bottom = id(Joint::LumbarBody);
    const Eigen::Vector3d width = (p[left] - p[right]).normalized();
    const Eigen::Vector3d height = (p[top] - p[bottom]).normalized();
    for (int b = 0; b < kShapeCount; ++b) {
        d.shoulderWidth_m[b] =
            width.dot(jointByShape(model, left, b) - jointByShape(model, right, b));
        d.thoraxHeight_m[b] =
            height.dot(jointByShape(model, top, b) - jointByShape(model, bottom, b));
        for (const Joint joint : kSpine) {
            const int j = id(joint);
            d.arcLength_m[j][b] =
                sign(p[j].y() - p[kParents[j]].y()) * offsetByShape(model, j, b).y();
        }
    }
    return d;
}

void computeShapedSkin(const BodyModel& model, const ShapeVector& shape, VertexArray& shaped_m) {
    shaped_m = model.skinTemplate_m;
    Eigen::Map<Eigen::Matrix<float, 1, Eigen::Dynamic>> flat(shaped_m.data(), shaped_m.size());
    for (int b = 0; b < kShapeCount; ++b) {
        flat += static_cast<float>(shape[b]) * model.shapeDirections.row(b);
    }
}

}  // namespace gonio
