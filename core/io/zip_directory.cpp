#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "core/io/byte_reader.h"
#include "core/io/zip_archive.h"

namespace gonio {

namespace {

constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::uint32_t directorySignature = 0x02014b50;
constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint64_t endSize = 22;
constexpr std::uint64_t end64Size = 56;
constexpr std::uint64_t locator64Size = 20;
constexpr std::uint64_t localSize = 30;
constexpr std::uint64_t maxComment = 0xFFFF;
/// Some millions of entries; a directory is held in memory.
constexpr std::uint64_t maxDirectory = 256ULL << 20U;
/// Deflate cannot do better than 1032 to 1 (zlib's technical notes).
constexpr std::uint64_t maxRatio = 1040;

tl::unexpected<Error> malformed(const std::string& what, std::uint64_t offset) {
    return fail(ErrorCode::MalformedFile, what + " at byte " + std::to_string(offset) +
                                              " of the zip archive; it is damaged or incomplete");
}

/// Reads numbers one after the other; a number that is not there makes the whole record bad.
class Fields {
public:
    explicit Fields(std::span<const std::byte> bytes) : m_reader(bytes) {}

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

/// What the record at the end says about the central directory, and where that record is.
struct End {
    std::uint64_t entryCount = 0;
    std::uint64_t directoryOffset = 0;
    std::uint64_t offset = 0;
    bool onOneDisk = true;
};

Result<End> findShortEnd(const ByteSource& archive) {
    const std::uint64_t tailSize = std::min(archive.size(), endSize + maxComment);
    const auto tail = archive.bytesAt(archive.size() - tailSize, tailSize);
    if (!tail) {
        return tl::unexpected(tail.error());
    }
    for (std::uint64_t length = endSize; length <= tailSize; ++length) {
        Fields record{std::span(*tail).last(static_cast<std::size_t>(length))};
        if (record.number<std::uint32_t>() != endSignature) {
            continue;
        }
        End end;
        end.offset = archive.size() - length;
        const auto disk = record.number<std::uint16_t>();
        const auto directoryDisk = record.number<std::uint16_t>();
        record.take(2);
        end.entryCount = record.number<std::uint16_t>();
        record.take(4);
        end.directoryOffset = record.number<std::uint32_t>();
        end.onOneDisk = disk == 0 && directoryDisk == 0;
        return end;
    }
    return fail(ErrorCode::MalformedFile,
                "there is no zip directory at the end; this is no zip archive, or it is cut off");
}

/// The 64-bit end record takes over where an archive has one.
Result<std::optional<End>> find64(const ByteSource& archive, std::uint64_t shortEnd) {
    if (shortEnd < locator64Size) {
        return std::optional<End>{};
    }
    const auto locatorBytes = archive.bytesAt(shortEnd - locator64Size, locator64Size);
    if (!locatorBytes) {
        return tl::unexpected(locatorBytes.error());
    }
    Fields locator(*locatorBytes);
    if (locator.number<std::uint32_t>() != locator64Signature) {
        return std::optional<End>{};
    }
    locator.take(4);
    End end;
    end.offset = locator.number<std::uint64_t>();
    const auto recordBytes = archive.bytesAt(end.offset, end64Size);
    if (!recordBytes) {
        return passOn(recordBytes.error(), "reading the end record of the zip archive");
    }
    Fields record(*recordBytes);
    if (record.number<std::uint32_t>() != end64Signature) {
        return malformed("the 64-bit end record is missing", end.offset);
    }
    record.take(8 + 2 + 2 + 4 + 4 + 8);
    end.entryCount = record.number<std::uint64_t>();
    record.take(8);
    end.directoryOffset = record.number<std::uint64_t>();
    return std::optional(end);
}

Result<End> findEnd(const ByteSource& archive) {
    auto end = findShortEnd(archive);
    if (!end) {
        return end;
    }
    const auto end64 = find64(archive, end->offset);
    if (!end64) {
        return tl::unexpected(end64.error());
    }
    if (*end64) {
        return **end64;
    }
    if (!end->onOneDisk) {
        return fail(ErrorCode::Unsupported,
                    "the zip archive is one part of several; join them first");
    }
    return end;
}

/// Sizes of 4 GiB and more stand in an extra field, in this order, where the short ones are full.
void takeSizes64(std::span<const std::byte> extra, std::uint64_t& size, std::uint64_t& compressed,
                 std::uint64_t& localOffset) {
    constexpr std::uint16_t zip64Tag = 1;
    constexpr std::uint64_t full = 0xFFFFFFFF;
    Fields fields(extra);
    while (fields.good() && fields.used() + 4 <= extra.size()) {
        const auto tag = fields.number<std::uint16_t>();
        const auto length = fields.number<std::uint16_t>();
        Fields content(fields.take(length));
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

/// Follows the directory to the entry's own header, which must say the same name.
Result<void> locateData(const ByteSource& archive, ZipEntry& entry) {
    const auto header = archive.bytesAt(entry.headerOffset, localSize + entry.name.size());
    const auto noHeader = [&entry] {
        return malformed("the entry '" + entry.name + "' has no proper header", entry.headerOffset);
    };
    if (!header) {
        return header.error().code == ErrorCode::MalformedFile ? noHeader()
                                                               : tl::unexpected(header.error());
    }
    Fields local(*header);
    const auto signature = local.number<std::uint32_t>();
    local.take(22);
    const auto nameLength = local.number<std::uint16_t>();
    const auto extraLength = local.number<std::uint16_t>();
    if (signature != localSignature) {
        return noHeader();
    }
    if (asText(std::span(*header).subspan(localSize)) != entry.name ||
        nameLength != entry.name.size()) {
        return malformed("the entry '" + entry.name + "' has another name in its own header",
                         entry.headerOffset);
    }
    const std::uint64_t dataOffset = entry.headerOffset + localSize + nameLength + extraLength;
    if (dataOffset > archive.size() || entry.compressedSize > archive.size() - dataOffset) {
        const std::uint64_t left = archive.size() - std::min(dataOffset, archive.size());
        return malformed("the entry '" + entry.name + "' claims " +
                             std::to_string(entry.compressedSize) + " bytes but only " +
                             std::to_string(left) + " are left",
                         dataOffset);
    }
    entry.dataOffset = static_cast<std::size_t>(dataOffset);
    return {};
}

Result<void> checkEntry(const ZipEntry& entry, unsigned flags, unsigned method,
                        std::uint64_t offset) {
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

/// \param directory  the rest of it, from this entry's record on
/// \param offset  of that record in the archive
Result<ZipEntry> readEntry(const ByteSource& archive, std::span<const std::byte>& directory,
                           std::uint64_t offset) {
    Fields record(directory);
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
    entry.headerOffset = localOffset;
    entry.compressedSize = compressed;
    entry.size = size;
    entry.deflated = method != 0;
    if (const auto located = locateData(archive, entry); !located) {
        return tl::unexpected(located.error());
    }
    if (const auto checked = checkEntry(entry, flags, method, offset); !checked) {
        return tl::unexpected(checked.error());
    }
    directory = directory.subspan(record.used());
    return entry;
}

/// Entries that share their bytes would unpack to far more than the file could hold, and two of
/// one name would show different readers different contents.
Result<void> checkApart(const std::vector<ZipEntry>& entries, std::uint64_t directoryOffset) {
    std::vector<const ZipEntry*> order;
    for (const ZipEntry& entry : entries) {
        order.push_back(&entry);
    }
    std::ranges::sort(order, {}, [](const ZipEntry* entry) { return entry->headerOffset; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint64_t limit =
            i + 1 < order.size() ? order[i + 1]->headerOffset : directoryOffset;
        if (order[i]->dataOffset + order[i]->compressedSize > limit) {
            return malformed("the entry '" + order[i]->name + "' overlaps others",
                             order[i]->dataOffset);
        }
    }
    std::unordered_set<std::string_view> names;
    for (const ZipEntry& entry : entries) {
        if (!names.insert(entry.name).second) {
            return malformed("the entry '" + entry.name + "' stands in it twice",
                             entry.headerOffset);
        }
    }
    return {};
}

}  // namespace

Result<std::vector<ZipEntry>> listZip(const ByteSource& archive) {
    const Result<End> end = findEnd(archive);
    if (!end) {
        return tl::unexpected(end.error());
    }
    if (end->directoryOffset > end->offset || end->offset - end->directoryOffset > maxDirectory) {
        return malformed("the zip directory is not where the end record says",
                         end->directoryOffset);
    }
    const auto bytes = archive.bytesAt(end->directoryOffset, end->offset - end->directoryOffset);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    std::vector<ZipEntry> entries;
    std::span<const std::byte> directory = *bytes;
    for (std::uint64_t i = 0; i < end->entryCount; ++i) {
        Result<ZipEntry> entry = readEntry(archive, directory, end->offset - directory.size());
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        entries.push_back(std::move(*entry));
    }
    if (auto apart = checkApart(entries, end->directoryOffset); !apart) {
        return tl::unexpected(apart.error());
    }
    return entries;
}

Result<std::vector<ZipEntry>> listZip(std::span<const std::byte> archive) {
    return listZip(MemorySource(archive));
}

}  // namespace gonio
