#include "app/synth/picture_folder.h"

#include <algorithm>

#include "core/video/read_picture.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

/// Evenly spread over a sorted list.
std::vector<fs::path> someOf(std::vector<fs::path> files, int most) {
    std::sort(files.begin(), files.end());
    const auto wanted = static_cast<std::size_t>(std::max(most, 1));
    if (files.size() <= wanted) return files;
    std::vector<fs::path> some;
    for (std::size_t i = 0; i < wanted; ++i) some.push_back(files[i * files.size() / wanted]);
    return some;
}

}  // namespace

Result<std::shared_ptr<const PictureFolder>> PictureFolder::open(
    const fs::path& folder, const PictureFolderSettings& settings) {
    std::error_code problem;
    fs::directory_iterator entry(folder, problem);
    if (problem) {
        return fail(ErrorCode::NotFound, "the folder of pictures cannot be read (" +
                                             problem.message() + "): " + folder.string());
    }
    std::vector<fs::path> files;
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) files.push_back(entry->path());
    }
    auto made = std::make_shared<PictureFolder>();
    for (const fs::path& file : someOf(std::move(files), settings.most)) {
        auto picture = readPicture(file, {.longestSide_px = settings.longestSide_px});
        if (picture) {
            made->m_pictures.push_back(*std::move(picture));
        } else {
            made->m_skipped.push_back({file, picture.error()});
        }
    }
    if (made->m_pictures.empty()) {
        return fail(ErrorCode::Usage,
                    "no JPEG or PNG picture in this folder can be read: " + folder.string());
    }
    return std::shared_ptr<const PictureFolder>(std::move(made));
}

PictureView PictureFolder::picture(int index) const {
    const Image& image = m_pictures[static_cast<std::size_t>(index)];
    return {image.rgb.data(), image.width_px, image.height_px, std::ptrdiff_t{3} * image.width_px};
}

}  // namespace gonio
