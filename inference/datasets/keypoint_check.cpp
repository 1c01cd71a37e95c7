#include "inference/datasets/keypoint_check.h"

#include <Eigen/Cholesky>

#include "core/fit/skelify.h"

namespace gonio {
namespace {

constexpr int kFewestKeypoints = 6;
constexpr double kNearest_m = 0.1;

using Scored = Eigen::Matrix<double, kKeypointCount, 3>;

/// Mean distance in the picture, in units of the focal length.
std::optional<double> meanDistance(const BodyPoints& points_m, const Eigen::Vector3d& place_m,
                                   const Scored& given) {
    double sum = 0, confidence = 0;
    for (int k = 0; k < kKeypointCount; ++k) {
        if (!(given(k, 2) > 0)) continue;
        const Eigen::Vector3d p = points_m.row(k).transpose() + place_m;
        if (p.z() < kNearest_m) return std::nullopt;
        const Eigen::Vector2d seen = p.head<2>() / p.z();
        sum += given(k, 2) * (seen - given.row(k).head<2>().transpose()).norm();
        confidence += given(k, 2);
    }
    return confidence > 0 ? std::optional(sum / confidence) : std::nullopt;
}

/// The row's keypoints as a camera of this focal length sees them, from this principal point.
Scored inFocalLengths(const DatasetRow& row, const Eigen::Vector2d& centre_px,
                      const Eigen::Vector2d& focal_px) {
    Scored given = row.keypoints_px;
    for (int k = 0; k < kKeypointCount; ++k) {
        given.row(k).head<2>() =
            (given.row(k).head<2>().transpose() - centre_px).cwiseQuotient(focal_px).transpose();
    }
    return given;
}

}  // namespace

double cropFocal() {
    static const double focal = SkelifyProblem{}.focal;
    return focal;
}

BodyPointPoser::BodyPointPoser(const BodyModel& model)
    : m_model(model), m_points(model, keypointDefinitions(*model.keypoints44)) {}

BodyPoints BodyPointPoser::points_m(const BodyParameters& body) {
    const RestShape rest = computeRestShape(m_model, body.shape);
    computeKinematics(rest, body.pose_rad, m_kinematics);
    m_points.evaluate(rest, m_kinematics, m_values);
    BodyPoints points_m;
    for (int k = 0; k < kKeypointCount; ++k) {
        points_m.row(k) = m_values.position_m.segment<3>(3 * k).transpose();
    }
    return points_m;
}

std::optional<Eigen::Vector3d> placeOf(const BodyPoints& points_m, const Scored& given) {
    Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    int count = 0;
    for (int k = 0; k < kKeypointCount; ++k) {
        const double confidence = given(k, 2);
        if (!(confidence > 0)) continue;
        ++count;
        for (int c = 0; c < 2; ++c) {
            Eigen::Vector3d row = Eigen::Vector3d::Zero();
            row[c] = 1;
            row[2] = -given(k, c);
            normal += confidence * row * row.transpose();
            right += confidence * row * (given(k, c) * points_m(k, 2) - points_m(k, c));
        }
    }
    if (count < 3) return std::nullopt;
    const Eigen::Vector3d place = normal.ldlt().solve(right);
    const double nearest = place.z() + points_m.col(2).minCoeff();
    if (!place.allFinite() || nearest < kNearest_m) return std::nullopt;
    return place;
}

std::optional<double> keypointErrorOf(const DatasetRow& row, const BodyPoints& points_m) {
    if ((row.keypoints_px.col(2).array() > 0).count() < kFewestKeypoints) return std::nullopt;
    const double side_px = row.size_px.maxCoeff();
    if (row.camera_px && row.isSkelPlaceKnown) {
        const Eigen::Matrix3d& camera = *row.camera_px;
        const Scored given =
            inFocalLengths(row, camera.block<2, 1>(0, 2), {camera(0, 0), camera(1, 1)});
        const auto mean = meanDistance(points_m, row.skel.translation_m, given);
        // Behind the camera nothing is met at all.
        return mean ? *mean * camera(0, 0) / side_px : 1.0;
    }
    const double focal_px = cropFocal() * side_px;
    const Scored given = inFocalLengths(row, row.centre_px, Eigen::Vector2d::Constant(focal_px));
    const auto place_m = placeOf(points_m, given);
    const auto mean = place_m ? meanDistance(points_m, *place_m, given) : std::nullopt;
    return mean ? *mean * cropFocal() : 1.0;
}

}  // namespace gonio
