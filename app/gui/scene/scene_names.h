#pragma once

#include <QCoreApplication>

#include "core/body/motion.h"

namespace gonio {

/// Words for what the scene shows.
struct SceneNames {
    Q_DECLARE_TR_FUNCTIONS(gonio::SceneNames)

public:
    /// "Right knee" for a joint of the body; empty for joints without angles.
    static QString joint(int joint);
    /// "Right knee flexion" for "knee_angle_r"; the name itself where it is unknown.
    static QString angle(const QString& openSimAngle);
    static QString source(FrameSource source);
    /// "38.4°", or a dash where there is none.
    static QString degrees(double value_deg);
};

}  // namespace gonio
