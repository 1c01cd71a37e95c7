#include "core/synth/motion_sampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/rotation.h"
#include "core/synth/noise.h"
#include "core/synth/planned_motion.h"

namespace gonio {
namespace {

constexpr double kKeyRate_hz = 40;
constexpr int kKeys = 64;

MotionRequest drawRequest(Noise& noise) {
    MotionRequest request;
    const auto below = [&](std::uint64_t n) {
        return static_cast<std::uint64_t>(noise.uniform() * static_cast<double>(n));
    };
    request.kind = static_cast<MotionKind>(below(kMotionKindNames.size()));
    request.style = randomStyle(1 + below(1ULL << 40U));
    request.side = noise.uniform() < 0.5 ? Side::Right : Side::Left;
    request.turn_deg = 60 + 120 * noise.uniform();
    request.startPhase = noise.uniform();
    request.seed = below(1ULL << 40U);
    return request;
}

ShapeVector drawShape(Noise& noise) {
    ShapeVector shape;
    for (double& number : shape) number = std::clamp(0.8 * noise.gaussian(), -2.0, 2.0);
    return shape;
}

// `pose` and place of a body, turned about the vertical through the world's origin.
void turnBody(const RestShape& rest, double heading_rad, PoseVector& pose_rad,
              Eigen::Vector3d& translation_m) {
    const Eigen::Vector3d& pelvis_m = rest.joints_m[0];
    pose_rad[2] += heading_rad;
    translation_m = turnedBy(heading_rad) * (pelvis_m + translation_m) - pelvis_m;
}

struct DrawnPlan {
    MotionRequest request;
    PlanPointer plan;
};

// A style that does not fit a body (steps too long for its legs) gives way to the mean one.
DrawnPlan drawPlan(const BodyModel& model, Noise& noise) {
    DrawnPlan drawn;
    drawn.request = drawRequest(noise);
    const ShapeVector shape = drawShape(noise);
    auto plan = planMotion(model, shape, drawn.request);
    if (!plan) {
        drawn.request.style = {};
        plan = planMotion(model, shape, drawn.request);
    }
    if (!plan) {
        drawn.request = {};
        plan = planMotion(model, ShapeVector::Zero(), drawn.request);
    }
    drawn.plan = *std::move(plan);
    return drawn;
}

SampledMotion sampled(const DrawnPlan& drawn, Noise& noise, int frames, double rate_hz) {
    SampledMotion motion;
    motion.kind = drawn.request.kind;
    motion.shape = drawn.plan->rest().shape;
    motion.rate_hz = rate_hz;
    const double room_s = durationOf(drawn.request) - frames / rate_hz;
    const double start_s = std::max(room_s, 0.0) * noise.uniform();
    const double heading_rad = 2 * std::numbers::pi * noise.uniform();
    for (int i = 0; i < frames; ++i) {
        Posture at = drawn.plan->posture(start_s + i / rate_hz);
        turnBody(drawn.plan->rest(), heading_rad, at.pose_rad, at.translation_m);
        motion.poses_rad.push_back(at.pose_rad);
        motion.translations_m.push_back(at.translation_m);
    }
    return motion;
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t index) {
    return seed * 0xD1B54A32D192ED03ULL ^ (index + 1) * 0x8CB92BA72F3D8DD7ULL;
}

}  // namespace

SampledMotion MotionSampler::clip(std::uint64_t index, int frames, double rate_hz) const {
    Noise noise(mixed(m_seed, index));
    const DrawnPlan drawn = drawPlan(m_model, noise);
    return sampled(drawn, noise, frames, rate_hz);
}

BodyParameters MotionSampler::pose(std::uint64_t index) {
    const std::uint64_t block = index / kPosesOfAClip;
    if (block != m_block) {
        m_keys = clip(block, kKeys, kKeyRate_hz);
        m_block = block;
    }
    Noise noise(mixed(m_seed + 1, index));
    // The cubic through the two keys beside it and their neighbours.
    const double at = 1 + noise.uniform() * (kKeys - 3);
    const auto k = static_cast<std::size_t>(at);
    const double u = at - static_cast<double>(k), v = 1 - u;
    const std::array<double, 4> weight = {-u * v * v / 2, v * (1 + u * (2 - 3 * u) / 2),
                                          u * (1 + v * (2 - 3 * v) / 2), -v * u * u / 2};
    BodyParameters body;
    body.shape = m_keys.shape;
    for (std::size_t i = 0; i < 4; ++i) {
        body.pose_rad += weight[i] * m_keys.poses_rad[k + i - 1];
        body.translation_m += weight[i] * m_keys.translations_m[k + i - 1];
    }
    if (noise.uniform() < 0.5) {
        body.pose_rad = mirrored(body.pose_rad);
        body.translation_m.x() *= -1;
    }
    body.pose_rad[2] += 2 * std::numbers::pi * noise.uniform();
    return body;
}

}  // namespace gonio
