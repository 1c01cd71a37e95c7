#pragma once

#include <vector>

#include "inference/nets/named_tensors.h"
#include "inference/weights/mqhmr_shapes.h"

namespace gonio {

/// Multi-scale deformable attention: every query looks at a few places of every map, which it
/// chooses itself (Zhu et al., Deformable DETR, eq. 3; fact sheet BioPose 1.5).

/// The start that training needs: places on circles of growing radius, one direction a head, all
/// with the same weight; projections Xavier-uniform.
void startDeformable(const DeformableConfig& config, const std::string& prefix,
                     std::map<std::string, at::Tensor, std::less<>>& tensors, std::uint64_t seed);

/// The maps as the queries see them; does not depend on the queries, so it is made once a picture.
/// \param maps  of every level, B x width x H x W
/// \return of every level, (B heads) x (width / heads) x H x W
std::vector<at::Tensor> deformableValues(const DeformableConfig& config,
                                         const NamedTensors& weights, const std::string& prefix,
                                         const std::vector<at::Tensor>& maps);

/// \param queries  B x N x width  \param references  N x 2 or B x N x 2: x, y in 0..1 of the maps
/// \return B x N x width
at::Tensor runDeformable(const DeformableConfig& config, const NamedTensors& weights,
                         const std::string& prefix, const at::Tensor& queries,
                         const at::Tensor& references, const std::vector<at::Tensor>& values);

}  // namespace gonio
