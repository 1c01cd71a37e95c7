#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/video/damage_tracker.h"
#include "core/video/packet_index.h"
#include "core/video/picture_converter.h"

namespace gonio {

/// What the container says about its first moving picture stream.
struct StreamDescription {
    std::string codec;           ///< "h264", "hevc", "vp9", ...
    std::string container;       ///< FFmpeg's name of the file format
    int width_px = 0;            ///< as stored, before turning
    int height_px = 0;           ///< as stored, before turning
    double tick_s = 0;           ///< time base
    double declaredRate_hz = 0;  ///< 0 where the file gives none
    double pixelAspect = 1;      ///< width of a pixel over its height
    int listedPackets = 0;       ///< the container's own count, 0 where it has none
    bool reordered = false;      ///< decoding order differs from presentation order
    bool hasAudio = false;
    Turn turn;  ///< brings the stored picture upright
};

/// All packets of the stream, in file order.
struct PacketScan {
    std::vector<PacketEntry> packets;
    std::vector<std::string> notes;  ///< sentences about what is wrong with the file
};

/// A decoded picture that is not converted yet.
struct DecodedPicture {
    int packet = -1;  ///< ordinal of the packet it came from
    PictureState state = PictureState::Good;
    RawPicture raw;
    int bitDepth = 8;
    std::shared_ptr<void> keepAlive;  ///< owner of the planes of `raw`
};

/// One open file with its decoder: packets in, pictures out. Decodes on the calling thread, so that
/// each error message belongs to the packet that caused it. Not thread-safe; open one per thread.
class PictureSource {
public:
    /// NotFound, MalformedFile or Unsupported.
    static Result<std::unique_ptr<PictureSource>> open(const std::filesystem::path& path);
    ~PictureSource();

    const StreamDescription& stream() const;

    /// Lists every packet without decoding. Afterwards call startAt().
    Result<PacketScan> scan();

    /// What scan() found, for finding packets again after a seek.
    void useIndex(std::shared_ptr<const std::vector<PacketEntry>> packets,
                  std::shared_ptr<const FrameOrder> order);

    /// The next step() feeds packet `packet`, which should be 0 or a key packet.
    Result<void> startAt(int packet);

    /// Feeds one packet; appends the pictures that came out to `out`. False at the end.
    bool step(std::vector<DecodedPicture>& out);

    /// Ordinal of the packet that the next step() feeds.
    int nextPacket() const;

    /// Why the packet's picture is damaged, in the decoder's words; empty when nothing is known.
    std::string problemOf(int packet) const;

private:
    struct Impl;
    explicit PictureSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gonio
