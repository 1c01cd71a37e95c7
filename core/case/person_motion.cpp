#include <algorithm>

#include "core/case/case.h"
#include "core/correct/fit_keypoints.h"

namespace gonio {

namespace {

std::vector<Correction> correctionsOf(const Person& person) {
    std::vector<Correction> corrections;
    corrections.reserve(person.corrections.size());
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    return corrections;
}

bool overlap(const FrameRange& a, const FrameRange& b) {
    return a.first <= b.last && b.first <= a.last;
}

}  // namespace

Motion currentMotion(const Person& person) {
    if (!person.base) return {};
    std::vector<const MotionPatch*> patches;
    for (const auto& [first, patch] : person.patches) patches.push_back(patch.get());
    return patched(person.base->motion, patches);
}

std::map<int, const BaseAnalysis*> otherAnalyses(const Trial& trial, int person) {
    std::map<int, const BaseAnalysis*> others;
    for (const auto& [id, other] : trial.people) {
        if (id != person && other.base) others[id] = other.base.get();
    }
    return others;
}

FitKeypoints fitKeypoints(const Trial& trial, int person) {
    const auto found = trial.people.find(person);
    if (found == trial.people.end() || !found->second.base) return {};
    return {*found->second.base, otherAnalyses(trial, person), correctionsOf(found->second)};
}

std::vector<FrameRange> staleWindows(const Trial& trial, const Person& person,
                                     const std::string& bodyHash) {
    if (!person.base) return {};
    const auto others = otherAnalyses(trial, person.id);
    const auto corrections = correctionsOf(person);
    const auto windows = refineWindows(corrections, person.base->motion.times_s);
    std::vector<FrameRange> stale;
    for (const FrameRange& window : windows) {
        const auto patch = person.patches.find(window.first);
        const bool fresh = patch != person.patches.end() && patch->second->frames == window &&
                           patch->second->signature ==
                               patchSignature(*person.base, bodyHash, others, corrections, window);
        if (!fresh) stale.push_back(window);
    }
    // A patch whose corrections are all gone: its frames go back to the base.
    for (const auto& [first, patch] : person.patches) {
        const bool corrected = std::ranges::any_of(
            windows, [&](const FrameRange& window) { return overlap(window, patch->frames); });
        if (!corrected) stale.push_back(patch->frames);
    }
    std::ranges::sort(stale, {}, &FrameRange::first);
    return stale;
}

}  // namespace gonio
