#pragma once

#include "core/biomech/body_angles.h"
#include "core/body/ik_motion.h"

namespace gonio {

/// The anatomical frames of every seen frame of a motion, so that its angles are read as those of
/// any body: x forward, y up or proximal, z to the subject's right, in the T-pose all parallel
/// (OpenSim's humeri are those of hanging arms). Hinges are taken as they are; the forearm's zero
/// is the palm turned to the body, 90 degrees of OpenSim's pro_sup, as everywhere in this program.
SegmentMotion segmentsOf(const IkMotion& motion);

/// The motion's angles in a convention, raw. Those of the OpenSim convention are the coordinates
/// themselves, in degrees (pro_sup less 90), with the pelvis' angles against the heading.
/// \return Usage where times do not increase or sizes differ
Result<AngleTable> angleTableOf(const IkMotion& motion, AngleConvention convention,
                                const Heading& heading);

/// A motion's angles in both conventions, raw and filtered, as computeBodyAngles(BodyModel, ...).
Result<BodyAngles> computeBodyAngles(
    const IkMotion& motion, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes = {});

}  // namespace gonio
