#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "inference/training/skel_sample.h"

namespace gonio {

/// What a data set says of a person's SKEL parameters.
struct SkelLabels {
    PoseVector pose_rad = PoseVector::Zero();
    ShapeVector shape = ShapeVector::Zero();
    bool isPoseKnown = false, isShapeKnown = false;
    double vertexError_m = 0;  ///< largest distance of SKEL's skin from SMPL's, where it was fitted
};

/// A person in a picture of a data set.
struct SkelRecord {
    std::string picture;  ///< file, relative to the pictures' folder
    Eigen::Vector2d centre_px = Eigen::Vector2d::Zero(),
                    size_px = Eigen::Vector2d::Zero();       ///< box
    ScoredKeypoints keypoints_px = ScoredKeypoints::Zero();  ///< in the picture, with confidence
    Eigen::Matrix<double, kKeypointCount, 4> points_m =
        Eigen::Matrix<double, kKeypointCount, 4>::Zero();
    SkelLabels asIs;
    std::optional<SkelLabels> mirrored;  ///< of the mirrored picture, fitted for itself
    double focal_px = 0;                 ///< 0: not known
    double reprojectionLoss = 0;         ///< of the fit that the labels come from
};

/// Reads the published layouts (N people; arrays that are not there are not known):
///   all      imgname text N; center N x 2 px
///   HSMR     scale N x 2 or N, box sides / 200; keypoints_2d N x 44 x 3; keypoints_3d N x 44 x 4;
///            orig_poses, flip_poses N x 46; orig_betas, flip_betas N x 10; orig_has_poses, ... N;
///            orig_pve_max, flip_pve_max N, m; reprojection_loss N
///   SKEL-CF  scale as HSMR; gtkps N x 44 x 3; keypoints3d N x 44 x 3 or 4; skel_poses N x 46;
///            skel_betas N x 10; cam_int N x 3 x 3
///   HMR2.0   scale N or N x 2 in px; body_keypoints_2d N x 25 x 3, extra_keypoints_2d N x 19 x 3;
///            body_keypoints_3d N x 25 x 4, extra_keypoints_3d N x 19 x 4
/// HSMR's own files hold the same arrays a person in pickles inside tars, which are not read.
/// \return MalformedFile with the array that is missing or has another shape, or a box that is none
Result<std::vector<SkelRecord>> parseSkelDataset(std::span<const std::byte> npz);
Result<std::vector<SkelRecord>> readSkelDataset(const std::filesystem::path& file);

/// HSMR's quality filter (as in its released settings).
struct LabelFilter {
    double smallestConfidence = 0.3;  ///< of a keypoint; below it is not known
    int fewestKeypoints = 4;          ///< people with no more known ones are left out
    double largestShape = 3;          ///< |shape number|; beyond, pose and shape are not known
    double largestVertexError_m = 0.06;
    double largestReprojection = 31000;  ///< of the labels' fit; people beyond are left out
    bool zeroesUnknownShapes = true;     ///< an unknown shape is learned as the mean one
};

struct FilterCounts {
    std::int64_t people = 0, kept = 0, withoutPose = 0;
};

std::vector<SkelRecord> filtered(std::vector<SkelRecord> records, const LabelFilter& filter,
                                 FilterCounts& counts);

}  // namespace gonio
