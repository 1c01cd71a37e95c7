#include "inference/backends/person_squares.h"

#include <algorithm>
#include <cmath>

#include "inference/backends/picture_views.h"

namespace gonio {
namespace {

/// Columns over rows of what the network sees of a square.
constexpr double kSeenShare = 0.75;
/// Skin, clothes and fingers beyond the points, share of the box's longer side.
constexpr double kFlesh = 0.05;
/// The boxes of the training are so much larger than the person on average.
constexpr double kGrowth = 1.06;
constexpr double kTrusted = 0.3;
constexpr int kFewestPoints = 6;

/// Middles of windows of `window` that cover `length`, overlapping by half at least.
std::vector<double> middles(double length, double window) {
    if (window >= length) return {length / 2};
    const int count = static_cast<int>(std::ceil((length - window) / (window / 2))) + 1;
    std::vector<double> places;
    for (int i = 0; i < count; ++i) {
        places.push_back(window / 2 + (length - window) * i / (count - 1));
    }
    return places;
}

void addSquares(const PictureSize& picture, double side, std::vector<PersonSquare>& squares) {
    for (const double y : middles(picture.height_px, side)) {
        for (const double x : middles(picture.width_px, kSeenShare * side)) {
            squares.push_back({float(x), float(y), float(side)});
        }
    }
}

}  // namespace

std::vector<PersonSquare> searchSquares(const PictureSize& picture, int level) {
    constexpr double kSmaller = 0.6;
    const double width = picture.width_px, height = picture.height_px;
    const double whole = std::max(height, width / kSeenShare);
    const double filling = std::min(height, width / kSeenShare);
    std::vector<PersonSquare> squares;
    if (level == 0) addSquares(picture, whole, squares);
    addSquares(picture, filling * std::pow(kSmaller, level), squares);
    return squares;
}

std::optional<PersonBox> bodyBox(const KeypointFrame& points, const Eigen::MatrixX2d& ofBody_px,
                                 const PictureSize& picture) {
    Eigen::RowVector2d low = Eigen::RowVector2d::Constant(1e9), high = -low;
    int count = 0;
    for (Eigen::Index k = 0; k < points.image_px.rows(); ++k) {
        const bool isPlaced = points.image_px(k, 2) >= kTrusted;
        count += isPlaced ? 1 : 0;
        const Eigen::RowVector2d place_px =
            isPlaced ? Eigen::RowVector2d(points.image_px.row(k).head<2>()) : ofBody_px.row(k);
        if (!place_px.allFinite()) continue;
        low = low.cwiseMin(place_px);
        high = high.cwiseMax(place_px);
    }
    if (count < kFewestPoints) return std::nullopt;
    const double flesh_px = kFlesh * (high - low).maxCoeff();
    const Eigen::RowVector2d size(picture.width_px, picture.height_px);
    low = (low.array() - flesh_px).max(0);
    high = (high.array() + flesh_px).matrix().cwiseMin(size);
    if (((high - low).array() <= 1).any()) return std::nullopt;
    return PersonBox{low.x(), low.y(), high.x() - low.x(), high.y() - low.y(), 1};
}

Result<PersonSquare> squareFor(const PersonBox& box) {
    const double more_x = (kGrowth - 1) / 2 * box.width_px,
                 more_y = (kGrowth - 1) / 2 * box.height_px;
    return squareOf(
        {box.x_px - more_x, box.y_px - more_y, kGrowth * box.width_px, kGrowth * box.height_px, 1},
        BoxRule::GrownTo3By4);
}

double overlapOf(const PersonBox& a, const PersonBox& b) {
    const double width =
                     std::min(a.x_px + a.width_px, b.x_px + b.width_px) - std::max(a.x_px, b.x_px),
                 height = std::min(a.y_px + a.height_px, b.y_px + b.height_px) -
                          std::max(a.y_px, b.y_px);
    if (width <= 0 || height <= 0) return 0;
    const double shared = width * height;
    return shared / (a.width_px * a.height_px + b.width_px * b.height_px - shared);
}

void BoxForecast::begin(const PersonBox& box, double time_s) {
    m_time_s = time_s;
    m_size_px = {box.width_px, box.height_px};
    m_centre_px = Eigen::Vector2d(box.x_px, box.y_px) + m_size_px / 2;
    m_velocity_px_s.setZero();
}

void BoxForecast::take(const PersonBox& box, double time_s) {
    constexpr double kVelocity_s = 0.08, kGrow_s = 0.05, kShrink_s = 0.4;
    const double step_s = std::max(time_s - m_time_s, 1e-6);
    const Eigen::Vector2d size_px(box.width_px, box.height_px);
    const Eigen::Vector2d centre_px = Eigen::Vector2d(box.x_px, box.y_px) + size_px / 2;
    const auto share = [step_s](double constant_s) { return 1 - std::exp(-step_s / constant_s); };
    m_velocity_px_s += share(kVelocity_s) * ((centre_px - m_centre_px) / step_s - m_velocity_px_s);
    for (int i = 0; i < 2; ++i) {
        const double more_px = size_px[i] - m_size_px[i];
        m_size_px[i] += share(more_px > 0 ? kGrow_s : kShrink_s) * more_px;
    }
    m_centre_px = centre_px;
    m_time_s = time_s;
}

PersonBox BoxForecast::at(double time_s) const {
    constexpr double kTrust_s = 0.15;
    const double step_s = std::max(0.0, time_s - m_time_s);
    const Eigen::Vector2d centre_px =
        m_centre_px + step_s * std::exp(-step_s / kTrust_s) * m_velocity_px_s;
    return {centre_px.x() - m_size_px.x() / 2, centre_px.y() - m_size_px.y() / 2, m_size_px.x(),
            m_size_px.y(), 1};
}

void BoxForecast::addTo(std::vector<double>& numbers) const {
    numbers.push_back(m_time_s);
    for (const auto* pair : {&m_centre_px, &m_size_px, &m_velocity_px_s}) {
        numbers.insert(numbers.end(), pair->data(), pair->data() + 2);
    }
}

void BoxForecast::readFrom(const double* numbers) {
    m_time_s = numbers[0];
    m_centre_px = {numbers[1], numbers[2]};
    m_size_px = {numbers[3], numbers[4]};
    m_velocity_px_s = {numbers[5], numbers[6]};
}

}  // namespace gonio
