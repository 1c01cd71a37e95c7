#pragma once

#include <vtkNew.h>
#include <vtkOpenGLActor.h>
#include <vtkPolyData.h>
#include <vtkRenderer.h>

#include "render/scene/mesh_data.h"

namespace gonio {

/// What a LineActor draws.
enum class LineKind {
    Line,       ///< in space
    LineOnTop,  ///< over everything added before
    DotOnTop    ///< round points of that width, over everything added before
};

/// Lines or points of a scene in plain colours.
class LineActor {
public:
    LineActor(vtkRenderer& renderer, double width_px, LineKind kind = LineKind::Line);

    void set(const std::vector<ColouredLine>& lines);
    void setVisible(bool visible);
    /// Draws after whatever else was added by now.
    void raise();
    /// Device pixels for one pixel of the widths.
    void setPixelRatio(double ratio);

private:
    vtkRenderer& m_renderer;
    vtkNew<vtkPolyData> m_data;
    vtkSmartPointer<vtkActor> m_actor;
    double m_width_px;
    LineKind m_kind;
    bool m_visible = true, m_empty = true;
};

}  // namespace gonio
