#include "core/io/npz.h"

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/io/npy.h"
#include "core/io/zip_archive.h"

namespace gonio {

namespace {

constexpr std::string_view suffix = ".npy";

/// Nothing for text arrays, which are none of our business but harmless.
Result<std::optional<Tensor>> readArray(ZipEntryReader& entry) {
    const Result<NpyHeader> header = readNpyHeader(entry);
    if (!header) {
        return tl::unexpected(header.error());
    }
    if (header->type.kind == 'U' || header->type.kind == 'S') {
        return std::optional<Tensor>{};
    }
    if (header->type.kind == 'O') {
        return fail(ErrorCode::Forbidden,
                    "it holds Python objects, which could run code and are never read; save it "
                    "again as an array of plain numbers");
    }
    const auto size = byteSizeOf(header->shape, header->type.itemSize);
    if (!size || *size != entry.remaining()) {
        return fail(ErrorCode::MalformedFile, "its shape and element type do not fit the " +
                                                  std::to_string(entry.remaining()) +
                                                  " bytes of data; the file is damaged");
    }
    auto data = entry.read(*size);
    if (!data) {
        return tl::unexpected(data.error());
    }
    auto tensor =
        tensorFromNumpy(header->type, header->shape, header->columnMajor, std::move(*data));
    return tensor ? Result<std::optional<Tensor>>(std::move(*tensor))
                  : tl::unexpected(tensor.error());
}

}  // namespace

Result<TensorMap> parseNpz(std::span<const std::byte> bytes) {
    const auto entries = listZip(bytes);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    TensorMap arrays;
    const MemorySource source(bytes);
    for (const ZipEntry& entry : *entries) {
        if (!entry.name.ends_with(suffix)) {
            continue;
        }
        const std::string name = entry.name.substr(0, entry.name.size() - suffix.size());
        ZipEntryReader reader(source, entry);
        auto array = readArray(reader);
        if (!array) {
            return passOn(array.error(), "reading the array '" + name + "' at byte " +
                                             std::to_string(entry.dataOffset));
        }
        if (*array && !arrays.emplace(name, std::move(**array)).second) {
            return fail(ErrorCode::MalformedFile, "the array '" + name + "' stands in it twice");
        }
    }
    return arrays;
}

Result<TensorMap> readNpz(const std::filesystem::path& path) {
    const auto bytes = readFile(path);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    auto arrays = parseNpz(*bytes);
    return arrays ? std::move(arrays) : passOn(arrays.error(), "reading " + path.string());
}

}  // namespace gonio
