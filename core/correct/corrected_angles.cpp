#include "core/correct/corrected_angles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "core/biomech/body_angles.h"
#include "core/correct/angle_function.h"
#include "core/correct/bells.h"
#include "core/correct/estimated_angles.h"
#include "core/fit/fit_limits.h"

namespace gonio {
namespace {

constexpr double kContext_s = 2;  ///< filtered with a patch, so that the filter has settled
constexpr double kTaper_s = 0.1;  ///< over which the old filtered curve goes over into the new
constexpr double kBell_s = 0.1;   ///< half width of what is added to meet an edit
constexpr int kMinTaper = 3, kMinBell = 3;  ///< frames
constexpr std::size_t kMinContext = 30;     ///< frames: the filter needs more than nine

/// Angles of the clinical convention that are an OpenSim one, or its opposite.
struct Twin {
    std::string_view clinical, openSim;
    double sign;
};

constexpr Twin kTwins[] = {
    {"hip_flexion_r", "hip_flexion_r", 1},        {"hip_adduction_r", "hip_adduction_r", 1},
    {"hip_rotation_r", "hip_rotation_r", 1},      {"knee_flexion_r", "knee_angle_r", 1},
    {"ankle_dorsiflexion_r", "ankle_angle_r", 1}, {"hip_flexion_l", "hip_flexion_l", 1},
    {"hip_adduction_l", "hip_adduction_l", 1},    {"hip_rotation_l", "hip_rotation_l", 1},
    {"knee_flexion_l", "knee_angle_l", 1},        {"ankle_dorsiflexion_l", "ankle_angle_l", 1},
    {"spine_flexion", "lumbar_extension", -1},    {"spine_bending", "lumbar_bending", 1},
    {"spine_rotation", "lumbar_rotation", 1}};

Heading headingOf(const BaseAnalysis& base) {
    Heading heading;
    heading.angle_rad = base.headingAngle_rad;
    heading.fromTravel = base.headingFromTravel;
    heading.direction = {std::cos(base.headingAngle_rad), 0, -std::sin(base.headingAngle_rad)};
    return heading;
}

// As finishAngles would resolve them for the whole table.
FinishOptions optionsOf(const BaseAnalysis& base) {
    FinishOptions options;
    options.maxGap_s = base.maxGap_s;
    options.filter.cutoff_hz = base.cutoff_hz;
    return resolved(options, base.motion.times_s);
}

/// Values of one series at frames that the user set; whole turns are those of the curve.
using Pins = std::map<int, double>;

/// One patch laid into one table.
class PatchWriter {
public:
    PatchWriter(const BaseAnalysis& base, const AngleTable& before, const MotionPatch& patch)
        : m_times_s(base.motion.times_s), m_before(before), m_patch(patch) {
        const FrameRange& w = patch.frames;
        const auto n = static_cast<int>(m_times_s.size());
        m_first = w.first;
        m_last = w.last;
        const auto isFar = [&](double time_s, int frames) {
            return time_s > kContext_s && frames > static_cast<int>(kMinContext);
        };
        while (m_first > 0 && !isFar(m_times_s[w.first] - m_times_s[m_first], w.first - m_first))
            --m_first;
        while (m_last + 1 < n && !isFar(m_times_s[m_last] - m_times_s[w.last], m_last - w.last))
            ++m_last;
    }

    Result<void> write(const AngleTable& made, const FinishOptions& options, AngleTable& table) {
        AngleTable local;
        const auto begin = m_times_s.begin();
        local.times_s.assign(begin + m_first, begin + m_last + 1);
        for (int f = m_first; f <= m_last; ++f) {
            local.sources.push_back(isInside(f) ? m_patch.sources[f - m_patch.frames.first]
                                                : m_before.sources[f]);
        }
        for (std::size_t s = 0; s < table.series.size(); ++s) {
            auto written =
                writeSeries(made.series[s], local, options, m_before.series[s], table.series[s]);
            if (!written) return written;
        }
        for (int f = m_patch.frames.first; f <= m_patch.frames.last; ++f) {
            table.sources[f] = m_patch.sources[f - m_patch.frames.first];
            const bool filled = std::any_of(
                table.series.begin(), table.series.end(),
                [f](const AngleSeries& one) { return one.flags[f] == SampleFlag::Interpolated; });
            if (filled && table.sources[f] == FrameSource::Missing)
                table.sources[f] = FrameSource::Interpolated;
        }
        return {};
    }

private:
    bool isInside(int f) const { return m_patch.frames.contains(f); }

    // What is around the patch is the base's, whatever other patches changed there: the numbers of
    // one stretch never depend on what was corrected in another.
    Result<void> writeSeries(const AngleSeries& made, const AngleTable& local,
                             const FinishOptions& options, const AngleSeries& before,
                             AngleSeries& series) {
        const Pins pins = pinsOf(series.name, made);
        // Of what the fit does not estimate only the user tells.
        if (!before.isEstimated && pins.empty()) return {};
        AngleSeries part;
        part.name = series.name;
        for (int f = m_first; f <= m_last; ++f) {
            const int i = f - m_patch.frames.first;
            const auto pin = pins.find(f);
            part.raw_deg.push_back(pin != pins.end() ? pin->second
                                   : isInside(f)     ? made.raw_deg[i]
                                                     : before.raw_deg[f]);
        }
        if (auto finished = finishSeries(part, local, options); !finished) return finished;
        blend(before, part);
        meet(pins, part);
        for (int f = m_patch.frames.first; f <= m_patch.frames.last; ++f) {
            series.raw_deg[f] = part.raw_deg[f - m_first];
            series.filtered_deg[f] = part.filtered_deg[f - m_first];
            series.flags[f] = part.flags[f - m_first];
            series.confidence[f] = made.confidence[f - m_patch.frames.first];
            if (!before.isEstimated && !pins.contains(f))
                series.flags[f] = std::isfinite(series.raw_deg[f]) ? SampleFlag::Interpolated
                                                                   : SampleFlag::Missing;
        }
        return {};
    }

    // Edits of this series that were met, written with the turns of the computed curve.
    Pins pinsOf(const std::string& name, const AngleSeries& made) const {
        Pins pins;
        for (const CorrectionOutcome& outcome : m_patch.outcomes) {
            const auto* set = std::get_if<AngleCorrection>(&outcome.correction.value);
            if (set == nullptr || !outcome.met || !isInside(set->frame)) continue;
            const double sign = signOf(name, set->angle);
            const double raw_deg = made.raw_deg[set->frame - m_patch.frames.first];
            if (sign == 0 || !std::isfinite(raw_deg)) continue;
            const double wanted_deg = sign * set->value_deg;
            pins[set->frame] = wanted_deg + 360 * std::round((raw_deg - wanted_deg) / 360);
        }
        return pins;
    }

    // 1 or -1 where a series of this table is the OpenSim angle or its opposite, else 0.
    double signOf(const std::string& name, const std::string& openSim) const {
        if (m_before.convention == AngleConvention::OpenSim) return name == openSim ? 1 : 0;
        for (const Twin& twin : kTwins) {
            if (twin.clinical == name && twin.openSim == openSim) return twin.sign;
        }
        return 0;
    }

    // 0 outside, 1 well inside; where the video ends there is nothing to go over into.
    double shareAt(int f) const {
        const FrameRange& w = m_patch.frames;
        double share = 1;
        if (w.first > 0) share = std::min(share, step(f, w.first - 1, 1));
        if (w.last + 1 < static_cast<int>(m_times_s.size()))
            share = std::min(share, step(f, w.last + 1, -1));
        return share;
    }

    double step(int f, int end, int direction) const {
        const double frames = (f - end) * direction;
        const double time_s = (m_times_s[f] - m_times_s[end]) * direction;
        const double u = std::min({1.0, std::max(time_s / kTaper_s, 0.0), frames / kMinTaper});
        return u * u * u * (10 + u * (6 * u - 15));
    }

    void blend(const AngleSeries& series, AngleSeries& part) const {
        for (int f = m_patch.frames.first; f <= m_patch.frames.last; ++f) {
            const double old_deg = series.filtered_deg[f];
            double& new_deg = part.filtered_deg[f - m_first];
            if (std::isfinite(old_deg) && std::isfinite(new_deg))
                new_deg = old_deg + shareAt(f) * (new_deg - old_deg);
        }
    }

    // Adds the bells that bring the filtered curve to the edits.
    void meet(const Pins& pins, AngleSeries& part) const {
        std::vector<double> times_s, missing_deg;
        for (const auto& [f, wanted_deg] : pins) {
            const double filtered_deg = part.filtered_deg[f - m_first];
            times_s.push_back(m_times_s[f]);
            missing_deg.push_back(std::isfinite(filtered_deg) ? wanted_deg - filtered_deg : 0);
        }
        if (pins.empty()) return;
        const Bells bells(times_s, missing_deg, bellWidth_s(pins));
        for (int f = m_patch.frames.first; f <= m_patch.frames.last; ++f)
            part.filtered_deg[f - m_first] += bells.at(m_times_s[f]);
        for (const auto& [f, wanted_deg] : pins) part.filtered_deg[f - m_first] = wanted_deg;
    }

    // No bell reaches beyond the patch.
    double bellWidth_s(const Pins& pins) const {
        const FrameRange& w = m_patch.frames;
        const double step_s = (m_times_s[w.last] - m_times_s[w.first]) / std::max(1, w.size() - 1);
        double width_s = std::max(kBell_s, kMinBell * step_s);
        for (const auto& [f, wanted_deg] : pins) {
            if (w.first > 0) width_s = std::min(width_s, m_times_s[f] - m_times_s[w.first - 1]);
            if (w.last + 1 < static_cast<int>(m_times_s.size()))
                width_s = std::min(width_s, m_times_s[w.last + 1] - m_times_s[f]);
        }
        return width_s;
    }

    const std::vector<double>& m_times_s;
    const AngleTable& m_before;
    const MotionPatch& m_patch;
    int m_first, m_last;
};

// The patch as a motion of its own.
Motion motionOf(const BaseAnalysis& base, const MotionPatch& patch) {
    Motion motion;
    motion.shape = base.motion.shape;
    motion.camera = base.motion.camera;
    for (int f = patch.frames.first; f <= patch.frames.last; ++f) {
        motion.times_s.push_back(base.motion.times_s[f]);
        motion.frameIndices.push_back(f);
    }
    motion.poses_rad = patch.poses_rad;
    motion.translations_m = patch.translations_m;
    motion.sources = patch.sources;
    motion.confidences = patch.confidences;
    return motion;
}

Result<void> checkPatch(const BaseAnalysis& base, const MotionPatch& patch) {
    const auto n = static_cast<std::size_t>(patch.frames.size());
    const bool whole = patch.poses_rad.size() == n && patch.translations_m.size() == n &&
                       patch.sources.size() == n && patch.confidences.size() == n;
    if (whole && n > 0 && patch.frames.first >= 0 &&
        patch.frames.last < static_cast<int>(base.motion.size()))
        return {};
    return fail(ErrorCode::Usage, "a refined stretch does not fit this analysis; refine it again");
}

Result<void> apply(const BodyModel& model, const BaseAnalysis& base, const AngleTable& before,
                   const MotionPatch& patch, AngleTable& table) {
    const Motion motion = motionOf(base, patch);
    const SegmentMotion segments = segmentsOf(model, motion);
    auto made = patch.frames.first > 0
                    ? continueAngles(before, static_cast<std::size_t>(patch.frames.first - 1),
                                     segments, headingOf(base))
                    : computeAngles(segments, before.convention, headingOf(base));
    if (!made) return tl::unexpected<Error>(made.error());
    return PatchWriter(base, before, patch).write(*made, optionsOf(base), table);
}

}  // namespace

Result<AnglePair> baseAngles(const BodyModel& model, const BaseAnalysis& base, const Job& job) {
    const SegmentMotion segments = segmentsOf(model, base.motion);
    AnglePair angles;
    FinishOptions options;
    options.filter.cutoff_hz = base.cutoff_hz;
    options.maxGap_s = base.maxGap_s;
    Heading heading = headingOf(base);
    if (const auto estimated = estimateHeading(segments)) heading.travel_m = estimated->travel_m;
    for (auto* table : {&angles.openSim, &angles.clinical}) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "computing angles was cancelled");
        const auto convention =
            table == &angles.openSim ? AngleConvention::OpenSim : AngleConvention::Clinical;
        auto raw = computeAngles(segments, convention, heading);
        if (!raw) return tl::unexpected<Error>(raw.error());
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "computing angles was cancelled");
        auto finished = finishAngles(*std::move(raw), options);
        if (!finished) return tl::unexpected<Error>(finished.error());
        *table = *std::move(finished);
        leaveOutNotEstimated(*table, model, base.keypoints.names, base.motion);
    }
    return angles;
}

Result<AnglePair> correctedAngles(const BodyModel& model, const BaseAnalysis& analysis,
                                  const AnglePair& base,
                                  std::span<const MotionPatch* const> patches) {
    if (base.openSim.times_s != analysis.motion.times_s ||
        base.clinical.times_s != analysis.motion.times_s)
        return fail(ErrorCode::Usage, "the angles are of another analysis");
    AnglePair angles = base;
    for (const MotionPatch* patch : patches) {
        if (auto checked = checkPatch(analysis, *patch); !checked)
            return tl::unexpected<Error>(checked.error());
        auto done = apply(model, analysis, base.openSim, *patch, angles.openSim);
        if (done) done = apply(model, analysis, base.clinical, *patch, angles.clinical);
        if (!done) return passOn(done.error(), "angles of a refined stretch");
    }
    return angles;
}

}  // namespace gonio
