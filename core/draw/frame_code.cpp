#include "core/draw/frame_code.h"

#include <algorithm>

#include "core/draw/shapes.h"

namespace gonio {
namespace {

constexpr int kColumns = 6, kRows = 4;

// CRC-8, polynomial x^8 + x^2 + x + 1, started at 0x5A so that an all-black corner is no number.
std::uint32_t checksum(std::uint32_t number) {
    std::uint32_t crc = 0x5A;
    for (int bit = 15; bit >= 0; --bit) {
        const std::uint32_t top = (crc >> 7U ^ number >> static_cast<unsigned>(bit)) & 1U;
        crc = (crc << 1U & 0xFFU) ^ (top != 0 ? 0x07U : 0U);
    }
    return crc;
}

double brightness(const Image& image, int x0, int y0, int size) {
    const int margin = size / 4;  // the block's middle, away from ringing at its edges
    double sum = 0;
    int count = 0;
    for (int y = y0 + margin; y < y0 + size - margin; ++y) {
        for (int x = x0 + margin; x < x0 + size - margin; ++x) {
            const std::size_t at =
                3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                     static_cast<std::size_t>(x));
            sum += image.rgb[at] + image.rgb[at + 1] + image.rgb[at + 2];
            count += 3;
        }
    }
    return sum / std::max(count, 1);
}

}  // namespace

int frameCodeBlock_px(int width_px, int height_px) {
    return std::max(4, std::min(width_px, height_px) / 60);
}

void drawFrameCode(Image& image, std::uint16_t number) {
    const int block = frameCodeBlock_px(image.width_px, image.height_px);
    const Colour black{16, 16, 16}, white{240, 240, 240};
    fillRectangle(image, 0, 0, (kColumns + 2) * block, (kRows + 2) * block, black);
    fillRectangle(image, block / 2, block / 2, (kColumns + 2) * block - block,
                  (kRows + 2) * block - block, white);
    fillRectangle(image, block, block, kColumns * block, kRows * block, black);
    const std::uint32_t bits = std::uint32_t{number} << 8U | checksum(number);
    for (int i = 0; i < kColumns * kRows; ++i) {
        if ((bits >> static_cast<unsigned>(23 - i) & 1U) == 0) continue;
        fillRectangle(image, (1 + i % kColumns) * block, (1 + i / kColumns) * block, block, block,
                      white);
    }
}

std::optional<std::uint16_t> readFrameCode(const Image& image) {
    const int block = frameCodeBlock_px(image.width_px, image.height_px);
    if (image.width_px < (kColumns + 2) * block || image.height_px < (kRows + 2) * block) {
        return std::nullopt;
    }
    std::uint32_t bits = 0;
    for (int i = 0; i < kColumns * kRows; ++i) {
        const double value =
            brightness(image, (1 + i % kColumns) * block, (1 + i / kColumns) * block, block);
        if (value > 96 && value < 160) return std::nullopt;  // neither black nor white
        bits = bits << 1U | (value >= 128 ? 1U : 0U);
    }
    const std::uint32_t number = bits >> 8U;
    if ((bits & 0xFFU) != checksum(number)) return std::nullopt;
    return static_cast<std::uint16_t>(number);
}

}  // namespace gonio
