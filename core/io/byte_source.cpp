#include "core/io/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace gonio {

namespace {

tl::unexpected<Error> notThere(std::uint64_t offset, std::uint64_t count, std::uint64_t size) {
    return fail(ErrorCode::MalformedFile, std::to_string(count) + " bytes are expected from byte " +
                                              std::to_string(offset) +
                                              " on, but the file ends at " + std::to_string(size) +
                                              "; it is cut off or damaged, get it again");
}

bool isInside(std::uint64_t offset, std::uint64_t count, std::uint64_t size) {
    return offset <= size && count <= size - offset;
}

std::string reasonOf(int systemError) {
    return std::generic_category().message(systemError);
}

}  // namespace

Result<std::vector<std::byte>> ByteSource::bytesAt(std::uint64_t offset,
                                                   std::uint64_t count) const {
    if (!isInside(offset, count, size())) {
        return notThere(offset, count, size());
    }
    std::vector<std::byte> bytes;
    try {
        bytes.resize(static_cast<std::size_t>(count));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Unsupported,
                    std::to_string(count) + " bytes of the file do not fit into memory");
    }
    if (auto read = readAt(offset, bytes); !read) {
        return tl::unexpected(read.error());
    }
    return bytes;
}

Result<void> MemorySource::readAt(std::uint64_t offset, std::span<std::byte> target) const {
    if (!isInside(offset, target.size(), m_bytes.size())) {
        return notThere(offset, target.size(), m_bytes.size());
    }
    std::ranges::copy(m_bytes.subspan(static_cast<std::size_t>(offset), target.size()),
                      target.begin());
    return {};
}

Result<FileSource> FileSource::open(const std::filesystem::path& path) {
    const auto cannotRead = [&path](int systemError) {
        return fail(ErrorCode::NotFound,
                    "cannot read the file: " + reasonOf(systemError) + ": " + path.string());
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return cannotRead(errno);
    }
    FileSource file(descriptor, 0);

    struct stat status {};

    if (::fstat(descriptor, &status) != 0) {
        return cannotRead(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return cannotRead(S_ISDIR(status.st_mode) ? EISDIR : ESPIPE);
    }
    file.m_size = static_cast<std::uint64_t>(status.st_size);
    return file;
}

FileSource::FileSource(FileSource&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_size(other.m_size) {}

FileSource& FileSource::operator=(FileSource&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

FileSource::~FileSource() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<void> FileSource::readAt(std::uint64_t offset, std::span<std::byte> target) const {
    if (!isInside(offset, target.size(), m_size)) {
        return notThere(offset, target.size(), m_size);
    }
    while (!target.empty()) {
        const ssize_t got =
            ::pread(m_descriptor, target.data(), target.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(ErrorCode::NotFound, "cannot read the file at byte " +
                                                 std::to_string(offset) + ": " + reasonOf(errno));
        }
        if (got == 0) {
            return fail(ErrorCode::MalformedFile,
                        "the file became shorter while it was being read; try again");
        }
        target = target.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

}  // namespace gonio
