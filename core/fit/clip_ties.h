#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

/// How far a pose is from what it should be, rad, and, where `byPose` is not null, its derivatives
/// by all angles (written whole).
using PoseFunction = std::function<double(const PoseVector& pose_rad, PoseVector* byPose)>;

/// What ties a stretch of frames to its surroundings and to the user's word.
struct ClipTies {
    /// One frame's pose shall bring `off_rad` to zero.
    struct Target {
        std::size_t frame;
        PoseFunction off_rad;
        double weight_1_rad;
    };

    /// One frame shall stay near a block.
    struct Tether {
        std::size_t frame;
        double weight;  ///< 1 / sigma, for angles in rad and the translation in m
        std::vector<double> block;
    };

    std::vector<std::uint8_t> heldFrames;   ///< 1: stays as it is; empty: all are free
    std::vector<std::uint8_t> heldAnchors;  ///< likewise, of ClipState::anchors_m
    std::vector<Target> targets;
    std::vector<Tether> tethers;
};

}  // namespace gonio
