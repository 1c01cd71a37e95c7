#pragma once

#include "inference/synthesis/crop_synthesiser.h"
#include "inference/training/skel_sample.h"

namespace gonio {

struct DrawnSamplesOptions {
    /// So many different crops; 0: always new ones, whose labels stay.
    std::int64_t count = 0;
    double mirroredShare = 0.5;  ///< published
    /// Standard deviation by which the labels' angles but the pelvis' are wrong: pseudo-labels for
    /// trying what makes them better. Needs a count.
    double labelNoise_rad = 0;
};

/// Drawn people as samples. Mirrored ones keep their keypoints exactly; the angles of their feet do
/// not count (see mirrorSample()). Shape numbers are known of the first body alone.
class DrawnSamples : public SkelSamples {
public:
    DrawnSamples(std::shared_ptr<const CropSynthesiser> synthesiser,
                 const DrawnSamplesOptions& options);

    void draw(std::uint64_t seed, const std::stop_token& stop, SkelSample& out) const override;

    std::int64_t labelSets() const override { return 2 * m_options.count; }

    /// Sample i of the count, as it is or mirrored.
    void drawSample(std::uint64_t index, bool isMirrored, SkelSample& out) const;

private:
    std::shared_ptr<const CropSynthesiser> m_synthesiser;
    DrawnSamplesOptions m_options;
};

}  // namespace gonio
