#include "core/case/checked_frames.h"

#include <algorithm>

namespace gonio {
namespace {

bool overlap(const FrameRange& a, const FrameRange& b) {
    return a.first <= b.last && b.first <= a.last;
}

/// Frames that hold a correction, counted so that thousands of corrections cost a stretch nothing.
class CorrectedFrames {
public:
    explicit CorrectedFrames(const Person& person) {
        std::vector<FrameRange> ranges;
        for (const auto& [id, correction] : person.corrections)
            ranges.push_back(framesOf(correction));
        std::ranges::sort(ranges, {}, &FrameRange::first);
        for (const FrameRange& range : ranges) {
            if (!m_united.empty() && range.first <= m_united.back().last) {
                m_united.back().last = std::max(m_united.back().last, range.last);
            } else if (!range.empty()) {
                m_united.push_back(range);
            }
        }
    }

    bool anyIn(const FrameRange& frames) const {
        const auto after = std::ranges::lower_bound(m_united, frames.first, {}, &FrameRange::last);
        return after != m_united.end() && overlap(*after, frames);
    }

private:
    std::vector<FrameRange> m_united;  // apart from each other, in order
};

}  // namespace

std::string seenIn(const Person& person, FrameRange frames) {
    if (!person.base) return {};
    std::string seen = person.base->hash;
    for (const auto& [first, patch] : person.patches) {
        if (overlap(patch->frames, frames)) seen += " " + patch->signature;
    }
    return seen;
}

bool isCurrent(const Person& person, const FrameCheck& check) {
    return person.base && check.seen == seenIn(person, check.frames);
}

int checkAt(const Person& person, int frame) {
    for (const auto& [id, check] : person.checks) {
        if (check.frames.contains(frame) && isCurrent(person, check)) return id;
    }
    return 0;
}

std::vector<WorstFrame> worstLeft(const Person& person, const std::vector<WorstFrame>& worst) {
    const CorrectedFrames corrected(person);
    std::vector<WorstFrame> left;
    for (const WorstFrame& one : worst) {
        if (!corrected.anyIn(one.stretch) && checkAt(person, one.frame) == 0) left.push_back(one);
    }
    return left;
}

FrameRange stretchAt(const std::vector<WorstFrame>& worst, int frame) {
    for (const WorstFrame& one : worst) {
        if (one.stretch.contains(frame)) return one.stretch;
    }
    return {frame, frame};
}

Edit toggleCheck(const Case& value, int trial, int person, int frame,
                 const std::vector<WorstFrame>& worst) {
    const Person* whose = value.person(trial, person);
    if (whose == nullptr || !whose->base) return {};
    const auto argumentsOf = [](const FrameRange& frames) {
        return std::vector{std::to_string(frames.first), std::to_string(frames.last)};
    };
    if (const int id = checkAt(*whose, frame); id != 0) {
        EditBuilder edit(value, EditKind::DoubtFrames, argumentsOf(whose->checks.at(id).frames));
        for (const auto& [other, check] : whose->checks) {
            const bool here = check.frames.contains(frame) && isCurrent(*whose, check);
            if (here) edit.removeCheck(trial, person, other);
        }
        return edit.build();
    }
    const FrameRange frames = stretchAt(worst, frame);
    EditBuilder edit(value, EditKind::ConfirmFrames, argumentsOf(frames));
    // What was said of another analysis of these frames is out of date.
    for (const auto& [other, check] : whose->checks) {
        if (check.frames == frames) edit.removeCheck(trial, person, other);
    }
    return edit.put(trial, person, FrameCheck{0, frames, seenIn(*whose, frames)}).build();
}

}  // namespace gonio
