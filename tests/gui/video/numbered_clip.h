#pragma once

#include <QImage>
#include <QString>
#include <cstring>
#include <filesystem>
#include <optional>

#include "core/draw/frame_code.h"
#include "core/draw/shapes.h"
#include "core/video/video_writer.h"

/// Clips whose pictures carry their own number, modulo 65536.
namespace numbered {

inline gonio::Image draw(int frame, int width_px, int height_px) {
    gonio::Image image{width_px, height_px, {}};
    image.rgb.resize(std::size_t{3} * width_px * height_px);
    for (int y = 0; y < height_px; ++y) {
        auto* row = image.rgb.data() + std::ptrdiff_t{3} * width_px * y;
        std::memset(row, 60 + 100 * y / height_px, std::size_t{3} * width_px);
    }
    const int x = (7 * frame) % width_px;  // something that moves
    gonio::fillRectangle(image, x, height_px / 2, width_px / 12, height_px / 3, {200, 90, 60});
    gonio::drawFrameCode(image, static_cast<std::uint16_t>(frame % 65536));
    return image;
}

/// One dark grey, so that what is drawn over it can be found.
inline gonio::Image drawPlain(int frame, int width_px, int height_px) {
    gonio::Image image{width_px, height_px, {}};
    image.rgb.assign(std::size_t{3} * width_px * height_px, 48);
    gonio::drawFrameCode(image, static_cast<std::uint16_t>(frame % 65536));
    return image;
}

/// An empty string, or what went wrong.
template <class Times>
QString write(const std::filesystem::path& path, int count, int width_px, int height_px,
              double rate_hz, int keyframeInterval, Times time_s,
              gonio::Image (*picture)(int, int, int) = draw) {
    gonio::VideoWriterOptions options;
    options.width_px = width_px;
    options.height_px = height_px;
    options.rate_hz = rate_hz;
    options.keyframeInterval = keyframeInterval;
    auto writer = gonio::VideoWriter::create(path, options);
    if (!writer) return QString::fromStdString(gonio::describe(writer.error()));
    for (int i = 0; i < count; ++i) {
        const auto done = (*writer)->write(picture(i, width_px, height_px), time_s(i));
        if (!done) return QString::fromStdString(gonio::describe(done.error()));
    }
    const auto done = (*writer)->finish();
    return done ? QString() : QString::fromStdString(gonio::describe(done.error()));
}

/// The number in a picture; -1 where there is none.
inline int read(const QImage& picture) {
    if (picture.isNull()) return -1;
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
    gonio::Image image{rgb.width(), rgb.height(), {}};
    const std::size_t row = std::size_t{3} * rgb.width();
    image.rgb.resize(row * rgb.height());
    for (int y = 0; y < rgb.height(); ++y) {
        std::memcpy(image.rgb.data() + row * y, rgb.constScanLine(y), row);
    }
    const auto number = gonio::readFrameCode(image);
    return number ? int(*number) : -1;
}

}  // namespace numbered
