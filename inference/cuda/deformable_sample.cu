#include "inference/cuda/body_kernels.h"
#include "inference/cuda/cuda_result.h"

namespace gonio {
namespace {

constexpr int kThreads = 256;

/// One thread a number; neighbours share query and head, so they read the same places.
__global__ void sampleDeformableKernel(DeformableProblem problem, std::int64_t count, float* out) {
    const std::int64_t index = std::int64_t(blockIdx.x) * kThreads + threadIdx.x;
    if (index >= count) return;
    const int channel = static_cast<int>(index % problem.channels);
    std::int64_t rest = index / problem.channels;
    const int head = static_cast<int>(rest % problem.heads);
    rest /= problem.heads;
    const int query = static_cast<int>(rest % problem.queries);
    const int entry = static_cast<int>(rest / problem.queries);
    out[index] = deformableValue(problem, entry, query, head, channel);
}

bool isUsable(const DeformableProblem& problem) {
    return problem.batch >= 0 && problem.queries >= 0 && problem.heads > 0 &&
           problem.channels > 0 && problem.points > 0 && problem.levels > 0 &&
           problem.levels <= kMostDeformableLevels;
}

}  // namespace

Result<void> queueSampleDeformable(const DeformableProblem& problem, float* out,
                                   CudaStream stream) {
    if (!isUsable(problem)) {
        return fail(ErrorCode::Usage,
                    "deformable sampling needs heads, channels, points and one "
                    "to four levels");
    }
    const std::int64_t count =
        std::int64_t(problem.batch) * problem.queries * problem.heads * problem.channels;
    const std::int64_t blocks = (count + kThreads - 1) / kThreads;
    if (blocks > 0x7fffffff) return fail(ErrorCode::Usage, "too many queries for one launch");
    if (blocks == 0) return {};
    sampleDeformableKernel<<<unsigned(blocks), kThreads, 0, stream>>>(problem, count, out);
    return cudaResult(cudaGetLastError(), "sampling maps");
}

}  // namespace gonio
