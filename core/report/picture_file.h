#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// The picture, untouched, above a dark strip with these lines in the built-in capitals. Lines that
/// are too long are broken at blanks. Width and height come out even, as video encoders want them.
Image withStrip(const Image& picture, const std::vector<std::string>& lines);

/// Bytes of a PNG file, 8-bit RGB; equal pictures give equal bytes.
std::vector<std::byte> formatPng(const Image& picture);

/// Whole or not at all. WriteFailed
Result<void> writePicture(const Image& picture, const std::filesystem::path& file);

}  // namespace gonio
