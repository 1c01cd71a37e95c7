#pragma once

#include <QString>
#include <vector>

namespace gonio {

/// One angle at a joint.
struct JointAngleText {
    const char* angle;  ///< in the OpenSim convention: "knee_angle_r"
    QString movement;   ///< what a positive value means, for the screen: "flexion"
};

/// "right knee" for Joint::TibiaR, as the screen calls it.
QString jointTitle(int joint);

/// The angles that turn this joint, the most telling first; some joints have none.
std::vector<JointAngleText> anglesOfJoint(int joint);

/// The joint that an OpenSim angle turns; -1 for none.
int jointOfAngle(const QString& openSimAngle);

/// "left knee" for a detector's "left_knee"; unknown names with blanks for underscores.
QString keypointTitle(const std::string& name);

}  // namespace gonio
