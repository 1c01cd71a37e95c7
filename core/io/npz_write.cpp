#include <zlib.h>

#include <concepts>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/io/npy.h"
#include "core/io/npz.h"

namespace gonio {

namespace {

/// 1980-01-01, the earliest date of a zip archive: equal input must give equal bytes.
constexpr std::uint32_t fixedDate = 0x00210000;
constexpr std::uint32_t full32 = 0xFFFFFFFF;
constexpr std::uint16_t full16 = 0xFFFF;

template <std::unsigned_integral T>
void append(std::string& record, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        record += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFFU);
    }
}

/// What is known of an entry before it is written.
struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint64_t size = 0, offset = 0;
    bool is64 = false;  ///< sizes and places stand in a 64-bit extra field
};

std::uint32_t shortened(const Entry& entry, std::uint64_t value) {
    return entry.is64 ? full32 : static_cast<std::uint32_t>(value);
}

/// The part that a local header and its copy in the directory share.
std::string commonFields(const Entry& entry, std::uint16_t extraSize) {
    constexpr std::uint16_t utf8Names = 0x0800;
    std::string fields;
    append(fields, std::uint16_t(entry.is64 ? 45 : 20));  // version
    append(fields, utf8Names);
    append(fields, std::uint16_t{0});  // stored
    append(fields, fixedDate);
    append(fields, entry.crc);
    append(fields, shortened(entry, entry.size));
    append(fields, shortened(entry, entry.size));
    append(fields, static_cast<std::uint16_t>(entry.name.size()));
    append(fields, extraSize);
    return fields;
}

/// The 64-bit extra field; empty where none is needed.
std::string extraField(const Entry& entry, bool withOffset) {
    std::string extra;
    if (!entry.is64) {
        return extra;
    }
    append(extra, std::uint16_t{1});
    append(extra, std::uint16_t(withOffset ? 24 : 16));
    append(extra, entry.size);
    append(extra, entry.size);
    if (withOffset) {
        append(extra, entry.offset);
    }
    return extra;
}

std::string localHeader(const Entry& entry) {
    const std::string extra = extraField(entry, false);
    return "PK\x03\x04" + commonFields(entry, static_cast<std::uint16_t>(extra.size())) +
           entry.name + extra;
}

std::string directoryRecord(const Entry& entry) {
    const std::string extra = extraField(entry, true);
    std::string record = "PK\x01\x02";
    append(record, std::uint16_t(entry.is64 ? 45 : 20));  // made by
    record += commonFields(entry, static_cast<std::uint16_t>(extra.size()));
    append(record, std::uint16_t{0});  // comment
    append(record, std::uint16_t{0});  // disk
    append(record, std::uint16_t{0});  // internal attributes
    append(record, std::uint32_t{0});  // external attributes
    append(record, shortened(entry, entry.offset));
    return record + entry.name + extra;
}

/// What stands behind the directory.
std::string endRecords(std::uint64_t start, std::uint64_t size, std::uint64_t count,
                       std::uint64_t from64) {
    std::string end;
    const bool is64 = start >= from64 || size >= from64 || count >= full16;
    if (is64) {
        end += "PK\x06\x06";
        append(end, std::uint64_t{44});
        append(end, std::uint16_t{45});
        append(end, std::uint16_t{45});
        append(end, std::uint64_t{0});  // one disk only
        append(end, count);
        append(end, count);
        append(end, size);
        append(end, start);
        end += "PK\x06\x07";
        append(end, std::uint32_t{0});
        append(end, start + size);
        append(end, std::uint32_t{1});
    }
    end += "PK\x05\x06";
    append(end, std::uint32_t{0});  // one disk only
    append(end, is64 ? full16 : static_cast<std::uint16_t>(count));
    append(end, is64 ? full16 : static_cast<std::uint16_t>(count));
    append(end, is64 ? full32 : static_cast<std::uint32_t>(size));
    append(end, is64 ? full32 : static_cast<std::uint32_t>(start));
    append(end, std::uint16_t{0});  // no comment
    return end;
}

/// Writes entries one after the other and collects the directory for the end.
class NpzWriter {
public:
    NpzWriter(AtomicFile& file, std::uint64_t from64) : m_file(file), m_from64(from64) {}

    Result<void> add(const NpzSource& source) {
        const std::string prefix = npyPrefix(source.type, source.shape);
        const std::size_t size = sizeOf(source);
        Entry entry{source.name + ".npy", 0, prefix.size() + size, m_offset, false};
        entry.is64 = entry.size >= m_from64 || m_offset >= m_from64;
        if (size == kImpossible || entry.name.size() > full16) {
            return fail(ErrorCode::Internal, "an array has no possible type, shape or name");
        }
        uLong crc = ::crc32_z(0, reinterpret_cast<const Bytef*>(prefix.data()), prefix.size());
        auto summed = pass(source, size, [&crc](std::span<const std::byte> bytes) {
            if (!bytes.empty()) {  // a null pointer would mean "start again" to zlib
                crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
            }
            return Result<void>{};
        });
        if (!summed) {
            return summed;
        }
        entry.crc = static_cast<std::uint32_t>(crc);
        return write(entry, prefix, source, size);
    }

    Result<void> finish() {
        return m_file.write(
            asBytes(m_directory + endRecords(m_offset, m_directory.size(), m_count, m_from64)));
    }

private:
    static constexpr auto kImpossible = static_cast<std::size_t>(-1);

    /// Of the data; kImpossible for what is no type or no shape.
    static std::size_t sizeOf(const NpzSource& source) {
        const auto type = parseNumpyType(source.type);
        if (!type) {
            return kImpossible;
        }
        return byteSizeOf(source.shape, type->kind == 'U' ? 4 * type->itemSize : type->itemSize)
            .value_or(kImpossible);
    }

    static Result<void> pass(const NpzSource& source, std::size_t size, const ByteSink& sink) {
        std::size_t given = 0;
        auto done = source.give([&](std::span<const std::byte> bytes) {
            given += bytes.size();
            return sink(bytes);
        });
        return done && given != size ? fail(ErrorCode::Internal,
                                            "'" + source.name + "' gave " + std::to_string(given) +
                                                " bytes of " + std::to_string(size))
                                     : done;
    }

    Result<void> write(const Entry& entry, const std::string& prefix, const NpzSource& source,
                       std::size_t size) {
        const std::string local = localHeader(entry);
        for (const std::string& part : {local, prefix}) {
            if (auto written = m_file.write(asBytes(part)); !written) {
                return written;
            }
        }
        m_directory += directoryRecord(entry);
        ++m_count;
        m_offset += local.size() + entry.size;
        return pass(source, size,
                    [this](std::span<const std::byte> bytes) { return m_file.write(bytes); });
    }

    AtomicFile& m_file;
    std::uint64_t m_from64;
    std::string m_directory;
    std::uint64_t m_offset = 0;
    std::uint64_t m_count = 0;
};

}  // namespace

Result<void> writeNpz(const std::filesystem::path& path, std::span<const NpzSource> arrays,
                      std::uint64_t from64) {
    auto file = AtomicFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    NpzWriter writer(*file, from64);
    for (const NpzSource& array : arrays) {
        if (auto added = writer.add(array); !added) {
            return passOn(added.error(), "writing the array '" + array.name + "'");
        }
    }
    if (auto finished = writer.finish(); !finished) {
        return finished;
    }
    return file->commit();
}

Result<void> writeNpz(const std::filesystem::path& path, const TensorMap& arrays) {
    std::vector<NpzSource> sources;
    for (const auto& [name, tensor] : arrays) {
        if (const auto possible = npyPrefix(tensor); !possible) {
            return passOn(possible.error(), "writing the array '" + name + "'");
        }
        sources.push_back({name, std::string(numpyNameOf(tensor.dtype)), tensor.shape,
                           [&held = tensor](const ByteSink& sink) { return sink(held.data); }});
    }
    return writeNpz(path, sources);
}

}  // namespace gonio
