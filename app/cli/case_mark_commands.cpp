#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"

namespace gonio {
namespace {

struct EventOptions : CaseChoice {
    int frame = -1, remove = 0;
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
    if (given.kind.empty()) return fail(ErrorCode::Usage, "--kind says what happens at the frame");
    if (auto known = checkFrame(**trial, given.frame); !known) {
        return tl::unexpected<Error>(known.error());
    }
    return EditBuilder(opened.value(), EditKind::PutEvent,
                       {given.kind, std::to_string(given.frame)})
        .put(given.trial, Event{0, given.frame, given.kind, given.side, true})
        .build();
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
    CLI::App& event = *group.add_subcommand("event", "Mark a moment, or delete a mark");
    auto eventOptions = defineCommand<EventOptions>(
        event, context, [](const EventOptions& given, CommandContext& run) {
            return editCase(given, run, "The event could not be changed",
                            [&](const OpenCase& opened) { return eventEdit(given, opened); });
        });
    addTrial(event, *eventOptions);
    event.add_option("--frame", eventOptions->frame, "Frame of the event");
    event.add_option("--kind", eventOptions->kind,
                     "foot strike, toe off, take-off, landing, bottom, or own words");
    event.add_option("--side", eventOptions->side, "right or left")
        ->check(CLI::IsMember({"right", "left"}));
    event.add_option("--delete", eventOptions->remove, "Delete the event of this number");

    CLI::App& phase = *group.add_subcommand("phase", "Name a stretch of frames, or delete one");
    auto phaseOptions = defineCommand<PhaseOptions>(
        phase, context, [](const PhaseOptions& given, CommandContext& run) {
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
