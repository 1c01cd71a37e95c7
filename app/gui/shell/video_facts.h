#pragma once

#include <QImage>
#include <QString>
#include <filesystem>

#include "core/case/trial.h"
#include "core/job.h"
#include "core/result.h"
#include "core/video/video_reader.h"

namespace gonio {

/// What can be said about a video before anything runs.
struct VideoFacts {
    VideoRef ref;  ///< with hash
    VideoInfo info;
};

/// Opens and hashes a video. For a background thread.
Result<VideoFacts> readVideoFacts(const std::filesystem::path& path, const Job& job = {});

/// Decodes a video to its end and reports what is damaged. For a background thread.
Result<DamageReport> findDamage(const std::filesystem::path& path, const Job& job = {});

/// A small picture of the first frame that shows something; null where there is none. For a
/// background thread.
QImage thumbnailOf(const std::filesystem::path& path, int side_px);

/// "1920 × 1080, 59.94 frames a second, 0:12, 720 frames, turned by 90°", translated.
QString sentenceOf(const VideoInfo& info);
/// "3 frames cannot be decoded.", "No damage found.", translated.
QString sentenceOf(const DamageReport& damage);

/// "0:12", "1:02:03"
QString clockText(double duration_s);

}  // namespace gonio
