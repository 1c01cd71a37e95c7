#include "inference/training/skel_dataset.h"

namespace gonio {
namespace {

using Records = std::vector<SkelRecord>;

SkelLabels labelsOf(const BodyParameters& body, bool isPoseKnown, bool isShapeKnown,
                    double vertexError_m) {
    return {body.pose_rad, body.shape, isPoseKnown, isShapeKnown, vertexError_m};
}

/// Takes away what cannot be trusted.
void suppress(SkelLabels& labels, const LabelFilter& filter) {
    const bool isNear = labels.vertexError_m < filter.largestVertexError_m;  // false for NaN
    const bool isUsual =
        labels.isShapeKnown && labels.shape.cwiseAbs().maxCoeff() <= filter.largestShape;
    labels.isPoseKnown = labels.isShapeKnown = labels.isPoseKnown && isNear && isUsual;
    if (!labels.isPoseKnown) {
        labels.pose_rad.setZero();
        labels.shape.setZero();
        labels.isShapeKnown = filter.zeroesUnknownShapes;
    }
}

}  // namespace

SkelRecord skelRecordOf(const DatasetRow& row) {
    SkelRecord record;
    record.picture = row.picture;
    record.refusal = row.refusal;
    if (!row.refusal.empty()) return record;
    record.centre_px = row.centre_px;
    record.size_px = row.size_px;
    record.keypoints_px = row.keypoints_px;
    record.points_m = row.points_m;
    record.asIs = labelsOf(row.skel, row.isSkelPoseKnown, row.isSkelShapeKnown, row.vertexError_m);
    if (const auto& other = row.mirroredSkel) {
        record.mirrored =
            labelsOf(other->body, other->isPoseKnown, other->isShapeKnown, other->vertexError_m);
    }
    record.focal_px = row.camera_px ? (*row.camera_px)(0, 0) : 0;
    record.reprojectionLoss = row.reprojectionLoss;
    return record;
}

Result<Records> readSkelDataset(const std::filesystem::path& file) {
    const auto dataset = DatasetReader::open(file);
    if (!dataset) return passOn(dataset.error(), "reading the data set " + file.string());
    if ((*dataset)->layout() == DatasetLayout::Hmr2Tar) {
        return fail(ErrorCode::Unsupported,
                    "the pictures of " + file.string() +
                        " lie in the archive itself, and training reads pictures from a folder; "
                        "unpack it and name an .npz of its labels");
    }
    Records records(static_cast<std::size_t>((*dataset)->count()));
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto row = (*dataset)->row(static_cast<std::int64_t>(i));
        if (!row) return passOn(row.error(), "reading the data set " + file.string());
        records[i] = skelRecordOf(*row);
    }
    return records;
}

Records filtered(Records records, const LabelFilter& filter, FilterCounts& counts) {
    Records kept;
    for (SkelRecord& record : records) {
        ++counts.people;
        if (!record.refusal.empty()) {
            ++counts.refused;
            continue;
        }
        int known = 0;
        for (int k = 0; k < kKeypointCount; ++k) {
            double& confidence = record.keypoints_px(k, 2);
            if (confidence < filter.smallestConfidence) confidence = 0;
            if (confidence > 0) ++known;
        }
        if (known <= filter.fewestKeypoints) continue;
        if (!(record.reprojectionLoss < filter.largestReprojection)) continue;
        suppress(record.asIs, filter);
        if (record.mirrored) suppress(*record.mirrored, filter);
        ++counts.kept;
        if (!record.asIs.isPoseKnown) ++counts.withoutPose;
        kept.push_back(std::move(record));
    }
    return kept;
}

}  // namespace gonio
