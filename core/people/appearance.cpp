#include "core/people/appearance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/people/crop.h"

namespace gonio {

namespace {

constexpr double kSamplesPerSide = 45;  ///< about 2000 in all
constexpr double kMinSaturation = 0.2, kMinBrightness = 0.12;

/// Bin of a colour; hue after Smith's hexcone model (HSV).
int binOf(double red, double green, double blue) {
    const double most = std::max({red, green, blue});
    const double range = most - std::min({red, green, blue});
    if (most < kMinBrightness || range < kMinSaturation * most) {
        return Appearance::kHues +
               std::min(static_cast<int>(most * Appearance::kGreys), Appearance::kGreys - 1);
    }
    double sixth = 0;
    if (most == red) {
        sixth = (green - blue) / range;
    } else if (most == green) {
        sixth = 2 + (blue - red) / range;
    } else {
        sixth = 4 + (red - green) / range;
    }
    const double turn = (sixth < 0 ? sixth + 6 : sixth) / 6;
    return std::min(static_cast<int>(turn * Appearance::kHues), Appearance::kHues - 1);
}

}  // namespace

bool Appearance::isKnown() const {
    return std::accumulate(shares.begin(), shares.end(), 0.0) > 0;
}

Appearance appearanceIn(const Image& image, const PersonBox& box) {
    const PersonBox middle{box.x_px + 0.25 * box.width_px, box.y_px + 0.1 * box.height_px,
                           0.5 * box.width_px, 0.75 * box.height_px, 0};
    Appearance appearance;
    if (!isUsable(middle)) {
        return appearance;
    }
    const PersonBox inside = clippedTo(middle, image.width_px, image.height_px);
    const double step =
        std::max({1.0, inside.width_px / kSamplesPerSide, inside.height_px / kSamplesPerSide});
    int count = 0;
    for (double y = inside.y_px; y < inside.y_px + inside.height_px; y += step) {
        for (double x = inside.x_px; x < inside.x_px + inside.width_px; x += step) {
            const auto row =
                std::min(static_cast<std::size_t>(y), std::size_t(image.height_px) - 1);
            const auto column =
                std::min(static_cast<std::size_t>(x), std::size_t(image.width_px) - 1);
            const std::uint8_t* pixel = image.rgb.data() + 3 * (row * image.width_px + column);
            appearance.shares[binOf(pixel[0] / 255.0, pixel[1] / 255.0, pixel[2] / 255.0)] += 1;
            ++count;
        }
    }
    for (double& share : appearance.shares) {
        share /= std::max(count, 1);
    }
    return appearance;
}

double similarity(const Appearance& first, const Appearance& second, double otherwise) {
    if (!first.isKnown() || !second.isKnown()) {
        return otherwise;
    }
    double sum = 0;
    for (std::size_t i = 0; i < first.shares.size(); ++i) {
        sum += std::sqrt(first.shares[i] * second.shares[i]);
    }
    return std::min(sum, 1.0);
}

void blend(Appearance& mean, const Appearance& newest, double share) {
    if (!newest.isKnown()) {
        return;
    }
    if (!mean.isKnown()) {
        mean = newest;
        return;
    }
    for (std::size_t i = 0; i < mean.shares.size(); ++i) {
        mean.shares[i] += share * (newest.shares[i] - mean.shares[i]);
    }
}

}  // namespace gonio
