#include "core/fit/landmark_projector.h"

#include <algorithm>

namespace gonio {
namespace {

std::vector<PointDefinition> pointsOf(const LandmarkSet& set) {
    std::vector<PointDefinition> points;
    for (const Landmark& landmark : set.landmarks) points.push_back(landmark.point);
    return points;
}

}  // namespace

LandmarkProjector::LandmarkProjector(const BodyModel& model, LandmarkSet landmarks,
                                     const ShapeVector& shape, const Camera& camera)
    : m_landmarks(std::make_unique<LandmarkSet>(std::move(landmarks))),
      m_points(std::make_unique<PointSet>(model, pointsOf(*m_landmarks))),
      m_body(std::make_unique<FitBody>(model, *m_points)),
      m_shape(shape),
      m_camera(camera) {}

Result<LandmarkProjector> LandmarkProjector::make(const BodyModel& model,
                                                  const std::vector<std::string>& names,
                                                  const ShapeVector& shape, const Camera& camera) {
    auto landmarks = placeLandmarks(model, names);
    if (!landmarks) return tl::unexpected<Error>(landmarks.error());
    return LandmarkProjector(model, *std::move(landmarks), shape, camera);
}

std::optional<Eigen::Vector2d> LandmarkProjector::pixelOf(int keypoint, const PoseVector& pose_rad,
                                                          const Eigen::Vector3d& translation_m) {
    const auto& all = m_landmarks->landmarks;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Landmark& l) { return l.keypoint == keypoint; });
    if (found == all.end()) return std::nullopt;
    const auto& values = m_body->evaluate(pose_rad, m_shape, {});
    return m_camera.project(values.position_m.segment<3>(3 * (found - all.begin())) +
                            translation_m);
}

}  // namespace gonio
