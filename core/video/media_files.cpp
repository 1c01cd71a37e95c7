#include "core/video/media_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace gonio {
namespace {

constexpr std::array<std::string_view, 3> kPictures{".jpg", ".jpeg", ".png"};
/// Those that can be written first.
constexpr std::array<std::string_view, 10> kVideos{".mp4",  ".mov", ".mkv", ".avi",  ".m4v",
                                                   ".webm", ".mpg", ".mts", ".m2ts", ".ts"};
constexpr std::size_t kWritable = 4;

template <class Begin, class End>
bool endsInOneOf(const std::filesystem::path& path, Begin begin, End end) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(begin, end, ending) != end;
}

}  // namespace

bool isPictureFile(const std::filesystem::path& path) {
    return endsInOneOf(path, kPictures.begin(), kPictures.end());
}

bool isVideoFile(const std::filesystem::path& path) {
    return endsInOneOf(path, kVideos.begin(), kVideos.end());
}

bool isWritableVideoFile(const std::filesystem::path& path) {
    return endsInOneOf(path, kVideos.begin(), kVideos.begin() + kWritable);
}

}  // namespace gonio
