#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/io/byte_source.h"

namespace gonio {

/// One file inside a zip archive, as its central directory describes it.
struct ZipEntry {
    std::string name;
    std::uint64_t headerOffset = 0;  ///< of the entry's own header, within the archive
    std::size_t dataOffset = 0;      ///< of the first stored byte, within the archive
    std::size_t compressedSize = 0;  ///< lies within the archive
    std::size_t size = 0;            ///< at most what deflate can make of the compressed bytes
    std::uint32_t crc = 0;
    bool deflated = false;
};

/// The entries of an archive: stored or deflated, with 64-bit sizes where needed. Archives over
/// several disks, encrypted entries and other compressions are refused, so are entries that
/// overlap, bear one name twice or another name in their own header than in the directory.
Result<std::vector<ZipEntry>> listZip(const ByteSource& archive);
Result<std::vector<ZipEntry>> listZip(std::span<const std::byte> archive);

/// Unpacks one entry from front to back, never more than asked for.
class ZipEntryReader {
public:
    /// The archive must outlive the reader. Of a file no more is held than 64 kB and what is read.
    ZipEntryReader(const ByteSource& archive, const ZipEntry& entry);
    ~ZipEntryReader();
    ZipEntryReader(const ZipEntryReader&) = delete;
    ZipEntryReader& operator=(const ZipEntryReader&) = delete;

    std::size_t remaining() const { return m_remaining; }

    /// Exactly `count` bytes, or MalformedFile; on reaching the end the checksum is compared.
    Result<std::vector<std::byte>> read(std::size_t count);

private:
    struct Inflater;
    Result<void> unpackInto(std::span<std::byte> target);
    Result<void> inflateInto(std::span<std::byte> target);
    Result<void> refill();

    const ByteSource& m_archive;
    std::uint64_t m_offset;  ///< of the first packed byte that was not taken yet
    std::uint64_t m_packed;  ///< how many there are from there on
    std::string m_name;
    std::size_t m_remaining;
    std::uint32_t m_expectedCrc;
    unsigned long m_crc;
    std::unique_ptr<Inflater> m_inflater;
};

}  // namespace gonio
