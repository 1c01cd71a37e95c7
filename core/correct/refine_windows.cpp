#include <algorithm>
#include <cstddef>
#include <span>

#include "core/correct/refine.h"
#include "core/io/file_hash.h"

namespace gonio {
namespace {

/// Frames between two windows that both need as fixed ground to join; nearer windows are one.
constexpr int kJoinFrames = 3;

FrameRange neighbourhood(FrameRange frames, const std::vector<double>& times_s,
                         const RefineOptions& options) {
    const int count = static_cast<int>(times_s.size());
    const auto at = [&](double time_s) {
        return static_cast<int>(std::lower_bound(times_s.begin(), times_s.end(), time_s) -
                                times_s.begin());
    };
    const double rounding_s = 1e-9;
    const int before = at(times_s[frames.first] - options.neighbourhood_s - rounding_s);
    const int after = at(times_s[frames.last] + options.neighbourhood_s + rounding_s) - 1;
    return {std::max(0, std::min(before, frames.first - options.minNeighbourhood)),
            std::min(count - 1, std::max(after, frames.last + options.minNeighbourhood))};
}

}  // namespace

std::vector<FrameRange> refineWindows(std::span<const Correction> corrections,
                                      const std::vector<double>& times_s,
                                      const RefineOptions& options) {
    const int count = static_cast<int>(times_s.size());
    std::vector<FrameRange> windows;
    for (const Correction& correction : corrections) {
        FrameRange frames = framesOf(correction);
        frames.first = std::max(frames.first, 0);
        frames.last = std::min(frames.last, count - 1);
        if (!frames.empty()) windows.push_back(neighbourhood(frames, times_s, options));
    }
    std::sort(windows.begin(), windows.end(), [](const FrameRange& a, const FrameRange& b) {
        return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
    std::vector<FrameRange> united;
    for (const FrameRange& window : windows) {
        if (!united.empty() && window.first <= united.back().last + kJoinFrames) {
            united.back().last = std::max(united.back().last, window.last);
        } else {
            united.push_back(window);
        }
    }
    return united;
}

std::string patchSignature(const BaseAnalysis& base, const std::string& bodyHash,
                           const std::map<int, const BaseAnalysis*>& others,
                           std::span<const Correction> corrections, FrameRange window,
                           const RefineOptions& options) {
    std::vector<Correction> inside;
    for (const Correction& correction : corrections) {
        const FrameRange frames = framesOf(correction);
        if (frames.first <= window.last && window.first <= frames.last)
            inside.push_back(correction);
    }
    std::string text = "patch 1\n" + base.hash + "\n" + bodyHash + "\n" +
                       std::to_string(window.first) + " " + std::to_string(window.last) + "\n" +
                       std::to_string(options.neighbourhood_s) + " " +
                       std::to_string(options.minNeighbourhood) + "\n";
    for (const Correction& correction : inCanonicalOrder(std::move(inside))) {
        text += canonicalText(correction.value) + "\n";
        const auto* swap = std::get_if<PersonSwapCorrection>(&correction.value);
        if (swap == nullptr) continue;
        const auto other = others.find(swap->otherPerson);
        const bool isKnown = other != others.end() && other->second != nullptr;
        text += "with " + (isKnown ? other->second->hash : std::string("nobody")) + "\n";
    }
    return sha256Of(std::as_bytes(std::span(text))).value_or(std::string{});
}

Motion patched(const Motion& base, std::span<const MotionPatch* const> patches) {
    Motion motion = base;
    for (const MotionPatch* patch : patches) {
        for (int f = patch->frames.first; f <= patch->frames.last; ++f) {
            const auto to = static_cast<std::size_t>(f);
            const auto from = static_cast<std::size_t>(f - patch->frames.first);
            if (f < 0 || to >= motion.size() || from >= patch->poses_rad.size()) continue;
            motion.poses_rad[to] = patch->poses_rad[from];
            motion.translations_m[to] = patch->translations_m[from];
            motion.sources[to] = patch->sources[from];
            if (to < motion.confidences.size()) motion.confidences[to] = patch->confidences[from];
        }
    }
    return motion;
}

}  // namespace gonio
