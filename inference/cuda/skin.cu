#include "inference/cuda/body_kernels.h"
#include "inference/cuda/cuda_result.h"

namespace gonio {
namespace {

constexpr int kThreads = 128;
constexpr int kMostBodies = 65535;  // of a grid's second axis

/// A block poses 128 vertices of one body; its maps and features lie in shared memory. Blocks of
/// other bodies find the correctives' rows in the second cache.
__global__ void poseSkinsKernel(SkinProblem problem, float* posed_m) {
    __shared__ float maps[kSkinJoints * kFloatsOfMap];
    __shared__ float feature[kSkinFeatures];
    const int body = blockIdx.y;
    for (int i = threadIdx.x; i < kSkinJoints * kFloatsOfMap; i += kThreads) {
        maps[i] = problem.maps[std::int64_t(body) * kSkinJoints * kFloatsOfMap + i];
    }
    for (int i = threadIdx.x; problem.poseDirections && i < kSkinFeatures; i += kThreads) {
        feature[i] = problem.features[std::int64_t(body) * kSkinFeatures + i];
    }
    __syncthreads();
    const int vertex = blockIdx.x * kThreads + threadIdx.x;
    if (vertex >= problem.vertices) return;
    const SkinPoint posed =
        blendedVertex(problem, vertex, maps, correctedVertex(problem, body, vertex, feature));
    float* const out = posed_m + 3 * (std::int64_t(body) * problem.vertices + vertex);
    out[0] = posed.x;
    out[1] = posed.y;
    out[2] = posed.z;
}

}  // namespace

Result<void> queuePoseSkins(const SkinProblem& problem, float* posed_m, CudaStream stream) {
    if (problem.bodies < 0 || problem.bodies > kMostBodies || problem.vertices < 0) {
        return fail(ErrorCode::Usage, "at most 65535 bodies are posed at once");
    }
    if (problem.bodies == 0 || problem.vertices == 0) return {};
    const dim3 grid((problem.vertices + kThreads - 1) / kThreads, problem.bodies);
    poseSkinsKernel<<<grid, kThreads, 0, stream>>>(problem, posed_m);
    return cudaResult(cudaGetLastError(), "posing the skin");
}

}  // namespace gonio
