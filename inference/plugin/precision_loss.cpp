#include "inference/plugin/precision_loss.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

template <class Distance>
double largest(const TensorMap& reduced, const std::string& name, const Tensor& exact,
               const Distance& distance) {
    const auto found = reduced.find(name);
    if (found == reduced.end() || found->second.shape != exact.shape) return kInfinite;
    const auto a = found->second.toDoubles(), b = exact.toDoubles();
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double one = distance(a[i] - b[i]);
        worst = std::isfinite(one) ? std::max(worst, one) : kInfinite;
    }
    return worst;
}

double turn_deg(double difference_rad) {
    return std::abs(std::remainder(difference_rad, 2 * std::numbers::pi)) * 180 / std::numbers::pi;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

}  // namespace

std::string PrecisionLoss::text() const {
    return "turns an angle by up to " + number(largestAngle_deg) +
           " degrees on two fixed pictures (shape " + number(betas) + ", camera " + number(camera) +
           ")";
}

PrecisionLoss precisionLoss(const TensorMap& reduced, const TensorMap& exact) {
    PrecisionLoss loss;
    const auto plain = [](double difference) { return std::abs(difference); };
    for (const auto& [name, array] : exact) {
        const auto worsen = [&, key = name, &values = array](double& value, const auto& distance) {
            value = std::max(value, largest(reduced, key, values, distance));
        };
        // The continuous numbers of single layers are poses too, but no angles.
        const bool isPose = name.ends_with("poses") && array.shape.back() == kDofCount;
        if (isPose || name == "fov") worsen(loss.largestAngle_deg, turn_deg);
        if (name.ends_with("betas")) worsen(loss.betas, plain);
        if (name.ends_with("cam")) worsen(loss.camera, plain);
    }
    return loss;
}

}  // namespace gonio
