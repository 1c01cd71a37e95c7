#include "app/gui/shell/next_offer.h"

namespace gonio {

Offer nextOffer(const ReviewState& state) {
    if (!state.hasTrial) return {OfferKind::OpenVideo, {}, 0};
    if (!state.videoFound) return {OfferKind::FindVideo, {}, 0};
    if (!state.analysed) return {state.running ? OfferKind::None : OfferKind::Analyse, {}, 0};
    if (state.otherRate && !state.running) return {OfferKind::AnalyseAgain, {}, 0};
    if (!state.pending.empty()) return {OfferKind::Refine, state.pending, 0};
    if (state.worstLeft > 0) return {OfferKind::WorstFirst, {}, state.worstLeft};
    if (state.demo) return {OfferKind::OwnVideo, {}, 0};
    return {OfferKind::Export, {}, 0};
}

const char* actionOf(OfferKind kind) {
    switch (kind) {
        case OfferKind::OpenVideo:
        case OfferKind::OwnVideo:
            return "file.openVideo";
        case OfferKind::Analyse:
        case OfferKind::AnalyseAgain:
            return "run.analyse";
        case OfferKind::Refine:
            return "correct.refine";
        case OfferKind::WorstFirst:
            return "review.nextWorst";
        case OfferKind::Export:
            return "export.angles";
        case OfferKind::FindVideo:
        case OfferKind::None:
            break;
    }
    return "";
}

}  // namespace gonio
