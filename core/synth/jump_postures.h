#pragma once

#include "core/synth/foot_geometry.h"
#include "core/synth/pose_solver.h"

namespace gonio {

/// What a jumper's posture on both feet shall be like.
struct JumpWish {
    double pitch_rad = 0;  ///< of the feet: below 0 on the balls
    double forward = 0.5;  ///< where the centre of mass lies between heel (0) and ball (1)
    double arms_rad = 0;   ///< raised to the front
    double lean_rad = 0;   ///< of the trunk, forwards
    double mass_m = 0;     ///< height of the centre of mass over the floor; NaN: free
};

/// The postures of jumps: feet side by side, heels at z = 0.
class JumpPostures {
public:
    /// Both must outlive it. \param offsets_rad  a style's
    JumpPostures(const RestShape& rest, const BodyGeometry& body, const PoseVector& offsets_rad);

    double footLength_m() const { return m_footLength_m; }

    PostureGoal goal(const JumpWish& wish) const;
    void wishUpperBody(double arms_rad, double lean_rad, PoseVector& pose_rad) const;

    /// Height of the centre of mass in a posture that stands with these angles.
    double height_m(JumpWish wish, double knee_rad, double hip_rad) const;

private:
    const RestShape& m_rest;
    const BodyGeometry& m_body;
    PoseVector m_offsets_rad;
    double m_footLength_m;
};

}  // namespace gonio
