#include <cmath>

#include "core/body/point_set.h"
#include "core/pipeline/body_estimator.h"

namespace gonio {
namespace {

/// No detector looks for points: those of the network's body stand in for them.
class RegressedPoints : public BodyEstimator {
public:
    RegressedPoints(std::shared_ptr<const BodyModel> model, const BodyRegressor& regressor)
        : m_model(std::move(model)),
          m_name("points of the body that " + regressor.name() + " sees"),
          m_hash(regressor.hash()),
          m_shapeIsKnown(regressor.bodyOfShape() == m_model->name),
          m_points(*m_model, keypointDefinitions(*m_model->keypoints44)),
          m_names(kKeypointNames.begin(), kKeypointNames.end()) {}

    std::string detectorName() const override { return m_name; }

    std::string hash() const override { return m_hash; }

    const std::vector<std::string>& keypointNames() const override { return m_names; }

    // A regressor's points lie beside the person's by about this share (PCK@0.05 is near 0.95).
    double misplacement() const override { return 0.02; }

    bool looksAtPictures() const override { return false; }

    Result<KeypointFrame> estimate(const Frame& /*frame*/, const PersonBox& /*box*/) override {
        return KeypointFrame{};
    }

    KeypointFrame pointsOf(const RegressedBody& body, Eigen::Vector2i size_px) const override;

private:
    std::shared_ptr<const BodyModel> m_model;
    std::string m_name, m_hash;
    bool m_shapeIsKnown;
    PointSet m_points;
    std::vector<std::string> m_names;
};

/// The regressor places its own points.
class OwnPoints : public BodyEstimator {
public:
    explicit OwnPoints(const BodyRegressor& regressor)
        : m_name(regressor.name()), m_hash(regressor.hash()), m_points(regressor.keypoints()) {}

    std::string detectorName() const override { return m_name; }

    std::string hash() const override { return m_hash; }

    const std::vector<std::string>& keypointNames() const override { return m_points.names; }

    double misplacement() const override { return m_points.misplacement; }

    bool looksAtPictures() const override { return false; }

    Result<KeypointFrame> estimate(const Frame& /*frame*/, const PersonBox& /*box*/) override {
        return KeypointFrame{};
    }

private:
    std::string m_name, m_hash;
    OwnKeypoints m_points;
};

KeypointFrame RegressedPoints::pointsOf(const RegressedBody& body, Eigen::Vector2i size_px) const {
    const RestShape rest =
        computeRestShape(*m_model, m_shapeIsKnown ? body.shape : ShapeVector(ShapeVector::Zero()));
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    PointSet::Values values;
    m_points.evaluate(rest, kinematics, values);
    const Eigen::Vector2d far_px = size_px.cast<double>();
    KeypointFrame frame;
    frame.image_px.setZero(kKeypointCount, 3);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d point_m = values.position_m.segment<3>(3 * k) + body.translation_m;
        const Eigen::Vector2d pixel = far_px / 2 + body.focal_px * point_m.head<2>() / point_m.z();
        // What lies outside the picture nobody has seen.
        const bool isSeen = point_m.z() > 0 && pixel.allFinite() && pixel.minCoeff() >= 0 &&
                            (far_px - pixel).minCoeff() >= 0;
        if (isSeen) frame.image_px.row(k) << pixel.x(), pixel.y(), 1;
    }
    return frame;
}

}  // namespace

std::unique_ptr<BodyEstimator> makeRegressedPoints(std::shared_ptr<const BodyModel> model,
                                                   const BodyRegressor& regressor) {
    return std::make_unique<RegressedPoints>(std::move(model), regressor);
}

std::unique_ptr<BodyEstimator> makeOwnPoints(const BodyRegressor& regressor) {
    return std::make_unique<OwnPoints>(regressor);
}

}  // namespace gonio
