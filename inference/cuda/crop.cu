#include "inference/cuda/crop.h"

#include "inference/cuda/cuda_result.h"

namespace gonio {
namespace {

constexpr int kBlockColumns = 32, kBlockRows = 8;
constexpr int kMostJobs = 65535;  // of a grid's third axis

__global__ void cropNormalisedKernel(const CropJob* jobs, PatchWindow window, float* out) {
    const int column = blockIdx.x * kBlockColumns + threadIdx.x;
    const int row = blockIdx.y * kBlockRows + threadIdx.y;
    if (column >= window.columns || row >= window.rows) return;
    const CropJob& job = jobs[blockIdx.z];
    const PixelPlace place = pixelPlace(
        job.plan, columnPlace(job.plan, window.firstColumn + column), rowPlace(job.plan, row));
    const PixelValue value = cropPixel(job.picture, job.plan, place);
    const std::size_t plane = std::size_t(window.rows) * window.columns;
    float* pixel = out + 3 * plane * blockIdx.z + std::size_t(row) * window.columns + column;
    for (int c = 0; c < 3; ++c) pixel[c * plane] = normalisedValue(value.channel[c], c);
}

int blocksFor(int items, int each) {
    return (items + each - 1) / each;
}

}  // namespace

Result<void> queueCropNormalised(const CropJob* jobs, int count, const PatchWindow& window,
                                 float* out, CudaStream stream) {
    if (!isInsidePatch(window) || count < 0 || count > kMostJobs) {
        return fail(ErrorCode::Usage,
                    "crops on the GPU need a window within the patch and at most 65535 jobs");
    }
    if (count == 0) return {};
    const dim3 grid(blocksFor(window.columns, kBlockColumns), blocksFor(window.rows, kBlockRows),
                    count);
    cropNormalisedKernel<<<grid, dim3(kBlockColumns, kBlockRows), 0, stream>>>(jobs, window, out);
    return cudaResult(cudaGetLastError(), "cropping");
}

}  // namespace gonio
