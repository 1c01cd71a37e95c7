#include "core/synth/motion_kinds.h"

#include <algorithm>
#include <cmath>

#include "core/synth/planned_motion.h"

namespace gonio {
namespace {

Result<GeneratedMotion> placed(Result<PlanPointer> plan, MotionKind kind, const ViewOptions& view,
                               std::span<const double> times_s) {
    if (!plan) return tl::unexpected<Error>(plan.error());
    for (const auto& bad : {checkTimes(times_s), checkView(view)}) {
        if (bad) return passOn(*bad, "generating a " + std::string(nameOf(kind)));
    }
    GeneratedMotion result = placeMotion(**plan, view, times_s);
    result.kind = nameOf(kind);
    return result;
}

WalkOptions walkOf(const MotionRequest& request) {
    WalkOptions walk;
    walk.style = request.style;
    walk.startPhase = request.startPhase;
    walk.seed = request.seed;
    return walk;
}

// People slow down and shorten their steps to turn.
Result<PlanPointer> planTurn(const BodyModel& model, const ShapeVector& shape,
                             const MotionRequest& request) {
    if (const auto bad = checkRange("turn", request.turn_deg, 10, 180)) {
        return passOn(*bad, "generating a turn");
    }
    WalkOptions walk = walkOf(request);
    const double sharp = request.turn_deg / 180;
    walk.speed_m_s = 1.1 - 0.2 * sharp;
    walk.stepWidth_m = 0.12;
    // The bend, where arc length is 0, is reached in the middle of the usual duration.
    walk.startPhase -= std::round(durationOf(request) / 2 / 1.2);
    WalkVariant variant;
    variant.bendAtPhase = request.startPhase;
    variant.turn_rad = degrees(request.turn_deg) * (request.side == Side::Left ? 1 : -1);
    variant.turnLength_m = 0.9 + 2.5 * sharp;
    return planWalk(model, shape, walk, variant);
}

Result<PlanPointer> planLimp(const BodyModel& model, const ShapeVector& shape,
                             const MotionRequest& request) {
    WalkOptions walk = walkOf(request);
    walk.speed_m_s = 1.05;
    WalkVariant variant;
    variant.limp = std::clamp(request.style.range, 0.5, 1.0);
    variant.painful = request.side;
    return planWalk(model, shape, walk, variant);
}

template <class Options>
Options withStyle(const MotionRequest& request) {
    Options options;
    options.style = request.style;
    options.seed = request.seed;
    return options;
}

}  // namespace

std::optional<MotionKind> motionKindOf(std::string_view name) {
    const auto at = std::find(kMotionKindNames.begin(), kMotionKindNames.end(), name);
    if (at == kMotionKindNames.end()) return std::nullopt;
    return static_cast<MotionKind>(at - kMotionKindNames.begin());
}

MotionRequest mirrored(const MotionRequest& request) {
    MotionRequest other = request;
    other.style = mirrored(request.style);
    other.side = otherSide(request.side);
    other.startPhase += 0.5;
    return other;
}

Result<PlanPointer> planMotion(const BodyModel& model, const ShapeVector& shape,
                               const MotionRequest& request) {
    switch (request.kind) {
        case MotionKind::Walk:
            return planWalk(model, shape, walkOf(request));
        case MotionKind::Squat:
            return planSquat(model, shape, withStyle<SquatOptions>(request));
        case MotionKind::Jump:
            return planJump(model, shape, withStyle<JumpOptions>(request));
        case MotionKind::Run:
            return planRun(model, shape, request.style, request.startPhase);
        case MotionKind::Lunge:
            return planLunge(model, shape, request.style, request.side);
        case MotionKind::SitToStand:
        case MotionKind::StandToSit:
            return planSit(model, shape, request.style, request.kind == MotionKind::SitToStand);
        case MotionKind::Reach:
            return planReach(model, shape, request.style, request.side, request.seed);
        case MotionKind::Turn:
            return planTurn(model, shape, request);
        case MotionKind::Limp:
            return planLimp(model, shape, request);
        case MotionKind::DropJump:
            return planDropJump(model, shape, request.style, request.side);
    }
    return fail(ErrorCode::Internal, "a motion has no plan");
}

double durationOf(const MotionRequest& request) {
    switch (request.kind) {
        case MotionKind::Squat:
            return durationOf(withStyle<SquatOptions>(request));
        case MotionKind::Jump:
            return durationOf(withStyle<JumpOptions>(request));
        case MotionKind::Lunge:
            return lungeDuration_s(request.style);
        case MotionKind::SitToStand:
        case MotionKind::StandToSit:
            return sitDuration_s(request.style, request.kind == MotionKind::SitToStand);
        case MotionKind::Reach:
            return reachDuration_s(request.style);
        case MotionKind::DropJump:
            return dropJumpDuration_s(request.style);
        case MotionKind::Run:
            return 2.5;
        case MotionKind::Turn:
            return 4 + request.turn_deg / 90;
        default:
            return 4;
    }
}

Result<GeneratedMotion> generateMotion(const BodyModel& model, const ShapeVector& shape,
                                       const MotionRequest& request, const ViewOptions& view,
                                       std::span<const double> times_s) {
    return placed(planMotion(model, shape, request), request.kind, view, times_s);
}

Result<GeneratedMotion> generateWalk(const BodyModel& model, const ShapeVector& shape,
                                     const WalkOptions& options, const ViewOptions& view,
                                     std::span<const double> times_s) {
    return placed(planWalk(model, shape, options), MotionKind::Walk, view, times_s);
}

Result<GeneratedMotion> generateSquat(const BodyModel& model, const ShapeVector& shape,
                                      const SquatOptions& options, const ViewOptions& view,
                                      std::span<const double> times_s) {
    return placed(planSquat(model, shape, options), MotionKind::Squat, view, times_s);
}

Result<GeneratedMotion> generateJump(const BodyModel& model, const ShapeVector& shape,
                                     const JumpOptions& options, const ViewOptions& view,
                                     std::span<const double> times_s) {
    return placed(planJump(model, shape, options), MotionKind::Jump, view, times_s);
}

}  // namespace gonio
