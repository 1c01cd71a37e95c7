#pragma once

#include "core/case/case_file.h"
#include "core/case/database.h"

namespace gonio {

/// The history in a case's database. Steps are numbered 1, 2, ... without gaps; the first
/// position() of them are done.
class Journal {
public:
    explicit Journal(Database& database) : m_database(database) {}

    Result<std::vector<JournalEntry>> entries();
    Result<int> position();
    Result<Edit> edit(int index);

    /// Within a transaction of the caller.
    Result<void> write(const FileStep& step);

private:
    Result<void> append(const Edit& edit);
    Result<void> extend(const Edit& edit);
    Result<void> forgetUndone();
    Result<void> putChanges(long long step, const Edit& edit);
    /// Exchanges the records that a step touches with what the step keeps of them.
    Result<void> exchange(long long step);
    Result<void> setPosition(long long done);
    Result<void> setRecord(const std::string& key, const std::optional<std::string>& value);
    Result<std::optional<std::string>> record(const std::string& key);
    /// What a record is on the far side of `step`.
    Result<std::optional<std::string>> farSide(long long step, bool isDone, const std::string& key);
    Result<void> finish(Statement& statement);

    Database& m_database;
};

}  // namespace gonio
