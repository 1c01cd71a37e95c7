#include "core/io/safetensors.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/io/numpy_array.h"

namespace gonio {

namespace {

using Json = nlohmann::json;

constexpr std::string_view metadataKey = "__metadata__";
constexpr std::array allTypes = {DType::Bool, DType::U8,  DType::I8,  DType::I16, DType::I32,
                                 DType::I64,  DType::U16, DType::U32, DType::U64, DType::F16,
                                 DType::BF16, DType::F32, DType::F64};

/// A tensor's place in the data section.
struct Place {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string name;
};

tl::unexpected<Error> malformed(const std::string& what) {
    return fail(ErrorCode::MalformedFile, what + "; the safetensors file is damaged");
}

std::optional<DType> typeNamed(std::string_view name) {
    const auto found = std::ranges::find(allTypes, name, nameOf);
    return found == allTypes.end() ? std::nullopt : std::optional(*found);
}

Result<std::map<std::string, std::string>> readMetadata(const Json& json) {
    if (!json.is_object()) {
        return malformed("__metadata__ is no object");
    }
    std::map<std::string, std::string> metadata;
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) {
            return malformed("the metadata entry '" + key + "' is no text");
        }
        metadata[key] = value.get<std::string>();
    }
    return metadata;
}

bool isListOfSizes(const Json& json) {
    return json.is_array() && std::ranges::all_of(json, [](const Json& size) {
               return size.is_number_unsigned() &&
                      size.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
           });
}

/// One entry of the header and the bytes it points to, which must be exactly as many as it needs.
Result<Tensor> readTensor(const Json& entry, std::span<const std::byte> data, Place& place) {
    const bool complete = entry.is_object() && entry.contains("dtype") &&
                          entry["dtype"].is_string() && entry.contains("shape") &&
                          isListOfSizes(entry["shape"]) && entry.contains("data_offsets") &&
                          isListOfSizes(entry["data_offsets"]) && entry["data_offsets"].size() == 2;
    if (!complete) {
        return malformed("its dtype, shape or data_offsets are missing or of the wrong kind");
    }
    const auto typeName = entry["dtype"].get<std::string>();
    const auto type = typeNamed(typeName);
    if (!type) {
        return fail(ErrorCode::Unsupported,
                    "its element type '" + typeName.substr(0, 40) + "' cannot be used");
    }
    Tensor tensor{*type, entry["shape"].get<std::vector<std::int64_t>>(), {}};
    place.begin = entry["data_offsets"][0].get<std::uint64_t>();
    place.end = entry["data_offsets"][1].get<std::uint64_t>();
    if (place.begin > place.end || place.end > data.size()) {
        return malformed("it claims the bytes " + std::to_string(place.begin) + " to " +
                         std::to_string(place.end) + " of " + std::to_string(data.size()));
    }
    const auto size = byteSizeOf(tensor.shape, sizeOf(*type));
    if (!size || *size != place.end - place.begin) {
        return malformed("its shape " + tensor.shapeText() + " does not fit its " +
                         std::to_string(place.end - place.begin) + " bytes");
    }
    const auto bytes = data.subspan(place.begin, *size);
    tensor.data.assign(bytes.begin(), bytes.end());
    return tensor;
}

/// The format wants the data without gaps and overlaps; overlaps would also multiply memory.
Result<void> checkPlaces(std::vector<Place>& places, std::size_t dataSize) {
    std::ranges::sort(places, {},
                      [](const Place& place) { return std::pair(place.begin, place.end); });
    std::uint64_t expected = 0;
    for (const Place& place : places) {
        if (place.begin != expected) {
            return malformed("the tensor '" + place.name + "' begins at byte " +
                             std::to_string(place.begin) + " of the data, expected " +
                             std::to_string(expected));
        }
        expected = place.end;
    }
    return expected == dataSize ? Result<void>{}
                                : malformed(std::to_string(dataSize - expected) +
                                            " bytes at the end belong to no tensor");
}

Result<Json> readHeader(ByteReader& reader) {
    const auto length = reader.number<std::uint64_t>();
    if (!length) {
        return malformed("it is shorter than 8 bytes");
    }
    if (*length > reader.remaining()) {
        return malformed("the header claims " + std::to_string(*length) + " bytes but only " +
                         std::to_string(reader.remaining()) + " are left");
    }
    const std::string_view text = asText(*reader.take(static_cast<std::size_t>(*length)));
    Json header = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!header.is_object()) {
        return malformed("the header, from byte 8 on, is no JSON object");
    }
    return header;
}

/// Only the places are read first, so that overlapping tensors are refused before any is copied.
Result<void> checkOverlaps(const Json& header, std::size_t dataSize) {
    std::uint64_t total = 0;
    for (const auto& [name, entry] : header.items()) {
        if (name == metadataKey || !entry.is_object() || !entry.contains("data_offsets") ||
            !isListOfSizes(entry["data_offsets"]) || entry["data_offsets"].size() != 2) {
            continue;
        }
        const auto begin = entry["data_offsets"][0].get<std::uint64_t>();
        const auto end = entry["data_offsets"][1].get<std::uint64_t>();
        total += end > begin ? end - begin : 0;
        if (total > dataSize) {
            return malformed("the tensor '" + name +
                             "' claims bytes that belong to others or are "
                             "not there (" +
                             std::to_string(dataSize) + " bytes of data)");
        }
    }
    return {};
}

/// Largest elements first, so that every tensor is aligned to its element size.
std::vector<const TensorMap::value_type*> inFileOrder(const TensorMap& tensors) {
    std::vector<const TensorMap::value_type*> order;
    for (const auto& item : tensors) {
        order.push_back(&item);
    }
    std::ranges::stable_sort(order, std::greater<>(),
                             [](const auto* item) { return sizeOf(item->second.dtype); });
    return order;
}

Result<std::string> headerText(const TensorFile& file) {
    Json header = Json::object();
    if (!file.metadata.empty()) {
        header[std::string(metadataKey)] = file.metadata;
    }
    std::uint64_t offset = 0;
    for (const auto* item : inFileOrder(file.tensors)) {
        const auto& [name, tensor] = *item;
        if (name == metadataKey) {
            return fail(ErrorCode::Usage, "a tensor cannot be named __metadata__");
        }
        const std::uint64_t end = offset + tensor.data.size();
        header[name] = {{"dtype", nameOf(tensor.dtype)},
                        {"shape", tensor.shape},
                        {"data_offsets", {offset, end}}};
        offset = end;
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

Result<TensorFile> parseSafetensors(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    const Result<Json> header = readHeader(reader);
    if (!header) {
        return tl::unexpected(header.error());
    }
    const auto data = bytes.subspan(reader.offset());
    if (auto checked = checkOverlaps(*header, data.size()); !checked) {
        return tl::unexpected(checked.error());
    }
    TensorFile file;
    std::vector<Place> places;
    for (const auto& [name, entry] : header->items()) {
        if (name == metadataKey) {
            auto metadata = readMetadata(entry);
            if (!metadata) {
                return tl::unexpected(metadata.error());
            }
            file.metadata = std::move(*metadata);
            continue;
        }
        Place place{0, 0, name};
        auto tensor = readTensor(entry, data, place);
        if (!tensor) {
            return passOn(tensor.error(), "reading the tensor '" + name + "'");
        }
        file.tensors.emplace(name, std::move(*tensor));
        places.push_back(std::move(place));
    }
    if (auto checked = checkPlaces(places, data.size()); !checked) {
        return tl::unexpected(checked.error());
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
    const auto header = headerText(contents);
    if (!header) {
        return passOn(header.error(), "writing " + path.string());
    }
    auto file = AtomicFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const std::uint64_t length = header->size();
    if (auto written = file->write(std::as_bytes(std::span(&length, 1))); !written) {
        return written;
    }
    if (auto written = file->write(asBytes(*header)); !written) {
        return written;
    }
    for (const auto* item : inFileOrder(contents.tensors)) {
        if (auto written = file->write(item->second.data); !written) {
            return written;
        }
    }
    return file->commit();
}

}  // namespace gonio
