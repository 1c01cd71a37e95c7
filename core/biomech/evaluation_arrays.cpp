#include "core/biomech/evaluation_arrays.h"

#include <limits>
#include <memory>

namespace gonio {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::string shapeText(const std::string& first, const std::vector<std::int64_t>& rowShape) {
    std::string text = "(" + first;
    for (const auto side : rowShape) text += side < 0 ? ", any" : ", " + std::to_string(side);
    return text + ")";
}

bool matches(const Tensor& tensor, const std::vector<std::int64_t>& rowShape) {
    if (tensor.shape.size() != rowShape.size() + 1) return false;
    for (std::size_t i = 0; i < rowShape.size(); ++i) {
        if (rowShape[i] >= 0 && tensor.shape[i + 1] != rowShape[i]) return false;
    }
    return true;
}

tl::unexpected<Error> wrongShape(const EvaluationFile& file, const std::string& name,
                                 const Tensor& tensor, const std::string& needed) {
    return fail(ErrorCode::MalformedFile,
                name + " in " + file.name + " is " + tensor.shapeText() + ", should be " + needed);
}

tl::unexpected<Error> notThere(const EvaluationFile& file, const std::string& name,
                               const std::string& needed) {
    return fail(ErrorCode::NotFound, "needs " + name + " " + needed + ", missing in " + file.name);
}

template <class Number>
Eigen::VectorXd numbersAt(const Tensor& tensor, std::size_t first, int count) {
    Eigen::Matrix<Number, Eigen::Dynamic, 1> values(count);
    std::memcpy(values.data(), tensor.data.data() + first * sizeof(Number),
                std::size_t(count) * sizeof(Number));
    return values.template cast<double>();
}

PointColumns pointsOf(const Eigen::VectorXd& row, int points) {
    const auto numbers = points > 0 ? row.size() / points : 3;
    const Eigen::Map<const Eigen::MatrixXd> all(row.data(), numbers, points);
    PointColumns columns = all.topRows<3>();
    for (Eigen::Index i = 0; numbers == 4 && i < points; ++i) {
        if (!(all(3, i) > 0)) columns.col(i).setConstant(kUnknown);
    }
    return columns;
}

/// The regressor's rows times the skin's vertices.
Result<PointSource> regressed(const EvaluationFile& file, const EvaluationFile& other,
                              const std::string& name, int joints) {
    auto skin = pointArray(file, "skin_verts", -1);
    if (!skin) return skin;
    const EvaluationFile& holder = file.arrays.contains(name) ? file : other;
    const auto rows = frameRows(holder, name, {skin->points});
    if (!rows) return tl::unexpected<Error>(rows.error());
    if (rows->count() != joints) {
        return fail(ErrorCode::MalformedFile, name + " has " + std::to_string(rows->count()) +
                                                  " rows, should have " + std::to_string(joints));
    }
    auto weights = std::make_shared<Eigen::MatrixXd>(skin->points, joints);
    for (int j = 0; j < joints; ++j) weights->col(j) = rows->row(j);
    return PointSource{skin->frames, joints, [skin = skin->at, weights](int frame) -> PointColumns {
                           return skin(frame) * *weights;
                       }};
}

Result<PointSource> keypoints44(const EvaluationFile& file) {
    if (file.arrays.contains("joints44") || !file.arrays.contains("body_keypoints_3d")) {
        return pointArray(file, "joints44", 44);
    }
    auto body = pointArray(file, "body_keypoints_3d", 25);
    if (!body) return body;
    auto extra = pointArray(file, "extra_keypoints_3d", 19);
    if (!extra) return extra;
    if (body->frames != extra->frames) {
        return fail(ErrorCode::MalformedFile, "body_keypoints_3d and extra_keypoints_3d in " +
                                                  file.name + " differ in their frames");
    }
    return PointSource{body->frames, 44, [body = body->at, extra = extra->at](int frame) {
                           PointColumns all(3, 44);
                           all << body(frame), extra(frame);
                           return all;
                       }};
}

}  // namespace

FrameRows::FrameRows(const Tensor& tensor) : m_tensor(&tensor) {
    if (tensor.shape.empty()) return;
    m_count = static_cast<int>(tensor.shape[0]);
    m_width = m_count > 0 ? static_cast<int>(tensor.elementCount() / m_count) : 0;
    if (tensor.dtype != DType::F32 && tensor.dtype != DType::F64) m_converted = tensor.toDoubles();
}

Eigen::VectorXd FrameRows::row(int frame) const {
    const std::size_t first = std::size_t(frame) * std::size_t(m_width);
    if (m_tensor->dtype == DType::F32) return numbersAt<float>(*m_tensor, first, m_width);
    if (m_tensor->dtype == DType::F64) return numbersAt<double>(*m_tensor, first, m_width);
    return Eigen::Map<const Eigen::VectorXd>(m_converted.data() + first, m_width);
}

Result<FrameRows> frameRows(const EvaluationFile& file, const std::string& name,
                            const std::vector<std::int64_t>& rowShape) {
    const auto found = file.arrays.find(name);
    const std::string needed = shapeText("frames", rowShape);
    if (found == file.arrays.end()) return notThere(file, name, needed);
    if (!matches(found->second, rowShape)) return wrongShape(file, name, found->second, needed);
    return FrameRows(found->second);
}

Result<RowPair> rowPair(const EvaluationFile& estimate, const EvaluationFile& truth,
                        const std::string& name, const std::vector<std::int64_t>& rowShape) {
    auto ours = frameRows(estimate, name, rowShape);
    if (!ours) return tl::unexpected<Error>(ours.error());
    auto theirs = frameRows(truth, name, rowShape);
    if (!theirs) return tl::unexpected<Error>(theirs.error());
    if (ours->count() != theirs->count() || ours->width() != theirs->width()) {
        return fail(ErrorCode::MalformedFile,
                    name + " is " + estimate.arrays.find(name)->second.shapeText() +
                        " in the estimate and " + truth.arrays.find(name)->second.shapeText() +
                        " in the truth");
    }
    return RowPair{std::move(*ours), std::move(*theirs)};
}

Result<PointSource> pointArray(const EvaluationFile& file, const std::string& name, int points) {
    const std::string needed =
        "(frames, " + (points < 0 ? "points" : std::to_string(points)) + ", 3)";
    const auto found = file.arrays.find(name);
    if (found == file.arrays.end()) return notThere(file, name, needed);
    const Tensor& tensor = found->second;
    if (!matches(tensor, {points, 3}) && !matches(tensor, {points, 4})) {
        return wrongShape(file, name, tensor, needed);
    }
    const int count = static_cast<int>(tensor.shape[1]);
    const FrameRows rows(tensor);
    return PointSource{rows.count(), count,
                       [rows, count](int frame) { return pointsOf(rows.row(frame), count); }};
}

Result<PointSource> jointsOf(const EvaluationFile& file, const EvaluationFile& other,
                             JointSet set) {
    if (set == JointSet::Keypoints44) return keypoints44(file);
    if (set == JointSet::Skel24) return pointArray(file, "joints", 24);
    const bool isSmpl = set == JointSet::Smpl24;
    const std::string name = isSmpl ? "joints24" : "joints17";
    const std::string regressor = isSmpl ? "J_regressor_smpl" : "J_regressor_h36m";
    const int count = isSmpl ? 24 : 17;
    const bool canRegress = file.arrays.contains("skin_verts") &&
                            (file.arrays.contains(regressor) || other.arrays.contains(regressor));
    if (file.arrays.contains(name) || !canRegress) {
        auto joints = pointArray(file, name, count);
        if (joints || file.arrays.contains(name)) return joints;
        return fail(ErrorCode::NotFound, joints.error().detail + "; or " + regressor + " (" +
                                             std::to_string(count) + ", vertices) and skin_verts");
    }
    return regressed(file, other, regressor, count);
}

}  // namespace gonio
