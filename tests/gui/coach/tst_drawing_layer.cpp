#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "app/gui/coach/coach_palette.h"
#include "app/gui/coach/drawing_layer.h"
#include "app/gui/coach/drawing_painter.h"
#include "coach_case.h"
#include "core/report/drawing_values.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>

using namespace gonio;
using namespace gonio::test;

namespace {

/// A hand on the mouse over a view that shows the video at this transform.
struct Hand {
    DrawingLayer& layer;
    VideoTransform transform{0.75, {20, 10}};
    int frame = 30;

    bool send(QEvent::Type type, QPointF picture_px, Qt::MouseButton button = Qt::LeftButton) {
        const QPointF at = transform.toView(picture_px);
        QMouseEvent event(type, at, at, button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        if (type == QEvent::MouseButtonPress) return layer.mousePress(event, transform, frame);
        if (type == QEvent::MouseMove) return layer.mouseMove(event, transform, frame);
        return layer.mouseRelease(event, transform, frame);
    }

    void click(QPointF picture_px) {
        send(QEvent::MouseMove, picture_px);
        send(QEvent::MouseButtonPress, picture_px);
        send(QEvent::MouseButtonRelease, picture_px);
    }

    bool drag(QPointF from_px, QPointF to_px) {
        const bool taken = send(QEvent::MouseButtonPress, from_px);
        send(QEvent::MouseMove, (from_px + to_px) / 2);
        send(QEvent::MouseMove, to_px);
        send(QEvent::MouseButtonRelease, to_px);
        return taken;
    }
};

QImage paintedAt(DrawingLayer& layer, int frame) {
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(Qt::darkGray);
    QPainter painter(&picture);
    layer.paint(painter, VideoTransform{1, {0, 0}}, frame);
    return picture;
}

bool near(const Eigen::Vector2d& a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-9;
}

}  // namespace

class TestDrawingLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void threeClicksMakeAnAngle() {
        CoachCase coach;
        coach.review.setFrame(30);
        DrawingLayer layer(coach.document, coach.review);
        Hand hand{layer};
        layer.setTool(CoachTool::Angle);
        hand.click({200, 100});
        hand.click({100, 100});
        QCOMPARE(coach.trial().drawings.size(), std::size_t{0});
        hand.click({100, 40});
        QCOMPARE(coach.trial().drawings.size(), std::size_t{1});
        const Drawing& angle = coach.trial().drawings.begin()->second;
        QVERIFY(angle.kind == DrawingKind::Angle);
        QVERIFY(near(angle.points_px[0], {200, 100}));
        QVERIFY(near(angle.points_px[1], {100, 100}));
        QVERIFY(near(angle.points_px[2], {100, 40}));
        QCOMPARE(valueOf(angle, coach.review.times_s(), 30).value, 90.0);
        QVERIFY(angle.frames.contains(30));
        QVERIFY(drawingText(angle, {coach.review.times_s(), 30, {}}).contains("picture plane"));
        QVERIFY(layer.tool() == CoachTool::Select);
        QCOMPARE(layer.selected(), angle.id);
        QCOMPARE(coach.document.undoStack().count(), 2);  // the trial and the drawing
        coach.document.undoStack().undo();
        QVERIFY(coach.trial().drawings.empty());
        QCOMPARE(layer.selected(), 0);
        coach.document.undoStack().redo();
        QCOMPARE(coach.trial().drawings.size(), std::size_t{1});
    }

    void aLineIsPulled() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        Hand hand{layer};
        layer.setTool(CoachTool::Line);
        QVERIFY(hand.drag({50, 60}, {250, 160}));
        QCOMPARE(coach.trial().drawings.size(), std::size_t{1});
        const Drawing& line = coach.trial().drawings.at(1);
        QVERIFY(near(line.points_px[0], {50, 60}) && near(line.points_px[1], {250, 160}));
    }

    void handlesAndWholeDrawingsMove() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        Hand hand{layer};
        layer.setTool(CoachTool::Line);
        hand.drag({50, 60}, {250, 60});
        const int steps = coach.document.undoStack().count();
        QVERIFY(hand.drag({250, 60}, {260, 90}));  // a handle
        QVERIFY(near(coach.trial().drawings.at(1).points_px[1], {260, 90}));
        QVERIFY(near(coach.trial().drawings.at(1).points_px[0], {50, 60}));
        QCOMPARE(coach.document.undoStack().count(), steps + 1);  // one step a drag
        QVERIFY(hand.drag({155, 75}, {165, 95}));                 // the line between
        QVERIFY(near(coach.trial().drawings.at(1).points_px[0], {60, 80}));
        QVERIFY(near(coach.trial().drawings.at(1).points_px[1], {270, 110}));
        // Elsewhere the mouse is left to the layers below.
        QVERIFY(!hand.send(QEvent::MouseButtonPress, {500, 400}));
        QCOMPARE(layer.selected(), 0);
    }

    void keyboardAloneDrawsAndMoves() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        CoachPalette palette(coach.document, coach.review, layer);
        const auto trigger = [&](const QString& id) {
            for (QAction* action : palette.toolActions() + palette.editActions()) {
                if (action->objectName() == id) return action->trigger();
            }
            QFAIL(qPrintable(id + " is not there"));
        };
        trigger("annotate.ruler");
        trigger("annotate.middle");
        const Drawing ruler = coach.trial().drawings.at(1);
        QVERIFY(ruler.kind == DrawingKind::Ruler);
        const int steps = coach.document.undoStack().count();
        trigger("annotate.point");
        QCOMPARE(layer.handle(), 0);
        trigger("annotate.right");
        trigger("annotate.right");
        trigger("annotate.down10");
        const Drawing& moved = coach.trial().drawings.at(1);
        QCOMPARE(moved.points_px[0].x(), ruler.points_px[0].x() + 2);
        QCOMPARE(moved.points_px[0].y(), ruler.points_px[0].y() + 10);
        QVERIFY(moved.points_px[1] == ruler.points_px[1]);
        QCOMPARE(coach.document.undoStack().count(), steps + 1);  // moves fold into one step
        trigger("annotate.delete");
        QVERIFY(coach.trial().drawings.empty());
        for (const QAction* action : palette.toolActions() + palette.editActions()) {
            QVERIFY(!action->shortcut().isEmpty() && !action->toolTip().isEmpty());
        }
    }

    void escapeGivesUp() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        Hand hand{layer};
        layer.setTool(CoachTool::Angle);
        hand.click({200, 100});
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QVERIFY(layer.keyPress(escape, hand.transform, hand.frame));
        QVERIFY(coach.trial().drawings.empty());
        QVERIFY(layer.tool() == CoachTool::Select);
        QVERIFY(!layer.keyPress(escape, hand.transform, hand.frame));
    }

    void shownInItsFramesAlone() {
        CoachCase coach;
        coach.review.setFrame(60);
        DrawingLayer layer(coach.document, coach.review);
        layer.setTool(CoachTool::Line);
        layer.createInTheMiddle();
        // Half a second at 60 Hz on both sides.
        QVERIFY((coach.trial().drawings.at(1).frames == FrameRange{30, 90}));
        layer.setFrames({50, 70});
        layer.select(0);
        const QImage empty = paintedAt(layer, 10);
        QVERIFY(paintedAt(layer, 49) == empty && paintedAt(layer, 71) == empty);
        QVERIFY(paintedAt(layer, 50) != empty && paintedAt(layer, 70) != empty);
        coach.review.setLayer(Layer::Drawings, false);
        QVERIFY(paintedAt(layer, 60) == empty);
    }

    void calibratingOneRulerCalibratesAll() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        Hand hand{layer};
        for (const double y : {100.0, 200.0}) {
            layer.setTool(CoachTool::Ruler);
            hand.drag({100, y}, {100 + 2 * y, y});
        }
        QVERIFY(drawingText(coach.trial().drawings.at(1), {coach.review.times_s(), 0, {}})
                    .contains("not calibrated"));
        const int steps = coach.document.undoStack().count();
        layer.select(1);
        QVERIFY(layer.calibrate(0.5));  // 200 px are 0.5 m
        QCOMPARE(coach.document.undoStack().count(), steps + 1);
        const auto& times = coach.review.times_s();
        QCOMPARE(valueOf(coach.trial().drawings.at(1), times, 0).value, 0.5);
        QCOMPARE(valueOf(coach.trial().drawings.at(2), times, 0).value, 1.0);
        QVERIFY(drawingText(coach.trial().drawings.at(2), {times, 0, {}})
                    .contains("in this plane only"));
        layer.setTool(CoachTool::Ruler);
        layer.createInTheMiddle();
        QCOMPARE(coach.trial().drawings.at(3).metresPerPixel, 0.0025);
        QVERIFY(!layer.calibrate(0));
        coach.document.undoStack().undo();
        coach.document.undoStack().undo();
        QCOMPARE(coach.trial().drawings.at(2).metresPerPixel, 0.0);
    }

    // Recorded at 240 Hz, plays at 30: the trial's times are those of the movement.
    void stopwatchCountsTheMovement() {
        CoachCase coach(600, 30, 240.0);
        coach.review.setFrame(120);
        DrawingLayer layer(coach.document, coach.review);
        layer.setTool(CoachTool::Stopwatch);
        layer.createInTheMiddle();
        const Drawing& watch = coach.trial().drawings.at(1);
        QCOMPARE(watch.startFrame, 120);
        QVERIFY((watch.frames == FrameRange{120, 599}));
        QCOMPARE(valueOf(watch, coach.review.times_s(), 360).value, 1.0);
        const QString text = drawingText(watch, {coach.review.times_s(), 360, 240.0});
        QVERIFY2(text.contains("1.000 s") && text.contains("240 Hz"), qPrintable(text));
        coach.review.setFrame(200);
        layer.setStartFrame(coach.review.frame());
        QCOMPARE(coach.trial().drawings.at(1).startFrame, 200);
    }

    void wordsAreAskedForAndKept() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        CoachPalette palette(coach.document, coach.review, layer);
        QSignalSpy wanted(&layer, &DrawingLayer::textWanted);
        layer.setTool(CoachTool::Text);
        Hand{layer}.click({320, 240});
        QCOMPARE(wanted.count(), 1);
        auto* field = palette.findChild<QLineEdit*>();
        const int steps = coach.document.undoStack().count();
        QTest::keyClicks(field, "knee in");
        QCOMPARE(coach.trial().drawings.at(1).text, std::string("knee in"));
        QCOMPARE(coach.document.undoStack().count(), steps + 1);
    }

    void everyFieldHasAName() {
        CoachCase coach;
        DrawingLayer layer(coach.document, coach.review);
        CoachPalette palette(coach.document, coach.review, layer);
        for (const QWidget* widget : palette.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()) continue;
            if (widget->objectName() == "qt_spinbox_lineedit") continue;  // its box is named
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestDrawingLayer)
#include "tst_drawing_layer.moc"
