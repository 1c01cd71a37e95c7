#include "render/scene/line_actor.h"

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>

namespace gonio {
namespace {

constexpr unsigned int kDepthTest = 0x0B71;  // GL_DEPTH_TEST

/// Nothing hides it but what is drawn later.
class OnTopActor : public vtkOpenGLActor {
public:
    static OnTopActor* New();

    using Superclass = vtkOpenGLActor;

    void Render(vtkRenderer* renderer, vtkMapper* mapper) override {
        auto* window = vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow());
        if (window == nullptr) return;
        window->GetState()->vtkglDisable(kDepthTest);
        Superclass::Render(renderer, mapper);
        window->GetState()->vtkglEnable(kDepthTest);
    }
};

vtkStandardNewMacro(OnTopActor)

}  // namespace

LineActor::LineActor(vtkRenderer& renderer, double width_px, LineKind kind)
    : m_renderer(renderer), m_width_px(width_px), m_kind(kind) {
    if (kind == LineKind::Line) {
        m_actor = vtkSmartPointer<vtkActor>::New();
    } else {
        m_actor = vtkSmartPointer<OnTopActor>::New();
    }
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(m_data);
    m_actor->SetMapper(mapper);
    m_actor->GetProperty()->LightingOff();
    m_actor->GetProperty()->SetRenderPointsAsSpheres(kind == LineKind::DotOnTop);
    m_actor->ForceOpaqueOn();  // keeps it in the order of adding; opacities mix all the same
    m_actor->PickableOff();
    m_actor->VisibilityOff();
    setPixelRatio(1);
    renderer.AddActor(m_actor);
}

void LineActor::set(const std::vector<ColouredLine>& lines) {
    setLines(*m_data, lines, m_kind == LineKind::DotOnTop);
    m_empty = m_data->GetNumberOfPoints() == 0;
    setVisible(m_visible);
}

void LineActor::setVisible(bool visible) {
    m_visible = visible;
    m_actor->SetVisibility(visible && !m_empty);
}

void LineActor::raise() {
    m_renderer.RemoveActor(m_actor);
    m_renderer.AddActor(m_actor);
}

void LineActor::setPixelRatio(double ratio) {
    m_actor->GetProperty()->SetLineWidth(float(m_width_px * ratio));
    m_actor->GetProperty()->SetPointSize(float(m_width_px * ratio));
}

}  // namespace gonio
