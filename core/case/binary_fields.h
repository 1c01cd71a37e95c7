#pragma once

#include <bit>
#include <cstring>
#include <string>
#include <vector>

#include "core/body/motion.h"
#include "core/io/byte_reader.h"

namespace gonio {

static_assert(std::endian::native == std::endian::little, "records are little-endian");

/// Numbers one after the other, each list behind its length (u32).
class BinaryWriter {
public:
    void number(std::uint32_t value) { m_bytes.append(reinterpret_cast<const char*>(&value), 4); }

    /// \param values  `count` things of `size` bytes without padding or pointers
    void list(const void* values, std::size_t count, std::size_t size) {
        number(std::uint32_t(count));
        raw(values, count * size);
    }

    void raw(const void* values, std::size_t size) {
        if (size > 0) m_bytes.append(static_cast<const char*>(values), size);
    }

    void text(const std::string& value) { list(value.data(), value.size(), 1); }

    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// The other way; once something is missing, ok() is false and all further reads give nothing.
class BinaryFields {
public:
    explicit BinaryFields(std::string_view bytes) : m_reader(asBytes(bytes)) {}

    std::uint32_t number() {
        const auto value = m_ok ? m_reader.number<std::uint32_t>() : std::nullopt;
        m_ok = value.has_value();
        return value.value_or(0);
    }

    /// Appends a list of things of a trivial layout; at most `most` of them.
    template <class T>
    void list(std::vector<T>& to, std::size_t most) {
        const std::size_t count = number();
        const auto bytes = count <= most ? take(count * sizeof(T)) : give(false);
        if (!m_ok || count == 0) return;
        const std::size_t before = to.size();
        to.resize(before + count);
        std::memcpy(static_cast<void*>(to.data() + before), bytes.data(), bytes.size());
    }

    std::string text() {
        const std::size_t size = number();
        return std::string(asText(take(size)));
    }

    std::span<const std::byte> take(std::size_t size) {
        const auto bytes = m_ok ? m_reader.take(size) : std::nullopt;
        m_ok = bytes.has_value();
        return bytes.value_or(std::span<const std::byte>());
    }

    void require(bool good) { m_ok = m_ok && good; }

    bool ok() const { return m_ok; }

    /// Everything read and nothing left.
    bool finished() const { return m_ok && m_reader.remaining() == 0; }

private:
    std::span<const std::byte> give(bool ok) {
        m_ok = ok;
        return {};
    }

    ByteReader m_reader;
    bool m_ok = true;
};

inline void writeSources(BinaryWriter& writer, std::span<const FrameSource> sources) {
    std::string bytes;
    for (const FrameSource source : sources) bytes += char(source);
    writer.text(bytes);
}

inline void readSources(BinaryFields& fields, std::vector<FrameSource>& sources) {
    for (const char source : fields.text()) {
        fields.require(source >= 0 && source <= char(FrameSource::Missing));
        sources.push_back(FrameSource(source));
    }
}

}  // namespace gonio
