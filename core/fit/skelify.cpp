#include "core/fit/skelify.h"

#include <ceres/ceres.h>

#include <cmath>
#include <span>

#include "core/body/rotation.h"
#include "core/fit/fit_body.h"

namespace gonio {
namespace {

constexpr double kRobustSigma = 100;
constexpr int kLimitedDofs = kDofCount - 3;
constexpr double kNearestZ_m = 0.1;
constexpr std::size_t kSecondStartPhase = 3;       // overall-3: the camera is known by then
constexpr int kPose = 0, kShape = 1, kCamera = 2;  // parameter blocks

using Projection = Eigen::Matrix<double, kKeypointCount, 2>;

/// All residuals of one phase; half their squared sum is half the published objective.
class PhaseCost final : public ceres::CostFunction {
public:
    PhaseCost(FitBody& body, const SkelifyProblem& problem, const SkelifyPhase& phase,
              double guessedZ)
        : m_body(body),
          m_problem(problem),
          m_phase(phase),
          m_guessedZ(guessedZ),
          m_scale(torsoLength(problem.keypoints) + 1e-6) {
        *mutable_parameter_block_sizes() = {kDofCount, kShapeCount, 3};
        set_num_residuals(2 * static_cast<int>(skelifyKeypoints(phase).size()) + kShapeCount +
                          2 * kLimitedDofs + 1);
    }

    bool Evaluate(double const* const* parameters, double* residuals,
                  double** jacobians) const override;

private:
    int addReprojection(const PointSet::Values& values, const Eigen::Vector3d& t, double* residuals,
                        double** jacobians) const;

    FitBody& m_body;
    const SkelifyProblem& m_problem;
    const SkelifyPhase& m_phase;
    double m_guessedZ, m_scale;
};

int PhaseCost::addReprojection(const PointSet::Values& values, const Eigen::Vector3d& t,
                               double* residuals, double** jacobians) const {
    int row = 0;
    for (const int k : skelifyKeypoints(m_phase)) {
        const Eigen::Vector3d p = values.position_m.segment<3>(3 * k) + t;
        const double f = m_problem.focal / p.z();
        for (int c = 0; c < 2; ++c, ++row) {
            const double e = (f * p[c] - m_problem.keypoints(k, c)) / m_scale;
            const double norm = std::sqrt(kRobustSigma * kRobustSigma + e * e);
            const double weight = m_phase.reprojection * m_problem.keypoints(k, 2);
            residuals[row] = weight * kRobustSigma * e / norm;
            if (jacobians == nullptr) continue;
            // d r / d e of sigma e / sqrt(sigma^2 + e^2)
            const double slope = weight * kRobustSigma * kRobustSigma * kRobustSigma /
                                 (norm * norm * norm) / m_scale;
            const double dXY = slope * f, dZ = -slope * f * p[c] / p.z();
            if (jacobians[kPose] != nullptr) {
                Eigen::Map<Eigen::RowVectorXd>(jacobians[kPose] + row * kDofCount, kDofCount) =
                    dXY * values.byPose.row(3 * k + c) + dZ * values.byPose.row(3 * k + 2);
            }
            if (jacobians[kShape] != nullptr) {
                Eigen::Map<Eigen::RowVectorXd>(jacobians[kShape] + row * kShapeCount, kShapeCount) =
                    dXY * values.byShape.row(3 * k + c) + dZ * values.byShape.row(3 * k + 2);
            }
            if (jacobians[kCamera] != nullptr) {
                jacobians[kCamera][row * 3 + c] = dXY;
                jacobians[kCamera][row * 3 + 2] = dZ;
            }
        }
    }
    return row;
}

bool PhaseCost::Evaluate(double const* const* parameters, double* residuals,
                         double** jacobians) const {
    const PoseVector pose = Eigen::Map<const PoseVector>(parameters[kPose]);
    const ShapeVector shape = Eigen::Map<const ShapeVector>(parameters[kShape]);
    const Eigen::Vector3d t = Eigen::Map<const Eigen::Vector3d>(parameters[kCamera]);
    const bool derive = jacobians != nullptr;
    const int columns[3] = {kDofCount, kShapeCount, 3};
    if (derive) {
        for (int b = 0; b < 3; ++b) {
            if (jacobians[b] != nullptr)
                std::fill(jacobians[b], jacobians[b] + num_residuals() * columns[b], 0.0);
        }
    }
    const auto& values = m_body.evaluate(
        pose, shape,
        {derive && jacobians[kPose] != nullptr, derive && jacobians[kShape] != nullptr});
    for (const int k : skelifyKeypoints(m_phase)) {
        if (values.position_m[3 * k + 2] + t.z() <= kNearestZ_m) return false;
    }
    int row = addReprojection(values, t, residuals, jacobians);
    const auto set = [&](int block, int column, double value) {
        if (derive && jacobians[block] != nullptr)
            jacobians[block][row * columns[block] + column] = value;
    };
    for (int b = 0; b < kShapeCount; ++b, ++row) {
        residuals[row] = m_phase.shape * shape[b];
        set(kShape, b, m_phase.shape);
    }
    const auto& limits = jointLimits(LimitSet::Hsmr);
    const double angleWeight = m_phase.angle / std::sqrt(static_cast<double>(kLimitedDofs));
    for (int d = 3; d < kDofCount; ++d) {
        residuals[row] = angleWeight * std::exp(limits[d].lower_rad - pose[d]);
        set(kPose, d, -residuals[row]);
        ++row;
        residuals[row] = angleWeight * std::exp(pose[d] - limits[d].upper_rad);
        set(kPose, d, residuals[row]);
        ++row;
    }
    residuals[row] = m_phase.depth * (t.z() - m_guessedZ);
    set(kCamera, 2, m_phase.depth);
    return true;
}

void holdRoot(ceres::Problem& problem, double* pose) {
    std::vector<int> fixed;
    for (int d = 3; d < kDofCount; ++d) fixed.push_back(d);
    problem.SetManifold(pose, new ceres::SubsetManifold(kDofCount, fixed));
}

Projection project(const PointSet::Values& values, const Eigen::Vector3d& t, double focal) {
    Projection projection;
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d p = values.position_m.segment<3>(3 * k) + t;
        projection.row(k) = focal * p.head<2>().transpose() / p.z();
    }
    return projection;
}

/// Asks the job between iterations.
class CancelCheck final : public ceres::IterationCallback {
public:
    explicit CancelCheck(const Job& job) : m_job(job) {}

    ceres::CallbackReturnType operator()(const ceres::IterationSummary&) override {
        return m_job.cancelled() ? ceres::SOLVER_ABORT : ceres::SOLVER_CONTINUE;
    }

private:
    const Job& m_job;
};

ceres::Solver::Options solverOptions(const SkelifyPhase& phase, CancelCheck& cancel) {
    ceres::Solver::Options options;
    options.linear_solver_type = ceres::DENSE_NORMAL_CHOLESKY;
    options.minimizer_progress_to_stdout = false;
    options.logging_type = ceres::SILENT;
    options.num_threads = 1;
    const bool last =
        phase.name == skelifyPhases().back().name || phase.name == skelifyRefinerPhase().name;
    options.max_num_iterations = last ? 60 : 12;
    options.function_tolerance = last ? 1e-7 : 1e-3;
    options.callbacks.push_back(&cancel);
    return options;
}

Result<void> checkProblem(const SkelifyProblem& problem) {
    if (!problem.keypoints.allFinite()) {
        return fail(ErrorCode::MalformedFile, "a keypoint is not a finite number");
    }
    const BodyParameters& start = problem.start;
    if (!start.pose_rad.allFinite() || !start.shape.allFinite() ||
        !start.translation_m.allFinite()) {
        return fail(ErrorCode::MalformedFile,
                    "the starting body holds a value that is not a finite number");
    }
    if (start.translation_m.z() <= kNearestZ_m) {
        return fail(ErrorCode::MalformedFile,
                    "the starting body does not lie in front of the camera");
    }
    if (!(problem.keypoints.col(2).array() > 0).any()) {
        return fail(ErrorCode::NoPerson, "no keypoint was seen: every confidence is zero");
    }
    if (torsoLength(problem.keypoints) < 1e-6) {
        return fail(
            ErrorCode::NoPerson,
            "shoulders and hips coincide in the keypoints, so the size of the body is open");
    }
    return {};
}

// The same picture from a body seen through it: directions keep their place in the picture and
// change sign in depth. A picture cannot tell the two apart but by perspective and joint limits.
PoseVector turnedInDepth(const PoseVector& pose_rad) {
    const Eigen::Vector3d depth(1, 1, -1);
    const Eigen::Matrix3d root = smplRootFromPose(pose_rad.head<3>());
    PoseVector turned = pose_rad;
    turned.head<3>() = rootAnglesFromSmpl(depth.asDiagonal() * root * depth.asDiagonal());
    return turned;
}

/// One frame's fit: phases run one after another on a body.
class FrameFit {
public:
    FrameFit(const BodyModel& model, const PointSet& points, const SkelifyProblem& problem,
             const Job& job)
        : m_body(model, points), m_problem(problem), m_job(job), m_cancel(job) {}

    /// Runs phases one after the other, starting at `start`.
    Result<SkelifyResult> run(const BodyParameters& start, std::span<const SkelifyPhase> phases);

private:
    Result<void> runPhase(const SkelifyPhase& phase, SkelifyResult& inOut);
    void rate(const SkelifyPhase& phase, SkelifyResult& inOut);

    FitBody m_body;
    const SkelifyProblem& m_problem;
    const Job& m_job;
    CancelCheck m_cancel;
};

Result<SkelifyResult> FrameFit::run(const BodyParameters& start,
                                    std::span<const SkelifyPhase> phases) {
    SkelifyResult result;
    result.body = start;
    for (const SkelifyPhase& phase : phases) {
        if (const auto done = runPhase(phase, result); !done)
            return passOn(done.error(), "phase " + std::string(phase.name));
    }
    rate(phases.back(), result);
    return result;
}

Result<void> FrameFit::runPhase(const SkelifyPhase& phase, SkelifyResult& inOut) {
    Eigen::Matrix<double, kKeypointCount, 3> joints;
    const auto& values = m_body.evaluate(inOut.body.pose_rad, inOut.body.shape, {});
    for (int k = 0; k < kKeypointCount; ++k)
        joints.row(k) = values.position_m.segment<3>(3 * k).transpose();
    const double guessedZ = guessCameraZ(joints, m_problem.keypoints, m_problem.focal);
    ceres::Problem solver;
    double* blocks[3] = {inOut.body.pose_rad.data(), inOut.body.shape.data(),
                         inOut.body.translation_m.data()};
    solver.AddResidualBlock(new PhaseCost(m_body, m_problem, phase, guessedZ), nullptr,
                            std::vector<double*>(blocks, blocks + 3));
    if (phase.cameraOnly) {
        holdRoot(solver, blocks[kPose]);
        solver.SetParameterBlockConstant(blocks[kShape]);
    }
    ceres::Solver::Summary summary;
    ceres::Solve(solverOptions(phase, m_cancel), &solver, &summary);
    if (m_job.cancelled()) return fail(ErrorCode::Cancelled, "the fit was cancelled");
    if (!summary.IsSolutionUsable()) return fail(ErrorCode::SolverFailed, summary.message);
    inOut.evaluations += summary.num_successful_steps + summary.num_unsuccessful_steps;
    return {};
}

void FrameFit::rate(const SkelifyPhase& phase, SkelifyResult& inOut) {
    const BodyParameters& body = inOut.body;
    const auto& values = m_body.evaluate(body.pose_rad, body.shape, {});
    const Projection projected = project(values, body.translation_m, m_problem.focal);
    inOut.objective = skelifyTerms(phase, m_problem.keypoints, projected, body.pose_rad, body.shape,
                                   body.translation_m.z(), 0)
                          .total();
    double sum = 0, confidence = 0;
    for (int k = 0; k < kKeypointCount; ++k) {
        const double c = m_problem.keypoints(k, 2);
        sum += c * (projected.row(k) - m_problem.keypoints.row(k).head<2>()).squaredNorm();
        confidence += c;
    }
    inOut.keypointError = sum / (confidence + 1e-6);
}

}  // namespace

Result<SkelifyResult> skelify(const BodyModel& model, const PointSet& points,
                              const SkelifyProblem& problem, const Job& job) {
    if (const auto usable = checkProblem(problem); !usable)
        return passOn(usable.error(), "fitting a body");
    FrameFit fit(model, points, problem, job);
    const std::span<const SkelifyPhase> phases = skelifyPhases();
    auto result = fit.run(problem.start, phases);
    if (!result) return result;
    BodyParameters other = result->body;
    other.pose_rad = turnedInDepth(other.pose_rad);
    const auto second = fit.run(other, phases.subspan(kSecondStartPhase));
    if (!second) return tl::unexpected<Error>(second.error());
    const int evaluations = result->evaluations + second->evaluations;
    if (second->objective < result->objective) result = second;
    result->evaluations = evaluations;
    return result;
}

Result<SkelifyResult> refineBySkelify(const BodyModel& model, const PointSet& points,
                                      const SkelifyProblem& problem, const Job& job) {
    if (const auto usable = checkProblem(problem); !usable)
        return passOn(usable.error(), "refining a body");
    return FrameFit(model, points, problem, job)
        .run(problem.start, std::span(&skelifyRefinerPhase(), 1));
}

}  // namespace gonio
