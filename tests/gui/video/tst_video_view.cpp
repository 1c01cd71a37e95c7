#include <QAction>
#include <QElapsedTimer>
#include <QPushButton>
#include <random>

#include "app/gui/video/body_layer.h"
#include "app/gui/video/body_projector.h"
#include "shown_squat.h"

class TestVideoView : public ShownSquat {
    Q_OBJECT

private Q_SLOTS:

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

    // Clicking the other person makes them the one under review; clicking this one does not.
    void aClickOnAPersonChoosesThem() {
        gonio::BaseAnalysis other = *person().base;
        for (auto& frame : other.keypoints.frames) {
            if (!frame.empty()) frame.image_px.col(0).array() -= 200;
        }
        other.hash = "the other one";
        QVERIFY(m->document.apply(gonio::EditBuilder(m->document.value(), gonio::EditKind::Analyse)
                                      .putAnalysis(1, 2, {}, other)
                                      .build()));
        QCOMPARE(m->review.person(), 1);
        const QPointF knee_px = keypoint_px("right_knee", 0);
        QVERIFY(!knee_px.isNull());
        const auto click = [&](QPointF picture_px) {
            QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inView(picture_px));
        };
        click(knee_px + QPointF(12, 3));
        QCOMPARE(m->review.person(), 1);
        click(knee_px - QPointF(200 - 12, 3));
        QCOMPARE(m->review.person(), 2);
        m_view->setValues(nullptr);  // as for whoever is computed anew
        click({5, 5});               // nobody
        QCOMPARE(m->review.person(), 2);
        click(knee_px + QPointF(12, 3));
        QCOMPARE(m->review.person(), 1);
        // Bystanders are not offered.
        gonio::Person bystander = *m->document.value().person(1, 2);
        bystander.ignored = true;
        QVERIFY(
            m->document.apply(gonio::EditBuilder(m->document.value(), gonio::EditKind::SetPerson)
                                  .putPerson(1, bystander)
                                  .build()));
        click(knee_px - QPointF(200 - 12, 3));
        QCOMPARE(m->review.person(), 1);
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
        gonio::PendingEdits edits{{{35, 45}}, {{40, {{"knee_angle_r", 61.25}}}}};
        layer.setPendingEdits(edits);
        QCOMPARE(layer.labelOf(gonio::id(Joint::TibiaR), 40),
                 (QStringList{"right knee", "61.3°  flexion, set by you", "waits for Refine"}));
        QCOMPARE(layer.labelOf(gonio::id(Joint::TibiaR), 41).last(),
                 QString("measured, waits for Refine"));
        layer.setPendingEdits({});
        layer.setStale(true);
        QVERIFY(layer.labelOf(gonio::id(Joint::TibiaR), 50).last().contains("computed anew"));
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
