#include "inference/training/neurik_losses.h"

#include <ATen/ATen.h>

#include <numbers>

namespace gonio {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;
constexpr double kSmooth_deg = 5, kSmoothScale = 0.05;

/// d^2 / (2 b) below b, |d| - b / 2 above.
at::Tensor smoothed(const at::Tensor& difference, double b) {
    const auto size = difference.abs();
    return at::where(size < b, size.square() / (2 * b), size - b / 2);
}

at::Tensor lengths(const at::Tensor& vectors) {
    // The square root has no slope at 0.
    return (vectors.square().sum(-1) + 1e-12).sqrt();
}

bool isLongAxis(const std::string& scale) {
    return scale.starts_with("pelvis") || scale.starts_with("foot_x") ||
           scale.find("_y") != std::string::npos;
}

}  // namespace

NeurIkAnatomy NeurIkAnatomy::of(const MarkerTable& table, at::Device device) {
    const OsimTree& tree = osimTree();
    std::vector<std::int64_t> bodies;
    std::vector<float> places, shares, factors, low, high, scales;
    NeurIkAnatomy anatomy;
    for (int i = 0; i < table.size(); ++i) {
        const Marker& marker = table.markers[std::size_t(i)];
        if (marker.osimBody < 0) continue;
        anatomy.columns.push_back(i);
        bodies.push_back(marker.osimBody);
        for (const double x : marker.place_m) places.push_back(float(x));
        shares.push_back(float(marker.weight / 10));
    }
    for (const OsimCoordinate& one : tree.coordinates) {
        low.push_back(float(one.low_rad * kDegrees));
        high.push_back(float(one.high_rad * kDegrees));
        constexpr float kMost = 2;
        factors.push_back(
            std::min(kMost, float(kSmooth_deg) / (0.1F * (high.back() - low.back()))));
    }
    for (const std::string& name : tree.scaleNames) scales.push_back(isLongAxis(name) ? 2.F : 1.F);
    const auto count = std::int64_t(bodies.size());
    anatomy.bodies = at::tensor(bodies, at::kLong).to(device);
    anatomy.places_m = at::tensor(places).reshape({count, 3}).to(device);
    anatomy.markerShares = at::tensor(shares).to(device);
    anatomy.angleFactors = at::tensor(factors).to(device);
    anatomy.low_deg = at::tensor(low).to(device);
    anatomy.high_deg = at::tensor(high).to(device);
    anatomy.scaleFactors = at::tensor(scales).to(device);
    return anatomy;
}

TrainingLosses neurIkLosses(const NeurIkLossWeights& weights, const NeurIkAnatomy& anatomy,
                            const IkEstimate& answer, std::int64_t every,
                            const NamedTensors& labels) {
    TrainingLosses losses;
    losses.total = at::zeros({}, answer.scales.options());
    const auto add = [&](const char* name, double weight, const at::Tensor& value) {
        losses.parts[name] = value.detach();
        if (weight > 0) losses.total = losses.total + weight * value;
    };
    const auto off_deg = (answer.coordinates_rad - labels["coordinates"]) * kDegrees;
    losses.parts["angle_deg"] = off_deg.detach().abs().mean();
    add("angles", weights.angles, (smoothed(off_deg, kSmooth_deg) * anatomy.angleFactors).mean());
    const auto scaleOff = answer.scales - labels["scales"].unsqueeze(1);
    add("scales", weights.scales, (smoothed(scaleOff, kSmoothScale) * anatomy.scaleFactors).mean());
    // (3 - trace(A^T B)) / 2 is 1 - the cosine of the turn between A and B.
    add("root", weights.root, ((3 - (answer.root * labels["root"]).sum({-2, -1})) / 2).mean());
    const auto angles_deg = answer.coordinates_rad * kDegrees;
    add("limits_deg", weights.limits,
        (at::relu(angles_deg - anatomy.high_deg) + at::relu(anatomy.low_deg - angles_deg)).mean());
    if (weights.markers <= 0 && weights.joints <= 0) return losses;

    const auto frames = answer.root.size(1), first = (frames - 1) % every;
    const auto posed = [&](const at::Tensor& x) {
        return x.slice(1, first, frames, every).flatten(0, 1);
    };
    const auto scales = posed(answer.scales);
    const auto pose =
        runOsim(osimTree(), posed(answer.root), scales, posed(answer.coordinates_rad));
    const auto points = osimPoints(osimTree(), pose, scales, anatomy.bodies, anatomy.places_m);
    const auto markerOff = lengths(points - labels["tree_markers"].flatten(0, 1));
    add("markers_m", weights.markers, (markerOff * anatomy.markerShares).mean());
    add("joints_m", weights.joints, lengths(pose.joints_m - labels["joints"].flatten(0, 1)).mean());
    return losses;
}

}  // namespace gonio
