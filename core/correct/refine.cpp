#include "core/correct/refine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/correct/angle_function.h"
#include "core/correct/bells.h"
#include "core/correct/check_corrections.h"
#include "core/correct/window_fit.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kAngleMet_deg = 1e-6, kPixelMet_px = 0.5;

/// What the user set, one value a frame, by what it is about; of contradicting corrections the last
/// in canonical order.
template <class Value>
using Settings = std::map<std::string, std::map<int, Value>>;

class Refiner {
public:
    Refiner(const BodyModel& model, const BaseAnalysis& base, const RefineOptions& options,
            LandmarkProjector& projector, WindowState state)
        : m_model(model),
          m_base(base),
          m_options(options),
          m_projector(projector),
          m_rest(computeRestShape(model, base.motion.shape)),
          m_state(std::move(state)) {}

    Result<void> run(const std::vector<Correction>& corrections, const Job& job);
    MotionPatch patch(const std::vector<Correction>& corrections);

private:
    void read(const std::vector<Correction>& corrections);
    void wishAngle(const std::string& name, const std::map<int, double>& values_deg);
    void wishKeypoint(const std::string& name, const std::map<int, Eigen::Vector2d>& values_px);
    std::vector<std::optional<AngleTriple>> pastOf(const SingleAngle& angle) const;
    AngleFunction functionAt(const SingleAngle& angle, int frame) const;
    double halfWidth_s(const std::vector<int>& frames) const;
    CorrectionOutcome outcomeOf(const Correction& correction);

    double time_s(int frame) const { return m_base.motion.times_s[frame]; }

    bool hasBody(int frame) const {
        return m_state.motion.sources[m_state.local(frame)] != FrameSource::Missing;
    }

    const PoseVector& pose_rad(int frame) const {
        return m_state.motion.poses_rad[m_state.local(frame)];
    }

    const BodyModel& m_model;
    const BaseAnalysis& m_base;
    const RefineOptions& m_options;
    LandmarkProjector& m_projector;
    RestShape m_rest;
    WindowState m_state;
    WindowWishes m_wishes;
    Settings<double> m_angles_deg;
    Settings<Eigen::Vector2d> m_keypoints_px;
    /// Unwrapped triples of the window's frames, for shoulders.
    std::map<const SingleAngle*, std::vector<std::optional<AngleTriple>>> m_past;
    std::map<int, std::vector<WantedAngle>> m_wanted;
};

void Refiner::read(const std::vector<Correction>& corrections) {
    for (const Correction& correction : corrections) {
        if (const auto* angle = std::get_if<AngleCorrection>(&correction.value)) {
            if (hasBody(angle->frame)) m_angles_deg[angle->angle][angle->frame] = angle->value_deg;
        } else if (const auto* put = std::get_if<KeypointCorrection>(&correction.value)) {
            if (hasBody(put->frame)) m_keypoints_px[put->keypoint][put->frame] = put->at_px;
        }
    }
}

std::vector<std::optional<AngleTriple>> Refiner::pastOf(const SingleAngle& angle) const {
    std::vector<std::optional<AngleTriple>> past(m_state.window.size());
    if (angle.continuity() != Continuity::Shoulder) return past;
    std::optional<AngleTriple> before;
    if (m_state.window.first > 0)
        before = tripleAt(m_rest, m_base.motion, m_state.window.first - 1, angle,
                          m_base.headingAngle_rad);
    for (int f = m_state.window.first; f <= m_state.window.last; ++f) {
        if (hasBody(f)) {
            AngleTriple triple =
                readTriple(angle, framesOfPose(m_rest, pose_rad(f)), m_base.headingAngle_rad);
            unwrap(std::span(&triple, 1), angle.continuity(), before);
            before = triple;
        }
        past[f - m_state.window.first] = before;
    }
    return past;
}

AngleFunction Refiner::functionAt(const SingleAngle& angle, int frame) const {
    return {m_rest, angle, m_base.headingAngle_rad,
            m_past.at(&angle)[frame - m_state.window.first]};
}

// A bell is no wider than what is free to change around its frame.
double Refiner::halfWidth_s(const std::vector<int>& frames) const {
    double width_s = std::numeric_limits<double>::infinity();
    const int count = static_cast<int>(m_base.motion.size());
    for (const int f : frames) {
        const int a = std::max(0, f - m_options.minNeighbourhood);
        const int b = std::min(count - 1, f + m_options.minNeighbourhood);
        if (a < f) width_s = std::min(width_s, time_s(f) - time_s(a));
        if (b > f) width_s = std::min(width_s, time_s(b) - time_s(f));
    }
    return std::max(m_options.neighbourhood_s, std::isfinite(width_s) ? width_s : 0);
}

// The set frames are met, their neighbourhood follows in a bell.
void Refiner::wishAngle(const std::string& name, const std::map<int, double>& values_deg) {
    constexpr double kMetSigma_deg = 0.003, kDrawnSigma_deg = 0.2;
    const SingleAngle& angle = *findSingleAngle(name);
    m_past[&angle] = pastOf(angle);
    m_wishes.dofs.insert(m_wishes.dofs.end(), angle.dofs.begin(), angle.dofs.end());
    std::vector<double> times_s, missing_deg;
    std::vector<int> frames;
    for (const auto& [frame, value_deg] : values_deg) {
        times_s.push_back(time_s(frame));
        frames.push_back(frame);
        missing_deg.push_back(functionAt(angle, frame).missing_deg(pose_rad(frame), value_deg));
    }
    const Bells bells(times_s, missing_deg, halfWidth_s(frames));
    for (int f = m_state.window.first; f <= m_state.window.last; ++f) {
        const double share = bells.share(time_s(f));
        if (!hasBody(f) || share < 1e-3) continue;
        const AngleFunction function = functionAt(angle, f);
        const auto set = values_deg.find(f);
        const double wanted_deg = set != values_deg.end()
                                      ? set->second
                                      : function.value_deg(pose_rad(f)) + bells.at(time_s(f));
        const double sigma_deg = set != values_deg.end() ? kMetSigma_deg : kDrawnSigma_deg / share;
        m_wishes.angles[f].push_back(
            {function.off(wanted_deg), 180 / std::numbers::pi / sigma_deg});
        if (set != values_deg.end()) m_wanted[f].push_back({function, wanted_deg});
    }
}

void Refiner::wishKeypoint(const std::string& name,
                           const std::map<int, Eigen::Vector2d>& values_px) {
    const auto& names = m_base.keypoints.names;
    const int k = static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
    const auto seenAt = [&](int f) {
        return m_projector.pixelOf(k, pose_rad(f), m_state.motion.translations_m[m_state.local(f)]);
    };
    std::vector<double> times_s, across_px, down_px;
    std::vector<int> frames;
    for (const auto& [frame, at_px] : values_px) {
        const auto seen = seenAt(frame);
        if (!seen) return;  // not a point of the body
        times_s.push_back(time_s(frame));
        frames.push_back(frame);
        across_px.push_back(at_px.x() - seen->x());
        down_px.push_back(at_px.y() - seen->y());
    }
    const double width_s = halfWidth_s(frames);
    const Bells across(times_s, across_px, width_s), down(times_s, down_px, width_s);
    for (int f = m_state.window.first; f <= m_state.window.last; ++f) {
        const double share = across.share(time_s(f));
        if (!hasBody(f) || share < 1e-3) continue;
        const auto set = values_px.find(f);
        const Eigen::Vector2d shift_px(across.at(time_s(f)), down.at(time_s(f)));
        const Eigen::Vector2d wanted_px =
            set != values_px.end() ? set->second : Eigen::Vector2d(*seenAt(f) + shift_px);
        m_wishes.pixels[f].push_back({k, wanted_px, set != values_px.end() ? 1 : share});
    }
}

// First what was seen, as corrected; then what the user set, relative to that.
Result<void> Refiner::run(const std::vector<Correction>& corrections, const Job& job) {
    const bool doubtful = std::any_of(m_state.frames.begin(), m_state.frames.end(),
                                      [](const EditedFrame& frame) { return frame.isDoubtful; });
    read(corrections);
    const bool isSet = !m_angles_deg.empty() || !m_keypoints_px.empty();
    if (doubtful || !isSet) {
        auto fitted = fitWindow(m_model, m_base, {}, m_options, m_state, job);
        if (!fitted) return fitted;
    }
    if (!isSet) return {};
    for (const auto& [name, values] : m_angles_deg) wishAngle(name, values);
    for (const auto& [name, values] : m_keypoints_px) wishKeypoint(name, values);
    for (const auto& [frame, wanted] : m_wanted) {
        m_wishes.finish[frame] = [&wanted = wanted](PoseVector& pose) {
            projectOnto(wanted, pose);
        };
    }
    return fitWindow(m_model, m_base, m_wishes, m_options, m_state, job);
}

CorrectionOutcome Refiner::outcomeOf(const Correction& correction) {
    CorrectionOutcome outcome{correction, 0, true};
    if (const auto* set = std::get_if<AngleCorrection>(&correction.value)) {
        outcome.residual = kNaN;
        if (hasBody(set->frame)) {
            const AngleFunction function = functionAt(*findSingleAngle(set->angle), set->frame);
            outcome.residual = std::abs(function.missing_deg(pose_rad(set->frame), set->value_deg));
        }
        outcome.met = outcome.residual <= kAngleMet_deg;
    } else if (const auto* put = std::get_if<KeypointCorrection>(&correction.value)) {
        const auto& names = m_base.keypoints.names;
        const auto k = std::find(names.begin(), names.end(), put->keypoint) - names.begin();
        outcome.residual = kNaN;
        if (hasBody(put->frame)) {
            const auto at_px =
                m_projector.pixelOf(static_cast<int>(k), pose_rad(put->frame),
                                    m_state.motion.translations_m[m_state.local(put->frame)]);
            if (at_px) outcome.residual = (*at_px - put->at_px).norm();
        }
        outcome.met = outcome.residual <= kPixelMet_px;
    }
    return outcome;
}

MotionPatch Refiner::patch(const std::vector<Correction>& corrections) {
    MotionPatch patch;
    patch.frames = m_state.window;
    for (int f = m_state.window.first; f <= m_state.window.last; ++f) {
        const auto i = static_cast<std::size_t>(f - m_state.window.first);
        const bool there = hasBody(f);
        patch.poses_rad.push_back(there ? pose_rad(f) : PoseVector::Constant(kNaN));
        patch.translations_m.push_back(there ? m_state.motion.translations_m[m_state.local(f)]
                                             : Eigen::Vector3d::Constant(kNaN));
        patch.sources.push_back(m_state.edited(f).source);
        patch.confidences.push_back(m_state.confidences[i]);
        patch.reprojection_px.push_back(m_state.reprojection_px[i]);
    }
    for (const Correction& correction : corrections)
        patch.outcomes.push_back(outcomeOf(correction));
    return patch;
}

}  // namespace

Result<MotionPatch> refineWindow(const BodyModel& model, const std::string& bodyHash,
                                 const BaseAnalysis& base,
                                 const std::map<int, const BaseAnalysis*>& others,
                                 std::span<const Correction> corrections, FrameRange window,
                                 const RefineOptions& options, const Job& job) {
    if (auto checked = checkWindow(base, others, corrections, window); !checked)
        return tl::unexpected<Error>(checked.error());
    const std::vector<Correction> inside = correctionsIn(corrections, window);
    auto projector =
        LandmarkProjector::make(model, base.keypoints.names, base.motion.shape, base.motion.camera);
    if (!projector) return tl::unexpected<Error>(projector.error());
    auto frames = editedFrames(base, others, inside, window, projector->landmarks());
    Refiner refiner(model, base, options, *projector,
                    startingState(base, window, std::move(frames)));
    if (auto done = refiner.run(inside, job); !done)
        return passOn(done.error(), "refining frames " + std::to_string(window.first) + " to " +
                                        std::to_string(window.last));
    MotionPatch patch = refiner.patch(inside);
    patch.signature = patchSignature(base, bodyHash, others, corrections, window, options);
    return patch;
}

}  // namespace gonio
