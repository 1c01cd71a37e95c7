#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

struct PictureOptions {
    int longestSide_px = 0;  ///< made smaller until no side is longer; 0: as it is
    bool isTurned = true;    ///< as its metadata say; else as it is stored
};

/// A JPEG or PNG picture.
/// \return Unsupported for other formats, MalformedFile for damaged files and such that claim more
///         than 100 million pixels
Result<Image> decodePicture(std::span<const std::byte> file, const PictureOptions& options = {});

/// The same from a file. \return errors of reading, MalformedFile beyond 100 MB
Result<Image> readPicture(const std::filesystem::path& path, const PictureOptions& options = {});

}  // namespace gonio
