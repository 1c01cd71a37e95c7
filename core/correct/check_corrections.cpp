#include "core/correct/check_corrections.h"

#include <algorithm>
#include <cmath>

#include "core/biomech/single_angle.h"

namespace gonio {
namespace {

bool touches(FrameRange a, FrameRange b) {
    return a.first <= b.last && b.first <= a.last;
}

std::string described(FrameRange frames) {
    return "frames " + std::to_string(frames.first) + " to " + std::to_string(frames.last);
}

bool isWhole(const BaseAnalysis& base) {
    const std::size_t n = base.motion.size();
    return base.motion.poses_rad.size() == n && base.motion.translations_m.size() == n &&
           base.motion.sources.size() == n && base.motion.confidences.size() == n &&
           base.keypoints.frames.size() == n;
}

Result<void> checkFinite(const std::string& what, double value) {
    if (std::isfinite(value)) return {};
    return fail(ErrorCode::Usage, "the correction of " + what + " is not a number");
}

Result<void> checkValue(const BaseAnalysis& base, const std::map<int, const BaseAnalysis*>& others,
                        const CorrectionValue& value) {
    if (const auto* put = std::get_if<KeypointCorrection>(&value)) {
        const auto& names = base.keypoints.names;
        if (std::find(names.begin(), names.end(), put->keypoint) == names.end())
            return fail(ErrorCode::Usage,
                        "the detector has no keypoint named '" + put->keypoint + "'");
        return checkFinite(put->keypoint, put->at_px.sum());
    }
    if (const auto* angle = std::get_if<AngleCorrection>(&value)) {
        if (findSingleAngle(angle->angle) == nullptr)
            return fail(ErrorCode::Usage,
                        "the OpenSim convention has no angle named '" + angle->angle + "'");
        return checkFinite(angle->angle, angle->value_deg);
    }
    if (const auto* swap = std::get_if<PersonSwapCorrection>(&value)) {
        const auto other = others.find(swap->otherPerson);
        const std::string person = "person " + std::to_string(swap->otherPerson);
        if (other == others.end() || other->second == nullptr)
            return fail(ErrorCode::Usage, person + " to exchange with is not analysed");
        if (other->second->keypoints.names != base.keypoints.names ||
            other->second->motion.size() != base.motion.size() || !isWhole(*other->second))
            return fail(ErrorCode::Usage,
                        person + " was analysed with another detector or another video");
    }
    return {};
}

}  // namespace

std::vector<Correction> correctionsIn(std::span<const Correction> corrections, FrameRange window) {
    std::vector<Correction> inside;
    for (const Correction& correction : corrections) {
        if (touches(framesOf(correction), window)) inside.push_back(correction);
    }
    return inCanonicalOrder(std::move(inside));
}

Result<void> checkWindow(const BaseAnalysis& base, const std::map<int, const BaseAnalysis*>& others,
                         std::span<const Correction> corrections, FrameRange window) {
    const int count = static_cast<int>(base.motion.size());
    if (!isWhole(base)) return fail(ErrorCode::Usage, "the parts of the analysis differ in length");
    if (window.empty() || window.first < 0 || window.last >= count)
        return fail(ErrorCode::Usage, described(window) + " are not in the video of " +
                                          std::to_string(count) + " frames");
    for (const Correction& correction : corrections) {
        const FrameRange frames = framesOf(correction);
        if (frames.empty() || frames.first < 0 || frames.last >= count)
            return fail(ErrorCode::Usage, "a correction of " + described(frames) +
                                              " is not in the video of " + std::to_string(count) +
                                              " frames");
        if (!touches(frames, window)) continue;
        if (!window.contains(frames.first) || !window.contains(frames.last))
            return fail(ErrorCode::Usage,
                        "a correction of " + described(frames) + " reaches beyond the window");
        if (auto checked = checkValue(base, others, correction.value); !checked) return checked;
    }
    return {};
}

}  // namespace gonio
