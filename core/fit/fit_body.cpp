#include "core/fit/fit_body.h"

namespace gonio {

const PointSet::Values& FitBody::evaluate(const PoseVector& pose_rad, const ShapeVector& shape,
                                          Wanted wanted) {
    if (!m_restValid || m_rest.shape != shape) {
        m_rest = computeRestShape(m_model, shape);
        m_restValid = true;
        m_restDerivativesValid = false;
    }
    computeKinematics(m_rest, pose_rad, m_kinematics);
    m_points.evaluate(m_rest, m_kinematics, m_values);
    if (wanted.byPose) {
        computePoseDerivatives(m_rest, pose_rad, m_kinematics);
        m_points.differentiateByPose(m_rest, m_kinematics, m_values);
    }
    if (wanted.byShape) {
        if (!m_restDerivativesValid) {
            m_restDerivatives = computeRestShapeDerivatives(m_model, m_rest);
            m_restDerivativesValid = true;
        }
        computeShapeDerivatives(m_model, m_rest, m_restDerivatives, pose_rad, m_kinematics);
        m_points.differentiateByShape(m_rest, m_kinematics, m_values);
    }
    return m_values;
}

}  // namespace gonio
