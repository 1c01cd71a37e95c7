#include "app/gui/shell/video_place.h"

#include "core/io/file_hash.h"
#include "core/video/media_files.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::vector<fs::path> candidates(const VideoRef& video, const fs::path& caseFolder) {
    const fs::path old(video.path);
    std::vector<fs::path> files{caseFolder / old.filename()};
    for (const fs::path& folder : {caseFolder, old.parent_path()}) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            if (isVideoFile(entry.path())) files.push_back(entry.path());
        }
    }
    return files;
}

}  // namespace

Result<bool> isSameVideo(const VideoRef& video, const fs::path& file, const Job& job) {
    if (video.sha256.empty()) return isFile(file);
    auto hash = sha256OfFile(file, job);
    if (!hash) return tl::unexpected<Error>(hash.error());
    return *hash == video.sha256;
}

Result<fs::path> findVideo(const VideoRef& video, const fs::path& caseFolder, const Job& job) {
    const fs::path old(video.path);
    const bool inOldPlace = old.is_absolute() && isFile(old);
    std::vector<fs::path> files;
    if (inOldPlace) files.push_back(old);
    // Without a hash nothing but the old place can be trusted.
    if (!video.sha256.empty()) {
        for (fs::path& file : candidates(video, caseFolder)) files.push_back(std::move(file));
    }
    for (const fs::path& file : files) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "looking for a video was cancelled");
        if (!isFile(file)) continue;
        auto same = isSameVideo(video, file, job);
        if (same && *same) return file;
        if (!same && same.error().code == ErrorCode::Cancelled) {
            return tl::unexpected<Error>(same.error());
        }
    }
    if (inOldPlace) {
        return fail(ErrorCode::Usage, "another video stands in its place: " + video.path);
    }
    return fail(ErrorCode::NotFound, "the video is not there any more: " + video.path);
}

}  // namespace gonio
