#pragma once

#include "inference/cuda/deformable_sample.h"
#include "inference/cuda/device_memory.h"
#include "inference/cuda/skin_vertex.h"

namespace gonio {

/// sampleDeformable on the device; returns when the kernel is queued. All pointers are to device
/// memory.
/// \return Usage for sizes that cannot be, Unsupported where the device refuses
Result<void> queueSampleDeformable(const DeformableProblem& problem, float* out, CudaStream stream);

/// poseSkins on the device, likewise.
Result<void> queuePoseSkins(const SkinProblem& problem, float* posed_m, CudaStream stream);

}  // namespace gonio
