#pragma once

#include "inference/weights/tensor_spec.h"

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

/// The transformer that these tensors belong to, for pictures of 256 x 192 px. The number of heads
/// stands in no checkpoint: see headsOf().
/// \param heads  0: the usual number for the width
/// \return MalformedFile where there is none under this prefix
Result<VitConfig> vitConfigOf(const TensorShapes& given, const std::string& prefix, int heads = 0);

/// The usual number of heads for attention over `width` numbers: 16 of 80 in ViT-H, else heads of
/// 64 as in every other published network of this family, but at least four.
int headsOf(std::int64_t width);

/// One side of a tensor. MalformedFile where the tensor is missing or has fewer sides.
Result<int> sideOf(const TensorShapes& given, const std::string& name, std::size_t side);

/// How many of prefix + "0" + suffix, prefix + "1" + suffix, ... there are without a gap.
int countLayers(const TensorShapes& given, const std::string& prefix, const std::string& suffix);

}  // namespace gonio
