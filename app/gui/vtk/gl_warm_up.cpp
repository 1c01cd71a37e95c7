#include "app/gui/vtk/gl_warm_up.h"

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>

#include <QCoreApplication>
#include <QGuiApplication>

#include "app/gui/vtk/draw_turns.h"
#include "app/gui/vtk/vtk_surface.h"

namespace gonio {
namespace {

constexpr const char* kDone = "gonioOpenGlIsWarm";  // of the application
constexpr int kSide_px = 64;

}  // namespace

GlWarmUp::GlWarmUp(std::vector<Fill> fills, QObject* parent)
    : QThread(parent), m_fills(std::move(fills)) {
    // Elsewhere a surface for OpenGL is a window and belongs to the window's thread.
    const bool possible = QGuiApplication::platformName() == QLatin1String("xcb");
    if (!possible || qApp->property(kDone).toBool()) return;
    m_holds = true;
    DrawTurns::ofApplication().hold(*this);
    connect(this, &QThread::finished, this, &GlWarmUp::finish);
    start();
}

GlWarmUp::~GlWarmUp() {
    requestInterruption();
    wait();
    finish();
}

void GlWarmUp::finish() {
    if (!m_holds) return;
    m_holds = false;
    qApp->setProperty(kDone, true);
    DrawTurns::ofApplication().release(*this);
}

void GlWarmUp::run() {
    for (const Fill& fill : m_fills) {
        if (isInterruptionRequested()) return;
        vtkNew<vtkGenericOpenGLRenderWindow> window;
        prepareWindow(*window);
        window->SetSize(kSide_px, kSide_px);
        const auto content = fill(*window);
        VtkSurface surface(*window);
        if (surface.begin()) (void)surface.take();
    }
}

}  // namespace gonio
