#include "inference/training/drawn_crops.h"

namespace gonio {

DrawnCrops drawnCrops(const CropSynthesiser& synthesiser, std::uint64_t seed, std::int64_t count,
                      bool mirroredPairs, const std::stop_token& stop) {
    DrawnCrops crops;
    auto& samples = crops.samples;
    samples.resize(static_cast<std::size_t>(count));
    crops.mirrored = std::make_unique<bool[]>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (stop.stop_requested()) return {};
        crops.mirrored[i] = mirroredPairs && i % 2 == 1;
        if (crops.mirrored[i]) {
            samples[i] = samples[i - 1];
            mirrorSample(samples[i]);
        } else {
            synthesiser.render(seed + (mirroredPairs ? i / 2 : i), samples[i]);
        }
    }
    return crops;
}

}  // namespace gonio
