#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/biomech/text_numbers.h"
#include "core/case/checked_frames.h"

namespace gonio {
namespace {

struct RightOptions : CaseChoice {
    int frame = -1;
    bool doubtful = false;
};

const char* nameOf(Doubt reason) {
    switch (reason) {
        case Doubt::Reprojection:
            return "reprojection";
        case Doubt::Limit:
            return "joint limit";
        case Doubt::Jerk:
            return "leap";
        case Doubt::Confidence:
            return "confidence";
        case Doubt::SideSwap:
            return "sides exchanged";
        case Doubt::Missing:
            return "missing";
    }
    return "";
}

/// As the window computes them.
Result<std::vector<WorstFrame>> worstOf(const Person& person, const Job& job) {
    auto state = presentState(person, job);
    if (!state) return tl::unexpected<Error>(state.error());
    std::vector<double> reprojection_px = person.base->reprojection_px;
    for (const auto& [first, patch] : person.patches) {
        for (std::size_t i = 0; i < patch->reprojection_px.size(); ++i) {
            const std::size_t at = std::size_t(first) + i;
            if (at < reprojection_px.size()) reprojection_px[at] = patch->reprojection_px[i];
        }
    }
    const auto doubts =
        doubtsOf(state->motion, reprojection_px, state->angles.openSim, person.base->sideSwaps);
    return worstFrames(doubts, state->motion.times_s);
}

int worst(const CaseChoice& given, CommandContext& context) {
    const char* action = "The doubtful frames could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    auto person = opened->analysed(given.trial, given.person);
    if (!person) return context.console.error(action, person.error());
    auto all = worstOf(**person, context.job("Looking for doubtful frames"));
    if (!all) return context.console.error(action, all.error());
    const auto left = worstLeft(**person, *all);
    context.console.result(std::to_string(left.size()) + " of " + std::to_string(all->size()) +
                               " doubtful places are left to look at",
                           {{"left", left.size()}, {"places", all->size()}});
    for (const WorstFrame& one : left) {
        context.console.result("Frame " + std::to_string(one.frame) + " (" +
                                   std::to_string(one.stretch.first) + " to " +
                                   std::to_string(one.stretch.last) + "): " + nameOf(one.reason) +
                                   ", doubt " + formatFixed(one.doubt, 2),
                               {{"frame", one.frame},
                                {"first", one.stretch.first},
                                {"last", one.stretch.last},
                                {"reason", nameOf(one.reason)},
                                {"doubt", one.doubt}});
    }
    return kDone;
}

Result<Edit> rightEdit(const RightOptions& given, const OpenCase& opened, const Job& job) {
    auto person = opened.analysed(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    const int last = int((*person)->base->motion.size()) - 1;
    if (given.frame < 0 || given.frame > last) {
        return fail(ErrorCode::Usage, "frame " + std::to_string(given.frame) +
                                          " is not in the video, which has frames 0 to " +
                                          std::to_string(last));
    }
    const bool isRight = checkAt(**person, given.frame) != 0;
    if (isRight != given.doubtful) {
        return fail(ErrorCode::Usage,
                    "frame " + std::to_string(given.frame) +
                        (isRight ? " has been found right already" : " has not been found right"));
    }
    auto all = worstOf(**person, job);
    if (!all) return tl::unexpected<Error>(all.error());
    return toggleCheck(opened.value(), given.trial, given.person, given.frame, *all);
}

}  // namespace

void addCaseReviewCommands(CLI::App& group, CommandContext& context) {
    CLI::App& list = *group.add_subcommand(
        "worst", "List the doubtful places that are left to look at, the worst first");
    addPerson(list, *defineCommand<CaseChoice>(list, context, worst));

    CLI::App& right = *group.add_subcommand(
        "right", "Say that a frame was looked at and is right, with the doubtful ones about it");
    auto options = defineCommand<RightOptions>(
        right, context, [](const RightOptions& given, CommandContext& run) {
            return editCase(
                given, run, "The frame could not be called right", [&](const OpenCase& opened) {
                    return rightEdit(given, opened, run.job("Looking for doubtful frames"));
                });
        });
    addPerson(right, *options);
    right.add_option("--frame", options->frame, "The frame")->required();
    right.add_flag("--doubtful", options->doubtful, "Take it back");
}

}  // namespace gonio
