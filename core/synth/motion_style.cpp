#include "core/synth/motion_style.h"

#include <algorithm>
#include <initializer_list>

#include "core/body/rotation.h"
#include "core/synth/noise.h"

namespace gonio {
namespace {

constexpr double kDegree = 0.017453292519943295;

double within(Noise& noise, double deviation, double most) {
    return std::clamp(deviation * noise.gaussian(), -most, most);
}

// Standard deviations, degrees: what differs between healthy people who do the same.
PoseVector personalOffsets(Noise& noise) {
    PoseVector offsets = PoseVector::Zero();
    const auto spread = [&](std::initializer_list<int> dofs, double deviation_deg) {
        for (const int dof : dofs) {
            offsets[dof] = kDegree * within(noise, deviation_deg, 2.5 * deviation_deg);
        }
    };
    spread({0}, 3);                 // pelvis tilt
    spread({17, 19, 20, 22}, 1.5);  // bending and turn of the back
    spread({18, 21}, 3);            // posture of the back
    spread({23, 25}, 2);            // head
    spread({24}, 5);
    spread({4, 11, 5, 12}, 2);            // hips beside the sagittal plane
    spread({29, 39, 30, 40, 31, 41}, 4);  // arms
    spread({33, 43}, 12);
    spread({34, 35, 44, 45}, 8);
    return offsets;
}

}  // namespace

MotionStyle randomStyle(std::uint64_t seed) {
    MotionStyle style;
    if (seed == 0) return style;
    Noise noise(seed * 7919 + 17);
    style.speed = std::clamp(noise.factor(0.12), 0.7, 1.35);
    style.cadence = std::clamp(noise.factor(0.05), 0.88, 1.12);
    style.stepWidth = std::clamp(noise.factor(0.25), 0.5, 1.7);
    style.armSwing = std::clamp(noise.factor(0.35), 0.1, 1.8);
    style.range = std::clamp(noise.factor(0.12), 0.7, 1.3);
    style.trunkLean_rad = kDegree * within(noise, 3, 8);
    style.crouch_rad = kDegree * std::max(0.0, within(noise, 5, 14));
    style.toeOut_rad = kDegree * within(noise, 5, 12);
    style.asymmetry = within(noise, 0.25, 0.6);
    style.offsets_rad = personalOffsets(noise);
    return style;
}

MotionStyle mirrored(const MotionStyle& style) {
    MotionStyle other = style;
    other.asymmetry = -style.asymmetry;
    other.offsets_rad = mirrored(style.offsets_rad);
    return other;
}

}  // namespace gonio
