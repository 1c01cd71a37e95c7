#include <charconv>
#include <limits>

#include "core/io/pickle_machine.h"
#include "core/io/utf8.h"

namespace gonio {

namespace {

/// Double-and-add in base 10^9; numbers here have at most a few hundred digits.
std::string decimalOf(std::span<const std::byte> magnitude, bool negative) {
    std::vector<std::uint64_t> digits{0};
    constexpr std::uint64_t base = 1'000'000'000;
    for (std::size_t i = magnitude.size(); i-- > 0;) {
        std::uint64_t carry = std::to_integer<std::uint64_t>(magnitude[i]);
        for (std::uint64_t& digit : digits) {
            const std::uint64_t value = digit * 256 + carry;
            digit = value % base;
            carry = value / base;
        }
        if (carry != 0) {
            digits.push_back(carry);
        }
    }
    std::string text = negative ? "-" : "";
    text += std::to_string(digits.back());
    for (std::size_t i = digits.size() - 1; i-- > 0;) {
        const std::string part = std::to_string(digits[i]);
        text.append(9 - part.size(), '0');
        text += part;
    }
    return text;
}

/// The number behind \x, \u or \U; nothing where the digits are missing or too large.
std::optional<std::uint32_t> hexadecimal(std::string_view& text, std::size_t digits) {
    std::uint32_t code = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, code, 16);
    if (error != std::errc{} || end != text.data() + digits || code > 0x10FFFF) {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return code;
}

/// One escape of Python's repr of a byte string, behind the backslash.
bool unescapeByte(std::string_view& text, std::string& result) {
    constexpr std::string_view names = "abfnrtv\\'\"";
    constexpr std::string_view values = "\a\b\f\n\r\t\v\\'\"";
    if (text.empty()) {
        return false;
    }
    const char kind = text.front();
    if (const std::size_t index = names.find(kind); index != std::string_view::npos) {
        result += values[index];
        text.remove_prefix(1);
        return true;
    }
    if (kind == 'x') {
        text.remove_prefix(1);
        const auto code = hexadecimal(text, 2);
        result += static_cast<char>(code.value_or(0));
        return code.has_value();
    }
    unsigned octal = 0;
    std::size_t used = 0;
    while (used < 3 && used < text.size() && text[used] >= '0' && text[used] <= '7') {
        octal = octal * 8 + static_cast<unsigned>(text[used++] - '0');
    }
    text.remove_prefix(used);
    result += static_cast<char>(octal & 0xFFU);
    return used > 0;
}

std::optional<std::string> unescapeBytes(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const char character = text.front();
        text.remove_prefix(1);
        if (character != '\\') {
            result += character;
        } else if (!unescapeByte(text, result)) {
            return std::nullopt;
        }
    }
    return result;
}

/// Latin-1 with \uXXXX and \UXXXXXXXX, as protocol 0 writes unicode text.
std::optional<std::string> unescapeUnicode(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const bool escaped = text.starts_with("\\u") || text.starts_with("\\U");
        if (!escaped) {
            appendUtf8(result, static_cast<unsigned char>(text.front()));
            text.remove_prefix(1);
            continue;
        }
        const std::size_t digits = text[1] == 'u' ? 4 : 8;
        text.remove_prefix(2);
        const auto code = hexadecimal(text, digits);
        if (!code) {
            return std::nullopt;
        }
        appendUtf8(result, *code);
    }
    return result;
}

}  // namespace

PickleMachine::Status PickleMachine::doBool() {
    const Status pushed = push(Kind::Bool);
    if (pushed) {
        m_graph.nodes.back().integer = m_opcode == 0x88 ? 1 : 0;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::doInt1() {
    const auto value = length(1);
    return value ? pushInteger(static_cast<std::int64_t>(*value)) : tl::unexpected(value.error());
}

PickleMachine::Status PickleMachine::doInt2() {
    const auto value = length(2);
    return value ? pushInteger(static_cast<std::int64_t>(*value)) : tl::unexpected(value.error());
}

PickleMachine::Status PickleMachine::doInt4() {
    const auto value = length(4);
    return value ? pushInteger(static_cast<std::int32_t>(static_cast<std::uint32_t>(*value)))
                 : tl::unexpected(value.error());
}

PickleMachine::Status PickleMachine::pushDecimal(std::string_view text) {
    constexpr std::size_t maxDigits = 1000;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) {
        return pushInteger(value);
    }
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    const bool isNumber = !digits.empty() && digits.size() <= maxDigits &&
                          digits.find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? pushText(Kind::BigInteger, text)
                    : malformed("'" + printable(text) + "' is no integer");
}

PickleMachine::Status PickleMachine::doIntLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (*text != "00" && *text != "01") {
        return pushDecimal(*text);
    }
    const Status pushed = push(Kind::Bool);
    if (pushed) {
        m_graph.nodes.back().integer = *text == "01" ? 1 : 0;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::doLongLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    return pushDecimal(text->substr(0, text->size() - (text->ends_with('L') ? 1 : 0)));
}

/// Two's complement, little-endian, as many bytes as the number needs.
PickleMachine::Status PickleMachine::doLongBytes() {
    constexpr std::size_t maxBytes = 256;
    const auto bytes = counted(m_opcode == 0x8a ? 1 : 4);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (bytes->size() > maxBytes) {
        return malformed("an integer of " + std::to_string(bytes->size()) + " bytes");
    }
    const bool negative = !bytes->empty() && (bytes->back() & std::byte{0x80}) != std::byte{0};
    if (bytes->size() <= sizeof(std::int64_t)) {
        std::int64_t value = negative ? -1 : 0;
        std::memcpy(&value, bytes->data(), bytes->size());
        return pushInteger(value);
    }
    std::vector<std::byte> magnitude(bytes->begin(), bytes->end());
    unsigned carry = 1;
    for (std::byte& byte : magnitude) {
        if (negative) {
            const unsigned flipped = std::to_integer<unsigned>(~byte) + carry;
            byte = static_cast<std::byte>(flipped & 0xFFU);
            carry = flipped >> 8U;
        }
    }
    m_graph.ownedTexts.push_back(decimalOf(magnitude, negative));
    return pushDecimal(m_graph.ownedTexts.back());
}

PickleMachine::Status PickleMachine::doFloatLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc{} && end == text->data() + text->size()
               ? pushReal(value)
               : malformed("'" + printable(*text) + "' is no number");
}

PickleMachine::Status PickleMachine::doFloat() {
    const auto bits = length(8);
    return bits ? pushReal(std::bit_cast<double>(__builtin_bswap64(*bits)))
                : tl::unexpected(bits.error());
}

PickleMachine::Status PickleMachine::doStringLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    const bool quoted = text->size() >= 2 && (text->front() == '\'' || text->front() == '"') &&
                        text->front() == text->back();
    auto content = quoted ? unescapeBytes(text->substr(1, text->size() - 2)) : std::nullopt;
    if (!content) {
        return malformed("a text without proper quotes or escapes");
    }
    m_graph.ownedTexts.push_back(std::move(*content));
    return pushText(Kind::Latin1, m_graph.ownedTexts.back());
}

PickleMachine::Status PickleMachine::doUnicodeLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto content = unescapeUnicode(*text);
    if (!content) {
        return malformed("a text with a wrong escape");
    }
    m_graph.ownedTexts.push_back(std::move(*content));
    return pushText(Kind::Text, m_graph.ownedTexts.back());
}

PickleMachine::Status PickleMachine::doBinString() {
    const auto bytes = counted(m_opcode == 'U' ? 1 : 4);
    return bytes ? pushText(Kind::Latin1, asText(*bytes)) : tl::unexpected(bytes.error());
}

PickleMachine::Status PickleMachine::doUnicode() {
    const auto bytes = counted(m_opcode == 'X' ? 4 : m_opcode == 0x8c ? 1 : 8);
    return bytes ? pushText(Kind::Text, asText(*bytes)) : tl::unexpected(bytes.error());
}

PickleMachine::Status PickleMachine::doBytes() {
    const auto bytes = counted(m_opcode == 'B' ? 4 : m_opcode == 'C' ? 1 : 8);
    return bytes ? pushText(Kind::Bytes, asText(*bytes)) : tl::unexpected(bytes.error());
}

}  // namespace gonio
