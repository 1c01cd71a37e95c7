#pragma once

#include <ceres/cost_function.h>

#include <optional>

#include "core/fit/frame_cost.h"

namespace gonio {

/// Somebody's word on a body in one frame: a network's, or that of an earlier fit.
struct FrameWord {
    PoseVector pose_rad;   ///< the root angles turn the pelvis in camera axes
    PoseVector sigma_rad;  ///< infinite: nothing is said of this angle
};

/// The pose with its root angles in the other axes; `rotation` turns from those it has.
PoseVector withTurnedRoot(const PoseVector& pose_rad, const Eigen::Matrix3d& rotation);

/// How far a pose is from a word in the same axes, rad, in the order of the angles. Pelvis and
/// upper arms turn freely, and the same orientation has many names: there the rotation vector from
/// the word to the pose takes the place of the differences of the three angles.
PoseVector deviation(const PoseVector& pose_rad, const PoseVector& word_rad);

/// true for the angles of the joints that deviation() compares by orientation.
bool isComparedByOrientation(int dof);

/// Long-tailed pull of one frame's block towards a word: the square root of Cauchy's
/// log(1 + d^2), d in sigmas, for every angle, and for the length of a rotation vector.
class WordCost final : public ceres::CostFunction {
public:
    /// \param worldFromCamera  turns the word's root into the world of the block
    WordCost(const ActiveDofs& active, const FrameWord& word,
             const Eigen::Matrix3d& worldFromCamera, double weight);
    bool Evaluate(double const* const* parameters, double* residuals,
                  double** jacobians) const override;

private:
    struct Turn {
        int joint, firstEntry;
        Eigen::Matrix3d wordFromJoint;  ///< inverse of the rotation that was said
        double sigma_rad;
    };

    struct Angle {
        int entry;
        double word_rad, sigma_rad;
    };

    void addTurn(const Turn& turn, const PoseVector& pose_rad, int row, double* residuals,
                 double* byBlock) const;

    const ActiveDofs& m_active;
    double m_weight;
    std::vector<Angle> m_angles;
    std::vector<Turn> m_turns;
};

}  // namespace gonio
