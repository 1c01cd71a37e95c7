#pragma once

#include <QImage>
#include <QString>
#include <filesystem>

#include "core/result.h"

namespace gonio {

/// What stands below an exported picture.
struct PictureStamp {
    QString caption;     ///< of a key image; may be empty
    QString source;      ///< trial, person, frame, body, backend
    QString sentence;    ///< the standing one
    QString doubt = {};  ///< what is not final in the picture, a sentence; may be empty
};

/// The picture, untouched, above a strip with the stamp's lines. The size of the letters follows
/// the picture's; lines that are too long are broken.
QImage stamped(const QImage& picture, const PictureStamp& stamp);

/// Height of the strip under a picture of this width, px.
int stampHeight(int width_px, int height_px, const PictureStamp& stamp);

/// PNG with the stamp's texts in its metadata, whole or not at all. Runs in any thread.
/// \return WriteFailed; Internal where the picture cannot be coded
Result<void> writePng(const QImage& picture, const PictureStamp& stamp,
                      const std::filesystem::path& file);

}  // namespace gonio
