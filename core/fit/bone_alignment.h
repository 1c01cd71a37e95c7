#pragma once

#include "core/body/rest_shape.h"

namespace gonio {

using AngleLimits = std::array<AngleLimit, kDofCount>;

/// Sum of the squares by which a joint's angles lie beyond their limits, rad^2.
double beyondLimits(const Eigen::Vector3d& angles_rad, int joint, const AngleLimits& limits);
/// The other three angles of a 3-DoF joint that make the same rotation, (a0 + pi, pi - a1,
/// a2 + pi), each in the turn nearest to its limits.
Eigen::Vector3d otherTriple(const Eigen::Vector3d& angles_rad, int joint,
                            const AngleLimits& limits);
/// Angles that make the same rotation of `joint` and lie nearest to its limits.
Eigen::Vector3d nearestToLimits(const Eigen::Vector3d& angles_rad, int joint,
                                const AngleLimits& limits);

/// The same for all joints of a pose whose angles do nothing but turn, so that the body stays what
/// it is (not the pelvis, which has no limits). \return whether an angle changed
bool turnTowardsLimits(const AngleLimits& limits, PoseVector& pose_rad);

/// Closed-form start of a fit to a surface with the model's own vertices: every joint's skin is
/// laid onto the target by the best rigid motion (Kabsch), and the joint's angles are read from
/// its rotation relative to its parent, tree order, as the joint can turn.
class BoneAlignment {
public:
    explicit BoneAlignment(const BodyModel& model);

    /// \param target_m  (V x 3)
    /// \param limits    hinges are put inside; elsewhere the angles nearest to them are taken
    /// \return pose and translation for this shape
    BodyParameters align(const RestShape& rest, const VertexArray& target_m,
                         const AngleLimits& limits) const;

private:
    struct Entry {
        int vertex;
        double weight;
    };

    /// Rotation in the world; false where the joint has too little skin to tell.
    bool rotationOf(int joint, const VertexArray& rest_m, const VertexArray& target_m,
                    Eigen::Matrix3d& rotation) const;

    const BodyModel& m_model;
    std::array<std::vector<Entry>, kJointCount> m_skin;
};

}  // namespace gonio
