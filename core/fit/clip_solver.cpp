#include "core/fit/clip_solver.h"

#include <ceres/ceres.h>

#include <cmath>

namespace gonio {
namespace {

/// (sum of c_i x_i - mean) / sigma for every belief.
class PriorCost final : public ceres::CostFunction {
public:
    PriorCost(const FramePriors& priors, double weight) : m_priors(priors), m_weight(weight) {
        mutable_parameter_block_sizes()->push_back(static_cast<int>(priors.lower.size()));
        set_num_residuals(static_cast<int>(priors.beliefs.size()));
    }

    bool Evaluate(double const* const* x, double* residuals, double** jacobians) const override {
        const int columns = parameter_block_sizes()[0];
        double* j = jacobians ? jacobians[0] : nullptr;
        if (j) std::fill_n(j, num_residuals() * columns, 0.0);
        for (int r = 0; r < num_residuals(); ++r) {
            const FramePriors::Belief& belief = m_priors.beliefs[r];
            double deviation = -belief.mean;
            for (const auto& [entry, coefficient] : belief.terms)
                deviation += coefficient * x[0][entry];
            deviation /= belief.sigma;
            double slope = 1;
            residuals[r] = deviation;
            if (belief.longTailed && std::abs(deviation) > 1e-6) {
                // Square root of Cauchy's log(1 + d^2), signed, so that its square is the cost.
                const double root = std::sqrt(std::log1p(deviation * deviation));
                residuals[r] = std::copysign(root, deviation);
                slope = std::abs(deviation) / (root * (1 + deviation * deviation));
            }
            residuals[r] *= m_weight;
            for (const auto& [entry, coefficient] : belief.terms) {
                if (j) j[r * columns + entry] = m_weight * slope * coefficient / belief.sigma;
            }
        }
        return true;
    }

private:
    const FramePriors& m_priors;
    double m_weight;
};

/// Second derivative over three frames, possibly unevenly spaced, in units of its typical size.
/// Scaled so that the sum over a second does not depend on the frame rate.
class AccelerationCost final : public ceres::CostFunction {
public:
    AccelerationCost(const std::vector<double>& typical, double before_s, double after_s) {
        const double mean_s = (before_s + after_s) / 2;
        const double scale = std::sqrt(mean_s * 30) / mean_s;
        for (const double a : typical) {
            m_weights.push_back({scale / a / before_s, -scale / a * (1 / before_s + 1 / after_s),
                                 scale / a / after_s});
        }
        const int n = static_cast<int>(typical.size());
        *mutable_parameter_block_sizes() = {n, n, n};
        set_num_residuals(n);
    }

    bool Evaluate(double const* const* x, double* residuals, double** jacobians) const override {
        const int n = num_residuals();
        for (int i = 0; i < n; ++i) {
            residuals[i] = 0;
            for (int b = 0; b < 3; ++b) residuals[i] += m_weights[i][b] * x[b][i];
        }
        for (int b = 0; jacobians && b < 3; ++b) {
            if (jacobians[b] == nullptr) continue;
            std::fill_n(jacobians[b], n * n, 0.0);
            for (int i = 0; i < n; ++i) jacobians[b][i * n + i] = m_weights[i][b];
        }
        return true;
    }

private:
    std::vector<std::array<double, 3>> m_weights;
};

/// Belief about the clip's globals, stature included.
class GlobalCost final : public ceres::CostFunction {
public:
    GlobalCost(const GlobalPriors& priors, const Stature& stature, double weight)
        : m_priors(priors), m_stature(stature), m_weight(weight) {
        mutable_parameter_block_sizes()->push_back(ClipGlobals::kCount);
        set_num_residuals(ClipGlobals::kCount + (priors.stature_m ? 1 : 0));
    }

    bool Evaluate(double const* const* x, double* residuals, double** jacobians) const override {
        std::array<double, ClipGlobals::kCount> mean{}, weight;
        weight.fill(1);
        Eigen::Map<ShapeVector>(mean.data()) = m_priors.shape;
        mean[ClipGlobals::kLogFocal] = m_priors.logFocal;
        weight[ClipGlobals::kLogFocal] = 1 / m_priors.logFocalSigma;
        weight[ClipGlobals::kPitch] = 1 / m_priors.pitchSigma_rad;
        weight[ClipGlobals::kRoll] = 1 / m_priors.rollSigma_rad;
        weight[ClipGlobals::kFloor] = 0.1;  // m; only keeps it in sight when no foot ever rests
        for (double& w : weight) w *= m_weight;
        double* j = jacobians ? jacobians[0] : nullptr;
        if (j) std::fill_n(j, num_residuals() * ClipGlobals::kCount, 0.0);
        for (int i = 0; i < ClipGlobals::kCount; ++i) {
            residuals[i] = weight[i] * (x[0][i] - mean[i]);
            if (j) j[i * ClipGlobals::kCount + i] = weight[i];
        }
        if (!m_priors.stature_m) return true;
        constexpr double sigma_m = 0.005;
        const Eigen::Map<const ShapeVector> shape(x[0]);
        residuals[ClipGlobals::kCount] =
            (m_stature.mean_m + m_stature.byShape * shape - *m_priors.stature_m) / sigma_m;
        for (int b = 0; j && b < kShapeCount; ++b) {
            j[ClipGlobals::kCount * ClipGlobals::kCount + b] = m_stature.byShape[b] / sigma_m;
        }
        return true;
    }

private:
    GlobalPriors m_priors;
    Stature m_stature;
    double m_weight;
};

/// One wish about a pose, see ClipTies::Target.
class TargetCost final : public ceres::CostFunction {
public:
    TargetCost(const ActiveDofs& active, const ClipTies::Target& target)
        : m_active(active), m_target(target) {
        mutable_parameter_block_sizes()->push_back(active.blockSize());
        set_num_residuals(1);
    }

    bool Evaluate(double const* const* x, double* residuals, double** jacobians) const override {
        double* j = jacobians ? jacobians[0] : nullptr;
        PoseVector byPose;
        const double off_rad = m_target.off_rad(m_active.expand(x[0]), j ? &byPose : nullptr);
        residuals[0] = m_target.weight_1_rad * off_rad;
        if (!j) return true;
        std::fill_n(j, m_active.blockSize(), 0.0);
        for (int i = 0; i < m_active.count(); ++i)
            j[i] = m_target.weight_1_rad * byPose[m_active.dofs[i]];
        return true;
    }

private:
    const ActiveDofs& m_active;
    const ClipTies::Target& m_target;
};

/// Distance of all entries from a block, see ClipTies::Tether.
class TetherCost final : public ceres::CostFunction {
public:
    explicit TetherCost(const ClipTies::Tether& tether) : m_tether(tether) {
        mutable_parameter_block_sizes()->push_back(static_cast<int>(tether.block.size()));
        set_num_residuals(static_cast<int>(tether.block.size()));
    }

    bool Evaluate(double const* const* x, double* residuals, double** jacobians) const override {
        const int n = num_residuals();
        double* j = jacobians ? jacobians[0] : nullptr;
        if (j) std::fill_n(j, n * n, 0.0);
        for (int i = 0; i < n; ++i) {
            residuals[i] = m_tether.weight * (x[0][i] - m_tether.block[i]);
            if (j) j[i * n + i] = m_tether.weight;
        }
        return true;
    }

private:
    const ClipTies::Tether& m_tether;
};

class Watch final : public ceres::IterationCallback {
public:
    explicit Watch(const Job& job) : m_job(job) {}

    ceres::CallbackReturnType operator()(const ceres::IterationSummary&) override {
        return m_job.cancelled() ? ceres::SOLVER_ABORT : ceres::SOLVER_CONTINUE;
    }

private:
    const Job& m_job;
};

void bound(ceres::Problem& problem, const FramePriors& priors, double* block) {
    for (std::size_t i = 0; i < priors.lower.size(); ++i) {
        const int k = static_cast<int>(i);
        if (std::isfinite(priors.lower[i]))
            problem.SetParameterLowerBound(block, k, priors.lower[i]);
        if (std::isfinite(priors.upper[i]))
            problem.SetParameterUpperBound(block, k, priors.upper[i]);
    }
}

// Starts outside the limits are moved inside: the solver demands a feasible start.
void clampInto(const FramePriors& priors, std::vector<double>& block) {
    for (std::size_t i = 0; i < block.size(); ++i)
        block[i] = std::clamp(block[i], priors.lower[i], priors.upper[i]);
}

double meanSpacing(const ClipState& state, std::size_t i) {
    double sum = 0;
    int n = 0;
    for (const std::size_t k : {i, i + 1}) {
        if (k == 0 || k >= state.size() || state.segments[k] != state.segments[k - 1]) continue;
        sum += state.times_s[k] - state.times_s[k - 1];
        ++n;
    }
    return n > 0 ? sum / n : 1.0 / 30;
}

// Neighbouring frames of a fast camera err alike; information per second is capped at 30 frames.
double densityOf(const ClipState& state, std::size_t i) {
    return std::min(1.0, meanSpacing(state, i) * 30);
}

double lookWeight(const GlobalPriors& priors, const ClipState& state) {
    double frames = 0;
    for (std::size_t i = 0; i < state.size(); ++i) frames += densityOf(state, i);
    return std::max(1.0, std::sqrt(frames / priors.framesPerLook));
}

bool isHeld(const ClipTies* ties, std::size_t frame) {
    return ties != nullptr && !ties->heldFrames.empty() && ties->heldFrames[frame] != 0;
}

void addWord(ceres::Problem& problem, const FitContext& context, double weight,
             const ClipState& state, std::size_t frame, double* block) {
    const FrameWord* word = state.wordOf(frame);
    if (word == nullptr) return;
    problem.AddResidualBlock(new WordCost(context.active, *word, state.worldFromCamera(), weight),
                             nullptr, block);
}

void addFrame(ceres::Problem& problem, const FitContext& context, const FramePriors& priors,
              const Eigen::Vector2d& centre_px, const ClipSolveOptions& options, ClipState& state,
              std::size_t i, const Job& job) {
    double* block = state.blocks[i].data();
    clampInto(priors, state.blocks[i]);
    problem.AddParameterBlock(block, context.active.blockSize());
    bound(problem, priors, block);
    const FrameObservation& observation = state.observations[i];
    const double density = densityOf(state, i);
    if (!observation.points2D.empty() || !observation.points3D.empty() ||
        !observation.contacts.empty()) {
        std::vector<double*> blocks = {block, state.globals.values.data()};
        for (const auto& contact : observation.contacts)
            blocks.push_back(state.anchors_m[contact.anchor].data());
        problem.AddResidualBlock(new FrameCost(context, observation, centre_px, &job),
                                 new ceres::ScaledLoss(nullptr, density, ceres::TAKE_OWNERSHIP),
                                 blocks);
    }
    problem.AddResidualBlock(new PriorCost(priors, options.priorWeight * std::sqrt(density)),
                             nullptr, block);
    addWord(problem, context, std::sqrt(density), state, i, block);
}

void addTies(ceres::Problem& problem, const FitContext& context, const ClipTies* ties,
             ClipState& state) {
    if (ties == nullptr) return;
    for (std::size_t a = 0; a < ties->heldAnchors.size(); ++a) {
        double* anchor = state.anchors_m[a].data();
        if (ties->heldAnchors[a] != 0 && problem.HasParameterBlock(anchor))
            problem.SetParameterBlockConstant(anchor);
    }
    for (const auto& target : ties->targets)
        problem.AddResidualBlock(new TargetCost(context.active, target), nullptr,
                                 state.blocks[target.frame].data());
    for (const auto& tether : ties->tethers)
        problem.AddResidualBlock(new TetherCost(tether), nullptr,
                                 state.blocks[tether.frame].data());
}

void holdGlobals(ceres::Problem& problem, const ClipSolveOptions& options, double* globals) {
    if (!options.solveGlobals) {
        problem.SetParameterBlockConstant(globals);
    } else if (!options.solveFocal) {
        problem.SetManifold(
            globals, new ceres::SubsetManifold(ClipGlobals::kCount, {ClipGlobals::kLogFocal}));
    }
}

}  // namespace

Result<double> solveClip(const FitContext& context, const FramePriors& priors,
                         const GlobalPriors& globalPriors, const Eigen::Vector2d& centre_px,
                         const ClipSolveOptions& options, ClipState& state, const Job& job) {
    // Asked here too: the solver asks only after its first look at all frames.
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "the trajectory fit was cancelled");
    ceres::Problem problem;
    double* globals = state.globals.values.data();
    problem.AddParameterBlock(globals, ClipGlobals::kCount);
    problem.AddResidualBlock(
        new GlobalCost(globalPriors, statureOf(context.model), lookWeight(globalPriors, state)),
        nullptr, globals);
    for (std::size_t i = 0; i < state.size(); ++i) {
        if (isHeld(options.ties, i)) {
            problem.AddParameterBlock(state.blocks[i].data(), context.active.blockSize());
            problem.SetParameterBlockConstant(state.blocks[i].data());
        } else {
            addFrame(problem, context, priors, centre_px, options, state, i, job);
        }
    }
    for (std::size_t i = 1; i + 1 < state.size(); ++i) {
        if (state.segments[i - 1] != state.segments[i] ||
            state.segments[i] != state.segments[i + 1])
            continue;
        if (isHeld(options.ties, i - 1) && isHeld(options.ties, i) && isHeld(options.ties, i + 1))
            continue;
        problem.AddResidualBlock(
            new AccelerationCost(priors.acceleration, state.times_s[i] - state.times_s[i - 1],
                                 state.times_s[i + 1] - state.times_s[i]),
            nullptr, state.blocks[i - 1].data(), state.blocks[i].data(),
            state.blocks[i + 1].data());
    }
    holdGlobals(problem, options, globals);
    addTies(problem, context, options.ties, state);
    ceres::Solver::Options solver;
    solver.linear_solver_type = ceres::SPARSE_NORMAL_CHOLESKY;
    // As fast as SuiteSparse here, and its roundings do not change with the threads of the
    // process's BLAS, which networks set.
    solver.sparse_linear_algebra_library_type = ceres::EIGEN_SPARSE;
    solver.num_threads = options.threads;
    solver.max_num_iterations = options.maxIterations;
    solver.function_tolerance = options.tolerance;
    solver.logging_type = ceres::SILENT;
    Watch watch(job);
    solver.callbacks.push_back(&watch);
    ceres::Solver::Summary summary;
    ceres::Solve(solver, &problem, &summary);
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "the trajectory fit was cancelled");
    if (!summary.IsSolutionUsable())
        return fail(ErrorCode::SolverFailed, "trajectory fit: " + summary.message);
    return summary.final_cost;
}

double solveFrame(const FitContext& context, const FramePriors& priors,
                  const Eigen::Vector2d& centre_px, const ClipState& state, std::size_t frame,
                  int maxIterations, std::vector<double>& block) {
    ceres::Problem problem;
    ClipGlobals copy = state.globals;
    clampInto(priors, block);
    problem.AddParameterBlock(block.data(), context.active.blockSize());
    problem.AddParameterBlock(copy.values.data(), ClipGlobals::kCount);
    problem.SetParameterBlockConstant(copy.values.data());
    bound(problem, priors, block.data());
    problem.AddResidualBlock(new FrameCost(context, state.observations[frame], centre_px), nullptr,
                             block.data(), copy.values.data());
    problem.AddResidualBlock(new PriorCost(priors, 1), nullptr, block.data());
    addWord(problem, context, 1, state, frame, block.data());
    // A start with points behind the camera has no cost; Ceres would print that as an error.
    double cost = 0;
    if (!problem.Evaluate({}, &cost, nullptr, nullptr, nullptr))
        return std::numeric_limits<double>::infinity();
    ceres::Solver::Options solver;
    solver.linear_solver_type = ceres::DENSE_NORMAL_CHOLESKY;
    solver.max_num_iterations = maxIterations;
    solver.function_tolerance = 1e-3;
    solver.logging_type = ceres::SILENT;
    ceres::Solver::Summary summary;
    ceres::Solve(solver, &problem, &summary);
    return summary.IsSolutionUsable() ? summary.final_cost
                                      : std::numeric_limits<double>::infinity();
}

Eigen::Matrix3d ClipState::worldFromCamera() const {
    return cameraFromWorld(globals.values[ClipGlobals::kPitch], globals.values[ClipGlobals::kRoll])
        .transpose();
}

Stature statureOf(const BodyModel& model) {
    int top = 0, bottom = 0;
    for (int v = 1; v < model.vertexCount(); ++v) {
        if (model.skinTemplate_m(v, 1) > model.skinTemplate_m(top, 1)) top = v;
        if (model.skinTemplate_m(v, 1) < model.skinTemplate_m(bottom, 1)) bottom = v;
    }
    Stature stature;
    stature.mean_m = model.skinTemplate_m(top, 1) - model.skinTemplate_m(bottom, 1);
    for (int b = 0; b < kShapeCount; ++b) {
        stature.byShape[b] =
            model.shapeDirections(b, 3 * top + 1) - model.shapeDirections(b, 3 * bottom + 1);
    }
    return stature;
}

}  // namespace gonio
