#pragma once

#include <Eigen/Core>
#include <functional>
#include <string>
#include <vector>

#include "core/people/keypoints.h"

namespace gonio {

struct PersonOutcome;
struct RunFacts;

/// The clip of an analysis, as soon as it is open.
struct ClipFacts {
    std::vector<double> times_s;  ///< presentation time of every frame
    Eigen::Vector2i size_px = Eigen::Vector2i::Zero();
    std::string detector;                    ///< of the keypoints
    std::vector<std::string> keypointNames;  ///< rows of every KeypointFrame
    double misplacement = 0;                 ///< as in Keypoints2D
    std::string videoHash;                   ///< SHA-256 of the file
};

/// Person of keypoints that were found by looking ahead, before anybody was followed.
inline constexpr int kPersonAhead = 0;

/// Lets the outside see results before an analysis is complete. All functions are called on the
/// analysing thread, may be empty, and do not change the results by a bit.
struct AnalyzeWatch {
    std::function<void(const ClipFacts&)> opened;
    /// Keypoints of a frame just found. Frames of one person come in order; the first second,
    /// looked at ahead as kPersonAhead, comes again.
    std::function<void(int person, int frame, const KeypointFrame&)> keypoints;
    /// One person is finished, their files are written.
    std::function<void(const RunFacts&, const PersonOutcome&)> finished;
};

}  // namespace gonio
