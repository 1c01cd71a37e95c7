#pragma once

#include <cmath>

#include "core/body/rotation.h"
#include "core/fit/skelify_objective.h"
#include "inference/datasets/label_videos.h"

namespace gonio::test {

constexpr double kFocal = 5000.0 / 256.0;  ///< of the crop's camera, in crops

/// A standing body with bent knees, seen from a side.
inline BodyParameters bentBody(double knee_rad, double turn_rad) {
    BodyParameters body;
    const Eigen::Matrix3d facing = Eigen::Vector3d(1, -1, -1).asDiagonal();
    body.pose_rad.head<3>() =
        rootAnglesFromSmpl(facing * axisRotation(Eigen::Vector3d::UnitY(), turn_rad));
    for (const int knee : {6, 13}) body.pose_rad[knee] = knee_rad;
    for (const int hip : {3, 10}) body.pose_rad[hip] = 0.7 * knee_rad;
    body.translation_m = {0.02, 0.1, 2.2 * kFocal};
    return body;
}

/// The body's 44 keypoints in a picture of 640 x 480, in which the crop is 300 px.
inline KeypointFrame seen(const BodyModel& model, const BodyParameters& body,
                          double confidence = 1) {
    const BodyPoints points_m = BodyPointPoser(model).points_m(body);
    KeypointFrame frame;
    frame.image_px.resize(kKeypointCount, 3);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d p = points_m.row(k).transpose() + body.translation_m;
        frame.image_px.row(k) << 320 + 300 * kFocal * p.x() / p.z(),
            240 + 300 * kFocal * p.y() / p.z(), confidence;
    }
    return frame;
}

/// By which the refiner's minimum may miss the keypoints of `truth` (root mean square, crops).
inline double largestErrorOf(const BodyParameters& truth, const LabelledRow& row,
                             const KeypointFrame& frame) {
    CropKeypoints inCrop = frame.image_px;
    inCrop.leftCols<2>() /= row.row.size_px.maxCoeff();
    const Eigen::Matrix<double, kKeypointCount, 2> met = inCrop.leftCols<2>();
    const SkelifyTerms terms =
        skelifyTerms(skelifyRefinerPhase(), inCrop, met, truth.pose_rad, truth.shape, 1, 1);
    return torsoLength(inCrop) * std::sqrt(terms.total() / kKeypointCount);
}

inline std::vector<std::string> bodyNames() {
    return {kKeypointNames.begin(), kKeypointNames.end()};
}

}  // namespace gonio::test
