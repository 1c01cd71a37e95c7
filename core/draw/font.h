#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gonio {

inline constexpr int kGlyphWidth = 5, kGlyphHeight = 7;
/// Seven rows from top to bottom; bit 4 is the left column.
using Glyph = std::array<std::uint8_t, kGlyphHeight>;

/// One glyph a character; unknown characters are blank.
std::vector<Glyph> glyphsOf(std::string_view text);

}  // namespace gonio
