#include "core/io/npy.h"

#include <charconv>

#include "core/io/byte_reader.h"

namespace gonio {

namespace {

constexpr std::string_view magic = "\x93NUMPY";

/// Python's dictionary literal, as far as NumPy writes it.
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : m_text(text) {}

    bool skip(char wanted) {
        skipSpace();
        if (m_text.empty() || m_text.front() != wanted) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    bool skipWord(std::string_view word) {
        skipSpace();
        if (!m_text.starts_with(word)) {
            return false;
        }
        m_text.remove_prefix(word.size());
        return true;
    }

    std::optional<std::string_view> quoted() {
        skipSpace();
        if (m_text.empty() || (m_text.front() != '\'' && m_text.front() != '"')) {
            return std::nullopt;
        }
        const std::size_t end = m_text.find(m_text.front(), 1);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view content = m_text.substr(1, end - 1);
        m_text.remove_prefix(end + 1);
        return content;
    }

    std::optional<std::int64_t> number() {
        skipSpace();
        std::int64_t value = 0;
        const auto [end, error] =
            std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        if (error != std::errc{}) {
            return std::nullopt;
        }
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        (void)skip('L');  // Python 2 wrote long integers as 3L
        return value;
    }

private:
    void skipSpace() {
        const std::size_t start = m_text.find_first_not_of(" \t\n\r");
        m_text.remove_prefix(start == std::string_view::npos ? m_text.size() : start);
    }

    std::string_view m_text;
};

std::optional<std::vector<std::int64_t>> readShape(HeaderText& text) {
    if (!text.skip('(')) {
        return std::nullopt;
    }
    std::vector<std::int64_t> shape;
    while (!text.skip(')')) {
        const auto size = text.number();
        if (!size || *size < 0) {
            return std::nullopt;
        }
        shape.push_back(*size);
        if (!text.skip(',')) {
            return text.skip(')') ? std::optional(shape) : std::nullopt;
        }
    }
    return shape;
}

tl::unexpected<Error> badHeader(const std::string& what) {
    return fail(ErrorCode::MalformedFile, "the array header " + what + "; the file is damaged");
}

Result<void> readDescr(HeaderText& text, NpyHeader& header) {
    const auto name = text.quoted();
    if (!name) {
        return fail(ErrorCode::Unsupported, "arrays with named fields cannot be used");
    }
    const auto type = parseNumpyType(*name);
    if (!type) {
        return badHeader("has an unknown element type '" + std::string(name->substr(0, 40)) + "'");
    }
    header.type = *type;
    return {};
}

Result<void> readField(HeaderText& text, NpyHeader& header, unsigned& seen) {
    const auto key = text.quoted();
    if (!key || !text.skip(':')) {
        return badHeader("is no list of keys and values");
    }
    if (*key == "descr") {
        seen |= 1U;
        return readDescr(text, header);
    }
    if (*key == "fortran_order") {
        seen |= 2U;
        header.columnMajor = text.skipWord("True");
        return header.columnMajor || text.skipWord("False")
                   ? Result<void>{}
                   : badHeader("has a fortran_order that is neither True nor False");
    }
    if (*key == "shape") {
        auto shape = readShape(text);
        if (!shape) {
            return badHeader("has a shape that is no list of sizes");
        }
        seen |= 4U;
        header.shape = std::move(*shape);
        return {};
    }
    return badHeader("has an unknown key '" + std::string(key->substr(0, 40)) + "'");
}

}  // namespace

Result<std::size_t> npyLengthSize(std::span<const std::byte> bytes) {
    const std::string_view text = asText(bytes);
    if (text.size() != npyMagicSize || !text.starts_with(magic)) {
        return fail(ErrorCode::MalformedFile, "this is no NumPy array: its first bytes are wrong");
    }
    const int version = static_cast<unsigned char>(text[6]);
    if (version < 1 || version > 3) {
        return fail(ErrorCode::Unsupported, "the array has the NumPy format version " +
                                                std::to_string(version) + "; 1 to 3 can be read");
    }
    return version == 1 ? 2U : 4U;
}

Result<NpyHeader> parseNpyHeader(std::string_view literal) {
    HeaderText text(literal);
    NpyHeader header;
    unsigned seen = 0;
    if (!text.skip('{')) {
        return badHeader("does not begin with a brace");
    }
    while (!text.skip('}')) {
        if (const auto field = readField(text, header, seen); !field) {
            return tl::unexpected(field.error());
        }
        if (!text.skip(',')) {
            if (!text.skip('}')) {
                return badHeader("does not end with a brace");
            }
            break;
        }
    }
    if (seen != 7U) {
        return badHeader("lacks its element type, order or shape");
    }
    return header;
}

Result<NpyHeader> readNpyHeader(ZipEntryReader& entry) {
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

Result<std::string> npyPrefix(const Tensor& tensor) {
    const std::string_view type = numpyNameOf(tensor.dtype);
    if (type.empty()) {
        return fail(ErrorCode::Unsupported,
                    "NumPy has no element type BF16; convert the array to F32 first");
    }
    return npyPrefix(type, tensor.shape);
}

std::string npyPrefix(std::string_view type, const std::vector<std::int64_t>& shape) {
    std::string header =
        "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (";
    for (const std::int64_t size : shape) {
        header += std::to_string(size) + (shape.size() == 1 ? "," : ", ");
    }
    if (shape.size() > 1) {
        header.resize(header.size() - 2);
    }
    header += "), }";
    constexpr std::size_t alignment = 64;
    const std::size_t before = npyMagicSize + 2;
    const std::size_t padded = (before + header.size() + 1 + alignment - 1) / alignment * alignment;
    header.resize(padded - before - 1, ' ');
    header += '\n';
    std::string prefix(magic);
    prefix += {'\x01', '\x00'};
    prefix += static_cast<char>(header.size() & 0xFFU);
    prefix += static_cast<char>(header.size() >> 8U);
    return prefix + header;
}

}  // namespace gonio
