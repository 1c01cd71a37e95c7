#include "core/io/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <optional>

#include "core/io/byte_reader.h"

namespace gonio {

namespace {

constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::uint32_t directorySignature = 0x02014b50;
constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::size_t endSize = 22;
constexpr std::size_t locator64Size = 20;
constexpr std::size_t maxComment = 0xFFFF;
/// Deflate cannot do better than 1032 to 1 (zlib's technical notes).
constexpr std::size_t maxRatio = 1040;

tl::unexpected<Error> malformed(const std::string& what, std::size_t offset) {
    return fail(ErrorCode::MalformedFile, what + " at byte " + std::to_string(offset) +
                                              " of the zip archive; it is damaged or incomplete");
}

/// Where the central directory lies.
struct Directory {
    std::uint64_t entryCount = 0;
    std::uint64_t offset = 0;
};

/// Reads numbers one after the other; a number that is not there makes the whole record bad.
class Fields {
public:
    Fields(std::span<const std::byte> bytes, std::uint64_t offset)
        : m_reader(bytes.subspan(
              static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes.size())))) {}

    template <class T>
    T number() {
        const std::optional<T> value = m_reader.number<T>();
        m_good = m_good && value.has_value();
        return value.value_or(T{});
    }

    std::span<const std::byte> take(std::size_t count) {
        const auto taken = m_reader.take(count);
        m_good = m_good && taken.has_value();
        return taken.value_or(std::span<const std::byte>{});
    }

    bool good() const { return m_good; }

    std::size_t used() const { return m_reader.offset(); }

private:
    ByteReader m_reader;
    bool m_good = true;
};

std::optional<std::size_t> findEnd(std::span<const std::byte> archive) {
    if (archive.size() < endSize) {
        return std::nullopt;
    }
    const std::size_t last = archive.size() - endSize;
    for (std::size_t back = 0; back <= std::min(last, maxComment); ++back) {
        if (Fields(archive, last - back).number<std::uint32_t>() == endSignature) {
            return last - back;
        }
    }
    return std::nullopt;
}

/// The 64-bit end record takes over where an archive has one.
std::optional<Directory> find64(std::span<const std::byte> archive, std::size_t end) {
    if (end < locator64Size) {
        return std::nullopt;
    }
    Fields locator(archive, end - locator64Size);
    if (locator.number<std::uint32_t>() != locator64Signature) {
        return std::nullopt;
    }
    locator.take(4);
    Fields record(archive, locator.number<std::uint64_t>());
    if (record.number<std::uint32_t>() != end64Signature) {
        return std::nullopt;
    }
    record.take(8 + 2 + 2 + 4 + 4 + 8);
    Directory directory;
    directory.entryCount = record.number<std::uint64_t>();
    record.take(8);
    directory.offset = record.number<std::uint64_t>();
    return record.good() ? std::optional(directory) : std::nullopt;
}

Result<Directory> findDirectory(std::span<const std::byte> archive) {
    const std::optional<std::size_t> end = findEnd(archive);
    if (!end) {
        return fail(
            ErrorCode::MalformedFile,
            "there is no zip directory at the end; this is no zip archive, or it is cut off");
    }
    if (const auto directory = find64(archive, *end)) {
        return *directory;
    }
    Fields record(archive, *end + 4);
    const auto disk = record.number<std::uint16_t>();
    const auto directoryDisk = record.number<std::uint16_t>();
    record.take(2);
    Directory directory;
    directory.entryCount = record.number<std::uint16_t>();
    record.take(4);
    directory.offset = record.number<std::uint32_t>();
    if (disk != 0 || directoryDisk != 0) {
        return fail(ErrorCode::Unsupported,
                    "the zip archive is one part of several; join them first");
    }
    return directory;
}

/// Sizes of 4 GiB and more stand in an extra field, in this order, where the short ones are full.
void takeSizes64(std::span<const std::byte> extra, std::uint64_t& size, std::uint64_t& compressed,
                 std::uint64_t& localOffset) {
    constexpr std::uint16_t zip64Tag = 1;
    constexpr std::uint64_t full = 0xFFFFFFFF;
    Fields fields(extra, 0);
    while (fields.good() && fields.used() + 4 <= extra.size()) {
        const auto tag = fields.number<std::uint16_t>();
        const auto length = fields.number<std::uint16_t>();
        Fields content(fields.take(length), 0);
        if (tag != zip64Tag) {
            continue;
        }
        for (std::uint64_t* field : {&size, &compressed, &localOffset}) {
            if (*field == full) {
                *field = content.number<std::uint64_t>();
            }
        }
    }
}

Result<void> locateData(std::span<const std::byte> archive, std::uint64_t localOffset,
                        ZipEntry& entry) {
    Fields local(archive, localOffset);
    const auto signature = local.number<std::uint32_t>();
    local.take(22);
    const auto nameLength = local.number<std::uint16_t>();
    const auto extraLength = local.number<std::uint16_t>();
    local.take(std::size_t{nameLength} + extraLength);
    if (!local.good() || signature != localSignature) {
        return malformed("the entry '" + entry.name + "' has no proper header", localOffset);
    }
    entry.dataOffset = localOffset + local.used();
    if (entry.compressedSize > archive.size() - entry.dataOffset) {
        return malformed("the entry '" + entry.name + "' claims " +
                             std::to_string(entry.compressedSize) + " bytes but only " +
                             std::to_string(archive.size() - entry.dataOffset) + " are left",
                         entry.dataOffset);
    }
    return {};
}

Result<void> checkEntry(const ZipEntry& entry, unsigned flags, unsigned method,
                        std::size_t offset) {
    constexpr unsigned encrypted = 1;
    constexpr unsigned deflate = 8;
    if ((flags & encrypted) != 0) {
        return fail(ErrorCode::Unsupported, "the entry '" + entry.name + "' is encrypted");
    }
    if (method != 0 && method != deflate) {
        return fail(ErrorCode::Unsupported,
                    "the entry '" + entry.name + "' has compression method " +
                        std::to_string(method) + "; only stored and deflated ones can be read");
    }
    const bool possible = entry.deflated ? entry.size / maxRatio <= entry.compressedSize
                                         : entry.size == entry.compressedSize;
    if (!possible) {
        return malformed("the entry '" + entry.name + "' claims an impossible size of " +
                             std::to_string(entry.size) + " bytes",
                         offset);
    }
    return {};
}

Result<ZipEntry> readEntry(std::span<const std::byte> archive, std::uint64_t& offset) {
    Fields record(archive, offset);
    const auto signature = record.number<std::uint32_t>();
    record.take(4);
    const auto flags = record.number<std::uint16_t>();
    const auto method = record.number<std::uint16_t>();
    record.take(4);
    ZipEntry entry;
    entry.crc = record.number<std::uint32_t>();
    std::uint64_t compressed = record.number<std::uint32_t>();
    std::uint64_t size = record.number<std::uint32_t>();
    const auto nameLength = record.number<std::uint16_t>();
    const auto extraLength = record.number<std::uint16_t>();
    const auto commentLength = record.number<std::uint16_t>();
    record.take(8);
    std::uint64_t localOffset = record.number<std::uint32_t>();
    entry.name = asText(record.take(nameLength));
    takeSizes64(record.take(extraLength), size, compressed, localOffset);
    record.take(commentLength);
    if (!record.good() || signature != directorySignature) {
        return malformed("the zip directory breaks off", offset);
    }
    entry.compressedSize = compressed;
    entry.size = size;
    entry.deflated = method != 0;
    if (const auto located = locateData(archive, localOffset, entry); !located) {
        return tl::unexpected(located.error());
    }
    if (const auto checked = checkEntry(entry, flags, method, offset); !checked) {
        return tl::unexpected(checked.error());
    }
    offset += record.used();
    return entry;
}

}  // namespace

Result<std::vector<ZipEntry>> listZip(std::span<const std::byte> archive) {
    const Result<Directory> directory = findDirectory(archive);
    if (!directory) {
        return tl::unexpected(directory.error());
    }
    std::vector<ZipEntry> entries;
    std::uint64_t offset = directory->offset;
    std::uint64_t stored = 0;
    for (std::uint64_t i = 0; i < directory->entryCount; ++i) {
        Result<ZipEntry> entry = readEntry(archive, offset);
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        // Entries that share their bytes would unpack to far more than the file could hold.
        stored += entry->compressedSize;
        if (stored > archive.size()) {
            return malformed("the entry '" + entry->name + "' overlaps others", entry->dataOffset);
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

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
