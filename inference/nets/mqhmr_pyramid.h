#pragma once

#include <vector>

#include "inference/nets/named_tensors.h"
#include "inference/weights/mqhmr_shapes.h"

namespace gonio {

/// Maps at 4, 8 and 16 px a cell out of the last map of a ViT: the simple feature pyramid of ViTDet
/// (Li et al. 2022), which we take for the paper's "4x, 8x, 16x" because strides are the only
/// reading that fits a backbone of patches of 16 px.
/// \param map  B x C x H x W  \return B x C/4 x 4H x 4W, B x C/2 x 2H x 2W, the map itself
std::vector<at::Tensor> runUpsampling(const NamedTensors& weights, const std::string& prefix,
                                      const at::Tensor& map);

/// Maps of any backbone (HRNet's branches too) at one width.
std::vector<at::Tensor> runLateral(const NamedTensors& weights, const std::string& prefix,
                                   const std::vector<at::Tensor>& maps);

/// Where a cell is, as sines and cosines of its place (DETR's embedding: half the channels for y,
/// half for x, wavelengths 2 pi .. 20000 pi over the map). \return 1 x width x rows x columns
at::Tensor sinePlaces(int width, std::int64_t rows, std::int64_t columns,
                      const at::TensorOptions& options);

}  // namespace gonio
