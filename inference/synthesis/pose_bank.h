#pragma once

#include <memory>
#include <vector>

#include "core/body/rest_shape.h"
#include "core/result.h"
#include "inference/synthesis/dice.h"

namespace gonio {

/// A posture and how it is about to change. The person looks along +z; y is up.
struct PoseSample {
    PoseVector pose_rad = PoseVector::Zero();
    PoseVector rate_rad_s = PoseVector::Zero();
    double lift_m = 0;  ///< of the lowest point above the floor
};

enum class PoseKind { Motion, Run, Lunge, Sit, Reach, Stand, Crouch, Lie, AnyAngles };

/// Postures of moving people: walks, squats and jumps with core/synth's planned feet, running,
/// lunging, sitting, reaching, standing, crouching, lying by rule, and any angles within HSMR's
/// limits.
class PoseBank {
public:
    /// Plans its motions once; takes about a second.
    /// \param ownPostures  of the caller, e.g. from motion files; used beside the planned ones
    static Result<std::shared_ptr<const PoseBank>> make(const BodyModel& model, std::uint64_t seed,
                                                        std::vector<PoseSample> ownPostures = {});

    /// A posture with random style; parts of the body reach into each other by at most about 4 cm.
    PoseSample sample(const RestShape& rest, Dice& dice) const;

    const std::vector<PoseSample>& planned() const { return m_planned; }

private:
    PoseSample draw(Dice& dice) const;

    std::vector<PoseSample> m_planned, m_own;
};

/// One posture by rule, without looking at self-contact. Not for PoseKind::Motion.
PoseSample posed(PoseKind kind, Dice& dice);

}  // namespace gonio
