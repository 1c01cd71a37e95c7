#include "core/video/packet_index.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {

namespace {

bool isShown(const PacketEntry& packet) {
    return !packet.discarded && !packet.hidden;
}

}  // namespace

bool hasUsableTimes(std::span<const PacketEntry> packets, bool reordered) {
    const bool complete = std::none_of(packets.begin(), packets.end(),
                                       [](const auto& p) { return p.pts == noTimestamp; });
    if (!complete) return false;
    const bool copied =
        std::all_of(packets.begin(), packets.end(), [](const auto& p) { return p.pts == p.dts; });
    return !(reordered && copied && packets.size() > 1);
}

FrameOrder orderByTime(std::span<const PacketEntry> packets) {
    FrameOrder order;
    order.frameOfPacket.assign(packets.size(), -1);
    order.shownAtTicks.reserve(packets.size());
    for (std::size_t i = 0; i < packets.size(); ++i) {
        order.shownAtTicks.push_back(packets[i].pts);
        if (isShown(packets[i])) order.packetOfFrame.push_back(static_cast<int>(i));
    }
    std::stable_sort(order.packetOfFrame.begin(), order.packetOfFrame.end(),
                     [&](int a, int b) { return packets[a].pts < packets[b].pts; });
    for (std::size_t i = 0; i < order.packetOfFrame.size(); ++i) {
        order.frameOfPacket[order.packetOfFrame[i]] = static_cast<int>(i);
    }
    return order;
}

FrameOrder orderByDecoder(std::span<const PacketEntry> packets, std::span<const int> decodedPackets,
                          std::int64_t ticksPerFrame) {
    FrameOrder order;
    order.frameOfPacket.assign(packets.size(), -1);
    order.shownAtTicks.assign(packets.size(), 0);
    std::vector<std::int64_t> stamps;
    for (const int packet : decodedPackets) {
        if (packet < 0 || packet >= static_cast<int>(packets.size())) continue;
        if (order.frameOfPacket[packet] >= 0 || !isShown(packets[packet])) continue;
        order.frameOfPacket[packet] = static_cast<int>(order.packetOfFrame.size());
        order.packetOfFrame.push_back(packet);
        if (packets[packet].dts != noTimestamp) stamps.push_back(packets[packet].dts);
    }
    std::sort(stamps.begin(), stamps.end());
    const bool stamped = stamps.size() == order.packetOfFrame.size();
    for (std::size_t i = 0; i < order.packetOfFrame.size(); ++i) {
        order.shownAtTicks[order.packetOfFrame[i]] =
            stamped ? stamps[i] : static_cast<std::int64_t>(i) * ticksPerFrame;
    }
    return order;
}

int startPacketFor(std::span<const PacketEntry> packets, const FrameOrder& order, int packet) {
    for (int k = packet; k > 0; --k) {
        if (packets[k].key && order.shownAtTicks[k] <= order.shownAtTicks[packet]) return k;
    }
    return 0;
}

int longestGroupOf(std::span<const PacketEntry> packets) {
    int longest = 0;
    int group = 0;
    for (const PacketEntry& packet : packets) {
        group = packet.key ? 1 : group + 1;
        longest = std::max(longest, group);
    }
    return longest;
}

bool isUnreferencedH264(std::span<const std::uint8_t> packet,
                        std::span<const std::uint8_t> avcConfiguration) {
    const bool fourByteLengths =
        avcConfiguration.size() > 4 && avcConfiguration[0] == 1 && (avcConfiguration[4] & 3) == 3;
    if (!fourByteLengths) return false;
    bool slices = false;
    for (std::size_t at = 0; at + 4 < packet.size();) {
        const std::size_t length = (std::size_t{packet[at]} << 24) |
                                   (std::size_t{packet[at + 1]} << 16) |
                                   (std::size_t{packet[at + 2]} << 8) | packet[at + 3];
        const std::uint8_t header = packet[at + 4];
        const int type = header & 31;
        if (type >= 1 && type <= 5) {
            // a key picture (5) empties the store of references, whatever it says of itself
            if ((header & 0x60) != 0 || type == 5) return false;
            slices = true;
        }
        at += 4 + length;
    }
    return slices;
}

std::vector<double> frameTimes_s(const FrameOrder& order, double tick_s) {
    std::vector<double> times_s;
    times_s.reserve(order.packetOfFrame.size());
    for (const int packet : order.packetOfFrame) {
        const std::int64_t first = order.shownAtTicks[order.packetOfFrame.front()];
        // in double: a damaged table may hold stamps whose difference leaves 64 bits
        times_s.push_back(
            (static_cast<double>(order.shownAtTicks[packet]) - static_cast<double>(first)) *
            tick_s);
    }
    return times_s;
}

int makeTimesRise(std::vector<double>& times_s, double fallback_s) {
    std::vector<double> rises_s;
    for (std::size_t i = 1; i < times_s.size(); ++i) {
        if (times_s[i] > times_s[i - 1]) rises_s.push_back(times_s[i] - times_s[i - 1]);
    }
    std::sort(rises_s.begin(), rises_s.end());
    const double typical_s = rises_s.empty() ? fallback_s : rises_s[rises_s.size() / 2];
    int moved = 0;
    for (std::size_t first = 0, next = 0; first < times_s.size(); first = next) {
        next = first + 1;
        while (next < times_s.size() && times_s[next] <= times_s[first]) ++next;
        const auto count = static_cast<double>(next - first);
        double step_s = typical_s;
        if (next < times_s.size()) {
            step_s = std::min((times_s[next] - times_s[first]) / count, typical_s);
        }
        for (std::size_t i = first + 1; i < next; ++i, ++moved) {
            times_s[i] = times_s[first] + static_cast<double>(i - first) * step_s;
        }
    }
    // beside the huge stamps of a damaged table a step can vanish in rounding
    for (std::size_t i = 1; i < times_s.size(); ++i) {
        const double least_s = std::nextafter(times_s[i - 1], std::numeric_limits<double>::max());
        times_s[i] = std::max(times_s[i], least_s);
    }
    return moved;
}

RateEstimate estimateRate(std::span<const double> times_s, double tick_s, double declared_hz) {
    const bool declared = std::isfinite(declared_hz) && declared_hz > 0;
    RateEstimate rate{declared ? declared_hz : 0, false};
    if (times_s.size() < 2) return rate;
    std::vector<double> intervals_s;
    for (std::size_t i = 1; i < times_s.size(); ++i) {
        intervals_s.push_back(times_s[i] - times_s[i - 1]);
    }
    std::sort(intervals_s.begin(), intervals_s.end());
    const double mean_s = times_s.back() / static_cast<double>(intervals_s.size());
    if (!(mean_s > 0)) return rate;
    const double spread_s = intervals_s.back() - intervals_s.front();
    rate.variable = spread_s > 2.5 * tick_s + 0.01 * mean_s;
    const double median_s = intervals_s[intervals_s.size() / 2];
    const double measured_hz = rate.variable && median_s > 0 ? 1 / median_s : 1 / mean_s;
    // time stamps in milliseconds give 58.8 or 62.5 for 60: the declared rate is finer
    const double tolerance = tick_s * measured_hz + 0.01;
    const bool agrees = declared && std::abs(declared_hz / measured_hz - 1) <= tolerance;
    rate.nominal_hz = agrees ? declared_hz : measured_hz;
    return rate;
}

}  // namespace gonio
