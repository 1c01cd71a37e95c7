#pragma once

#include "inference/nets/hsmr.h"
#include "inference/weights/compact_shapes.h"

namespace gonio {

/// What the compact network says of B crops.
struct CompactAnswer {
    at::Tensor x, y;  ///< B x 44 x 192 and x 256: columns and rows of the crop, before softmax
    at::Tensor seen;  ///< B x 44: log odds that the point can be seen
    at::Tensor mask;  ///< B x 16 x 12: log odds that a pixel of the cell shows the person
    /// B x 44 x 2: place p of the patch's 256 px (whole numbers are pixel centres) as
    /// (p - 128) / 256. In the picture: square's centre + keypoint * side + 0.5 px, as crops are
    /// warped.
    at::Tensor keypoints;
    SkelRegression body;  ///< camera as HSMR's
};

/// With batch statistics, training: they are taken from the batch and the running ones in `weights`
/// follow in place. Else, and always for folded weights, the running ones count.
enum class BatchStatistics { Running, OfTheBatch };

/// Our compact network (see CompactConfig). Weights `backbone.*` may have fewer bits than the rest.
/// \param image  B x 3 x 256 x 192, RGB, normalised: the middle columns of HSMR's patch
/// \param pulse  called at every layer, backwards too
CompactAnswer runCompact(const CompactConfig& config, const NamedTensors& weights,
                         const at::Tensor& image,
                         BatchStatistics statistics = BatchStatistics::Running,
                         const NetworkPulse& pulse = {});

/// Mean of the places that softmax of these log weights leaves within 24 px around the strongest,
/// in crop units; columns or rows by the length of the last axis.
at::Tensor placesOf(const at::Tensor& logWeights);

/// How far softmax of these log weights, all of them, spreads around the places: root of the mean
/// square, in crop units. A network that knows a place leaves the bell that it was trained with;
/// two places that it cannot choose between leave their distance.
at::Tensor spreadsOf(const at::Tensor& logWeights, const at::Tensor& places);

/// The two likeliest places that softmax of these log weights names, the likelier first: ... x 2 x
/// (place in crop units, share of the weight within 8 px, root mean square distance there in crop
/// units). A bell that is trained with ends within 8 px; the second place is a peak of its own, no
/// flank of the first, and has the share 0 where there is none.
at::Tensor modesOf(const at::Tensor& logWeights);

/// Start values: He's for convolutions (fan in), small ones for what is put out, so that the first
/// answer is the mean. \param mean  continuous 1 x 144, betas 1 x 10, camera 1 x 3
NamedTensors startCompact(const CompactConfig& config, const SkelRegression& mean,
                          std::uint64_t seed);

/// The same network without batch normalisation; answers agree to rounding.
NamedTensors foldCompact(const CompactConfig& config, const NamedTensors& weights);

}  // namespace gonio
