#include <QPushButton>
#include <algorithm>

#include "app/gui/video/body_projector.h"
#include "app/gui/video/shown_keypoints.h"
#include "shown_squat.h"

/// Corrections of keypoints by mouse and keys, and what the points are called.
class TestKeypointLayer : public ShownSquat {
    Q_OBJECT

private Q_SLOTS:

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
        const auto find = [&](int frame, const std::string& name) {
            for (const auto& point : gonio::shownKeypoints(gonio::fitKeypoints(trial, 1), frame)) {
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
        // what the fit undid itself: legs alone
        gonio::BaseAnalysis base = *swapped.base;
        base.sideSwaps = {{{30, 35}, gonio::Limbs::Legs}};
        swapped.base = std::make_shared<gonio::BaseAnalysis>(base);
        QCOMPARE(find(33, "right_knee"), keypoint_px("left_knee", 33));
        QCOMPARE(find(33, "r_elbow"), keypoint_px("r_elbow", 33));
        QCOMPARE(find(36, "right_knee"), keypoint_px("right_knee", 36));
        swapped.corrections[3] =
            Correction{3, gonio::KeypointCorrection{33, "left_knee", {5.0, 6.0}}};
        QCOMPARE(find(33, "left_knee"), QPointF(5, 6));
    }

    // Every point is where Refine takes it, in a clip with all kinds of swaps.
    void pointsAreThoseOfTheFit() {
        gonio::Trial trial = *m->document.value().trial(1);
        auto& person = trial.people.at(1);
        gonio::BaseAnalysis base = *person.base;
        base.sideSwaps = {{{30, 45}, gonio::Limbs::Legs}, {{40, 50}, gonio::Limbs::Arms}};
        person.base = std::make_shared<gonio::BaseAnalysis>(base);
        person.corrections[1] = {1, gonio::SideSwapCorrection{{43, 60}}};
        person.corrections[2] = {2, gonio::KeypointCorrection{44, "right_knee", {5, 6}}};
        const gonio::FitKeypoints keypoints = gonio::fitKeypoints(trial, 1);
        for (int frame = 25; frame < 65; ++frame) {
            const gonio::KeypointFrame fitted = keypoints.at(frame);
            const auto points = gonio::shownKeypoints(keypoints, frame);
            QVERIFY(!points.empty());
            for (const auto& point : points) {
                const auto k = std::ranges::find(base.keypoints.names, point.name) -
                               base.keypoints.names.begin();
                QCOMPARE(point.at_px, QPointF(fitted.image_px(k, 0), fitted.image_px(k, 1)));
            }
        }
    }
};

QTEST_MAIN(TestKeypointLayer)
#include "tst_keypoint_layer.moc"
