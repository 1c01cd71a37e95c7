#include "app/gui/video/rgb_image.h"

namespace gonio {

QImage paintable(const std::shared_ptr<const Image>& image) {
    if (!image) return {};
    const QImage borrowed(image->rgb.data(), image->width_px, image->height_px, 3 * image->width_px,
                          QImage::Format_RGB888);
    return borrowed.convertToFormat(QImage::Format_RGB32);
}

}  // namespace gonio
