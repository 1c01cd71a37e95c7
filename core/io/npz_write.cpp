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
constexpr std::uint64_t maxSize = 0xFFFFFFFF;

template <std::unsigned_integral T>
void append(std::string& record, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        record += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFFU);
    }
}

/// The part that a local header and its copy in the directory share.
std::string commonFields(const std::string& name, std::uint32_t crc, std::uint64_t size) {
    constexpr std::uint16_t version = 20;
    constexpr std::uint16_t utf8Names = 0x0800;
    std::string fields;
    append(fields, version);
    append(fields, utf8Names);
    append(fields, std::uint16_t{0});  // stored
    append(fields, fixedDate);
    append(fields, crc);
    append(fields, static_cast<std::uint32_t>(size));
    append(fields, static_cast<std::uint32_t>(size));
    append(fields, static_cast<std::uint16_t>(name.size()));
    append(fields, std::uint16_t{0});  // no extra field
    return fields;
}

/// Writes entries one after the other and collects the directory for the end.
class NpzWriter {
public:
    explicit NpzWriter(AtomicFile& file) : m_file(file) {}

    Result<void> add(const std::string& arrayName, const Tensor& tensor) {
        const std::string name = arrayName + ".npy";
        const auto prefix = npyPrefix(tensor);
        if (!prefix) {
            return passOn(prefix.error(), "writing the array '" + arrayName + "'");
        }
        const std::uint64_t size = prefix->size() + tensor.data.size();
        if (m_offset + size + m_directory.size() + name.size() > maxSize - 4096 ||
            name.size() > 0xFFFF || m_count == 0xFFFF) {
            return fail(ErrorCode::Unsupported,
                        "the arrays are too large for one .npz file (4 GiB)");
        }
        const std::uint32_t crc = checksum(*prefix, tensor.data);
        const std::string fields = commonFields(name, crc, size);
        const std::string local = "PK\x03\x04" + fields + name;
        noteInDirectory(fields, name);
        ++m_count;
        m_offset += local.size() + size;
        for (const auto part : {asBytes(local), asBytes(*prefix),
                                std::span(tensor.data.data(), tensor.data.size())}) {
            if (auto written = m_file.write(part); !written) {
                return written;
            }
        }
        return {};
    }

    Result<void> finish() {
        std::string end = m_directory + "PK\x05\x06";
        append(end, std::uint32_t{0});  // one disk only
        append(end, m_count);
        append(end, m_count);
        append(end, static_cast<std::uint32_t>(m_directory.size()));
        append(end, static_cast<std::uint32_t>(m_offset));
        append(end, std::uint16_t{0});  // no comment
        return m_file.write(asBytes(end));
    }

private:
    static std::uint32_t checksum(const std::string& prefix, const std::vector<std::byte>& data) {
        const auto start =
            ::crc32_z(0, reinterpret_cast<const Bytef*>(prefix.data()), prefix.size());
        // A null pointer would mean "start again" to zlib.
        return static_cast<std::uint32_t>(
            data.empty()
                ? start
                : ::crc32_z(start, reinterpret_cast<const Bytef*>(data.data()), data.size()));
    }

    void noteInDirectory(const std::string& fields, const std::string& name) {
        constexpr std::uint16_t madeBy = 20;
        m_directory += "PK\x01\x02";
        append(m_directory, madeBy);
        m_directory += fields;
        append(m_directory, std::uint16_t{0});  // comment
        append(m_directory, std::uint16_t{0});  // disk
        append(m_directory, std::uint16_t{0});  // internal attributes
        append(m_directory, std::uint32_t{0});  // external attributes
        append(m_directory, static_cast<std::uint32_t>(m_offset));
        m_directory += name;
    }

    AtomicFile& m_file;
    std::string m_directory;
    std::uint64_t m_offset = 0;
    std::uint16_t m_count = 0;
};

}  // namespace

Result<void> writeNpz(const std::filesystem::path& path, const TensorMap& arrays) {
    auto file = AtomicFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    NpzWriter writer(*file);
    for (const auto& [name, tensor] : arrays) {
        if (auto added = writer.add(name, tensor); !added) {
            return added;
        }
    }
    if (auto finished = writer.finish(); !finished) {
        return finished;
    }
    return file->commit();
}

}  // namespace gonio
