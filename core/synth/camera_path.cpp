#include "core/synth/camera_path.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/synth/noise.h"

namespace gonio {
namespace {

constexpr double kPanLag_s = 0.25, kHandLag_s = 0.5;

/// The track as somebody who follows it with a camera sees it: a Gaussian mean over time.
std::vector<Eigen::Vector3d> smoothed(std::span<const Eigen::Vector3d> track,
                                      std::span<const double> times_s, double sigma_s) {
    std::vector<Eigen::Vector3d> out;
    for (std::size_t i = 0; i < track.size(); ++i) {
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        double weights = 0;
        for (std::size_t k = 0; k < track.size(); ++k) {
            const double off = (times_s[k] - times_s[i]) / sigma_s;
            if (std::abs(off) > 3) continue;
            const double weight = std::exp(-off * off / 2);
            sum += weight * track[k];
            weights += weight;
        }
        out.push_back(sum / weights);
    }
    return out;
}

/// A hand's unrest: slow sway and a little tremor, each a few waves of random phase.
class Sway {
public:
    Sway(double slow, double tremor, Noise& noise) {
        const auto add = [&](double amplitude, double low_hz, double high_hz) {
            m_waves.push_back({amplitude * noise.factor(0.3),
                               low_hz + (high_hz - low_hz) * noise.uniform(),
                               2 * std::numbers::pi * noise.uniform()});
        };
        add(0.7 * slow, 0.15, 0.5);
        add(0.5 * slow, 0.6, 1.2);
        add(0.25 * slow, 1.5, 2.5);
        add(tremor, 6, 9);
    }

    double at(double time_s) const {
        double sum = 0;
        for (const Wave& wave : m_waves)
            sum += wave.amplitude *
                   std::sin(2 * std::numbers::pi * wave.frequency_hz * time_s + wave.phase);
        return sum;
    }

private:
    struct Wave {
        double amplitude, frequency_hz, phase;
    };

    std::vector<Wave> m_waves;
};

Eigen::Matrix3d turned(double angle_rad, const Eigen::Vector3d& axis) {
    return Eigen::AngleAxisd(angle_rad, axis).toRotationMatrix();
}

/// Turned about the vertical until the target is straight ahead.
Eigen::Matrix3d lookingAt(const Camera& base, const Eigen::Vector3d& target_m) {
    return base.cameraFromWorld *
           turned(std::atan2(target_m.x(), -target_m.z()), Eigen::Vector3d::UnitY());
}

std::vector<CameraPose> panned(const Camera& base, std::span<const Eigen::Vector3d> person_m,
                               std::span<const double> times_s, double lag_s) {
    std::vector<CameraPose> path;
    for (const Eigen::Vector3d& target_m : smoothed(person_m, times_s, lag_s))
        path.push_back({lookingAt(base, target_m), Eigen::Vector3d::Zero()});
    return path;
}

void sway(std::vector<CameraPose>& path, std::span<const double> times_s, std::uint64_t seed) {
    constexpr double degree = 0.017453292519943295;
    Noise noise(seed * 977 + 5);
    const std::array<Sway, 3> turns{Sway(0.35 * degree, 0.02 * degree, noise),
                                    Sway(0.45 * degree, 0.02 * degree, noise),
                                    Sway(0.5 * degree, 0.01 * degree, noise)};
    const std::array<Sway, 3> moves{Sway(0.012, 0, noise), Sway(0.01, 0, noise),
                                    Sway(0.012, 0, noise)};
    for (std::size_t i = 0; i < path.size(); ++i) {
        const double t = times_s[i];
        path[i].cameraFromWorld = turned(turns[0].at(t), Eigen::Vector3d::UnitX()) *
                                  turned(turns[1].at(t), Eigen::Vector3d::UnitY()) *
                                  turned(turns[2].at(t), Eigen::Vector3d::UnitZ()) *
                                  path[i].cameraFromWorld;
        path[i].position_m = {moves[0].at(t), moves[1].at(t), moves[2].at(t)};
    }
}

std::vector<CameraPose> rolledBeside(const Camera& base, std::span<const Eigen::Vector3d> person_m,
                                     std::span<const double> times_s) {
    std::vector<CameraPose> path;
    const auto track = smoothed(person_m, times_s, kPanLag_s);
    const Eigen::Vector3d middle_m = track[track.size() / 2];
    for (const Eigen::Vector3d& at_m : track) {
        const Eigen::Vector3d moved = at_m - middle_m;
        path.push_back({base.cameraFromWorld, {moved.x(), 0, moved.z()}});
    }
    return path;
}

}  // namespace

std::optional<CameraMotion> cameraMotionOf(std::string_view name) {
    const auto at = std::find(kCameraMotionNames.begin(), kCameraMotionNames.end(), name);
    if (at == kCameraMotionNames.end()) return std::nullopt;
    return static_cast<CameraMotion>(at - kCameraMotionNames.begin());
}

Eigen::Vector2d projected_px(const Camera& camera, const CameraPose& pose,
                             const Eigen::Vector3d& inWorld_m) {
    const Eigen::Vector3d inCamera = pose.cameraFromWorld * (inWorld_m - pose.position_m);
    return camera.centre_px + camera.focal_px * inCamera.head<2>() / inCamera.z();
}

std::vector<CameraPose> cameraPath(CameraMotion kind, const Camera& base,
                                   std::span<const Eigen::Vector3d> person_m,
                                   std::span<const double> times_s, std::uint64_t seed) {
    if (kind == CameraMotion::Fixed || person_m.empty()) return {};
    if (kind == CameraMotion::Dolly) return rolledBeside(base, person_m, times_s);
    if (kind == CameraMotion::Pan) return panned(base, person_m, times_s, kPanLag_s);
    auto path = panned(base, person_m, times_s, kHandLag_s);
    sway(path, times_s, seed);
    return path;
}

}  // namespace gonio
