#pragma once

#include <string_view>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

/// x, y in crop units (-0.5 .. 0.5) and confidence of each of the 44 keypoints.
using CropKeypoints = Eigen::Matrix<double, kKeypointCount, 3>;

/// One phase of the published optimisation (SKELify).
struct SkelifyPhase {
    std::string_view name;
    bool cameraOnly = false;  ///< moves the camera and the root angles, looks at the torso
    double reprojection = 1;  ///< weights enter squared, as published
    double shape = 0;
    double angle = 0;  ///< weight times scale
    double depth = 0;
};

/// The four overall phases and the camera phase before them, in order.
const std::vector<SkelifyPhase>& skelifyPhases();
/// The one phase that makes labels better while HSMR is trained: weaker limits, from a network's
/// answer (fact sheet 3.8).
const SkelifyPhase& skelifyRefinerPhase();
/// Keypoints that a phase looks at.
const std::vector<int>& skelifyKeypoints(const SkelifyPhase& phase);

/// Terms of the objective of one body, already weighted; the published value of a batch is the
/// mean of these totals over its bodies.
struct SkelifyTerms {
    double reprojection = 0, shape = 0, angle = 0, depth = 0;

    double total() const { return reprojection + shape + angle + depth; }
};

/// Length that makes the reprojection independent of the body's size in the crop: mean of the two
/// shoulder-to-hip segments of the given keypoints, crop widths.
double torsoLength(const CropKeypoints& keypoints);

/// \param projected  (44 x 2) crop units
/// \param cameraZ    of the patch camera, m; \param guessedZ  from guessCameraZ
SkelifyTerms skelifyTerms(const SkelifyPhase& phase, const CropKeypoints& given,
                          const Eigen::Matrix<double, kKeypointCount, 2>& projected,
                          const PoseVector& pose_rad, const ShapeVector& shape, double cameraZ,
                          double guessedZ);

/// Depth at which the torso would have its length in the picture.
/// \param focal  focal length in crop widths (5000 / 256 as published)
double guessCameraZ(const Eigen::Matrix<double, kKeypointCount, 3>& joints_m,
                    const CropKeypoints& given, double focal);

}  // namespace gonio
