#include "core/fit/key_frames.h"

#include <algorithm>

namespace gonio {

std::vector<std::size_t> keyFrames(const FrameSegments& frames, const std::vector<double>& times_s,
                                   std::size_t first, std::size_t last) {
    constexpr double kKeyRate_hz = 12.5;
    std::vector<std::size_t> keys;
    for (std::size_t f = first; f <= last; ++f) {
        if (frames.segments[f] < 0) continue;
        const bool starts = keys.empty() || frames.segments[keys.back()] != frames.segments[f];
        const bool ends = f == last || frames.segments[f + 1] != frames.segments[f];
        if (starts || ends || times_s[f] - times_s[keys.back()] >= 0.999 / kKeyRate_hz) {
            if (frames.sources[f] == FrameSource::Measured) keys.push_back(f);
        }
    }
    return keys;
}

std::vector<std::size_t> thinned(std::vector<std::size_t> keys) {
    constexpr std::size_t kStretches = 5;
    if (keys.size() <= kMaxKeyFrames) return keys;
    std::vector<std::size_t> chosen;
    for (std::size_t s = 0; s < kStretches; ++s) {
        const std::size_t length = kMaxKeyFrames / kStretches;
        const std::size_t begin = s * (keys.size() - length) / (kStretches - 1);
        for (std::size_t k = begin; k < begin + length; ++k) {
            if (chosen.empty() || keys[k] > chosen.back()) chosen.push_back(keys[k]);
        }
    }
    return chosen;
}

std::vector<std::vector<double>> spread(const std::vector<std::size_t>& keys,
                                        const std::vector<std::vector<double>>& keyBlocks,
                                        const std::vector<std::size_t>& all,
                                        const std::vector<double>& times_s) {
    std::vector<std::vector<double>> blocks;
    for (const std::size_t f : all) {
        const auto after =
            static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), f) - keys.begin());
        const std::size_t b = std::min(after, keys.size() - 1);
        const std::size_t a = b > 0 && keys[b] > f ? b - 1 : b;
        const double span_s = times_s[keys[b]] - times_s[keys[a]];
        const double u = a == b ? 0 : (times_s[f] - times_s[keys[a]]) / span_s;
        std::vector<double>& block = blocks.emplace_back(keyBlocks[a]);
        for (std::size_t k = 0; k < block.size(); ++k)
            block[k] += u * (keyBlocks[b][k] - keyBlocks[a][k]);
    }
    return blocks;
}

}  // namespace gonio
