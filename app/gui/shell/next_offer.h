#pragma once

#include "core/correct/corrections.h"

namespace gonio {

/// What the program proposes to do next.
enum class OfferKind {
    None,
    OpenVideo,     ///< the case is empty
    OwnVideo,      ///< the demonstration is open
    FindVideo,     ///< the video is not where it was
    Analyse,       ///< a video without a result
    AnalyseAgain,  ///< the capture rate has changed since
    Refine,        ///< corrections wait in `frames`
    WorstFirst,    ///< `count` doubtful stretches are left
    Export,        ///< everything has been looked at
};

struct Offer {
    OfferKind kind = OfferKind::None;
    FrameRange frames;
    int count = 0;

    bool operator==(const Offer&) const = default;
};

/// All that the proposal depends on.
struct ReviewState {
    bool hasTrial = false, videoFound = true, running = false, analysed = false, demo = false;
    bool otherRate = false;  ///< the results are those of another capture rate
    FrameRange pending;      ///< the first window that waits for Refine; empty: none
    int worstLeft = 0;       ///< doubtful stretches not looked at yet
};

Offer nextOffer(const ReviewState& state);

/// Id of the action that does what is proposed; "" where none does.
const char* actionOf(OfferKind kind);

}  // namespace gonio
