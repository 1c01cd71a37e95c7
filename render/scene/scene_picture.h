#pragma once

#include <memory>

#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

class BodyScene;

/// Draws a scene into pictures without showing it. Needs an X screen, a virtual one will do; the
/// scene must not be attached to another window.
class ScenePainter {
public:
    ScenePainter(BodyScene& scene, int width_px, int height_px);
    ~ScenePainter();

    /// The scene as it is now. \return Unsupported where there is no screen
    Result<Image> paint();
    /// How long drawing alone took in the last paint(), ms, OpenGL finished.
    double lastPaint_ms() const;

private:
    struct Vtk;
    std::unique_ptr<Vtk> m_vtk;
};

}  // namespace gonio
