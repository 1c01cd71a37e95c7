#pragma once

#include <QImage>
#include <memory>

#include "core/video/frame.h"

namespace gonio {

/// A picture in the format that is painted fastest (scaling 24-bit pictures took 20 ms instead of 1
/// at 1280 x 720). Null where `image` is.
QImage paintable(const std::shared_ptr<const Image>& image);

}  // namespace gonio
