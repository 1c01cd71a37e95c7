#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/result.h"

namespace gonio {

/// A file that appears under its final name only when it is whole.
///
/// Bytes go to a temporary file in the target's folder; commit() brings them to the disk and
/// renames. Without commit() the temporary file is removed and an older target stays as it was.
class AtomicFile {
public:
    /// WriteFailed where the folder is missing or cannot be written to.
    static Result<AtomicFile> open(std::filesystem::path target);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// WriteFailed on a full disk and the like; the file can then only be abandoned.
    Result<void> write(std::span<const std::byte> bytes);
    Result<void> commit();

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
    void abandon() noexcept;
    tl::unexpected<Error> failWith(const char* action, int systemError);

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// Removes the temporary files in `folder` that were last written more than an hour ago by
/// processes which no longer run: what is left of programs that were killed.
void removeAbandonedFiles(const std::filesystem::path& folder);

/// Whole or not at all: see AtomicFile.
Result<void> writeFileAtomically(const std::filesystem::path& path,
                                 std::span<const std::byte> bytes);

/// The contents of a file. NotFound where it is missing, a folder or unreadable.
Result<std::vector<std::byte>> readFile(const std::filesystem::path& path);

}  // namespace gonio
