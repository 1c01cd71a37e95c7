#include "inference/synthesis/marker_motions.h"

#include <cmath>
#include <numbers>

#include "core/body/kinematics.h"
#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr int kRootDofs = 3;

/// A smooth wander of one angle: an offset and two slow waves.
struct Wander {
    double offset_rad = 0, amplitude_rad[2] = {0, 0}, rate_rad_s[2] = {0, 0}, phase_rad[2] = {0, 0};

    Wander(Dice& dice, double offset, double amplitude) : offset_rad(offset) {
        for (int i = 0; i < 2; ++i) {
            amplitude_rad[i] = amplitude * dice.gaussian() / std::numbers::sqrt2;
            rate_rad_s[i] = 2 * std::numbers::pi * dice.between(0.1, i == 0 ? 0.6 : 1.5);
            phase_rad[i] = 2 * std::numbers::pi * dice.uniform();
        }
    }

    double at(double time_s) const {
        double sum = offset_rad;
        for (int i = 0; i < 2; ++i) {
            sum += amplitude_rad[i] * std::sin(rate_rad_s[i] * time_s + phase_rad[i]);
        }
        return sum;
    }
};

/// Angles that stray from what was planned, within the limits.
void stray(Dice& dice, SampledMotion& motion) {
    const double amount_rad = 15 * kDegree * dice.uniform();
    for (int dof = kRootDofs; dof < kDofCount; ++dof) {
        const AngleLimit& limit = jointLimits(LimitSet::Hsmr)[std::size_t(dof)];
        const double room_rad = 0.25 * (limit.upper_rad - limit.lower_rad);
        const double amplitude_rad = std::min(amount_rad, room_rad);
        const Wander wander(dice, amplitude_rad * dice.gaussian(), 0.6 * amplitude_rad);
        double time_s = 0;
        for (PoseVector& pose : motion.poses_rad) {
            // A planned angle beyond the limits stays as it is.
            const double low = std::min(limit.lower_rad, pose[dof]),
                         high = std::max(limit.upper_rad, pose[dof]);
            pose[dof] = std::clamp(pose[dof] + wander.at(time_s), low, high);
            time_s += 1 / motion.rate_hz;
        }
    }
}

/// Any angles within the limits, about any of them; the pelvis leans anywhere by up to 40 degrees.
void moveFreely(Dice& dice, SampledMotion& motion) {
    const double tempo = dice.between(0.3, 1);
    const Wander lean(dice, 25 * kDegree * dice.gaussian(), 8 * kDegree),
        tilt(dice, 25 * kDegree * dice.gaussian(), 8 * kDegree);
    std::vector<Wander> wanders;
    for (int dof = kRootDofs; dof < kDofCount; ++dof) {
        const AngleLimit& limit = jointLimits(LimitSet::Hsmr)[std::size_t(dof)];
        const double range_rad = limit.upper_rad - limit.lower_rad;
        const double middle_rad = (limit.lower_rad + limit.upper_rad) / 2;
        // The tree has one joint where SKEL has three in a row: back and shoulder girdle stay near
        // the middle.
        const int joint = dofTable()[std::size_t(dof)].joint;
        const bool isSmall = joint == id(Joint::LumbarBody) || joint == id(Joint::Thorax) ||
                             joint == id(Joint::ScapulaR) || joint == id(Joint::ScapulaL);
        const double share_rad = (isSmall ? 0.08 : 0.25) * range_rad;
        wanders.emplace_back(dice, middle_rad + share_rad * dice.gaussian(),
                             0.8 * share_rad * tempo);
    }
    double time_s = 0;
    for (PoseVector& pose : motion.poses_rad) {
        pose[0] = std::clamp(lean.at(time_s), -40 * kDegree, 40 * kDegree);
        pose[1] = std::clamp(tilt.at(time_s), -40 * kDegree, 40 * kDegree);
        for (int dof = kRootDofs; dof < kDofCount; ++dof) {
            const AngleLimit& limit = jointLimits(LimitSet::Hsmr)[std::size_t(dof)];
            pose[dof] = std::clamp(wanders[std::size_t(dof - kRootDofs)].at(time_s),
                                   limit.lower_rad, limit.upper_rad);
        }
        time_s += 1 / motion.rate_hz;
    }
}

}  // namespace

Result<MarkerMotions> MarkerMotions::make(std::vector<std::shared_ptr<const BodyModel>> bodies,
                                          MarkerTable table, const MarkerMotionOptions& options,
                                          std::uint64_t seed) {
    if (bodies.empty()) return fail(ErrorCode::Usage, "markers need a body to stand on");
    MarkerMotions motions(std::move(table), options, seed);
    for (auto& body : bodies) {
        motions.m_bodies.push_back(
            {body, SkelMarkers(body, motions.m_table),
             MotionSampler(*body, mixedSeed(seed, motions.m_bodies.size()))});
        const RestShape rest = computeRestShape(*body, ShapeVector::Zero());
        const auto places_m = motions.m_bodies.back().markers.of(rest, {});
        for (int i = 0; i < motions.m_table.size(); ++i) {
            if (places_m.col(i).allFinite()) continue;
            return fail(ErrorCode::Usage, "the body " + body->name + " has no place for marker " +
                                              motions.m_table.markers[std::size_t(i)].name);
        }
    }
    return motions;
}

MarkerMotion MarkerMotions::clip(std::uint64_t index, int frames) const {
    Dice dice(mixedSeed(m_seed, index));
    const Body& body = m_bodies[std::size_t(dice.index(int(m_bodies.size())))];
    SampledMotion motion = body.sampler.clip(index, frames, m_options.rate_hz);
    const double kind = dice.uniform();
    std::string suffix;
    if (kind < m_options.freeChance) {
        moveFreely(dice, motion);
        suffix = " free";
    } else if (kind < m_options.freeChance + m_options.strayChance) {
        stray(dice, motion);
        suffix = "+";
    }
    MarkerMotion result = markerMotionOf(*body.model, body.markers, m_table, motion);
    result.kind = suffix == " free" ? "free" : result.kind + suffix;
    return result;
}

MarkerMotion markerMotionOf(const BodyModel& model, const SkelMarkers& markers,
                            const MarkerTable& table, const SampledMotion& motion) {
    MarkerMotion marked;
    marked.kind = nameOf(motion.kind);
    marked.rate_hz = motion.rate_hz;
    const RestShape rest = computeRestShape(model, motion.shape);
    marked.scales = treeScalesOf(markers, table, rest);
    Kinematics kinematics;
    for (std::size_t f = 0; f < motion.poses_rad.size(); ++f) {
        const PoseVector& pose_rad = motion.poses_rad[f];
        computeKinematics(rest, pose_rad, kinematics);
        const TreePose pose = treePoseOf(rest, kinematics, pose_rad);
        marked.places_m.push_back(
            markers.of(rest, {pose_rad, motion.shape, motion.translations_m[f]}));
        marked.coordinates_rad.push_back(pose.coordinates_rad);
        Eigen::Isometry3d& pelvis = marked.pelvisInWorld.emplace_back();
        pelvis.linear() = pose.pelvis;
        pelvis.translation() =
            treePlaceOf(table, pose.pelvis, marked.scales, marked.places_m.back());
    }
    return marked;
}

MarkerMotion mirrored(const MarkerMotion& motion, const MarkerTable& table) {
    const OsimTree& tree = osimTree();
    const auto otherSide = [](std::string name) {
        const auto at = name.rfind('_');
        if (at == std::string::npos || at + 2 != name.size()) return name;
        if (name.back() == 'r')
            name.back() = 'l';
        else if (name.back() == 'l')
            name.back() = 'r';
        return name;
    };
    const Eigen::Vector3d flip(1, 1, -1);
    MarkerMotion other = motion;
    for (int i = 0; i < table.size(); ++i) {
        const int from = table.index(table.markers[std::size_t(i)].mirror);
        for (std::size_t f = 0; f < motion.places_m.size(); ++f) {
            other.places_m[f].col(i) = flip.cwiseProduct(motion.places_m[f].col(from));
        }
    }
    for (int k = 0; k < kOsimCoordinates; ++k) {
        const std::string& name = tree.coordinates[std::size_t(k)].name;
        const bool turns = name == "lumbar_bending" || name == "lumbar_rotation";
        const int from = tree.coordinate(otherSide(name));
        for (std::size_t f = 0; f < motion.coordinates_rad.size(); ++f) {
            other.coordinates_rad[f][k] = (turns ? -1 : 1) * motion.coordinates_rad[f][from];
        }
    }
    for (int k = 0; k < kOsimScales; ++k) {
        const std::string name = otherSide(tree.scaleNames[std::size_t(k)]);
        const auto from = std::find(tree.scaleNames.begin(), tree.scaleNames.end(), name);
        other.scales[k] = motion.scales[from - tree.scaleNames.begin()];
    }
    for (auto& pelvis : other.pelvisInWorld) {
        pelvis.linear() = flip.asDiagonal() * pelvis.linear() * flip.asDiagonal();
        pelvis.translation().z() *= -1;
    }
    return other;
}

}  // namespace gonio
