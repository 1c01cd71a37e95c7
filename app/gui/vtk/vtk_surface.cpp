#include "app/gui/vtk/vtk_surface.h"

#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>

#include <QOpenGLExtraFunctions>

namespace gonio {
namespace {

// GL_BGRA and GL_UNSIGNED_INT_8_8_8_8_REV: as QImage's 32 bits lie in memory.
constexpr GLenum kBgra = 0x80E1, kPackedPixels = 0x8367;

}  // namespace

void prepareWindow(vtkGenericOpenGLRenderWindow& window) {
    window.SetReadyForRendering(false);
    window.SetOwnContext(0);  // else VTK 9.1 never asks for what the driver can do
    window.SetMultiSamples(0);
    window.SetFrameBlitModeToNoBlit();  // pictures are fetched from VTK's own framebuffer
}

VtkSurface::VtkSurface(vtkGenericOpenGLRenderWindow& window) : m_window(window) {
    for (const auto id : {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent}) {
        m_window.AddObserver(id, this, &VtkSurface::onVtkEvent);
    }
}

VtkSurface::~VtkSurface() {
    release();
    m_window.RemoveObservers(vtkCommand::WindowMakeCurrentEvent);
    m_window.RemoveObservers(vtkCommand::WindowIsCurrentEvent);
}

void VtkSurface::onVtkEvent(vtkObject* /*caller*/, unsigned long id, void* callData) {
    if (id == vtkCommand::WindowMakeCurrentEvent) {
        if (m_context) m_context->makeCurrent(m_surface.get());
    } else {
        *static_cast<bool*>(callData) =
            m_context && QOpenGLContext::currentContext() == m_context.get();
    }
}

bool VtkSurface::createContext() {
    m_context = std::make_unique<QOpenGLContext>();
    if (!m_context->create()) {
        m_context.reset();
        return false;
    }
    m_surface = std::make_unique<QOffscreenSurface>();
    m_surface->setFormat(m_context->format());
    m_surface->create();
    if (!m_context->makeCurrent(m_surface.get())) {
        m_context.reset();
        m_surface.reset();
        return false;
    }
    ++m_contexts;
    m_window.SetReadyForRendering(true);
    m_window.OpenGLInitContext();
    return true;
}

bool VtkSurface::makeCurrent() {
    if (!m_context) return createContext();
    if (m_context->makeCurrent(m_surface.get())) return true;
    release();  // the context was lost
    return createContext();
}

void VtkSurface::release() {
    if (!m_context) return;
    m_context->makeCurrent(m_surface.get());
    dropFence();
    m_window.Finalize();
    m_window.SetReadyForRendering(false);
    m_context->doneCurrent();
    m_context.reset();
    m_surface.reset();
}

void VtkSurface::dropFence() {
    if (m_fence != nullptr) {
        m_context->extraFunctions()->glDeleteSync(static_cast<GLsync>(m_fence));
    }
    m_fence = nullptr;
}

bool VtkSurface::begin() {
    const int* size = m_window.GetSize();
    if (size[0] <= 0 || size[1] <= 0 || !makeCurrent()) return false;
    dropFence();
    m_clock.start();
    m_window.Render();
    QOpenGLExtraFunctions& gl = *m_context->extraFunctions();
    m_fence = gl.glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.glFlush();
    return true;
}

bool VtkSurface::isFinished() {
    if (m_fence == nullptr || !makeCurrent() || m_fence == nullptr) return true;
    const GLenum state =
        m_context->extraFunctions()->glClientWaitSync(static_cast<GLsync>(m_fence), 0, 0);
    return state != GL_TIMEOUT_EXPIRED;
}

QImage VtkSurface::take() {
    if (m_fence == nullptr || !makeCurrent() || m_fence == nullptr) return {};
    m_context->functions()->glFinish();
    m_last_ms = double(m_clock.nsecsElapsed()) * 1e-6;
    dropFence();
    const int width = m_window.GetSize()[0], height = m_window.GetSize()[1];
    QImage picture(width, height, QImage::Format_RGB32);
    vtkOpenGLState& state = *m_window.GetState();
    state.PushReadFramebufferBinding();
    vtkOpenGLFramebufferObject& drawn = *m_window.GetRenderFramebuffer();
    drawn.Bind(GL_READ_FRAMEBUFFER);
    drawn.ActivateReadBuffer(0);
    m_context->functions()->glReadPixels(0, 0, width, height, kBgra, kPackedPixels, picture.bits());
    state.PopReadFramebufferBinding();
    return picture.mirrored();  // rows of OpenGL go upwards
}

}  // namespace gonio
