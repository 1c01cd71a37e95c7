#include "inference/training/skel_dataset.h"

#include <zlib.h>

#include <algorithm>

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

Result<Records> readSkelDataset(const std::filesystem::path& file, const DatasetOptions& options) {
    const auto dataset = DatasetReader::open(file, options);
    if (!dataset) return passOn(dataset.error(), "reading the data set " + file.string());
    if ((*dataset)->layout() == DatasetLayout::Hmr2Tar) {
        return fail(ErrorCode::Unsupported,
                    "the pictures of " + file.string() +
                        " lie in the archive itself, and training reads pictures from a folder; "
                        "unpack it and name an .npz of its labels");
    }
    Records records;
    for (std::int64_t i = 0; i < (*dataset)->count(); ++i) {
        const auto row = (*dataset)->row(i);
        if (!row) return passOn(row.error(), "reading the data set " + file.string());
        records.push_back(skelRecordOf(*row));
    }
    return records;
}

Records filtered(Records records, const LabelFilter& filter, FilterCounts& counts) {
    Records kept;
    for (SkelRecord& record : records) {
        ++counts.people;
        const auto leaveOut = [&counts](const std::string& why) {
            ++counts.reasons[kindOfReason(why)];
        };
        if (!record.refusal.empty()) {
            ++counts.refused;
            leaveOut(record.refusal);
            continue;
        }
        int known = 0;
        for (int k = 0; k < kKeypointCount; ++k) {
            double& confidence = record.keypoints_px(k, 2);
            if (confidence < filter.smallestConfidence) confidence = 0;
            if (confidence > 0) ++known;
        }
        if (known <= filter.fewestKeypoints) {
            leaveOut("too few keypoints are known");
            continue;
        }
        if (!(record.reprojectionLoss < filter.largestReprojection)) {
            leaveOut("the fit that its labels come from misses the keypoints");
            continue;
        }
        suppress(record.asIs, filter);
        if (record.mirrored) suppress(*record.mirrored, filter);
        ++counts.kept;
        if (!record.asIs.isPoseKnown) ++counts.withoutPose;
        kept.push_back(std::move(record));
    }
    return kept;
}

Result<LearnablePeople> readLearnablePeople(const std::filesystem::path& file,
                                            const DatasetOptions& options,
                                            const LabelFilter& filter) {
    auto records = readSkelDataset(file, options);
    if (!records) return tl::unexpected<Error>(records.error());
    LearnablePeople people;
    people.records = filtered(*std::move(records), filter, people.counts);
    const FilterCounts& counts = people.counts;
    if (counts.kept == counts.people && counts.kept > 0) return people;
    const std::string commonest = commonestReason(counts.reasons);
    const std::string why = commonest.empty()
                                ? std::string()
                                : "; most often (" + std::to_string(counts.reasons.at(commonest)) +
                                      " times): " + commonest;
    if (counts.kept == 0) {
        return fail(ErrorCode::Usage, "nobody of the " + std::to_string(counts.people) + " in " +
                                          file.string() + " can be learned from" + why);
    }
    people.warning = std::to_string(counts.people - counts.kept) + " of " +
                     std::to_string(counts.people) + " people in " + file.string() +
                     " are left out" + why + ".";
    return people;
}

Result<std::string> markOfFile(const std::filesystem::path& file) {
    constexpr std::uint64_t kPiece = 1U << 20U;
    const auto source = FileSource::open(file);
    if (!source) return tl::unexpected<Error>(source.error());
    uLong sum = ::crc32_z(0, nullptr, 0);
    for (std::uint64_t at = 0; at < source->size(); at += kPiece) {
        const auto bytes = source->bytesAt(at, std::min(kPiece, source->size() - at));
        if (!bytes) return passOn(bytes.error(), "reading " + file.string());
        sum = ::crc32_z(sum, reinterpret_cast<const Bytef*>(bytes->data()), bytes->size());
    }
    return std::to_string(source->size()) + " bytes, CRC-32 " + std::to_string(sum);
}

}  // namespace gonio
