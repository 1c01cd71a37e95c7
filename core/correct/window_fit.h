#pragma once

#include "core/correct/edited_frames.h"
#include "core/fit/refit.h"

namespace gonio {

/// A window under refinement: its edited frames and the motion as far as it is known.
struct WindowState {
    FrameRange window;
    std::vector<EditedFrame> frames;  ///< of the window
    Motion motion;                    ///< as of `firstFrame`, context on both sides
    int firstFrame = 0;               ///< of the trial, where `motion` begins
    std::vector<double> reprojection_px;
    std::vector<Eigen::Matrix<double, kJointCount, 1>> confidences;  ///< both of the window

    std::size_t local(int frame) const { return static_cast<std::size_t>(frame - firstFrame); }

    EditedFrame& edited(int frame) { return frames[frame - window.first]; }

    const EditedFrame& edited(int frame) const { return frames[frame - window.first]; }
};

/// Wishes of the user by frame of the trial.
struct WindowWishes {
    std::map<int, std::vector<RefitFrame::Pixel>> pixels;
    std::map<int, std::vector<RefitFrame::Angle>> angles;
    std::map<int, std::function<void(PoseVector&)>> finish;
    std::vector<int> dofs;  ///< that the angles move
};

/// The window with its surroundings out of the base; frames of the window that have no body are
/// Missing, all others have a pose to start from.
WindowState startingState(const BaseAnalysis& base, FrameRange window,
                          std::vector<EditedFrame> frames);

/// One fit of the window between its surroundings; the state's motion becomes the result.
Result<void> fitWindow(const BodyModel& model, const BaseAnalysis& base, const WindowWishes& wishes,
                       const RefineOptions& options, WindowState& state, const Job& job);

}  // namespace gonio
