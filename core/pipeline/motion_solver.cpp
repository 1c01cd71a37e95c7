#include "core/pipeline/motion_solver.h"

namespace gonio {
namespace {

class TrajectorySolver : public MotionSolver {
public:
    std::string name() const override { return "trajectory fit"; }

    Result<TrajectoryFit> solve(const BodyModel& model, const Keypoints2D& keypoints,
                                const std::vector<double>& times_s, Eigen::Vector2i imageSize_px,
                                const TrajectoryOptions& options, const RegressedClip& regressed,
                                const Job& job) override {
        return fitTrajectory(model, keypoints, times_s, imageSize_px, options, regressed, job);
    }
};

}  // namespace

std::unique_ptr<MotionSolver> makeTrajectorySolver() {
    return std::make_unique<TrajectorySolver>();
}

}  // namespace gonio
