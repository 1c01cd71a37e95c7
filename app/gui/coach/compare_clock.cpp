#include "app/gui/coach/compare_clock.h"

#include <algorithm>

namespace gonio {
namespace {

double timeAt(const std::vector<double>& times_s, int frame) {
    if (times_s.empty()) return 0;
    const int last = static_cast<int>(times_s.size()) - 1;
    return times_s[static_cast<std::size_t>(std::clamp(frame, 0, last))];
}

}  // namespace

int nearestFrame(const std::vector<double>& times_s, double time_s) {
    if (times_s.empty()) return -1;
    const auto after = std::lower_bound(times_s.begin(), times_s.end(), time_s);
    if (after == times_s.begin()) return 0;
    const int index = static_cast<int>(after - times_s.begin());
    if (after == times_s.end()) return index - 1;
    return time_s - *(after - 1) <= *after - time_s ? index - 1 : index;
}

CompareClock::CompareClock(std::vector<double> first_s, int firstEvent,
                           std::vector<double> second_s, int secondEvent)
    : m_first_s(std::move(first_s)),
      m_second_s(std::move(second_s)),
      m_firstEvent_s(timeAt(m_first_s, firstEvent)),
      m_secondEvent_s(timeAt(m_second_s, secondEvent)) {}

double CompareClock::firstTime_s(int frame) const {
    return timeAt(m_first_s, frame) - m_firstEvent_s;
}

double CompareClock::secondTime_s(int frame) const {
    return timeAt(m_second_s, frame) - m_secondEvent_s;
}

int CompareClock::secondOf(int first) const {
    return nearestFrame(m_second_s, firstTime_s(first) + m_secondEvent_s);
}

int CompareClock::firstOf(int second) const {
    return nearestFrame(m_first_s, secondTime_s(second) + m_firstEvent_s);
}

CompareClock::Reach CompareClock::secondReach(int first) const {
    if (m_second_s.empty()) return Reach::After;
    const double time_s = firstTime_s(first) + m_secondEvent_s;
    // Half an interval of slack: the nearest frame at an end is still the right picture.
    const std::size_t n = m_second_s.size();
    const double begin = n > 1 ? (m_second_s[1] - m_second_s[0]) / 2 : 0;
    const double end = n > 1 ? (m_second_s[n - 1] - m_second_s[n - 2]) / 2 : 0;
    if (time_s < m_second_s.front() - begin) return Reach::Before;
    if (time_s > m_second_s.back() + end) return Reach::After;
    return Reach::Within;
}

}  // namespace gonio
