#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/correct/corrections.h"

namespace gonio {

struct Motion;

/// What the user has changed and Refine has not taken up yet.
struct PendingEdits {
    std::vector<FrameRange> windows;  ///< frames that Refine would fit anew
    /// By frame: the angles set there, in the OpenSim convention, deg.
    std::map<int, std::map<std::string, double>> angles_deg;

    bool waits(int frame) const;
    /// The value set for an angle at a frame; null: none waits.
    const double* angle_deg(const std::string& angle, int frame) const;
    /// All angles set at a frame; null: none.
    const std::map<std::string, double>* anglesAt(int frame) const;
    bool operator==(const PendingEdits&) const = default;
};

/// The angle corrections that lie in windows which wait for Refine.
PendingEdits pendingEdits(const std::map<int, Correction>& corrections,
                          std::vector<FrameRange> windows);

/// poseWithAngle() for several angles of one frame at once.
/// \return Usage for an unknown angle or a frame without a body
Result<PoseVector> poseWithAngles(const BodyModel& model, const Motion& motion, int frame,
                                  double headingAngle_rad,
                                  const std::map<std::string, double>& angles_deg);

}  // namespace gonio
