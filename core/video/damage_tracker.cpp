#include "core/video/damage_tracker.h"

namespace gonio {

void DamageTracker::restart() {
    m_tainted = false;
    m_taintedBefore = noTimestamp;
}

void DamageTracker::add(const PacketOutcome& outcome) {
    const bool decoded = outcome.problem.empty();
    // a damaged packet may call itself a key picture: only one that decodes ends the damage
    if (outcome.key && decoded) {
        // pictures stored after the key picture but shown before it may still refer to the damage
        m_taintedBefore = m_tainted ? outcome.shownAt : noTimestamp;
        m_tainted = false;
    }
    m_states.erase(outcome.packet);
    if (!decoded) {
        m_states[outcome.packet] = PictureState::Damaged;
        m_problems[outcome.packet] = outcome.problem;
        m_tainted |= !outcome.leaf;
    } else if (m_tainted || outcome.shownAt < m_taintedBefore) {
        m_states[outcome.packet] = PictureState::Dependent;
    }
}

PictureState DamageTracker::stateOf(int packet) const {
    const auto found = m_states.find(packet);
    return found == m_states.end() ? PictureState::Good : found->second;
}

std::string DamageTracker::problemOf(int packet) const {
    const auto found = m_problems.find(packet);
    return found == m_problems.end() ? std::string() : found->second;
}

}  // namespace gonio
