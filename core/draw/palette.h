#pragma once

#include <array>
#include <cstdint>

namespace gonio {

/// 8-bit red, green, blue.
using Colour = std::array<std::uint8_t, 3>;

/// One meaning, one colour, in every picture, view and export. Blue and orange stay apart for
/// colour-blind people (after Okabe and Ito, 2008) and on dark and light grounds alike.
inline constexpr Colour kRightColour{64, 156, 222}, kLeftColour{230, 137, 42},
    kMiddleColour{240, 240, 240};
inline constexpr Colour kCorrectedColour{226, 178, 60}, kDoubtColour{200, 72, 72},
    kSureColour{78, 170, 146}, kNormColour{128, 136, 148};

}  // namespace gonio
