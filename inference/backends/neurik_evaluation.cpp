#include "inference/backends/neurik_evaluation.h"

#include <numbers>
#include <numeric>

#include "core/biomech/ik_metrics.h"
#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;
/// Trainings draw with their own seeds, this one is left out.
constexpr std::uint64_t kHeldOutSeed = 0x9E1D0117;
constexpr double kBonyWeight = 20;

MarkerClip clipOf(const MarkerMotion& motion, const NeurIkEvaluation& options,
                  std::uint64_t index) {
    Dice dice(mixedSeed(options.seed, index));
    MarkerClip clip;
    clip.places_m = motion.places_m;
    for (std::size_t f = 0; f < motion.places_m.size(); ++f) {
        clip.times_s.push_back(double(f) / motion.rate_hz);
        clip.frameIndices.push_back(int(f));
        if (options.noise_m <= 0) continue;
        for (double& number : clip.places_m[f].reshaped()) {
            number += options.noise_m * dice.gaussian();
        }
    }
    return clip;
}

double meanOver(const std::vector<double>& errors, const std::function<bool(int)>& counts) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < int(errors.size()); ++k) {
        if (!counts(k)) continue;
        sum += errors[std::size_t(k)];
        ++count;
    }
    return sum / count;
}

bool isOfWrist(int coordinate) {
    return osimTree().coordinates[std::size_t(coordinate)].name.starts_with("wrist");
}

/// The markers on the tree in a frame, from the pelvis, world axes.
Eigen::Matrix3Xd treeMarkers_m(const MarkerTable& table, const Eigen::Isometry3d& pelvisInWorld,
                               const OsimScales& scales, const OsimCoordinates& coordinates_rad) {
    Eigen::Isometry3d root = pelvisInWorld;
    root.translation().setZero();
    const auto bodies = osimForward(osimTree(), root, scales, coordinates_rad);
    return markersOnTree(table, osimTree(), bodies, scales);
}

/// Mean distance of the bony markers, mm.
double landmarkError_mm(const MarkerTable& table, const MarkerMotion& truth, const IkMotion& found,
                        std::size_t frame) {
    const auto wanted_m = treeMarkers_m(table, truth.pelvisInWorld[frame], truth.scales,
                                        truth.coordinates_rad[frame]);
    const auto found_m = treeMarkers_m(table, found.pelvisInWorld[frame], found.scales,
                                       found.coordinates_rad[frame]);
    double sum = 0;
    int count = 0;
    for (int m = 0; m < table.size(); ++m) {
        const double distance_m = (found_m.col(m) - wanted_m.col(m)).norm();
        if (table.markers[std::size_t(m)].weight < kBonyWeight || !std::isfinite(distance_m))
            continue;
        sum += 1000 * distance_m;
        ++count;
    }
    return sum / std::max(1, count);
}

/// Adds a clip's frames to the sums. \return the mean over the seen coordinates, degrees
double addClip(const MarkerTable& table, const MarkerMotion& truth, const IkMotion& found,
               NeurIkScore& score) {
    double sum = 0;
    int count = 0;
    for (std::size_t f = 0; f < found.size(); ++f) {
        if (found.sources[f] == FrameSource::Missing) continue;
        ++score.frames;
        for (int k = 0; k < kOsimCoordinates; ++k) {
            const double off_deg =
                meanAngleError_deg(found.coordinates_rad[f], truth.coordinates_rad[f], {k});
            score.angleErrors_deg[std::size_t(k)] += off_deg;
            if (isOfWrist(k)) continue;
            sum += off_deg;
            ++count;
        }
        const Eigen::Matrix3d between =
            found.pelvisInWorld[f].linear().transpose() * truth.pelvisInWorld[f].linear();
        score.rootError_deg += Eigen::AngleAxisd(between).angle() * kDegrees;
        score.landmarkError_mm += landmarkError_mm(table, truth, found, f);
    }
    score.bodyError_mm += meanBodyError_mm(found.scales, truth.scales);
    return sum / std::max(1, count);
}

/// Sums over clips.
class Scoring {
public:
    explicit Scoring(const MarkerTable& table) : m_table(table) {
        m_score.angleErrors_deg.assign(kOsimCoordinates, 0);
    }

    void add(const MarkerMotion& truth, const IkMotion& found) {
        m_score.errorByKind_deg[truth.kind] += addClip(m_table, truth, found, m_score);
        ++m_clips[truth.kind];
        ++m_count;
    }

    NeurIkScore means() const {
        NeurIkScore score = m_score;
        for (double& error : score.angleErrors_deg) error /= std::max(1, score.frames);
        for (auto& [kind, error] : score.errorByKind_deg) error /= m_clips.at(kind);
        score.rootError_deg /= std::max(1, score.frames);
        score.landmarkError_mm /= std::max(1, score.frames);
        score.bodyError_mm /= std::max(1, m_count);
        return score;
    }

private:
    const MarkerTable& m_table;
    NeurIkScore m_score;
    std::map<std::string, int> m_clips;
    int m_count = 0;
};

}  // namespace

double NeurIkScore::all_deg() const {
    return meanOver(angleErrors_deg, [](int) { return true; });
}

double NeurIkScore::seen_deg() const {
    return meanOver(angleErrors_deg, [](int k) { return !isOfWrist(k); });
}

double NeurIkScore::legs_deg() const {
    const int back = osimTree().coordinate("lumbar_extension");
    return meanOver(angleErrors_deg, [back](int k) { return k < back; });
}

Result<MarkerMotions> heldOutMotions(std::vector<std::shared_ptr<const BodyModel>> bodies,
                                     const MarkerTable& table) {
    MarkerMotionOptions planned;
    planned.strayChance = planned.freeChance = 0;
    return MarkerMotions::make(std::move(bodies), table, planned, kHeldOutSeed);
}

Result<FindMotion> findWithNeurIk(std::shared_ptr<Network> network,
                                  const std::filesystem::path& weights, const MarkerTable& table,
                                  const Job& job) {
    auto rules = neurIkRulesFor(weights, table);
    if (!rules) return tl::unexpected<Error>(rules.error());
    return FindMotion([network = std::move(network), rules = *rules, job](const MarkerClip& clip) {
        return runNeurIkOver(*network, rules, clip, job);
    });
}

Result<NeurIkScore> evaluateKinematics(const MarkerMotions& motions,
                                       const NeurIkEvaluation& options, const FindMotion& find) {
    Scoring scoring(motions.table());
    for (int i = 0; i < options.clips; ++i) {
        const MarkerMotion truth = motions.clip(std::uint64_t(i), options.frames);
        const auto found = find(clipOf(truth, options, std::uint64_t(i)));
        if (!found) return tl::unexpected<Error>(found.error());
        scoring.add(truth, *found);
    }
    return scoring.means();
}

Result<NeurIkScore> evaluateKinematics(std::span<const SeenClip> clips, const MarkerTable& table,
                                       const FindMotion& find) {
    Scoring scoring(table);
    for (const SeenClip& one : clips) {
        const auto found = find(one.clip);
        if (!found) return tl::unexpected<Error>(found.error());
        scoring.add(one.truth, *found);
    }
    return scoring.means();
}

}  // namespace gonio
