#pragma once

#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/fit/clip_ties.h"
#include "core/job.h"
#include "core/people/keypoints.h"
#include "core/result.h"

namespace gonio {

/// One frame of a stretch that is fitted anew.
struct RefitFrame {
    /// A keypoint's landmark shall fall on a pixel.
    struct Pixel {
        int keypoint;  ///< index into the detector's names
        Eigen::Vector2d at_px;
        double share;  ///< 1: it does; below: it is drawn there, and the detector counts 1 - share
    };

    /// The pose shall bring `off_rad` to zero.
    struct Angle {
        PoseFunction off_rad;
        double weight_1_rad;
    };

    double time_s = 0;
    int segment = 0;          ///< frames with the same number belong together
    bool isHeld = false;      ///< stays as it is
    bool isDoubtful = false;  ///< the start was fitted to something else
    PoseVector start_rad = PoseVector::Zero();
    Eigen::Vector3d start_m = Eigen::Vector3d::Zero();
    std::vector<PoseVector> otherStarts_rad;   ///< tried too where the frame is doubtful
    const KeypointFrame* keypoints = nullptr;  ///< null: nothing was seen
    double tether = 0;                         ///< 1 / sigma (rad, m) of the distance to the start
    std::vector<Pixel> pixels;
    std::vector<Angle> angles;
    std::function<void(PoseVector&)> finish;  ///< last change of the pose; may be empty
};

/// A stretch to be fitted anew; shape and camera stay.
struct RefitClip {
    std::vector<RefitFrame> frames;  ///< those with a body, in order of time
    std::vector<RefitFrame> sample;  ///< fitted frames of the whole clip that tell of the noise
    std::vector<std::string> names;  ///< of the keypoints
    double misplacement = 0;         ///< Keypoints2D::misplacement
    double personSize_px = 0;
    ShapeVector shape = ShapeVector::Zero();
    Camera camera;
    std::vector<int> extraDofs;  ///< angles to be moved beyond those that the keypoints can tell
};

/// Of all frames; held ones as they were.
struct RefitResult {
    std::vector<PoseVector> poses_rad;
    std::vector<Eigen::Vector3d> translations_m;
    std::vector<double> reprojection_px;  ///< NaN where nothing was seen
    std::vector<Eigen::Matrix<double, kJointCount, 1>> confidences;
};

/// Minimises what fitTrajectory minimises, over the free frames alone, together with their wishes.
/// \return Unsupported for a camera that is turned about the vertical; Cancelled; SolverFailed
Result<RefitResult> refit(const BodyModel& model, const RefitClip& clip, const Job& job);

}  // namespace gonio
