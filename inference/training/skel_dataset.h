#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "inference/datasets/dataset_reader.h"
#include "inference/datasets/row_reasons.h"
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
    std::string refusal;                 ///< why the person is not to be learned from, or empty
};

/// What a row says to a network that learns SKEL. A row that is refused stays so.
SkelRecord skelRecordOf(const DatasetRow& row);

/// All people of a data set, refused ones too, in its order (DatasetReader).
/// \return errors of DatasetReader; Unsupported for archives that hold the pictures themselves
Result<std::vector<SkelRecord>> readSkelDataset(const std::filesystem::path& file,
                                                const DatasetOptions& options = {});

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
    std::int64_t people = 0, refused = 0, kept = 0, withoutPose = 0;
    ReasonCounts reasons;  ///< why people were left out, refused or not good enough
};

std::vector<SkelRecord> filtered(std::vector<SkelRecord> records, const LabelFilter& filter,
                                 FilterCounts& counts);

/// Who of a data set can be learned from.
struct LearnablePeople {
    std::vector<SkelRecord> records;
    FilterCounts counts;
    std::string warning;  ///< how many were left out and most often why; empty: nobody was
};

/// The people of a data set behind the quality filter. \return Usage where nobody is left, with the
/// commonest reason; errors of readSkelDataset()
Result<LearnablePeople> readLearnablePeople(const std::filesystem::path& file,
                                            const DatasetOptions& options = {},
                                            const LabelFilter& filter = {});

/// Size and CRC-32 of a file, as text: tells files of one name apart. \return errors of reading
Result<std::string> markOfFile(const std::filesystem::path& file);

}  // namespace gonio
