#pragma once

#include <filesystem>
#include <memory>

#include "core/case/case.h"

namespace gonio {

/// One step of the history, without its data.
struct JournalEntry {
    long long sequence = 0;
    EditKind kind = EditKind::Several;
    std::vector<std::string> arguments;
    std::string madeAtUtc;
};

/// A case on the disk: one SQLite file (extension .gonio).
///
/// Every edit is one transaction: records, journal and position in the history change together, so
/// that a process killed at any moment leaves the state after the last finished edit. One writer at
/// a time (a second program opens it read-only and is told so).
class CaseFile {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Usage where the file exists; WriteFailed.
    static Result<std::unique_ptr<CaseFile>> create(const std::filesystem::path& path);
    /// Opens and, where the layout is older, migrates (a copy of the old file stays beside it until
    /// that is done). NotFound, MalformedFile, Unsupported (made by a newer program), WriteFailed.
    static Result<std::unique_ptr<CaseFile>> open(const std::filesystem::path& path,
                                                  Access access = Access::ReadWrite);
    ~CaseFile();
    CaseFile(const CaseFile&) = delete;
    CaseFile& operator=(const CaseFile&) = delete;

    const std::filesystem::path& path() const;
    bool isReadOnly() const;

    Result<Case> load();

    /// Steps done and undone, oldest first; `position()` of them are done.
    Result<std::vector<JournalEntry>> journal();
    Result<int> position();
    /// A step with its data. \param index  into journal()
    Result<Edit> edit(int index);

    /// Writes one more step after `position()`; undone steps behind it are forgotten.
    /// WriteFailed (disk full, read-only): the file is as before.
    Result<void> append(const Edit& edit);
    /// Takes back the last done step, or does the first undone one again.
    Result<void> undo();
    Result<void> redo();

    /// A complete copy, under its name only when it is whole; an existing file there is replaced.
    Result<void> copyTo(const std::filesystem::path& path);

private:
    struct Impl;
    explicit CaseFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

inline constexpr int kCaseLayoutVersion = 1;

}  // namespace gonio
