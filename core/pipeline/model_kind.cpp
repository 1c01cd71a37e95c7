#include "core/pipeline/model_kind.h"

#include "core/io/safetensors_header.h"

namespace gonio {

std::string kindOfStored(const std::filesystem::path& file) {
    if (file.extension() != ".safetensors") return {};
    const auto header = readSafetensorsHeader(file);
    if (!header) return {};
    const auto kind = header->metadata.find("kind");
    return kind == header->metadata.end() ? std::string() : kind->second;
}

}  // namespace gonio
