#include "inference/synthesis/marker_disturbance.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

Eigen::Matrix3d turnedAbout(const Eigen::Vector3d& axis, double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, axis).toRotationMatrix();
}

Eigen::Vector3d someVector(Dice& dice, double deviation) {
    const double x = dice.gaussian(), y = dice.gaussian(), z = dice.gaussian();
    return deviation * Eigen::Vector3d(x, y, z);
}

Eigen::Vector3d levelDirection(Dice& dice) {
    const double angle_rad = 2 * std::numbers::pi * dice.uniform();
    return {std::cos(angle_rad), 0, std::sin(angle_rad)};
}

/// Misplaced, wobbling and noisy markers, in place.
void addNoise(Dice& dice, const MarkerDisturbance& disturbance, double rate_hz,
              std::vector<Eigen::Matrix3Xd>& places_m) {
    const double share = dice.uniform() * dice.uniform();
    if (disturbance.misplacement_m + disturbance.wobble_m + disturbance.white_m <= 0) return;
    for (Eigen::Index m = 0; m < places_m.front().cols(); ++m) {
        const Eigen::Vector3d place = someVector(dice, share * disturbance.misplacement_m),
                              wobble = someVector(
                                  dice, share * disturbance.wobble_m * std::numbers::sqrt2);
        const double rate_rad_s = 2 * std::numbers::pi * dice.between(1, 3),
                     phase_rad = 2 * std::numbers::pi * dice.uniform();
        for (std::size_t f = 0; f < places_m.size(); ++f) {
            places_m[f].col(m) += place +
                                  wobble * std::sin(rate_rad_s * double(f) / rate_hz + phase_rad) +
                                  someVector(dice, share * disturbance.white_m);
        }
    }
}

void stretchDepth(Dice& dice, double most, std::vector<Eigen::Matrix3Xd>& places_m) {
    const Eigen::Vector3d ray = levelDirection(dice);
    const double more = dice.between(-most, most);
    const Eigen::Matrix3d stretch = Eigen::Matrix3d::Identity() + more * ray * ray.transpose();
    for (auto& places : places_m) places = stretch * places;
}

/// Which markers are not to be seen in which frames.
void hide(Dice& dice, const MarkerDisturbance& disturbance, const MarkerTable& table,
          std::vector<Eigen::Matrix3Xf>& places_m) {
    const int frames = static_cast<int>(places_m.size());
    for (int m = 0; m < table.size(); ++m) {
        const bool hidden = dice.chance(disturbance.markerChance);
        if (!hidden || table.markers[std::size_t(m)].segment == "pelvis") continue;
        for (auto& places : places_m) places.col(m).setConstant(kNaN);
    }
    if (!dice.chance(disturbance.segmentChance)) return;
    std::vector<std::string> segments;
    for (const Marker& marker : table.markers) {
        if (marker.segment == "pelvis") continue;
        if (segments.empty() || segments.back() != marker.segment) {
            segments.push_back(marker.segment);
        }
    }
    if (segments.empty()) return;
    const std::string& segment = segments[std::size_t(dice.index(int(segments.size())))];
    const int length = 5 + dice.index(16), first = dice.index(frames) - length / 2;
    for (int f = std::max(0, first); f < std::min(frames, first + length); ++f) {
        for (int m = 0; m < table.size(); ++m) {
            if (table.markers[std::size_t(m)].segment == segment) {
                places_m[std::size_t(f)].col(m).setConstant(kNaN);
            }
        }
    }
}

double headingOf(const std::vector<Eigen::Matrix3Xd>& places_m, const std::array<int, 4>& pelvis) {
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    for (const auto& places : places_m) right += places.col(pelvis[0]) - places.col(pelvis[1]);
    return std::atan2(right.x(), right.z());
}

template <class Item>
void holdFirst(std::vector<Item>& items, std::size_t frames) {
    for (std::size_t f = 0; f < frames; ++f) items[f] = items[frames];
}

}  // namespace

MarkerDisturbance MarkerDisturbance::none() {
    MarkerDisturbance none;
    none.mirrorChance = none.yaw_rad = none.tilt_rad = none.translation_m = 0;
    none.leastScale = none.mostScale = 1;
    none.misplacement_m = none.wobble_m = none.white_m = none.depthStretch = 0;
    none.segmentChance = none.markerChance = none.holdChance = 0;
    none.removesHeading = true;
    return none;
}

Result<std::array<int, 4>> pelvisColumnsOf(const MarkerTable& table) {
    std::array<int, 4> columns{};
    const char* names[] = {"RASI", "LASI", "RPSI", "LPSI"};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i] = table.index(names[i]);
        if (columns[i] < 0) {
            return fail(ErrorCode::Usage, "the table " + table.name + " has no marker " + names[i]);
        }
    }
    return columns;
}

MarkerWindow disturbed(const MarkerMotion& original, const MarkerTable& table,
                       const std::array<int, 4>& pelvis, const MarkerDisturbance& disturbance,
                       std::uint64_t seed) {
    Dice dice(seed);
    MarkerMotion motion =
        dice.chance(disturbance.mirrorChance) ? mirrored(original, table) : original;
    const std::size_t frames = motion.places_m.size();
    if (dice.chance(disturbance.holdChance) && frames > 1) {
        const auto held = std::size_t(dice.index(int(frames) - 1)) + 1;
        holdFirst(motion.places_m, held);
        holdFirst(motion.pelvisInWorld, held);
        holdFirst(motion.coordinates_rad, held);
    }
    const double scale = dice.between(disturbance.leastScale, disturbance.mostScale);
    stretchDepth(dice, disturbance.depthStretch, motion.places_m);
    for (auto& places : motion.places_m) places *= scale;
    addNoise(dice, disturbance, motion.rate_hz, motion.places_m);
    const double yaw_rad = dice.between(-disturbance.yaw_rad, disturbance.yaw_rad);
    const double tilt_rad = dice.between(-disturbance.tilt_rad, disturbance.tilt_rad);
    const Eigen::Matrix3d tilt = turnedAbout(levelDirection(dice), tilt_rad);
    const double heading_rad = disturbance.removesHeading ? headingOf(motion.places_m, pelvis) : 0;
    const Eigen::Matrix3d turn =
        tilt * turnedAbout(Eigen::Vector3d::UnitY(), yaw_rad - heading_rad);
    const Eigen::Vector3d shift = someVector(dice, disturbance.translation_m);
    MarkerWindow window;
    window.scales = scale * motion.scales;
    window.coordinates_rad = std::move(motion.coordinates_rad);
    for (std::size_t f = 0; f < frames; ++f) {
        const Eigen::Matrix3Xd& places = motion.places_m[f];
        Eigen::Vector3d origin = Eigen::Vector3d::Zero();
        for (const int column : pelvis) origin += places.col(column) / double(pelvis.size());
        window.places_m.push_back(
            ((turn * (places.colwise() - origin)).colwise() + shift).cast<float>());
        window.root.push_back(turn * motion.pelvisInWorld[f].linear());
    }
    hide(dice, disturbance, table, window.places_m);
    return window;
}

}  // namespace gonio
