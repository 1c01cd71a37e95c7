#pragma once

#include <QImage>
#include <QString>
#include <functional>

class QWidget;

namespace gonio {

class Review;

/// A view that can be made into pictures, frame by frame. All of it is called in the window's
/// thread; no call may take long.
struct ExportableView {
    QString id;    ///< "video", "scene", "curves", "window"; never translated
    QString name;  ///< for the user
    /// The picture as it is shown now; at scale 2 with twice the pixels each way.
    std::function<QImage(double scale)> grab;
    /// Steers to a frame of the trial's video.
    std::function<void(int frame)> goTo;
    /// Whether the picture of that frame, complete, is what grab() gives.
    std::function<bool(int frame)> isReady;
};

/// Any widget as an exportable view of the frame under review. \param isReady  none: as soon as the
/// review is at the frame
ExportableView exportableWidget(const QString& id, const QString& name, QWidget& widget,
                                Review& review, std::function<bool(int frame)> isReady = {});

/// The widget with all that lies in it, also OpenGL views, with `scale` pixels for each of its
/// device-independent ones. Letters and lines are drawn finer; OpenGL pictures are enlarged.
QImage grabWidget(QWidget& widget, double scale);

}  // namespace gonio
