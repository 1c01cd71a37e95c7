#pragma once

#include <array>
#include <optional>

#include "core/pipeline/pipeline_job.h"

namespace gonio {

/// How far an analysis is and how long it will still take, from the pace so far. A stage that has
/// not begun is taken to cost as much a frame as usual, scaled by how this clip compares with the
/// usual up to now.
class RemainingTime {
public:
    /// \param now_s  any clock that does not go back
    void report(Stage stage, int done, int total, double now_s);

    /// 0..1 over all stages, weighed by the time they take.
    double share() const;
    /// nullopt: too early to say.
    std::optional<double> remaining_s() const;

private:
    static constexpr int kStages = 3;  ///< without the overlay

    struct Progress {
        int first = 0, done = 0, total = 0;  ///< frames; `first` were there when it began
        double begun_s = 0, last_s = 0;
        bool hasBegun = false;
    };

    double pace_s(int stage) const;  ///< of one frame

    std::array<Progress, kStages> m_stages;
    int m_current = 0;
};

}  // namespace gonio
