#pragma once

#include <filesystem>

#include "core/result.h"
#include "tools/open_body/measurements.h"

namespace gonio::open_body {

/// Checks the bodies of `folder` against the measurements they were made from and prints one line
/// a check: name, figure, limit. Returns how many failed. Errors: those of reading a body.
Result<int> checkBodies(const std::filesystem::path& folder, const Measurements& measurements);

}  // namespace gonio::open_body
