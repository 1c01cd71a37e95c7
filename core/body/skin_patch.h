#pragma once

#include <span>

#include "core/body/kinematics.h"

namespace gonio {

/// Pose, shape and translation in this order: 46 + 10 + 3 unknowns.
inline constexpr int kBodyUnknowns = kDofCount + kShapeCount + 3;

/// Normal equations of sum |skin - target|^2: its half gradient and Gauss-Newton half Hessian.
struct NormalEquations {
    Eigen::Matrix<double, kBodyUnknowns, kBodyUnknowns> hessian;  ///< J^T J, both halves
    Eigen::Matrix<double, kBodyUnknowns, 1> gradient;             ///< J^T r
    double squares_m2 = 0;                                        ///< sum |r|^2
};

/// The joint that a vertex mostly follows.
int heaviestJoint(const SparseRows& weights, int vertex);

struct SkinGroup;  // of sixteen vertices

/// Some vertices of a body's skin, laid out so that sixteen are posed and differentiated at once.
/// Derivatives are exact: chain, shifts of spine and shoulder blades, correctives, shape. Costs
/// less than a microsecond a vertex; PointSet is for few points and for sums of many vertices.
class SkinPatch {
public:
    static constexpr int kLanes = 16;

    /// \param vertices  of the skin, in any order
    SkinPatch(const BodyModel& model, std::span<const int> vertices);

    int size() const { return m_size; }

    /// Target positions of the patch's vertices in the patch's own layout.
    using Target = std::vector<float>;
    Target targetOf(const VertexArray& skin_m) const;

    /// What all vertices share at one pose and shape.
    struct Pose {
        const RestShape& rest;
        const Kinematics& kinematics;
        Eigen::Vector3d translation_m;
    };

    /// Sum of the squared distances, m^2. Needs computeKinematics.
    double squares_m2(const Pose& pose, const Target& target) const;
    /// Needs computePoseDerivatives and, with `byShape`, computeShapeDerivatives, too. Without it
    /// the rows and columns of the shape are zero.
    void linearise(const Pose& pose, const Target& target, bool byShape,
                   NormalEquations& out) const;

private:
    void addGroup(const BodyModel& model, const int* vertices);
    SkinGroup group(int index, const Target& target) const;

    const BodyModel& m_model;
    int m_size = 0, m_groups = 0;
    std::vector<int> m_vertices;       ///< by lane; the last one repeated to fill the last group
    std::vector<float> m_mask;         ///< by lane: 0 for the repeated ones
    std::vector<float> m_rest;         ///< by group: template (3 rows of lanes), 10 directions
    std::vector<float> m_correctives;  ///< by group: 207 x 3 rows of lanes; empty without
    std::vector<int> m_firstJoint{0}, m_joints;  ///< by group: joints with weight
    std::vector<float> m_weights;                ///< a row of lanes for each of m_joints
    std::vector<unsigned> m_active;              ///< by group: those joints and all above them
};

}  // namespace gonio
