#include "core/pipeline/regressed_arrays.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Column {
    const char* name;
    std::int64_t width;
};

constexpr Column kPoses{"poses", kDofCount}, kBetas{"betas", kShapeCount}, kPlace{"full_cam_t", 3},
    kFocal{"focal", 1};

template <class Row>
Tensor column(const std::vector<std::optional<RegressedBody>>& frames, const Column& column,
              const Row& row) {
    std::vector<double> values;
    values.reserve(frames.size() * static_cast<std::size_t>(column.width));
    for (const auto& body : frames) {
        for (Eigen::Index i = 0; i < column.width; ++i) {
            values.push_back(body ? row(*body)[i] : kNaN);
        }
    }
    return Tensor::fromDoubles(values, {static_cast<std::int64_t>(frames.size()), column.width});
}

Result<std::vector<double>> valuesOf(const TensorMap& arrays, const Column& column,
                                     std::int64_t rows) {
    auto found = findTensor(arrays, column.name, {rows, column.width});
    if (!found) return tl::unexpected<Error>(found.error());
    return (*found)->toDoubles();
}

template <int n>
Eigen::Matrix<double, n, 1> rowAt(const std::vector<double>& values, std::int64_t frame) {
    return Eigen::Map<const Eigen::Matrix<double, n, 1>>(values.data() + n * frame);
}

}  // namespace

TensorMap regressedArrays(const std::vector<std::optional<RegressedBody>>& frames) {
    using One = Eigen::Matrix<double, 1, 1>;
    return {{kPoses.name, column(frames, kPoses, [](const auto& b) { return b.pose_rad; })},
            {kBetas.name, column(frames, kBetas, [](const auto& b) { return b.shape; })},
            {kPlace.name, column(frames, kPlace, [](const auto& b) { return b.translation_m; })},
            {kFocal.name, column(frames, kFocal, [](const auto& b) { return One(b.focal_px); })}};
}

Result<std::vector<std::optional<RegressedBody>>> regressedFrames(const TensorMap& arrays) {
    auto poses = findTensor(arrays, kPoses.name, {-1, kDofCount});
    if (!poses) return tl::unexpected<Error>(poses.error());
    const std::int64_t rows = (*poses)->shape.front();
    const auto poses_rad = (*poses)->toDoubles();
    auto betas = valuesOf(arrays, kBetas, rows), places = valuesOf(arrays, kPlace, rows),
         focals = valuesOf(arrays, kFocal, rows);
    for (const auto* values : {&betas, &places, &focals}) {
        if (!*values) return tl::unexpected<Error>(values->error());
    }
    std::vector<std::optional<RegressedBody>> frames(static_cast<std::size_t>(rows));
    for (std::int64_t f = 0; f < rows; ++f) {
        RegressedBody body{rowAt<kDofCount>(poses_rad, f), rowAt<kShapeCount>(*betas, f),
                           rowAt<3>(*places, f), (*focals)[static_cast<std::size_t>(f)]};
        const bool isThere = body.pose_rad.allFinite() && body.shape.allFinite() &&
                             body.translation_m.allFinite() && std::isfinite(body.focal_px);
        if (isThere) frames[static_cast<std::size_t>(f)] = body;
    }
    return frames;
}

}  // namespace gonio
