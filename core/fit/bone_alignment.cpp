#include "core/fit/bone_alignment.h"

#include <Eigen/Geometry>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/skin.h"

namespace gonio {
namespace {

constexpr float kFirmWeight = 0.4F;  ///< skin that mostly follows its joint
constexpr double kFlattest = 0.02;   ///< thickness of a part against its length: below, no turn
constexpr double kPi = std::numbers::pi;

double excess(double angle_rad, const AngleLimit& limit) {
    return std::max({0.0, limit.lower_rad - angle_rad, angle_rad - limit.upper_rad});
}

// The turn of the circle that lies nearest to the limits' middle.
double wrapped(double angle_rad, const AngleLimit& limit) {
    const double middle = std::isfinite(limit.lower_rad) && std::isfinite(limit.upper_rad)
                              ? (limit.lower_rad + limit.upper_rad) / 2
                              : 0;
    return angle_rad - 2 * kPi * std::round((angle_rad - middle) / (2 * kPi));
}

Eigen::Vector3d inTurn(Eigen::Vector3d angles_rad, int joint, const AngleLimits& limits) {
    for (int k = 0; k < kDofsOfJoint[joint]; ++k)
        angles_rad[k] = wrapped(angles_rad[k], limits[kFirstDof[joint] + k]);
    return angles_rad;
}

// Spine and shoulder blades: angles that make one rotation place the joint differently.
bool movesItsCentre(int joint) {
    return (joint >= id(Joint::LumbarBody) && joint <= id(Joint::ScapulaR)) ||
           joint == id(Joint::ScapulaL);
}

}  // namespace

double beyondLimits(const Eigen::Vector3d& angles_rad, int joint, const AngleLimits& limits) {
    double sum = 0;
    for (int k = 0; k < kDofsOfJoint[joint]; ++k) {
        const double e = excess(angles_rad[k], limits[kFirstDof[joint] + k]);
        sum += e * e;
    }
    return sum;
}

Eigen::Vector3d nearestToLimits(const Eigen::Vector3d& angles_rad, int joint,
                                const AngleLimits& limits) {
    const Eigen::Vector3d same = inTurn(angles_rad, joint, limits);
    if (kDofsOfJoint[joint] < 3) return same;
    const Eigen::Vector3d other = otherTriple(angles_rad, joint, limits);
    return beyondLimits(other, joint, limits) < beyondLimits(same, joint, limits) ? other : same;
}

Eigen::Vector3d otherTriple(const Eigen::Vector3d& angles_rad, int joint,
                            const AngleLimits& limits) {
    // The same rotation: R(a2 + pi) R(pi - a1) R(a0 + pi).
    return inTurn({angles_rad[0] + kPi, kPi - angles_rad[1], angles_rad[2] + kPi}, joint, limits);
}

bool turnTowardsLimits(const AngleLimits& limits, PoseVector& pose_rad) {
    bool changed = false;
    for (int j = 1; j < kJointCount; ++j) {
        if (movesItsCentre(j)) continue;
        auto angles = pose_rad.segment(kFirstDof[j], kDofsOfJoint[j]);
        Eigen::Vector3d all = Eigen::Vector3d::Zero();
        all.head(angles.size()) = angles;
        const Eigen::Vector3d nearest = nearestToLimits(all, j, limits);
        changed = changed || (nearest - all).cwiseAbs().maxCoeff() > 1e-9;
        angles = nearest.head(angles.size());
    }
    return changed;
}

BoneAlignment::BoneAlignment(const BodyModel& model) : m_model(model) {
    const SparseRows& weights = model.skinWeights;
    for (int v = 0; v < model.vertexCount(); ++v) {
        for (int e = weights.start[v]; e < weights.start[v + 1]; ++e) {
            if (weights.value[e] >= kFirmWeight)
                m_skin[weights.column[e]].push_back({v, weights.value[e]});
        }
    }
}

bool BoneAlignment::rotationOf(int joint, const VertexArray& rest_m, const VertexArray& target_m,
                               Eigen::Matrix3d& rotation) const {
    if (m_skin[joint].size() < 4) return false;
    Eigen::Vector3d from = Eigen::Vector3d::Zero(), to = Eigen::Vector3d::Zero();
    double sum = 0;
    for (const auto& [v, w] : m_skin[joint]) {
        from += w * rest_m.row(v).transpose().cast<double>();
        to += w * target_m.row(v).transpose().cast<double>();
        sum += w;
    }
    from /= sum;
    to /= sum;
    Eigen::Matrix3d product = Eigen::Matrix3d::Zero();
    for (const auto& [v, w] : m_skin[joint]) {
        product += w * (target_m.row(v).transpose().cast<double>() - to) *
                   (rest_m.row(v).transpose().cast<double>() - from).transpose();
    }
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(product, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const Eigen::Vector3d& size = svd.singularValues();
    if (!(size[1] > kFlattest * kFlattest * size[0])) return false;
    Eigen::Matrix3d flip = Eigen::Matrix3d::Identity();
    flip(2, 2) = (svd.matrixU() * svd.matrixV().transpose()).determinant() < 0 ? -1 : 1;
    rotation = svd.matrixU() * flip * svd.matrixV().transpose();
    return true;
}

BodyParameters BoneAlignment::align(const RestShape& rest, const VertexArray& target_m,
                                    const AngleLimits& limits) const {
    BodyParameters body;
    body.shape = rest.shape;
    VertexArray skin_m;
    computeShapedSkin(m_model, rest.shape, skin_m);
    std::array<Eigen::Matrix3d, kJointCount> rotations;  // as the chosen angles make them
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Matrix3d above = j == 0 ? Eigen::Matrix3d::Identity() : rotations[kParents[j]];
        const Eigen::Matrix3d& axes = rest.dofAxes[j];
        Eigen::Matrix3d wanted = above;  // without own skin: as the parent
        rotationOf(j, skin_m, target_m, wanted);
        Eigen::Vector3d angles = nearestToLimits(
            anglesFromRotation(axes.transpose() * above.transpose() * wanted * axes, j), j, limits);
        // A hinge beyond its limit is a misreading; three angles would become another rotation.
        for (int k = 0; k < kDofsOfJoint[j] && kDofsOfJoint[j] < 3; ++k) {
            const AngleLimit& limit = limits[kFirstDof[j] + k];
            angles[k] = std::clamp(angles[k], limit.lower_rad, limit.upper_rad);
        }
        body.pose_rad.segment(kFirstDof[j], kDofsOfJoint[j]) = angles.head(kDofsOfJoint[j]);
        rotations[j] = above * axes * jointRotation(body.pose_rad, j) * axes.transpose();
    }
    const auto kinematics = std::make_unique<Kinematics>();
    computeKinematics(rest, body.pose_rad, *kinematics);
    SkinPoser(m_model, rest).pose(*kinematics, Eigen::Vector3d::Zero(), skin_m);
    body.translation_m = (target_m - skin_m).cast<double>().colwise().mean().transpose();
    return body;
}

}  // namespace gonio
