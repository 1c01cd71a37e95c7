#pragma once

#include <QImage>
#include <memory>

#include "core/video/frame.h"

namespace gonio {

/// The same pixels as a QImage, shared, not copied. Null where `image` is.
QImage wrapped(std::shared_ptr<const Image> image);

}  // namespace gonio
