#pragma once

#include <filesystem>
#include <functional>
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

/// What is to be written; several go into one transaction.
struct FileStep {
    enum class Kind {
        Append,  ///< one more step after position(); undone ones behind it are forgotten
        Extend,  ///< the last done step becomes combined() with this; undone ones are forgotten
        Undo,    ///< takes back the last done step
        Redo,    ///< does the first undone one again
        Forget,  ///< forgets undone steps
    };
    Kind kind = Kind::Append;
    std::shared_ptr<const Edit> edit;  ///< of Append and Extend
};

/// A case on the disk: one SQLite file (extension .gonio).
///
/// Every edit is one transaction: records, journal and position in the history change together, so
/// that a process killed at any moment leaves the state after the last finished edit. One writer at
/// a time (a second program opens it read-only and is told so). One thread at a time.
///
/// Table `record` holds the case as it is. Table `change` holds, for every step, what a record was
/// before it (done steps) or will be after it (undone ones): undo and redo exchange the two, so
/// that nothing is stored twice.
class CaseFile {
public:
    enum class Access { ReadWrite, ReadOnly };

    enum class Existing { Keep, Replace };

    /// A file with these steps done. Usage where it exists and is to be kept; WriteFailed, also
    /// where it is in use; what was there stays then.
    static Result<std::unique_ptr<CaseFile>> create(const std::filesystem::path& path,
                                                    Existing existing = Existing::Keep,
                                                    std::span<const FileStep> steps = {});
    /// Opens and, where the layout is older, migrates (a copy of the old file stays beside it until
    /// that is done). NotFound, MalformedFile, Unsupported (made by a newer program), WriteFailed.
    static Result<std::unique_ptr<CaseFile>> open(const std::filesystem::path& path,
                                                  Access access = Access::ReadWrite);
    ~CaseFile();
    CaseFile(const CaseFile&) = delete;
    CaseFile& operator=(const CaseFile&) = delete;

    const std::filesystem::path& path() const;
    bool isReadOnly() const;
    /// Why; empty where it is not.
    const std::string& readOnlyReason() const;
    /// Whether somebody (this program too) has the file open for writing.
    static bool isInUse(const std::filesystem::path& path);

    Result<Case> load();
    /// Of the case or, without one, of its first trial; may be empty.
    Result<std::string> name();

    /// Steps done and undone, oldest first; `position()` of them are done.
    Result<std::vector<JournalEntry>> journal();
    Result<int> position();
    /// A step with its data. \param index  into journal()
    Result<Edit> edit(int index);

    /// One transaction: all of it is on the disk when this returns, or nothing.
    /// \return WriteFailed (disk full, read-only, ...): the file is as before; Usage for an undo
    ///         without a done step and the like
    Result<void> write(std::span<const FileStep> steps);

    Result<void> append(const Edit& edit);
    Result<void> undo();
    Result<void> redo();

    /// SQLite's own check of every page. MalformedFile.
    Result<void> check();

    /// A complete copy with some more steps done, under its name only when it is whole; an existing
    /// file there is replaced, unless it is in use. WriteFailed: what was there stays.
    Result<void> copyTo(const std::filesystem::path& path, std::span<const FileStep> more = {});
    /// The same for who must not fall silent meanwhile. \param pause  called every few MB, may
    /// write(): the copy then has that too \param more  asked once all is copied
    Result<void> copyTo(const std::filesystem::path& path, const std::function<void()>& pause,
                        const std::function<std::vector<FileStep>()>& more);

private:
    struct Impl;
    explicit CaseFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

inline constexpr int kCaseLayoutVersion = 2;

}  // namespace gonio
