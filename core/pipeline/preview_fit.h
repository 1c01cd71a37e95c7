#pragma once

#include <deque>

#include "core/biomech/angle_series.h"
#include "core/body/body_model.h"
#include "core/fit/trajectory_fit.h"
#include "core/pipeline/analyze_watch.h"

namespace gonio {

/// Rough angles of a stretch of an analysis that is still running: for the eye alone. Raw, from
/// every few frames, with a body and a camera of its own; nothing of it is kept.
struct PreviewAngles {
    int person = 0;      ///< kPersonAhead: nobody is known by number yet
    AngleTable openSim;  ///< few frames; filtered equals raw
};

/// Collects keypoints as they are found and tells which stretch a preview should be made of next.
/// Not for sharing between threads.
class PreviewPlan {
public:
    static constexpr double kStep_s = 0.08;    ///< between the frames of a preview
    static constexpr double kStretch_s = 1.0;  ///< of a preview

    explicit PreviewPlan(ClipFacts clip) : m_clip(std::move(clip)) {}

    const ClipFacts& clip() const { return m_clip; }

    void add(int person, int frame, const KeypointFrame& keypoints);

    /// A stretch of keypoints that waits for its preview.
    struct Stretch {
        int person = 0;
        std::vector<int> frames;
        Keypoints2D keypoints;
        std::vector<double> times_s;
    };

    /// The newest complete stretch, for the first person added; older ones that were not taken are
    /// forgotten, so that a slow machine does not fall behind. nullopt: nothing to do.
    std::optional<Stretch> take();
    /// Likewise of what is there, complete or not, if it has at least 5 frames.
    std::optional<Stretch> takeRest();

private:
    Stretch finished();

    ClipFacts m_clip;
    int m_person = kPersonAhead;
    Stretch m_open;
    std::optional<Stretch> m_complete;
};

/// \return NoPerson, SolverFailed, Cancelled
Result<PreviewAngles> fitPreview(const BodyModel& model, const ClipFacts& clip,
                                 const PreviewPlan::Stretch& stretch,
                                 const TrajectoryOptions& options, const Job& job = {});

}  // namespace gonio
