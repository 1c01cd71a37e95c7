#pragma once

#include <cuda_runtime_api.h>

#include <string>

#include "core/result.h"

namespace gonio {

/// What CUDA answered, as one of our errors. For the .cu files only.
inline Result<void> cudaResult(cudaError_t answer, const char* action) {
    if (answer == cudaSuccess) return {};
    return fail(ErrorCode::Unsupported, std::string("CUDA: ") + action + " failed: " +
                                            cudaGetErrorString(answer) + "; try --device cpu");
}

}  // namespace gonio
