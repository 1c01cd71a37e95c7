#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/io/atomic_file.h"
#include "core/report/angle_report.h"

namespace gonio {
namespace {

struct RenameOptions : CaseChoice {
    std::string name;
};

Result<Edit> renameEdit(const RenameOptions& given, const OpenCase& opened) {
    if (given.name.empty()) return fail(ErrorCode::Usage, "--name must not be empty");
    if (given.trial == 0) {
        return EditBuilder(opened.value(), EditKind::RenameCase, {given.name})
            .renameCase(given.name)
            .build();
    }
    auto found = opened.trial(given.trial);
    if (!found) return tl::unexpected<Error>(found.error());
    Trial trial = **found;
    trial.name = given.name;
    return EditBuilder(opened.value(), EditKind::RenameTrial, {given.name}).putTrial(trial).build();
}

struct RemoveOptions : CaseChoice {
    RemoveOptions() { person = 0; }
};

Result<Edit> removeEdit(const RemoveOptions& given, const OpenCase& opened) {
    auto trial = opened.trial(given.trial);
    if (!trial) return tl::unexpected<Error>(trial.error());
    if (given.person == 0) {
        return EditBuilder(opened.value(), EditKind::RemoveTrial, {(*trial)->name})
            .removeTrial(given.trial)
            .build();
    }
    auto person = opened.person(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    EditBuilder edit(opened.value(), EditKind::SetPerson, {displayName(**person)});
    // Swaps with somebody who is gone would never be refined again.
    for (const auto& [id, other] : (*trial)->people) {
        for (const auto& [number, correction] : other.corrections) {
            const auto* swap = std::get_if<PersonSwapCorrection>(&correction.value);
            if (id != given.person && swap != nullptr && swap->otherPerson == given.person)
                edit.removeCorrection(given.trial, id, number);
        }
    }
    return edit.removePerson(given.trial, given.person).build();
}

struct NotesOptions : CaseChoice {
    std::string text, source;
    bool clear = false;
};

Result<std::string> notesOf(const NotesOptions& given) {
    if (given.source.empty()) return given.text;
    auto bytes = readFile(given.source);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

int notes(const NotesOptions& given, CommandContext& context) {
    if (given.clear || !given.text.empty() || !given.source.empty()) {
        return editCase(
            given, context, "The notes could not be changed",
            [&](const OpenCase& opened) -> Result<Edit> {
                auto found = opened.trial(given.trial);
                if (!found) return tl::unexpected<Error>(found.error());
                auto text = notesOf(given);
                if (!text) return tl::unexpected<Error>(text.error());
                Trial trial = **found;
                trial.notes = *std::move(text);
                return EditBuilder(opened.value(), EditKind::EditNotes).putTrial(trial).build();
            });
    }
    const char* action = "The notes could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    auto trial = opened->trial(given.trial);
    if (!trial) return context.console.error(action, trial.error());
    context.console.result((*trial)->notes, {{"trial", given.trial}, {"notes", (*trial)->notes}});
    return kDone;
}

}  // namespace

void addCaseTrialCommands(CLI::App& group, CommandContext& context) {
    CLI::App& rename = *group.add_subcommand("rename", "Rename the case, or a trial (--trial)");
    auto renaming = defineCommand<RenameOptions>(
        rename, context, [](const RenameOptions& given, CommandContext& run) {
            return editCase(given, run, "The name could not be changed",
                            [&](const OpenCase& opened) { return renameEdit(given, opened); });
        });
    addCaseFile(rename, *renaming);
    rename.add_option("--trial", renaming->trial, "Number of the trial");
    rename.add_option("--name", renaming->name, "The new name")->required();

    CLI::App& remove = *group.add_subcommand(
        "remove", "Remove a trial with its results, or one of its people (--person)");
    auto removing = defineCommand<RemoveOptions>(
        remove, context, [](const RemoveOptions& given, CommandContext& run) {
            return editCase(given, run, "It could not be removed",
                            [&](const OpenCase& opened) { return removeEdit(given, opened); });
        });
    addPerson(remove, *removing);

    CLI::App& note = *group.add_subcommand("notes", "Show or change the notes of a trial");
    auto noting = defineCommand<NotesOptions>(note, context, notes);
    addTrial(note, *noting);
    auto* text = note.add_option("--text", noting->text, "The new notes");
    auto* file =
        note.add_option("--file", noting->source, "Text file with the new notes")->excludes(text);
    note.add_flag("--clear", noting->clear, "Empty them")->excludes(text)->excludes(file);
}

}  // namespace gonio
