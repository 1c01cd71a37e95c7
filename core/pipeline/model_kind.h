#pragma once

#include <filesystem>
#include <string>

namespace gonio {

/// What a .safetensors file says it is ("skel-body", "smpl-body", "network"), from its header
/// alone; empty where it says nothing or is no such file.
std::string kindOfStored(const std::filesystem::path& file);

}  // namespace gonio
