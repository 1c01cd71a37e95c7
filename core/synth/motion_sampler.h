#pragma once

#include "core/synth/motion_kinds.h"

namespace gonio {

/// A stretch of somebody's motion without a camera: the floor is y = 0 (m).
struct SampledMotion {
    MotionKind kind = MotionKind::Walk;
    ShapeVector shape = ShapeVector::Zero();
    double rate_hz = 30;
    std::vector<PoseVector> poses_rad;            ///< root turned by a random heading
    std::vector<Eigen::Vector3d> translations_m;  ///< of the body model
};

/// An endless source of bodies in motion, of all kinds and styles. What an index gives depends on
/// the seed and the index alone.
class MotionSampler {
public:
    /// `model` is borrowed.
    MotionSampler(const BodyModel& model, std::uint64_t seed) : m_model(model), m_seed(seed) {}

    /// A clip of `frames` frames.
    SampledMotion clip(std::uint64_t index, int frames, double rate_hz) const;

    /// Single postures. kPosesOfAClip neighbours come from one clip, at random times, half of them
    /// mirrored, each with a heading of its own; ask for them in rising order to be fast.
    BodyParameters pose(std::uint64_t index);

    static constexpr std::uint64_t kPosesOfAClip = 256;

private:
    const BodyModel& m_model;
    std::uint64_t m_seed;
    std::uint64_t m_block = ~std::uint64_t{0};
    SampledMotion m_keys;  ///< of the clip of m_block
};

}  // namespace gonio
