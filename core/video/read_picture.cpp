#include "core/video/read_picture.h"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr std::int64_t kMostPixels = 100'000'000;
constexpr std::uintmax_t kMostBytes = 100'000'000;

struct Size {
    std::int64_t width = 0, height = 0;
};

int byteAt(std::span<const std::byte> file, std::size_t at) {
    return at < file.size() ? std::to_integer<int>(file[at]) : 0;
}

std::int64_t bigEndian(std::span<const std::byte> file, std::size_t at, int bytes) {
    std::int64_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value * 256 + byteAt(file, at + static_cast<std::size_t>(i));
    return value;
}

bool beginsWith(std::span<const std::byte> file, std::initializer_list<int> bytes) {
    std::size_t at = 0;
    return file.size() >= bytes.size() && std::all_of(bytes.begin(), bytes.end(), [&](int byte) {
               return byteAt(file, at++) == byte;
           });
}

/// The frame header among the segments of a JPEG file.
std::optional<Size> jpegSize(std::span<const std::byte> file) {
    std::size_t at = 2;
    while (at + 9 < file.size()) {
        if (byteAt(file, at) != 0xFF) return std::nullopt;
        const int marker = byteAt(file, at + 1);
        if (marker == 0xFF) {  // fill bytes
            ++at;
            continue;
        }
        const bool isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame) return Size{bigEndian(file, at + 7, 2), bigEndian(file, at + 5, 2)};
        if (marker == 0xDA || marker == 0xD9) return std::nullopt;
        at += 2 + static_cast<std::size_t>(std::max<std::int64_t>(bigEndian(file, at + 2, 2), 2));
    }
    return std::nullopt;
}

/// What the file says, before anything is decoded or memory taken.
Result<Size> claimedSize(std::span<const std::byte> file) {
    std::optional<Size> size;
    if (beginsWith(file, {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A})) {
        if (file.size() >= 33) size = Size{bigEndian(file, 16, 4), bigEndian(file, 20, 4)};
    } else if (beginsWith(file, {0xFF, 0xD8, 0xFF})) {
        size = jpegSize(file);
    } else {
        return fail(ErrorCode::Unsupported, "neither a JPEG nor a PNG picture");
    }
    if (!size || size->width < 1 || size->height < 1)
        return fail(ErrorCode::MalformedFile, "the picture's header is damaged");
    if (size->width * size->height > kMostPixels) {
        return fail(ErrorCode::MalformedFile, "the picture claims " + std::to_string(size->width) +
                                                  " x " + std::to_string(size->height) +
                                                  " pixels; make it smaller");
    }
    return *size;
}

}  // namespace

Result<Image> decodePicture(std::span<const std::byte> file, const PictureOptions& options) {
    if (auto size = claimedSize(file); !size) return tl::unexpected<Error>(size.error());
    try {
        const cv::Mat bytes(1, static_cast<int>(file.size()), CV_8U,
                            const_cast<std::byte*>(file.data()));
        cv::Mat picture = cv::imdecode(
            bytes, cv::IMREAD_COLOR | (options.isTurned ? 0 : cv::IMREAD_IGNORE_ORIENTATION));
        if (picture.empty()) return fail(ErrorCode::MalformedFile, "the picture's data is damaged");
        const double scale = options.longestSide_px / double(std::max(picture.cols, picture.rows));
        if (options.longestSide_px > 0 && scale < 1) {
            const cv::Size smaller(std::max(1, int(scale * picture.cols)),
                                   std::max(1, int(scale * picture.rows)));
            cv::resize(picture, picture, smaller, 0, 0, cv::INTER_AREA);
        }
        cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
        Image image{picture.cols, picture.rows, {}};
        for (int y = 0; y < picture.rows; ++y)
            image.rgb.insert(image.rgb.end(), picture.ptr(y), picture.ptr(y) + 3 * picture.cols);
        return image;
    } catch (const cv::Exception& problem) {
        return fail(ErrorCode::MalformedFile,
                    std::string("the picture cannot be decoded: ") + problem.what());
    }
}

Result<Image> readPicture(const std::filesystem::path& path, const PictureOptions& options) {
    std::error_code problem;
    if (const auto bytes = std::filesystem::file_size(path, problem); problem || bytes > kMostBytes)
        return fail(ErrorCode::MalformedFile, "the file is larger than 100 MB or cannot be read");
    auto bytes = readFile(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return decodePicture(*bytes, options);
}

}  // namespace gonio
