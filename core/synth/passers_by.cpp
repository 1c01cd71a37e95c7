#include "core/synth/passers_by.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/synth/motion_kinds.h"
#include "core/synth/noise.h"

namespace gonio {
namespace {

constexpr int kTries = 24;
constexpr double kApart_m = 0.75, kFromCamera_m = 1.4;

/// Mostly walkers; some who stay where they are.
MotionRequest drawRequest(Noise& noise) {
    constexpr std::array<MotionKind, 6> kinds{MotionKind::Walk,  MotionKind::Walk,
                                              MotionKind::Walk,  MotionKind::Walk,
                                              MotionKind::Reach, MotionKind::Squat};
    MotionRequest request;
    request.kind = kinds[static_cast<std::size_t>(noise.uniform() * double(kinds.size()))];
    request.style = randomStyle(1 + static_cast<std::uint64_t>(noise.uniform() * 0x1.0p40));
    request.side = noise.uniform() < 0.5 ? Side::Right : Side::Left;
    request.startPhase = noise.uniform();
    request.seed = static_cast<std::uint64_t>(noise.uniform() * 0x1.0p40);
    return request;
}

void moveBy(GeneratedMotion& motion, const Eigen::Vector3d& by_m) {
    for (Eigen::Vector3d& at : motion.motion.translations_m) at += by_m;
    for (Prop& prop : motion.props) prop.centre_m += by_m;
}

/// Beside, behind, or seldom before the person, as seen from the camera at the origin.
Eigen::Vector3d drawOffset(double distance_m, Noise& noise) {
    const double side = noise.uniform() < 0.5 ? -1 : 1;
    const double nearest = std::max(0.0, distance_m - kFromCamera_m);
    if (noise.uniform() < 0.3 && nearest > kApart_m)
        return {side * (0.3 + 0.9 * noise.uniform()), 0,
                std::min(nearest, 0.8 + 0.8 * noise.uniform())};
    return {side * (0.2 + 1.6 * noise.uniform()), 0, -(0.9 + 2.8 * noise.uniform())};
}

bool isBeforeCamera(const GeneratedMotion& motion, const GeneratedMotion& main) {
    for (std::size_t i = 0; i < motion.motion.size(); ++i) {
        const CameraPose camera = main.cameraAt(i);
        const Eigen::Vector3d at =
            camera.cameraFromWorld * (motion.motion.translations_m[i] - camera.position_m);
        if (at.z() < kFromCamera_m) return false;
    }
    return true;
}

}  // namespace

double leastDistance_m(const GeneratedMotion& one, const GeneratedMotion& other) {
    double least = 1e9;
    const std::size_t frames = std::min(one.motion.size(), other.motion.size());
    for (std::size_t i = 0; i < frames; ++i) {
        const Eigen::Vector3d apart = one.motion.translations_m[i] - other.motion.translations_m[i];
        least = std::min(least, std::hypot(apart.x(), apart.z()));
    }
    return least;
}

Result<GeneratedMotion> passerBy(const BodyModel& model, const ShapeVector& shape,
                                 const GeneratedMotion& main,
                                 std::span<const GeneratedMotion> others, std::uint64_t seed) {
    Noise noise(seed * 31 + 11);
    const Eigen::Vector3d& person_m = main.motion.translations_m[main.motion.size() / 2];
    ViewOptions view;
    view.width_px = main.motion.camera.size_px.x();
    view.height_px = main.motion.camera.size_px.y();
    view.focal_px = main.motion.camera.focal_px;
    view.cameraHeight_m = -main.floorHeight_m;
    for (int attempt = 0;; ++attempt) {
        MotionRequest request = drawRequest(noise);
        const double turn = (noise.uniform() - 0.5) * 0.9;
        view.heading_rad = (noise.uniform() < 0.5 ? 0.5 : -0.5) * std::numbers::pi + turn;
        auto made = generateMotion(model, shape, request, view, main.motion.times_s);
        if (!made) {  // a style that does not fit this body
            request.style = {};
            made = generateMotion(model, shape, request, view, main.motion.times_s);
        }
        if (!made) return passOn(made.error(), "generating another person");
        const Eigen::Vector3d& own_m = made->motion.translations_m[made->motion.size() / 2];
        Eigen::Vector3d by_m = person_m - own_m + drawOffset(-person_m.z(), noise);
        if (attempt >= kTries) by_m.z() -= 1.0 + 0.5 * (attempt - kTries);
        by_m.y() = 0;
        moveBy(*made, by_m);
        made->motion.camera = main.motion.camera;
        made->cameras = main.cameras;
        const bool isFree =
            leastDistance_m(main, *made) > kApart_m &&
            std::all_of(others.begin(), others.end(), [&](const GeneratedMotion& other) {
                return leastDistance_m(other, *made) > kApart_m;
            });
        if (isFree && isBeforeCamera(*made, main)) return made;
        if (attempt > 3 * kTries)
            return fail(ErrorCode::Usage, "there is no room for so many people; ask for fewer");
    }
}

}  // namespace gonio
