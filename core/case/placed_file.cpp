#include "core/case/placed_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace gonio {

namespace {

namespace fs = std::filesystem;
using Existing = CaseFile::Existing;

fs::path folderOf(const fs::path& target) {
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

fs::path temporaryFor(const fs::path& target) {
    static std::atomic<unsigned> counter{0};
    return folderOf(target) /
           (".gonio-case-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

bool syncPath(const fs::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool good = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return good;
}

tl::unexpected<Error> cannotWrite(const fs::path& target, int systemError) {
    return fail(ErrorCode::WriteFailed,
                "the case cannot be written: " + std::generic_category().message(systemError) +
                    "; check the free space and the rights of the folder: " + target.string());
}

tl::unexpected<Error> isThere(const fs::path& target) {
    return fail(ErrorCode::Usage, "there is a file of that name: " + target.string());
}

Result<void> rename(const fs::path& from, const fs::path& target, Existing existing) {
    if (existing == Existing::Keep) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
            return {};
        }
        if (errno == EEXIST) return isThere(target);
        // Not every file system can; look first and rename then.
        if (errno != EINVAL && errno != ENOSYS) return cannotWrite(target, errno);
        std::error_code error;
        if (fs::exists(target, error)) return isThere(target);
    }
    if (::rename(from.c_str(), target.c_str()) != 0) return cannotWrite(target, errno);
    return {};
}

}  // namespace

Result<void> placeFile(const fs::path& target, CaseFile::Existing existing,
                       const std::function<Result<void>(const fs::path&)>& write) {
    std::error_code error;
    if (existing == Existing::Keep && fs::exists(target, error)) return isThere(target);
    const fs::path temporary = temporaryFor(target);
    ::unlink(temporary.c_str());
    Result<void> done = write(temporary);
    if (done && !syncPath(temporary, O_RDONLY)) done = cannotWrite(target, errno);
    if (done) done = rename(temporary, target, existing);
    if (!done) {
        ::unlink(temporary.c_str());
        ::unlink((temporary.string() + "-journal").c_str());
        return done;
    }
    (void)syncPath(folderOf(target), O_RDONLY | O_DIRECTORY);
    return {};
}

}  // namespace gonio
