#pragma once

#include "core/body/skin_patch.h"
#include "core/fit/bone_alignment.h"

namespace gonio {

/// What the frames of one model share: a part of the skin with every joint in it, and all of it.
struct SurfaceTables {
    explicit SurfaceTables(const BodyModel& model);

    SkinPatch coarse, full;
    BoneAlignment alignment;
};

/// A target in the layout of both patches.
struct SurfaceTarget {
    SkinPatch::Target coarse, full;
};

/// Fits one surface at a time. Keeps scratch, so one a thread.
class SurfaceSolver {
public:
    SurfaceSolver(const BodyModel& model, const SurfaceTables& tables);

    SurfaceTarget targetOf(const VertexArray& skin_m) const;

    /// Closed-form start, or `before` (null for none) where that is nearer to the target.
    BodyParameters start(const VertexArray& skin_m, const SurfaceTarget& target,
                         const ShapeVector& shape, const BodyParameters* before);

    /// Minimises first on the part, then on all vertices. \return iterations
    int solve(const SurfaceTarget& target, bool freeShape, BodyParameters& inOut);

    /// Objective and its normal equations on the part, for shapes that several frames share; the
    /// belief about shape is left out.
    void lineariseCoarse(const SurfaceTarget& target, const BodyParameters& body,
                         NormalEquations& out);

    /// Posed skin of a body, m.
    VertexArray skinOf(const BodyParameters& body);

private:
    using Unknowns = Eigen::Matrix<double, kBodyUnknowns, 1>;

    struct Stage {
        const SkinPatch& patch;
        const SkinPatch::Target& target;
        bool freeShape;
        double tolerance;  ///< relative decrease below which it stops
        int mostIterations;
    };

    int runStage(const Stage& stage, BodyParameters& inOut);
    int tryOtherTriples(const Stage& stage, BodyParameters& inOut);
    double objective(const Stage& stage, const BodyParameters& body);
    void linearise(const Stage& stage, const BodyParameters& body, NormalEquations& out);
    void setShape(const ShapeVector& shape);

    const BodyModel& m_model;
    const SurfaceTables& m_tables;
    RestShape m_rest;
    RestShapeDerivatives m_restDerivatives;
    bool m_restDerivativesValid = false;
    Kinematics m_kinematics;
};

/// How strongly shape numbers are held at zero: (this x number)^2 joins the mean squared distance.
inline constexpr double kShapeBelief_m = 2e-4;

}  // namespace gonio
