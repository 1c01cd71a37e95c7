#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// SHA-256 as 64 lower-case hexadecimal digits. Internal where the crypto library fails.
Result<std::string> sha256Of(std::span<const std::byte> bytes);

/// SHA-256 of a file of any size, read piece by piece. NotFound where it cannot be read; Cancelled.
Result<std::string> sha256OfFile(const std::filesystem::path& path, const Job& job = {});

}  // namespace gonio
