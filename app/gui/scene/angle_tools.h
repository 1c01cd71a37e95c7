#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/body/skeleton.h"
#include "core/result.h"

namespace gonio {

struct AngleLimits;
struct PersonValues;

/// What the scene asks of core/correct while an angle is turned.
struct AngleTools {
    /// The pose of a frame with one OpenSim angle at a value; quick, as a handle is moving.
    std::function<Result<PoseVector>(const PersonValues& values, int frame,
                                     const std::string& openSimAngle, double value_deg)>
        poseWithAngle;
    /// Likewise with several angles set at once.
    std::function<Result<PoseVector>(const PersonValues& values, int frame,
                                     const std::map<std::string, double>& angles_deg)>
        poseWithAngles;
    /// Between what an angle may lie.
    std::function<AngleLimits(const std::string& openSimAngle)> limits;
};

}  // namespace gonio
