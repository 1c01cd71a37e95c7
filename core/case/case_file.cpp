#include "core/case/case_file.h"

#include <unistd.h>

#include "core/case/case_layout.h"
#include "core/case/file_lock.h"
#include "core/case/journal.h"
#include "core/case/placed_file.h"
#include "core/case/record_json.h"

namespace gonio {

namespace fs = std::filesystem;

struct CaseFile::Impl {
    fs::path path;
    std::unique_ptr<FileLock> lock;  ///< goes after the connection
    std::unique_ptr<Database> database;
    std::string readOnlyReason;
};

namespace {

/// Empty where the file can be written to; else why not.
std::string whyReadOnly(const fs::path& path, std::unique_ptr<FileLock>& lock) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::access(path.c_str(), W_OK) != 0) return "the file is read-only";
    if (::access(folder.c_str(), W_OK) != 0) return "its folder is read-only";
    lock = FileLock::take(path);
    if (lock) return {};
    return FileLock::isTaken(path) ? "it is open in another window or program"
                                   : "the file cannot be locked";
}

tl::unexpected<Error> isOpen(const fs::path& path) {
    return fail(ErrorCode::WriteFailed,
                "the file is an open case; choose another name: " + path.string());
}

Result<void> writeSteps(Database& database, std::span<const FileStep> steps) {
    if (steps.empty()) return {};
    Journal journal(database);
    return database.transaction([&]() -> Result<void> {
        for (const FileStep& step : steps) {
            if (auto done = journal.write(step); !done) return done;
        }
        return {};
    });
}

/// The old file is copied first and the copy removed when the new layout is on the disk.
Result<void> migrateOnDisk(Database& database, int from) {
    const fs::path copy =
        database.path().string() + ".layout" + std::to_string(from) + ".before-update";
    auto done = placeFile(copy, CaseFile::Existing::Replace,
                          [&](const fs::path& temporary) -> Result<void> {
                              auto to = Database::open(temporary, Database::Mode::Create);
                              return to ? database.copyInto(**to) : tl::unexpected(to.error());
                          });
    if (done) done = migrate(database, from);
    if (done) {
        std::error_code error;
        fs::remove(copy, error);
    }
    return done;
}

/// For a case that cannot be written: the new layout is made in memory.
Result<std::unique_ptr<Database>> migratedInMemory(Database& database, int from) {
    auto memory = Database::open(database.path(), Database::Mode::InMemory);
    if (!memory) return memory;
    auto done = database.copyInto(**memory);
    if (done) done = migrate(**memory, from);
    if (!done) return tl::unexpected(done.error());
    return memory;
}

}  // namespace

CaseFile::CaseFile(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

CaseFile::~CaseFile() = default;

Result<std::unique_ptr<CaseFile>> CaseFile::create(const fs::path& path, Existing existing,
                                                   std::span<const FileStep> steps) {
    if (existing == Existing::Replace && FileLock::isTaken(path)) return isOpen(path);
    const auto made = placeFile(path, existing, [&](const fs::path& temporary) -> Result<void> {
        auto database = Database::open(temporary, Database::Mode::Create);
        if (!database) return tl::unexpected(database.error());
        const auto done = createLayout(**database);
        return done ? writeSteps(**database, steps) : done;
    });
    if (!made) return passOn(made.error(), "making a new case");
    return open(path);
}

Result<std::unique_ptr<CaseFile>> CaseFile::open(const fs::path& path, Access access) {
    const std::string context = "opening the case " + path.string();
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return fail(ErrorCode::NotFound, "there is no such file: " + path.string());
    }
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->readOnlyReason = access == Access::ReadOnly ? "it was opened for reading only"
                                                      : whyReadOnly(path, impl->lock);
    const bool readOnly = !impl->readOnlyReason.empty();
    auto database =
        Database::open(path, readOnly ? Database::Mode::ReadOnly : Database::Mode::ReadWrite);
    if (!database) return passOn(database.error(), context);
    impl->database = std::move(*database);
    const auto layout = layoutOf(*impl->database);
    if (!layout) return passOn(layout.error(), context);
    if (*layout < kCaseLayoutVersion && !readOnly) {
        const auto done = migrateOnDisk(*impl->database, *layout);
        if (!done) return passOn(done.error(), context);
    } else if (*layout < kCaseLayoutVersion) {
        auto memory = migratedInMemory(*impl->database, *layout);
        if (!memory) return passOn(memory.error(), context);
        impl->database = std::move(*memory);
    }
    return std::unique_ptr<CaseFile>(new CaseFile(std::move(impl)));
}

const fs::path& CaseFile::path() const {
    return m_impl->path;
}

bool CaseFile::isReadOnly() const {
    return !m_impl->readOnlyReason.empty();
}

const std::string& CaseFile::readOnlyReason() const {
    return m_impl->readOnlyReason;
}

bool CaseFile::isInUse(const fs::path& path) {
    return FileLock::isTaken(path);
}

Result<Case> CaseFile::load() {
    Edit all;
    Statement records(m_impl->database->handle(), "SELECT key, value FROM record ORDER BY key");
    while (records.step()) {
        all.changes.push_back({records.text(0), std::nullopt, RecordBytes(records.blob(1))});
    }
    if (records.failed()) {
        return passOn(m_impl->database->error().value(), "reading the case");
    }
    Case value;
    if (auto taken = value.take(all); !taken) {
        return passOn(taken.error(), "reading the case " + m_impl->path.string());
    }
    return value;
}

Result<std::string> CaseFile::name() {
    // The key of a case's head sorts before those of trials.
    Statement heads(m_impl->database->handle(),
                    "SELECT key, value FROM record WHERE key = 'case' OR "
                    "(key LIKE 'trial/%' AND key NOT LIKE 'trial/%/%') ORDER BY key LIMIT 1");
    if (!heads.step()) {
        return heads.failed() ? Result<std::string>(m_impl->database->error()) : std::string();
    }
    if (heads.text(0) == "case") return decodeCaseHead(heads.blob(1));
    const auto trial = decodeTrialHead(heads.blob(1));
    return trial ? Result<std::string>(trial->name) : tl::unexpected(trial.error());
}

Result<std::vector<JournalEntry>> CaseFile::journal() {
    return Journal(*m_impl->database).entries();
}

Result<int> CaseFile::position() {
    return Journal(*m_impl->database).position();
}

Result<Edit> CaseFile::edit(int index) {
    return Journal(*m_impl->database).edit(index);
}

Result<void> CaseFile::write(std::span<const FileStep> steps) {
    if (isReadOnly()) {
        return fail(ErrorCode::WriteFailed, "the case cannot be written because " +
                                                m_impl->readOnlyReason +
                                                "; save it elsewhere: " + m_impl->path.string());
    }
    return writeSteps(*m_impl->database, steps);
}

Result<void> CaseFile::append(const Edit& edit) {
    const FileStep step{FileStep::Kind::Append, std::make_shared<const Edit>(edit)};
    return write(std::span(&step, 1));
}

Result<void> CaseFile::undo() {
    const FileStep step{FileStep::Kind::Undo, nullptr};
    return write(std::span(&step, 1));
}

Result<void> CaseFile::redo() {
    const FileStep step{FileStep::Kind::Redo, nullptr};
    return write(std::span(&step, 1));
}

Result<void> CaseFile::check() {
    Statement statement(m_impl->database->handle(), "PRAGMA integrity_check(1)");
    if (!statement.step()) return m_impl->database->error();
    const std::string answer = statement.text(0);
    return answer == "ok" ? Result<void>()
                          : fail(ErrorCode::MalformedFile,
                                 "the case is damaged: " + answer + ": " + m_impl->path.string());
}

Result<void> CaseFile::copyTo(const fs::path& path, std::span<const FileStep> more) {
    return copyTo(path, {}, [more] { return std::vector<FileStep>(more.begin(), more.end()); });
}

Result<void> CaseFile::copyTo(const fs::path& path, const std::function<void()>& pause,
                              const std::function<std::vector<FileStep>()>& more) {
    std::error_code error;
    if (fs::equivalent(path, m_impl->path, error) || FileLock::isTaken(path)) return isOpen(path);
    const auto copy = [&](const fs::path& temporary) -> Result<void> {
        auto to = Database::open(temporary, Database::Mode::Create);
        if (!to) return tl::unexpected(to.error());
        const auto copied = m_impl->database->copyInto(**to, pause);
        return copied ? writeSteps(**to, more()) : copied;
    };
    const auto done = placeFile(path, Existing::Replace, copy);
    return done ? done : passOn(done.error(), "copying the case");
}

}  // namespace gonio
