#include "core/synth/foot_geometry.h"

#include <algorithm>
#include <vector>

namespace gonio {
namespace {

// Share of a vertex's skin weight that lies on the foot.
double footWeight(const SparseRows& weights, int vertex, Side side) {
    double sum = 0;
    for (int e = weights.start[vertex]; e < weights.start[vertex + 1]; ++e) {
        const int joint = weights.column[e];
        if (joint >= legJoint(Joint::TalusR, side) && joint <= legJoint(Joint::ToesR, side)) {
            sum += weights.value[e];
        }
    }
    return sum;
}

}  // namespace

BodyGeometry measureBody(const BodyModel& model, const RestShape& rest) {
    VertexArray skin_m;
    computeShapedSkin(model, rest.shape, skin_m);
    BodyGeometry body;
    body.soleHeight_m = skin_m.col(1).minCoeff();
    body.stature_m = skin_m.col(1).maxCoeff() - body.soleHeight_m;
    for (const Side side : {Side::Right, Side::Left}) {
        const Eigen::Vector3d& calcn = rest.joints_m[legJoint(Joint::CalcnR, side)];
        const Eigen::Vector3d& toes = rest.joints_m[legJoint(Joint::ToesR, side)];
        double rear = calcn.z(), front = toes.z();
        for (int v = 0; v < model.vertexCount(); ++v) {
            // The sole alone: the heel's rearmost point lies higher and never touches.
            if (skin_m(v, 1) > body.soleHeight_m + 0.02) continue;
            if (footWeight(model.skinWeights, v, side) < 0.5) continue;
            rear = std::min(rear, static_cast<double>(skin_m(v, 2)));
            front = std::max(front, static_cast<double>(skin_m(v, 2)));
        }
        FootGeometry& foot = body.feet[static_cast<std::size_t>(side)];
        foot.heel = Eigen::Vector3d(calcn.x(), body.soleHeight_m, rear) - calcn;
        foot.ball = Eigen::Vector3d(toes.x(), body.soleHeight_m, toes.z()) - calcn;
        foot.toeLength_m = front - toes.z();
        foot.ankle = rest.joints_m[legJoint(Joint::TalusR, side)] - calcn;
    }
    const auto& p = rest.joints_m;
    body.legLength_m = (p[id(Joint::FemurR)] - p[id(Joint::TibiaR)]).norm() +
                       (p[id(Joint::TibiaR)] - p[id(Joint::TalusR)]).norm();
    return body;
}

}  // namespace gonio
