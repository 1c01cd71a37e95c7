#pragma once

#include "core/biomech/angle_series.h"
#include "core/biomech/joint_angles.h"
#include "core/body/body_model.h"

namespace gonio {

/// Anatomical frames of every seen frame of a motion, posed with `model`.
SegmentMotion segmentsOf(const BodyModel& model, const Motion& motion);

/// The same for the frames from `first` to `last` alone.
SegmentMotion segmentsOf(const BodyModel& model, const Motion& motion, std::size_t first,
                         std::size_t last);

/// A motion's angles in both conventions, raw and filtered.
struct BodyAngles {
    AngleTable openSim, clinical;
    Heading heading;
};

/// \param cutoff_hz  of the zero-lag low-pass  \param maxGap_s  longer gaps stay empty
/// \param notes  facts for the head of both tables
Result<BodyAngles> computeBodyAngles(
    const SegmentMotion& segments, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes = {});
Result<BodyAngles> computeBodyAngles(
    const BodyModel& model, const Motion& motion, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes = {});

}  // namespace gonio
