#include "app/gui/jobs/remaining_time.h"

#include <algorithm>

namespace gonio {
namespace {

/// Seconds a frame as they usually are on two processor cores.
constexpr double kUsual_s[] = {0.01, 0.08, 0.03};
constexpr double kEnough_s = 1;  ///< of a stage to know its pace

}  // namespace

void RemainingTime::report(Stage stage, int done, int total, double now_s) {
    const int index = static_cast<int>(stage);
    if (index >= kStages) return;
    Progress& progress = m_stages[static_cast<std::size_t>(index)];
    if (!progress.hasBegun) {
        progress.hasBegun = true;
        progress.first = std::max(0, done - 1);
        progress.begun_s = now_s;
    }
    progress.done = done;
    progress.total = total;
    progress.last_s = now_s;
    m_current = std::max(m_current, index);
    for (int s = 0; s < index; ++s) {
        Progress& before = m_stages[static_cast<std::size_t>(s)];
        if (!before.hasBegun) before.total = before.done = before.first = total;  // skipped
        before.done = before.total;
    }
}

double RemainingTime::pace_s(int stage) const {
    double measured_s = 0, usual_s = 0;
    for (int s = 0; s < kStages; ++s) {
        const Progress& progress = m_stages[static_cast<std::size_t>(s)];
        const double took_s = progress.last_s - progress.begun_s;
        const int frames = progress.done - progress.first;
        if (!progress.hasBegun || took_s <= 0 || frames <= 0) continue;
        if (s == stage && took_s >= kEnough_s) return took_s / frames;
        measured_s += took_s;
        usual_s += frames * kUsual_s[s];
    }
    return kUsual_s[stage] * (measured_s >= kEnough_s ? measured_s / usual_s : 1);
}

std::optional<double> RemainingTime::remaining_s() const {
    double spent_s = 0, left_s = 0;
    const int total = m_stages[static_cast<std::size_t>(m_current)].total;
    for (int s = 0; s < kStages; ++s) {
        const Progress& progress = m_stages[static_cast<std::size_t>(s)];
        if (progress.hasBegun) spent_s += progress.last_s - progress.begun_s;
        const int left = s < m_current       ? 0
                         : progress.hasBegun ? progress.total - progress.done
                                             : total;
        left_s += left * pace_s(s);
    }
    if (total == 0 || spent_s < kEnough_s) return std::nullopt;
    return left_s;
}

double RemainingTime::share() const {
    double done_s = 0, all_s = 0;
    const int total = m_stages[static_cast<std::size_t>(m_current)].total;
    for (int s = 0; s < kStages; ++s) {
        const Progress& progress = m_stages[static_cast<std::size_t>(s)];
        if (!progress.hasBegun && progress.total > 0) continue;  // it was not needed
        const double pace = pace_s(s);
        done_s += pace * progress.done;
        all_s += pace * (progress.total > 0 ? progress.total : total);
    }
    return all_s > 0 ? std::clamp(done_s / all_s, 0.0, 1.0) : 0;
}

}  // namespace gonio
