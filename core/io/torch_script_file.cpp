#include "core/io/torch_script_file.h"

#include <zlib.h>

#include <algorithm>

#include "core/io/torch_checkpoint.h"
#include "core/io/zip_archive.h"

namespace gonio {
namespace {

constexpr std::uint64_t kPiece = 4U << 20U;
constexpr std::size_t kLargestPacked = 256U << 20U;  ///< code and its notes; numbers are not packed

tl::unexpected<Error> damaged(const ZipEntry& entry) {
    return fail(ErrorCode::MalformedFile, "the checksum of the entry '" + entry.name +
                                              "' is wrong; the file is damaged, copy it again");
}

Result<void> checkStored(const ByteSource& archive, const ZipEntry& entry) {
    auto crc = ::crc32_z(0, nullptr, 0);
    for (std::uint64_t at = 0; at < entry.size; at += kPiece) {
        const auto bytes =
            archive.bytesAt(entry.dataOffset + at, std::min(kPiece, entry.size - at));
        if (!bytes) return tl::unexpected<Error>(bytes.error());
        crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(bytes->data()), bytes->size());
    }
    if (crc != entry.crc) return damaged(entry);
    return {};
}

Result<void> checkPacked(const ByteSource& archive, const ZipEntry& entry) {
    if (entry.compressedSize > kLargestPacked) {
        return fail(ErrorCode::Unsupported, "the entry '" + entry.name + "' is packed and has " +
                                                std::to_string(entry.compressedSize) +
                                                " bytes; TorchScript packs its code alone");
    }
    ZipEntryReader reader(archive, entry);
    do {
        const auto part = reader.read(std::min<std::size_t>(kPiece, reader.remaining()));
        if (!part) return tl::unexpected<Error>(part.error());
    } while (reader.remaining() > 0);
    return {};
}

}  // namespace

Result<void> checkArchive(const ByteSource& archive) {
    const auto entries = listZip(archive);
    if (!entries) return tl::unexpected<Error>(entries.error());
    for (const ZipEntry& entry : *entries) {
        auto done = entry.deflated ? checkPacked(archive, entry) : checkStored(archive, entry);
        if (!done) return done;
    }
    return {};
}

Result<void> checkTorchScriptFile(const std::filesystem::path& path) {
    const auto kind = torchFileKind(path);
    if (!kind) return tl::unexpected<Error>(kind.error());
    if (*kind == TorchFileKind::Checkpoint || *kind == TorchFileKind::OldFormat) {
        return fail(ErrorCode::Unsupported,
                    "this is a checkpoint of weights, not a TorchScript network; choose the "
                    "network it was made for, or save yours with torch.jit.script(...).save(...)");
    }
    if (*kind == TorchFileKind::Other) {
        return fail(ErrorCode::MalformedFile,
                    "this is no TorchScript network (no archive with data.pkl and code); save "
                    "yours with torch.jit.script(...).save(...)");
    }
    const auto file = FileSource::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    return checkArchive(*file);
}

}  // namespace gonio
