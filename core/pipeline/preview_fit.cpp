#include "core/pipeline/preview_fit.h"

#include "core/biomech/body_angles.h"
#include "core/correct/estimated_angles.h"

namespace gonio {
namespace {

constexpr std::size_t kFewestFrames = 5;

}  // namespace

void PreviewPlan::add(int person, int frame, const KeypointFrame& keypoints) {
    const double time_s = m_clip.times_s[static_cast<std::size_t>(frame)];
    if (person != m_person) {
        if (m_person != kPersonAhead) return;  // one person's curves are enough for the eye
        m_person = person;
        m_open = {};
    }
    if (!m_open.times_s.empty() && time_s < m_open.times_s.back() + 0.999 * kStep_s) return;
    m_open.person = person;
    m_open.frames.push_back(frame);
    m_open.keypoints.frames.push_back(keypoints);
    m_open.times_s.push_back(time_s);
    if (time_s - m_open.times_s.front() < kStretch_s - 1.5 * kStep_s) return;
    m_complete = finished();
}

PreviewPlan::Stretch PreviewPlan::finished() {
    Stretch done = std::exchange(m_open, {});
    done.keypoints.detector = m_clip.detector;
    done.keypoints.names = m_clip.keypointNames;
    done.keypoints.misplacement = m_clip.misplacement;
    // The next stretch begins where this one ends, so that the curves meet.
    m_open.person = done.person;
    m_open.frames = {done.frames.back()};
    m_open.keypoints.frames = {done.keypoints.frames.back()};
    m_open.times_s = {done.times_s.back()};
    return done;
}

std::optional<PreviewPlan::Stretch> PreviewPlan::take() {
    return std::exchange(m_complete, std::nullopt);
}

std::optional<PreviewPlan::Stretch> PreviewPlan::takeRest() {
    if (m_complete) return take();
    if (m_open.frames.size() < kFewestFrames) return std::nullopt;
    return finished();
}

Result<PreviewAngles> fitPreview(const BodyModel& model, const ClipFacts& clip,
                                 const PreviewPlan::Stretch& stretch,
                                 const TrajectoryOptions& options, const Job& job) {
    auto fit =
        fitTrajectory(model, stretch.keypoints, stretch.times_s, clip.size_px, options, {}, job);
    if (!fit) return tl::unexpected<Error>(fit.error());
    fit->motion.frameIndices = stretch.frames;
    auto heading = estimateHeading(segmentsOf(model, fit->motion));
    if (!heading) return tl::unexpected<Error>(heading.error());
    auto table = computeAngles(segmentsOf(model, fit->motion), AngleConvention::OpenSim, *heading);
    if (!table) return tl::unexpected<Error>(table.error());
    leaveOutNotEstimated(*table, model, stretch.keypoints.names, fit->motion);
    for (AngleSeries& series : table->series) series.filtered_deg = series.raw_deg;
    table->notes.emplace_back("preview", "rough, from every few frames; not a result");
    return PreviewAngles{stretch.person, *std::move(table)};
}

}  // namespace gonio
