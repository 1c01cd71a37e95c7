#include "core/fit/marker_ik.h"

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>

#include "core/fit/marker_ik_problem.h"

namespace gonio {
namespace {

/// All frames with one set of scales.
class ClipSolver {
public:
    ClipSolver(const MarkerIkProblem& problem, const MarkerIkOptions& options,
               std::vector<const Eigen::Matrix3Xd*> places_m, std::vector<IkPose>& poses,
               OsimScales& scales)
        : m_problem(problem),
          m_options(options),
          m_places_m(std::move(places_m)),
          m_poses(poses),
          m_scales(scales) {}

    Result<void> solve(const Job& job) {
        double cost = costOf(m_poses, m_scales), damping = kFirstDamping;
        for (int i = 0; i < m_options.clipIterations; ++i) {
            if (job.cancelled()) return fail(ErrorCode::Cancelled, "inverse kinematics stopped");
            std::vector<FrameEquations> equations;
            for (std::size_t f = 0; f < m_poses.size(); ++f) {
                equations.push_back(m_problem.equations(m_poses[f], m_scales, *m_places_m[f]));
            }
            bool isBetter = false;
            double gain = 0;
            while (!isBetter && damping < kMostDamping) {
                auto [poses, scales] = stepped(equations, damping);
                const double reached = costOf(poses, scales);
                isBetter = reached < cost;
                damping = isBetter ? damping / 5 : damping * 10;
                if (!isBetter) continue;
                gain = cost - reached;
                cost = reached;
                m_poses = std::move(poses);
                m_scales = scales;
            }
            job.progress(i + 1, m_options.clipIterations);
            if (!isBetter || gain <= kEnoughGain * cost + 1e-14) break;
        }
        return {};
    }

private:
    double costOf(const std::vector<IkPose>& poses, const OsimScales& scales) const {
        double sum = (scales.array() - 1).square().sum() * scalePrecision();
        for (std::size_t f = 0; f < poses.size(); ++f) {
            sum += m_problem.cost(poses[f], scales, *m_places_m[f]);
        }
        return sum;
    }

    double scalePrecision() const { return std::pow(m_options.scaleDeviation, -2); }

    std::pair<std::vector<IkPose>, OsimScales> stepped(const std::vector<FrameEquations>& equations,
                                                       double damping) const {
        ScaleMatrix left = ScaleMatrix::Identity() * scalePrecision();
        OsimScales right = -scalePrecision() * (m_scales.array() - 1).matrix();
        std::vector<Eigen::LDLT<PoseMatrix>> factors;
        for (const FrameEquations& frame : equations) {
            left += frame.scales;
            right -= frame.scaleGradient;
        }
        left.diagonal() *= 1 + damping;
        for (const FrameEquations& frame : equations) {
            PoseMatrix damped = frame.pose;
            damped.diagonal() *= 1 + damping;
            damped.diagonal().array() += 1e-9;
            factors.emplace_back(damped);
            left.noalias() -= frame.coupling.transpose() * factors.back().solve(frame.coupling);
            right.noalias() +=
                frame.coupling.transpose() * factors.back().solve(frame.poseGradient);
        }
        const OsimScales step = left.ldlt().solve(right);
        std::vector<IkPose> poses;
        for (std::size_t f = 0; f < equations.size(); ++f) {
            const PoseStep moved =
                -factors[f].solve(equations[f].poseGradient + equations[f].coupling * step);
            poses.push_back(m_poses[f].moved(moved));
        }
        return {std::move(poses), m_scales + step};
    }

    const MarkerIkProblem& m_problem;
    const MarkerIkOptions& m_options;
    std::vector<const Eigen::Matrix3Xd*> m_places_m;
    std::vector<IkPose>& m_poses;
    OsimScales& m_scales;
};

Result<void> check(const MarkerTable& table, const MarkerClip& clip) {
    const std::size_t count = clip.times_s.size();
    bool fits = clip.frameIndices.size() == count && clip.places_m.size() == count;
    for (const Eigen::Matrix3Xd& places_m : clip.places_m) {
        fits = fits && places_m.cols() == table.size();
    }
    return fits ? Result<void>{}
                : fail(ErrorCode::Usage, "the clip does not have the markers of the table " +
                                             table.name + " in every frame");
}

/// All frames missing.
MarkerIkResult emptyResult(const MarkerClip& clip) {
    const std::size_t count = clip.times_s.size();
    MarkerIkResult result;
    result.motion.times_s = clip.times_s;
    result.motion.frameIndices = clip.frameIndices;
    result.motion.sources.assign(count, FrameSource::Missing);
    result.motion.pelvisInWorld.assign(count, Eigen::Isometry3d::Identity());
    result.motion.coordinates_rad.assign(count, OsimCoordinates::Zero());
    result.markerErrors_m.assign(count, std::numeric_limits<double>::quiet_NaN());
    return result;
}

/// Which coordinates and scales move a marker of the table.
void findSeen(const MarkerTable& table, MarkerIkResult& result) {
    const OsimTree& tree = osimTree();
    // Bent a little: a straight limb hides what turns it about its length.
    const OsimDerivatives bent(tree, Eigen::Isometry3d::Identity(), OsimScales::Ones(),
                               OsimCoordinates::Constant(0.3));
    OsimPoseJacobian byPose;
    OsimScaleJacobian byScale;
    for (const Marker& marker : table.markers) {
        if (marker.osimBody < 0 || !(marker.weight > 0)) continue;
        bent.derivatives(marker.osimBody, marker.place_m, byPose, byScale);
        constexpr double kMoves_m = 1e-6;
        for (int k = 0; k < kOsimCoordinates; ++k) {
            if (byPose.col(6 + k).norm() > kMoves_m) result.coordinatesSeen.set(std::size_t(k));
        }
        for (int k = 0; k < kOsimScales; ++k) {
            if (byScale.col(k).norm() > kMoves_m) result.scalesSeen.set(std::size_t(k));
        }
    }
}

}  // namespace

Result<MarkerIkResult> solveMarkerIk(const MarkerTable& table, const MarkerClip& clip,
                                     const MarkerIkOptions& options, const Job& job) {
    if (auto checked = check(table, clip); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    const MarkerIkProblem problem(table, options);
    OsimScales scales = options.scales.value_or(OsimScales::Ones());
    std::vector<std::size_t> frames;
    std::vector<IkPose> poses;
    std::vector<const Eigen::Matrix3Xd*> places_m;
    for (std::size_t i = 0; i < clip.times_s.size(); ++i) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "inverse kinematics stopped");
        if (!problem.isEnough(clip.places_m[i])) continue;
        IkPose start = poses.empty() ? IkPose{} : poses.back();
        start.root = problem.pelvisOn(scales, clip.places_m[i]);
        frames.push_back(i);
        places_m.push_back(&clip.places_m[i]);
        const auto solve = poses.empty() ? &solvedFromAnywhere : &solvedFrame;
        poses.push_back(
            (*solve)(problem, start, scales, clip.places_m[i], options.frameIterations));
    }
    if (frames.empty()) {
        return fail(ErrorCode::Usage, "no frame shows three markers of the pelvis and " +
                                          std::to_string(options.leastMarkers) + " in all");
    }
    if (!options.scales) {
        ClipSolver solver(problem, options, places_m, poses, scales);
        if (auto solved = solver.solve(job); !solved) {
            return tl::unexpected<Error>(solved.error());
        }
    }
    MarkerIkResult result = emptyResult(clip);
    result.motion.scales = scales;
    for (std::size_t k = 0; k < frames.size(); ++k) {
        const std::size_t i = frames[k];
        result.motion.sources[i] = FrameSource::Measured;
        result.motion.pelvisInWorld[i] = poses[k].root;
        result.motion.coordinates_rad[i] = poses[k].coordinates_rad;
        result.markerErrors_m[i] = problem.markerError_m(poses[k], scales, *places_m[k]);
    }
    findSeen(table, result);
    return result;
}

}  // namespace gonio
