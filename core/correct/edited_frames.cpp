#include "core/correct/edited_frames.h"

#include <algorithm>

#include "core/fit/side_swaps.h"
#include "core/fit/visibility.h"

namespace gonio {
namespace {

/// Limbs whose sides were exchanged over a stretch.
struct Exchange {
    FrameRange frames;
    Limbs limbs;
};

// What the fit undid itself. The base tells the stretch; which limbs it was shows in what the
// motion was fitted to.
std::vector<Exchange> undoneByFit(const BaseAnalysis& base, FrameRange window,
                                  LandmarkProjector& projector) {
    constexpr int kLooks = 40;
    std::vector<Exchange> exchanges;
    for (const FrameRange& range : base.sideSwaps) {
        if (range.last < window.first || window.last < range.first) continue;
        for (const Limbs limbs : {Limbs::Legs, Limbs::Arms}) {
            double same = 0, crossed = 0;
            const int step = std::max(1, range.size() / kLooks);
            for (int f = range.first; f <= range.last; f += step) {
                if (base.motion.sources[f] == FrameSource::Missing) continue;
                KeypointFrame frame = base.keypoints.frames[f];
                if (frame.empty()) continue;
                const double cap_px = 0.1 * personSize_px(frame);
                const auto& pose_rad = base.motion.poses_rad[f];
                const auto& translation_m = base.motion.translations_m[f];
                same += projector.mismatch(frame, pose_rad, translation_m, cap_px);
                exchangeSides(base.keypoints.names, limbs, frame);
                crossed += projector.mismatch(frame, pose_rad, translation_m, cap_px);
            }
            if (crossed < same) exchanges.push_back({range, limbs});
        }
    }
    return exchanges;
}

KeypointFrame asFitted(const BaseAnalysis& base, const std::vector<Exchange>& exchanges, int f) {
    KeypointFrame frame = base.keypoints.frames[f];
    for (const Limbs limbs : {Limbs::Legs, Limbs::Arms}) {
        // Stretches of legs and arms overlap: what two of them say is done once.
        const bool crossed =
            std::any_of(exchanges.begin(), exchanges.end(), [&](const Exchange& exchange) {
                return exchange.limbs == limbs && exchange.frames.contains(f);
            });
        if (crossed) exchangeSides(base.keypoints.names, limbs, frame);
    }
    return frame;
}

/// Another person of the trial as far as they enter the window.
struct Other {
    const BaseAnalysis* base;
    std::vector<Exchange> exchanges;
};

Result<std::map<int, Other>> othersIn(const BodyModel& model,
                                      const std::map<int, const BaseAnalysis*>& others,
                                      const std::vector<Correction>& corrections,
                                      FrameRange window) {
    std::map<int, Other> found;
    for (const Correction& correction : corrections) {
        const auto* swap = std::get_if<PersonSwapCorrection>(&correction.value);
        if (swap == nullptr || found.contains(swap->otherPerson)) continue;
        const BaseAnalysis& base = *others.at(swap->otherPerson);
        auto projector = LandmarkProjector::make(model, base.keypoints.names, base.motion.shape,
                                                 base.motion.camera);
        if (!projector) return tl::unexpected<Error>(projector.error());
        found[swap->otherPerson] = {&base, undoneByFit(base, window, *projector)};
    }
    return found;
}

// Swaps that cover a frame cancel each other in pairs.
template <class Swap>
int timesSwapped(const std::vector<Correction>& corrections, int f, int otherPerson = 0) {
    return static_cast<int>(
        std::count_if(corrections.begin(), corrections.end(), [&](const Correction& correction) {
            const auto* swap = std::get_if<Swap>(&correction.value);
            if (swap == nullptr || !swap->frames.contains(f)) return false;
            if constexpr (std::is_same_v<Swap, PersonSwapCorrection>)
                return swap->otherPerson == otherPerson;
            return true;
        }));
}

bool isBad(const std::vector<Correction>& corrections, int f) {
    return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& correction) {
        const auto* bad = std::get_if<BadInterval>(&correction.value);
        return bad != nullptr && bad->frames.contains(f);
    });
}

// true if the user set something in this very frame.
bool isSet(const std::vector<Correction>& corrections, int f) {
    return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& correction) {
        return (std::holds_alternative<KeypointCorrection>(correction.value) ||
                std::holds_alternative<AngleCorrection>(correction.value)) &&
               framesOf(correction).first == f;
    });
}

void putKeypoints(const std::vector<Correction>& corrections, const Keypoints2D& keypoints, int f,
                  KeypointFrame& frame) {
    for (const Correction& correction : corrections) {
        const auto* put = std::get_if<KeypointCorrection>(&correction.value);
        if (put == nullptr || put->frame != f) continue;
        if (frame.empty()) {
            frame.image_px =
                Eigen::MatrixX3d::Zero(static_cast<Eigen::Index>(keypoints.names.size()), 3);
        }
        const auto k = std::find(keypoints.names.begin(), keypoints.names.end(), put->keypoint) -
                       keypoints.names.begin();
        frame.image_px.row(k) << put->at_px.x(), put->at_px.y(), 1;
    }
}

EditedFrame edited(const BaseAnalysis& base, const std::vector<Exchange>& exchanges,
                   const std::map<int, Other>& others, const std::vector<Correction>& corrections,
                   const LandmarkSet& landmarks, int f) {
    EditedFrame frame;
    frame.keypoints = asFitted(base, exchanges, f);
    frame.source = base.motion.sources[f];
    bool isSwapped = false;
    for (const auto& [person, other] : others) {
        if (timesSwapped<PersonSwapCorrection>(corrections, f, person) % 2 == 0) continue;
        isSwapped = true;
        frame.keypoints = asFitted(*other.base, other.exchanges, f);
        frame.otherPose_rad.reset();
        if (other.base->motion.sources[f] != FrameSource::Missing)
            frame.otherPose_rad = other.base->motion.poses_rad[f];
    }
    frame.sidesExchanged = timesSwapped<SideSwapCorrection>(corrections, f) % 2 == 1;
    if (frame.sidesExchanged) exchangeSides(base.keypoints.names, Limbs::All, frame.keypoints);
    if (isBad(corrections, f)) frame.keypoints = {};
    putKeypoints(corrections, base.keypoints, f, frame.keypoints);
    frame.isObserved = !frame.keypoints.empty() && isUsable(frame.keypoints, landmarks);
    const bool wasSeen = base.motion.sources[f] == FrameSource::Measured ||
                         base.motion.sources[f] == FrameSource::Corrected;
    if (isSwapped || frame.sidesExchanged) {
        frame.source = frame.isObserved ? FrameSource::Corrected : FrameSource::Interpolated;
        if (!isSwapped && !frame.isObserved) frame.source = base.motion.sources[f];
    } else if (!frame.isObserved && wasSeen) {
        frame.source = FrameSource::Interpolated;
    } else if (frame.source == FrameSource::Missing) {
        frame.isObserved = false;  // too little for the fit, whatever it is now
    }
    frame.isDoubtful =
        isSwapped || frame.sidesExchanged ||
        (frame.source == FrameSource::Interpolated && (wasSeen || isBad(corrections, f)));
    return frame;
}

// Frames that lost what was seen need a body on both sides.
void loseUnreachable(const BaseAnalysis& base, const std::vector<Correction>& corrections,
                     FrameRange window, std::vector<EditedFrame>& frames) {
    const auto& times_s = base.motion.times_s;
    const auto lost = [&](int f) {
        return frames[f - window.first].isDoubtful && !frames[f - window.first].isObserved &&
               !isSet(corrections, f);
    };
    const auto isThere = [&](int f) {
        if (f < 0 || f >= static_cast<int>(times_s.size())) return false;
        const FrameSource source =
            window.contains(f) ? frames[f - window.first].source : base.motion.sources[f];
        return source != FrameSource::Missing;
    };
    for (int f = window.first; f <= window.last; ++f) {
        if (!lost(f)) continue;
        int last = f;
        while (last + 1 <= window.last && lost(last + 1)) ++last;
        const bool swapped = !isBad(corrections, f);
        const bool tooLong = swapped && isThere(f - 1) && isThere(last + 1) &&
                             times_s[last + 1] - times_s[f - 1] > kLongestStep_s;
        if (!isThere(f - 1) || !isThere(last + 1) || tooLong) {
            for (int g = f; g <= last; ++g) frames[g - window.first].source = FrameSource::Missing;
        }
        f = last;
    }
}

}  // namespace

Result<std::vector<EditedFrame>> editedFrames(const BodyModel& model, const BaseAnalysis& base,
                                              const std::map<int, const BaseAnalysis*>& others,
                                              const std::vector<Correction>& corrections,
                                              FrameRange window, LandmarkProjector& projector) {
    const auto people = othersIn(model, others, corrections, window);
    if (!people) return tl::unexpected<Error>(people.error());
    const std::vector<Exchange> exchanges = undoneByFit(base, window, projector);
    std::vector<EditedFrame> frames;
    for (int f = window.first; f <= window.last; ++f) {
        frames.push_back(edited(base, exchanges, *people, corrections, projector.landmarks(), f));
    }
    loseUnreachable(base, corrections, window, frames);
    for (int f = window.first; f <= window.last; ++f) {
        EditedFrame& frame = frames[f - window.first];
        if (frame.source != FrameSource::Missing && isSet(corrections, f))
            frame.source = FrameSource::Corrected;
    }
    return frames;
}

}  // namespace gonio
