#pragma once

#include "core/synth/motion_plan.h"

namespace gonio {

using PlanPointer = std::unique_ptr<MotionPlan>;

/// What a walk can be beside straight and sound.
struct WalkVariant {
    double turn_rad = 0;  ///< to the left on the way; 0: straight on
    double turnLength_m = 2;
    double bendAtPhase = 0;  ///< of the right leg, about the middle of the turn
    double limp = 0;         ///< 0 .. 1, antalgic: the painful leg stands for a shorter time
    Side painful = Side::Right;
};

/// Usage errors name the option that is out of range.
Result<PlanPointer> planWalk(const BodyModel& model, const ShapeVector& shape,
                             const WalkOptions& options, const WalkVariant& variant = {});
Result<PlanPointer> planSquat(const BodyModel& model, const ShapeVector& shape,
                              const SquatOptions& options);
Result<PlanPointer> planJump(const BodyModel& model, const ShapeVector& shape,
                             const JumpOptions& options);
/// Stepping off a box of kDropHeight_m, landing and jumping at once.
/// \param first  the foot that steps off
PlanPointer planDropJump(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                         Side first);
PlanPointer planRun(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                    double startPhase);
PlanPointer planLunge(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                      Side first);
/// \param rises  from a stool to standing, else the other way
PlanPointer planSit(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                    bool rises);
/// \param seed  of what is reached for
PlanPointer planReach(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                      Side first, std::uint64_t seed);

inline constexpr double kDropHeight_m = 0.30;

double dropJumpDuration_s(const MotionStyle& style);
double lungeDuration_s(const MotionStyle& style);
double sitDuration_s(const MotionStyle& style, bool rises);
double reachDuration_s(const MotionStyle& style);

}  // namespace gonio
