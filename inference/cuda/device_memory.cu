#include "inference/cuda/cuda_result.h"
#include "inference/cuda/device_memory.h"

namespace gonio {
namespace {

Result<void> copy(void* to, const void* from, std::size_t given, std::size_t held,
                  cudaMemcpyKind kind, CudaStream stream) {
    if (given != held) {
        return fail(ErrorCode::Internal, "a copy of " + std::to_string(given) + " bytes for " +
                                             std::to_string(held) + " bytes of device memory");
    }
    auto copied = cudaResult(cudaMemcpyAsync(to, from, given, kind, stream), "copying");
    if (!copied) return copied;
    return cudaResult(cudaStreamSynchronize(stream), "copying");
}

}  // namespace

Result<int> cudaDevices() {
    int count = 0;
    if (auto counted = cudaResult(cudaGetDeviceCount(&count), "looking for a device"); !counted) {
        return tl::unexpected<Error>(counted.error());
    }
    if (count == 0) return fail(ErrorCode::Unsupported, "there is no CUDA device");
    return count;
}

Result<DeviceMemory> DeviceMemory::make(std::size_t bytes) {
    void* data = nullptr;
    if (auto made = cudaResult(cudaMalloc(&data, bytes), "allocating memory"); !made) {
        return tl::unexpected<Error>(made.error());
    }
    return DeviceMemory(data, bytes);
}

DeviceMemory::~DeviceMemory() {
    cudaFree(m_data);  // nothing can be done about a failure here
}

Result<void> DeviceMemory::upload(std::span<const std::byte> from, CudaStream stream) {
    return copy(m_data, from.data(), from.size(), m_bytes, cudaMemcpyHostToDevice, stream);
}

Result<void> DeviceMemory::download(std::span<std::byte> to, CudaStream stream) const {
    return copy(to.data(), m_data, to.size(), m_bytes, cudaMemcpyDeviceToHost, stream);
}

}  // namespace gonio
