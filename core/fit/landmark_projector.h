#pragma once

#include <memory>
#include <optional>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/fit/fit_body.h"
#include "core/fit/landmarks.h"
#include "core/people/keypoints.h"

namespace gonio {

/// Where one person's landmarks fall in the picture. Not for sharing between threads.
class LandmarkProjector {
public:
    /// `model` is borrowed. \return as placeLandmarks
    static Result<LandmarkProjector> make(const BodyModel& model,
                                          const std::vector<std::string>& names,
                                          const ShapeVector& shape, const Camera& camera);

    const LandmarkSet& landmarks() const { return *m_landmarks; }

    /// Of the landmark behind a keypoint; none where the body does not know it.
    std::optional<Eigen::Vector2d> pixelOf(int keypoint, const PoseVector& pose_rad,
                                           const Eigen::Vector3d& translation_m);

private:
    LandmarkProjector(const BodyModel& model, LandmarkSet landmarks, const ShapeVector& shape,
                      const Camera& camera);

    std::unique_ptr<LandmarkSet> m_landmarks;
    std::unique_ptr<PointSet> m_points;
    std::unique_ptr<FitBody> m_body;
    ShapeVector m_shape;
    Camera m_camera;
};

}  // namespace gonio
