#include "core/io/npz_columns.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "core/io/byte_reader.h"
#include "core/io/pickle.h"
#include "core/io/utf8.h"

namespace gonio {

namespace {

constexpr std::string_view kSuffix = ".npy";
constexpr std::size_t kPiece = 1U << 20U;
/// A pickle is held in memory, with some times its size.
constexpr std::size_t kLargestPickle = 1U << 30U;
constexpr std::size_t kLongestText = 1U << 20U;  ///< characters
constexpr std::size_t kUnicodeBytes = 4;         ///< of a character in an array

/// A file without a name: it is gone when it is closed, whatever happens.
class NamelessFile {
public:
    static Result<NamelessFile> create() {
        NamelessFile file;
        std::error_code problem;
        const auto folder = std::filesystem::temp_directory_path(problem);
        file.m_path =
            ((problem ? std::filesystem::path("/tmp") : folder) / "gonio-rows-XXXXXX").string();
        const int descriptor = ::mkostemp(file.m_path.data(), O_CLOEXEC);
        if (descriptor < 0) return file.failed();
        ::unlink(file.m_path.c_str());
        file.m_file = ::fdopen(descriptor, "wb");
        if (file.m_file != nullptr) return Result<NamelessFile>(std::move(file));
        const auto failure = file.failed();
        ::close(descriptor);
        return failure;
    }

    NamelessFile(NamelessFile&& other) noexcept
        : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, nullptr)) {}

    NamelessFile& operator=(NamelessFile&&) = delete;
    NamelessFile(const NamelessFile&) = delete;
    NamelessFile& operator=(const NamelessFile&) = delete;

    ~NamelessFile() {
        if (m_file != nullptr) std::fclose(m_file);
    }

    Result<void> write(std::span<const std::byte> bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size()) return failed();
        return {};
    }

    /// What was written, for reading; it holds the file from then on.
    Result<std::shared_ptr<const ByteSource>> finish() {
        if (std::fflush(m_file) != 0) return failed();
        // The descriptor is the only way to what has no name.
        auto source = FileSource::open("/proc/self/fd/" + std::to_string(::fileno(m_file)));
        if (!source) return tl::unexpected(source.error());
        return std::make_shared<const FileSource>(std::move(*source));
    }

private:
    NamelessFile() = default;

    tl::unexpected<Error> failed() const {
        return fail(ErrorCode::WriteFailed,
                    "a compressed array could not be unpacked into a temporary file: " +
                        std::generic_category().message(errno) +
                        "; make room, or name another folder in TMPDIR: " + m_path);
    }

    std::string m_path;  ///< that it had
    std::FILE* m_file = nullptr;
};

Result<std::string> textOf(const NumpyType& type, std::span<const std::byte> bytes) {
    if (type.kind == 'S') {
        const std::string_view text = asText(bytes);
        return std::string(text.substr(0, text.find_last_not_of('\0') + 1));
    }
    std::string text;
    ByteReader reader(bytes);
    std::size_t length = 0;  // trailing zeros fill up
    for (std::size_t i = 0; i < bytes.size() / kUnicodeBytes; ++i) {
        std::uint32_t code = reader.number<std::uint32_t>().value_or(0);
        if (type.bigEndian) code = __builtin_bswap32(code);
        if (!isUnicode(code)) {
            return fail(ErrorCode::MalformedFile, "a text holds what is no Unicode character");
        }
        appendUtf8(text, code);
        if (code != 0) length = text.size();
    }
    text.resize(length);
    return text;
}

/// Of a text no longer than kLongestText.
std::size_t itemBytes(const NumpyType& type) {
    return type.kind == 'U' ? kUnicodeBytes * type.itemSize : type.itemSize;
}

/// How many values a row has and how many bytes, where every row has some: then there are no more
/// rows than bytes in the file, whatever the shape claims.
struct RowSize {
    std::size_t values = 0, bytes = 0;
};

std::optional<RowSize> rowSizeOf(const NpyHeader& header, bool isText, std::size_t stored) {
    const NumpyType& type = header.type;
    const bool isUsable =
        isText ? type.itemSize > 0 && type.itemSize <= kLongestText : dtypeOf(type).has_value();
    if (!isUsable) return std::nullopt;
    const std::vector<std::int64_t> tail(header.shape.begin() + 1, header.shape.end());
    const auto values = byteSizeOf(tail, 1), bytes = byteSizeOf(tail, itemBytes(type));
    const auto all = byteSizeOf(header.shape, itemBytes(type));
    if (!values || !bytes || !all || *bytes == 0 || *all != stored) return std::nullopt;
    return RowSize{*values, *bytes};
}

}  // namespace

Result<std::vector<std::byte>> NpzColumn::bytes(std::int64_t row) const {
    if (row < 0 || row >= rows()) {
        return fail(ErrorCode::Usage,
                    "there is no row " + std::to_string(row) + " among " + std::to_string(rows()));
    }
    return m_source->bytesAt(m_offset + static_cast<std::uint64_t>(row) * m_rowBytes, m_rowBytes);
}

Result<std::vector<double>> NpzColumn::numbers(std::int64_t row) const {
    if (isText()) return fail(ErrorCode::Usage, "the array holds texts, not numbers");
    auto read = bytes(row);
    if (!read) return tl::unexpected(read.error());
    const auto tensor = tensorFromNumpy(m_header.type, {m_valuesPerRow}, false, std::move(*read));
    if (!tensor) return tl::unexpected(tensor.error());
    return tensor->toDoubles();
}

Result<std::string> NpzColumn::text(std::int64_t row) const {
    if (!isText()) return fail(ErrorCode::Usage, "the array holds numbers, not texts");
    const auto read = bytes(row);
    if (!read) return tl::unexpected(read.error());
    return textOf(m_header.type,
                  std::span(*read).first(std::min(read->size(), itemBytes(m_header.type))));
}

Result<NpzColumns> NpzColumns::open(const std::filesystem::path& path) {
    auto file = FileSource::open(path);
    if (!file) return tl::unexpected(file.error());
    auto columns = open(std::make_shared<const FileSource>(std::move(*file)));
    return columns ? std::move(columns) : passOn(columns.error(), "reading " + path.string());
}

Result<NpzColumns> NpzColumns::open(std::shared_ptr<const ByteSource> archive) {
    NpzColumns columns;
    auto entries = listZip(*archive);
    if (!entries) return tl::unexpected(entries.error());
    columns.m_archive = std::move(archive);
    columns.m_entries = std::move(*entries);
    std::erase_if(columns.m_entries,
                  [](const ZipEntry& entry) { return !entry.name.ends_with(kSuffix); });
    return columns;
}

const ZipEntry* NpzColumns::find(std::string_view name) const {
    const auto found = std::ranges::find_if(m_entries, [&](const ZipEntry& entry) {
        return entry.name.size() == name.size() + kSuffix.size() && entry.name.starts_with(name);
    });
    return found == m_entries.end() ? nullptr : &*found;
}

bool NpzColumns::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::vector<std::string> NpzColumns::names() const {
    std::vector<std::string> names;
    for (const ZipEntry& entry : m_entries) {
        names.push_back(entry.name.substr(0, entry.name.size() - kSuffix.size()));
    }
    return names;
}

Result<std::optional<NpzColumn>> NpzColumns::column(std::string_view name) const {
    const ZipEntry* const entry = find(name);
    if (entry == nullptr) return std::optional<NpzColumn>{};
    const auto wrong = [&](ErrorCode code, const std::string& what) {
        return fail(code, "the array '" + std::string(name) + "' " + what);
    };
    ZipEntryReader reader(*m_archive, *entry);
    NpzColumn column;
    auto header = readNpyHeader(reader);
    if (!header) return passOn(header.error(), "reading the array '" + std::string(name) + "'");
    column.m_header = std::move(*header);
    const NpyHeader& known = column.m_header;
    if (known.type.kind == 'O') {
        return wrong(ErrorCode::Forbidden, "holds Python objects; save plain numbers or texts");
    }
    if (known.shape.empty()) return wrong(ErrorCode::MalformedFile, "has no rows: it is a scalar");
    const std::size_t stored = reader.remaining();
    const auto row = rowSizeOf(known, column.isText(), stored);
    if (!row) {
        return wrong(ErrorCode::MalformedFile,
                     "is damaged, or of an element type that cannot be used: its shape and type do "
                     "not fit its " +
                         std::to_string(stored) + " bytes");
    }
    if (known.columnMajor && known.shape.size() > 1) {
        return wrong(ErrorCode::Unsupported,
                     "is stored column by column, so that rows cannot be read one by one; save "
                     "numpy.ascontiguousarray of it");
    }
    column.m_rowBytes = row->bytes;
    column.m_valuesPerRow = static_cast<std::int64_t>(row->values);
    if (auto placed = place(*entry, entry->size - stored, column); !placed) {
        return passOn(placed.error(), "reading the array '" + std::string(name) + "'");
    }
    return std::optional<NpzColumn>(std::move(column));
}

Result<void> NpzColumns::place(const ZipEntry& entry, std::size_t headerSize,
                               NpzColumn& column) const {
    column.m_offset = entry.dataOffset + headerSize;
    column.m_source = m_archive;
    if (!entry.deflated) return {};
    ZipEntryReader reader(*m_archive, entry);
    if (auto skipped = reader.read(headerSize); !skipped) return tl::unexpected(skipped.error());
    auto file = NamelessFile::create();
    if (!file) return tl::unexpected(file.error());
    while (reader.remaining() > 0) {
        const auto piece = reader.read(std::min(kPiece, reader.remaining()));
        if (!piece) return tl::unexpected(piece.error());
        if (auto written = file->write(*piece); !written) return written;
    }
    auto source = file->finish();
    if (!source) return tl::unexpected(source.error());
    column.m_offset = 0;
    column.m_source = std::move(*source);
    return {};
}

Result<bool> NpzColumns::isObject(std::string_view name) const {
    const ZipEntry* const entry = find(name);
    if (entry == nullptr) return false;
    ZipEntryReader reader(*m_archive, *entry);
    const auto header = readNpyHeader(reader);
    if (!header) return passOn(header.error(), "reading the array '" + std::string(name) + "'");
    return header->type.kind == 'O';
}

Result<PickleValue> NpzColumns::object(std::string_view name) const {
    const std::string where = "reading the array '" + std::string(name) + "'";
    const ZipEntry* const entry = find(name);
    if (entry == nullptr) {
        return passOn(Error{ErrorCode::MalformedFile, "there is no such array", {}}, where);
    }
    ZipEntryReader reader(*m_archive, *entry);
    const auto header = readNpyHeader(reader);
    if (!header) return passOn(header.error(), where);
    if (header->type.kind != 'O') {
        return passOn(Error{ErrorCode::Usage, "it holds no Python objects", {}}, where);
    }
    if (reader.remaining() > kLargestPickle) {
        return passOn(Error{ErrorCode::Unsupported, "its pickle is larger than 1 GiB", {}}, where);
    }
    const auto bytes = reader.read(reader.remaining());
    if (!bytes) return passOn(bytes.error(), where);
    auto value = parsePickle(*bytes);
    return value ? std::move(value) : passOn(value.error(), where);
}

}  // namespace gonio
