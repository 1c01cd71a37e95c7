#include "render/scene/line_actor.h"

#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>

namespace gonio {

LineActor::LineActor(vtkRenderer& renderer, double width_px, bool asPoints)
    : m_width_px(width_px), m_asPoints(asPoints) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(m_data);
    m_actor->SetMapper(mapper);
    m_actor->GetProperty()->LightingOff();
    m_actor->GetProperty()->SetRenderPointsAsSpheres(asPoints);
    m_actor->ForceOpaqueOn();
    m_actor->PickableOff();
    m_actor->VisibilityOff();
    setPixelRatio(1);
    renderer.AddActor(m_actor);
}

void LineActor::set(const std::vector<ColouredLine>& lines) {
    setLines(*m_data, lines, m_asPoints);
    m_empty = m_data->GetNumberOfPoints() == 0;
    setVisible(m_visible);
}

void LineActor::setVisible(bool visible) {
    m_visible = visible;
    m_actor->SetVisibility(visible && !m_empty);
}

void LineActor::setPixelRatio(double ratio) {
    m_actor->GetProperty()->SetLineWidth(float(m_width_px * ratio));
    m_actor->GetProperty()->SetPointSize(float(m_width_px * ratio));
}

}  // namespace gonio
