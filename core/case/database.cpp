#include "core/case/database.h"

namespace gonio {

namespace {

constexpr int kBusyTimeout_ms = 5000;

struct Sentence {
    ErrorCode code;
    const char* what;
};

Sentence sentenceFor(int sqliteCode) {
    switch (sqliteCode & 0xFF) {
        case SQLITE_FULL:
            return {ErrorCode::WriteFailed,
                    "the case cannot be written because the disk is full; "
                    "free some space or save it elsewhere"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {ErrorCode::WriteFailed,
                    "the case cannot be written because its file or folder "
                    "is read-only; save it elsewhere"};
        case SQLITE_IOERR:
            return {ErrorCode::WriteFailed,
                    "the case cannot be written or read because the disk "
                    "refuses or is full; check it or save elsewhere"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::WriteFailed,
                    "the case is being written by another program; try again in a moment"};
        case SQLITE_CANTOPEN:
            return {ErrorCode::WriteFailed,
                    "the case cannot be opened or a file be made beside it; "
                    "check the rights of the folder"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_SCHEMA:
            return {ErrorCode::MalformedFile, "the file is damaged or not a case"};
        default:
            return {ErrorCode::Internal, "the case's database reports an error"};
    }
}

}  // namespace

Error databaseError(int sqliteCode, const std::string& message, const std::filesystem::path& path) {
    const Sentence sentence = sentenceFor(sqliteCode);
    return {sentence.code, std::string(sentence.what) + " (" + message + "): " + path.string(), {}};
}

Statement::Statement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    m_code = sqlite3_prepare_v2(database, sql.data(), int(sql.size()), &statement, nullptr);
    m_statement.reset(statement);
}

Statement& Statement::bind(std::string_view text) {
    sqlite3_bind_text64(m_statement.get(), m_next++, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(long long number) {
    sqlite3_bind_int64(m_statement.get(), m_next++, number);
    return *this;
}

Statement& Statement::bindBlob(const std::string& bytes) {
    sqlite3_bind_blob64(m_statement.get(), m_next++, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNull() {
    sqlite3_bind_null(m_statement.get(), m_next++);
    return *this;
}

bool Statement::step() {
    if (failed()) return false;
    m_code = sqlite3_step(m_statement.get());
    return m_code == SQLITE_ROW;
}

void Statement::reset() {
    if (!m_statement) return;
    sqlite3_reset(m_statement.get());
    m_next = 1;
    m_code = SQLITE_OK;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

long long Statement::number(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const {
    return blob(column);
}

std::string Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes == nullptr ? std::string()
                            : std::string(static_cast<const char*>(bytes), std::size_t(size));
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, Mode mode) {
    const int access = mode == Mode::ReadOnly    ? SQLITE_OPEN_READONLY
                       : mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    auto database = std::make_unique<Database>();
    database->m_path = path;
    sqlite3* handle = nullptr;
    const std::string name = mode == Mode::InMemory ? ":memory:" : path.string();
    const int code =
        sqlite3_open_v2(name.c_str(), &handle, access | SQLITE_OPEN_FULLMUTEX, nullptr);
    database->m_handle.reset(handle);
    if (code != SQLITE_OK) {
        return tl::unexpected(
            databaseError(code, handle ? sqlite3_errmsg(handle) : "no memory", path));
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeout_ms);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // EXTRA is FULL and also brings the removal of the journal to the disk.
    if (auto set = database->run("PRAGMA cell_size_check=ON; PRAGMA synchronous=EXTRA; "
                                 "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;");
        !set) {
        return tl::unexpected(set.error());
    }
    return database;
}

tl::unexpected<Error> Database::error() const {
    return tl::unexpected(
        databaseError(sqlite3_errcode(handle()), sqlite3_errmsg(handle()), m_path));
}

Result<void> Database::run(const char* sql) {
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return {};
}

Result<long long> Database::number(const char* sql) {
    Statement statement(handle(), sql);
    if (!statement.step()) {
        return statement.failed() ? Result<long long>(error())
                                  : fail(ErrorCode::MalformedFile,
                                         "a number is missing in the case: " + m_path.string());
    }
    return statement.number(0);
}

Result<void> Database::copyInto(Database& to, const std::function<void()>& pause) {
    constexpr int pagesAtOnce = 1000;
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", handle(), "main");
    if (backup == nullptr) return to.error();
    int code = SQLITE_OK;
    do {
        code = sqlite3_backup_step(backup, pause ? pagesAtOnce : -1);
        if (code == SQLITE_OK && pause) pause();
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(20);
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        return tl::unexpected(databaseError(code, sqlite3_errstr(code), to.path()));
    }
    return {};
}

}  // namespace gonio
