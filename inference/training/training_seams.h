#pragma once

#include <filesystem>
#include <functional>

#include "core/job.h"
#include "core/result.h"
#include "inference/training/skel_sample.h"

// What a program brings to a training, so that the trainers know neither codecs nor solvers.

namespace gonio {

/// A decoded picture, RGB, row after row.
struct RgbPicture {
    int width_px = 0, height_px = 0;
    std::vector<std::uint8_t> bytes;
};

/// Decodes a file; the program brings it, so that no codec is needed here. Called by many threads.
using PictureReader = std::function<Result<RgbPicture>(const std::filesystem::path& file)>;

/// A pose that a fit made of a network's.
struct RefinedPose {
    BodyParameters body;  ///< translation in the crop's camera of 5000 px for 256 px
    /// sum(conf |e|^2) / (sum conf + 1e-6) of the projected keypoints, square of crop sides.
    double keypointError = 0;
};

/// Fits the reference body to the keypoints of a crop from a start. Called by many threads at once;
/// must give the same for the same. The program brings it: fitting needs a solver that the
/// trainers do not know.
using PoseRefiner = std::function<Result<RefinedPose>(const ScoredKeypoints& keypoints,
                                                      const BodyParameters& start, const Job& job)>;

/// When labels are refined: published (fact sheet 3.8).
struct RefinementSchedule {
    std::int64_t after = 5000;    ///< steps without
    std::int64_t every = 230;     ///< steps between rounds
    std::int64_t latest = 18000;  ///< answers a round takes, the newest
    double largestShape = 2;      ///< |shape number| of an accepted label
};

}  // namespace gonio
