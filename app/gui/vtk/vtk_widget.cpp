#include "app/gui/vtk/vtk_widget.h"

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkGenericRenderWindowInteractor.h>
#include <vtkInteractorObserver.h>
#include <vtkNew.h>
#include <vtkRenderer.h>
#include <vtkRendererCollection.h>
#include <vtkSmartPointer.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLWidget>
#include <QSurfaceFormat>
#include <QWheelEvent>
#include <cmath>

namespace gonio {

struct VtkWidget::Vtk {
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkGenericRenderWindowInteractor> interactor;
    vtkSmartPointer<vtkInteractorObserver> style;
    double lastRender_ms = 0;
    int contexts = 0;
};

/// The OpenGL part: lends its context and framebuffer to VTK and hands it the pointer's events.
class VtkWidget::Area : public QOpenGLWidget {
public:
    Area(VtkWidget& owner, Vtk& vtk);
    ~Area() override;

protected:
    void initializeGL() override;
    void paintGL() override;
    bool event(QEvent* event) override;

private:
    void updateSize();
    void releaseGl();
    void onVtkEvent(vtkObject* caller, unsigned long id, void* callData);
    void onMouse(QMouseEvent& event);
    void onWheel(QWheelEvent& event);
    VtkPointer pointerAt(const QPointF& position, const QSinglePointEvent& event) const;
    void tellInteractor(const VtkPointer& pointer);
    void passPress(const VtkPointer& pointer, bool press);

    VtkWidget& m_owner;
    Vtk& m_vtk;
    QSurface* m_surface = nullptr;  ///< null while there is no context
    bool m_kept = false;            ///< a hook kept the press; the style sees nothing until release
    double m_wheelSteps = 0;
};

VtkWidget::Area::Area(VtkWidget& owner, Vtk& vtk)
    : QOpenGLWidget(&owner), m_owner(owner), m_vtk(vtk) {
    setMouseTracking(true);
    // Without alpha: translucent actors would let shine through what lies behind the window.
    setTextureFormat(0x8051 /* GL_RGB8 */);
    connect(this, &QOpenGLWidget::resized, this, &Area::updateSize);
    vtkGenericOpenGLRenderWindow& window = *m_vtk.window;
    for (const auto id : {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent}) {
        window.AddObserver(id, this, &Area::onVtkEvent);
    }
    m_vtk.interactor->AddObserver(vtkCommand::RenderEvent, this, &Area::onVtkEvent);
}

VtkWidget::Area::~Area() {
    releaseGl();
    m_vtk.window->RemoveAllObservers();
    m_vtk.interactor->RemoveAllObservers();
}

void VtkWidget::Area::initializeGL() {
    // Direct: the context is about to go, and our destructor must not be called back by it.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &Area::releaseGl,
            Qt::DirectConnection);
    m_surface = context()->surface();
    ++m_vtk.contexts;
    m_vtk.window->SetReadyForRendering(true);
    m_vtk.window->OpenGLInitContext();
    m_vtk.interactor->Initialize();
    updateSize();
}

void VtkWidget::Area::updateSize() {
    const double ratio = devicePixelRatioF();
    const int width = int(std::lround(QWidget::width() * ratio));
    const int height = int(std::lround(QWidget::height() * ratio));
    m_vtk.window->SetSize(width, height);
    m_vtk.window->SetDPI(int(std::lround(72 * ratio)));
    m_vtk.interactor->UpdateSize(width, height);
    m_owner.windowResized(width, height);
}

void VtkWidget::Area::paintGL() {
    QElapsedTimer timer;
    timer.start();
    m_vtk.window->Render();
    context()->functions()->glFinish();
    m_vtk.lastRender_ms = double(timer.nsecsElapsed()) * 1e-6;
    Q_EMIT m_owner.rendered();
}

void VtkWidget::Area::releaseGl() {
    if (m_surface == nullptr) return;
    disconnect(context(), nullptr, this, nullptr);
    makeCurrent();
    m_vtk.window->Finalize();
    m_vtk.window->SetReadyForRendering(false);
    m_surface = nullptr;
    doneCurrent();
}

void VtkWidget::Area::onVtkEvent(vtkObject* /*caller*/, unsigned long id, void* callData) {
    switch (id) {
        case vtkCommand::WindowMakeCurrentEvent:
            // Not QOpenGLWidget::makeCurrent(): it would bind a framebuffer behind VTK's back.
            if (m_surface != nullptr) context()->makeCurrent(m_surface);
            break;
        case vtkCommand::WindowIsCurrentEvent:
            *static_cast<bool*>(callData) =
                m_surface != nullptr && QOpenGLContext::currentContext() == context();
            break;
        default:
            update();
    }
}

bool VtkWidget::Area::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseMove:
            onMouse(static_cast<QMouseEvent&>(*event));
            // Not for the parent's handlers; focus goes to the first ancestor that wants it anyway.
            event->accept();
            return true;
        case QEvent::Wheel:
            onWheel(static_cast<QWheelEvent&>(*event));
            event->accept();
            return true;
        case QEvent::Enter:
            m_vtk.interactor->InvokeEvent(vtkCommand::EnterEvent);
            break;
        case QEvent::Leave:
            m_owner.pointerLeft();
            m_vtk.interactor->InvokeEvent(vtkCommand::LeaveEvent);
            break;
        default:
            break;
    }
    return QOpenGLWidget::event(event);
}

VtkPointer VtkWidget::Area::pointerAt(const QPointF& position,
                                      const QSinglePointEvent& event) const {
    const QPointF display_px = m_owner.toDisplay_px(position);
    VtkPointer pointer;
    pointer.x_px = display_px.x();
    pointer.y_px = display_px.y();
    pointer.button = event.button();
    pointer.buttons = event.buttons();
    pointer.modifiers = event.modifiers();
    pointer.doubleClick = event.type() == QEvent::MouseButtonDblClick;
    return pointer;
}

void VtkWidget::Area::tellInteractor(const VtkPointer& pointer) {
    m_vtk.interactor->SetEventInformation(
        int(std::floor(pointer.x_px)), int(std::floor(pointer.y_px)),
        pointer.modifiers.testFlag(Qt::ControlModifier) ? 1 : 0,
        pointer.modifiers.testFlag(Qt::ShiftModifier) ? 1 : 0, 0, pointer.doubleClick ? 1 : 0);
    m_vtk.interactor->SetAltKey(pointer.modifiers.testFlag(Qt::AltModifier) ? 1 : 0);
}

void VtkWidget::Area::passPress(const VtkPointer& pointer, bool press) {
    tellInteractor(pointer);
    unsigned long id = vtkCommand::NoEvent;
    switch (pointer.button) {
        case Qt::LeftButton:
            id = press ? vtkCommand::LeftButtonPressEvent : vtkCommand::LeftButtonReleaseEvent;
            break;
        case Qt::MiddleButton:
            id = press ? vtkCommand::MiddleButtonPressEvent : vtkCommand::MiddleButtonReleaseEvent;
            break;
        case Qt::RightButton:
            id = press ? vtkCommand::RightButtonPressEvent : vtkCommand::RightButtonReleaseEvent;
            break;
        default:
            return;
    }
    m_vtk.interactor->InvokeEvent(id);
}

void VtkWidget::Area::onMouse(QMouseEvent& event) {
    const VtkPointer pointer = pointerAt(event.position(), event);
    switch (event.type()) {
        case QEvent::MouseButtonRelease: {
            const bool kept = m_owner.pointerReleased(pointer) || m_kept;
            if (pointer.buttons == Qt::NoButton) m_kept = false;
            if (!kept) passPress(pointer, false);
            break;
        }
        case QEvent::MouseMove:
            if (m_owner.pointerMoved(pointer) || m_kept) break;
            tellInteractor(pointer);
            m_vtk.interactor->InvokeEvent(vtkCommand::MouseMoveEvent);
            break;
        default:  // presses
            m_kept = m_owner.pointerPressed(pointer) || m_kept;
            if (!m_kept) passPress(pointer, true);
    }
}

void VtkWidget::Area::onWheel(QWheelEvent& event) {
    const VtkPointer pointer = pointerAt(event.position(), event);
    // Alt turns the wheel sideways on some platforms.
    const QPoint delta = event.angleDelta();
    const double steps = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    if (m_owner.wheelTurned(pointer, steps)) return;
    tellInteractor(pointer);
    for (m_wheelSteps += steps; std::abs(m_wheelSteps) >= 1;) {
        const bool forward = m_wheelSteps > 0;
        m_wheelSteps -= forward ? 1 : -1;
        m_vtk.interactor->InvokeEvent(forward ? vtkCommand::MouseWheelForwardEvent
                                              : vtkCommand::MouseWheelBackwardEvent);
    }
}

VtkWidget::VtkWidget(QWidget* parent) : QWidget(parent), m_vtk(std::make_unique<Vtk>()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_vtk->window->SetReadyForRendering(false);
    m_vtk->window->SetOwnContext(0);  // Qt uses the context too: VTK reads the GL state each time
    m_vtk->window->SetMultiSamples(0);
    m_vtk->window->SetFrameBlitModeToBlitToCurrent();
    m_vtk->interactor->SetRenderWindow(m_vtk->window);
    m_vtk->interactor->SetInteractorStyle(nullptr);
    m_vtk->interactor->EnableRenderOff();  // styles ask for a picture, Qt decides when
    if (hasOpenGl()) {
        m_content = m_area = new Area(*this, *m_vtk);
    } else {
        auto* label = new QLabel(
            tr("This view needs OpenGL, which this screen does not offer. Start the program on a "
               "desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough."),
            this);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        m_content = label;
    }
}

VtkWidget::~VtkWidget() {
    delete m_content;  // before the VTK window that it lends its context to
}

void VtkWidget::prepareOpenGl() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    // Lines wider than a pixel are refused by contexts without what is deprecated.
    format.setOption(QSurfaceFormat::DeprecatedFunctions);
    format.setDepthBufferSize(24);
    format.setSamples(0);
    QSurfaceFormat::setDefaultFormat(format);
    // With it contexts survive moving a view between windows.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // VTK 9.1 loads OpenGL the GLX way.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && !qEnvironmentVariableIsEmpty("DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "xcb");
    }
}

bool VtkWidget::hasOpenGl() {
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
}

vtkRenderWindow* VtkWidget::renderWindow() const {
    return m_vtk->window;
}

vtkRenderWindowInteractor* VtkWidget::interactor() const {
    return m_vtk->interactor;
}

void VtkWidget::addRenderer(vtkRenderer* renderer) {
    m_vtk->window->AddRenderer(renderer);
}

void VtkWidget::setInteractorStyle(vtkInteractorObserver* style) {
    m_vtk->style = style;
    m_vtk->interactor->SetInteractorStyle(style);
}

void VtkWidget::requestRender() {
    if (m_area != nullptr) m_area->update();
}

QImage VtkWidget::grabPicture() {
    return m_area != nullptr ? m_area->grabFramebuffer() : QImage();
}

double VtkWidget::lastRender_ms() const {
    return m_vtk->lastRender_ms;
}

int VtkWidget::contextCount() const {
    return m_vtk->contexts;
}

QPointF VtkWidget::toDisplay_px(const QPointF& inWidget) const {
    const double ratio = devicePixelRatioF();
    return {inWidget.x() * ratio, (height() - inWidget.y()) * ratio};
}

QPointF VtkWidget::fromDisplay_px(const QPointF& display_px) const {
    const double ratio = devicePixelRatioF();
    return {display_px.x() / ratio, height() - display_px.y() / ratio};
}

void VtkWidget::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_content->setGeometry(rect());
}

bool VtkWidget::pointerPressed(const VtkPointer& /*pointer*/) {
    return false;
}

bool VtkWidget::pointerMoved(const VtkPointer& /*pointer*/) {
    return false;
}

bool VtkWidget::pointerReleased(const VtkPointer& /*pointer*/) {
    return false;
}

bool VtkWidget::wheelTurned(const VtkPointer& /*pointer*/, double /*steps*/) {
    return false;
}

void VtkWidget::pointerLeft() {}

void VtkWidget::windowResized(int /*width_px*/, int /*height_px*/) {}

}  // namespace gonio
