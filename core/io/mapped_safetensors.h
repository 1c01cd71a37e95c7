#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/io/safetensors_header.h"

namespace gonio {

/// A tensor in a mapped file; its bytes live as long as the file that gave it, or a copy of
/// MappedSafetensors::memory().
struct TensorView {
    DType dtype = DType::F32;
    std::span<const std::int64_t> shape;
    std::span<const std::byte> data;  ///< row-major, little-endian

    /// Its numbers may be used where they are; always so in files of our own.
    bool isAligned() const {
        return reinterpret_cast<std::uintptr_t>(data.data()) % sizeOf(dtype) == 0;
    }
};

/// A safetensors file mapped into memory: opening reads the header alone, pages come in when they
/// are first used, and processes that use one file share them. The file must not be shortened
/// while it is open; the model folder's files are only ever replaced as a whole.
class MappedSafetensors {
public:
    /// NotFound; MalformedFile as readSafetensorsHeader.
    static Result<MappedSafetensors> open(const std::filesystem::path& path);

    const std::map<std::string, std::string>& metadata() const { return m_header.metadata; }

    const std::map<std::string, TensorPlace, std::less<>>& tensors() const {
        return m_header.tensors;
    }

    /// MalformedFile where there is none of that name.
    Result<TensorView> view(std::string_view name) const;

    /// The mapping itself, to be held by whoever keeps views longer than this object.
    std::shared_ptr<const std::span<const std::byte>> memory() const { return m_memory; }

private:
    MappedSafetensors(SafetensorsHeader header,
                      std::shared_ptr<const std::span<const std::byte>> memory)
        : m_header(std::move(header)), m_memory(std::move(memory)) {}

    SafetensorsHeader m_header;
    std::shared_ptr<const std::span<const std::byte>> m_memory;
};

}  // namespace gonio
