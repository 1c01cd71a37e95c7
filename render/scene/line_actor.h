#pragma once

#include <vtkActor.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkRenderer.h>

#include "render/scene/mesh_data.h"

namespace gonio {

/// Lines or points of a scene in plain colours.
class LineActor {
public:
    /// \param asPoints  balls of `width_px` instead of lines
    LineActor(vtkRenderer& renderer, double width_px, bool asPoints = false);

    void set(const std::vector<ColouredLine>& lines);
    void setVisible(bool visible);
    /// Device pixels for one pixel of the widths.
    void setPixelRatio(double ratio);

private:
    vtkNew<vtkPolyData> m_data;
    vtkNew<vtkActor> m_actor;
    double m_width_px;
    bool m_asPoints, m_visible = true, m_empty = true;
};

}  // namespace gonio
