#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <functional>

#include "core/video/video_reader.h"
#include "core/video/video_writer.h"

/// Pictures that carry their own frame number: 8 x 4 blocks, 16 bits and below them their inverse.
namespace coded {

inline constexpr int columns = 8;
inline constexpr int rows = 4;

inline bool bitOf(int number, int column, int row) {
    const int bit = (row % 2) * columns + column;
    return (((number >> bit) & 1) != 0) != (row >= 2);
}

inline gonio::Image draw(int number, int width_px, int height_px) {
    gonio::Image image{width_px, height_px, {}};
    image.rgb.resize(std::size_t{3} * width_px * height_px);
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            const bool white = bitOf(number, x * columns / width_px, y * rows / height_px);
            std::fill_n(image.rgb.begin() + 3 * (std::ptrdiff_t{y} * width_px + x), 3,
                        white ? 235 : 20);
        }
    }
    return image;
}

/// The number, or -1 where the blocks are not clearly black or white or contradict each other.
inline int read(const gonio::Image& image) {
    int halves[2] = {0, 0};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int x = (2 * column + 1) * image.width_px / (2 * columns);
            const int y = (2 * row + 1) * image.height_px / (2 * rows);
            const int green = image.rgb[3 * (std::size_t(y) * image.width_px + x) + 1];
            if (green > 90 && green < 165) return -1;
            if (green >= 165) halves[row / 2] |= 1 << ((row % 2) * columns + column);
        }
    }
    return (halves[0] ^ halves[1]) == 0xFFFF ? halves[0] : -1;
}

using Times = std::function<double(int)>;

inline Times constantRate(double rate_hz) {
    return [rate_hz](int i) { return i / rate_hz; };
}

/// Writes `count` coded pictures; an empty string, or what went wrong.
inline QString write(const std::filesystem::path& path, int count,
                     const gonio::VideoWriterOptions& options, const Times& time_s) {
    auto writer = gonio::VideoWriter::create(path, options);
    if (!writer) return QString::fromStdString(gonio::describe(writer.error()));
    for (int i = 0; i < count; ++i) {
        const auto image = draw(i, options.width_px, options.height_px);
        const auto done = (*writer)->write(image, time_s(i));
        if (!done) return QString::fromStdString(gonio::describe(done.error()));
    }
    const auto done = (*writer)->finish();
    return done ? QString() : QString::fromStdString(gonio::describe(done.error()));
}

inline gonio::VideoWriterOptions small() {
    gonio::VideoWriterOptions options;
    options.width_px = 160;
    options.height_px = 96;
    return options;
}

/// What reading a clip gave, against frame number = first number + index.
struct Check {
    int frames = 0;
    int pictures = 0;
    int wrong = 0;       ///< a picture with another frame's number
    int unreadable = 0;  ///< a picture without a valid number
};

inline void count(Check& check, const gonio::Frame& frame, int expectedIndex, int firstNumber) {
    ++check.frames;
    if (frame.index != expectedIndex) ++check.wrong;
    if (!frame.image) return;
    ++check.pictures;
    const int number = read(*frame.image);
    if (number < 0) ++check.unreadable;
    if (number >= 0 && number != firstNumber + expectedIndex) ++check.wrong;
}

inline Check readInOrder(gonio::VideoReader& reader, int firstNumber = 0) {
    Check check;
    for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
        count(check, **frame, check.frames, firstNumber);
    }
    return check;
}

/// Every frame once, in a fixed shuffled order, then a stretch backwards.
inline Check readAtRandom(gonio::VideoReader& reader, int firstNumber = 0) {
    Check check;
    const int n = reader.info().frameCount;
    int step = 37;
    while (n % step == 0) ++step;
    for (int i = 0; i < n; ++i) {
        const int index = static_cast<int>((std::int64_t{i} * step + 5) % n);
        const auto frame = reader.at(index);
        if (frame) count(check, *frame, index, firstNumber);
    }
    return check;
}

}  // namespace coded
