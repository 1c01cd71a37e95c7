#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"

namespace gonio {
namespace {

struct EventOptions : CaseChoice {
    int frame = -1, change = 0, remove = 0;
    std::string kind, side;
};

struct PhaseOptions : CaseChoice {
    int from = -1, to = -1, remove = 0;
    std::string name;
};

Result<void> checkFrame(const Trial& trial, int frame) {
    if (frame >= 0 && frame < trial.video.frameCount) return {};
    return fail(ErrorCode::Usage, "frame " + std::to_string(frame) +
                                      " is not in the video, which has frames 0 to " +
                                      std::to_string(trial.video.frameCount - 1));
}

template <class Map>
Result<void> checkId(const Map& marks, int id, const char* what) {
    if (marks.contains(id)) return {};
    return fail(ErrorCode::Usage,
                std::string("the trial has no ") + what + " " + std::to_string(id));
}

Result<Edit> eventEdit(const EventOptions& given, const OpenCase& opened) {
    auto trial = opened.trial(given.trial);
    if (!trial) return tl::unexpected<Error>(trial.error());
    if (given.remove != 0) {
        if (auto known = checkId((*trial)->events, given.remove, "event"); !known) {
            return tl::unexpected<Error>(known.error());
        }
        return EditBuilder(opened.value(), EditKind::DeleteEvent)
            .removeEvent(given.trial, given.remove)
            .build();
    }
    Event event{0, given.frame, given.kind, given.side, true};
    if (given.change != 0) {
        if (auto known = checkId((*trial)->events, given.change, "event"); !known) {
            return tl::unexpected<Error>(known.error());
        }
        event = (*trial)->events.at(given.change);
        event.byUser = true;
        if (given.frame >= 0) event.frame = given.frame;
        if (!given.kind.empty()) event.kind = given.kind;
        if (!given.side.empty()) event.side = given.side == "none" ? "" : given.side;
    }
    if (event.side == "none") event.side.clear();
    if (event.kind.empty()) return fail(ErrorCode::Usage, "--kind says what happens at the frame");
    if (auto known = checkFrame(**trial, event.frame); !known) {
        return tl::unexpected<Error>(known.error());
    }
    return EditBuilder(opened.value(), EditKind::PutEvent,
                       {event.kind, std::to_string(event.frame)})
        .put(given.trial, event)
        .build();
}

/// Lists the marks of a trial with `tell(const Trial&)`.
template <class Tell>
int listMarks(const CaseChoice& given, CommandContext& context, const Tell& tell) {
    const char* action = "The marks could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    auto trial = opened->trial(given.trial);
    if (!trial) return context.console.error(action, trial.error());
    tell(**trial);
    return kDone;
}

int listEvents(const EventOptions& given, CommandContext& context) {
    return listMarks(given, context, [&](const Trial& trial) {
        for (const auto& [id, event] : trial.events) {
            const std::string side = event.side.empty() ? "" : ", " + event.side;
            context.console.result(std::to_string(id) + "  frame " + std::to_string(event.frame) +
                                       "  " + event.kind + side +
                                       (event.byUser ? "" : "  (found by the program)"),
                                   {{"trial", trial.id},
                                    {"mark", id},
                                    {"frame", event.frame},
                                    {"kind", event.kind},
                                    {"side", event.side},
                                    {"by_user", event.byUser}});
        }
    });
}

int listPhases(const PhaseOptions& given, CommandContext& context) {
    return listMarks(given, context, [&](const Trial& trial) {
        for (const auto& [id, phase] : trial.phases) {
            context.console.result(std::to_string(id) + "  frames " +
                                       std::to_string(phase.frames.first) + " to " +
                                       std::to_string(phase.frames.last) + "  " + phase.name,
                                   {{"trial", trial.id},
                                    {"mark", id},
                                    {"first", phase.frames.first},
                                    {"last", phase.frames.last},
                                    {"name", phase.name}});
        }
    });
}

Result<Edit> phaseEdit(const PhaseOptions& given, const OpenCase& opened) {
    auto trial = opened.trial(given.trial);
    if (!trial) return tl::unexpected<Error>(trial.error());
    if (given.remove != 0) {
        if (auto known = checkId((*trial)->phases, given.remove, "phase"); !known) {
            return tl::unexpected<Error>(known.error());
        }
        return EditBuilder(opened.value(), EditKind::DeletePhase)
            .removePhase(given.trial, given.remove)
            .build();
    }
    if (given.name.empty()) return fail(ErrorCode::Usage, "--name says what the phase is");
    for (const int frame : {given.from, given.to}) {
        if (auto known = checkFrame(**trial, frame); !known) {
            return tl::unexpected<Error>(known.error());
        }
    }
    if (given.to < given.from) return fail(ErrorCode::Usage, "--to comes before --from");
    return EditBuilder(opened.value(), EditKind::PutPhase, {given.name})
        .put(given.trial, Phase{0, {given.from, given.to}, given.name})
        .build();
}

}  // namespace

void addCaseMarkCommands(CLI::App& group, CommandContext& context) {
    CLI::App& event =
        *group.add_subcommand("event", "List the events of a trial; add, change or delete one");
    auto eventOptions = defineCommand<EventOptions>(
        event, context, [](const EventOptions& given, CommandContext& run) {
            const bool asked = given.frame < 0 && given.kind.empty() && given.side.empty() &&
                               given.change == 0 && given.remove == 0;
            if (asked) return listEvents(given, run);
            return editCase(given, run, "The event could not be changed",
                            [&](const OpenCase& opened) { return eventEdit(given, opened); });
        });
    addTrial(event, *eventOptions);
    event.add_option("--frame", eventOptions->frame, "Frame of the event");
    event.add_option("--kind", eventOptions->kind,
                     "foot strike, toe off, take-off, landing, bottom, or own words");
    event.add_option("--side", eventOptions->side, "right, left or none")
        ->check(CLI::IsMember({"right", "left", "none"}));
    event.add_option("--change", eventOptions->change, "Change the event of this number");
    event.add_option("--delete", eventOptions->remove, "Delete the event of this number");

    CLI::App& phase = *group.add_subcommand(
        "phase", "List the phases of a trial; name a stretch of frames, or delete one");
    auto phaseOptions = defineCommand<PhaseOptions>(
        phase, context, [](const PhaseOptions& given, CommandContext& run) {
            const bool asked =
                given.from < 0 && given.to < 0 && given.name.empty() && given.remove == 0;
            if (asked) return listPhases(given, run);
            return editCase(given, run, "The phase could not be changed",
                            [&](const OpenCase& opened) { return phaseEdit(given, opened); });
        });
    addTrial(phase, *phaseOptions);
    phase.add_option("--from", phaseOptions->from, "First frame");
    phase.add_option("--to", phaseOptions->to, "Last frame");
    phase.add_option("--name", phaseOptions->name, "Name of the phase");
    phase.add_option("--delete", phaseOptions->remove, "Delete the phase of this number");
}

}  // namespace gonio
