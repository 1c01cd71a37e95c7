#pragma once

#include <QtTest>
#include <optional>

#include "core/io/npz.h"
#include "inference/image/crop.h"

namespace gonio::testing {

/// The published code's crops; nothing where the test data are absent.
inline std::optional<TensorMap> goldenCrops() {
    auto arrays = readNpz(std::string(GONIO_TEST_DATA) + "/golden/preprocess/crops.npz");
    if (!arrays) return std::nullopt;
    return *arrays;
}

inline std::vector<double> numbers(const TensorMap& arrays, const QString& name) {
    return arrays.at(name.toStdString()).toDoubles();
}

/// The golden boxes of a picture: three.
inline std::vector<DetectedBox> goldenBoxes(const TensorMap& arrays, int picture) {
    const auto values = numbers(arrays, QString("img%1_boxes").arg(picture));
    std::vector<DetectedBox> boxes;
    for (std::size_t i = 0; i + 3 < values.size(); i += 4) {
        boxes.push_back(
            {float(values[i]), float(values[i + 1]), float(values[i + 2]), float(values[i + 3])});
    }
    return boxes;
}

/// Bytes without any regularity, the same every time.
inline std::vector<std::uint8_t> noise(int width_px, int height_px, unsigned seed = 1) {
    std::vector<std::uint8_t> bytes(std::size_t(3 * width_px * height_px));
    for (auto& byte : bytes) {
        seed = seed * 1664525u + 1013904223u;
        byte = std::uint8_t(seed >> 24);
    }
    return bytes;
}

inline PictureView viewOf(const std::vector<std::uint8_t>& bytes, int width_px, int height_px,
                          ChannelOrder order = ChannelOrder::Rgb) {
    return {bytes.data(), width_px, height_px, 3 * width_px, order};
}

}  // namespace gonio::testing
