#include "core/io/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <exception>

namespace gonio {

namespace {

constexpr std::size_t kPiece = 1U << 16U;

}  // namespace

struct ZipEntryReader::Inflater {
    z_stream stream{};
    std::vector<std::byte> input;  ///< packed bytes, of which stream.avail_in are left
    bool good = false;

    Inflater() { good = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK; }

    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    ~Inflater() { ::inflateEnd(&stream); }
};

ZipEntryReader::ZipEntryReader(const ByteSource& archive, const ZipEntry& entry)
    : m_archive(archive),
      m_offset(entry.dataOffset),
      m_packed(entry.compressedSize),
      m_name(entry.name),
      m_remaining(entry.size),
      m_expectedCrc(entry.crc),
      m_crc(::crc32(0, nullptr, 0)),
      m_inflater(entry.deflated ? std::make_unique<Inflater>() : nullptr) {}

ZipEntryReader::~ZipEntryReader() = default;

Result<void> ZipEntryReader::refill() {
    std::vector<std::byte>& input = m_inflater->input;
    input.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, m_packed)));
    if (auto read = m_archive.readAt(m_offset, input); !read) {
        return read;
    }
    m_offset += input.size();
    m_packed -= input.size();
    m_inflater->stream.next_in = reinterpret_cast<Bytef*>(input.data());
    m_inflater->stream.avail_in = static_cast<uInt>(input.size());
    return {};
}

/// zlib counts in 32 bits, so large arrays go through in pieces.
Result<void> ZipEntryReader::inflateInto(std::span<std::byte> target) {
    constexpr std::size_t mostAtOnce = 1U << 30U;
    z_stream& stream = m_inflater->stream;
    while (!target.empty() && m_inflater->good) {
        if (stream.avail_in == 0 && m_packed > 0) {
            if (auto filled = refill(); !filled) {
                return filled;
            }
        }
        const std::size_t input = stream.avail_in;
        const std::size_t output = std::min(mostAtOnce, target.size());
        stream.next_out = reinterpret_cast<Bytef*>(target.data());
        stream.avail_out = static_cast<uInt>(output);
        const int status = ::inflate(&stream, Z_NO_FLUSH);
        const std::size_t produced = output - stream.avail_out;
        target = target.subspan(produced);
        const bool ended = status == Z_STREAM_END && !target.empty();
        m_inflater->good = (status == Z_OK || status == Z_STREAM_END) && !ended &&
                           (produced > 0 || input > stream.avail_in);
    }
    return m_inflater->good ? Result<void>{}
                            : fail(ErrorCode::MalformedFile,
                                   "the compressed data of the entry '" + m_name + "' are damaged");
}

Result<void> ZipEntryReader::unpackInto(std::span<std::byte> target) {
    if (m_inflater) {
        return inflateInto(target);
    }
    if (target.size() > m_packed) {
        return fail(ErrorCode::MalformedFile, "the entry '" + m_name + "' is cut off");
    }
    auto read = m_archive.readAt(m_offset, target);
    m_offset += target.size();
    m_packed -= target.size();
    return read;
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
    if (auto unpacked = unpackInto(bytes); !unpacked) {
        return tl::unexpected(unpacked.error());
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
