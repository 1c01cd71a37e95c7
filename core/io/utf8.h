#pragma once

#include <cstdint>
#include <string>

namespace gonio {

/// Whether the number is one of a Unicode character.
inline bool isUnicode(std::uint32_t code) {
    return code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000);
}

/// UTF-8 of a Unicode number; of a lone surrogate, which Python's texts may hold, what would be it.
/// \param code  at most 0x10FFFF
inline void appendUtf8(std::string& text, std::uint32_t code) {
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | (code >> shift & 0x3FU));
    };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | code >> 6U);
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | code >> 12U);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | code >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace gonio
