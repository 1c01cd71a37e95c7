#include "core/io/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <exception>

namespace gonio {

struct ZipEntryReader::Inflater {
    z_stream stream{};
    bool good = false;

    Inflater() { good = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK; }

    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    ~Inflater() { ::inflateEnd(&stream); }
};

ZipEntryReader::ZipEntryReader(std::span<const std::byte> archive, const ZipEntry& entry)
    : m_input(archive.subspan(entry.dataOffset, entry.compressedSize)),
      m_name(entry.name),
      m_remaining(entry.size),
      m_expectedCrc(entry.crc),
      m_crc(::crc32(0, nullptr, 0)),
      m_inflater(entry.deflated ? std::make_unique<Inflater>() : nullptr) {}

ZipEntryReader::~ZipEntryReader() = default;

/// zlib counts in 32 bits, so large arrays go through in pieces.
bool ZipEntryReader::inflateInto(std::span<std::byte> target) {
    constexpr std::size_t piece = 1U << 30U;
    z_stream& stream = m_inflater->stream;
    while (!target.empty() && m_inflater->good) {
        const std::size_t input = std::min(piece, m_input.size());
        const std::size_t output = std::min(piece, target.size());
        // zlib's interface is older than const.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(m_input.data()));
        stream.avail_in = static_cast<uInt>(input);
        stream.next_out = reinterpret_cast<Bytef*>(target.data());
        stream.avail_out = static_cast<uInt>(output);
        const int status = ::inflate(&stream, Z_NO_FLUSH);
        const std::size_t produced = output - stream.avail_out;
        m_input = m_input.subspan(input - stream.avail_in);
        target = target.subspan(produced);
        const bool ended = status == Z_STREAM_END && !target.empty();
        m_inflater->good = (status == Z_OK || status == Z_STREAM_END) && !ended &&
                           (produced > 0 || input > stream.avail_in);
    }
    return m_inflater->good;
}

Result<std::vector<std::byte>> ZipEntryReader::read(std::size_t count) {
    if (count > m_remaining) {
        return fail(ErrorCode::MalformedFile,
                    "the entry '" + m_name + "' holds " + std::to_string(m_remaining) +
                        " more bytes, not the " + std::to_string(count) + " it announces");
    }
    std::vector<std::byte> bytes;
    try {
        bytes.resize(count);
    } catch (const std::exception&) {
        return fail(ErrorCode::Unsupported, "the entry '" + m_name + "' does not fit into memory");
    }
    if (m_inflater) {
        if (!inflateInto(bytes)) {
            return fail(ErrorCode::MalformedFile,
                        "the compressed data of the entry '" + m_name + "' are damaged");
        }
    } else {
        std::copy_n(m_input.begin(), count, bytes.begin());
        m_input = m_input.subspan(count);
    }
    m_remaining -= count;
    if (!bytes.empty()) {  // a null pointer would mean "start again" to zlib
        m_crc = ::crc32_z(m_crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    }
    if (m_remaining == 0 && m_crc != m_expectedCrc) {
        return fail(ErrorCode::MalformedFile,
                    "the checksum of the entry '" + m_name + "' is wrong; the file is damaged");
    }
    return bytes;
}

}  // namespace gonio
