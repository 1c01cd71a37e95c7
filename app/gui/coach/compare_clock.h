#pragma once

#include <vector>

namespace gonio {

/// Two videos on one clock: time counts from an event in each. Frames that belong together are
/// those nearest in time, whatever the rates and however uneven; of two equally near ones the
/// earlier.
class CompareClock {
public:
    CompareClock() = default;
    /// \param times_s  presentation times of all frames, rising  \param event  index into them,
    /// clamped
    CompareClock(std::vector<double> first_s, int firstEvent, std::vector<double> second_s,
                 int secondEvent);

    bool isEmpty() const { return m_first_s.empty() || m_second_s.empty(); }

    /// Frame of the second video that belongs to one of the first, and the other way round.
    int secondOf(int first) const;
    int firstOf(int second) const;

    /// Time since the event, s; negative before it.
    double firstTime_s(int frame) const;
    double secondTime_s(int frame) const;

    /// Whether the second video has a picture at that time, or only its first or last one stands.
    enum class Reach { Within, Before, After };
    Reach secondReach(int first) const;

private:
    std::vector<double> m_first_s, m_second_s;
    double m_firstEvent_s = 0, m_secondEvent_s = 0;
};

/// Index of the time nearest to `time_s`, the earlier of two; -1 where there is none.
int nearestFrame(const std::vector<double>& times_s, double time_s);

}  // namespace gonio
