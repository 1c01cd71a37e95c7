#include "core/case/refine_tasks.h"

#include <algorithm>

namespace gonio {
namespace {

bool overlap(const FrameRange& a, const FrameRange& b) {
    return a.first <= b.last && b.first <= a.last;
}

bool swapsWith(const Correction& correction, int person) {
    const auto* swap = std::get_if<PersonSwapCorrection>(&correction.value);
    return swap != nullptr && swap->otherPerson == person;
}

bool swapsWith(const MotionPatch& patch, int person) {
    return std::ranges::any_of(patch.outcomes, [person](const CorrectionOutcome& outcome) {
        return swapsWith(outcome.correction, person);
    });
}

bool swapsWithin(const Person& whose, const FrameRange& window, int person) {
    const auto isThere = [&](const auto& entry) {
        return swapsWith(entry.second, person) && overlap(framesOf(entry.second), window);
    };
    const auto was = [&](const auto& entry) {
        return swapsWith(*entry.second, person) && overlap(entry.second->frames, window);
    };
    return std::ranges::any_of(whose.corrections, isThere) ||
           std::ranges::any_of(whose.patches, was);
}

void touch(RefineTask& task, const FrameRange& frames) {
    task.touched = task.touched.empty() ? frames
                                        : FrameRange{std::min(task.touched.first, frames.first),
                                                     std::max(task.touched.last, frames.last)};
}

/// \param partOf  which windows, and which patches that nobody asks for, are wanted
RefineTask taskOf(const Trial& trial, const Person& person, const std::string& bodyHash,
                  const auto& partOf) {
    RefineTask task{person.id, bodyHash, {}, {}, {}};
    if (!person.base) return task;
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    const auto others = otherAnalyses(trial, person.id);
    const auto windows = refineWindows(corrections, person.base->motion.times_s);
    for (const FrameRange& window : windows) {
        const auto patch = person.patches.find(window.first);
        const bool fresh = patch != person.patches.end() && patch->second->frames == window &&
                           patch->second->signature ==
                               patchSignature(*person.base, bodyHash, others, corrections, window);
        if (!fresh && partOf(window)) task.windows.push_back(window);
    }
    for (const auto& [first, patch] : person.patches) {
        const bool wanted = std::ranges::find(windows, patch->frames) != windows.end();
        if (!wanted && partOf(patch->frames)) task.leftovers.push_back(first);
    }
    for (const FrameRange& window : task.windows) touch(task, window);
    for (const int first : task.leftovers) touch(task, person.patches.at(first)->frames);
    return task;
}

}  // namespace

std::vector<RefineTask> refineTasks(const Trial& trial, int person, const std::string& bodyHash) {
    const auto found = trial.people.find(person);
    if (found == trial.people.end()) return {};
    std::vector<RefineTask> tasks{
        taskOf(trial, found->second, bodyHash, [](const FrameRange&) { return true; })};
    for (const auto& [id, other] : trial.people) {
        if (id == person || !other.base || !other.info) continue;
        RefineTask task =
            taskOf(trial, other, other.info->bodyHash, [&, &other = other](const FrameRange& part) {
                return swapsWithin(other, part, person);
            });
        if (!task.empty()) tasks.push_back(std::move(task));
    }
    return tasks;
}

}  // namespace gonio
