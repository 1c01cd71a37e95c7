#pragma once

#include "core/pipeline/body_regressor.h"

namespace gonio {

/// The network backends of this installation. LibTorch is loaded with the first of them.
const RegressorLoader& networkBackends();

}  // namespace gonio
