#include "core/biomech/ik_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "core/body/osim_tree.h"

namespace gonio {
namespace {

LongAxis axis(std::string_view scale, double length_m) {
    const auto& names = osimTree().scaleNames;
    const auto found = std::find(names.begin(), names.end(), scale);
    if (found == names.end()) throw std::logic_error("the tree has no scale of this name");
    return {scale, static_cast<int>(found - names.begin()), length_m};
}

}  // namespace

double meanAngleError_deg(const Eigen::VectorXd& estimate_rad, const Eigen::VectorXd& truth_rad,
                          const std::vector<int>& columns) {
    if (columns.empty()) return std::numeric_limits<double>::quiet_NaN();
    constexpr double kTurn = 2 * std::numbers::pi;
    double sum = 0;
    for (const int column : columns) {
        sum += std::abs(std::remainder(estimate_rad(column) - truth_rad(column), kTurn));
    }
    return sum / static_cast<double>(columns.size()) * 180 / std::numbers::pi;
}

const std::array<LongAxis, 14>& longAxes() {
    constexpr double kFemur = 0.40796, kTibia = 0.40, kFoot = 0.23, kHumerus = 0.286273;
    constexpr double kForearm = 0.013007 + 0.235841;
    static const std::array<LongAxis, 14> axes = {
        axis("pelvis_x", 0.1645),      axis("pelvis_y", 0.07849 + 0.0815),
        axis("pelvis_z", 0.257),       axis("torso_y", 0.3715),
        axis("femur_y_r", kFemur),     axis("tibia_y_r", kTibia),
        axis("foot_x_r", kFoot),       axis("humerus_y_r", kHumerus),
        axis("forearm_y_r", kForearm), axis("femur_y_l", kFemur),
        axis("tibia_y_l", kTibia),     axis("foot_x_l", kFoot),
        axis("humerus_y_l", kHumerus), axis("forearm_y_l", kForearm)};
    return axes;
}

double meanBodyError_mm(const Eigen::VectorXd& estimate, const Eigen::VectorXd& truth) {
    double sum_m = 0;
    for (const LongAxis& axis : longAxes()) {
        sum_m += std::abs(estimate(axis.index) - truth(axis.index)) * axis.length_m;
    }
    return 1000 * sum_m / static_cast<double>(longAxes().size());
}

}  // namespace gonio
