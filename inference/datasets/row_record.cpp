#include "inference/datasets/row_record.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "inference/datasets/npz_dataset.h"

namespace gonio {
namespace {

constexpr std::size_t kNumbers = kReasonOffset + kReasonBytes;  ///< where they begin

std::vector<RecordColumn> makeColumns() {
    std::vector<RecordColumn> columns = {
        {"center", false, {2}},
        {"scale", false, {}},
        {"box_px", false, {2}},
        {"gtkps", false, {kKeypointCount, 3}},
        {"keypoints3d", false, {kKeypointCount, 4}},
        {"skel_poses", false, {kDofCount}},
        {"skel_betas", false, {kShapeCount}},
        {"skel_trans", false, {3}},
        {"has_skel", true, {}},
        {"has_skel_trans", true, {}},
        {"body_pose", false, {kSmplAngleCount}},
        {"betas", false, {kShapeCount}},
        {"trans", false, {3}},
        {"has_trans", true, {}},
        {"has_body_pose", true, {}},
        {"has_betas", true, {}},
        {"cam_int", false, {3, 3}},
        {"cam_int_known", true, {}},
        {"max_pve", false, {}},
        {"mean_pve", false, {}},
        {"keypoint_error", false, {}},
    };
    std::size_t offset = kNumbers;
    for (RecordColumn& column : columns) {
        column.offset = offset;
        column.bytes = 4;
        for (const std::int64_t size : column.shape) {
            column.bytes *= static_cast<std::size_t>(size);
        }
        offset += column.bytes;
    }
    return columns;
}

/// Fills the columns of a record one after the other.
class RecordFiller {
public:
    explicit RecordFiller(std::vector<std::byte>& record) : m_record(record) {}

    void text(const std::string& value, std::size_t offset, std::size_t most) {
        std::size_t length = std::min(value.size(), most);
        const auto isInside = [&] {  // of a character of several bytes
            return length < value.size() && (static_cast<unsigned char>(value[length]) >> 6U) == 2;
        };
        while (length > 0 && isInside()) --length;
        std::memcpy(m_record.data() + offset, value.data(), length);
    }

    void number(double value) {
        const auto single = static_cast<float>(value);
        std::memcpy(m_record.data() + m_offset, &single, sizeof single);
        m_offset += sizeof single;
    }

    void whole(bool value) {
        const std::int32_t number = value ? 1 : 0;
        std::memcpy(m_record.data() + m_offset, &number, sizeof number);
        m_offset += sizeof number;
    }

    template <class Matrix>
    void matrix(const Matrix& values) {
        for (Eigen::Index r = 0; r < values.rows(); ++r) {
            for (Eigen::Index c = 0; c < values.cols(); ++c) number(values(r, c));
        }
    }

private:
    std::vector<std::byte>& m_record;
    std::size_t m_offset = kNumbers;
};

std::uint32_t checksum(std::span<const std::byte> record) {
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef*>(record.data()),
                                                record.size() - sizeof(std::uint32_t)));
}

}  // namespace

const std::vector<RecordColumn>& recordColumns() {
    static const std::vector<RecordColumn> columns = makeColumns();
    return columns;
}

std::size_t recordSize() {
    const RecordColumn& last = recordColumns().back();
    return last.offset + last.bytes + sizeof(std::uint32_t);
}

std::vector<std::byte> recordOf(const LabelledRow& labelled) {
    const DatasetRow& row = labelled.row;
    std::vector<std::byte> record(recordSize());
    RecordFiller fill(record);
    fill.text(row.picture, kPictureOffset, kLongestPicture);
    fill.text(labelled.reason, kReasonOffset, kReasonBytes);
    const bool isGood = labelled.reason.empty();
    fill.matrix(row.centre_px);
    fill.number(row.size_px.maxCoeff() / kScaleUnit_px);
    fill.matrix(row.size_px);
    fill.matrix(row.keypoints_px);
    fill.matrix(row.points_m);
    fill.matrix(row.skel.pose_rad);
    fill.matrix(row.skel.shape);
    fill.matrix(row.skel.translation_m);
    fill.whole(isGood && row.isSkelPoseKnown && row.isSkelShapeKnown);
    fill.whole(isGood && row.isSkelPlaceKnown);
    fill.matrix(row.smpl.pose_rad);
    fill.matrix(row.smpl.shape);
    fill.matrix(row.smpl.translation_m);
    fill.whole(row.isSmplPlaceKnown);
    fill.whole(row.isSmplPoseKnown);
    fill.whole(row.isSmplShapeKnown);
    fill.matrix(row.camera_px.value_or(Eigen::Matrix3d::Zero()));
    fill.whole(row.camera_px.has_value());
    // 0 where nothing was measured, as readers take it: what is not finite counts as a failed fit.
    fill.number(std::isfinite(labelled.maxDistance_m) ? labelled.maxDistance_m : 0);
    fill.number(std::isfinite(labelled.meanDistance_m) ? labelled.meanDistance_m : 0);
    fill.number(labelled.keypointError);
    const std::uint32_t sum = checksum(record);
    std::memcpy(record.data() + record.size() - sizeof sum, &sum, sizeof sum);
    return record;
}

bool isRecordWhole(std::span<const std::byte> record) {
    std::uint32_t sum = 0;
    std::memcpy(&sum, record.data() + record.size() - sizeof sum, sizeof sum);
    return sum == checksum(record);
}

std::string recordText(std::span<const std::byte> record, std::size_t offset, std::size_t bytes) {
    const std::string text(reinterpret_cast<const char*>(record.data() + offset), bytes);
    return text.substr(0, text.find('\0'));
}

}  // namespace gonio
