#pragma once

#include <filesystem>

#include "core/io/byte_source.h"

namespace gonio {

/// Whether this is a TorchScript archive all of whose bytes are as they were written: LibTorch
/// looks at no checksum. Reads the file once, runs nothing.
///
/// What is well-formed is still a program: opening it with LibTorch gives it the user's rights.
/// \return NotFound; Unsupported: what it is instead; MalformedFile: the damaged entry
Result<void> checkTorchScriptFile(const std::filesystem::path& path);
/// The archive's entries alone.
Result<void> checkArchive(const ByteSource& archive);

}  // namespace gonio
