#include "app/gui/vtk/vtk_widget.h"

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkGenericRenderWindowInteractor.h>
#include <vtkInteractorObserver.h>
#include <vtkNew.h>
#include <vtkRenderer.h>
#include <vtkRendererCollection.h>
#include <vtkSmartPointer.h>

#include <QBackingStore>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QSurfaceFormat>
#include <QTimer>
#include <QWheelEvent>
#include <cmath>

#include "app/gui/vtk/draw_turns.h"
#include "app/gui/vtk/vtk_surface.h"

namespace gonio {
namespace {

constexpr int kPoll_ms = 1;

}  // namespace

/// What stands in the place of a picture that cannot be drawn.
QString VtkWidget::noOpenGl() {
    return tr(
        "This view needs OpenGL, which this screen does not offer. Start the program on a desktop "
        "with OpenGL 3.2 or newer; a software driver such as Mesa is enough.");
}

struct VtkWidget::Vtk {
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkGenericRenderWindowInteractor> interactor;
    vtkSmartPointer<vtkInteractorObserver> style;
};

/// The part with OpenGL: shows VTK's pictures and hands it the pointer's events. VTK draws into
/// memory, not into the window: putting a window together in OpenGL takes a software driver longer
/// than all of its views do, with every blink of a cursor.
class VtkWidget::Area : public QWidget, private TurnTaker {
public:
    Area(VtkWidget& owner, Vtk& vtk);
    ~Area() override;

    void request();
    /// What was asked for is drawn when this returns.
    void drawNow();

    const QImage& picture() const { return m_picture; }

    const VtkSurface& surface() const { return m_surface; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void takeTurn() override;
    bool begin();
    void poll();
    void takePicture();
    QSize deviceSize() const;
    void updateSize();
    void onVtkEvent(vtkObject* caller, unsigned long id, void* callData);
    void onMouse(QMouseEvent& event);
    void onWheel(QWheelEvent& event);
    VtkPointer pointerAt(const QPointF& position, const QSinglePointEvent& event) const;
    void tellInteractor(const VtkPointer& pointer);
    void passPress(const VtkPointer& pointer, bool press);

    VtkWidget& m_owner;
    Vtk& m_vtk;
    VtkSurface m_surface;
    QTimer m_poll;  ///< runs while a picture is being drawn
    QImage m_picture;
    bool m_wanted = true;   ///< what is shown is out of date
    bool m_failed = false;  ///< OpenGL drew nothing
    bool m_kept = false;    ///< a hook kept the press; the style sees nothing until release
    double m_wheelSteps = 0;
};

VtkWidget::Area::Area(VtkWidget& owner, Vtk& vtk)
    : QWidget(&owner), m_owner(owner), m_vtk(vtk), m_surface(*vtk.window) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_poll.setInterval(kPoll_ms);
    m_poll.setTimerType(Qt::PreciseTimer);
    connect(&m_poll, &QTimer::timeout, this, &Area::poll);
    m_vtk.interactor->AddObserver(vtkCommand::RenderEvent, this, &Area::onVtkEvent);
    m_vtk.interactor->Initialize();
}

VtkWidget::Area::~Area() {
    DrawTurns::ofApplication().remove(*this);
    m_vtk.interactor->RemoveAllObservers();
}

QSize VtkWidget::Area::deviceSize() const {
    const double ratio = devicePixelRatioF();
    return {int(std::lround(width() * ratio)), int(std::lround(height() * ratio))};
}

void VtkWidget::Area::updateSize() {
    const QSize size = deviceSize();
    m_vtk.window->SetSize(size.width(), size.height());
    m_vtk.window->SetDPI(int(std::lround(72 * devicePixelRatioF())));
    m_vtk.interactor->UpdateSize(size.width(), size.height());
    m_owner.windowResized(size.width(), size.height());
}

void VtkWidget::Area::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateSize();
    request();
}

void VtkWidget::Area::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_wanted) request();
}

void VtkWidget::Area::request() {
    m_wanted = true;
    // One picture after the other; and nobody looks at a hidden one.
    if (isVisible() && !m_surface.isDrawing()) DrawTurns::ofApplication().add(*this);
}

void VtkWidget::Area::takeTurn() {
    if (!m_wanted || !isVisible() || m_surface.isDrawing()) return;
    if (m_surface.contextCount() == 0 && m_surface.makeCurrent()) {
        request();  // making the context was enough for one turn
    } else if (begin()) {
        m_poll.start();
    }
}

bool VtkWidget::Area::begin() {
    const QSize size = deviceSize();
    const int* known = m_vtk.window->GetSize();
    if (size != QSize(known[0], known[1])) updateSize();  // moved to a screen of another scale
    m_wanted = false;
    const bool begun = m_surface.begin();
    m_failed = !begun && !size.isEmpty();
    if (m_failed) update();
    return begun;
}

void VtkWidget::Area::poll() {
    if (!m_surface.isFinished()) return;
    takePicture();
    if (m_wanted) request();
}

void VtkWidget::Area::takePicture() {
    m_poll.stop();
    m_picture = m_surface.take();
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    update();
    Q_EMIT m_owner.rendered();
}

void VtkWidget::Area::drawNow() {
    DrawTurns::ofApplication().remove(*this);
    DrawTurns::ofApplication().waitForHolders();
    if (m_surface.isDrawing()) takePicture();
    if ((m_wanted || m_picture.isNull()) && begin()) takePicture();
}

void VtkWidget::Area::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    // Into a file or a picture of the window goes what is asked for now.
    const bool onScreen = backingStore() != nullptr &&
                          painter.paintEngine()->paintDevice() == backingStore()->paintDevice();
    if (!onScreen) drawNow();
    if (m_picture.isNull()) {
        painter.fillRect(rect(), palette().window());
        if (m_failed) painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, noOpenGl());
        return;
    }
    painter.drawImage(rect(), m_picture);
}

void VtkWidget::Area::onVtkEvent(vtkObject* /*caller*/, unsigned long /*id*/, void* /*callData*/) {
    request();
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
    return QWidget::event(event);
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
    prepareWindow(*m_vtk->window);
    m_vtk->interactor->SetRenderWindow(m_vtk->window);
    m_vtk->interactor->SetInteractorStyle(nullptr);
    m_vtk->interactor->EnableRenderOff();  // styles ask for a picture, Qt decides when
    if (hasOpenGl()) {
        m_content = m_area = new Area(*this, *m_vtk);
    } else {
        auto* label = new QLabel(noOpenGl(), this);
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
    if (m_area != nullptr) m_area->request();
}

QImage VtkWidget::grabPicture() {
    if (m_area == nullptr) return {};
    m_area->drawNow();
    return m_area->picture();
}

double VtkWidget::lastRender_ms() const {
    return m_area != nullptr ? m_area->surface().lastRender_ms() : 0;
}

int VtkWidget::contextCount() const {
    return m_area != nullptr ? m_area->surface().contextCount() : 0;
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
