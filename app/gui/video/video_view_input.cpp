// What the mouse and the keys do in a VideoView.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>
#include <ranges>

#include "app/gui/document/review.h"
#include "app/gui/video/body_layer.h"
#include "app/gui/video/keypoint_layer.h"
#include "app/gui/video/people_layer.h"
#include "app/gui/video/video_view.h"

namespace gonio {
namespace {

constexpr double kZoomPerNotch = 1.25, kFineZoomPerNotch = 1.05;
constexpr double kPanStep = 40;  // view pixels

}  // namespace

/// The layers from the top down, until one takes it; other people's before the view's own.
bool VideoView::offer(QMouseEvent& event, MouseHandler handler) {
    if (m_frame < 0) return false;
    const VideoTransform transform = imageToView();
    for (VideoLayer* layer : std::views::reverse(std::vector(m_layers))) {
        if (!(layer->*handler)(event, transform, m_frame)) continue;
        if (event.type() == QEvent::MouseButtonPress) m_grabber = layer;
        return true;
    }
    return false;
}

void VideoView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) {
        if (isFitted()) setZoom(imageToView().scale);
        m_isPanning = true;
        m_panFrom = event->position();
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (!offer(*event, &VideoLayer::mousePress)) event->ignore();
}

void VideoView::mouseMoveEvent(QMouseEvent* event) {
    if (m_isPanning) {
        panBy(event->position() - m_panFrom);
        m_panFrom = event->position();
        return;
    }
    if (m_grabber != nullptr) {
        m_grabber->mouseMove(*event, imageToView(), m_frame);
        return;
    }
    offer(*event, &VideoLayer::mouseMove);
}

void VideoView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton && m_isPanning) {
        m_isPanning = false;
        unsetCursor();
        return;
    }
    if (VideoLayer* grabber = std::exchange(m_grabber, nullptr)) {
        grabber->mouseRelease(*event, imageToView(), m_frame);
        return;
    }
    offer(*event, &VideoLayer::mouseRelease);
}

void VideoView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (offer(*event, &VideoLayer::mouseDoubleClick)) return;
    if (event->button() == Qt::LeftButton) fit();
}

void VideoView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0) return event->ignore();
    const bool fine = event->modifiers() & Qt::ControlModifier;
    zoomAbout(event->position(), std::pow(fine ? kFineZoomPerNotch : kZoomPerNotch, notches));
    event->accept();
}

void VideoView::keyPressEvent(QKeyEvent* event) {
    const VideoTransform transform = imageToView();
    for (VideoLayer* layer : std::views::reverse(std::vector(m_layers))) {
        if (m_frame >= 0 && layer->keyPress(*event, transform, m_frame)) return;
    }
    if (event->modifiers() & Qt::ControlModifier && !isFitted()) {
        switch (event->key()) {
            case Qt::Key_Left:
                return panBy({kPanStep, 0});
            case Qt::Key_Right:
                return panBy({-kPanStep, 0});
            case Qt::Key_Up:
                return panBy({0, kPanStep});
            case Qt::Key_Down:
                return panBy({0, -kPanStep});
            default:
                break;
        }
    }
    QWidget::keyPressEvent(event);
}

void VideoView::leaveEvent(QEvent* event) {
    m_people->forgetMouse();
    m_body->forgetMouse();
    m_keypoints->forgetMouse();
    QWidget::leaveEvent(event);
}

/// Tab goes through what can be chosen in the picture and then leaves the view.
bool VideoView::focusNextPrevChild(bool next) {
    if (m_frame >= 0) {
        const bool points = m_review.shows(Layer::Keypoints);
        if (points ? m_keypoints->chooseNext(m_frame, next) : m_body->chooseNext(next)) return true;
        m_keypoints->chooseNone();
    }
    return QWidget::focusNextPrevChild(next);
}

}  // namespace gonio
