#pragma once

#include <cstdint>
#include <optional>

#include "core/video/frame.h"

namespace gonio {

/// A number drawn into the top left corner: 4 rows of 6 blocks, black for 0 and white for 1, the
/// number's 16 bits and an 8-bit checksum, inside a white and a black frame. Made to survive video
/// compression and scaling down to half.
void drawFrameCode(Image& image, std::uint16_t number);

/// The number in the corner; nothing if there is none or its checksum is wrong.
std::optional<std::uint16_t> readFrameCode(const Image& image);

/// Side of the square blocks for a picture of this size; the code is 8 blocks wide and 6 high.
int frameCodeBlock_px(int width_px, int height_px);

}  // namespace gonio
