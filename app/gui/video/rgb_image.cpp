#include "app/gui/video/rgb_image.h"

namespace gonio {

QImage wrapped(std::shared_ptr<const Image> image) {
    if (!image) return {};
    const auto release = [](void* owner) {
        delete static_cast<std::shared_ptr<const Image>*>(owner);
    };
    const Image& pixels = *image;
    auto owner = std::make_unique<std::shared_ptr<const Image>>(std::move(image));
    return {pixels.rgb.data(),     pixels.width_px, pixels.height_px, 3 * pixels.width_px,
            QImage::Format_RGB888, release,         owner.release()};
}

}  // namespace gonio
