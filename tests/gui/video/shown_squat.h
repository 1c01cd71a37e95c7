#pragma once

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <ctime>
#include <memory>

#include "app/gui/video/frame_server.h"
#include "app/gui/video/overlay_paint.h"
#include "app/gui/video/video_view.h"
#include "review_of_a_squat.h"

using gonio::FrameServer;
using gonio::Joint;
using gonio::Layer;
using gonio::VideoView;

/// The view as a picture with so many device pixels a unit.
inline QImage rendered(VideoView& view, double pixelRatio) {
    QImage image((QSizeF(view.size()) * pixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::black);
    view.render(&image);
    return image;
}

inline double likeness(QRgb pixel, QColor wanted) {
    const int away = std::abs(qRed(pixel) - wanted.red()) +
                     std::abs(qGreen(pixel) - wanted.green()) +
                     std::abs(qBlue(pixel) - wanted.blue());
    return std::max(0.0, 1 - away / 60.0);
}

/// Centre of what has this colour around a place, in the view's units.
inline QPointF centroid(const QImage& image, QPointF around, double radius, QColor wanted) {
    const double ratio = image.devicePixelRatio();
    double sum = 0;
    QPointF weighted;
    const QRect window =
        QRectF((around - QPointF(radius, radius)) * ratio, QSizeF(2 * radius, 2 * radius) * ratio)
            .toAlignedRect()
            .intersected(image.rect());
    for (int y = window.top(); y <= window.bottom(); ++y) {
        for (int x = window.left(); x <= window.right(); ++x) {
            const double weight = likeness(image.pixel(x, y), wanted);
            sum += weight;
            weighted += weight * QPointF(x + 0.5, y + 0.5);
        }
    }
    return sum > 3 ? weighted / sum / ratio : QPointF(-1e9, -1e9);
}

/// Time of this thread on the processor: what others do meanwhile does not count.
inline double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

inline double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

inline QColor dotColour(Joint joint) {
    return gonio::colourOf(gonio::sideColour(gonio::kJointNames[std::size_t(gonio::id(joint))]))
        .lighter(125);
}

/// A view that shows the squat; made anew for each test function.
class ShownSquat : public QObject {
    Q_OBJECT

protected:
    std::unique_ptr<SquatReview> m;
    std::unique_ptr<FrameServer> m_server;
    std::unique_ptr<VideoView> m_view;

    bool showFrame(int frame) {
        m->review.setFrame(frame);
        return QTest::qWaitFor(
            [&] { return m_view->shownFrame() == frame && m_view->showsFullPicture(); }, 20'000);
    }

    /// Whether no other joint lies so near.
    bool standsApart(int joint, int frame, double within_px) const {
        const QPointF at_px = m->projected_px(joint, frame);
        for (int other = 0; other < gonio::kJointCount; ++other) {
            if (other != joint && distance(m->projected_px(other, frame), at_px) < within_px) {
                return false;
            }
        }
        return true;
    }

    QPoint inView(QPointF picture_px) const {
        return m_view->imageToView().toView(picture_px).toPoint();
    }

    const gonio::Person& person() const { return *m->document.value().person(1, 1); }

    /// A keypoint that stands apart from others, as detected.
    QPointF keypoint_px(const char* name, int frame) const {
        const auto& keypoints = person().base->keypoints;
        for (std::size_t k = 0; k < keypoints.names.size(); ++k) {
            if (keypoints.names[k] != name) continue;
            const auto row = keypoints.frames[std::size_t(frame)].image_px.row(Eigen::Index(k));
            return {row(0), row(1)};
        }
        return {};
    }

private Q_SLOTS:

    void init() {
        m = std::make_unique<SquatReview>();
        QCOMPARE(m->prepare(), QString());
        m_server = std::make_unique<FrameServer>();
        m_view = std::make_unique<VideoView>(m->document, m->review, *m_server);
        m_view->resize(640, 480);
        m_view->setValues(m->values);
        m_view->show();
        QSignalSpy opened(m_server.get(), &FrameServer::opened);
        m_server->open(m->video);
        QVERIFY(opened.wait());
        QVERIFY(showFrame(0));
    }

    void cleanup() {
        m_view.reset();
        m_server.reset();
        m.reset();
    }
};
