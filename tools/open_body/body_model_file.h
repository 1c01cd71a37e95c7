#pragma once

#include <filesystem>

#include "core/result.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Writes `body` as a safetensors file. Errors: WriteFailed.
Result<void> writeBody(const std::filesystem::path& path, const OpenBody& body);

}  // namespace gonio::open_body
