#include <QAction>
#include <QElapsedTimer>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <ctime>
#include <random>

#include "app/gui/video/body_layer.h"
#include "app/gui/video/body_projector.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/video/overlay_paint.h"
#include "app/gui/video/shown_keypoints.h"
#include "app/gui/video/video_view.h"
#include "review_of_a_squat.h"

using gonio::FrameServer;
using gonio::Joint;
using gonio::Layer;
using gonio::VideoView;

namespace {

/// The view as a picture with so many device pixels a unit.
QImage rendered(VideoView& view, double pixelRatio) {
    QImage image((QSizeF(view.size()) * pixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::black);
    view.render(&image);
    return image;
}

double likeness(QRgb pixel, QColor wanted) {
    const int away = std::abs(qRed(pixel) - wanted.red()) +
                     std::abs(qGreen(pixel) - wanted.green()) +
                     std::abs(qBlue(pixel) - wanted.blue());
    return std::max(0.0, 1 - away / 60.0);
}

/// Centre of what has this colour around a place, in the view's units.
QPointF centroid(const QImage& image, QPointF around, double radius, QColor wanted) {
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
double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

QColor dotColour(Joint joint) {
    return gonio::colourOf(gonio::sideColour(gonio::kJointNames[std::size_t(gonio::id(joint))]))
        .lighter(125);
}

}  // namespace

class TestVideoView : public QObject {
    Q_OBJECT

private:
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

    void overlayLiesOnTheProjection_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("pixelRatio");
        for (const double zoom : {0.0, 0.7, 1.0, 2.3, 6.0}) {
            for (const double ratio : {1.0, 1.5, 2.0}) {
                QTest::addRow("zoom %.1f, ratio %.1f", zoom, ratio) << zoom << ratio;
            }
        }
    }

    void overlayLiesOnTheProjection() {
        QFETCH(const double, zoom);
        QFETCH(const double, pixelRatio);
        m->review.setLayer(Layer::Surface, false);
        m_view->resize(731, 522);
        double worst_px = 0;
        int looked = 0;
        for (const int frame : {0, 37, 61}) {
            QVERIFY(showFrame(frame));
            for (int j = 0; j < gonio::kJointCount; ++j) {
                const QPointF truth_px = m->projected_px(j, frame);
                m_view->fit();
                if (zoom > 0) {
                    m_view->setZoom(zoom);
                    // bring the joint into the view
                    const QPointF away = m_view->imageToView().toView(truth_px) -
                                         QPointF(m_view->width() / 2.0, m_view->height() / 2.0);
                    QTest::mousePress(m_view.get(), Qt::MiddleButton, {}, {300, 300});
                    QTest::mouseMove(m_view.get(), QPoint(300, 300) - away.toPoint());
                    QTest::mouseRelease(m_view.get(), Qt::MiddleButton, {}, {300, 300});
                }
                const auto transform = m_view->imageToView();
                const QPointF at = transform.toView(truth_px);
                if (!m_view->rect().adjusted(8, 8, -8, -8).contains(at.toPoint())) continue;
                if (!standsApart(j, frame, 10 / transform.scale)) continue;
                const QImage image = rendered(*m_view, pixelRatio);
                const QPointF found = centroid(image, at, 5, dotColour(Joint(j)));
                worst_px = std::max(worst_px, distance(transform.toPicture(found), truth_px));
                ++looked;
            }
        }
        QVERIFY(looked >= 9);
        qInfo("farthest from the projection: %.3f px of the video (%d joints)", worst_px, looked);
        QVERIFY(worst_px <= 0.5);
    }

    void overlayBelongsToTheShownPicture() {
        m->review.setLayer(Layer::Surface, false);
        std::mt19937 random(11);
        int behind = 0;
        for (int i = 0; i < 60; ++i) {
            m->review.setFrame(int(random() % 90U));
            if (i % 3 == 0) QCoreApplication::processEvents();
            const QImage image = rendered(*m_view, 1);
            const int frame = numbered::read(image);
            QCOMPARE(frame, m_view->shownFrame());
            if (frame != m->review.frame()) ++behind;
            const QPointF truth_px = m->projected_px(gonio::id(Joint::TibiaR), frame);
            const QPointF found = centroid(image, m_view->imageToView().toView(truth_px), 5.5,
                                           dotColour(Joint::TibiaR));
            QVERIFY(distance(m_view->imageToView().toPicture(found), truth_px) < 0.5);
        }
        QVERIFY(behind > 0);  // else nothing was tested
    }

    void outlineSurroundsTheBody() {
        gonio::BodyProjector projector(m->values, SquatReview::width_px);
        std::vector<double> joints_ms, outline_ms;
        for (int frame = 0; frame < SquatReview::count; ++frame) {
            QElapsedTimer timer;
            timer.start();
            projector.at(frame, false);
            joints_ms.push_back(1e-6 * double(timer.nsecsElapsed()));
            const auto& body = projector.at(frame, true);
            outline_ms.push_back(1e-6 * double(timer.nsecsElapsed()));
            QVERIFY(body.isThere && body.outline_px.size() > 100);
            double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9, length = 0;
            for (const QLineF& line : body.outline_px) {
                left = std::min(left, line.x1());
                right = std::max(right, line.x1());
                top = std::min(top, line.y1());
                bottom = std::max(bottom, line.y1());
                length += line.length();
            }
            for (const QPointF joint : body.joints_px) {
                QVERIFY(joint.x() > left && joint.x() < right);
                QVERIFY(joint.y() > top && joint.y() < bottom);
            }
            QVERIFY(length > 2 * (bottom - top));
        }
        std::sort(joints_ms.begin(), joints_ms.end());
        std::sort(outline_ms.begin(), outline_ms.end());
        qInfo("joints %.2f ms, with contour %.2f ms (median), slowest %.1f ms", joints_ms[45],
              outline_ms[45], outline_ms[89]);
    }

    void missingFramesHaveNoBody() {
        auto values = std::make_shared<gonio::PersonValues>(*m->values);
        values->motion.sources[20] = gonio::FrameSource::Missing;
        m_view->setValues(values);
        m->review.setLayer(Layer::Surface, false);
        QVERIFY(showFrame(20));
        const QPointF knee_px = m->projected_px(gonio::id(Joint::TibiaR), 20);
        const QPointF found = centroid(rendered(*m_view, 1), m_view->imageToView().toView(knee_px),
                                       5.5, dotColour(Joint::TibiaR));
        QVERIFY(found.x() < 0);
        m_view->setValues(nullptr);
        rendered(*m_view, 1);
    }

    void aClickOnAJointChoosesIt() {
        QVERIFY(showFrame(40));
        const QPoint knee = inView(m->projected_px(gonio::id(Joint::TibiaR), 40));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, knee);
        QCOMPARE(m->review.joint(), QString("knee_angle_r"));
        gonio::BodyLayer layer(m->review);
        layer.setVideoSize({640, 480});
        layer.setValues(m->values);
        QStringList label = layer.labelOf(gonio::id(Joint::TibiaR), 40);
        QCOMPARE(label, (QStringList{"right knee", "40.4°  flexion", "measured"}));
        label = layer.labelOf(gonio::id(Joint::TibiaR), 50);
        QCOMPARE(label.last(), QString("measured, low confidence"));
        layer.setStale(true);
        QVERIFY(layer.labelOf(gonio::id(Joint::TibiaR), 50).last().contains("computed anew"));
    }

    void draggingCorrectsAKeypoint() {
        m->review.setLayer(Layer::Keypoints, true);
        QVERIFY(showFrame(30));
        const QPointF from_px = keypoint_px("right_knee", 30);
        const QPoint from = inView(from_px);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 10; ++i) QTest::mouseMove(m_view.get(), from + QPoint(4 * i, -2 * i));
        QVERIFY(person().corrections.empty());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, from + QPoint(40, -20));
        QCOMPARE(int(person().corrections.size()), 1);
        const auto put =
            std::get<gonio::KeypointCorrection>(person().corrections.begin()->second.value);
        QCOMPARE(put.frame, 30);
        QVERIFY(put.keypoint == "right_knee" || put.keypoint == "r_knee");
        const QPointF at_px(put.at_px.x(), put.at_px.y());
        QVERIFY(distance(at_px, from_px + QPointF(40, -20)) < 1e-9);
        QCOMPARE(m->document.undoStack().count(), 1);
        // drawn as a diamond in its place
        const QPointF found = centroid(rendered(*m_view, 1), m_view->imageToView().toView(at_px), 9,
                                       gonio::colourOf(gonio::kCorrectedColour));
        QVERIFY(distance(m_view->imageToView().toPicture(found), at_px) < 0.7);
        // once more: the same correction goes on
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, inView(at_px));
        QTest::mouseMove(m_view.get(), inView(at_px) + QPoint(0, 15));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, inView(at_px) + QPoint(0, 15));
        QCOMPARE(int(person().corrections.size()), 1);
        QCOMPARE(m->document.undoStack().count(), 2);
        m->document.undoStack().undo();
        m->document.undoStack().undo();
        QVERIFY(person().corrections.empty());
    }

    void escapeAndClicksChangeNothing() {
        m->review.setLayer(Layer::Keypoints, true);
        QVERIFY(showFrame(30));
        const QPoint from = inView(keypoint_px("right_knee", 30));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, from);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view.get(), from + QPoint(30, 30));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, from + QPoint(30, 30));
        QVERIFY(person().corrections.empty());
        // the picture changes while the button is down
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view.get(), from + QPoint(30, 30));
        QVERIFY(showFrame(31));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, from + QPoint(30, 30));
        QVERIFY(person().corrections.empty());
        QCOMPARE(m->document.undoStack().count(), 0);
    }

    void keysMoveTheChosenKeypoint() {
        m->review.setLayer(Layer::Keypoints, true);
        QVERIFY(showFrame(30));
        const QPointF from_px = keypoint_px("right_knee", 30);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inView(from_px));
        for (int i = 0; i < 3; ++i) QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(int(person().corrections.size()), 1);
        const auto put =
            std::get<gonio::KeypointCorrection>(person().corrections.begin()->second.value);
        const QPointF at_px(put.at_px.x(), put.at_px.y());
        QVERIFY(distance(at_px, from_px + QPointF(3, -0.1)) < 1e-9);
        QCOMPARE(m->document.undoStack().count(), 1);  // one step
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QVERIFY(person().corrections.empty());
        QCOMPARE(m->document.undoStack().count(), 2);
    }

    void tabGoesThroughAndOut() {
        QPushButton after(nullptr);
        m->review.setLayer(Layer::Keypoints, true);
        QVERIFY(showFrame(30));
        m_view->setFocus();
        const int count = int(person().base->keypoints.names.size());
        for (int i = 0; i < count; ++i) QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(int(person().corrections.size()), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Tab);  // after the last one: none
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(int(person().corrections.size()), 1);
        QCOMPARE(m->document.undoStack().count(), 1);
        m->review.setLayer(Layer::Keypoints, false);
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QVERIFY(!m->review.joint().isEmpty());
    }

    void swapsAreUndoneInNames() {
        using gonio::Correction;
        gonio::Trial trial = *m->document.value().trial(1);
        auto& swapped = trial.people.at(1);
        swapped.corrections[1] = Correction{1, gonio::SideSwapCorrection{{10, 20}}};
        const auto shown = [&](int frame, const gonio::ProjectedBody* body) {
            return gonio::shownKeypoints(trial, 1, gonio::CorrectionIndex(swapped), frame, body);
        };
        const auto find = [&](int frame, const std::string& name) {
            for (const auto& point : shown(frame, nullptr)) {
                if (point.name == name) return point.at_px;
            }
            return QPointF();
        };
        QCOMPARE(find(15, "right_knee"), keypoint_px("left_knee", 15));
        QCOMPARE(find(15, "l_elbow"), keypoint_px("r_elbow", 15));
        QCOMPARE(find(15, "nose"), keypoint_px("nose", 15));
        QCOMPARE(find(21, "right_knee"), keypoint_px("right_knee", 21));
        swapped.corrections[2] = Correction{2, gonio::SideSwapCorrection{{0, 89}}};
        QCOMPARE(find(15, "right_knee"), keypoint_px("right_knee", 15));
        swapped.corrections.clear();
        // what the fit undid itself: the detector's legs are exchanged against the body
        gonio::BaseAnalysis base = *swapped.base;
        base.sideSwaps = {{30, 35}};
        auto& names = base.keypoints.names;
        for (auto& name : names) {
            if (name.find("knee") != std::string::npos || name.find("hip") != std::string::npos ||
                name.find("ankle") != std::string::npos) {
                name = gonio::otherSide(name);
            }
        }
        swapped.base = std::make_shared<gonio::BaseAnalysis>(base);
        gonio::BodyProjector projector(m->values, 640);
        for (const auto& point : shown(33, &projector.at(33, false))) {
            if (point.name == "right_knee") QCOMPARE(point.at_px, keypoint_px("right_knee", 33));
            if (point.name == "r_elbow") QCOMPARE(point.at_px, keypoint_px("r_elbow", 33));
        }
        swapped.corrections[3] =
            Correction{3, gonio::KeypointCorrection{33, "left_knee", {5.0, 6.0}}};
        for (const auto& point : shown(33, nullptr)) {
            if (point.name == "left_knee") QCOMPARE(point.at_px, QPointF(5, 6));
        }
    }

    void zoomKeepsThePlaceUnderTheMouse() {
        const QPointF mouse(100, 77);
        const QPointF before = m_view->imageToView().toPicture(mouse);
        QWheelEvent wheel(mouse, m_view->mapToGlobal(mouse), {}, {0, 240}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &wheel);
        QVERIFY(std::abs(m_view->imageToView().scale - 1.5625) < 1e-9);
        QVERIFY(distance(m_view->imageToView().toPicture(mouse), before) < 1e-9);
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {600, 20});
        QVERIFY(m_view->isFitted());
        m_view->findChild<QAction*>("zoomIn")->trigger();
        QVERIFY(m_view->imageToView().scale > 1);
        m_view->findChild<QAction*>("fitVideo")->trigger();
        QCOMPARE(m_view->imageToView().scale, 1.0);
    }

    void otherLayersComeFirst() {
        struct Recorder : gonio::VideoLayer {
            void paint(QPainter& painter, const gonio::VideoTransform& transform,
                       int frame) override {
                painted = frame;
                painter.fillRect(QRectF(transform.toView({300, 20}), QSizeF(20, 20)), Qt::magenta);
            }

            bool mousePress(QMouseEvent&, const gonio::VideoTransform&, int) override {
                ++presses;
                return takes;
            }

            bool mouseRelease(QMouseEvent&, const gonio::VideoTransform&, int) override {
                ++releases;
                return takes;
            }

            int painted = -1, presses = 0, releases = 0;
            bool takes = true;
        } recorder;

        m_view->addLayer(recorder);
        QVERIFY(showFrame(12));
        const QImage image = rendered(*m_view, 1);
        QCOMPARE(recorder.painted, 12);
        QCOMPARE(image.pixelColor(310, 30), QColor(Qt::magenta));
        const QPoint knee = inView(m->projected_px(gonio::id(Joint::TibiaR), 12));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, knee);
        QCOMPARE(recorder.presses + recorder.releases, 2);
        QVERIFY(m->review.joint().isEmpty());
        recorder.takes = false;
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, knee);
        QCOMPARE(m->review.joint(), QString("knee_angle_r"));
        m_view->removeLayer(recorder);
    }

    void aMissingVideoSaysSo() {
        QSignalSpy wanted(m_view.get(), &VideoView::findVideoWanted);
        m_server->close();
        m_view->showMissingVideo("/away/squat.mp4");
        auto* button = m_view->findChild<QPushButton*>("findVideo");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        m_server->open(m->video);
        QVERIFY(QTest::qWaitFor([&] { return m_view->shownFrame() >= 0; }, 20'000));
        QVERIFY(!button->isVisible());
        m_server->open("/away/squat.mp4");
        QVERIFY(QTest::qWaitFor([&] { return m_view->shownFrame() < 0; }, 20'000));
        QVERIFY(!button->isVisible());
    }

    void paintingIsQuick() {
        m->review.setLayer(Layer::Keypoints, true);
        m_view->resize(1280, 720);
        std::vector<double> paint_ms;
        for (int frame = 0; frame < 60; ++frame) {
            QVERIFY(showFrame(frame));
            QImage image(1280, 720, QImage::Format_ARGB32_Premultiplied);
            const double before_ms = processor_ms();
            m_view->render(&image);
            paint_ms.push_back(processor_ms() - before_ms);
        }
        std::sort(paint_ms.begin(), paint_ms.end());
        qInfo(
            "a frame of 640 x 480 at 1280 x 720 with all layers: median %.1f ms, p95 %.1f ms of "
            "the processor",
            paint_ms[30], paint_ms[57]);
        if (const QByteArray folder = qgetenv("GONIO_SCREENSHOTS"); !folder.isEmpty()) {
            m->review.setJoint("knee_angle_r");
            rendered(*m_view, 1).save(folder + "/video_view.png");
        }
    }
};

QTEST_MAIN(TestVideoView)
#include "tst_video_view.moc"
