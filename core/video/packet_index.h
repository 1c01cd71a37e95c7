#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace gonio {

/// A time stamp that a container did not give.
inline constexpr std::int64_t noTimestamp = std::numeric_limits<std::int64_t>::min();

/// One compressed picture as the container lists it; times in ticks of the stream's time base.
struct PacketEntry {
    std::int64_t pts = noTimestamp;  ///< when it is shown
    std::int64_t dts = noTimestamp;  ///< when it is decoded
    std::int64_t position = -1;      ///< byte offset in the file, -1 where unknown
    int size = 0;                    ///< bytes
    bool key = false;                ///< decoding can start here
    bool discarded = false;          ///< decoded for others' sake, not shown (edit list)
    bool hidden = false;  ///< never shown by the codec's own rule (VP8 reference pictures)
};

/// Which packet is which shown frame. Made once, from the container alone: damage to the pictures
/// cannot move it.
struct FrameOrder {
    std::vector<int> packetOfFrame;          ///< (frames), frames in presentation order
    std::vector<int> frameOfPacket;          ///< (packets), -1 where the packet shows nothing
    std::vector<std::int64_t> shownAtTicks;  ///< (packets), presentation time used for ordering
};

/// Rate of a list of frame times.
struct RateEstimate {
    double nominal_hz = 0;  ///< 0 when there are fewer than two times and no declared rate
    bool variable = false;  ///< intervals differ by more than the rounding of the time stamps
};

/// True when the packets' presentation times order the frames: all present, and not a mere copy of
/// the decoding times in a stream whose pictures are reordered.
bool hasUsableTimes(std::span<const PacketEntry> packets, bool reordered);

/// Frames in order of presentation time, ties in file order. Needs hasUsableTimes().
FrameOrder orderByTime(std::span<const PacketEntry> packets);

/// Frames in the order in which a decoder gave them back, for streams without presentation times.
/// Time stamps are the sorted decoding times, or the frame number times `ticksPerFrame`.
FrameOrder orderByDecoder(std::span<const PacketEntry> packets, std::span<const int> decodedPackets,
                          std::int64_t ticksPerFrame);

/// The packet to decode from so that `packet` comes out right: the last key packet that is neither
/// decoded nor shown after it (pictures shown before a key picture but stored after it may refer to
/// what is before the key picture).
int startPacketFor(std::span<const PacketEntry> packets, const FrameOrder& order, int packet);

/// Most packets from one key packet up to the next, that first one included.
int longestGroupOf(std::span<const PacketEntry> packets);

/// True when no slice of an H.264 packet is kept as a reference (nal_ref_idc 0), so that damage to
/// it harms no other picture. Knows the MP4 layout (ISO/IEC 14496-15, `avcConfiguration` is its
/// decoder configuration record with 4-byte lengths) and answers false for any other.
bool isUnreferencedH264(std::span<const std::uint8_t> packet,
                        std::span<const std::uint8_t> avcConfiguration);

/// Times in seconds, one per frame, relative to the first frame; never decreasing.
std::vector<double> frameTimes_s(const FrameOrder& order, double tick_s);

/// Moves each time that is not after the one before it: the frames of such a run are spread evenly
/// up to the next later time, at most by the median of the rising intervals each. What follows
/// divides by intervals, and no two pictures are taken at once.
/// \param fallback_s  interval where no time rises; positive
/// \return the number of times moved; the times are finite and rise strictly afterwards
int makeTimesRise(std::vector<double>& times_s, double fallback_s);

/// \param times_s      increasing
/// \param tick_s       resolution of the time stamps
/// \param declared_hz  the container's own rate, 0 where it has none
RateEstimate estimateRate(std::span<const double> times_s, double tick_s, double declared_hz);

}  // namespace gonio
