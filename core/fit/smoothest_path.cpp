#include "core/fit/smoothest_path.h"

#include <algorithm>
#include <limits>

namespace gonio {
namespace {

constexpr double kFarthest = 8, kLongGap_s = 0.25;

/// Costs of ending in (state before, state now), and where the cheapest way there came from.
struct Table {
    std::size_t rows = 0, columns = 0;  ///< states before and now
    std::vector<double> cost;
    std::vector<int> from;

    Table(std::size_t before, std::size_t now)
        : rows(before),
          columns(now),
          cost(before * now, std::numeric_limits<double>::infinity()),
          from(before * now, 0) {}

    void offer(std::size_t before, std::size_t now, double value, std::size_t origin) {
        const std::size_t at = before * columns + now;
        if (value >= cost[at]) return;
        cost[at] = value;
        from[at] = static_cast<int>(origin);
    }
};

bool isLong(const PathStep& from, const PathStep& to) {
    return to.time_s - from.time_s > kLongGap_s;
}

/// What motion through three states costs.
class Motion {
public:
    Motion(const PathStep& first, const PathStep& second, const PathStep& third) {
        const double before_s = second.time_s - first.time_s;
        const double after_s = third.time_s - second.time_s;
        m_isSilent = isLong(first, second) || isLong(second, third) || before_s <= 0;
        if (m_isSilent) return;
        m_ratio = after_s / before_s;
        // Variance of c - (1 + r) b + r a, and of half an acceleration over both steps.
        const double known =
            third.noise * third.noise * (1 + (1 + m_ratio) * (1 + m_ratio) + m_ratio * m_ratio);
        const double turned = 0.5 * third.acceleration * after_s * (before_s + after_s);
        m_weight = 0.5 / (known + turned * turned);
    }

    double operator()(const PathState& a, const PathState& b, const PathState& c) const {
        if (m_isSilent) return 0;
        double sum = 0;
        for (std::size_t i = 0; i < a.place.size(); ++i) {
            const double off = c.place[i] - b.place[i] - m_ratio * (b.place[i] - a.place[i]);
            sum += std::min(kFarthest, m_weight * off * off);
        }
        return sum;
    }

private:
    bool m_isSilent = false;
    double m_ratio = 1, m_weight = 0;
};

Table opening(const PathStep& first, const PathStep& second) {
    Table table(first.states.size(), second.states.size());
    for (std::size_t a = 0; a < table.rows; ++a) {
        for (std::size_t b = 0; b < table.columns; ++b) {
            table.offer(a, b, first.states[a].cost + second.states[b].cost, 0);
        }
    }
    return table;
}

Table goneOn(const Table& so, const PathStep& first, const PathStep& second,
             const PathStep& third) {
    const Motion motion(first, second, third);
    Table table(second.states.size(), third.states.size());
    for (std::size_t a = 0; a < so.rows; ++a) {
        for (std::size_t b = 0; b < so.columns; ++b) {
            const double here = so.cost[a * so.columns + b];
            for (std::size_t c = 0; c < table.columns; ++c) {
                const PathState& last = third.states[c];
                table.offer(b, c,
                            here + last.cost + motion(first.states[a], second.states[b], last), a);
            }
        }
    }
    return table;
}

std::vector<int> exactPath(const std::vector<const PathStep*>& steps) {
    std::vector<int> path(steps.size(), 0);
    if (steps.size() < 2) {
        if (steps.empty()) return path;
        const auto& states = steps.front()->states;
        path.front() = int(std::ranges::min_element(states, {}, &PathState::cost) - states.begin());
        return path;
    }
    std::vector<Table> tables{opening(*steps[0], *steps[1])};
    for (std::size_t i = 2; i < steps.size(); ++i) {
        tables.push_back(goneOn(tables.back(), *steps[i - 2], *steps[i - 1], *steps[i]));
        std::vector<double>().swap(tables[i - 2].cost);  // the way back is enough
    }
    const auto& costs = tables.back().cost;
    auto at = static_cast<std::size_t>(std::ranges::min_element(costs) - costs.begin());
    for (std::size_t i = steps.size(); i-- > 1;) {
        const Table& table = tables[i - 1];
        const std::size_t before = at / table.columns;
        path[i] = static_cast<int>(at % table.columns);
        path[i - 1] = static_cast<int>(before);
        at = static_cast<std::size_t>(table.from[at]) * table.rows + before;
    }
    return path;
}

/// The state that lies best where its neighbours, as far as they are near in time, lead.
int between(const PathStep& step, const PathStep* before, const PathState* first,
            const PathStep* after, const PathState* second) {
    if (before != nullptr && isLong(*before, step)) before = nullptr;
    if (after != nullptr && isLong(step, *after)) after = nullptr;
    const double share = before == nullptr ? 1
                         : after == nullptr
                             ? 0
                             : (step.time_s - before->time_s) / (after->time_s - before->time_s);
    const auto costOf = [&](const PathState& state) {
        double cost = state.cost;
        if (before == nullptr && after == nullptr) return cost;
        for (std::size_t i = 0; i < state.place.size(); ++i) {
            const double line = (share < 1 ? (1 - share) * first->place[i] : 0) +
                                (share > 0 ? share * second->place[i] : 0);
            const double off = (state.place[i] - line) / step.noise;
            cost += std::min(kFarthest, 0.5 * off * off);
        }
        return cost;
    };
    return int(std::ranges::min_element(step.states, {}, costOf) - step.states.begin());
}

}  // namespace

std::vector<int> smoothestPath(const std::vector<PathStep>& steps, double apart_s) {
    std::vector<std::size_t> taken;
    std::vector<const PathStep*> exact;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!taken.empty() && steps[i].time_s - steps[taken.back()].time_s < apart_s) continue;
        taken.push_back(i);
        exact.push_back(&steps[i]);
    }
    const std::vector<int> states = exactPath(exact);
    std::vector<int> path(steps.size(), 0);
    std::size_t next = 0;
    const auto stateAt = [&](std::size_t t) {
        return &exact[t]->states[static_cast<std::size_t>(states[t])];
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (next < taken.size() && taken[next] == i) {
            path[i] = states[next++];
            continue;
        }
        const bool isLast = next == taken.size();
        path[i] = between(steps[i], exact[next - 1], stateAt(next - 1),
                          isLast ? nullptr : exact[next], isLast ? nullptr : stateAt(next));
    }
    return path;
}

}  // namespace gonio
