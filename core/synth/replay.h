#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "core/people/keypoint_detector.h"
#include "core/people/keypoints.h"

namespace gonio {

/// How replayed keypoints differ from what was recorded. All chances are a frame's or a point's
/// probability, 0..1.
struct ReplayOptions {
    double delay_s = 0;          ///< waited in every detect()
    double noise_px = 0;         ///< standard deviation of the Gaussian added to x and y
    double noise3D_m = 0;        ///< the same for root-relative points
    double dropoutChance = 0;    ///< of a point: confidence 0
    double lostFrameChance = 0;  ///< of a frame: nothing found
    double swapChance = 0;       ///< of a frame: left and right exchanged
    double outlierChance = 0;    ///< of a point: moved evenly within `outlier_px` in x and y
    double outlier_px = 80;
    std::uint64_t seed = 1;
};

/// Exchanges the points named right... and left... (also r_/l_), confidences included.
void swapSides(const std::vector<std::string>& names, KeypointFrame& frame);

/// The recorded keypoints made worse. Each frame depends on the seed and its index alone, so any
/// part of a clip gives the same points as the whole.
Keypoints2D degraded(const Keypoints2D& recorded, const ReplayOptions& options);
KeypointFrame degradedFrame(const Keypoints2D& recorded, std::size_t index,
                            const ReplayOptions& options);

/// Gives the recorded frames one after the other, whatever the pictures show; after the last one
/// nothing is found. reset() starts again at `firstFrame`.
std::unique_ptr<KeypointDetector> makeReplayDetector(Keypoints2D recorded,
                                                     const ReplayOptions& options,
                                                     std::size_t firstFrame = 0);

/// As above, but each picture says which frame it is, e.g. readFrameCode. Empty where it does not.
using FrameNumberOf = std::function<std::optional<std::size_t>(const Image&)>;
std::unique_ptr<KeypointDetector> makeReplayDetector(Keypoints2D recorded,
                                                     const ReplayOptions& options,
                                                     FrameNumberOf frameNumberOf);

}  // namespace gonio
