#pragma once

#include "core/fit/frame_segments.h"

namespace gonio {

/// Measured frames about a twelfth of a second apart, the ends of every segment included.
std::vector<std::size_t> keyFrames(const FrameSegments& frames, const std::vector<double>& times_s,
                                   std::size_t first, std::size_t last);

inline constexpr std::size_t kMaxKeyFrames = 250;  ///< that decide shape and camera

/// At most kMaxKeyFrames of them, in evenly spread stretches.
std::vector<std::size_t> thinned(std::vector<std::size_t> keys);

/// Blocks for the frames `all`, linearly between those of the key frames.
std::vector<std::vector<double>> spread(const std::vector<std::size_t>& keys,
                                        const std::vector<std::vector<double>>& keyBlocks,
                                        const std::vector<std::size_t>& all,
                                        const std::vector<double>& times_s);

}  // namespace gonio
