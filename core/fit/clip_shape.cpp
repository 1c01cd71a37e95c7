#include "core/fit/clip_shape.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <memory>

namespace gonio {
namespace {

constexpr std::size_t kMostFrames = 8;
constexpr int kRounds = 6;
constexpr int kOwn = kDofCount + 3;  ///< unknowns of one frame

using OwnStep = Eigen::Matrix<double, kOwn, 1>;
using Shapes = Eigen::Matrix<double, kShapeCount, kShapeCount>;

/// One frame's share, its own unknowns eliminated.
struct Eliminated {
    Shapes hessian;
    ShapeVector gradient;
    OwnStep step;                                      ///< of its own, at an unchanged shape
    Eigen::Matrix<double, kOwn, kShapeCount> byShape;  ///< how that changes with the shape
    double objective;
};

Eliminated eliminate(const NormalEquations& e) {
    Eigen::Matrix<double, kOwn, kOwn> own;
    Eigen::Matrix<double, kOwn, kShapeCount> mixed;
    OwnStep gradient;
    own << e.hessian.topLeftCorner<kDofCount, kDofCount>(),
        e.hessian.topRightCorner<kDofCount, 3>(), e.hessian.bottomLeftCorner<3, kDofCount>(),
        e.hessian.bottomRightCorner<3, 3>();
    mixed << e.hessian.block<kDofCount, kShapeCount>(0, kDofCount),
        e.hessian.block<3, kShapeCount>(kDofCount + kShapeCount, kDofCount);
    gradient << e.gradient.head<kDofCount>(), e.gradient.tail<3>();
    own.diagonal().array() += 1e-14;
    const Eigen::LDLT<Eigen::Matrix<double, kOwn, kOwn>> solver(own);
    Eliminated out;
    out.step = -solver.solve(gradient);
    out.byShape = -solver.solve(mixed);
    out.hessian = e.hessian.block<kShapeCount, kShapeCount>(kDofCount, kDofCount) +
                  mixed.transpose() * out.byShape;
    out.gradient = e.gradient.segment<kShapeCount>(kDofCount) + mixed.transpose() * out.step;
    out.objective = e.squares_m2;
    return out;
}

/// The chosen frames with a common shape.
class CommonShape {
public:
    CommonShape(SurfaceSolver& solver, std::vector<SurfaceTarget> targets,
                std::vector<BodyParameters> bodies)
        : m_solver(solver), m_targets(std::move(targets)), m_bodies(std::move(bodies)) {}

    /// One Gauss-Newton step of all. \return the objective before it
    double step(ShapeVector& shape);

private:
    SurfaceSolver& m_solver;
    std::vector<SurfaceTarget> m_targets;
    std::vector<BodyParameters> m_bodies;
};

double CommonShape::step(ShapeVector& shape) {
    // The belief about shape counts once, like a frame's vertices on average.
    const auto frames = static_cast<double>(m_bodies.size());
    const double belief = frames * kShapeBelief_m * kShapeBelief_m;
    Shapes hessian = belief * Shapes::Identity();
    ShapeVector gradient = belief * shape;
    double objective = belief * shape.squaredNorm();
    std::vector<Eliminated> parts;
    NormalEquations equations;
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
        m_bodies[i].shape = shape;
        m_solver.lineariseCoarse(m_targets[i], m_bodies[i], equations);
        parts.push_back(eliminate(equations));
        hessian += parts.back().hessian;
        gradient += parts.back().gradient;
        objective += parts.back().objective;
    }
    const ShapeVector change = -hessian.ldlt().solve(gradient);
    shape += change;
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
        const OwnStep own = parts[i].step + parts[i].byShape * change;
        m_bodies[i].pose_rad += own.head<kDofCount>();
        m_bodies[i].translation_m += own.tail<3>();
    }
    return objective;
}

}  // namespace

Result<ShapeVector> shapeOfClip(const BodyModel& model, const SurfaceTables& tables,
                                std::span<const VertexArray> targets_m, const ShapeVector& start,
                                const Job& job) {
    const std::size_t frames = std::min(kMostFrames, targets_m.size());
    const auto solver = std::make_unique<SurfaceSolver>(model, tables);
    std::vector<SurfaceTarget> targets;
    std::vector<BodyParameters> bodies;
    ShapeVector shape = ShapeVector::Zero();
    for (std::size_t i = 0; i < frames; ++i) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "the fit was cancelled");
        const VertexArray& skin_m = targets_m[i * targets_m.size() / frames];
        targets.push_back(solver->targetOf(skin_m));
        bodies.push_back(solver->start(skin_m, targets.back(), start, nullptr));
        solver->solve(targets.back(), true, bodies.back());
        shape += bodies.back().shape / static_cast<double>(frames);
    }
    CommonShape common(*solver, std::move(targets), std::move(bodies));
    double least = std::numeric_limits<double>::infinity();
    ShapeVector best = shape;
    for (int round = 0; round < kRounds; ++round) {
        const ShapeVector before = shape;
        const double objective = common.step(shape);
        if (!(objective < least)) break;
        best = before;
        const bool settled = least - objective < 1e-4 * objective;
        least = objective;
        if (settled) break;
    }
    return best;
}

}  // namespace gonio
