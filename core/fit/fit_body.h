#pragma once

#include "core/body/point_set.h"

namespace gonio {

/// The points of one body at one pose with all derivatives; scratch reused between evaluations.
/// Not for sharing between threads.
class FitBody {
public:
    FitBody(const BodyModel& model, const PointSet& points) : m_model(model), m_points(points) {}

    struct Wanted {
        bool byPose = false;
        bool byShape = false;
    };

    /// Points relative to the body's origin: add the translation times `weight(point)`.
    const PointSet::Values& evaluate(const PoseVector& pose_rad, const ShapeVector& shape,
                                     Wanted wanted);

    const PointSet& points() const { return m_points; }

    const Kinematics& kinematics() const { return m_kinematics; }

    const RestShape& rest() const { return m_rest; }

private:
    const BodyModel& m_model;
    const PointSet& m_points;
    RestShape m_rest;
    RestShapeDerivatives m_restDerivatives;
    bool m_restValid = false, m_restDerivativesValid = false;
    Kinematics m_kinematics;
    PointSet::Values m_values;
};

}  // namespace gonio
