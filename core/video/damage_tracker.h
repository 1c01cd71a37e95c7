#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/video/packet_index.h"

namespace gonio {

enum class PictureState {
    Good,
    Damaged,   ///< its own data did not decode
    Dependent  ///< predicted from a damaged picture, before the next key picture
};

/// How feeding one packet to the decoder went.
struct PacketOutcome {
    int packet = -1;
    std::int64_t shownAt = noTimestamp;  ///< presentation time in ticks
    bool key = false;                    ///< the container calls it a key picture
    bool leaf = false;                   ///< no other picture refers to it
    std::string problem;                 ///< why it did not decode; empty when it did
};

/// Follows damage from picture to picture: what is predicted from a damaged picture is in doubt
/// until a key picture decodes.
class DamageTracker {
public:
    /// Decoding starts anew at some key packet.
    void restart();

    /// Packets must come in decoding order.
    void add(const PacketOutcome& outcome);

    PictureState stateOf(int packet) const;

    /// Empty where nothing is known.
    std::string problemOf(int packet) const;

private:
    std::map<int, PictureState> m_states;  // packets that are not good
    std::map<int, std::string> m_problems;
    bool m_tainted = false;
    std::int64_t m_taintedBefore = noTimestamp;
};

}  // namespace gonio
