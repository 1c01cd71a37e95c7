#pragma once

#include "core/biomech/angle_series.h"
#include "core/correct/refine.h"

namespace gonio {

/// Angles of a person in both conventions.
struct AnglePair {
    AngleTable openSim, clinical;
};

/// Raw and filtered angles of the base alone, against the base's stored heading.
Result<AnglePair> baseAngles(const BodyModel& model, const BaseAnalysis& base, const Job& job = {});

/// Angles of the base with its patches. Outside the patches every number is that of `base`, bit for
/// bit, the filtered ones too; at a frame whose angle was set by the user and met, raw and filtered
/// value of that angle in the OpenSim convention equal the edit, but for whole turns, which are
/// those of the curve. So does the clinical angle that is the same one or its opposite (hip, knee,
/// ankle, spine); pelvis and trunk have another order of rotations there: their raw values follow
/// from the pose, and nothing is pinned. At the ends of a patch the filtered curve goes over into
/// the old one smoothly.
///
/// \param base    result of baseAngles
Result<AnglePair> correctedAngles(const BodyModel& model, const BaseAnalysis& analysis,
                                  const AnglePair& base,
                                  std::span<const MotionPatch* const> patches);

/// One frame's angles in the OpenSim convention as a body in this pose has them, by name; for
/// handles and sliders.
std::vector<std::pair<std::string, double>> anglesOfPose_deg(const BodyModel& model,
                                                             const Motion& motion, int frame,
                                                             double headingAngle_rad);

/// The pose nearest to `pose_rad` in which `angle` has `value_deg` and everything else that does
/// not have to move stays; within the hard limits. For preview while a handle turns.
/// \return Usage for an unknown angle; the nearest pose where the limits forbid the value
Result<PoseVector> poseWithAngle(const BodyModel& model, const Motion& motion, int frame,
                                 double headingAngle_rad, const std::string& angle,
                                 double value_deg);

/// Hard limits of an angle where it is one hinge of the body, else generous anatomical ones.
struct AngleLimits {
    double min_deg = -180, max_deg = 180;
};

AngleLimits limitsOf(const std::string& openSimAngle);

}  // namespace gonio
