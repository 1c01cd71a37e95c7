#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace gonio {

/// What SQLite reports as one of our errors: sentence, reason, advice and path.
Error databaseError(int sqliteCode, const std::string& message, const std::filesystem::path& path);

/// One prepared statement, used in one place: bind in order, then step.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(std::string_view text);
    Statement& bind(long long number);
    Statement& bindBlob(const std::string& bytes);
    Statement& bindNull();

    /// True while there is a row. Errors are kept: see failed().
    bool step();

    bool failed() const {
        return m_code != SQLITE_OK && m_code != SQLITE_ROW && m_code != SQLITE_DONE;
    }

    int code() const { return m_code; }

    /// Ready to be bound anew.
    void reset();

    bool isNull(int column) const;
    long long number(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    int m_code = SQLITE_OK;
    int m_next = 1;
};

/// A connection with our settings: nothing is trusted that stands in the file, every commit is on
/// the disk, and an unfinished transaction is rolled back by whoever opens the file next.
class Database {
public:
    enum class Mode { Create, ReadWrite, ReadOnly, InMemory };

    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path, Mode mode);

    sqlite3* handle() const { return m_handle.get(); }

    const std::filesystem::path& path() const { return m_path; }

    /// The error of the last call.
    tl::unexpected<Error> error() const;
    Result<void> run(const char* sql);
    Result<long long> number(const char* sql);

    /// BEGIN IMMEDIATE, `work`, COMMIT; a failure anywhere rolls back.
    template <class Work>
    Result<void> transaction(Work work) {
        Result<void> done = run("BEGIN IMMEDIATE");
        if (done) done = work();
        if (done) done = run("COMMIT");
        if (!done && sqlite3_get_autocommit(handle()) == 0) {
            sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
        return done;
    }

    /// Copies everything into `to`, which is overwritten. \param pause  called every few MB; it may
    /// write to this database, the copy then has that too
    Result<void> copyInto(Database& to, const std::function<void()>& pause = {});

private:
    struct Closer {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };

    std::unique_ptr<sqlite3, Closer> m_handle;
    std::filesystem::path m_path;
};

}  // namespace gonio
