#include <algorithm>
#include <cmath>

#include "core/people/decode.h"
#include "core/people/tensor_shape.h"

namespace gonio {

namespace {

constexpr double kSmallestPeak = 1e-10;  ///< below this, the logarithm says nothing about the peak

void setPoint(CropPoints& points, Eigen::Index row, double x_px, double y_px, double confidence) {
    if (std::isfinite(x_px) && std::isfinite(y_px) && std::isfinite(confidence)) {
        points.row(row) << x_px, y_px, std::clamp(confidence, 0.0, 1.0);
    } else {
        points.row(row).setZero();
    }
}

struct Peak {
    double position = 0;  ///< in cells, cell i centred at i + 0.5
    double value = 0;
};

/// Peak of one row of values; NaN if it holds none that is a number.
std::size_t peakIndex(std::span<const float> values) {
    std::size_t best = values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]) && (best == values.size() || values[i] > values[best])) {
            best = i;
        }
    }
    return best;
}

double refined(int index, int count, double before, double peak, double after,
               PeakRefinement refinement) {
    const bool inside = index > 0 && index + 1 < count;
    return index + 0.5 + (inside ? peakOffset(before, peak, after, refinement) : 0);
}

double columnConfidence(const float* point, std::optional<int> column, bool logits) {
    if (!column) {
        return 1;
    }
    return logits ? logistic(point[*column]) : double(point[*column]);
}

bool isThreeAxes(const NetworkTensor& tensor) {
    return tensor.shape.size() == 3 && tensor.shape[0] == 1 && tensor.shape[1] > 0 &&
           tensor.shape[2] > 0 &&
           tensor.values.size() == std::size_t(tensor.shape[1]) * std::size_t(tensor.shape[2]);
}

}  // namespace

double peakOffset(double before, double peak, double after, PeakRefinement refinement) {
    if (refinement == PeakRefinement::LogParabola) {
        if (!(std::min({before, peak, after}) > kSmallestPeak)) {
            refinement = PeakRefinement::Parabola;
        } else {
            before = std::log(before);
            peak = std::log(peak);
            after = std::log(after);
        }
    }
    if (refinement == PeakRefinement::None || !std::isfinite(before + peak + after)) {
        return 0;
    }
    if (refinement == PeakRefinement::Quarter) {
        return after > before ? 0.25 : (after < before ? -0.25 : 0);
    }
    const double bend = before - 2 * peak + after;
    return bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
}

Result<CropPoints> decodeHeatmaps(const NetworkTensor& maps, const Heatmaps& rule,
                                  const NetworkInput& input) {
    const auto& shape = maps.shape;
    if (shape.size() != 4 || shape[0] != 1 || shape[1] < 1 || shape[2] < 1 || shape[3] < 1 ||
        maps.values.size() !=
            std::size_t(shape[1]) * std::size_t(shape[2]) * std::size_t(shape[3])) {
        return wrongShape(rule.tensor, maps, "1 x keypoints x height x width");
    }
    const int height = shape[2], width = shape[3];
    const std::size_t area = std::size_t(height) * std::size_t(width);
    CropPoints points(shape[1], 3);
    for (int k = 0; k < shape[1]; ++k) {
        const std::span<const float> map(maps.values.data() + k * area, area);
        const std::size_t best = peakIndex(map);
        if (best == area) {
            setPoint(points, k, 0, 0, 0);
            continue;
        }
        const int column = int(best % width), line = int(best / width);
        const double peak = map[best];
        const auto at = [&](int y, int x) {
            return double(map[std::clamp(y, 0, height - 1) * std::size_t(width) +
                              std::clamp(x, 0, width - 1)]);
        };
        const double x = refined(column, width, at(line, column - 1), peak, at(line, column + 1),
                                 rule.refinement);
        const double y = refined(line, height, at(line - 1, column), peak, at(line + 1, column),
                                 rule.refinement);
        setPoint(points, k, x * input.width_px / width, y * input.height_px / height, peak);
    }
    return points;
}

Result<CropPoints> decodeSimCC(const NetworkTensor& x, const NetworkTensor& y, const SimCC& rule,
                               const NetworkInput& input) {
    const auto bins = [&](int side_px) { return int(std::lround(side_px * rule.split)); };
    const auto expected = [&](int side_px) {
        return std::string("1 x keypoints x ") + std::to_string(bins(side_px));
    };
    if (!isThreeAxes(x) || x.shape[2] != bins(input.width_px)) {
        return wrongShape(rule.x, x, expected(input.width_px));
    }
    if (!isThreeAxes(y) || y.shape[2] != bins(input.height_px) || y.shape[1] != x.shape[1]) {
        return wrongShape(rule.y, y, expected(input.height_px));
    }
    const auto peakOf = [&](const NetworkTensor& tensor, int k) {
        const std::size_t count = std::size_t(tensor.shape[2]);
        const std::span<const float> row(tensor.values.data() + k * count, count);
        const std::size_t best = peakIndex(row);
        return best == count ? Peak{0, 0} : Peak{(double(best) + 0.5) / rule.split, row[best]};
    };
    CropPoints points(x.shape[1], 3);
    for (int k = 0; k < x.shape[1]; ++k) {
        const Peak alongX = peakOf(x, k), alongY = peakOf(y, k);
        setPoint(points, k, alongX.position, alongY.position, std::min(alongX.value, alongY.value));
    }
    return points;
}

Result<CropPoints> decodeCoordinates(const NetworkTensor& tensor, const Coordinates& rule) {
    const std::size_t stride = std::size_t(rule.stride);
    if (tensor.values.empty() || tensor.values.size() % stride != 0) {
        return wrongShape(rule.tensor, tensor,
                          std::string("a multiple of ") + std::to_string(stride) + " numbers");
    }
    CropPoints points(static_cast<Eigen::Index>(tensor.values.size() / stride), 3);
    for (Eigen::Index k = 0; k < points.rows(); ++k) {
        const float* point = tensor.values.data() + static_cast<std::size_t>(k) * stride;
        const double confidence = columnConfidence(point, rule.visibility, rule.logits) *
                                  columnConfidence(point, rule.presence, rule.logits) *
                                  columnConfidence(point, rule.score, rule.logits);
        setPoint(points, k, point[rule.x] * rule.scale, point[rule.y] * rule.scale, confidence);
    }
    return points;
}

Result<Eigen::MatrixX3d> decodeWorld(const NetworkTensor& tensor, const WorldOutput& rule,
                                     double regionAngle_rad) {
    const auto stride = std::size_t(rule.stride);
    if (tensor.values.empty() || tensor.values.size() % stride != 0) {
        return wrongShape(rule.tensor, tensor,
                          std::string("a multiple of ") + std::to_string(stride) + " numbers");
    }
    const Eigen::Matrix2d turn = Eigen::Rotation2Dd(regionAngle_rad).toRotationMatrix();
    Eigen::MatrixX3d points(static_cast<Eigen::Index>(tensor.values.size() / stride), 3);
    for (Eigen::Index k = 0; k < points.rows(); ++k) {
        const float* point = tensor.values.data() + static_cast<std::size_t>(k) * stride;
        const Eigen::Vector2d inPicture = turn * Eigen::Vector2d(point[0], point[1]);
        points.row(k) << inPicture.x(), inPicture.y(), double(point[2]);
    }
    return points;
}

}  // namespace gonio
