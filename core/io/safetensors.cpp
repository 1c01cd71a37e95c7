#include "core/io/safetensors.h"

#include "core/io/atomic_file.h"
#include "core/io/safetensors_header.h"
#include "core/io/safetensors_writer.h"

namespace gonio {

Result<TensorFile> parseSafetensors(std::span<const std::byte> bytes) {
    auto header = readSafetensorsHeader(MemorySource(bytes));
    if (!header) {
        return tl::unexpected(header.error());
    }
    TensorFile file;
    file.metadata = std::move(header->metadata);
    const auto data = bytes.subspan(static_cast<std::size_t>(header->dataOffset));
    for (auto& [name, place] : header->tensors) {
        const auto part = data.subspan(static_cast<std::size_t>(place.begin),
                                       static_cast<std::size_t>(place.end - place.begin));
        file.tensors.emplace(
            name, Tensor{place.dtype, std::move(place.shape), {part.begin(), part.end()}});
    }
    return file;
}

Result<TensorFile> readSafetensors(const std::filesystem::path& path) {
    const auto bytes = readFile(path);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    auto file = parseSafetensors(*bytes);
    return file ? std::move(file) : passOn(file.error(), "reading " + path.string());
}

Result<void> writeSafetensors(const std::filesystem::path& path, const TensorFile& contents) {
    std::map<std::string, TensorPlace, std::less<>> places;
    for (const auto& [name, tensor] : contents.tensors) {
        places[name] = {tensor.dtype, tensor.shape, 0, 0};
    }
    auto file = SafetensorsWriter::create(path, std::move(places), contents.metadata);
    if (!file) {
        return tl::unexpected(file.error());
    }
    for (const std::string& name : file->order()) {
        if (auto written = file->write(contents.tensors.find(name)->second.data); !written) {
            return written;
        }
    }
    return file->commit();
}

}  // namespace gonio
