#include "core/io/npz.h"

#include <cstring>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/io/npy.h"
#include "core/io/zip_archive.h"

namespace gonio {

namespace {

constexpr std::string_view suffix = ".npy";

Result<NpyHeader> readHeader(ZipEntryReader& entry) {
    constexpr std::size_t maxLength = 1U << 20U;
    const auto magic = entry.read(npyMagicSize);
    if (!magic) {
        return tl::unexpected(magic.error());
    }
    const auto lengthSize = npyLengthSize(*magic);
    if (!lengthSize) {
        return tl::unexpected(lengthSize.error());
    }
    auto lengthBytes = entry.read(*lengthSize);
    if (!lengthBytes) {
        return tl::unexpected(lengthBytes.error());
    }
    lengthBytes->resize(4);
    const std::size_t length = *ByteReader(*lengthBytes).number<std::uint32_t>();
    if (length > maxLength) {
        return fail(ErrorCode::MalformedFile, "the array header claims " + std::to_string(length) +
                                                  " bytes; the file is damaged");
    }
    const auto text = entry.read(length);
    return text ? parseNpyHeader(asText(*text)) : tl::unexpected(text.error());
}

bool isText(const NpyHeader& header) {
    return header.type.kind == 'U' || header.type.kind == 'S';
}

/// Nothing for text arrays, which are none of our business but harmless.
Result<std::optional<Tensor>> readArray(ZipEntryReader& entry) {
    const Result<NpyHeader> header = readHeader(entry);
    if (!header) {
        return tl::unexpected(header.error());
    }
    if (isText(*header)) {
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

void appendUtf8(std::uint32_t point, std::string& to) {
    const auto add = [&to](std::uint32_t byte) { to.push_back(static_cast<char>(byte)); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0U | (point >> 6U));
        add(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        add(0xE0U | (point >> 12U));
        add(0x80U | ((point >> 6U) & 0x3FU));
        add(0x80U | (point & 0x3FU));
    } else {
        add(0xF0U | (point >> 18U));
        add(0x80U | ((point >> 12U) & 0x3FU));
        add(0x80U | ((point >> 6U) & 0x3FU));
        add(0x80U | (point & 0x3FU));
    }
}

/// One element of a text array; what is shorter than its place is filled up with zeros.
Result<std::string> textOf(std::span<const std::byte> element, bool isUnicode) {
    std::string text;
    if (!isUnicode) {
        text.assign(asText(element));
        text.resize(text.find_last_not_of('\0') + 1);
        return text;
    }
    for (std::size_t at = 0; at + 4 <= element.size(); at += 4) {
        std::uint32_t point = 0;
        std::memcpy(&point, element.data() + at, 4);
        if (point == 0) break;
        if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
            return fail(ErrorCode::MalformedFile, "its text holds what is no character");
        }
        appendUtf8(point, text);
    }
    return text;
}

/// Nothing for arrays of anything else.
Result<std::optional<std::vector<std::string>>> readTexts(ZipEntryReader& entry) {
    using Texts = std::vector<std::string>;
    const Result<NpyHeader> header = readHeader(entry);
    if (!header) return tl::unexpected(header.error());
    if (!isText(*header)) return std::optional<Texts>{};
    if (header->type.bigEndian && header->type.kind == 'U') {
        return fail(ErrorCode::Unsupported, "its text is big-endian; save it again");
    }
    const bool isUnicode = header->type.kind == 'U';
    const std::size_t each = header->type.itemSize * (isUnicode ? 4 : 1);
    const auto size = byteSizeOf(header->shape, each);
    if (each == 0 || !size || *size != entry.remaining()) {
        return fail(ErrorCode::MalformedFile, "its shape does not fit its text; it is damaged");
    }
    const auto data = entry.read(*size);
    if (!data) return tl::unexpected(data.error());
    Texts texts;
    for (std::size_t at = 0; at < data->size(); at += each) {
        auto text = textOf(std::span(*data).subspan(at, each), isUnicode);
        if (!text) return tl::unexpected(text.error());
        texts.push_back(*std::move(text));
    }
    return std::optional(std::move(texts));
}

/// All arrays for which `readOne` gives something, under their names.
template <class Map, class ReadOne>
Result<Map> readAll(std::span<const std::byte> bytes, const ReadOne& readOne) {
    const auto entries = listZip(bytes);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    Map arrays;
    for (const ZipEntry& entry : *entries) {
        if (!entry.name.ends_with(suffix)) {
            continue;
        }
        const std::string name = entry.name.substr(0, entry.name.size() - suffix.size());
        ZipEntryReader reader(bytes, entry);
        auto array = readOne(reader);
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

}  // namespace

Result<TensorMap> parseNpz(std::span<const std::byte> bytes) {
    return readAll<TensorMap>(bytes, readArray);
}

Result<TextMap> parseNpzTexts(std::span<const std::byte> bytes) {
    return readAll<TextMap>(bytes, readTexts);
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
