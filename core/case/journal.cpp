#include "core/case/journal.h"

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

namespace gonio {

namespace {

std::string nowUtc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    const std::size_t size = std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, size};
}

std::string textOf(const std::vector<std::string>& arguments) {
    return nlohmann::json(arguments).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What cannot be read is left out: it is only for a sentence in the history.
std::vector<std::string> argumentsOf(const std::string& text) {
    std::vector<std::string> arguments;
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return arguments;
    for (const auto& item : list) {
        arguments.push_back(item.is_string() ? item.get<std::string>() : std::string());
    }
    return arguments;
}

std::optional<std::string> optionalBlob(const Statement& statement, int column) {
    return statement.isNull(column) ? std::nullopt : std::optional(statement.blob(column));
}

std::optional<RecordBytes> bytesOf(std::optional<std::string> value) {
    return value ? std::optional(RecordBytes(std::move(*value))) : std::nullopt;
}

tl::unexpected<Error> noSuchStep() {
    return fail(ErrorCode::Usage, "there is no such step in the history of the case");
}

}  // namespace

Result<void> Journal::finish(Statement& statement) {
    while (statement.step()) {
    }
    return statement.failed() ? Result<void>(m_database.error()) : Result<void>();
}

Result<int> Journal::position() {
    const auto done = m_database.number("SELECT done FROM position");
    if (!done) return tl::unexpected(done.error());
    return int(*done);
}

Result<std::vector<JournalEntry>> Journal::entries() {
    std::vector<JournalEntry> entries;
    Statement steps(m_database.handle(),
                    "SELECT sequence, kind, arguments, made_at FROM step ORDER BY sequence");
    while (steps.step()) {
        if (steps.number(0) != (long long)entries.size() + 1) {
            return fail(ErrorCode::MalformedFile, "a step is missing in the history of the case");
        }
        entries.push_back({steps.number(0), editKindOf(steps.text(1)), argumentsOf(steps.text(2)),
                           steps.text(3)});
    }
    if (steps.failed()) return m_database.error();
    const auto done = position();
    if (!done) return tl::unexpected(done.error());
    if (*done < 0 || *done > int(entries.size())) {
        return fail(ErrorCode::MalformedFile, "the history of the case has a wrong position");
    }
    return entries;
}

Result<std::optional<std::string>> Journal::record(const std::string& key) {
    Statement statement(m_database.handle(), "SELECT value FROM record WHERE key = ?");
    statement.bind(key);
    if (statement.step()) return optionalBlob(statement, 0);
    if (statement.failed()) return m_database.error();
    return std::optional<std::string>();
}

Result<std::optional<std::string>> Journal::farSide(long long step, bool isDone,
                                                    const std::string& key) {
    Statement next(m_database.handle(),
                   isDone ? "SELECT other FROM change WHERE key = ? AND step > ? AND step <= "
                            "(SELECT done FROM position) ORDER BY step LIMIT 1"
                          : "SELECT other FROM change WHERE key = ? AND step < ? AND step > "
                            "(SELECT done FROM position) ORDER BY step DESC LIMIT 1");
    next.bind(key).bind(step);
    if (next.step()) return optionalBlob(next, 0);
    if (next.failed()) return m_database.error();
    return record(key);
}

Result<Edit> Journal::edit(int index) {
    const long long step = index + 1LL;
    const auto done = position();
    if (!done) return tl::unexpected(done.error());
    Statement head(m_database.handle(), "SELECT kind, arguments FROM step WHERE sequence = ?");
    head.bind(step);
    if (!head.step()) return head.failed() ? m_database.error() : noSuchStep();
    Edit edit{editKindOf(head.text(0)), argumentsOf(head.text(1)), {}};
    Statement changes(m_database.handle(), "SELECT key, other FROM change WHERE step = ?");
    changes.bind(step);
    while (changes.step()) {
        const std::string key = changes.text(0);
        auto near = optionalBlob(changes, 1);
        auto far = farSide(step, step <= *done, key);
        if (!far) return tl::unexpected(far.error());
        // An analysis stays whole, so that shareBases() finds all of its records.
        const auto parsed = RecordKey::parse(key);
        const bool ofBase = parsed && basePartOf(parsed->kind);
        if (near == *far && !ofBase) continue;
        if (step > *done) std::swap(near, *far);
        edit.changes.push_back({key, bytesOf(std::move(near)), bytesOf(std::move(*far))});
    }
    if (changes.failed()) return m_database.error();
    orderChanges(edit.changes);
    return edit;
}

Result<void> Journal::write(const FileStep& step) {
    const auto done = position();
    if (!done) return tl::unexpected(done.error());
    switch (step.kind) {
        case FileStep::Kind::Append:
            return append(*step.edit);
        case FileStep::Kind::Extend:
            return *done == 0 ? Result<void>(noSuchStep()) : extend(*step.edit);
        case FileStep::Kind::Forget:
            return forgetUndone();
        case FileStep::Kind::Undo: {
            if (*done == 0) return noSuchStep();
            auto undone = exchange(*done);
            return undone ? setPosition(*done - 1LL) : undone;
        }
        case FileStep::Kind::Redo:
            break;
    }
    Statement next(m_database.handle(), "SELECT 1 FROM step WHERE sequence = ?");
    next.bind(*done + 1LL);
    if (!next.step()) return next.failed() ? m_database.error() : noSuchStep();
    auto redone = exchange(*done + 1LL);
    return redone ? setPosition(*done + 1LL) : redone;
}

Result<void> Journal::forgetUndone() {
    return m_database.run(
        "DELETE FROM change WHERE step > (SELECT done FROM position);"
        "DELETE FROM step WHERE sequence > (SELECT done FROM position);");
}

Result<void> Journal::append(const Edit& edit) {
    if (auto forgotten = forgetUndone(); !forgotten) return forgotten;
    const long long step = *position() + 1LL;
    Statement head(m_database.handle(), "INSERT INTO step VALUES(?, ?, ?, ?)");
    head.bind(step).bind(nameOf(edit.kind)).bind(textOf(edit.arguments)).bind(nowUtc());
    if (auto put = finish(head); !put) return put;
    if (auto put = putChanges(step, edit); !put) return put;
    return setPosition(step);
}

Result<void> Journal::extend(const Edit& edit) {
    if (auto forgotten = forgetUndone(); !forgotten) return forgotten;
    const long long step = *position();
    Statement head(m_database.handle(),
                   "UPDATE step SET kind = ?, arguments = ?, made_at = ? WHERE sequence = ?");
    head.bind(nameOf(edit.kind)).bind(textOf(edit.arguments)).bind(nowUtc()).bind(step);
    if (auto put = finish(head); !put) return put;
    return putChanges(step, edit);
}

Result<void> Journal::putChanges(long long step, const Edit& edit) {
    // What an extended step already keeps is older than what the record is now.
    Statement keep(m_database.handle(),
                   "INSERT OR IGNORE INTO change VALUES(?1, ?2, "
                   "(SELECT value FROM record WHERE key = ?2))");
    for (const RecordChange& change : edit.changes) {
        keep.reset();
        keep.bind(step).bind(change.key);
        if (auto kept = finish(keep); !kept) return kept;
        auto set = setRecord(change.key,
                             change.after ? std::optional(change.after->bytes()) : std::nullopt);
        if (!set) return set;
    }
    return {};
}

Result<void> Journal::exchange(long long step) {
    std::vector<std::string> keys;
    Statement list(m_database.handle(), "SELECT key FROM change WHERE step = ?");
    list.bind(step);
    while (list.step()) keys.push_back(list.text(0));
    if (list.failed()) return m_database.error();
    for (const std::string& key : keys) {
        Statement kept(m_database.handle(), "SELECT other FROM change WHERE step = ? AND key = ?");
        kept.bind(step).bind(key);
        if (!kept.step()) return m_database.error();
        const auto other = optionalBlob(kept, 0);
        Statement keep(m_database.handle(),
                       "UPDATE change SET other = (SELECT value FROM record WHERE key = ?2) "
                       "WHERE step = ?1 AND key = ?2");
        keep.bind(step).bind(key);
        if (auto done = finish(keep); !done) return done;
        if (auto done = setRecord(key, other); !done) return done;
    }
    return {};
}

Result<void> Journal::setPosition(long long done) {
    Statement statement(m_database.handle(), "UPDATE position SET done = ?");
    statement.bind(done);
    return finish(statement);
}

Result<void> Journal::setRecord(const std::string& key, const std::optional<std::string>& value) {
    Statement statement(m_database.handle(), value ? "INSERT OR REPLACE INTO record VALUES(?, ?)"
                                                   : "DELETE FROM record WHERE key = ?");
    statement.bind(key);
    if (value) statement.bindBlob(*value);
    return finish(statement);
}

}  // namespace gonio
