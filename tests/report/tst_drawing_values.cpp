#include <QtTest>
#include <cmath>
#include <numbers>

#include "core/report/drawing_values.h"

using namespace gonio;

namespace {

Drawing drawing(DrawingKind kind, std::vector<Eigen::Vector2d> points) {
    Drawing made;
    made.kind = kind;
    made.points_px = std::move(points);
    return made;
}

}  // namespace

class TestDrawingValues : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void angleHasItsClosedForm() {
        for (int turn = 0; turn < 360; turn += 17) {
            for (int opening = 0; opening <= 180; opening += 5) {
                const auto at = [&](double degrees, double length) {
                    const double a = degrees * std::numbers::pi / 180;
                    return Eigen::Vector2d(300 + length * std::cos(a), 200 - length * std::sin(a));
                };
                const Drawing angle =
                    drawing(DrawingKind::Angle, {at(turn, 80), {300, 200}, at(turn + opening, 31)});
                const DrawingValue value = valueOf(angle, {}, 0);
                QVERIFY(value.unit == DrawingValue::Unit::Degrees);
                QVERIFY2(std::abs(value.value - opening) < 1e-9,
                         qPrintable(QString::number(value.value)));
            }
        }
    }

    void armsWithoutLengthHaveNoAngle() {
        QVERIFY(!pictureAngle_deg({1, 1}, {1, 1}, {2, 2}));
        QVERIFY(valueOf(drawing(DrawingKind::Angle, {{1, 1}, {1, 1}, {2, 2}}), {}, 0).unit ==
                DrawingValue::Unit::None);
        QVERIFY(valueOf(drawing(DrawingKind::Angle, {{1, 1}}), {}, 0).unit ==
                DrawingValue::Unit::None);
    }

    void rulerIsCalibrated() {
        Drawing ruler = drawing(DrawingKind::Ruler, {{10, 10}, {310, 410}});
        QCOMPARE(valueOf(ruler, {}, 0).value, 500.0);
        QVERIFY(valueOf(ruler, {}, 0).unit == DrawingValue::Unit::Pixels);
        const auto scale = calibratedMetresPerPixel(ruler, 1.25);
        QCOMPARE(*scale, 0.0025);
        ruler.metresPerPixel = *scale;
        QVERIFY(valueOf(ruler, {}, 0).unit == DrawingValue::Unit::Metres);
        QCOMPARE(valueOf(ruler, {}, 0).value, 1.25);
        ruler.points_px[1] = {10, 210};
        QCOMPARE(valueOf(ruler, {}, 0).value, 0.5);
        for (const double wrong : {0.0, -1.0, std::nan(""), double(INFINITY)}) {
            QVERIFY(!calibratedMetresPerPixel(ruler, wrong));
        }
        ruler.points_px[1] = ruler.points_px[0];
        QVERIFY(!calibratedMetresPerPixel(ruler, 1));
    }

    // Recorded at 240 Hz, plays at 30: the times of the trial are those of the movement.
    void stopwatchInSlowMotion() {
        Drawing watch = drawing(DrawingKind::Stopwatch, {{5, 5}});
        watch.startFrame = 48;
        std::vector<double> times_s;
        for (int f = 0; f < 300; ++f) times_s.push_back(f / 240.0);
        const DrawingValue value = valueOf(watch, times_s, 168);
        QVERIFY(value.unit == DrawingValue::Unit::Seconds);
        QVERIFY(std::abs(value.value - 0.5) < 1e-12);
        QVERIFY(std::abs(valueOf(watch, times_s, 0).value + 0.2) < 1e-12);
        QVERIFY(valueOf(watch, times_s, 300).unit == DrawingValue::Unit::None);
        QVERIFY(valueOf(watch, {}, 0).unit == DrawingValue::Unit::None);
    }

    void stopwatchFollowsVariableRate() {
        Drawing watch = drawing(DrawingKind::Stopwatch, {{5, 5}});
        watch.startFrame = 1;
        QCOMPARE(valueOf(watch, {0, 0.04, 0.05, 0.25}, 3).value, 0.25 - 0.04);
    }
};

QTEST_GUILESS_MAIN(TestDrawingValues)
#include "tst_drawing_values.moc"
