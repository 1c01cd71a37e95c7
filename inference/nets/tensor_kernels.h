#pragma once

#include <ATen/core/Tensor.h>

#include <span>
#include <vector>

#include "core/result.h"
#include "inference/image/crop_pixel.h"

namespace gonio {

// The kernels of inference/cuda on tensors: on a CUDA device, on LibTorch's current stream, where
// this build has them; on the CPU their twins. In 32 bits and without gradients. Sizes and types
// that do not fit are c10::Error, a device that refuses a kernel too.

/// Whether tensors of this device can be given to the functions below.
bool hasKernelsFor(const at::Device& device);

/// Multi-scale deformable sampling (fact sheet BioPose 1.5).
/// \param values  of every level (B heads) x channels x H x W  \param references  N x 2 or B x N x
/// 2 \param offsets  B x N x heads x levels x points x 2, px \param shares  B x N x heads x (levels
/// points), of sum 1 \return B x N x (heads channels)
at::Tensor sampledMaps(const std::vector<at::Tensor>& values, const at::Tensor& references,
                       const at::Tensor& offsets, const at::Tensor& shares);

/// What vertices follow their joints with, compressed by vertex; int32 and float.
struct SkinWeightTensors {
    at::Tensor start;          ///< V + 1
    at::Tensor joint, weight;  ///< by entry
};

/// Skins with pose correctives (fact sheet 1.7, steps 7 and 8).
/// \param rest_m  V x 3 or B x V x 3, shaped  \param poseDirections  207 x 3V; undefined: none
/// \param features  B x 207  \param maps  B x 24 x 12, as jointMaps() of core/body
/// \return B x V x 3, m
at::Tensor posedSkins(const SkinWeightTensors& weights, const at::Tensor& rest_m,
                      const at::Tensor& poseDirections, const at::Tensor& features,
                      const at::Tensor& maps);

/// Networks' inputs from pictures in the processor's memory: jobs x 3 x rows x columns, normalised,
/// on `device`. Pictures that several jobs share go there once. \return Usage as cropNormalised();
/// Unsupported where the device has no kernels
Result<at::Tensor> croppedPatches(std::span<const CropJob> jobs, const PatchWindow& window,
                                  const at::Device& device);

}  // namespace gonio
