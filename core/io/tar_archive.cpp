#include "core/io/tar_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/io/byte_reader.h"

namespace gonio {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::uint64_t kLongestName = 1U << 16U, kMostEntries = 50'000'000;

using Header = std::array<std::byte, kBlock>;

tl::unexpected<Error> malformed(const std::string& what, std::uint64_t offset) {
    return fail(ErrorCode::MalformedFile, what + " at byte " + std::to_string(offset) +
                                              " of the tar archive; it is damaged or incomplete");
}

/// A field as text, up to its first zero.
std::string_view field(const Header& header, std::size_t start, std::size_t size) {
    const std::string_view text = asText(std::span(header).subspan(start, size));
    return text.substr(0, text.find('\0'));
}

/// Octal digits, or with the first bit set a number of 8-bit digits.
std::optional<std::uint64_t> number(const Header& header, std::size_t start, std::size_t size) {
    if ((std::to_integer<unsigned>(header[start]) & 0x80U) != 0) {
        std::uint64_t value = std::to_integer<unsigned>(header[start]) & 0x7FU;
        for (std::size_t i = 1; i < size; ++i) {
            if (value >> 54U != 0) return std::nullopt;
            value = value << 8U | std::to_integer<unsigned>(header[start + i]);
        }
        return value;
    }
    std::string_view digits = field(header, start, size);
    const std::size_t first = digits.find_first_not_of(' ');
    if (first == std::string_view::npos) return 0;
    digits.remove_prefix(first);
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
    const bool isWhole =
        error == std::errc{} && (end == digits.data() + digits.size() || *end == ' ');
    return isWhole ? std::optional(value) : std::nullopt;
}

bool isChecksumRight(const Header& header) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        sum += i >= 148 && i < 156 ? std::uint64_t{' '} : std::to_integer<unsigned>(header[i]);
    }
    return number(header, 148, 8) == sum;
}

/// What extended headers say of the next file.
struct Extended {
    std::optional<std::string> name;
    std::optional<std::uint64_t> size;
};

/// Records "LENGTH KEY=VALUE\n" of a pax header. False where they are none.
bool readPax(std::string_view text, Extended& out) {
    while (!text.empty() && text.front() != '\0') {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
        const auto digits = static_cast<std::size_t>(end - text.data());
        if (error != std::errc{} || length > text.size() || length < digits + 3 ||
            text[digits] != ' ' || text[length - 1] != '\n') {
            return false;
        }
        const std::string_view record = text.substr(digits + 1, length - digits - 2);
        const std::size_t equals = record.find('=');
        if (equals == std::string_view::npos) return false;
        const std::string_view key = record.substr(0, equals), value = record.substr(equals + 1);
        if (key == "path") out.name = std::string(value);
        if (key == "size") {
            std::uint64_t size = 0;
            const auto parsed = std::from_chars(value.data(), value.data() + value.size(), size);
            if (parsed.ec != std::errc{}) return false;
            out.size = size;
        }
        text.remove_prefix(length);
    }
    return true;
}

class TarLister {
public:
    explicit TarLister(const ByteSource& archive) : m_archive(archive) {}

    Result<std::vector<TarEntry>> list() {
        while (m_offset + kBlock <= m_archive.size()) {
            auto more = step();
            if (!more) return tl::unexpected(more.error());
            if (!*more) return std::move(m_entries);
        }
        const bool isCut = m_offset < m_archive.size() || m_extended.name || m_extended.size;
        if (isCut) return malformed("a header that is cut off", m_offset);
        return std::move(m_entries);
    }

private:
    /// \return false at the end of the archive
    Result<bool> step();
    Result<void> takeExtended(char kind, std::uint64_t start, std::uint64_t size);
    std::string nameOf(const Header& header) const;

    const ByteSource& m_archive;
    std::uint64_t m_offset = 0;
    Extended m_extended;
    std::vector<TarEntry> m_entries;
};

std::string TarLister::nameOf(const Header& header) const {
    if (m_extended.name) return *m_extended.name;
    const bool isUstar = field(header, 257, 5) == "ustar";
    const std::string_view prefix = isUstar ? field(header, 345, 155) : std::string_view{};
    const std::string name(field(header, 0, 100));
    return prefix.empty() ? name : std::string(prefix) + "/" + name;
}

Result<void> TarLister::takeExtended(char kind, std::uint64_t start, std::uint64_t size) {
    if (size > kLongestName)
        return malformed("a name of " + std::to_string(size) + " bytes", start);
    const auto bytes = m_archive.bytesAt(start, size);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string_view text = asText(*bytes);
    if (kind == 'L') {
        m_extended.name = std::string(text.substr(0, text.find('\0')));
    } else if (!readPax(text, m_extended)) {
        return malformed("an extended header", start);
    }
    return {};
}

Result<bool> TarLister::step() {
    Header header;
    if (auto read = m_archive.readAt(m_offset, header); !read) return tl::unexpected(read.error());
    if (std::ranges::all_of(header, [](std::byte b) { return b == std::byte{0}; })) return false;
    const std::uint64_t start = m_offset + kBlock;
    if (!isChecksumRight(header)) return malformed("the checksum of a header is wrong", m_offset);
    const char kind = static_cast<char>(header[156]);
    const bool isExtended = kind == 'x' || kind == 'L' || kind == 'g' || kind == 'K';
    auto size = number(header, 124, 12);
    if (!isExtended && m_extended.size) size = m_extended.size;
    if (!size || *size > m_archive.size() - start) {
        return malformed("a file that reaches beyond the end", m_offset);
    }
    if (kind == 'S' || kind == 'M') {
        return fail(ErrorCode::Unsupported,
                    "the tar archive holds sparse files or parts of files; make it anew with "
                    "'tar --format=pax -cf'");
    }
    m_offset = std::min(m_archive.size(), start + (*size + kBlock - 1) / kBlock * kBlock);
    if (kind == 'x' || kind == 'L') {
        auto taken = takeExtended(kind, start, *size);
        return taken ? Result<bool>(true) : tl::unexpected(taken.error());
    }
    if (isExtended) return true;
    if (kind == '0' || kind == '\0' || kind == '7') {
        if (m_entries.size() >= kMostEntries) return malformed("too many files", start);
        m_entries.push_back({nameOf(header), start, *size});
    }
    m_extended = {};
    return true;
}

}  // namespace

Result<std::vector<TarEntry>> listTar(const ByteSource& archive) {
    return TarLister(archive).list();
}

}  // namespace gonio
