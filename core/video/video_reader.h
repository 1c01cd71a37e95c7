#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/job.h"
#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

struct VideoOptions {
    /// Rate at which a slow-motion clip was recorded: times are scaled so that the nominal rate
    /// becomes this one. Must be positive and finite.
    std::optional<double> captureRate_hz;
    int convertThreads = 2;    ///< for the colour conversion
    int readAheadFrames = 16;  ///< pictures decoded ahead of next(), at most
    /// Memory of the pictures decoded ahead, at most; one picture is always allowed.
    std::size_t readAheadBytes = std::size_t{64} << 20;
    /// Also hand out pictures predicted from damaged ones (listed as doubtful). They may show what
    /// was there some frames before; off, such frames have no picture.
    bool keepDoubtful = false;
};

struct VideoInfo {
    int width_px = 0;           ///< upright
    int height_px = 0;          ///< upright
    int frameCount = 0;         ///< shown frames, edit lists applied
    double nominalRate_hz = 0;  ///< capture rate applied
    double fileRate_hz = 0;     ///< as the file plays
    double timeScale = 1;       ///< seconds of reality per second of the file
    bool variableRate = false;  ///< intervals between frames differ
    double duration_s = 0;      ///< first to last shown frame plus one nominal interval
    std::string codec;          ///< "h264", "hevc", ...
    std::string container;      ///< FFmpeg's name of the file format
    int rotation_deg = 0;       ///< clockwise turn that the file asks for, already applied
    bool mirrored = false;      ///< the file asks for a mirrored picture, already applied
    int bitDepth = 8;           ///< per channel in the file; frames are always 8-bit
    double pixelAspect = 1;     ///< width of a stored pixel over its height, already applied
    int longestGroup = 1;       ///< pictures from one key picture up to the next, at most
    bool hasAudio = false;
};

/// What is wrong with the frames met so far. Frames are numbered as everywhere: damage does not
/// shift them.
struct DamageReport {
    std::vector<int> lostFrames;      ///< without picture, ascending
    std::vector<int> doubtfulFrames;  ///< predicted from damaged pictures, ascending; without
                                      ///< picture too unless VideoOptions::keepDoubtful
    std::vector<std::string> notes;   ///< whole sentences, at most 100

    bool empty() const { return lostFrames.empty() && doubtfulFrames.empty() && notes.empty(); }
};

/// A video file, frame-accurate by presentation time.
///
/// open() lists all packets of the file without decoding them, so that frame i and its time are
/// fixed whatever decodes later: B-frames, variable rate, edit lists (frames outside are not
/// counted). A frame whose picture is unusable is handed out with a null image and listed in
/// damage(). Streams that carry no presentation times (raw H.264, some AVI) are decoded once on
/// opening to learn the order; there a picture that does not decode is not counted, which notes
/// say.
///
/// Limits: only MP4/MOV list their pictures apart from the data. Where another container (Matroska,
/// AVI, MPEG-TS) lost whole packets, the frames behind the gap keep their times but count on
/// without it. H.264 and most other codecs carry no checksum: a flipped bit that decodes without
/// any error is not noticed.
///
/// next() and at() are independent and may be called from two threads; each by one at a time.
/// Memory: the pictures read ahead are bounded by VideoOptions::readAheadFrames and readAheadBytes,
/// plus the decoder's own reference pictures; it does not grow with the clip's length.
class VideoReader {
public:
    /// \return NotFound, MalformedFile (empty, cut off, no video), Unsupported (codec, size) or
    ///         Usage (capture rate)
    static Result<std::unique_ptr<VideoReader>> open(const std::filesystem::path& path,
                                                     const VideoOptions& options = {});
    ~VideoReader();
    VideoReader(const VideoReader&) = delete;
    VideoReader& operator=(const VideoReader&) = delete;

    const VideoInfo& info() const;

    /// Presentation times of all frames, relative to the first, capture rate applied.
    const std::vector<double>& times_s() const;

    /// The next frame in presentation order, decoded ahead in a thread; nullopt after the last.
    Result<std::optional<Frame>> next();

    /// Makes next() go on with frame `index`.
    Result<void> rewind(int index = 0);

    /// Ends reading ahead and frees its memory, until rewind().
    void rest();

    /// Frame `index`, decoded from the key picture before it. Usage when there is no such frame;
    /// Cancelled by the job, which is asked before each picture on the way.
    Result<Frame> at(int index, const Job& job = {});

    /// How many pictures at(index) decodes when nothing is known of what is before it.
    int picturesToDecode(int index) const;

    /// What has been found damaged so far; complete once next() has returned every frame.
    DamageReport damage() const;

private:
    struct Impl;
    explicit VideoReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gonio
