#include <algorithm>
#include <charconv>

#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/biomech/text_numbers.h"
#include "core/case/refine_tasks.h"
#include "core/case/swap_pairs.h"
#include "core/report/angle_report.h"

namespace gonio {
namespace {

struct CorrectOptions : CaseChoice {
    int frame = -1, remove = 0;
    std::string angle, keypoint, at;
    double value_deg = std::nan("");
};

struct RangeOptions : CaseChoice {
    int from = -1, to = -1, other = 0;
    std::string limbs = "both";
};

Result<void> checkFrames(const Person& person, FrameRange frames) {
    const int last = static_cast<int>(person.base->motion.size()) - 1;
    if (frames.first >= 0 && frames.first <= frames.last && frames.last <= last) return {};
    return fail(ErrorCode::Usage,
                "frames " + std::to_string(frames.first) + " to " + std::to_string(frames.last) +
                    " are not in the analysis, which has frames 0 to " + std::to_string(last));
}

Result<Eigen::Vector2d> pointOf(const std::string& text) {
    const auto cells = splitAt(text, ',');
    const auto x = cells.size() == 2 ? parseNumber(cells[0]) : std::nullopt;
    const auto y = cells.size() == 2 ? parseNumber(cells[1]) : std::nullopt;
    if (x && y && std::isfinite(*x) && std::isfinite(*y)) return Eigen::Vector2d(*x, *y);
    return fail(ErrorCode::Usage, "--at takes two numbers X,Y in pixels, not '" + text + "'");
}

// One point or angle can be put in one way only: a new correction takes the place of an old one.
int sameTarget(const Person& person, const CorrectionValue& value) {
    for (const auto& [id, correction] : person.corrections) {
        if (correction.value.index() != value.index()) continue;
        if (const auto* angle = std::get_if<AngleCorrection>(&value)) {
            const auto& old = std::get<AngleCorrection>(correction.value);
            if (old.frame == angle->frame && old.angle == angle->angle) return id;
        }
        if (const auto* point = std::get_if<KeypointCorrection>(&value)) {
            const auto& old = std::get<KeypointCorrection>(correction.value);
            if (old.frame == point->frame && old.keypoint == point->keypoint) return id;
        }
    }
    return 0;
}

Result<CorrectionValue> valueOf(const CorrectOptions& given, const Person& person) {
    if (given.angle.empty() == given.keypoint.empty()) {
        return fail(ErrorCode::Usage,
                    "say either --angle NAME --value DEGREES or --keypoint NAME --at X,Y");
    }
    if (!given.angle.empty()) {
        const auto table = conventionTable(AngleConvention::OpenSim);
        const bool known = std::any_of(table.begin(), table.end(), [&](const auto& definition) {
            return definition.name == given.angle;
        });
        if (!known) {
            return fail(ErrorCode::Usage,
                        "there is no angle '" + given.angle + "' in the OpenSim convention");
        }
        if (!std::isfinite(given.value_deg)) {
            return fail(ErrorCode::Usage, "--angle needs --value, in degrees");
        }
        return AngleCorrection{given.frame, given.angle, given.value_deg};
    }
    const auto& names = person.base->keypoints.names;
    if (std::find(names.begin(), names.end(), given.keypoint) == names.end()) {
        std::string known;
        for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
        return fail(ErrorCode::Usage,
                    "there is no keypoint '" + given.keypoint + "'; there are: " + known);
    }
    auto at = pointOf(given.at);
    if (!at) return tl::unexpected<Error>(at.error());
    return KeypointCorrection{given.frame, given.keypoint, *at};
}

Result<Edit> correctEdit(const CorrectOptions& given, const OpenCase& opened) {
    auto person = opened.analysed(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    if (given.remove != 0) {
        if (!(*person)->corrections.contains(given.remove)) {
            return fail(ErrorCode::Usage, "there is no correction " + std::to_string(given.remove));
        }
        EditBuilder builder(opened.value(), EditKind::DeleteCorrection);
        removeCorrection(builder, **opened.trial(given.trial), given.person, given.remove);
        return builder.build();
    }
    if (auto known = checkFrames(**person, {given.frame, given.frame}); !known) {
        return tl::unexpected<Error>(known.error());
    }
    auto value = valueOf(given, **person);
    if (!value) return tl::unexpected<Error>(value.error());
    const bool angle = !given.angle.empty();
    EditBuilder builder(opened.value(), angle ? EditKind::SetAngle : EditKind::MoveKeypoint,
                        {angle ? given.angle : given.keypoint, std::to_string(given.frame)});
    const int id = sameTarget(**person, *value);
    return builder.put(given.trial, given.person, Correction{id, *value}).build();
}

Result<Edit> rangeEdit(const RangeOptions& given, const OpenCase& opened, EditKind kind,
                       const CorrectionValue& value) {
    auto person = opened.analysed(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    if (auto known = checkFrames(**person, {given.from, given.to}); !known) {
        return tl::unexpected<Error>(known.error());
    }
    if (given.other != 0) {
        if (auto other = opened.analysed(given.trial, given.other); !other) {
            return tl::unexpected<Error>(other.error());
        }
        if (given.other == given.person) {
            return fail(ErrorCode::Usage, "--with names the other person");
        }
    }
    EditBuilder builder(opened.value(), kind,
                        {std::to_string(given.from), std::to_string(given.to)});
    putCorrection(builder, **opened.trial(given.trial), given.person,
                  Correction{nextId((*person)->corrections), value});
    return builder.build();
}

int swap(const RangeOptions& given, CommandContext& context) {
    const FrameRange frames{given.from, given.to};
    return editCase(given, context, "The swap could not be made", [&](const OpenCase& opened) {
        return given.other == 0 ? rangeEdit(given, opened, EditKind::SwapSides,
                                            SideSwapCorrection{frames, *limbsNamed(given.limbs)})
                                : rangeEdit(given, opened, EditKind::SwapPeople,
                                            PersonSwapCorrection{frames, given.other});
    });
}

int bad(const RangeOptions& given, CommandContext& context) {
    return editCase(given, context, "The frames could not be marked", [&](const OpenCase& opened) {
        return rangeEdit(given, opened, EditKind::MarkBad, BadInterval{{given.from, given.to}});
    });
}

/// Fits the windows of one person that wait and puts them into the step.
Result<void> refinePerson(const RefineTask& task, const Trial& trial, EditBuilder& builder,
                          CommandContext& context) {
    const Person& person = trial.people.at(task.person);
    for (const int first : task.leftovers) builder.removePatch(trial.id, person.id, first);
    if (task.windows.empty()) return {};
    auto body = bodyOf(*person.info);
    if (!body) return tl::unexpected<Error>(body.error());
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    const auto others = otherAnalyses(trial, person.id);
    for (const FrameRange& window : task.windows) {
        auto patch = refineWindow(**body, task.bodyHash, *person.base, others, corrections, window,
                                  {}, context.job("Refining"));
        if (!patch) {
            return passOn(patch.error(), "frames " + std::to_string(window.first) + " to " +
                                             std::to_string(window.last) + " of " +
                                             displayName(person));
        }
        for (const CorrectionOutcome& outcome : patch->outcomes) {
            if (outcome.met) continue;
            context.console.warning("Frame " + std::to_string(framesOf(outcome.correction).first) +
                                    ": a correction could not be reached, " +
                                    formatFixed(outcome.residual, 2) +
                                    " px or degrees are left; the nearest the body can do stands.");
        }
        builder.put(trial.id, person.id, *patch);
    }
    return {};
}

/// Fits all windows that wait, of both where two people were swapped; all of them are one step.
Result<Edit> refineEdit(const CaseChoice& given, const OpenCase& opened, CommandContext& context) {
    auto found = opened.analysed(given.trial, given.person);
    if (!found) return tl::unexpected<Error>(found.error());
    const Trial& trial = **opened.trial(given.trial);
    const auto tasks = refineTasks(trial, given.person, (*found)->info->bodyHash);
    FrameRange touched;
    for (const RefineTask& task : tasks) {
        if (task.empty()) continue;
        touched = touched.empty() ? task.touched
                                  : FrameRange{std::min(touched.first, task.touched.first),
                                               std::max(touched.last, task.touched.last)};
    }
    if (touched.empty()) return fail(ErrorCode::Usage, "no corrections wait; nothing to refine");
    EditBuilder builder(opened.value(), EditKind::Refine,
                        {std::to_string(touched.first), std::to_string(touched.last)});
    for (const RefineTask& task : tasks) {
        if (auto done = refinePerson(task, trial, builder, context); !done) {
            return tl::unexpected<Error>(done.error());
        }
    }
    return builder.build();
}

void addRange(CLI::App& command, RangeOptions& options) {
    addPerson(command, options);
    command.add_option("--from", options.from, "First frame")->required();
    command.add_option("--to", options.to, "Last frame")->required();
}

}  // namespace

void addCaseCorrectCommands(CLI::App& group, CommandContext& context) {
    CLI::App& correct =
        *group.add_subcommand("correct", "Set an angle or a keypoint in a frame, or delete that");
    auto options = defineCommand<CorrectOptions>(
        correct, context, [](const CorrectOptions& given, CommandContext& run) {
            return editCase(given, run, "The correction could not be made",
                            [&](const OpenCase& opened) { return correctEdit(given, opened); });
        });
    addPerson(correct, *options);
    correct.add_option("--frame", options->frame, "Frame that is corrected");
    correct.add_option("--angle", options->angle, "Angle of the OpenSim convention: knee_angle_r");
    correct.add_option("--value", options->value_deg, "Its value there, degrees");
    correct.add_option("--keypoint", options->keypoint, "Keypoint of the detector");
    correct.add_option("--at", options->at, "Where it belongs: X,Y in pixels");
    correct.add_option("--delete", options->remove, "Delete the correction of this number");

    CLI::App& exchange =
        *group.add_subcommand("swap", "Exchange left and right in a range, or two people (--with)");
    auto swapOptions = defineCommand<RangeOptions>(exchange, context, swap);
    addRange(exchange, *swapOptions);
    auto* with = exchange.add_option("--with", swapOptions->other, "Number of the other person");
    exchange
        .add_option("--limbs", swapOptions->limbs,
                    "Whose sides: legs, arms or both, which is the whole body (default)")
        ->check(CLI::IsMember({"legs", "arms", "both"}))
        ->excludes(with);

    CLI::App& mark = *group.add_subcommand("bad", "Do not use what was seen in a range");
    addRange(mark, *defineCommand<RangeOptions>(mark, context, bad));

    CLI::App& refine = *group.add_subcommand("refine", "Fit the neighbourhood of all corrections");
    addPerson(refine, *defineCommand<CaseChoice>(
                          refine, context, [](const CaseChoice& given, CommandContext& run) {
                              return editCase(given, run, "The corrections could not be refined",
                                              [&](const OpenCase& opened) {
                                                  return refineEdit(given, opened, run);
                                              });
                          }));
}

}  // namespace gonio
