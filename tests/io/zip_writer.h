#pragma once

#include <zlib.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace gonio::testing {

/// What an entry of ZipWriter says wrongly.
struct ZipLies {
    std::string localName = {};  ///< in its own header; empty: the true one
    std::uint16_t method = 0, flags = 0;
    std::int64_t extraSize = 0;          ///< added to the size in the directory
    std::int64_t extraCompressed = 0;    ///< added to the compressed size in the directory
    std::int64_t extraHeaderOffset = 0;  ///< added to the place in the directory
    std::uint32_t crcError = 0;
};

/// Writes zip archives with stored entries, so that tests can also write wrong ones. Sizes and
/// places of 4 GiB and more go into the 64-bit fields.
class ZipWriter {
public:
    explicit ZipWriter(std::ostream& out, bool always64 = false)
        : m_out(out), m_always64(always64) {}

    void add(const std::string& name, const std::string& content, const ZipLies& lies = {}) {
        const auto* bytes = reinterpret_cast<const Bytef*>(content.data());
        begin(name, content.size(), ::crc32_z(0, bytes, content.size()), lies);
        m_out << content;
    }

    /// A hole of zeros, which takes no room on the disk.
    void addZeros(const std::string& name, std::uint64_t size) {
        begin(name, size, crcOfZeros(size), {});
        m_out.seekp(static_cast<std::streamoff>(size), std::ios::cur);
    }

    /// \param extraDirectoryOffset, extraCount  what the end records add to the truth
    void finish(std::int64_t extraDirectoryOffset = 0, std::int64_t extraCount = 0) {
        const std::uint64_t start = position();
        for (const std::string& record : m_directory) m_out << record;
        const std::uint64_t size = position() - start;
        const std::uint64_t offset = start + extraDirectoryOffset;
        const std::uint64_t count = m_directory.size() + extraCount;
        const bool is64 = m_always64 || offset >= kFull || count >= 0xFFFF;
        if (is64) {
            const std::uint64_t record = position();
            m_out << number<std::uint32_t>(0x06064b50) << number<std::uint64_t>(44)
                  << number<std::uint16_t>(45) << number<std::uint16_t>(45)
                  << number<std::uint32_t>(0) << number<std::uint32_t>(0) << number(count)
                  << number(count) << number(size) << number(offset);
            m_out << number<std::uint32_t>(0x07064b50) << number<std::uint32_t>(0) << number(record)
                  << number<std::uint32_t>(1);
        }
        m_out << number<std::uint32_t>(0x06054b50) << number<std::uint32_t>(0);
        const auto shortCount = static_cast<std::uint16_t>(is64 ? 0xFFFF : count);
        m_out << number(shortCount) << number(shortCount)
              << number(static_cast<std::uint32_t>(size))
              << number(static_cast<std::uint32_t>(is64 ? kFull : offset))
              << number<std::uint16_t>(0);
    }

private:
    static constexpr std::uint64_t kFull = 0xFFFFFFFF;

    template <class T>
    static std::string number(T value) {
        return {reinterpret_cast<const char*>(&value), sizeof(T)};
    }

    std::uint64_t position() { return static_cast<std::uint64_t>(m_out.tellp()); }

    static std::uint32_t crcOfZeros(std::uint64_t size) {
        const std::string block(1U << 20U, '\0');
        uLong crc = 0;
        for (std::uint64_t left = size; left > 0;) {
            const std::uint64_t part = std::min<std::uint64_t>(left, block.size());
            crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(block.data()), part);
            left -= part;
        }
        return static_cast<std::uint32_t>(crc);
    }

    void begin(const std::string& name, std::uint64_t size, uLong crc, const ZipLies& lies) {
        const std::uint64_t offset = position() + lies.extraHeaderOffset;
        const std::string& local = lies.localName.empty() ? name : lies.localName;
        m_out << number<std::uint32_t>(0x04034b50) << number<std::uint16_t>(45)
              << number(lies.flags) << number(lies.method) << std::string(16, '\0')
              << number(static_cast<std::uint16_t>(local.size())) << number<std::uint16_t>(0)
              << local;
        const std::uint64_t told = size + lies.extraSize, packed = size + lies.extraCompressed;
        const bool is64 = m_always64 || told >= kFull || packed >= kFull || offset >= kFull;
        std::string extra;
        if (is64) {
            extra = number<std::uint16_t>(1) + number<std::uint16_t>(24) + number(told) +
                    number(packed) + number(offset);
        }
        const auto shortened = [is64](std::uint64_t value) {
            return number(static_cast<std::uint32_t>(is64 ? kFull : value));
        };
        m_directory.push_back(
            number<std::uint32_t>(0x02014b50) + number<std::uint32_t>(0x002d002d) +
            number(lies.flags) + number(lies.method) + number<std::uint32_t>(0) +
            number(static_cast<std::uint32_t>(crc ^ lies.crcError)) + shortened(packed) +
            shortened(told) + number(static_cast<std::uint16_t>(name.size())) +
            number(static_cast<std::uint16_t>(extra.size())) + std::string(10, '\0') +
            shortened(offset) + name + extra);
    }

    std::ostream& m_out;
    bool m_always64;
    std::vector<std::string> m_directory;
};

}  // namespace gonio::testing
