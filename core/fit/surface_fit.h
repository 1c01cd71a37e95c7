#pragma once

#include <span>
#include <string>

#include "core/body/body_model.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

struct SurfaceFitOptions {
    /// The frames are consecutive ones of one person: they get one shape, angles that go on from
    /// frame to frame, and each start where the frame before ended, if that is nearer.
    bool oneClip = false;
    /// Each frame may start where the one before it ended, if that is nearer; every frame has a
    /// shape of its own. Runs of 32 frames, which do not depend on the number of threads.
    bool warmStarts = false;
    /// Shapes to begin with: none, one for all frames, or one a frame.
    std::vector<ShapeVector> startShapes = {};
};

/// One body fitted to one surface.
struct SurfaceFit {
    BodyParameters body;
    double meanDistance_m = 0, maxDistance_m = 0;  ///< between vertices of equal index
    int iterations = 0;
    /// Why the frame is not to be used, by HSMR's rule: the largest distance is above 6 cm or a
    /// shape number above 3 (fact sheet 2.3); empty if it is.
    std::string rejection;
};

/// Fits SKEL to surfaces of the same topology, such as posed SMPL bodies (fact sheet 2.2), by
/// trust-region Gauss-Newton with exact derivatives instead of the published L-BFGS stages.
///
/// Minimised for each frame: mean squared distance over all skin vertices, plus (0.5 mm x angle
/// beyond its limit in rad)^2, (0.2 mm x angle in rad)^2 and (0.2 mm x shape number)^2. These weigh
/// little, because hands and toes have few vertices: limits choose between angles that the surface
/// leaves open, and do not keep a part from a surface that lies beyond them. The start comes from
/// BoneAlignment; a part of the vertices is fitted first, then all. The published joint term
/// (regressed joints of the target) is left out: the regressor is only exact on unposed skin, so it
/// would pull away from a surface that fits.
///
/// \param targets_m  (V x 3) each, index by index the vertices of `model`
/// \return one fit a target; Usage where a target has another number of vertices, MalformedFile
///   where one is not finite, Cancelled
Result<std::vector<SurfaceFit>> fitSurfaces(const BodyModel& model,
                                            std::span<const VertexArray> targets_m,
                                            const SurfaceFitOptions& options = {},
                                            const Job& job = {});

/// Soft limits of this fit: fitLimits(), and the elevation of both shoulder blades within 0.4 rad
/// of neutral (both published ranges leave zero out, and the published mean pose lies outside).
const std::array<AngleLimit, kDofCount>& surfaceLimits();

}  // namespace gonio
