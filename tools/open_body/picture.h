#pragma once

#include <filesystem>

#include "core/result.h"

namespace gonio::open_body {

/// Draws the bodies of `folder`: skin and bones from front, side and back, at rest, posed and in
/// other shapes. Errors: those of reading the bodies, WriteFailed.
Result<void> drawBodies(const std::filesystem::path& folder, const std::filesystem::path& png);

}  // namespace gonio::open_body
