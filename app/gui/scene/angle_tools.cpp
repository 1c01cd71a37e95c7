#include "app/gui/scene/angle_tools.h"

#include "app/gui/document/person_data.h"
#include "core/correct/corrected_angles.h"

namespace gonio {

AngleTools bodyAngleTools() {
    AngleTools tools;
    tools.poseWithAngle = [](const PersonValues& values, int frame, const std::string& openSimAngle,
                             double value_deg) -> Result<PoseVector> {
        if (!values.body) return fail(ErrorCode::Usage, "no body to turn " + openSimAngle + " of");
        const double heading_rad = values.base ? values.base->headingAngle_rad : 0;
        return poseWithAngle(*values.body, values.motion, frame, heading_rad, openSimAngle,
                             value_deg);
    };
    tools.limits = [](const std::string& openSimAngle) { return limitsOf(openSimAngle); };
    return tools;
}

}  // namespace gonio
