#pragma once

#include <filesystem>
#include <vector>

#include "core/job.h"
#include "core/result.h"
#include "core/video/picture_converter.h"
#include "core/video/video_reader.h"

namespace gonio {

/// Where a random frame of a video costs more than this to decode, a proxy is worth its disk:
/// pixels of a picture times pictures of the longest group. One core decodes about a megapixel of
/// H.264 in 10 ms, so that what stays below is there within about 100 ms. Full HD with a key
/// picture in every sixth frame stays below, as does 640 x 480 with one in every 39.
inline constexpr double kProxyWorth_px = 12e6;

/// Whether scrubbing through the video wants a proxy: not for pictures that are small, nor where
/// every picture is a key picture.
bool needsProxy(const VideoInfo& info);

/// What a proxy says beside its pictures.
struct ProxyNotes {
    std::vector<int> lostFrames;  ///< of the video; the proxy's pictures there are grey
};

/// Half of a video's size, rounded up to even numbers.
PictureSize proxySize(const VideoInfo& info);

/// Writes a half-size video of key pictures only, with as many frames as the original and the times
/// of its file (no capture rate applied), so that any frame of it costs one small picture to
/// decode. Upright, with square pixels; frames that are lost in the original are grey and named in
/// the notes. `file` (.mp4 or .mkv) appears whole or not at all. \return errors of opening and
/// writing videos; Cancelled
Result<ProxyNotes> makeProxy(const std::filesystem::path& video, const std::filesystem::path& file,
                             const Job& job = {});

/// `image` in half its size as proxySize says: means of 2 x 2 pixels.
Image halved(const Image& image);

}  // namespace gonio
