#pragma once

#include <filesystem>
#include <memory>

namespace gonio {

/// The right to write a case: a lock on one byte that SQLite does not use. It ends with the
/// process, however that ends.
class FileLock {
public:
    /// Null where another program, or this one, has it, or where the file cannot be written to.
    static std::unique_ptr<FileLock> take(const std::filesystem::path& path);
    /// Whether somebody has it.
    static bool isTaken(const std::filesystem::path& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock() = default;
    int m_descriptor = -1;
    std::pair<unsigned long long, unsigned long long> m_file;
};

}  // namespace gonio
