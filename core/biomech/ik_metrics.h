#pragma once

#include <Eigen/Core>
#include <array>
#include <string_view>
#include <vector>

namespace gonio {

/// Mean absolute difference of angles, each difference wrapped to -180..180 degrees, in degrees
/// (MAE_angle, biopose 4).
/// \param columns  which angles count; NaN where none does
double meanAngleError_deg(const Eigen::VectorXd& estimate_rad, const Eigen::VectorXd& truth_rad,
                          const std::vector<int>& columns);

/// A scale along the longest axis of its body.
struct LongAxis {
    std::string_view scale;  ///< one of osimTree()'s: "femur_y_r"
    int index;               ///< among the 28
    double length_m;         ///< of the unscaled body along that axis
};

/// The axes that MAE_body looks at: x of the feet, y of femora, tibiae, humeri, forearms and torso,
/// xyz of the pelvis. Lengths between the joint centres of the unscaled Rajagopal2016 model, of the
/// feet and the pelvis between its markers (heel to toe, ASIS to PSIS, ASIS to ASIS) and, along y,
/// from hip to back joint (biopose 2.7).
const std::array<LongAxis, 14>& longAxes();

/// Mean over the long axes of |scale error| x length, mm (MAE_body, biopose 4).
double meanBodyError_mm(const Eigen::VectorXd& estimate, const Eigen::VectorXd& truth);

}  // namespace gonio
