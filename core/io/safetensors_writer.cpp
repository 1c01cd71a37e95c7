#include "core/io/safetensors_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/io/byte_reader.h"
#include "core/io/numpy_array.h"

namespace gonio {

namespace {

using Json = nlohmann::json;
using Places = std::map<std::string, TensorPlace, std::less<>>;

constexpr const char* metadataKey = "__metadata__";

std::vector<std::string> fileOrder(const Places& tensors) {
    std::vector<std::string> order;
    for (const auto& [name, place] : tensors) {
        order.push_back(name);
    }
    std::ranges::stable_sort(order, std::greater<>(), [&tensors](const std::string& name) {
        return sizeOf(tensors.find(name)->second.dtype);
    });
    return order;
}

/// One tensor behind the other; gives the size of all.
Result<std::uint64_t> placeAll(Places& tensors, const std::vector<std::string>& order) {
    std::uint64_t offset = 0;
    for (const std::string& name : order) {
        TensorPlace& place = tensors.find(name)->second;
        const auto size = byteSizeOf(place.shape, sizeOf(place.dtype));
        if (!size || name == metadataKey) {
            return fail(ErrorCode::Usage, "a tensor cannot be stored as '" + name + "' " +
                                              Tensor{place.dtype, place.shape, {}}.shapeText());
        }
        place.begin = offset;
        offset += *size;
        place.end = offset;
    }
    return offset;
}

Result<std::string> headerText(const Places& tensors,
                               const std::map<std::string, std::string>& metadata) {
    Json header = Json::object();
    if (!metadata.empty()) {
        header[metadataKey] = metadata;
    }
    for (const auto& [name, place] : tensors) {
        header[name] = {{"dtype", nameOf(place.dtype)},
                        {"shape", place.shape},
                        {"data_offsets", {place.begin, place.end}}};
    }
    try {
        std::string text = header.dump();
        text.resize((text.size() + 7) / 8 * 8, ' ');
        return text;
    } catch (const Json::exception&) {
        return fail(ErrorCode::Usage, "a name or a metadata entry is not UTF-8 text");
    }
}

}  // namespace

Result<SafetensorsWriter> SafetensorsWriter::create(
    const std::filesystem::path& path, std::map<std::string, TensorPlace, std::less<>> tensors,
    const std::map<std::string, std::string>& metadata) {
    std::vector<std::string> order = fileOrder(tensors);
    const auto size = placeAll(tensors, order);
    const auto header =
        size ? headerText(tensors, metadata) : Result<std::string>(tl::unexpected(size.error()));
    if (!header) {
        return passOn(header.error(), "writing " + path.string());
    }
    auto file = AtomicFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const std::uint64_t length = header->size();
    auto written = file->write(std::as_bytes(std::span(&length, 1)));
    if (written) {
        written = file->write(asBytes(*header));
    }
    if (!written) {
        return tl::unexpected(written.error());
    }
    return SafetensorsWriter(std::move(*file), std::move(order), *size);
}

Result<void> SafetensorsWriter::write(std::span<const std::byte> bytes) {
    if (bytes.size() > m_bytesLeft) {
        return fail(ErrorCode::Internal, "more data are written than the tensors have");
    }
    m_bytesLeft -= bytes.size();
    return m_file.write(bytes);
}

Result<void> SafetensorsWriter::commit() {
    if (m_bytesLeft != 0) {
        return fail(ErrorCode::Internal,
                    std::to_string(m_bytesLeft) + " bytes of the tensors were never written");
    }
    return m_file.commit();
}

}  // namespace gonio
