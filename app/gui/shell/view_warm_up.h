#pragma once

#include "app/gui/vtk/gl_warm_up.h"

namespace gonio {

/// A scene and charts of nobody in particular, with everything in them that needs a shader.
std::vector<GlWarmUp::Fill> viewsToWarmUp();

}  // namespace gonio
