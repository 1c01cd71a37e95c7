#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/video/picture_source.h"
#include "core/video/video_reader.h"

namespace gonio {

/// The damage found by all decoders of a reader; thread-safe.
class DamageLog {
public:
    void addNote(std::string sentence);
    void addLost(int frame, std::string sentence);
    void addDoubtful(int frame);
    DamageReport report() const;

private:
    mutable std::mutex m_mutex;
    std::set<int> m_lost;
    std::set<int> m_doubtful;
    std::vector<std::string> m_notes;
};

/// All that is known of a video once it is open; shared by its decoders, never changed.
struct VideoIndex {
    std::filesystem::path path;
    VideoOptions options;
    VideoInfo info;
    StreamDescription stream;
    int codedWidth_px = 0;   ///< before turning
    int codedHeight_px = 0;  ///< before turning
    std::shared_ptr<const std::vector<PacketEntry>> packets;
    std::shared_ptr<const FrameOrder> order;
    std::vector<double> times_s;  ///< (frames)
};

/// Lists the packets of a file, orders them, and looks at the first picture. Notes about the file
/// go to `damage`.
Result<VideoIndex> buildIndex(const std::filesystem::path& path, const VideoOptions& options,
                              DamageLog& damage);

/// A frame whose picture is still in the codec's layout.
struct UnconvertedFrame {
    Frame frame;                            ///< without image
    std::optional<DecodedPicture> picture;  ///< none when the frame is lost
};

/// Frames of an indexed video, in order from any start, on the calling thread.
class FrameDecoder {
public:
    static Result<std::unique_ptr<FrameDecoder>> open(std::shared_ptr<const VideoIndex> index,
                                                      DamageLog& damage);

    /// The next frame() is `frame`, reached by decoding on or from the key picture before it.
    Result<void> goTo(int frame);

    /// Decodes the next frame. Needs goTo(), and frames left.
    UnconvertedFrame decode();

    /// The same; nullopt once `cancelled`, which is asked between pictures. Needs goTo() then.
    std::optional<UnconvertedFrame> decodeUnless(const std::function<bool()>& cancelled);

    /// To RGB; may run on another thread than decode(). The image is null when the frame is lost.
    Frame convert(const UnconvertedFrame& unconverted);

private:
    FrameDecoder(std::shared_ptr<const VideoIndex> index, std::unique_ptr<PictureSource> source,
                 DamageLog& damage);
    bool canDecodeOn(int frame) const;
    UnconvertedFrame judge(DecodedPicture picture);
    void reportLost(int frame, const std::string& why);

    std::shared_ptr<const VideoIndex> m_index;
    std::unique_ptr<PictureSource> m_source;
    PictureConverter m_converter;
    DamageLog& m_damage;
    std::deque<DecodedPicture> m_ready;  // shown pictures at or after m_next
    int m_next = -1;
    int m_startPacket = 0;
    bool m_ended = false;
};

}  // namespace gonio
