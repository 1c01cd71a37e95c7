#pragma once

#include <filesystem>

namespace gonio {

// Told by the end of the name alone, large letters or small.

/// A JPEG or PNG picture, which readPicture() reads.
bool isPictureFile(const std::filesystem::path& path);

/// A video: mp4, mov, m4v, mkv, avi, webm, mpg, mts, m2ts, ts.
bool isVideoFile(const std::filesystem::path& path);

/// A video that VideoWriter can write: mp4, mov, mkv, avi.
bool isWritableVideoFile(const std::filesystem::path& path);

}  // namespace gonio
