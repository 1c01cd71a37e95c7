#include "core/io/safetensors_header.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/io/byte_reader.h"
#include "core/io/numpy_array.h"

namespace gonio {

namespace {

using Json = nlohmann::json;

constexpr std::string_view metadataKey = "__metadata__";
constexpr std::uint64_t lengthSize = 8;
/// As much as the format's own library accepts.
constexpr std::uint64_t maxHeader = 100'000'000;
constexpr std::array allTypes = {DType::Bool, DType::U8,  DType::I8,  DType::I16, DType::I32,
                                 DType::I64,  DType::U16, DType::U32, DType::U64, DType::F16,
                                 DType::BF16, DType::F32, DType::F64};

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

/// One entry of the header; the bytes it points to must be exactly as many as it needs.
Result<TensorPlace> readPlace(const Json& entry, std::uint64_t dataSize) {
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
    TensorPlace place{*type, entry["shape"].get<std::vector<std::int64_t>>(),
                      entry["data_offsets"][0].get<std::uint64_t>(),
                      entry["data_offsets"][1].get<std::uint64_t>()};
    if (place.begin > place.end || place.end > dataSize) {
        return malformed("it claims the bytes " + std::to_string(place.begin) + " to " +
                         std::to_string(place.end) + " of " + std::to_string(dataSize));
    }
    const auto size = byteSizeOf(place.shape, sizeOf(*type));
    if (!size || *size != place.end - place.begin) {
        return malformed("its shape " + Tensor{*type, place.shape, {}}.shapeText() +
                         " does not fit its " + std::to_string(place.end - place.begin) + " bytes");
    }
    return place;
}

/// The format wants the data without gaps and overlaps; overlaps would also multiply memory.
Result<void> checkPlaces(const SafetensorsHeader& header, std::uint64_t dataSize) {
    std::vector<std::pair<const std::string*, const TensorPlace*>> places;
    for (const auto& [name, place] : header.tensors) {
        places.emplace_back(&name, &place);
    }
    std::ranges::sort(places, {}, [](const auto& item) {
        return std::pair(item.second->begin, item.second->end);
    });
    std::uint64_t expected = 0;
    for (const auto& [name, place] : places) {
        if (place->begin < expected) {
            return malformed("the tensor '" + *name +
                             "' claims bytes that belong to others (from byte " +
                             std::to_string(place->begin) + " of the data on)");
        }
        if (place->begin > expected) {
            return malformed("the tensor '" + *name + "' begins at byte " +
                             std::to_string(place->begin) + " of the data, expected " +
                             std::to_string(expected));
        }
        expected = place->end;
    }
    return expected == dataSize ? Result<void>{}
                                : malformed(std::to_string(dataSize - expected) +
                                            " bytes at the end belong to no tensor");
}

Result<std::uint64_t> headerLength(const ByteSource& file) {
    if (file.size() < lengthSize) {
        return malformed("it is shorter than 8 bytes");
    }
    const auto bytes = file.bytesAt(0, lengthSize);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const std::uint64_t length = *ByteReader(*bytes).number<std::uint64_t>();
    if (length > file.size() - lengthSize) {
        return malformed("the header claims " + std::to_string(length) + " bytes but only " +
                         std::to_string(file.size() - lengthSize) + " are left");
    }
    if (length > maxHeader) {
        return malformed("the header claims " + std::to_string(length) + " bytes, more than any");
    }
    return length;
}

Result<Json> readJson(const ByteSource& file, std::uint64_t length) {
    const auto bytes = file.bytesAt(lengthSize, length);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const std::string_view text = asText(*bytes);
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object()) {
        return malformed("the header, from byte 8 on, is no JSON object");
    }
    return json;
}

}  // namespace

Result<SafetensorsHeader> readSafetensorsHeader(const ByteSource& file) {
    const auto length = headerLength(file);
    const auto json = length ? readJson(file, *length) : tl::unexpected(length.error());
    if (!json) {
        return tl::unexpected(json.error());
    }
    SafetensorsHeader header;
    header.dataOffset = lengthSize + *length;
    const std::uint64_t dataSize = file.size() - header.dataOffset;
    for (const auto& [name, entry] : json->items()) {
        if (name == metadataKey) {
            auto metadata = readMetadata(entry);
            if (!metadata) {
                return tl::unexpected(metadata.error());
            }
            header.metadata = std::move(*metadata);
            continue;
        }
        auto place = readPlace(entry, dataSize);
        if (!place) {
            return passOn(place.error(), "reading the tensor '" + name + "'");
        }
        header.tensors.emplace(name, std::move(*place));
    }
    if (auto checked = checkPlaces(header, dataSize); !checked) {
        return tl::unexpected(checked.error());
    }
    return header;
}

Result<SafetensorsHeader> readSafetensorsHeader(const std::filesystem::path& path) {
    const auto file = FileSource::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto header = readSafetensorsHeader(*file);
    return header ? std::move(header) : passOn(header.error(), "reading " + path.string());
}

}  // namespace gonio
