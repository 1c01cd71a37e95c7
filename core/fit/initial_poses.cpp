#include "core/fit/initial_poses.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace gonio {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double wrapped(double angle) {
    return std::remainder(angle, 2 * std::numbers::pi);
}

struct Candidate {
    std::vector<double> block;
    double cost = kInfinity;
};

int landmarkOfJoint(const FitContext& context, Joint joint) {
    for (int i = 0; i < context.floorBegin; ++i) {
        const PointDefinition& point = context.landmarks.landmarks[i].point;
        if (point.vertices.empty() && point.joints.size() == 1 &&
            point.joints[0].index == id(joint))
            return i;
    }
    return -1;
}

// Root angles that turn the body's left and up onto those of the 3-D keypoints.
std::optional<Eigen::Vector3d> rootFrom3D(const FitContext& context, const KeypointFrame& frame,
                                          const Eigen::Matrix3d& worldFromCamera) {
    if (frame.rootRelative_m.rows() == 0) return std::nullopt;
    const auto at = [&](Joint joint) -> std::optional<Eigen::Vector3d> {
        const int i = landmarkOfJoint(context, joint);
        if (i < 0) return std::nullopt;
        const int k = context.landmarks.landmarks[i].keypoint;
        if (!isSeen(frame, k, 0.2)) return std::nullopt;
        return Eigen::Vector3d(worldFromCamera * frame.rootRelative_m.row(k).transpose());
    };
    const auto hipL = at(Joint::FemurL), hipR = at(Joint::FemurR), shL = at(Joint::HumerusL),
               shR = at(Joint::HumerusR);
    if (!hipL || !hipR || !shL || !shR) return std::nullopt;
    const Eigen::Vector3d up = (*shL + *shR - *hipL - *hipR).normalized();
    Eigen::Vector3d left = (*hipL - *hipR) + 0.5 * (*shL - *shR);
    left = (left - up * up.dot(left)).normalized();
    Eigen::Matrix3d axes;  // SMPL: x left, y up, z forward
    axes << left, up, left.cross(up);
    return axes.allFinite() ? std::optional(rootAnglesFromSmpl(axes)) : std::nullopt;
}

// The same body in a deep squat: seen from the front, bent legs are hard to reach from straight
// ones.
PoseVector crouched(PoseVector pose) {
    for (const int hip : {3, 10}) {
        pose[hip] = 1.4;
        pose[hip + 3] = 1.6;
        pose[hip + 4] = 0.4;
    }
    return pose;
}

// Starting poses of one frame: neutral limbs under every heading.
std::vector<PoseVector> startingPoses(const FitContext& context, const KeypointFrame& frame,
                                      const ClipGlobals& globals) {
    std::vector<PoseVector> poses;
    const Eigen::Matrix3d camera =
        cameraFromWorld(globals.values[ClipGlobals::kPitch], globals.values[ClipGlobals::kRoll]);
    if (const auto root = rootFrom3D(context, frame, camera.transpose())) {
        PoseVector pose = context.active.neutral_rad;
        pose.head<3>() = *root;
        poses.push_back(pose);
        poses.push_back(crouched(pose));
        return poses;
    }
    constexpr int kHeadings = 8;
    for (int h = 0; h < kHeadings; ++h) {
        PoseVector pose = context.active.neutral_rad;
        pose[2] = 2 * std::numbers::pi * h / kHeadings;
        poses.push_back(pose);
    }
    return poses;
}

// Price of going from one candidate to another: a random walk of the angles.
double stepCost(const Candidate& from, const Candidate& to, int angles, double dt_s) {
    constexpr double kSpeed_rad_s = 4;
    std::vector<double> block = to.block;
    nearestRoot(from.block, block);
    const double sigma = kSpeed_rad_s * dt_s + 0.1;
    double sum = 0;
    for (int i = 0; i < angles; ++i) sum += std::pow((block[i] - from.block[i]) / sigma, 2);
    return 0.5 * sum;
}

std::vector<Candidate> candidatesOf(const FitContext& context, const FramePriors& priors,
                                    const Eigen::Vector2d& centre_px, const KeypointFrame& seen,
                                    const ClipState& state, std::size_t frame,
                                    const std::vector<Candidate>& before) {
    constexpr int kKept = 4, kFirstLook = 6, kIterations = 15;
    std::vector<Candidate> candidates;
    const auto add = [&](const PoseVector& pose) {
        Candidate candidate;
        candidate.block.resize(static_cast<std::size_t>(context.active.blockSize()));
        context.active.compress(
            pose,
            solveTranslation(context, state.observations[frame], state.globals, pose, centre_px),
            candidate.block.data());
        candidate.cost =
            solveFrame(context, priors, centre_px, state, frame, kFirstLook, candidate.block);
        if (std::isfinite(candidate.cost)) candidates.push_back(std::move(candidate));
    };
    if (const FrameWord* word = state.wordOf(frame))
        add(withTurnedRoot(word->pose_rad, state.worldFromCamera()));
    for (const PoseVector& pose : startingPoses(context, seen, state.globals)) add(pose);
    for (std::size_t b = 0; b < std::min<std::size_t>(before.size(), 2); ++b) {
        add(context.active.expand(before[b].block.data()));
    }
    const auto cheaper = [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; };
    // Under the heading that was found: starting so under every heading would double the work.
    const auto best = std::min_element(candidates.begin(), candidates.end(), cheaper);
    if (seen.rootRelative_m.rows() == 0 && best != candidates.end())
        add(crouched(context.active.expand(best->block.data())));
    std::stable_sort(candidates.begin(), candidates.end(), cheaper);
    if (candidates.size() > kKept) candidates.resize(kKept);
    for (Candidate& c : candidates) {
        c.cost = solveFrame(context, priors, centre_px, state, frame, kIterations, c.block);
    }
    std::stable_sort(candidates.begin(), candidates.end(), cheaper);
    return candidates;
}

using Lattice = std::vector<std::vector<Candidate>>;

// Keeps the cheapest path through one segment's candidates.
void choosePath(const FitContext& context, const Lattice& lattice,
                const std::vector<std::size_t>& seen, ClipState& state) {
    std::vector<std::vector<double>> total(seen.size());
    std::vector<std::vector<std::size_t>> from(seen.size());
    for (std::size_t s = 0; s < seen.size(); ++s) {
        const auto& here = lattice[seen[s]];
        total[s].assign(here.size(), kInfinity);
        from[s].assign(here.size(), 0);
        for (std::size_t c = 0; c < here.size(); ++c) {
            if (s == 0) total[s][c] = here[c].cost;
            for (std::size_t p = 0; s > 0 && p < total[s - 1].size(); ++p) {
                const double dt_s = state.times_s[seen[s]] - state.times_s[seen[s - 1]];
                const double cost =
                    total[s - 1][p] + here[c].cost +
                    stepCost(lattice[seen[s - 1]][p], here[c], context.active.count(), dt_s);
                if (cost < total[s][c]) {
                    total[s][c] = cost;
                    from[s][c] = p;
                }
            }
        }
    }
    std::size_t best =
        std::min_element(total.back().begin(), total.back().end()) - total.back().begin();
    for (std::size_t s = seen.size(); s-- > 0;) {
        state.blocks[seen[s]] = lattice[seen[s]][best].block;
        best = from[s][best];
    }
    for (std::size_t s = 1; s < seen.size(); ++s)
        nearestRoot(state.blocks[seen[s - 1]], state.blocks[seen[s]]);
}

// Frames without a candidate lie on the line between their neighbours.
void fillBetween(const std::vector<std::size_t>& seen, std::size_t first, std::size_t last,
                 ClipState& state) {
    for (std::size_t f = first; f <= last; ++f) {
        const auto after = std::lower_bound(seen.begin(), seen.end(), f);
        if (after != seen.end() && *after == f) continue;
        const std::size_t b = after == seen.end() ? seen.back() : *after;
        const std::size_t a = after == seen.begin() ? b : *(after - 1);
        const double u =
            a == b ? 0
                   : (state.times_s[f] - state.times_s[a]) / (state.times_s[b] - state.times_s[a]);
        state.blocks[f] = state.blocks[a];
        for (std::size_t i = 0; i < state.blocks[f].size(); ++i) {
            state.blocks[f][i] += u * (state.blocks[b][i] - state.blocks[a][i]);
        }
    }
}

}  // namespace

void nearestRoot(const std::vector<double>& reference, std::vector<double>& block) {
    const auto distance = [&](const std::array<double, 3>& q) {
        double sum = 0;
        for (int k = 0; k < 3; ++k) sum += std::pow(wrapped(q[k] - reference[k]), 2);
        return sum;
    };
    const std::array<double, 3> same = {block[0], block[1], block[2]};
    const std::array<double, 3> other = {block[0] + std::numbers::pi, std::numbers::pi - block[1],
                                         block[2] + std::numbers::pi};
    const auto& best = distance(other) < distance(same) ? other : same;
    for (int k = 0; k < 3; ++k) block[k] = reference[k] + wrapped(best[k] - reference[k]);
}

Eigen::Vector3d solveTranslation(const FitContext& context, const FrameObservation& observation,
                                 const ClipGlobals& globals, const PoseVector& pose_rad,
                                 const Eigen::Vector2d& centre_px) {
    const FitContext::Lease body(context);
    const auto& values = body->evaluate(pose_rad, globals.shape(), {});
    const Eigen::Matrix3d rotation =
        cameraFromWorld(globals.values[ClipGlobals::kPitch], globals.values[ClipGlobals::kRoll]);
    const double focal = std::exp(globals.values[ClipGlobals::kLogFocal]);
    Eigen::Matrix3d normal = 1e-9 * Eigen::Matrix3d::Identity();
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    for (const auto& point : observation.points2D) {
        const Eigen::Vector3d x = rotation * values.position_m.segment<3>(3 * point.landmark);
        for (int c = 0; c < 2;
             ++c) {  // (x_c + t_c) - a (x_z + t_z) = 0 with a the slope of the ray
            const double a = (point.pixel[c] - centre_px[c]) / focal;
            Eigen::Vector3d row(0, 0, -a);
            row[c] = 1;
            const double w = point.weight * point.weight;
            normal += w * row * row.transpose();
            right -= w * row * (x[c] - a * x.z());
        }
    }
    Eigen::Vector3d t = normal.ldlt().solve(right);
    constexpr double kNearest_m = 0.5;
    const bool ahead = t.allFinite() && t.z() >= kNearest_m &&
                       std::all_of(observation.points2D.begin(), observation.points2D.end(),
                                   [&](const auto& point) {
                                       const Eigen::Vector3d x =
                                           values.position_m.segment<3>(3 * point.landmark);
                                       return rotation.row(2).dot(x) + t.z() > 0;
                                   });
    if (!ahead) t = Eigen::Vector3d(0, 0, 4);  // whatever the pixels say
    return rotation.transpose() * t;
}

double scaleOf3D(const FitContext& context, const std::vector<const KeypointFrame*>& frames,
                 const ShapeVector& shape) {
    const FitContext::Lease body(context);
    const auto& values = body->evaluate(context.active.neutral_rad, shape, {});
    constexpr std::pair<Joint, Joint> kSegments[] = {
        {Joint::FemurL, Joint::TibiaL},    {Joint::FemurR, Joint::TibiaR},
        {Joint::TibiaL, Joint::TalusL},    {Joint::TibiaR, Joint::TalusR},
        {Joint::HumerusL, Joint::UlnaL},   {Joint::HumerusR, Joint::UlnaR},
        {Joint::HumerusL, Joint::HumerusR}};
    std::vector<double> ratios;
    for (const auto& [a, b] : kSegments) {
        const int i = landmarkOfJoint(context, a), k = landmarkOfJoint(context, b);
        if (i < 0 || k < 0) continue;
        const double length =
            (values.position_m.segment<3>(3 * i) - values.position_m.segment<3>(3 * k)).norm();
        const int ki = context.landmarks.landmarks[i].keypoint,
                  kk = context.landmarks.landmarks[k].keypoint;
        for (const KeypointFrame* frame : frames) {
            if (frame == nullptr || frame->rootRelative_m.rows() == 0) continue;
            const double seen =
                (frame->rootRelative_m.row(ki) - frame->rootRelative_m.row(kk)).norm();
            if (seen > 0.05) ratios.push_back(length / seen);
        }
    }
    if (ratios.empty()) return 1;
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::nth_element(ratios.begin(), middle, ratios.end());
    return std::clamp(*middle, 0.5, 2.0);
}

Result<std::vector<int>> findInitialPoses(const FitContext& context, const FramePriors& priors,
                                          const Eigen::Vector2d& centre_px,
                                          const std::vector<const KeypointFrame*>& frames,
                                          ClipState& state, const Job& job) {
    Lattice lattice(state.size());
    std::vector<int> lost;
    std::size_t first = 0;
    while (first < state.size()) {
        std::size_t last = first;
        while (last + 1 < state.size() && state.segments[last + 1] == state.segments[first]) ++last;
        std::vector<std::size_t> seen;
        for (std::size_t f = first; f <= last; ++f) {
            if (job.cancelled())
                return fail(ErrorCode::Cancelled, "the trajectory fit was cancelled");
            job.progress(static_cast<int>(f), static_cast<int>(state.size()));
            if (state.observations[f].points2D.empty()) continue;
            static const std::vector<Candidate> none;
            const auto& before = seen.empty() ? none : lattice[seen.back()];
            lattice[f] = candidatesOf(context, priors, centre_px, *frames[f], state, f, before);
            if (!lattice[f].empty()) seen.push_back(f);
        }
        if (seen.empty()) {
            lost.push_back(state.segments[first]);
        } else {
            choosePath(context, lattice, seen, state);
            fillBetween(seen, first, last, state);
        }
        first = last + 1;
    }
    return lost;
}

}  // namespace gonio
