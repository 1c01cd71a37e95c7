#pragma once

#include "core/body/rest_shape.h"

namespace gonio {

/// Closed-form start of a fit to a surface with the model's own vertices: every joint's skin is
/// laid onto the target by the best rigid motion (Kabsch), and the joint's angles are read from
/// its rotation relative to its parent, tree order, as the joint can turn.
class BoneAlignment {
public:
    explicit BoneAlignment(const BodyModel& model);

    /// \param target_m  (V x 3)
    /// \param limits    angles are put inside; of two triples of angles for one rotation the one
    ///                  nearer to them is taken
    /// \return pose and translation for this shape
    BodyParameters align(const RestShape& rest, const VertexArray& target_m,
                         const std::array<AngleLimit, kDofCount>& limits) const;

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
