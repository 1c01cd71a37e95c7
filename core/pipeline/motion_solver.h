#pragma once

#include <memory>

#include "core/fit/trajectory_fit.h"

namespace gonio {

/// Turns a clip of keypoints into a body's motion; see fitTrajectory for arguments and errors.
class MotionSolver {
public:
    virtual ~MotionSolver() = default;
    virtual std::string name() const = 0;
    virtual Result<TrajectoryFit> solve(const BodyModel& model, const Keypoints2D& keypoints,
                                        const std::vector<double>& times_s,
                                        Eigen::Vector2i imageSize_px,
                                        const TrajectoryOptions& options,
                                        const RegressedClip& regressed, const Job& job) = 0;
};

/// The trajectory fit.
std::unique_ptr<MotionSolver> makeTrajectorySolver();

}  // namespace gonio
