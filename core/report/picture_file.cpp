#include "core/report/picture_file.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "core/biomech/text_numbers.h"
#include "core/draw/shapes.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr Colour kGround{18, 21, 26}, kWords{226, 230, 236};
constexpr int kDotsHigh = 7, kLineDots = 10;

std::vector<std::string> broken(const std::vector<std::string>& lines, int room_px, int scale) {
    std::vector<std::string> rows;
    for (const std::string& line : lines) {
        std::string row;
        for (const std::string_view word : splitWords(line)) {
            std::string longer = row;
            if (!longer.empty()) longer += ' ';
            longer += word;
            if (!row.empty() && textWidth(longer, scale) > room_px) {
                rows.push_back(row);
                row = word;
            } else {
                row = std::move(longer);
            }
        }
        if (!row.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

void putNumber(std::vector<std::byte>& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(std::byte(value >> shift & 0xff));
}

void putChunk(std::vector<std::byte>& bytes, const char* type,
              const std::vector<std::uint8_t>& data) {
    putNumber(bytes, static_cast<std::uint32_t>(data.size()));
    auto crc = crc32(0, reinterpret_cast<const Bytef*>(type), 4);
    for (int i = 0; i < 4; ++i) bytes.push_back(std::byte(type[i]));
    if (!data.empty()) {
        crc = crc32(crc, data.data(), static_cast<uInt>(data.size()));
        const auto* raw = reinterpret_cast<const std::byte*>(data.data());
        bytes.insert(bytes.end(), raw, raw + data.size());
    }
    putNumber(bytes, static_cast<std::uint32_t>(crc));
}

std::vector<std::uint8_t> compressedRows(const Image& picture) {
    const std::size_t row = 3 * static_cast<std::size_t>(picture.width_px);
    const auto rows = static_cast<std::size_t>(picture.height_px);
    std::vector<std::uint8_t> plain((row + 1) * rows);
    for (std::size_t y = 0; y < rows; ++y) {
        // Every row says which filter it uses: none.
        std::memcpy(plain.data() + y * (row + 1) + 1, picture.rgb.data() + y * row, row);
    }
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    std::vector<std::uint8_t> packed(size);
    compress2(packed.data(), &size, plain.data(), static_cast<uLong>(plain.size()), 6);
    packed.resize(size);
    return packed;
}

}  // namespace

Image withStrip(const Image& picture, const std::vector<std::string>& lines) {
    const int scale = std::max(1, std::min(picture.width_px, picture.height_px) / 360);
    const int margin = 5 * scale;
    const auto rows = broken(lines, picture.width_px - 2 * margin, scale);
    const int strip = rows.empty()
                          ? 0
                          : 2 * margin + static_cast<int>(rows.size()) * kLineDots * scale -
                                (kLineDots - kDotsHigh) * scale;
    const auto even = [](int size) { return size + size % 2; };
    Image whole = filledImage(even(picture.width_px), even(picture.height_px + strip), kGround);
    const std::size_t from = 3 * static_cast<std::size_t>(picture.width_px);
    const std::size_t to = 3 * static_cast<std::size_t>(whole.width_px);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height_px); ++y) {
        std::memcpy(whole.rgb.data() + y * to, picture.rgb.data() + y * from, from);
    }
    int y = picture.height_px + margin;
    for (const std::string& row : rows) {
        drawText(whole, margin, y, row, scale, kWords);
        y += kLineDots * scale;
    }
    return whole;
}

std::vector<std::byte> formatPng(const Image& picture) {
    std::vector<std::byte> bytes;
    for (const int c : {0x89, 'P' + 0, 'N' + 0, 'G' + 0, '\r' + 0, '\n' + 0, 0x1a, '\n' + 0}) {
        bytes.push_back(std::byte(c));
    }
    std::vector<std::byte> head;
    putNumber(head, static_cast<std::uint32_t>(picture.width_px));
    putNumber(head, static_cast<std::uint32_t>(picture.height_px));
    std::vector<std::uint8_t> header;
    for (const std::byte b : head) header.push_back(std::to_integer<std::uint8_t>(b));
    header.insert(header.end(), {8, 2, 0, 0, 0});  // 8 bits, RGB
    putChunk(bytes, "IHDR", header);
    putChunk(bytes, "IDAT", compressedRows(picture));
    putChunk(bytes, "IEND", {});
    return bytes;
}

Result<void> writePicture(const Image& picture, const std::filesystem::path& file) {
    return writeFileAtomically(file, formatPng(picture));
}

}  // namespace gonio
