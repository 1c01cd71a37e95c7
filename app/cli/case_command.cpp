#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/biomech/text_numbers.h"
#include "core/io/file_hash.h"
#include "core/report/angle_report.h"
#include "core/video/video_reader.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct NewOptions : CaseChoice {
    std::string name;
};

int makeCase(const NewOptions& given, CommandContext& context) {
    const char* action = "The case could not be made";
    auto file = CaseFile::create(given.file);
    if (!file) return context.console.error(action, file.error());
    auto value = (*file)->load();
    if (!value) return context.console.error(action, value.error());
    const std::string name = given.name.empty() ? fs::path(given.file).stem().string() : given.name;
    const Edit edit = EditBuilder(*value, EditKind::NewCase, {name}).renameCase(name).build();
    if (auto done = (*file)->append(edit); !done)
        return context.console.error(action, done.error());
    context.console.result("Case '" + name + "' in " + given.file,
                           {{"file", given.file}, {"name", name}});
    return kDone;
}

struct AddOptions : CaseChoice {
    std::string video, name;
    double rate_hz = 0;
};

Result<Trial> trialOf(const AddOptions& given) {
    VideoOptions reading;
    if (given.rate_hz > 0) reading.captureRate_hz = given.rate_hz;
    auto video = VideoReader::open(given.video, reading);
    if (!video) return passOn(video.error(), "opening " + given.video);
    auto hash = sha256OfFile(given.video);
    if (!hash) return tl::unexpected<Error>(hash.error());
    std::error_code ignored;
    const fs::path whole = fs::absolute(given.video, ignored);
    const VideoInfo& info = (*video)->info();
    Trial trial;
    trial.name = given.name.empty() ? whole.stem().string() : given.name;
    trial.video = {
        whole.string(),      *hash,           info.frameCount,       info.width_px, info.height_px,
        info.nominalRate_hz, info.duration_s, reading.captureRate_hz};
    return trial;
}

int addVideo(const AddOptions& given, CommandContext& context) {
    return editCase(given, context, "The video could not be added",
                    [&](const OpenCase& opened) -> Result<Edit> {
                        auto trial = trialOf(given);
                        if (!trial) return tl::unexpected<Error>(trial.error());
                        EditBuilder builder(opened.value(), EditKind::AddTrial, {trial->name});
                        return builder.putTrial(*trial).build();
                    });
}

Json jsonOf(const Trial& trial, const Person& person) {
    Json json = {{"event", "result"},         {"trial", trial.id},
                 {"person", person.id},       {"name", person.name},
                 {"ignored", person.ignored}, {"analysed", person.base != nullptr}};
    json.erase("event");
    if (person.info) {
        json["backend"] = person.info->backend;
        json["body"] = person.info->body;
        json["recovered_share"] = person.info->recoveredShare;
        json["mean_reprojection_px"] = person.info->meanReprojection_px;
    }
    json["corrections"] = person.corrections.size();
    json["refined_windows"] = person.patches.size();
    json["waiting_windows"] =
        person.info ? staleWindows(trial, person, person.info->bodyHash).size() : std::size_t{0};
    return json;
}

std::string textOf(const Trial& trial, const Person& person) {
    std::string text = "  " + std::to_string(person.id) + "  " + displayName(person);
    if (person.ignored) text += ", ignored";
    if (!person.info) return text + ", not analysed";
    text += ", " + formatFixed(100 * person.info->recoveredShare, 1) + " % of the frames, body " +
            person.info->body + ", " + std::to_string(person.corrections.size()) + " corrections";
    const auto waiting = staleWindows(trial, person, person.info->bodyHash).size();
    if (waiting > 0) text += ", " + std::to_string(waiting) + " windows wait for 'refine'";
    return text;
}

int showPeople(const Trial& trial, CommandContext& context) {
    for (const auto& [id, person] : trial.people) {
        context.console.result(textOf(trial, person), jsonOf(trial, person));
    }
    return kDone;
}

int showCase(const CaseChoice& given, CommandContext& context) {
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error("The case could not be shown", opened.error());
    const Case& value = opened->value();
    context.console.result(
        "Case '" + value.name() + "', " + std::to_string(value.trials().size()) + " trials",
        {{"case", value.name()}, {"trials", value.trials().size()}, {"hash", value.hash()}});
    for (const auto& [id, trial] : value.trials()) {
        context.console.result("Trial " + std::to_string(id) + " '" + trial.name +
                                   "': " + std::to_string(trial.video.frameCount) + " frames at " +
                                   formatShortest(trial.video.nominalRate_hz) + " Hz, " +
                                   std::to_string(trial.events.size()) + " events, " +
                                   std::to_string(trial.phases.size()) + " phases, " +
                                   trial.video.path,
                               {{"trial", id},
                                {"name", trial.name},
                                {"video", trial.video.path},
                                {"video_sha256", trial.video.sha256},
                                {"frames", trial.video.frameCount},
                                {"rate_hz", trial.video.nominalRate_hz},
                                {"events", trial.events.size()},
                                {"phases", trial.phases.size()},
                                {"drawings", trial.drawings.size()},
                                {"key_images", trial.keyImages.size()}});
        showPeople(trial, context);
    }
    return kDone;
}

struct PeopleOptions : CaseChoice {
    std::string name;
    bool ignore = false, keep = false;
};

int people(const PeopleOptions& given, CommandContext& context) {
    const bool changes = !given.name.empty() || given.ignore || given.keep;
    const char* action = "The people could not be shown or changed";
    if (!changes) {
        auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
        if (!opened) return context.console.error(action, opened.error());
        auto trial = opened->trial(given.trial);
        return trial ? showPeople(**trial, context) : context.console.error(action, trial.error());
    }
    return editCase(given, context, action, [&](const OpenCase& opened) -> Result<Edit> {
        auto found = opened.person(given.trial, given.person);
        if (!found) return tl::unexpected<Error>(found.error());
        Person person = **found;
        if (!given.name.empty()) person.name = given.name;
        if (given.ignore || given.keep) person.ignored = given.ignore;
        EditBuilder builder(opened.value(), EditKind::SetPerson, {displayName(person)});
        return builder.putPerson(given.trial, person).build();
    });
}

int step(const CaseChoice& given, CommandContext& context, bool back) {
    const char* action = back ? "The step could not be undone" : "The step could not be redone";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadWrite);
    if (!opened) return context.console.error(action, opened.error());
    const auto done = back ? opened->file().undo() : opened->file().redo();
    if (!done) return context.console.error(action, done.error());
    const auto position = opened->file().position();
    if (!position) return context.console.error(action, position.error());
    context.console.result("Now after step " + std::to_string(*position), {{"step", *position}});
    return kDone;
}

int history(const CaseChoice& given, CommandContext& context) {
    const char* action = "The history could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    const auto journal = opened->file().journal();
    if (!journal) return context.console.error(action, journal.error());
    const auto position = opened->file().position();
    if (!position) return context.console.error(action, position.error());
    int number = 0;
    for (const JournalEntry& entry : *journal) {
        const bool isDone = ++number <= *position;
        std::string text = std::to_string(number) + "  " + entry.madeAtUtc + "  " +
                           std::string(nameOf(entry.kind));
        for (const std::string& argument : entry.arguments) text += " " + argument;
        context.console.result(isDone ? text : text + "  (undone)",
                               {{"step", number},
                                {"edit", std::string(nameOf(entry.kind))},
                                {"arguments", entry.arguments},
                                {"made_at", entry.madeAtUtc},
                                {"done", isDone}});
    }
    return kDone;
}

}  // namespace

void addCaseCommand(CLI::App& app, CommandContext& context) {
    CLI::App& group = *app.add_subcommand(
        "case", "Work on a case file: videos, analyses, corrections, marks, history");
    group.require_subcommand(1);
    group.fallthrough();

    CLI::App& create = *group.add_subcommand("new", "Make an empty case");
    auto newOptions = defineCommand<NewOptions>(create, context, makeCase);
    addCaseFile(create, *newOptions);
    create.add_option("--name", newOptions->name, "Name of the case (default: the file's)");

    CLI::App& add = *group.add_subcommand("add", "Add a video as a trial");
    auto addOptions = defineCommand<AddOptions>(add, context, addVideo);
    addCaseFile(add, *addOptions);
    add.add_option("VIDEO", addOptions->video, "The video")->required();
    add.add_option("--name", addOptions->name, "Name of the trial (default: the video's)");
    add.add_option("--fps", addOptions->rate_hz, "Rate at which slow motion was recorded, Hz")
        ->check(CLI::PositiveNumber);

    CLI::App& info = *group.add_subcommand("info", "Show what the case holds");
    addCaseFile(info, *defineCommand<CaseChoice>(info, context, showCase));

    CLI::App& persons = *group.add_subcommand("people", "Show, name or ignore people of a trial");
    auto peopleOptions = defineCommand<PeopleOptions>(persons, context, people);
    addPerson(persons, *peopleOptions);
    persons.add_option("--name", peopleOptions->name, "New name of the person");
    auto* ignore = persons.add_flag("--ignore", peopleOptions->ignore, "A bystander from now on");
    persons.add_flag("--keep", peopleOptions->keep, "No bystander any more")->excludes(ignore);

    CLI::App& undo = *group.add_subcommand("undo", "Take back the last step");
    addCaseFile(undo, *defineCommand<CaseChoice>(undo, context,
                                                 [](const CaseChoice& given, CommandContext& run) {
                                                     return step(given, run, true);
                                                 }));
    CLI::App& redo = *group.add_subcommand("redo", "Do the step again that was taken back");
    addCaseFile(redo, *defineCommand<CaseChoice>(redo, context,
                                                 [](const CaseChoice& given, CommandContext& run) {
                                                     return step(given, run, false);
                                                 }));
    CLI::App& steps = *group.add_subcommand("history", "List all steps");
    addCaseFile(steps, *defineCommand<CaseChoice>(steps, context, history));

    addCaseAnalyseCommand(group, context);
    addCaseCorrectCommands(group, context);
    addCaseMarkCommands(group, context);
    addCaseReviewCommands(group, context);
    addCaseTrialCommands(group, context);
    addCaseDrawingCommands(group, context);
}

}  // namespace gonio
