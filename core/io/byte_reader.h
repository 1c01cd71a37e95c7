#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace gonio {

/// Walks through bytes from front to back; nothing is taken that is not there.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::size_t offset() const { return m_offset; }

    std::size_t remaining() const { return m_bytes.size() - m_offset; }

    /// The next `count` bytes, or nothing (and no step forward) where fewer are left.
    std::optional<std::span<const std::byte>> take(std::size_t count) {
        if (count > remaining()) {
            return std::nullopt;
        }
        const auto taken = m_bytes.subspan(m_offset, count);
        m_offset += count;
        return taken;
    }

    /// The next number of type `T`, stored little-endian.
    template <std::unsigned_integral T>
    std::optional<T> number() {
        const auto taken = take(sizeof(T));
        if (!taken) {
            return std::nullopt;
        }
        T value{};
        std::memcpy(&value, taken->data(), sizeof(T));
        return value;
    }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_offset = 0;
};

/// Bytes seen as characters.
inline std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Characters seen as bytes.
inline std::span<const std::byte> asBytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace gonio
