// The scene view: follows the review and steers it, turns angles, says what it shows.

#include <vtkCommand.h>
#include <vtkRenderWindow.h>

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "../../render/picture_compare.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"
#include "render/scene/scene_picture.h"
#include "shown_scene.h"

using namespace gonio;

class TestSceneView : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void followsTheReviewInTheSameCall() {
        Shown shown;
        shown.review.setFrame(33);
        QCOMPARE(shown.view->scene().frame(), 33);
        shown.review.setJoint("knee_angle_r");
        QVERIFY(shown.view->scene().handle().has_value());
        QCOMPARE(shown.view->scene().handle()->value_deg, shown.rawValue("knee_angle_r"));
        QVERIFY(!shown.view->scene().layers().trails);
        shown.review.setLayer(Layer::Trails, true);
        shown.review.setLayer(Layer::Skeleton, false);
        QVERIFY(shown.view->scene().layers().trails);
        QVERIFY(!shown.view->scene().layers().bones);
    }

    void chosenJointsLeaveTheTrails() {
        Shown shown;
        shown.review.setLayer(Layer::Trails, true);
        shown.review.setFrame(20);
        QVERIFY(shown.isReady());
        const QImage usual = shown.view->grabPicture();
        shown.review.setTrailJoints({id(Joint::Head), id(Joint::HandL)});
        const QImage others = shown.view->grabPicture();
        QVERIFY(others != usual);
        shown.review.setTrailJoints({});
        const QImage none = shown.view->grabPicture();
        QVERIFY(none != others);
        shown.review.setLayer(Layer::Trails, false);
        QCOMPARE(shown.view->grabPicture(), none);
    }

    // The window's context is Qt's, the painter's is VTK's own: state left over by Qt must not
    // show.
    void looksAsTheExportedPictureDoes() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setLayer(Layer::Trails, true);
        shown.review.setJoint("knee_angle_r");
        QVERIFY(shown.isReady());
        const QImage inWindow = shown.view->grabPicture();
        BodyScene scene;
        ScenePainter painter(scene, inWindow.width(), inWindow.height());
        scene.setColours(sceneColours(true));
        scene.setSubject(shown.view->scene().subject());
        scene.setLayers(shown.view->scene().layers());
        scene.setFrame(20);
        scene.setTrails(
            {{id(Joint::Pelvis), id(Joint::TalusR), id(Joint::TalusL), id(Joint::TibiaR)}, 30, 30});
        scene.setChosenJoint(id(Joint::TibiaR));
        scene.setHandle(shown.view->scene().handle());
        scene.setCamera(shown.view->scene().camera());
        const auto image = painter.paint();
        QVERIFY(image.has_value());
        const QImage exported(image->rgb.data(), image->width_px, image->height_px,
                              3 * image->width_px, QImage::Format_RGB888);
        const double similarity = structuralSimilarity(inWindow, exported);
        if (similarity < 0.98) {
            inWindow.save("scene_in_window.png");
            exported.save("scene_exported.png");
        }
        QVERIFY2(similarity >= 0.98, qPrintable(QString::number(similarity)));
    }

    void clickingABoneChoosesItsJoint() {
        Shown shown;
        shown.review.setFrame(20);
        QVERIFY(shown.isReady());
        QSignalSpy frames(&shown.review, &Review::frameChanged);
        shown.click(shown.jointPoint(Joint::TibiaL));
        QCOMPARE(shown.review.joint(), QString("knee_angle_l"));
        shown.click(shown.jointPoint(Joint::HumerusR));
        QCOMPARE(shown.review.joint(), QString("arm_flex_r"));
        shown.click(shown.jointPoint(Joint::HumerusR));
        QCOMPARE(shown.review.joint(), QString("arm_add_r"));
        shown.click({5, 470});  // nothing there
        QCOMPARE(shown.review.joint(), QString("arm_add_r"));
        QCOMPARE(frames.size(), 0);
    }

    void clickingATrailGoesThere() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setLayer(Layer::Trails, true);
        QVERIFY(shown.isReady());
        JointPaths paths(shown.values->body, {shown.values, &shown.values->motion});
        std::array<Eigen::Vector3d, kJointCount> joints_m;
        QVERIFY(paths.at(12, joints_m));
        shown.click(shown.widgetPoint(
            shown.view->scene().inWindow_px(joints_m[std::size_t(id(Joint::TalusR))])));
        QVERIFY2(std::abs(shown.review.frame() - 12) <= 1,
                 qPrintable(QString::number(shown.review.frame())));
        QCOMPARE(shown.view->scene().frame(), shown.review.frame());
    }

    void presetsHaveKeysAndFreeOrbitLeavesThem() {
        Shown shown;
        QVERIFY(shown.isReady());
        for (const auto& [key, preset] :
             {std::pair(Qt::Key_1, ViewPreset::Camera), std::pair(Qt::Key_3, ViewPreset::Front),
              std::pair(Qt::Key_4, ViewPreset::Top), std::pair(Qt::Key_2, ViewPreset::Side)}) {
            QTest::keyClick(shown.view, key);
            QVERIFY(shown.view->scene().preset() == preset);
            QVERIFY(shown.view->presetAction(preset)->isChecked());
        }
        shown.drag({{320, 40}, {340, 45}, {400, 60}});
        QVERIFY(!shown.view->scene().preset());
        QVERIFY(!shown.view->presetAction(ViewPreset::Side)->isChecked());
        QTest::keyClick(shown.view, Qt::Key_2);
        QVERIFY(shown.view->scene().preset() == ViewPreset::Side);
        const double distance_m = shown.view->scene().camera().distance_m();
        shown.drag({{320, 60}, {340, 60}, {400, 60}}, Qt::RightButton);
        QCOMPARE(shown.view->scene().camera().distance_m(), distance_m);
    }

    void draggingTheRingBy30DegreesTurns30Degrees() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setJoint("knee_angle_r");
        QVERIFY(shown.isReady());
        const double start_deg = shown.rawValue("knee_angle_r");
        const Eigen::Vector3d ankle = *shown.view->scene().jointInWorld_m(id(Joint::TalusR));
        const TurnHandle ring = *shown.view->scene().turnHandle();
        QList<QPoint> way;
        for (int turn = 0; turn <= 30; turn += 3) {
            way << shown.widgetPoint(shown.view->scene().inWindow_px(ring.point_m(turn)));
        }
        QSignalSpy edits(shown.view, &SceneView::angleEdited);
        shown.drag(way);
        QVERIFY(edits.size() > 10);
        for (qsizetype i = 0; i < edits.size(); ++i) {
            QCOMPARE(edits[i][0].toString(), QString("knee_angle_r"));
            QCOMPARE(edits[i][2].toBool(), i + 1 == edits.size());
        }
        // Half a pixel at either end of a ring of some 40 px.
        const double turned_deg = edits.last()[1].toDouble() - start_deg;
        QVERIFY2(std::abs(turned_deg - 30) < 1.5, qPrintable(QString::number(turned_deg)));
        // The pose follows at once, and the ankle goes round the knee by as much.
        const Eigen::Vector3d moved = *shown.view->scene().jointInWorld_m(id(Joint::TalusR));
        const double seen_deg =
            turnBetween_deg(ring.axis.axis, ankle - ring.axis.centre_m, moved - ring.axis.centre_m);
        QVERIFY(std::abs(seen_deg - turned_deg) < 0.05);
        QVERIFY(shown.view->stateText().contains("being corrected"));
        // Elsewhere the motion's own pose is shown; the value is the document's to keep.
        shown.review.setFrame(21);
        shown.review.setFrame(20);
        QCOMPARE(*shown.view->scene().jointInWorld_m(id(Joint::TalusR)), ankle);
    }

    void turnIsGivenUpWhereTheFrameMovesOn() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setJoint("knee_angle_r");
        QVERIFY(shown.isReady());
        const TurnHandle ring = *shown.view->scene().turnHandle();
        QList<QPoint> way;
        for (int turn = 0; turn <= 30; turn += 3) {
            way << shown.widgetPoint(shown.view->scene().inWindow_px(ring.point_m(turn)));
        }
        QSignalSpy edits(shown.view, &SceneView::angleEdited);
        QSignalSpy began(shown.view, &SceneView::turnBegan);
        connect(shown.view, &SceneView::angleEdited, &shown.review, [&] {
            if (edits.size() == 4) shown.review.setFrame(21);
        });
        shown.drag(way);
        QCOMPARE(began.count(), 1);
        QCOMPARE(shown.review.frame(), 21);
        QVERIFY(edits.size() >= 4);
        for (const auto& edit : edits) QVERIFY(!edit[2].toBool());
    }

    void turnsStopAtTheLimits() {
        Shown shown;
        shown.review.setJoint("knee_angle_r");
        QSignalSpy edits(shown.view, &SceneView::angleEdited);
        shown.view->turnBy(500);
        QCOMPARE(edits.last()[1].toDouble(), 135.0);
        shown.view->turnBy(-500);
        QCOMPARE(edits.last()[1].toDouble(), 0.0);
    }

    void keysTurnTheAngle() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setJoint("knee_angle_r");
        QVERIFY(shown.isReady());
        shown.view->setFocus();
        const double start_deg = shown.rawValue("knee_angle_r");
        QSignalSpy edits(shown.view, &SceneView::angleEdited);
        const auto last = [&] { return edits.last()[1].toDouble() - start_deg; };
        QTest::keyClick(shown.view, Qt::Key_Plus);
        QVERIFY(std::abs(last() - 1) < 1e-9);
        QTest::keyClick(shown.view, Qt::Key_Plus, Qt::ShiftModifier);
        QVERIFY(std::abs(last() - 1.1) < 1e-9);
        QTest::keyClick(shown.view, Qt::Key_Minus);
        QTest::keyClick(shown.view, Qt::Key_Minus, Qt::ShiftModifier);
        QVERIFY(std::abs(last()) < 1e-9);
        for (const auto& edit : edits) QVERIFY(edit[2].toBool());
        QCOMPARE(edits.size(), 4);
    }

    void newValuesEndThePreview() {
        Shown shown;
        shown.review.setJoint("knee_angle_r");
        shown.view->turnBy(5);
        QVERIFY(shown.view->stateText().contains("being corrected"));
        shown.view->setValues(walkingValues());
        QVERIFY(shown.view->stateText().contains("measured"));
        QCOMPARE(shown.view->scene().handle()->value_deg, shown.rawValue("knee_angle_r"));
    }

    void waitingEditsAreShownAsSuch() {
        Shown shown;
        shown.review.setFrame(20);
        shown.review.setJoint("knee_angle_r");
        const double measured_deg = shown.rawValue("knee_angle_r");
        const auto ankle = [&] { return *shown.view->scene().jointInWorld_m(id(Joint::TalusR)); };
        const Eigen::Vector3d before_m = ankle();
        const double set_deg = measured_deg + 25;
        shown.view->setPendingEdits({{{10, 30}}, {{20, {{"knee_angle_r", set_deg}}}}});
        QVERIFY((ankle() - before_m).norm() > 0.1);
        QVERIFY2(shown.view->stateText().contains("set by you, waits for Refine"),
                 qPrintable(shown.view->stateText()));
        QCOMPARE(shown.view->scene().handle()->value_deg, set_deg);
        shown.review.setFrame(21);
        QVERIFY(shown.view->stateText().contains("measured, waits for Refine"));
        shown.review.setFrame(20);  // the edited pose is there again
        QVERIFY((ankle() - before_m).norm() > 0.1);
        shown.view->setPendingEdits({});
        QVERIFY((ankle() - before_m).norm() < 1e-9);
        QVERIFY(!shown.view->stateText().contains("Refine"));
    }

    void posesOfOthersArePreviewed() {
        Shown shown;
        shown.review.setFrame(20);
        const auto ankle = [&] { return *shown.view->scene().jointInWorld_m(id(Joint::TalusR)); };
        const Eigen::Vector3d before_m = ankle();
        PoseVector pose_rad = shown.values->motion.poses_rad[20];
        pose_rad[6] += 0.5;
        shown.view->previewPose(21, pose_rad);  // of another frame: too late
        QVERIFY((ankle() - before_m).norm() < 1e-9);
        shown.view->previewPose(20, pose_rad);
        QVERIFY((ankle() - before_m).norm() > 0.1);
        shown.view->previewPose(20, std::nullopt);
        QVERIFY((ankle() - before_m).norm() < 1e-9);
    }

    void tabWalksThroughTheJointsAndOut() {
        Shown shown;
        QLineEdit after;
        shown.window.layout()->addWidget(&after);
        QVERIFY(shown.isReady());
        shown.view->setFocus();
        QTRY_VERIFY(shown.view->hasFocus());
        QTest::keyClick(shown.view, Qt::Key_Tab);
        QCOMPARE(shown.review.joint(), QString("pelvis_tilt"));
        QTest::keyClick(shown.view, Qt::Key_Down);
        QCOMPARE(shown.review.joint(), QString("pelvis_list"));
        QTest::keyClick(shown.view, Qt::Key_Tab);
        QCOMPARE(shown.review.joint(), QString("hip_flexion_r"));
        QTest::keyClick(shown.view, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(shown.review.joint(), QString("pelvis_tilt"));
        int steps = 0;
        while (shown.view->hasFocus() && steps < 40) {
            QTest::keyClick(shown.view, Qt::Key_Tab);
            ++steps;
        }
        QVERIFY(!shown.view->hasFocus());
        QCOMPARE(shown.review.joint(), QString("pro_sup_l"));
        QCOMPARE(steps, 18);  // 17 joints more, then out
        shown.window.layout()->removeWidget(&after);
        after.setParent(nullptr);
    }

    void saysWhatItShows() {
        Shown shown(25);
        shown.review.setFrame(20);
        shown.review.setJoint("hip_flexion_l");
        QVERIFY(!shown.view->accessibleName().isEmpty());
        const QString text = shown.view->accessibleDescription();
        QVERIFY(text.contains("Hip flexion, left") && text.contains("measured"));
        QVERIFY(text.contains(degreesWords(shown.rawValue("hip_flexion_l"))));
        shown.review.setFrame(25);
        QVERIFY(shown.view->accessibleDescription().contains("not seen"));
        shown.review.setFrame(20);
        shown.view->setStale(true);
        QVERIFY(shown.view->accessibleDescription().contains("out of date"));
        shown.view->setStale(false);
        shown.view->setValues(nullptr);
        QVERIFY(shown.view->accessibleDescription().contains("Nothing has been analysed"));
        for (const auto* button : shown.view->findChildren<QToolButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
        }
    }

    void everyAngleHasAName() {
        for (const AngleDefinition& angle : conventionTable(AngleConvention::OpenSim)) {
            const QString key = QString::fromStdString(std::string(angle.name));
            const QString words = angleTitleWithSide(AngleConvention::OpenSim, key.toStdString());
            QVERIFY2(words != key, qPrintable(key));
        }
        QCOMPARE(angleTitleWithSide(AngleConvention::OpenSim, "unheard_of"), QString("unheard_of"));
    }

    void survivesResizingAndRedocking() {
        Shown shown;
        QMainWindow window;
        auto* dock = new QDockWidget(&window);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        dock->setWidget(shown.view);
        window.setCentralWidget(new QLabel("centre"));
        window.resize(500, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        struct Counter {
            int errors = 0;

            void count() { ++errors; }
        } counter;

        shown.view->renderWindow()->AddObserver(vtkCommand::ErrorEvent, &counter, &Counter::count);
        for (int cycle = 0; cycle < 200; ++cycle) {
            if (cycle % 4 == 0) window.resize(420 + 5 * (cycle % 9), 300 + 3 * (cycle % 7));
            if (cycle % 4 == 1) dock->setFloating(!dock->isFloating());
            if (cycle % 4 == 2) shown.window.layout()->addWidget(shown.view);
            if (cycle % 4 == 3) dock->setWidget(shown.view);
            shown.view->show();
            shown.review.setFrame(cycle % 60);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!shown.view->grabPicture().isNull());
        QCOMPARE(counter.errors, 0);
        // Not black: the bones are in the picture.
        const QImage picture = shown.view->grabPicture();
        int bright = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                bright += qGray(picture.pixel(x, y)) > 120 ? 1 : 0;
            }
        }
        QVERIFY(bright > 200);
        qInfo("contexts set up in 200 cycles: %d", shown.view->contextCount());
        shown.window.layout()->addWidget(shown.view);
        shown.view->renderWindow()->RemoveObservers(vtkCommand::ErrorEvent);
    }

    void howLongAFrameTakes() {
        Shown shown;
        shown.review.setLayer(Layer::Trails, true);
        shown.window.resize(1280, 720);
        QVERIFY(shown.isReady());
        QSignalSpy rendered(shown.view, &VtkWidget::rendered);
        std::vector<double> ms;
        for (int f = 1; f < 50; ++f) {
            rendered.clear();
            shown.review.setFrame(f);
            QTRY_VERIFY(!rendered.isEmpty());
            ms.push_back(shown.view->lastRender_ms());
        }
        std::ranges::sort(ms);
        qInfo("view of %d x %d: %.1f ms (median), %.1f ms (p95)", shown.view->width(),
              shown.view->height(), ms[ms.size() / 2], ms[ms.size() * 95 / 100]);
        if (qEnvironmentVariableIsSet("GONIO_KEEP_PICTURES")) {
            shown.review.setJoint("knee_angle_r");
            QVERIFY(shown.window.grab().save(qEnvironmentVariable("GONIO_KEEP_PICTURES") +
                                             "/scene_view.png"));
        }
    }
};

int main(int argc, char** argv) {
    VtkWidget::prepareOpenGl();
    QApplication application(argc, argv);
    Theme::instance().apply(application, ThemeChoice::Dark);
    TestSceneView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scene_view.moc"
