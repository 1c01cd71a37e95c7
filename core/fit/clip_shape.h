#pragma once

#include <span>

#include "core/fit/surface_solver.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// The one shape of a person in several surfaces: up to eight of them, evenly spaced, are fitted
/// with a shape of their own, then all together with a common one (Gauss-Newton; poses are
/// eliminated from the normal equations, so that each frame costs what it costs alone).
/// \return Cancelled where the job says so
Result<ShapeVector> shapeOfClip(const BodyModel& model, const SurfaceTables& tables,
                                std::span<const VertexArray> targets_m, const ShapeVector& start,
                                const Job& job);

}  // namespace gonio
