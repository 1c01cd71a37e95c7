#pragma once

#include <span>

#include "core/body/skin.h"

namespace gonio {

/// A point tied to the body: a weighted sum of joint centres and posed skin vertices, plus fixed
/// offsets in bone-rest frames.
struct PointDefinition {
    struct Weight {
        int index;
        double weight;
    };

    std::vector<Weight> joints, vertices;
    /// Moves the point rigidly with `offsetJoint`, rest axes, m.
    int offsetJoint = 0;
    Eigen::Vector3d offset_m = Eigen::Vector3d::Zero();
};

/// Points of the body with analytic derivatives, much cheaper than posing the skin: every sum over
/// vertices is taken once, joint by joint, so that a frame costs one product a point and joint.
///
/// With A_i(x) = R_i (x - J_i) + t_i the rigid map of joint i, a point sum_v c_v sum_i w_vi
/// A_i(x_v) equals sum_i R_i (m_i - W_i J_i) + W_i t_i, where m_i = sum_v c_v w_vi x_v is linear in
/// shape and in the pose correctives.
class PointSet {
public:
    PointSet(const BodyModel& model, std::span<const PointDefinition> definitions);

    int size() const { return static_cast<int>(m_firstTerm.size()) - 1; }

    struct Values {
        Eigen::VectorXd position_m;  ///< (3n), without the translation times `weight`
        Eigen::Matrix<double, Eigen::Dynamic, kDofCount, Eigen::RowMajor> byPose;     ///< (3n x 46)
        Eigen::Matrix<double, Eigen::Dynamic, kShapeCount, Eigen::RowMajor> byShape;  ///< (3n x 10)

    private:
        friend class PointSet;
        std::vector<Eigen::Vector3d> moments_m;  ///< of each term, rest axes
        /// Correctives of each corrected point, rotated and summed: 3 rows of kCorrectiveStride.
        std::vector<float> correctivesInWorld;
        bool correctivesValid = false;
    };

    /// Positions alone. Needs computeKinematics.
    void evaluate(const RestShape& rest, const Kinematics& kinematics, Values& out) const;
    /// Fills byPose. Needs evaluate and computePoseDerivatives.
    void differentiateByPose(const RestShape& rest, const Kinematics& kinematics,
                             Values& inOut) const;
    /// Fills byShape. Needs evaluate and computeShapeDerivatives.
    void differentiateByShape(const RestShape& rest, const Kinematics& kinematics,
                              Values& inOut) const;

    /// Sum of a point's weights: how far it moves with the translation (1 for proper points).
    double weight(int point) const { return m_weight[point]; }

private:
    static constexpr int kCorrectiveStride = kPoseFeatureCount + 1;  ///< a round number of doubles
    static constexpr int kCorrectiveSize = 3 * kCorrectiveStride;

    struct Term {
        int joint;
        double weight;
        Eigen::Vector3d base_m;
        Eigen::Matrix<double, 3, kShapeCount> byShape;
        int correctives;  ///< index of a block of m_correctives, -1 for none
    };

    struct SubtreeSums {
        std::array<Eigen::Vector3d, kJointCount> moved_m;
        std::array<double, kJointCount> weight;
    };

    using Correctives = Eigen::Matrix<double, 3, kPoseFeatureCount>;
    struct JointSums;

    void addDefinition(const BodyModel& model, const PointDefinition& definition);
    static void addVertex(const BodyModel& model, int vertex, double weight, JointSums& sums);
    void storeTerms(const JointSums& sums);
    SubtreeSums subtreeSums(int point, const Kinematics& kinematics, const Values& values) const;
    void rotateCorrectives(const Kinematics& kinematics, Values& inOut) const;
    /// Pose correctives' share of the derivative of `point` by `dof`.
    Eigen::Vector3d correctedByDof(int point, int dof, const Kinematics& kinematics,
                                   const Values& values) const;

    const BodyModel& m_model;
    std::vector<Term> m_terms;
    std::vector<int> m_firstTerm{0};
    std::vector<double> m_weight;
    std::vector<float> m_correctives;   ///< blocks of 3 rows, as in the model file 32-bit
    std::vector<int> m_correctedPoint;  ///< index of the point's block in the world, -1 for none
    int m_correctedPoints = 0;
};

/// The 44 keypoints as points.
std::vector<PointDefinition> keypointDefinitions(const BodyModel::KeypointWeights& weights);

}  // namespace gonio
