#pragma once

#include <filesystem>

#include "core/io/tensor.h"
#include "core/people/keypoints.h"
#include "core/synth/motion_generator.h"

namespace gonio {

/// Everything about a generated clip that an analysis of it should find.
struct SynthTruth {
    GeneratedMotion generated;
    std::vector<Eigen::MatrixX3d> keypoints_m;     ///< per frame (44 x 3), world
    std::vector<Eigen::MatrixX2d> keypoints_px;    ///< per frame (44 x 2)
    std::vector<Eigen::MatrixX3d> joints_m;        ///< per frame (24 x 3), world
    std::vector<Eigen::Vector3d> centresOfMass_m;  ///< of the point-mass model, world
    std::vector<PersonBox> boxes;                  ///< around the projected skin, not clipped
    /// Per frame what of the 44 keypoints is seen, as truthArrays() numbers it; empty: not known.
    std::vector<std::array<std::uint8_t, kKeypointCount>> visibility;
};

/// Unsupported if the model defines no keypoints; Usage if the person is not in front of the
/// camera in some frame.
Result<SynthTruth> computeTruth(const BodyModel& model, GeneratedMotion generated);

/// The 44 keypoints as a perfect detector would give them (confidence 1, 0 outside the picture),
/// with root-relative 3-D points in camera axes.
Keypoints2D keypointsOf(const SynthTruth& truth);

/// Arrays of truth.npz: poses (n x 46), betas (n x 10), trans (n x 3), times_s (n), kp2d
/// (n x 44 x 2), kp3d (n x 44 x 3), joints (n x 24 x 3), com (n x 3), boxes (n x 4: x, y, width,
/// height), cam_focal (1), cam_centre (2), cam_size (2), cam_rotation (3 x 3, camera from world),
/// floor_y (1), contacts (n x 4 of 0 or 1: heel and ball of the right, of the left foot). HSMR's
/// key names where there are any; lengths in m, pixels in the full picture.
/// Where the camera moves, cam_rotation is that of the first frame, and cam_rotations (n x 3 x 3)
/// and cam_positions (n x 3, world, m) are there too. Where it is known, visibility (n x 44):
/// 0 outside the picture, 2 hidden by things or other people, 3 hidden by the person, 4 seen.
TensorMap truthArrays(const SynthTruth& truth);

/// truth.json: kind, camera, keypoint names, events with their times.
std::string truthJson(const SynthTruth& truth, const BodyModel& model);

/// Writes truth.npz and truth.json into `folder`, which must exist.
Result<void> writeTruth(const SynthTruth& truth, const BodyModel& model,
                        const std::filesystem::path& folder);

}  // namespace gonio
