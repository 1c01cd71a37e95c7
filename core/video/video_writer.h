#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

enum class VideoCodec {
    Best,   ///< H.264 where an encoder is there, else MPEG-4 part 2; see VideoWriter::codecName()
    H264,   ///< libx264
    Mpeg4,  ///< MPEG-4 part 2
    Ffv1    ///< lossless RGB; for .mkv and .avi
};

struct VideoWriterOptions {
    int width_px = 0;
    int height_px = 0;
    double rate_hz = 30;  ///< nominal; the times given to write() decide
    VideoCodec codec = VideoCodec::Best;
    int crf = 20;               ///< H.264 quality, 0 best to 51; MPEG-4: quantiser crf / 2 + 1
    int keyframeInterval = 60;  ///< frames
    int bFrames = 2;            ///< consecutive B-frames, at most 16
    int bitDepth = 8;           ///< 8, or 10 with H.264
    int rotation_deg = 0;       ///< clockwise turn that players are told to apply: 0, 90, 180, 270
    double pixelAspect = 1;     ///< width of a pixel over its height that players are told
    bool quick = false;         ///< coarser search: larger files, several times as fast with H.264
};

/// Writes RGB pictures with their own times into a video file; the container follows from the name
/// (.mp4, .mov, .mkv, .avi). The same pictures give the same bytes. The file appears under its name
/// only in finish(), complete; until then it has a temporary name beside it, which the destructor
/// removes.
class VideoWriter {
public:
    /// Usage for impossible options, Unsupported for a missing encoder, WriteFailed. Pictures of
    /// odd width or height are written without chroma subsampling (4:4:4).
    static Result<std::unique_ptr<VideoWriter>> create(const std::filesystem::path& path,
                                                       const VideoWriterOptions& options);
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

    /// \param image   of the size in the options
    /// \param time_s  greater than the one before (by 1/90000 s at least), 0 or more
    Result<void> write(const Image& image, double time_s);

    /// Completes the file and gives it its name; write nothing afterwards.
    Result<void> finish();

    /// The encoder in use, such as "libx264".
    std::string codecName() const;

private:
    struct Impl;
    explicit VideoWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gonio
