#pragma once

#include "inference/nets/named_tensors.h"

namespace gonio {

/// A vision transformer as ViTPose and the HMR family have it (fact sheet 3.2): patches of 16 px
/// with 2 px of padding, pre-norm blocks, no class token.
struct VitConfig {
    int width = 1280;
    int depth = 32;
    int heads = 16;
    int mlpRatio = 4;
    int inputHeight_px = 256;
    int inputWidth_px = 192;

    static constexpr int kPatch_px = 16, kPadding_px = 2;

    int rows() const { return (inputHeight_px + 2 * kPadding_px) / kPatch_px; }

    int columns() const { return (inputWidth_px + 2 * kPadding_px) / kPatch_px; }

    static VitConfig huge() { return {}; }

    static VitConfig base() { return {.width = 768, .depth = 12, .heads = 12}; }
};

/// \param prefix  before every name, such as "backbone."
TensorShapes vitShapes(const VitConfig& config, const std::string& prefix = {});

/// \param image  B x 3 x height x width, normalised
/// \return tokens B x (rows x columns) x width, row after row
at::Tensor runVit(const VitConfig& config, const NamedTensors& weights, const std::string& prefix,
                  const at::Tensor& image);

}  // namespace gonio
