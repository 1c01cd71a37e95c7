#include "app/gui/out/exportable_view.h"

#include <QWidget>

#include "app/gui/document/review.h"

namespace gonio {

QImage grabWidget(QWidget& widget, double scale) {
    if (widget.size().isEmpty()) return {};
    QImage picture(widget.size() * scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    widget.render(&picture);
    picture.setDevicePixelRatio(1);
    return picture;
}

ExportableView exportableWidget(const QString& id, const QString& name, QWidget& widget,
                                Review& review, std::function<bool(int frame)> isReady) {
    ExportableView view;
    view.id = id;
    view.name = name;
    view.grab = [&widget](double scale) { return grabWidget(widget, scale); };
    view.goTo = [&review](int frame) { review.setFrame(frame); };
    view.isReady = [&review, isReady = std::move(isReady)](int frame) {
        return review.frame() == frame && (!isReady || isReady(frame));
    };
    return view;
}

}  // namespace gonio
