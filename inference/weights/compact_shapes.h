#pragma once

#include <array>

#include "inference/weights/skel_network_shapes.h"

namespace gonio {

/// Our own compact network, the backend `default`: plain residual blocks of 3 x 3 convolutions
/// (measured beside inverted residuals and bottlenecks they learn most pictures a second for their
/// size on a CPU: depthwise convolutions are bound by memory), one head that places the 44
/// keypoints by classifying their columns and rows (SimCC, Li et al. 2022), one that says which
/// cells show the person, and one that regresses
/// SKEL's parameters as a residual to a mean, as HSMR's, from the picture and from where the
/// keypoints were placed.
struct CompactConfig {
    struct Stage {
        int width;
        int blocks;  ///< behind the convolution that halves the size
    };

    int stem = 16;  ///< channels at half of the input's size
    std::array<Stage, 4> stages{{{32, 0}, {48, 1}, {128, 1}, {256, 2}}};
    int neck = 128;         ///< channels of the map that keypoints are read from
    int placeHidden = 256;  ///< a keypoint's numbers before its columns and rows
    int summary = 32;       ///< channels of the coarsest map that the body is read from
    int bodyHidden = 512;
    /// Without batch normalisation: it was worked into the convolutions, which then have biases.
    bool isFolded = false;

    static constexpr int kRows = 256, kColumns = 192;  ///< of the input, px
    static constexpr int kMapRows = kRows / 16, kMapColumns = kColumns / 16;
    static constexpr int kCoarsePlaces = (kRows / 32) * (kColumns / 32);
};

/// Tensors backbone.*, neck.*, mask.*, simcc.* and body.*; body.init_* hold the mean.
TensorShapes compactShapes(const CompactConfig& config);

/// The configuration whose tensors these are; every name and shape is checked.
Result<CompactConfig> compactConfigOf(const TensorShapes& given);

}  // namespace gonio
