#pragma once

#include "core/body/smpl_model.h"

namespace gonio {

/// The body of SMPL's kind on the mesh of `body`: the same skin and shapes, ball joints at SMPL's
/// 24 places, each on the SKEL joint nearest to it, no pose correctives. No SKEL pose fits its
/// surface exactly, as with SMPL itself. With it everything that speaks SMPL works on the open
/// bodies, where no licensed file is at hand. It has no joint regressor: its joints move with the
/// shape alone.
std::shared_ptr<const SmplModel> smplTwinOf(const BodyModel& body);

}  // namespace gonio
