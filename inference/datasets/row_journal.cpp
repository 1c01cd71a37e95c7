#include "inference/datasets/row_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/io/byte_reader.h"
#include "core/io/npz.h"
#include "inference/datasets/row_record.h"

namespace gonio {
namespace {

constexpr std::string_view kMagic = "gonio rows 1\n";
constexpr std::int64_t kRowsAtOnce = 256;

tl::unexpected<Error> failed(const std::string& action, const std::filesystem::path& file) {
    return fail(ErrorCode::WriteFailed, "the unfinished rows could not be " + action + ": " +
                                            std::generic_category().message(errno) + ": " +
                                            file.string());
}

Result<void> writeAll(int descriptor, std::span<const std::byte> bytes,
                      const std::filesystem::path& file) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return failed("written", file);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

/// UTF-8 as Unicode numbers; what is no UTF-8 becomes the sign for that.
std::vector<std::uint32_t> unicodeOf(std::string_view text) {
    std::vector<std::uint32_t> codes;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
        bool isGood = (first < 0x80 || first >= 0xC2) && first < 0xF5 && i + length <= text.size();
        for (std::size_t k = 1; k < length && isGood; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            isGood = (next & 0xC0U) == 0x80;
            code = code << 6U | (next & 0x3FU);
        }
        isGood = isGood && code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000);
        codes.push_back(isGood ? code : 0xFFFD);
        i += isGood ? length : 1;
    }
    return codes;
}

/// Reads a journal's records, many at once.
class Records {
public:
    Records(const FileSource& file, std::uint64_t start, std::int64_t count)
        : m_file(file), m_start(start), m_count(count) {}

    template <class Take>
    Result<void> each(const Job& job, Take take) const {
        const std::size_t size = recordSize();
        std::vector<std::byte> bytes;
        for (std::int64_t first = 0; first < m_count; first += kRowsAtOnce) {
            if (job.cancelled()) return fail(ErrorCode::Cancelled, "writing was cancelled");
            const auto rows = static_cast<std::size_t>(std::min(kRowsAtOnce, m_count - first));
            bytes.resize(rows * size);
            auto read = m_file.readAt(m_start + static_cast<std::uint64_t>(first) * size, bytes);
            if (!read) return read;
            for (std::size_t i = 0; i < rows; ++i) {
                if (auto done = take(std::span(bytes).subspan(i * size, size)); !done) return done;
            }
        }
        return {};
    }

private:
    const FileSource& m_file;
    std::uint64_t m_start;
    std::int64_t m_count;
};

NpzSource numberSource(const RecordColumn& column, const Records& records, std::int64_t count,
                       const Job& job) {
    NpzSource source;
    source.name = column.name;
    source.type = column.isWhole ? "<i4" : "<f4";
    source.shape = {count};
    source.shape.insert(source.shape.end(), column.shape.begin(), column.shape.end());
    source.give = [&column, &records, &job](const ByteSink& sink) {
        return records.each(job, [&](std::span<const std::byte> record) {
            return sink(record.subspan(column.offset, column.bytes));
        });
    };
    return source;
}

Result<NpzSource> textSource(const std::string& name, std::size_t offset, std::size_t bytes,
                             const Records& records, std::int64_t count, const Job& job) {
    std::size_t longest = 1;
    auto measured = records.each(job, [&](std::span<const std::byte> record) {
        longest = std::max(longest, unicodeOf(recordText(record, offset, bytes)).size());
        return Result<void>{};
    });
    if (!measured) return tl::unexpected<Error>(measured.error());
    NpzSource source{name, "<U" + std::to_string(longest), {count}, {}};
    source.give = [offset, bytes, longest, &records, &job](const ByteSink& sink) {
        return records.each(job, [&](std::span<const std::byte> record) {
            auto codes = unicodeOf(recordText(record, offset, bytes));
            codes.resize(longest, 0);
            return sink(std::as_bytes(std::span(codes)));
        });
    };
    return source;
}

}  // namespace

RowJournal::RowJournal(std::filesystem::path file, int descriptor)
    : m_file(std::move(file)), m_descriptor(descriptor) {}

RowJournal::RowJournal(RowJournal&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_count(other.m_count),
      m_start(other.m_start) {}

RowJournal::~RowJournal() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<RowJournal> RowJournal::open(const std::filesystem::path& file, const std::string& signature,
                                    bool resume) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return failed("opened", file);
    RowJournal journal(file, descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorCode::Usage,
                    "another run is making this data set; wait for it, or write to another file: " +
                        file.string());
    }
    const bool isEmpty = ::lseek(descriptor, 0, SEEK_END) == 0;
    auto ready = resume && !isEmpty ? journal.takeUp(signature) : journal.begin(signature);
    if (!ready) return tl::unexpected<Error>(ready.error());
    return journal;
}

Result<void> RowJournal::begin(const std::string& signature) {
    const std::string head = std::string(kMagic) + std::to_string(signature.size()) + "\n" +
                             signature + "\n" + std::to_string(recordSize()) + "\n";
    if (::ftruncate(m_descriptor, 0) != 0 || ::lseek(m_descriptor, 0, SEEK_SET) != 0) {
        return failed("begun", m_file);
    }
    m_start = head.size();
    m_count = 0;
    return writeAll(m_descriptor, asBytes(head), m_file);
}

Result<void> RowJournal::takeUp(const std::string& signature) {
    const std::string head = std::string(kMagic) + std::to_string(signature.size()) + "\n" +
                             signature + "\n" + std::to_string(recordSize()) + "\n";
    auto file = FileSource::open(m_file);
    if (!file) return tl::unexpected<Error>(file.error());
    const auto found = file->bytesAt(0, std::min<std::uint64_t>(head.size(), file->size()));
    if (!found) return tl::unexpected<Error>(found.error());
    if (asText(*found) != head) {
        return fail(ErrorCode::Usage,
                    "the unfinished rows were made of another input or with other options or "
                    "bodies; use the same, or leave --resume out to begin anew: " +
                        m_file.string());
    }
    m_start = head.size();
    const auto records = static_cast<std::int64_t>((file->size() - m_start) / recordSize());
    m_count = 0;
    bool isWhole = true;
    auto checked = Records(*file, m_start, records).each({}, [&](auto record) {
        isWhole = isWhole && isRecordWhole(record);
        m_count += isWhole ? 1 : 0;
        return Result<void>{};
    });
    return checked ? shorten(m_count) : checked;
}

Result<void> RowJournal::append(std::span<const LabelledRow> rows) {
    std::vector<std::byte> bytes;
    for (const LabelledRow& row : rows) {
        const auto record = recordOf(row);
        bytes.insert(bytes.end(), record.begin(), record.end());
    }
    if (auto written = writeAll(m_descriptor, bytes, m_file); !written) return written;
    if (::fdatasync(m_descriptor) != 0) return failed("written", m_file);
    m_count += static_cast<std::int64_t>(rows.size());
    return {};
}

Result<void> RowJournal::shorten(std::int64_t count) {
    m_count = std::min(m_count, count);
    const auto end =
        static_cast<off_t>(m_start + static_cast<std::uint64_t>(m_count) * recordSize());
    if (::ftruncate(m_descriptor, end) != 0 || ::lseek(m_descriptor, end, SEEK_SET) != end) {
        return failed("shortened", m_file);
    }
    return {};
}

Result<void> RowJournal::eachReason(const std::function<void(const std::string&)>& tell) const {
    auto file = FileSource::open(m_file);
    if (!file) return tl::unexpected<Error>(file.error());
    return Records(*file, m_start, m_count).each({}, [&](std::span<const std::byte> record) {
        tell(recordText(record, kReasonOffset, kReasonBytes));
        return Result<void>{};
    });
}

Result<void> RowJournal::writeDataset(const std::filesystem::path& target, const Job& job) const {
    auto file = FileSource::open(m_file);
    if (!file) return tl::unexpected<Error>(file.error());
    const Records records(*file, m_start, m_count);
    std::vector<NpzSource> sources;
    for (const auto& [name, offset, bytes] :
         {std::tuple("imgname", kPictureOffset, kLongestPicture),
          std::tuple("reason", kReasonOffset, kReasonBytes)}) {
        auto source = textSource(name, offset, bytes, records, m_count, job);
        if (!source) return tl::unexpected<Error>(source.error());
        sources.push_back(*std::move(source));
    }
    for (const RecordColumn& column : recordColumns()) {
        sources.push_back(numberSource(column, records, m_count, job));
    }
    return writeNpz(target, sources);
}

void RowJournal::discard() {
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

}  // namespace gonio
