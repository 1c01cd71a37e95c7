#include "app/cli/surface_input.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr std::int64_t kBodyJoints = 22;  ///< of SMPL-H and AMASS; hands are left at rest

using Names = std::initializer_list<const char*>;

/// The first of these arrays that is there; null for none.
std::pair<std::string, const Tensor*> firstOf(const TensorMap& arrays, Names names) {
    for (const char* name : names) {
        if (const auto found = arrays.find(name); found != arrays.end())
            return {name, &found->second};
    }
    return {*names.begin(), nullptr};
}

tl::unexpected<Error> wrong(const std::string& name, const std::string& what) {
    return fail(ErrorCode::MalformedFile, "array '" + name + "' " + what);
}

/// Rows of numbers: (frames x any of `widths`), all finite.
Result<Eigen::MatrixXd> rows(const TensorMap& arrays, Names names, std::int64_t frames,
                             std::initializer_list<std::int64_t> widths) {
    const auto [name, tensor] = firstOf(arrays, names);
    if (tensor == nullptr) return wrong(name, "is missing");
    const bool fits = tensor->shape.size() == 2 && (frames < 0 || tensor->shape[0] == frames) &&
                      std::ranges::find(widths, tensor->shape[1]) != widths.end();
    if (!fits) {
        std::string text;
        for (const std::int64_t width : widths)
            text += (text.empty() ? "" : " or ") + std::to_string(width);
        return wrong(name, "has the shape " + tensor->shapeText() + ", expected (" +
                               (frames < 0 ? "frames" : std::to_string(frames)) + ", " + text +
                               ")");
    }
    const auto values = tensor->toDoubles();
    Eigen::MatrixXd matrix =
        Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
            values.data(), tensor->shape[0], tensor->shape[1]);
    if (!matrix.allFinite()) return wrong(name, "holds a value that is not a finite number");
    return matrix;
}

/// (frames x 72): full poses, or poses of the 22 body joints, padded.
Result<Eigen::MatrixXd> readPoses(const TensorMap& arrays) {
    Eigen::MatrixXd given;
    if (firstOf(arrays, {"poses", "pose_cam"}).second != nullptr) {
        auto all = rows(arrays, {"poses", "pose_cam"}, -1, {kSmplAngleCount, 156});
        if (!all) return all;
        given = *all;
    } else {
        auto root = rows(arrays, {"global_orient", "global_orient_axis_angle"}, -1, {3});
        if (!root) return passOn(root.error(), "there is no 'vertices' and no 'poses' either");
        auto body = rows(arrays, {"body_pose", "body_pose_axis_angle"}, root->rows(), {69, 63});
        if (!body) return body;
        given.resize(root->rows(), 3 + body->cols());
        given << *root, *body;
    }
    if (given.cols() == kSmplAngleCount) return given;
    Eigen::MatrixXd padded = Eigen::MatrixXd::Zero(given.rows(), kSmplAngleCount);
    padded.leftCols(3 * kBodyJoints) = given.leftCols(3 * kBodyJoints);
    return padded;
}

/// (frames x 10) or one row.
Result<Eigen::MatrixXd> readShapes(const TensorMap& arrays, std::int64_t frames) {
    const auto [name, tensor] = firstOf(arrays, {"betas", "shape"});
    if (tensor == nullptr) return wrong(name, "is missing");
    const auto& shape = tensor->shape;
    const std::int64_t width = shape.empty() ? 0 : shape.back();
    const std::int64_t count = shape.size() == 2 ? shape[0] : 1;
    if (shape.size() > 2 || width < kShapeCount || (count != 1 && count != frames)) {
        return wrong(name, "has the shape " + tensor->shapeText() + ", expected (" +
                               std::to_string(frames) + ", 10 or more) or one such row");
    }
    const auto values = tensor->toDoubles();
    const Eigen::MatrixXd all =
        Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
            values.data(), count, width);
    if (!all.leftCols(kShapeCount).allFinite())
        return wrong(name, "holds a value that is not a finite number");
    return Eigen::MatrixXd(all.leftCols(kShapeCount));
}

Result<SurfaceInput> readSmpl(const TensorMap& arrays) {
    const auto poses = readPoses(arrays);
    if (!poses) return tl::unexpected<Error>(poses.error());
    const auto translations = rows(arrays, {"trans", "transl", "trans_cam"}, poses->rows(), {3});
    if (!translations) return tl::unexpected<Error>(translations.error());
    const auto shapes = readShapes(arrays, poses->rows());
    if (!shapes) return tl::unexpected<Error>(shapes.error());
    SurfaceInput input;
    input.oneShape = shapes->rows() == 1 && poses->rows() > 1;
    for (Eigen::Index i = 0; i < poses->rows(); ++i) {
        input.smpl.push_back({poses->row(i).transpose(),
                              shapes->row(shapes->rows() > 1 ? i : 0).transpose(),
                              translations->row(i).transpose()});
    }
    return input;
}

}  // namespace

Result<SurfaceInput> readSurfaceInput(const TensorMap& arrays) {
    const auto found = arrays.find("vertices");
    if (found == arrays.end()) return readSmpl(arrays);
    const Tensor& tensor = found->second;
    if (tensor.shape.size() != 3 || tensor.shape[2] != 3) {
        return wrong("vertices", "has the shape " + tensor.shapeText() +
                                     ", expected (frames, vertices, 3) in metres");
    }
    const auto values = tensor.toFloats();
    SurfaceInput input;
    const Eigen::Index count = tensor.shape[1];
    for (Eigen::Index i = 0; i < tensor.shape[0]; ++i) {
        input.vertices_m.push_back(
            Eigen::Map<const VertexArray>(values.data() + i * count * 3, count, 3));
    }
    return input;
}

}  // namespace gonio
