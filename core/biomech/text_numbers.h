#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gonio {

/// Number with a fixed count of decimals and a '.' in every locale; "" for NaN and infinities,
/// never "-0.00".
std::string formatFixed(double value, int decimals);

/// Shortest text that reads back as the same number, '.' in every locale; "" if not finite.
std::string formatShortest(double value);

/// The number a text holds, blanks around it allowed, nothing else; "nan" gives NaN.
std::optional<double> parseNumber(std::string_view text);

/// The text without blanks, tabs and CR around it.
std::string_view trimmed(std::string_view text);

/// Takes the next line off `text`, without its LF or CRLF; nothing at the end.
std::optional<std::string_view> takeLine(std::string_view& text);

/// Cells between separators; an empty text has one empty cell.
std::vector<std::string_view> splitAt(std::string_view line, char separator);

/// Words between blanks and tabs.
std::vector<std::string_view> splitWords(std::string_view line);

/// The first characters of a cell for an error message, unprintable ones replaced.
std::string quoted(std::string_view text);

/// Appends pieces; a chain of + trips a false alarm of GCC 12 (-Wrestrict, its bug 105651).
template <class... Pieces>
void appendTo(std::string& text, const Pieces&... pieces) {
    (text.append(std::string_view(pieces)), ...);
}

}  // namespace gonio
