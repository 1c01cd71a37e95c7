#include "render/chart/kept_picture.h"

#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>

namespace gonio {
namespace {

constexpr unsigned int kRead = 0x8CA8, kDraw = 0x8CA9;  // GL_READ_FRAMEBUFFER, GL_DRAW_...
constexpr unsigned int kColour = 0x4000, kNearest = 0x2600, kScissor = 0x0C11;

}  // namespace

bool KeptPicture::restore(vtkOpenGLRenderWindow& window, long number) {
    const int* size = window.GetSize();
    // The copy goes with the context that it lies in.
    const bool there = m_copy->GetFBOIndex() != 0 && m_window == &window && m_number == number &&
                       m_width_px == size[0] && m_height_px == size[1];
    if (there) copy(window, Way::Out);
    return there;
}

void KeptPicture::keep(vtkOpenGLRenderWindow& window, long number) {
    m_number = -1;
    if (window.GetMultiSamples() > 1) return;  // cannot be copied back
    const int* size = window.GetSize();
    vtkOpenGLState& state = *window.GetState();
    state.PushFramebufferBindings();
    if (m_copy->GetFBOIndex() == 0 || m_window != &window) {
        m_copy->SetContext(&window);
        m_copy->PopulateFramebuffer(size[0], size[1]);
    } else if (m_width_px != size[0] || m_height_px != size[1]) {
        m_copy->Resize(size[0], size[1]);
    }
    state.PopFramebufferBindings();
    m_window = &window;
    m_width_px = size[0];
    m_height_px = size[1];
    copy(window, Way::In);
    m_number = number;
}

void KeptPicture::copy(vtkOpenGLRenderWindow& window, Way way) {
    vtkOpenGLState& state = *window.GetState();
    vtkOpenGLFramebufferObject& shown = *window.GetRenderFramebuffer();
    vtkOpenGLFramebufferObject &from = way == Way::In ? shown : *m_copy,
                               &to = way == Way::In ? *m_copy : shown;
    const vtkOpenGLState::ScopedglEnableDisable scissor(&state, kScissor);
    state.vtkglDisable(kScissor);
    state.PushFramebufferBindings();
    from.Bind(kRead);
    from.ActivateReadBuffer(0);
    to.Bind(kDraw);
    to.ActivateDrawBuffer(0);
    const int all[4] = {0, m_width_px, 0, m_height_px};
    vtkOpenGLFramebufferObject::Blit(all, all, kColour, kNearest);
    state.PopFramebufferBindings();
}

}  // namespace gonio
