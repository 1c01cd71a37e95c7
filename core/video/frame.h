#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace gonio {

/// 8-bit RGB picture, rows top to bottom without padding, already upright (rotation applied).
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgb;  ///< 3 * width * height
};

/// A decoded video frame: immutable and shared between threads.
struct Frame {
    int index = 0;  ///< position in presentation order, counted from the first shown frame
    double time_s =
        0;  ///< presentation time relative to the first shown frame, capture rate applied
    std::shared_ptr<const Image> image;  ///< null when the frame is damaged beyond use
};

}  // namespace gonio
