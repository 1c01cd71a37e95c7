#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "core/result.h"

struct CUstream_st;

namespace gonio {

/// CUDA's stream type; null is the default stream.
using CudaStream = CUstream_st*;

/// How many devices can run our kernels.
/// \return Unsupported, with the driver's reason, where there is none
Result<int> cudaDevices();

/// A piece of the current device's memory, freed with its owner.
class DeviceMemory {
public:
    /// \return Unsupported where the device has no room, or there is none
    static Result<DeviceMemory> make(std::size_t bytes);

    DeviceMemory(DeviceMemory&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_bytes(other.m_bytes) {}

    DeviceMemory& operator=(DeviceMemory&& other) noexcept {
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }

    ~DeviceMemory();

    template <class T>
    T* as() const {
        return static_cast<T*>(m_data);
    }

    std::size_t bytes() const { return m_bytes; }

    /// Both wait for what the stream has to do before. The sizes must be equal to this one's.
    Result<void> upload(std::span<const std::byte> from, CudaStream stream = nullptr);
    Result<void> download(std::span<std::byte> to, CudaStream stream = nullptr) const;

private:
    DeviceMemory(void* data, std::size_t bytes) : m_data(data), m_bytes(bytes) {}

    void* m_data;
    std::size_t m_bytes;
};

}  // namespace gonio
