#pragma once

#include <optional>

#include "core/body/point_set.h"
#include "inference/datasets/dataset_row.h"

namespace gonio {

using BodyPoints = Eigen::Matrix<double, kKeypointCount, 3>;

/// Focal length of HSMR's crop camera, in sides of the crop: SkelifyProblem's.
double cropFocal();

/// The 44 keypoints of bodies, without their translation. One a thread.
class BodyPointPoser {
public:
    /// \param model  with keypoints
    explicit BodyPointPoser(const BodyModel& model);

    /// m, without the body's translation
    BodyPoints points_m(const BodyParameters& body);

private:
    const BodyModel& m_model;
    PointSet m_points;
    PointSet::Values m_values;
    Kinematics m_kinematics;
};

/// The place before a camera at which points meet given ones best: linear least squares of
/// f (x + t_x) = u (z + t_z), and the same for y, each with its confidence.
/// \param given  in units of the focal length, principal point at zero, and confidence
/// \return nothing where fewer than three points have confidence, or the body would lie behind
std::optional<Eigen::Vector3d> placeOf(const BodyPoints& points_m,
                                       const Eigen::Matrix<double, kKeypointCount, 3>& given);

/// How far a body's keypoints lie from the row's in the picture: mean distance by confidence, share
/// of the box's longer side. Through the row's own camera and the body's place where both are
/// known; else through HSMR's crop camera (5000 px for 256) at the place that fits best, so that
/// only the posture is judged. \return nothing where the row has fewer than six keypoints
std::optional<double> keypointErrorOf(const DatasetRow& row, const BodyPoints& points_m);

}  // namespace gonio
