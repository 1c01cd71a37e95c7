#include "core/biomech/ik_metrics.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace gonio {

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
    static const std::array<LongAxis, 14> axes = {{{"pelvis", 0, 0.1645},
                                                   {"pelvis", 1, 0.07849 + 0.0815},
                                                   {"pelvis", 2, 0.257},
                                                   {"torso", 4, 0.3715},
                                                   {"femur_r", 6, kFemur},
                                                   {"tibia_r", 8, kTibia},
                                                   {"foot_r", 10, kFoot},
                                                   {"humerus_r", 12, kHumerus},
                                                   {"forearm_r", 14, kForearm},
                                                   {"femur_l", 17, kFemur},
                                                   {"tibia_l", 19, kTibia},
                                                   {"foot_l", 21, kFoot},
                                                   {"humerus_l", 23, kHumerus},
                                                   {"forearm_l", 25, kForearm}}};
    return axes;
}

double meanBodyError_mm(const Eigen::VectorXd& estimate, const Eigen::VectorXd& truth) {
    double sum_m = 0;
    for (const LongAxis& axis : longAxes()) {
        sum_m += std::abs(estimate(axis.scale) - truth(axis.scale)) * axis.length_m;
    }
    return 1000 * sum_m / static_cast<double>(longAxes().size());
}

}  // namespace gonio
