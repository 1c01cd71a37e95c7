#pragma once

#include "inference/cuda/device_memory.h"
#include "inference/image/crop_pixel.h"

namespace gonio {

/// cropNormalised on the device, equal to it bit for bit. Returns when the kernel is queued.
/// \param jobs  `count` jobs in device memory; their pictures point to device memory too, and each
///              picture has the size that its plan was made for
/// \param out   device memory, count x 3 x window.rows x window.columns floats
/// \return Usage for an impossible window or count, Unsupported where the device refuses
Result<void> queueCropNormalised(const CropJob* jobs, int count, const PatchWindow& window,
                                 float* out, CudaStream stream);

}  // namespace gonio
