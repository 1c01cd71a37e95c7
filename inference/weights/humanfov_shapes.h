#pragma once

#include <array>

#include "inference/weights/tensor_spec.h"

namespace gonio {

/// HRNet (fact sheet 4.3): branches of `width`, 2, 4 and 8 times `width` channels at 1/4, 1/8, 1/16
/// and 1/32 of the picture's size. W48 and W32 are the published widths.
struct HrnetConfig {
    int width = 48;

    static constexpr int kStemWidth = 64, kStemBlocks = 4, kStemOut = 256;
    static constexpr int kBlocks = 4;  ///< basic blocks of a branch in a module
    static constexpr std::array<int, 3> kModules{1, 4, 3};  ///< of stages 2, 3, 4
    static constexpr int kBranches = 4;

    int channels(int branch) const { return width << branch; }
};

TensorShapes hrnetShapes(const HrnetConfig& config, const std::string& prefix);

/// The field-of-view network of CameraHMR (fact sheet 4.3): an HRNet, three pyramids of strided
/// convolutions, two linear layers.
struct HumanFovConfig {
    HrnetConfig backbone;
    int hidden = 1024;
    int keypointMaps = 24;  ///< of the backbone's final layer, which nothing uses
    int unused = 1024;      ///< width of fc2, which nothing uses either

    /// Channels of all branches together.
    int pooled() const { return 15 * backbone.width; }
};

TensorShapes humanFovShapes(const HumanFovConfig& config);
/// The configuration whose tensors these are; every name and shape is checked.
Result<HumanFovConfig> humanFovConfigOf(const TensorShapes& given);

}  // namespace gonio
