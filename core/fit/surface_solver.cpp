#include "core/fit/surface_solver.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/body/skin.h"
#include "core/fit/surface_fit.h"

namespace gonio {
namespace {

constexpr double kLimit_m = 0.0005, kRest_m = 2e-4;  ///< a radian beyond a limit, a radian of bend
constexpr int kCoarseVertices = 600, kFewestOfJoint = 16;
constexpr double kExact_m2 = 1e-11;  ///< 3 micrometres: nothing is left to gain

std::vector<int> allVertices(const BodyModel& model) {
    std::vector<int> vertices(model.vertexCount());
    std::iota(vertices.begin(), vertices.end(), 0);
    return vertices;
}

// Evenly from every joint's skin, more from the small parts than their share.
std::vector<int> coarseVertices(const BodyModel& model) {
    std::array<std::vector<int>, kJointCount> skin;
    for (int v = 0; v < model.vertexCount(); ++v)
        skin[heaviestJoint(model.skinWeights, v)].push_back(v);
    std::vector<int> vertices;
    for (const std::vector<int>& part : skin) {
        const auto size = static_cast<int>(part.size());
        const int share = kCoarseVertices * size / std::max(model.vertexCount(), 1);
        const int count = std::min(size, std::max(share, kFewestOfJoint));
        for (int i = 0; i < count; ++i)
            vertices.push_back(part[static_cast<std::size_t>(i) * part.size() / count]);
    }
    return vertices;
}

double excess(double angle_rad, const AngleLimit& limit) {
    return angle_rad > limit.upper_rad   ? angle_rad - limit.upper_rad
           : angle_rad < limit.lower_rad ? angle_rad - limit.lower_rad
                                         : 0;
}

double beliefs(const BodyParameters& body, bool withShape) {
    double sum = withShape ? kShapeBelief_m * kShapeBelief_m * body.shape.squaredNorm() : 0;
    for (int d = 3; d < kDofCount; ++d) {
        const double beyond = kLimit_m * excess(body.pose_rad[d], surfaceLimits()[d]);
        sum += beyond * beyond + kRest_m * kRest_m * body.pose_rad[d] * body.pose_rad[d];
    }
    return sum;
}

void addBeliefs(const BodyParameters& body, bool withShape, NormalEquations& inOut) {
    for (int d = 3; d < kDofCount; ++d) {
        const double beyond = excess(body.pose_rad[d], surfaceLimits()[d]);
        inOut.gradient[d] += kLimit_m * kLimit_m * beyond + kRest_m * kRest_m * body.pose_rad[d];
        inOut.hessian(d, d) += kRest_m * kRest_m + (beyond != 0 ? kLimit_m * kLimit_m : 0);
    }
    for (int b = 0; b < kShapeCount && withShape; ++b) {
        inOut.gradient[kDofCount + b] += kShapeBelief_m * kShapeBelief_m * body.shape[b];
        inOut.hessian(kDofCount + b, kDofCount + b) += kShapeBelief_m * kShapeBelief_m;
    }
}

BodyParameters moved(const BodyParameters& body,
                     const Eigen::Matrix<double, kBodyUnknowns, 1>& step) {
    return {body.pose_rad + step.head<kDofCount>(),
            body.shape + step.segment<kShapeCount>(kDofCount), body.translation_m + step.tail<3>()};
}

// What does not act on the objective stays where it is.
void holdShape(NormalEquations& equations) {
    equations.hessian.block<kShapeCount, kShapeCount>(kDofCount, kDofCount).setIdentity();
}

}  // namespace

SurfaceTables::SurfaceTables(const BodyModel& model)
    : coarse(model, coarseVertices(model)), full(model, allVertices(model)), alignment(model) {}

SurfaceSolver::SurfaceSolver(const BodyModel& model, const SurfaceTables& tables)
    : m_model(model), m_tables(tables), m_rest(computeRestShape(model, ShapeVector::Zero())) {}

SurfaceTarget SurfaceSolver::targetOf(const VertexArray& skin_m) const {
    return {m_tables.coarse.targetOf(skin_m), m_tables.full.targetOf(skin_m)};
}

void SurfaceSolver::setShape(const ShapeVector& shape) {
    if (m_rest.shape == shape) return;
    m_rest = computeRestShape(m_model, shape);
    m_restDerivativesValid = false;
}

double SurfaceSolver::objective(const Stage& stage, const BodyParameters& body) {
    setShape(body.shape);
    computeKinematics(m_rest, body.pose_rad, m_kinematics);
    return stage.patch.squares_m2({m_rest, m_kinematics, body.translation_m}, stage.target) /
               stage.patch.size() +
           beliefs(body, stage.freeShape);
}

void SurfaceSolver::linearise(const Stage& stage, const BodyParameters& body,
                              NormalEquations& out) {
    setShape(body.shape);
    computeKinematics(m_rest, body.pose_rad, m_kinematics);
    computePoseDerivatives(m_rest, body.pose_rad, m_kinematics);
    if (stage.freeShape) {
        if (!m_restDerivativesValid)
            m_restDerivatives = computeRestShapeDerivatives(m_model, m_rest);
        m_restDerivativesValid = true;
        computeShapeDerivatives(m_model, m_rest, m_restDerivatives, body.pose_rad, m_kinematics);
    }
    stage.patch.linearise({m_rest, m_kinematics, body.translation_m}, stage.target, stage.freeShape,
                          out);
    out.hessian /= stage.patch.size();
    out.gradient /= stage.patch.size();
    out.squares_m2 /= stage.patch.size();
}

void SurfaceSolver::lineariseCoarse(const SurfaceTarget& target, const BodyParameters& body,
                                    NormalEquations& out) {
    linearise({m_tables.coarse, target.coarse, true, 0, 0}, body, out);
    addBeliefs(body, false, out);
    out.squares_m2 += beliefs(body, false);
}

int SurfaceSolver::runStage(const Stage& stage, BodyParameters& inOut) {
    constexpr double steepest = 1e6, gentlest = 1e-9;
    double damping = 1e-4, current = objective(stage, inOut);
    NormalEquations equations;
    int iteration = 0;
    while (iteration < stage.mostIterations && current > kExact_m2) {
        ++iteration;
        linearise(stage, inOut, equations);
        addBeliefs(inOut, stage.freeShape, equations);
        if (!stage.freeShape) holdShape(equations);
        double next = current;
        for (; damping < steepest; damping *= 10) {
            auto damped = equations.hessian;
            damped.diagonal() += damping * equations.hessian.diagonal();
            damped.diagonal().array() += 1e-14;
            const BodyParameters candidate = moved(inOut, -damped.ldlt().solve(equations.gradient));
            next = objective(stage, candidate);
            if (!(next < current)) continue;
            inOut = candidate;
            break;
        }
        const double gained = current - next;
        if (!(gained > 0)) break;  // no step helps any more
        damping = std::max(damping * 0.1, gentlest);
        current = next;
        if (gained < stage.tolerance * current) break;
    }
    return iteration;
}

BodyParameters SurfaceSolver::start(const VertexArray& skin_m, const SurfaceTarget& target,
                                    const ShapeVector& shape, const BodyParameters* before) {
    setShape(shape);
    const BodyParameters aligned = m_tables.alignment.align(m_rest, skin_m, surfaceLimits());
    if (before == nullptr) return aligned;
    BodyParameters last = *before;
    last.shape = shape;
    const Stage stage{m_tables.coarse, target.coarse, true, 0, 0};
    return objective(stage, last) < objective(stage, aligned) ? last : aligned;
}

// Two triples of angles make one rotation. Near the middle angle's end the limits of the wrong one
// can hold a shoulder or hip where it stops: then the other is tried.
int SurfaceSolver::tryOtherTriples(const Stage& stage, BodyParameters& inOut) {
    constexpr double clearly_rad2 = 1e-5;
    int iterations = 0;
    for (const Joint joint : {Joint::FemurR, Joint::FemurL, Joint::HumerusR, Joint::HumerusL}) {
        const int first = kFirstDof[id(joint)];
        const Eigen::Vector3d angles = inOut.pose_rad.segment<3>(first);
        if (beyondLimits(angles, id(joint), surfaceLimits()) < clearly_rad2) continue;
        BodyParameters other = inOut;
        other.pose_rad.segment<3>(first) = otherTriple(angles, id(joint), surfaceLimits());
        iterations += runStage(stage, other);
        if (objective(stage, other) < objective(stage, inOut)) inOut = other;
    }
    return iterations;
}

int SurfaceSolver::solve(const SurfaceTarget& target, bool freeShape, BodyParameters& inOut) {
    const Stage coarse{m_tables.coarse, target.coarse, freeShape, 1e-3, 40};
    int iterations = runStage(coarse, inOut);
    // Angles may have settled beyond a limit where others, within it, make the same rotation.
    if (turnTowardsLimits(surfaceLimits(), inOut.pose_rad)) iterations += runStage(coarse, inOut);
    iterations += tryOtherTriples(coarse, inOut);
    return iterations + runStage({m_tables.full, target.full, freeShape, 1e-3, 12}, inOut);
}

VertexArray SurfaceSolver::skinOf(const BodyParameters& body) {
    setShape(body.shape);
    computeKinematics(m_rest, body.pose_rad, m_kinematics);
    VertexArray skin_m;
    SkinPoser(m_model, m_rest).pose(m_kinematics, body.translation_m, skin_m);
    return skin_m;
}

}  // namespace gonio
