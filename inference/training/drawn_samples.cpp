#include "inference/training/drawn_samples.h"

#include "inference/image/camera.h"
#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

constexpr double kFarOutside = 1;  ///< crop units: nobody sees points beyond
constexpr int kRootAngles = 3;

void fillKeypoints(const CropLabels& labels, SkelSample& out) {
    for (int k = 0; k < kKeypointCount; ++k) {
        const auto place = labels.keypoints.row(k);
        const bool isNear = place.cwiseAbs().maxCoeff() < kFarOutside;
        out.keypoints.row(k) << place, isNear ? 1.0 : 0.0;
        out.points_m.row(k) << labels.keypoints_m.row(k), 1.0;
    }
}

}  // namespace

DrawnSamples::DrawnSamples(std::shared_ptr<const CropSynthesiser> synthesiser,
                           const DrawnSamplesOptions& options)
    : m_synthesiser(std::move(synthesiser)), m_options(options) {}

void DrawnSamples::draw(std::uint64_t seed, const std::stop_token&, SkelSample& out) const {
    Dice dice(seed);
    const std::uint64_t any = dice.seed();
    const bool isMirrored = dice.chance(m_options.mirroredShare);
    const auto count = static_cast<std::uint64_t>(m_options.count);
    drawSample(count > 0 ? any % count : any, isMirrored, out);
}

void DrawnSamples::drawSample(std::uint64_t index, bool isMirrored, SkelSample& out) const {
    CropSample crop;
    m_synthesiser->render(index, crop);
    if (isMirrored) mirrorSample(crop);
    const CropLabels& labels = crop.labels;
    out.rgb = std::move(crop.rgb);
    fillKeypoints(labels, out);
    out.pose_rad = labels.pose_rad;
    out.shape = labels.shape;
    out.isPoseKnown = true;
    out.isShapeKnown = labels.body == 0;
    for (int j = 0; j < kJointCount; ++j) {
        out.isTurnKnown[static_cast<std::size_t>(j)] = !isMirrored || isMirroredExactly(j);
    }
    out.square = squareInfo(labels.square, labels.picture, labels.focal_px);
    out.labels =
        m_options.count > 0 ? 2 * static_cast<std::int64_t>(index) + (isMirrored ? 1 : 0) : -1;
    if (m_options.labelNoise_rad > 0 && out.labels >= 0) {
        Dice dice(mixedSeed(static_cast<std::uint64_t>(out.labels), 7));
        for (int d = kRootAngles; d < kDofCount; ++d) {
            out.pose_rad[d] += m_options.labelNoise_rad * dice.gaussian();
        }
    }
}

}  // namespace gonio
