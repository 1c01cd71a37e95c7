#include "core/case/case_layout.h"

#include <array>

#include "core/case/case_file.h"

namespace gonio {

namespace {

constexpr long long kApplicationId = 0x474F4E49;  // "GONI"

constexpr const char* kTables = R"(
    CREATE TABLE record(key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL);
    CREATE TABLE step(
        sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, arguments TEXT NOT NULL,
        made_at TEXT NOT NULL);
    CREATE TABLE change(
        step INTEGER NOT NULL REFERENCES step(sequence), key TEXT NOT NULL, other BLOB,
        PRIMARY KEY(step, key));
    CREATE INDEX change_by_key ON change(key, step);
    CREATE TABLE position(done INTEGER NOT NULL);
    INSERT INTO position VALUES(0);)";

/// What leads from layout i to layout i + 1.
constexpr std::array<const char*, kCaseLayoutVersion> kMigrations = {
    // 0: steps did not say when they were made.
    "ALTER TABLE step ADD COLUMN made_at TEXT NOT NULL DEFAULT '';",
    // 1: swaps were of the whole body, and nobody could say that a frame is right. The tables stay,
    // but an older program would take the new records for something else.
    "",
};

Result<void> setVersion(Database& database, int version) {
    return database.run(("PRAGMA user_version=" + std::to_string(version)).c_str());
}

tl::unexpected<Error> notACase(const Database& database) {
    return fail(ErrorCode::MalformedFile,
                "the file is not a case of Goniograph: " + database.path().string());
}

}  // namespace

Result<void> createLayout(Database& database) {
    const std::string id = "PRAGMA application_id=" + std::to_string(kApplicationId);
    return database.transaction([&]() -> Result<void> {
        Result<void> done = database.run(id.c_str());
        if (done) done = setVersion(database, kCaseLayoutVersion);
        return done ? database.run(kTables) : done;
    });
}

Result<int> layoutOf(Database& database) {
    const auto id = database.number("PRAGMA application_id");
    if (!id) return tl::unexpected(id.error());
    if (*id != kApplicationId) return notACase(database);
    const auto version = database.number("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version > kCaseLayoutVersion) {
        return fail(ErrorCode::Unsupported,
                    "the case was made by a newer version of the program (layout " +
                        std::to_string(*version) + ", this one knows " +
                        std::to_string(kCaseLayoutVersion) +
                        "); update the program: " + database.path().string());
    }
    // Triggers and views would run code of the file's maker.
    const auto strange =
        database.number("SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')");
    if (!strange) return tl::unexpected(strange.error());
    const auto tables = database.number(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN "
        "('record', 'step', 'change', 'position')");
    if (!tables) return tl::unexpected(tables.error());
    if (*version < 0 || *strange != 0 || *tables != 4) return notACase(database);
    return int(*version);
}

Result<void> migrate(Database& database, int from) {
    return database.transaction([&]() -> Result<void> {
        for (int version = from; version < kCaseLayoutVersion; ++version) {
            auto done = database.run(kMigrations[std::size_t(version)]);
            if (done) done = setVersion(database, version + 1);
            if (!done) {
                return passOn(done.error(), "updating the layout of the case from version " +
                                                std::to_string(version));
            }
        }
        return {};
    });
}

}  // namespace gonio
