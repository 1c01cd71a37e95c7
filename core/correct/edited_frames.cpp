#include "core/correct/edited_frames.h"

#include <algorithm>

#include "core/correct/fit_keypoints.h"
#include "core/fit/visibility.h"

namespace gonio {
namespace {

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

EditedFrame edited(const BaseAnalysis& base, const FitKeypoints& keypoints,
                   const std::map<int, const BaseAnalysis*>& others,
                   const std::vector<Correction>& corrections, const LandmarkSet& landmarks,
                   int f) {
    EditedFrame frame;
    if (!isBad(corrections, f)) frame.keypoints = keypoints.seen(f);
    keypoints.put(f, frame.keypoints);
    frame.source = base.motion.sources[f];
    frame.sidesExchanged = keypoints.sidesExchanged(f);
    const int otherPerson = keypoints.exchangedWith(f);
    const bool isSwapped = otherPerson != 0;
    if (isSwapped) {
        const Motion& other = others.at(otherPerson)->motion;
        if (other.sources[f] != FrameSource::Missing) frame.otherPose_rad = other.poses_rad[f];
    }
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

std::vector<EditedFrame> editedFrames(const BaseAnalysis& base,
                                      const std::map<int, const BaseAnalysis*>& others,
                                      const std::vector<Correction>& corrections, FrameRange window,
                                      const LandmarkSet& landmarks) {
    const FitKeypoints keypoints(base, others, corrections);
    std::vector<EditedFrame> frames;
    for (int f = window.first; f <= window.last; ++f)
        frames.push_back(edited(base, keypoints, others, corrections, landmarks, f));
    loseUnreachable(base, corrections, window, frames);
    for (int f = window.first; f <= window.last; ++f) {
        EditedFrame& frame = frames[f - window.first];
        if (frame.source != FrameSource::Missing && isSet(corrections, f))
            frame.source = FrameSource::Corrected;
    }
    return frames;
}

}  // namespace gonio
