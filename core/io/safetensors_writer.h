#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/io/atomic_file.h"
#include "core/io/safetensors_header.h"

namespace gonio {

/// Writes a safetensors file piece by piece, so that it may be larger than memory. The file
/// appears under its name only on commit().
class SafetensorsWriter {
public:
    /// \param tensors  element type and shape of each; their places are worked out here
    /// \return Usage: a name that cannot be stored; WriteFailed
    static Result<SafetensorsWriter> create(const std::filesystem::path& path,
                                            std::map<std::string, TensorPlace, std::less<>> tensors,
                                            const std::map<std::string, std::string>& metadata);

    /// The names in the order in which their data are to be written: largest elements first, so
    /// that every tensor is aligned to its element size.
    const std::vector<std::string>& order() const { return m_order; }

    /// The next bytes of the data. WriteFailed; Internal where more come than were announced.
    Result<void> write(std::span<const std::byte> bytes);

    /// Internal where bytes are missing.
    Result<void> commit();

private:
    SafetensorsWriter(AtomicFile file, std::vector<std::string> order, std::uint64_t size)
        : m_file(std::move(file)), m_order(std::move(order)), m_bytesLeft(size) {}

    AtomicFile m_file;
    std::vector<std::string> m_order;
    std::uint64_t m_bytesLeft;
};

}  // namespace gonio
