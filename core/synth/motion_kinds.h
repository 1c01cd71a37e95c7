#pragma once

#include <optional>
#include <string_view>

#include "core/synth/plans.h"

namespace gonio {

enum class MotionKind {
    Walk,
    Squat,
    Jump,
    Run,
    Lunge,
    SitToStand,
    StandToSit,
    Reach,
    Turn,
    Limp,
    DropJump
};
inline constexpr std::array<std::string_view, 11> kMotionKindNames = {
    "walk",         "squat", "jump", "run",  "lunge",    "sit-to-stand",
    "stand-to-sit", "reach", "turn", "limp", "drop-jump"};

constexpr std::string_view nameOf(MotionKind kind) {
    return kMotionKindNames[static_cast<std::size_t>(kind)];
}

std::optional<MotionKind> motionKindOf(std::string_view name);

/// A motion and who does it how.
struct MotionRequest {
    MotionKind kind = MotionKind::Walk;
    MotionStyle style;
    /// The painful leg of a limp; the side that begins (lunge, reach, drop jump) or that
    /// a turn goes to.
    Side side = Side::Right;
    double turn_deg = 90;   ///< of a turn, 10 .. 180
    double startPhase = 0;  ///< of walks and runs: the right leg's at time 0
    /// Targets of reaching; the small personal differences of walks, squats and jumps.
    std::uint64_t seed = 0;
};

Result<PlanPointer> planMotion(const BodyModel& model, const ShapeVector& shape,
                               const MotionRequest& request);

/// The request with right and left exchanged: its motion is the mirror image.
MotionRequest mirrored(const MotionRequest& request);

/// Length of a motion that ends by itself, s; of others a few cycles.
double durationOf(const MotionRequest& request);

/// As generateWalk and its fellows.
Result<GeneratedMotion> generateMotion(const BodyModel& model, const ShapeVector& shape,
                                       const MotionRequest& request, const ViewOptions& view,
                                       std::span<const double> times_s);

}  // namespace gonio
