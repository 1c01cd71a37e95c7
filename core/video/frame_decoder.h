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

/// Frames of an indexed video, in order from any start, on the calling thread.
class FrameDecoder {
public:
    static Result<std::unique_ptr<FrameDecoder>> open(std::shared_ptr<const VideoIndex> index,
                                                      DamageLog& damage);

    /// The next frame() is `frame`, reached by decoding on or from the key picture before it.
    Result<void> goTo(int frame);

    /// The next frame; its image is null when it is lost. Needs goTo(), and frames left.
    Frame frame();

    int nextFrame() const { return m_next; }

private:
    FrameDecoder(std::shared_ptr<const VideoIndex> index, std::unique_ptr<PictureSource> source,
                 DamageLog& damage);
    bool canDecodeOn(int frame) const;
    Frame lost(const std::string& why);
    Frame finish(const DecodedPicture& picture);
    std::string labelOf(int frame) const;

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
