#include "core/fit/refit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/fit/clip_tuning.h"
#include "core/fit/contacts.h"
#include "core/fit/initial_poses.h"
#include "core/fit/refit_start.h"
#include "core/fit/regressed_words.h"
#include "core/fit/trajectory_report.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Round {
    int iterations;
    double robustSigmas;  ///< of the weights of doubtful frames before it
};

// Angles that the keypoints tell, those asked for, and those that do not lie at neutral.
ActiveDofs dofsOf(const LandmarkSet& landmarks, const RefitClip& clip) {
    ActiveDofs active = activeDofs(landmarks);
    std::vector<int> dofs = active.dofs;
    dofs.insert(dofs.end(), clip.extraDofs.begin(), clip.extraDofs.end());
    for (const RefitFrame& frame : clip.frames) {
        for (int d = 0; d < kDofCount; ++d) {
            if (frame.start_rad[d] != active.neutral_rad[d]) dofs.push_back(d);
        }
    }
    std::sort(dofs.begin(), dofs.end());
    dofs.erase(std::unique(dofs.begin(), dofs.end()), dofs.end());
    active.dofs = std::move(dofs);
    return active;
}

// Angles of which only a network can have told the base: none where all stand at neutral.
std::vector<int> saidDofs(const LandmarkSet& landmarks, const RefitClip& clip) {
    constexpr double kSame_rad = 1e-6;  // as heldDofs has it
    const ActiveDofs told = activeDofs(landmarks);
    std::vector<int> said;
    for (const int d : dofsOf(landmarks, clip).dofs) {
        const bool left =
            std::any_of(clip.frames.begin(), clip.frames.end(), [&](const RefitFrame& frame) {
                return std::abs(frame.start_rad[d] - told.neutral_rad[d]) > kSame_rad;
            });
        if (left && !std::binary_search(told.dofs.begin(), told.dofs.end(), d)) said.push_back(d);
    }
    return said;
}

// Contacts cut to their sound frames.
std::vector<ContactInterval> outsideDoubt(const std::vector<ContactInterval>& contacts,
                                          const RefitClip& clip) {
    std::vector<ContactInterval> kept;
    for (const ContactInterval& contact : contacts) {
        bool open = false;
        for (std::size_t f = contact.first; f <= contact.last; ++f) {
            if (clip.frames[f].isDoubtful) {
                open = false;
            } else if (open) {
                kept.back().last = f;
            } else {
                kept.push_back({contact.floorPoint, f, f});
                open = true;
            }
        }
    }
    return kept;
}

class Refit {
public:
    Refit(const BodyModel& model, LandmarkSet landmarks, const RefitClip& clip, const Job& job)
        : m_clip(clip),
          m_job(job),
          m_said(saidDofs(landmarks, clip)),
          m_context(model, landmarks, dofsOf(landmarks, clip)),
          m_priors(withSigmasGrown(framePriors(m_context.active, m_said), 1)),
          m_tuning{clip.misplacement, clip.personSize_px} {}

    Result<RefitResult> run();

private:
    Result<void> setUpGlobals();
    ClipState stateOf(const std::vector<RefitFrame>& frames) const;
    void estimateNoise();
    void weigh(double robustSigmas);
    void addPixels(std::size_t f);
    void addWords();
    bool isKept(int dof) const;
    void placeContacts(bool isFirst);
    void tie();
    Result<void> solve(const Round& round);
    RefitResult collect() const;

    const RefitClip& m_clip;
    const Job& m_job;
    std::vector<int> m_said;  ///< angles that a network alone told of, when the base was fitted
    FitContext m_context;
    FramePriors m_priors;
    ClipTuning m_tuning;
    ClipGlobals m_globals;
    DetectorNoise m_noise;
    ClipState m_state;
    ClipTies m_ties;
};

Result<void> Refit::setUpGlobals() {
    const Camera& camera = m_clip.camera;
    const Eigen::Matrix3d upright = cameraFromWorld(0, 0);
    const Eigen::Matrix3d turned = camera.cameraFromWorld * upright.transpose();
    const double roll_rad = std::atan2(turned(1, 0), turned(0, 0));
    const double pitch_rad = std::atan2(turned(2, 1), turned(2, 2));
    if ((cameraFromWorld(pitch_rad, roll_rad) - camera.cameraFromWorld).norm() > 1e-6 ||
        !(camera.focal_px > 0)) {
        return fail(ErrorCode::Unsupported,
                    "the camera of this motion is turned about the vertical; analyse the video "
                    "again");
    }
    Eigen::Map<ShapeVector>(m_globals.values.data()) = m_clip.shape;
    m_globals.values[ClipGlobals::kLogFocal] = std::log(camera.focal_px);
    m_globals.values[ClipGlobals::kPitch] = pitch_rad;
    m_globals.values[ClipGlobals::kRoll] = roll_rad;
    return {};
}

ClipState Refit::stateOf(const std::vector<RefitFrame>& frames) const {
    ClipState state;
    state.globals = m_globals;
    for (const RefitFrame& frame : frames) {
        state.times_s.push_back(frame.time_s);
        state.segments.push_back(frame.segment);
        state.observations.push_back(frame.keypoints != nullptr
                                         ? observe(*frame.keypoints, m_context.landmarks, m_noise)
                                         : FrameObservation{});
        auto& block = state.blocks.emplace_back(m_context.active.blockSize());
        m_context.active.compress(frame.start_rad, frame.start_m, block.data());
    }
    return state;
}

// The noise of the whole clip, from frames spread over it.
void Refit::estimateNoise() {
    m_noise.pixels = std::max(m_tuning.firstNoise_px(), 1e-6);
    std::vector<const KeypointFrame*> seen;
    for (const RefitFrame& frame : m_clip.sample) seen.push_back(frame.keypoints);
    m_noise.scale3D = scaleOf3D(m_context, seen, m_clip.shape);
    ClipState state = stateOf(m_clip.sample);
    m_noise = reweight(m_context, seen, m_clip.camera.centre_px, m_noise, m_tuning.noiseFloor(),
                       ClipTuning::kRobustSigmas, state);
}

void Refit::weigh(double robustSigmas) {
    for (std::size_t f = 0; f < m_state.size(); ++f) {
        const RefitFrame& frame = m_clip.frames[f];
        if (frame.isHeld || frame.keypoints == nullptr) continue;
        auto& observation = m_state.observations[f];
        std::vector<FrameObservation::Contact> contacts = std::move(observation.contacts);
        const bool standsStill = observation.standsStill;
        observation = observe(*frame.keypoints, m_context.landmarks, m_noise);
        const FrameResiduals found = residuals(m_context, m_state, f, m_clip.camera.centre_px);
        weighRobustly(m_context, *frame.keypoints, found, m_noise, m_tuning.noiseFloor(),
                      frame.isDoubtful ? robustSigmas : ClipTuning::kRobustSigmas, observation);
        observation.contacts = std::move(contacts);
        observation.standsStill = standsStill;
    }
    for (std::size_t f = 0; f < m_state.size(); ++f) addPixels(f);
}

void Refit::addPixels(std::size_t f) {
    constexpr double kMetSigma = 0.05, kDrawnSigma = 0.2;  // of the noise
    constexpr double kMetSigma_px = 0.05;
    FrameObservation& observation = m_state.observations[f];
    const auto& landmarks = m_context.landmarks.landmarks;
    for (const RefitFrame::Pixel& pixel : m_clip.frames[f].pixels) {
        const auto found = std::find_if(landmarks.begin(), landmarks.end(), [&](const auto& l) {
            return l.keypoint == pixel.keypoint;
        });
        if (found == landmarks.end()) continue;
        const int landmark = static_cast<int>(found - landmarks.begin());
        for (auto& point : observation.points2D) {
            if (point.landmark == landmark) point.weight *= 1 - pixel.share;
        }
        for (auto& point : observation.points3D) {
            if (point.landmark == landmark) point.weight *= 1 - pixel.share;
        }
        const double sigma_px = pixel.share >= 1
                                    ? std::min(kMetSigma_px, kMetSigma * m_noise.pixels)
                                    : kDrawnSigma * m_noise.pixels / std::max(pixel.share, 1e-6);
        observation.points2D.push_back({landmark, pixel.at_px, 1 / sigma_px});
    }
}

// Kept as the base has it: only a network told of it, and the user did not ask for it.
bool Refit::isKept(int dof) const {
    return std::binary_search(m_said.begin(), m_said.end(), dof) &&
           std::find(m_clip.extraDofs.begin(), m_clip.extraDofs.end(), dof) ==
               m_clip.extraDofs.end();
}

// There is no network here. Where one took part, the base stands in for it: angles that it alone
// told of stay (collect makes that exact), the others are pulled to the base as they were to the
// network, but not in frames whose base is doubted.
void Refit::addWords() {
    constexpr double kKept_rad = 1e-3;
    constexpr double kShare = 0.5;  // the base heard the keypoints as well
    // Of knees the network told most: without it they would go where the keypoints alone have them.
    constexpr double kKneeShare = 0.3;
    if (m_said.empty()) return;
    for (const RefitFrame& frame : m_clip.frames) {
        FrameWord word{withTurnedRoot(frame.start_rad, m_clip.camera.cameraFromWorld),
                       kShare * regressedSigma_rad()};
        for (const int knee : {6, 13}) word.sigma_rad[knee] *= kKneeShare;
        if (frame.isDoubtful) word.sigma_rad.setConstant(std::numeric_limits<double>::infinity());
        for (const int d : m_said)
            word.sigma_rad[d] = isKept(d) ? kKept_rad : regressedSigma_rad()[d];
        m_state.words.emplace_back(word);
    }
    // What was kept may lie outside the limits: a motion that was not refined is as it was said.
    for (int i = 0; i < m_context.active.count(); ++i) {
        const int d = m_context.active.dofs[i];
        if (!isKept(d)) continue;
        for (const RefitFrame& frame : m_clip.frames) {
            m_priors.lower[i] = std::min(m_priors.lower[i], frame.start_rad[d]);
            m_priors.upper[i] = std::max(m_priors.upper[i], frame.start_rad[d]);
        }
    }
}

// Feet that rest, as the present poses say; the floor stays where it was found first.
void Refit::placeContacts(bool isFirst) {
    const double floor_m = m_state.globals.values[ClipGlobals::kFloor];
    auto contacts = findContacts(m_context, m_state);
    if (isFirst) contacts = outsideDoubt(contacts, m_clip);
    applyContacts(m_context, contacts, m_tuning.contactSigma_m(), m_state);
    if (!isFirst && floor_m != 0) m_state.globals.values[ClipGlobals::kFloor] = floor_m;
    m_ties.heldAnchors.clear();
    for (const ContactInterval& contact : contacts) {
        const auto begin = m_clip.frames.begin();
        const bool isShared = std::any_of(begin + static_cast<std::ptrdiff_t>(contact.first),
                                          begin + static_cast<std::ptrdiff_t>(contact.last + 1),
                                          [](const RefitFrame& frame) { return frame.isHeld; });
        m_ties.heldAnchors.push_back(isShared ? 1 : 0);
    }
}

void Refit::tie() {
    for (std::size_t f = 0; f < m_clip.frames.size(); ++f) {
        const RefitFrame& frame = m_clip.frames[f];
        m_ties.heldFrames.push_back(frame.isHeld ? 1 : 0);
        if (frame.isHeld) continue;
        for (const RefitFrame::Angle& angle : frame.angles)
            m_ties.targets.push_back({f, angle.off_rad, angle.weight_1_rad});
        if (frame.tether > 0) m_ties.tethers.push_back({f, frame.tether, m_state.blocks[f]});
    }
}

Result<void> Refit::solve(const Round& round) {
    ClipSolveOptions options;
    options.maxIterations = round.iterations;
    options.priorWeight = m_tuning.priorWeight();
    options.tolerance = m_tuning.tolerance();
    options.ties = &m_ties;
    auto cost = solveClip(m_context, m_priors, GlobalPriors{}, m_clip.camera.centre_px, options,
                          m_state, m_job);
    if (!cost) return tl::unexpected<Error>(cost.error());
    return {};
}

RefitResult Refit::collect() const {
    RefitResult result;
    ClipState state = m_state;
    for (std::size_t f = 0; f < m_clip.frames.size(); ++f) {
        const RefitFrame& frame = m_clip.frames[f];
        double* block = state.blocks[f].data();
        PoseVector pose_rad = frame.isHeld ? frame.start_rad : m_context.active.expand(block);
        const Eigen::Vector3d translation_m =
            frame.isHeld ? frame.start_m
                         : Eigen::Vector3d(
                               Eigen::Map<const Eigen::Vector3d>(block + m_context.active.count()));
        for (const int d : m_said) {
            if (isKept(d)) pose_rad[d] = frame.start_rad[d];
        }
        if (frame.finish && !frame.isHeld) frame.finish(pose_rad);
        m_context.active.compress(pose_rad, translation_m, block);
        result.poses_rad.push_back(pose_rad);
        result.translations_m.push_back(translation_m);
        FrameReport report{kNaN, Eigen::Matrix<double, kJointCount, 1>::Zero()};
        if (frame.keypoints != nullptr && !frame.isHeld) {
            state.observations[f] = observe(*frame.keypoints, m_context.landmarks, m_noise);
            report = reportFrame(m_context, *frame.keypoints, state.observations[f],
                                 residuals(m_context, state, f, m_clip.camera.centre_px),
                                 sureDistance_px(m_noise, m_clip.personSize_px));
        }
        result.reprojection_px.push_back(report.reprojection_px);
        result.confidences.push_back(report.confidences);
    }
    return result;
}

Result<RefitResult> Refit::run() {
    if (auto set = setUpGlobals(); !set) return tl::unexpected<Error>(set.error());
    estimateNoise();
    m_state = stateOf(m_clip.frames);
    addWords();
    const bool doubtful = std::any_of(m_clip.frames.begin(), m_clip.frames.end(),
                                      [](const RefitFrame& frame) { return frame.isDoubtful; });
    tie();
    placeContacts(true);
    auto found = findStarts(m_context, m_priors, m_clip.camera.centre_px, m_clip, m_state, m_job);
    if (!found) return tl::unexpected<Error>(found.error());
    // The second round fades observations that contradict the corrections; poses that were fitted
    // to something else need one more.
    constexpr double kSigmas = ClipTuning::kRobustSigmas;
    const std::vector<Round> rounds =
        doubtful ? std::vector<Round>{{8, 4 * kSigmas}, {4, 2 * kSigmas}, {4, kSigmas}}
                 : std::vector<Round>{{5, kSigmas}, {3, kSigmas}};
    for (std::size_t r = 0; r < rounds.size(); ++r) {
        if (r > 0 && doubtful) placeContacts(false);
        weigh(rounds[r].robustSigmas);
        if (auto solved = solve(rounds[r]); !solved) return tl::unexpected<Error>(solved.error());
        m_job.progress(static_cast<int>(r) + 1, static_cast<int>(rounds.size()));
    }
    return collect();
}

}  // namespace

Result<RefitResult> refit(const BodyModel& model, const RefitClip& clip, const Job& job) {
    auto landmarks = placeLandmarks(model, clip.names);
    if (!landmarks) return tl::unexpected<Error>(landmarks.error());
    return Refit(model, *landmarks, clip, job).run();
}

}  // namespace gonio
