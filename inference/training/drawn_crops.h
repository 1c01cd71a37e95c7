#pragma once

#include <memory>
#include <span>
#include <stop_token>

#include "inference/synthesis/crop_synthesiser.h"

namespace gonio {

/// Crops for a batch, and which of them are mirrored.
struct DrawnCrops {
    std::vector<CropSample> samples;  ///< empty: a stop was requested
    std::unique_ptr<bool[]> mirrored;

    std::span<const bool> isMirrored() const { return {mirrored.get(), samples.size()}; }
};

/// Crops `seed`, seed + 1, ...; with mirrored pairs every second one is the one before it, mirrored,
/// and half as many are drawn.
DrawnCrops drawnCrops(const CropSynthesiser& synthesiser, std::uint64_t seed, std::int64_t count,
                      bool mirroredPairs, const std::stop_token& stop);

}  // namespace gonio
