#include "core/case/file_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <mutex>
#include <optional>
#include <set>

namespace gonio {

namespace {

using FileId = std::pair<unsigned long long, unsigned long long>;  ///< device, inode

/// Behind the bytes at 1 GiB that SQLite locks.
constexpr off_t kLockedByte = 0x40001000;

/// Files locked by this process. Closing any descriptor of a file drops all of the process's POSIX
/// locks on it, SQLite's too: so a file that we have is never opened a second time for asking.
struct OwnLocks {
    std::mutex mutex;
    std::set<FileId> files;
};

OwnLocks& ownLocks() {
    static OwnLocks locks;
    return locks;
}

std::optional<FileId> idOf(const std::filesystem::path& path) {
    struct stat status {};

    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return FileId(status.st_dev, status.st_ino);
}

struct flock theByte() {
    struct flock range {};

    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = kLockedByte;
    range.l_len = 1;
    return range;
}

}  // namespace

std::unique_ptr<FileLock> FileLock::take(const std::filesystem::path& path) {
    OwnLocks& own = ownLocks();
    const std::lock_guard guard(own.mutex);
    const auto id = idOf(path);
    if (!id || own.files.contains(*id)) return nullptr;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    auto range = theByte();
    if (::fcntl(descriptor, F_OFD_SETLK, &range) != 0) {
        ::close(descriptor);
        return nullptr;
    }
    own.files.insert(*id);
    std::unique_ptr<FileLock> lock(new FileLock());
    lock->m_descriptor = descriptor;
    lock->m_file = *id;
    return lock;
}

bool FileLock::isTaken(const std::filesystem::path& path) {
    OwnLocks& own = ownLocks();
    const std::lock_guard guard(own.mutex);
    const auto id = idOf(path);
    if (!id) return false;
    if (own.files.contains(*id)) return true;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    auto range = theByte();
    const bool known = ::fcntl(descriptor, F_OFD_GETLK, &range) == 0;
    ::close(descriptor);
    return known && range.l_type != F_UNLCK;
}

FileLock::~FileLock() {
    OwnLocks& own = ownLocks();
    const std::lock_guard guard(own.mutex);
    own.files.erase(m_file);
    ::close(m_descriptor);
}

}  // namespace gonio
