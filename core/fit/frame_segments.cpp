#include "core/fit/frame_segments.h"

#include <algorithm>

#include "core/fit/observations.h"

namespace gonio {

FrameSegments findSegments(const Keypoints2D& keypoints, const LandmarkSet& landmarks,
                           const std::vector<double>& times_s, double maxGap_s) {
    const std::size_t n = times_s.size();
    FrameSegments found;
    found.sources.assign(n, FrameSource::Missing);
    found.segments.assign(n, -1);
    std::vector<double> sizes;
    int segment = -1;
    std::size_t lastSeen = n;
    for (std::size_t f = 0; f < n; ++f) {
        if (!isUsable(keypoints.frames[f], landmarks)) continue;
        found.sources[f] = FrameSource::Measured;
        sizes.push_back(personSize_px(keypoints.frames[f]));
        if (lastSeen == n || times_s[f] - times_s[lastSeen] > maxGap_s) {
            ++segment;
        } else {
            for (std::size_t g = lastSeen + 1; g < f; ++g) {
                found.sources[g] = FrameSource::Interpolated;
                found.segments[g] = segment;
            }
        }
        found.segments[f] = segment;
        lastSeen = f;
    }
    for (std::size_t f = 0; f < n; ++f) {
        if (found.segments[f] >= 0) found.solved.push_back(f);
    }
    if (sizes.empty()) return found;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    found.personSize_px = *middle;
    return found;
}

}  // namespace gonio
