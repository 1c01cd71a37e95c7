#include "core/correct/fit_keypoints.h"

#include <algorithm>

namespace gonio {
namespace {

int frameOf(const Correction& correction) {
    return framesOf(correction).first;
}

bool isOdd(std::ptrdiff_t count) {
    return count % 2 == 1;
}

bool isComparable(const BaseAnalysis& one, const BaseAnalysis* other) {
    return other != nullptr && other->keypoints.names == one.keypoints.names &&
           other->keypoints.frames.size() == one.keypoints.frames.size();
}

}  // namespace

std::vector<FittedSwap> fittedSwaps(std::span<const SideSwap> swaps) {
    std::vector<FittedSwap> fitted;
    for (const SideSwap& swap : swaps)
        fitted.push_back({{swap.firstFrame, swap.lastFrame}, limbsNamed(swap.limbs)});
    std::stable_sort(fitted.begin(), fitted.end(), [](const FittedSwap& a, const FittedSwap& b) {
        return a.frames.first < b.frames.first;
    });
    return fitted;
}

std::vector<FittedSwap> fittedSwaps(const BaseAnalysis& base) {
    const auto isKnown = [](const FittedSwap& swap) { return swap.limbs.has_value(); };
    if (std::all_of(base.sideSwaps.begin(), base.sideSwaps.end(), isKnown)) return base.sideSwaps;
    std::vector<FittedSwap> swaps;
    Keypoints2D keypoints = base.keypoints;
    const auto again = fittedSwaps(undoSideSwaps(keypoints, base.motion.times_s));
    for (const FittedSwap& kept : base.sideSwaps) {
        if (isKnown(kept)) swaps.push_back(kept);
        for (const FittedSwap& found : again) {
            const FrameRange both{std::max(kept.frames.first, found.frames.first),
                                  std::min(kept.frames.last, found.frames.last)};
            if (!isKnown(kept) && !both.empty()) swaps.push_back({both, found.limbs});
        }
    }
    return swaps;
}

FitKeypoints::FitKeypoints(const BaseAnalysis& base,
                           const std::map<int, const BaseAnalysis*>& others,
                           std::span<const Correction> corrections)
    : m_own{&base, fittedSwaps(base)} {
    for (const Correction& correction : corrections) {
        if (std::holds_alternative<KeypointCorrection>(correction.value)) {
            m_puts.push_back(correction);
        } else if (const auto* sides = std::get_if<SideSwapCorrection>(&correction.value)) {
            m_sideSwaps.push_back(*sides);
        } else if (const auto* people = std::get_if<PersonSwapCorrection>(&correction.value)) {
            m_personSwaps.push_back(*people);
            const auto other = others.find(people->otherPerson);
            if (other != others.end() && !m_others.contains(other->first) &&
                isComparable(base, other->second))
                m_others[other->first] = {other->second, fittedSwaps(*other->second)};
        }
    }
    m_puts = inCanonicalOrder(std::move(m_puts));
    std::ranges::stable_sort(m_puts, {}, frameOf);
}

KeypointFrame FitKeypoints::Source::at(int frame) const {
    if (base == nullptr || frame < 0 || frame >= static_cast<int>(base->keypoints.frames.size()))
        return {};
    KeypointFrame keypoints = base->keypoints.frames[frame];
    for (const FittedSwap& swap : swaps) {
        if (swap.frames.contains(frame))
            exchangeSides(base->keypoints.names, *swap.limbs, keypoints);
    }
    return keypoints;
}

KeypointFrame FitKeypoints::seen(int frame) const {
    if (m_own.base == nullptr) return {};
    const auto other = m_others.find(exchangedWith(frame));
    KeypointFrame keypoints = (other == m_others.end() ? m_own : other->second).at(frame);
    for (const Limbs limbs : exchangedLimbs(frame))
        exchangeSides(m_own.base->keypoints.names, limbs, keypoints);
    return keypoints;
}

void FitKeypoints::put(int frame, KeypointFrame& keypoints) const {
    for (const Correction& correction : putIn(frame)) {
        const auto& put = std::get<KeypointCorrection>(correction.value);
        const auto& names = m_own.base->keypoints.names;
        const auto found = std::find(names.begin(), names.end(), put.keypoint);
        if (found == names.end()) continue;
        if (keypoints.empty()) {
            keypoints.image_px = Eigen::MatrixX3d::Zero(static_cast<Eigen::Index>(names.size()), 3);
        }
        keypoints.image_px.row(found - names.begin()) << put.at_px.x(), put.at_px.y(), 1;
    }
}

KeypointFrame FitKeypoints::at(int frame) const {
    KeypointFrame keypoints = seen(frame);
    put(frame, keypoints);
    return keypoints;
}

std::span<const Correction> FitKeypoints::putIn(int frame) const {
    return std::ranges::equal_range(m_puts, frame, {}, frameOf);
}

int FitKeypoints::exchangedWith(int frame) const {
    int with = 0;
    for (const auto& [person, source] : m_others) {
        const auto times = std::ranges::count_if(
            m_personSwaps, [&, other = person](const PersonSwapCorrection& swap) {
                return swap.otherPerson == other && swap.frames.contains(frame);
            });
        if (isOdd(times)) with = person;
    }
    return with;
}

bool FitKeypoints::sidesExchanged(int frame) const {
    return !exchangedLimbs(frame).empty();
}

std::vector<Limbs> FitKeypoints::exchangedLimbs(int frame) const {
    std::vector<Limbs> exchanged;
    for (const Limbs limbs : {Limbs::All, Limbs::Legs, Limbs::Arms}) {
        const auto times = std::ranges::count_if(m_sideSwaps, [&](const SideSwapCorrection& swap) {
            return swap.limbs == limbs && swap.frames.contains(frame);
        });
        if (isOdd(times)) exchanged.push_back(limbs);
    }
    return exchanged;
}

}  // namespace gonio
