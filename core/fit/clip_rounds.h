#pragma once

#include "core/fit/clip_tuning.h"
#include "core/fit/regressed_words.h"

namespace gonio {

/// Rounds of solving a stretch and weighing its observations anew. Everything is borrowed.
struct ClipRounds {
    const FitContext& context;
    const FramePriors& priors;
    const GlobalPriors& globalPriors;
    Eigen::Vector2d centre_px;
    ClipTuning tuning;
    bool focalIsKnown = false;
    const std::vector<int>& told;  ///< angles that the keypoints tell, see weighWords
    RegressedWords& words;         ///< weighed anew where shape and camera are free
    int threads = 1;
    const Job& job;  ///< asked whether to stop; progress goes to each call's own

    /// Shape and camera are freed and contacts found on the way; the noise is estimated.
    /// \param seen  keypoints of the frames of `state`; null where too little shows
    /// \return how many rests of the feet were used in the last round
    Result<int> solveFreely(const std::vector<const KeypointFrame*>& seen, ClipState& state,
                            DetectorNoise& noise, const Job& progress) const;

    /// Rounds with the clip's noise.
    /// \param held  shape and camera to be kept; null: they may move
    Result<void> solveHeld(const std::vector<const KeypointFrame*>& seen, const ClipGlobals* held,
                           const DetectorNoise& noise, int rounds, int iterations, ClipState& state,
                           const Job& progress) const;
};

}  // namespace gonio
