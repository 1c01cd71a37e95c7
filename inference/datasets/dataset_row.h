#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/body/skeleton.h"
#include "core/body/smpl.h"

namespace gonio {

/// SKEL parameters of the mirrored picture. Mirroring a SKEL pose is not exact, so HSMR's data have
/// both (fact sheet 3.7).
struct MirroredSkel {
    BodyParameters body;
    bool isPoseKnown = false, isShapeKnown = false;
    double vertexError_m = 0;  ///< as DatasetRow's
};

/// One person in one picture, as data sets for training and evaluation tell of them.
struct DatasetRow {
    /// With forward slashes, below the folder of the data set's pictures: never absolute, never
    /// leading out of it.
    std::string picture;
    Eigen::Vector2d centre_px = Eigen::Vector2d::Zero(),
                    size_px = Eigen::Vector2d::Zero();  ///< box
    /// Pixels of the picture and confidence 0..1; 0: not known.
    Eigen::Matrix<double, kKeypointCount, 3> keypoints_px =
        Eigen::Matrix<double, kKeypointCount, 3>::Zero();
    /// Camera axes, m, from anywhere, and confidence 0..1.
    Eigen::Matrix<double, kKeypointCount, 4> points_m =
        Eigen::Matrix<double, kKeypointCount, 4>::Zero();
    SmplParameters smpl;
    bool isSmplPoseKnown = false, isSmplShapeKnown = false, isSmplPlaceKnown = false;
    BodyParameters skel;
    bool isSkelPoseKnown = false, isSkelShapeKnown = false, isSkelPlaceKnown = false;
    /// There where the data set has labels for mirrored pictures, known for this one or not.
    std::optional<MirroredSkel> mirroredSkel;
    /// Largest distance of SKEL's skin from SMPL's, where it was fitted; 0: the data set does not
    /// say; infinite where it says no finite number.
    double vertexError_m = 0;
    double reprojectionLoss = 0;  ///< of the fit that the labels come from, HSMR's units; the same
    std::optional<Eigen::Matrix3d> camera_px;  ///< [f 0 x; 0 f y; 0 0 1] of the whole picture
    std::string gender;                        ///< as the file spells it
    /// Why the row is not to be used; empty if it is. Then nothing else in it counts.
    std::string refusal;
};

/// What a file says of one row before anything was checked: numbers under the names of the table
/// in docs/datasets.md.
struct RawRow {
    std::string picture, gender;
    std::map<std::string, std::vector<double>, std::less<>> numbers;
};

struct RowRules {
    double scaleUnit_px = 1;  ///< what one unit of `scale` is
    /// Folders that are taken off the front of picture paths: "/data/coco", with '/' at the end or
    /// without, makes "a.jpg" of "/data/coco/a.jpg" and leaves "/data/coco2014/a.jpg".
    std::string picturePrefix;
};

/// Checks every value. A row with a box or a known parameter that is not a finite number of
/// believable size, or with a picture path that is absolute or leads out of the folder, is refused
/// with the reason.
DatasetRow checkedRow(const RawRow& raw, const RowRules& rules);

/// Why a picture path cannot be used: empty, absolute, with "..", backslashes or control
/// characters. Empty for a good one.
std::string pathRefusal(const std::string& path);

}  // namespace gonio
