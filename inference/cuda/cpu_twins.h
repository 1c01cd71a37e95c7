#pragma once

#include "inference/cuda/deformable_sample.h"
#include "inference/cuda/skin_vertex.h"

namespace gonio {

/// What the kernels compute, as loops on the CPU over the same arithmetic: they are what the
/// kernels are compared with. Pointers are to host memory.

/// \param out  batch x queries x (heads channels)
void sampleDeformable(const DeformableProblem& problem, float* out);

/// \param posed_m  bodies x vertices x 3
void poseSkins(const SkinProblem& problem, float* posed_m);

}  // namespace gonio
