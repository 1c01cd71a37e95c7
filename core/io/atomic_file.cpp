#include "core/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace gonio {

namespace {

const std::string temporaryPrefix = ".gonio-";
const std::string temporarySuffix = ".tmp";

std::string reasonOf(int systemError) {
    return std::generic_category().message(systemError);
}

std::filesystem::path folderOf(const std::filesystem::path& target) {
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// Short and independent of the target's name, which may already be as long as a name can be.
std::filesystem::path temporaryFor(const std::filesystem::path& target) {
    static std::atomic<unsigned> counter{0};
    return folderOf(target) / (temporaryPrefix + std::to_string(::getpid()) + "-" +
                               std::to_string(counter++) + temporarySuffix);
}

/// The process that made a temporary file; nothing where the name is not of one.
std::optional<pid_t> makerOf(const std::string& name) {
    if (!name.starts_with(temporaryPrefix) || !name.ends_with(temporarySuffix)) {
        return std::nullopt;
    }
    const char* first = name.data() + temporaryPrefix.size();
    pid_t process = 0;
    const auto [end, error] = std::from_chars(first, name.data() + name.size(), process);
    return error == std::errc{} && *end == '-' && process > 0 ? std::optional(process)
                                                              : std::nullopt;
}

std::string cannotWrite(const std::filesystem::path& target, const char* action, int systemError) {
    return std::string("cannot ") + action + ": " + reasonOf(systemError) +
           "; check the free space and the rights of the folder: " + target.string();
}

/// A rename is on the disk only once its folder is; a file system that cannot do this is no error.
void syncFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// Closes a descriptor on leaving the scope.
class OpenFile {
public:
    explicit OpenFile(int descriptor) : m_descriptor(descriptor) {}

    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    ~OpenFile() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target, std::filesystem::path temporary,
                       int descriptor)
    : m_target(std::move(target)), m_temporary(std::move(temporary)), m_descriptor(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::move(other.m_target)),
      m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {
    other.m_temporary.clear();
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        abandon();
        m_target = std::move(other.m_target);
        m_temporary = std::move(other.m_temporary);
        other.m_temporary.clear();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() {
    abandon();
}

void AtomicFile::abandon() noexcept {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
        m_temporary.clear();
    }
}

tl::unexpected<Error> AtomicFile::failWith(const char* action, int systemError) {
    abandon();
    return fail(ErrorCode::WriteFailed, cannotWrite(m_target, action, systemError));
}

Result<AtomicFile> AtomicFile::open(std::filesystem::path target) {
    const std::filesystem::path temporary = temporaryFor(target);
    // A file of that name can only be left over from a crashed process with the same id.
    ::unlink(temporary.c_str());
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return fail(ErrorCode::WriteFailed, cannotWrite(target, "create the file", errno));
    }
    return AtomicFile(std::move(target), temporary, descriptor);
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes) {
    if (m_descriptor < 0) {
        return failWith("write after a failure", EBADF);
    }
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return failWith("write", errno);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::commit() {
    if (m_descriptor < 0) {
        return failWith("finish after a failure", EBADF);
    }
    if (::fsync(m_descriptor) != 0) {
        return failWith("bring the file to the disk", errno);
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0) {
        return failWith("close the file", errno);
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        return failWith("rename the finished file", errno);
    }
    m_temporary.clear();
    syncFolder(folderOf(m_target));
    return {};
}

void removeAbandonedFiles(const std::filesystem::path& folder) {
    std::error_code ignored;
    const auto limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    std::vector<std::filesystem::path> abandoned;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const auto maker = makerOf(entry.path().filename().string());
        const bool gone = maker && ::kill(*maker, 0) != 0 && errno == ESRCH;
        if (gone && entry.last_write_time(ignored) < limit) {
            abandoned.push_back(entry.path());
        }
    }
    for (const auto& path : abandoned) {
        std::filesystem::remove(path, ignored);
    }
}

Result<void> writeFileAtomically(const std::filesystem::path& path,
                                 std::span<const std::byte> bytes) {
    Result<AtomicFile> file = AtomicFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (const Result<void> written = file->write(bytes); !written) {
        return written;
    }
    return file->commit();
}

Result<std::vector<std::byte>> readFile(const std::filesystem::path& path) {
    const auto cannotRead = [&path](int systemError) {
        return fail(ErrorCode::NotFound,
                    "cannot read the file: " + reasonOf(systemError) + ": " + path.string());
    };
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));

    struct stat status {};

    if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0) {
        return cannotRead(errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return cannotRead(EISDIR);
    }
    std::vector<std::byte> bytes;
    std::size_t used = 0;
    constexpr std::size_t chunk = 1U << 16U;
    try {
        bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
        while (true) {
            const ssize_t got = ::read(file.descriptor(), bytes.data() + used, bytes.size() - used);
            if (got < 0 && errno != EINTR) {
                return cannotRead(errno);
            }
            if (got == 0) {
                break;
            }
            used += got > 0 ? static_cast<std::size_t>(got) : 0;
            if (used == bytes.size()) {
                bytes.resize(bytes.size() + chunk);
            }
        }
    } catch (const std::bad_alloc&) {
        return cannotRead(ENOMEM);
    }
    bytes.resize(used);
    return bytes;
}

}  // namespace gonio
