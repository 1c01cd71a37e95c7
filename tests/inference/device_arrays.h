#pragma once

#include <QtTest>
#include <deque>
#include <vector>

#include "inference/cuda/device_memory.h"

namespace gonio::testing {

/// Arrays copied to the device for a test; a failure there ends the test program.
class DeviceArrays {
public:
    template <class T>
    T* add(const T* data, std::size_t count) {
        const auto bytes = std::as_bytes(std::span(data, count));
        auto memory = DeviceMemory::make(bytes.size());
        if (!memory) qFatal("%s", describe(memory.error()).c_str());
        if (auto done = memory->upload(bytes); !done) qFatal("%s", describe(done.error()).c_str());
        m_memory.push_back(std::move(*memory));
        return m_memory.back().as<T>();
    }

    template <class T>
    T* add(const std::vector<T>& values) {
        return add(values.data(), values.size());
    }

    /// What the last array holds now.
    template <class T>
    std::vector<T> last() const {
        std::vector<T> values(m_memory.back().bytes() / sizeof(T));
        const auto done = m_memory.back().download(std::as_writable_bytes(std::span(values)));
        if (!done) qFatal("%s", describe(done.error()).c_str());
        return values;
    }

private:
    std::deque<DeviceMemory> m_memory;
};

/// Why kernels cannot run here; empty where they can.
inline std::string noDeviceReason() {
    const auto devices = cudaDevices();
    return devices ? std::string() : describe(devices.error());
}

}  // namespace gonio::testing
