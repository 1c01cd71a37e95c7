#pragma once

#include <QPointF>
#include <QRectF>
#include <QTransform>

class QKeyEvent;
class QMouseEvent;
class QPainter;

namespace gonio {

/// Where the video's picture lies in its view. Picture coordinates are pixels of the full upright
/// frame with pixel centres at integer + 0.5 (as keypoints and cameras have them), whatever the
/// size of the picture that is shown; view coordinates are the widget's, in device-independent
/// pixels.
struct VideoTransform {
    double scale = 1;  ///< view pixels per picture pixel
    QPointF origin;    ///< in the view: the picture's upper left corner

    QPointF toView(QPointF picture_px) const { return origin + scale * picture_px; }

    QPointF toPicture(QPointF inView) const { return (inView - origin) / scale; }

    QTransform matrix() const { return {scale, 0, 0, scale, origin.x(), origin.y()}; }
};

/// Something drawn over the video that may also take the mouse and the keys. Layers are drawn in
/// the order in which they were added and asked for the mouse in the opposite one; the view's own
/// keypoints, zoom and pan come after all of them. All calls come in the window's thread.
class VideoLayer {
public:
    virtual ~VideoLayer() = default;

    /// \param painter  in view coordinates, clipped to the view
    /// \param frame    the frame whose picture is on the screen: draw that one's things and no
    /// other
    virtual void paint(QPainter& painter, const VideoTransform& transform, int frame) = 0;

    /// True: taken; moves and the release come here too until the button is released.
    virtual bool mousePress(QMouseEvent&, const VideoTransform&, int /*frame*/) { return false; }

    /// Also without a button down (then true only keeps the event from the layers below).
    virtual bool mouseMove(QMouseEvent&, const VideoTransform&, int /*frame*/) { return false; }

    virtual bool mouseRelease(QMouseEvent&, const VideoTransform&, int /*frame*/) { return false; }

    virtual bool mouseDoubleClick(QMouseEvent&, const VideoTransform&, int /*frame*/) {
        return false;
    }

    /// Keys while the view has the focus.
    virtual bool keyPress(QKeyEvent&, const VideoTransform&, int /*frame*/) { return false; }
};

}  // namespace gonio
