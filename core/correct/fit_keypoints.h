#pragma once

#include "core/correct/refine.h"

namespace gonio {

/// The keypoints of one person as the fit takes them: sides that the fit exchanged itself, people
/// and sides that the user exchanged, and keypoints that the user put. What is drawn over the
/// video is asked here too, so that screen and fit never disagree.
///
/// Borrows the analyses. Corrections are indexed once, so that thousands of them cost a frame
/// nothing; make it anew when they change.
class FitKeypoints {
public:
    FitKeypoints() = default;
    /// \param others  of the trial, for person swaps; swaps with someone who is not among them, or
    ///                was analysed with another detector or video, are passed over
    FitKeypoints(const BaseAnalysis& base, const std::map<int, const BaseAnalysis*>& others,
                 std::span<const Correction> corrections);

    /// Empty where nothing was seen and nothing put, and beyond the video. Bad intervals count
    /// for the fit alone: their points are shown.
    KeypointFrame at(int frame) const;
    /// As at(), without the keypoints that the user put.
    KeypointFrame seen(int frame) const;
    /// Puts the user's keypoints of this frame into their places, with confidence 1.
    void put(int frame, KeypointFrame& keypoints) const;

    /// Keypoint corrections of this frame; of two for one point the last counts.
    std::span<const Correction> putIn(int frame) const;
    /// The person whose keypoints are this one's in the frame; 0: nobody else. Swaps that cover a
    /// frame twice cancel each other.
    int exchangedWith(int frame) const;
    /// Whether the user exchanged the sides of any limb.
    bool sidesExchanged(int frame) const;

    /// null where there is no analysis.
    const BaseAnalysis* base() const { return m_own.base; }

private:
    struct Source {
        const BaseAnalysis* base = nullptr;
        std::vector<FittedSwap> swaps;

        KeypointFrame at(int frame) const;
    };

    Source m_own;
    std::map<int, Source> m_others;
    std::vector<Correction> m_puts;  // by frame, then in canonical order
    std::vector<SideSwapCorrection> m_sideSwaps;
    std::vector<PersonSwapCorrection> m_personSwaps;

    /// What of the sides the user exchanged; each once, so that two swaps of one limb cancel.
    std::vector<Limbs> exchangedLimbs(int frame) const;
};

/// What undoSideSwaps() did, in order of frames.
std::vector<FittedSwap> fittedSwaps(std::span<const SideSwap> swaps);

/// Those of an analysis, all with their limbs. Where the analysis does not keep the limbs they are
/// found again in the detector's keypoints, as the fit found them.
std::vector<FittedSwap> fittedSwaps(const BaseAnalysis& base);

}  // namespace gonio
