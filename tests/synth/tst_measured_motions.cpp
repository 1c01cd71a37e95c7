#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/biomech/body_angles.h"
#include "core/biomech/mot_file.h"
#include "core/synth/motion_kinds.h"
#include "core/synth/planned_motion.h"
#include "tests/synth/sole_points.h"
#include "tests/synth/synth_body.h"

using namespace gonio;

namespace {

constexpr double kDegree = M_PI / 180;

struct Range {
    double least = 1e9, most = -1e9;

    void include(double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

/// Of both sides' curves of that name.
Range rangeOf(const AngleTable& table, const std::string& name) {
    Range range;
    for (const AngleSeries& series : table.series) {
        if (series.name != name + "_r" && series.name != name + "_l") continue;
        for (const double value : series.raw_deg) range.include(value);
    }
    return range;
}

}  // namespace

/// Generated motions beside what was measured on people.
class TestMeasuredMotions : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_model = openBody();
        if (!m_model) QSKIP("the open body has not been generated (resources/bodies)");
    }

    // The box bears until the step off, the floor after the landings; nobody stands in the box.
    void dropJumpsLeaveTheBox() {
        for (const int seed : {0, 3, 12, 20}) {
            MotionRequest request;
            request.kind = MotionKind::DropJump;
            request.style = randomStyle(static_cast<std::uint64_t>(seed));
            const GeneratedMotion drop = make(request, 120);
            QCOMPARE(drop.events.size(), std::size_t{5});
            QCOMPARE(drop.props.size(), std::size_t{1});
            const RestShape rest = computeRestShape(*m_model, drop.motion.shape);
            const BodyGeometry body = measureBody(*m_model, rest);
            const Prop& box = drop.props.front();
            const double top_m = box.centre_m.y() + box.halfSize_m.y() - drop.floorHeight_m;
            QVERIFY(std::abs(top_m - kDropHeight_m) < 1e-9);
            double deepest_m = 0;
            int onBox = 0, inAir = 0, onFloor = 0;
            for (std::size_t i = 0; i < drop.motion.size(); ++i) {
                const double t = drop.motion.times_s[i];
                const SoleContact& bears = drop.contacts[i];
                const bool any = bears[0] || bears[1] || bears[2] || bears[3];
                const auto soles =
                    solePoints(rest, body, drop.motion.poses_rad[i], drop.motion.translations_m[i]);
                for (std::size_t p = 0; p < 4; ++p) {
                    const double height_m = soles[p].y() - drop.floorHeight_m;
                    if (bears[p] && p % 2 == 1) {
                        const double on_m = t <= drop.events[0].time_s ? kDropHeight_m : 0;
                        QVERIFY(std::abs(height_m - on_m) < 0.03);
                    }
                    // The middle of the picture's right is ahead: the box lies behind its front.
                    const double inside_m = box.centre_m.x() + box.halfSize_m.z() - soles[p].x();
                    if (inside_m > 0.015) deepest_m = std::max(deepest_m, top_m - height_m);
                }
                (any ? (t <= drop.events[0].time_s ? onBox : onFloor) : inAir) += 1;
            }
            qInfo("style %d: %d frames on the box, %d in the air, %d on the floor, %.1f mm deep",
                  seed, onBox, inAir, onFloor, 1000 * deepest_m);
            QVERIFY(onBox > 100 && inAir > 40 && onFloor > 100);
            QVERIFY(deepest_m < 0.02);
        }
    }

    void motionsLookLikeMeasuredOnes_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("tolerance_deg");
        QTest::newRow("walk") << int(MotionKind::Walk) << "opencap_subject4/walking1_ik.mot"
                              << 12.0;
        QTest::newRow("run") << int(MotionKind::Run) << "bmclab/run_ik.mot" << 14.0;
        QTest::newRow("drop jump")
            << int(MotionKind::DropJump) << "opencap_examples/DJ1_videoAndMocap.mot" << 16.0;
    }

    // The ranges of the legs' angles are those of a person in a laboratory.
    void motionsLookLikeMeasuredOnes() {
        QFETCH(int, kind);
        QFETCH(QString, file);
        QFETCH(double, tolerance_deg);
        QFile opened(QString(GONIO_TEST_DATA) + "/kinematics/" + file);
        if (!opened.open(QIODevice::ReadOnly)) QSKIP("the measured motions are not here");
        const QByteArray text = opened.readAll();
        const auto table = parseMot({text.constData(), std::size_t(text.size())});
        QVERIFY(table);
        MotionRequest request;
        request.kind = static_cast<MotionKind>(kind);
        const GeneratedMotion made = make(request, 100);
        const auto angles = computeBodyAngles(*m_model, made.motion, 1e6, 0.2, {});
        QVERIFY(angles);
        for (const std::string name : {"hip_flexion", "knee_angle", "ankle_angle"}) {
            const Range measured = rangeOf(anglesOf(*table), name);
            const Range own = rangeOf(angles->openSim, name);
            qInfo("%s: %.0f .. %.0f, measured %.0f .. %.0f deg", name.c_str(), own.least, own.most,
                  measured.least, measured.most);
            // Where neutral is differs between laboratories by a pelvis' tilt and a foot's rest.
            if (name != "knee_angle") {
                const double off = (own.most - own.least) - (measured.most - measured.least);
                QVERIFY(std::abs(off) < tolerance_deg);
            } else {
                QVERIFY(std::abs(own.least - measured.least) < tolerance_deg);
                QVERIFY(std::abs(own.most - measured.most) < tolerance_deg);
            }
        }
    }

    // As measured runners: a knee that bends in stance, but stays well above a squat.
    void runnersKneesBendAsMeasured() {
        for (const int seed : {0, 3, 12, 20}) {
            MotionRequest request;
            request.kind = MotionKind::Run;
            request.style = randomStyle(static_cast<std::uint64_t>(seed));
            const GeneratedMotion run = make(request, 120);
            Range stance, swing;
            for (std::size_t i = 0; i < run.motion.size(); ++i) {
                for (const Side side : {Side::Right, Side::Left}) {
                    const auto at = 2 * static_cast<std::size_t>(side);
                    const bool stands = run.contacts[i][at] || run.contacts[i][at + 1];
                    (stands ? stance : swing)
                        .include(run.motion.poses_rad[i][legDof(6, side)] / kDegree);
                }
            }
            qInfo("style %d: stance %.0f .. %.0f, swing up to %.0f deg", seed, stance.least,
                  stance.most, swing.most);
            // A crouched style bends the knees by up to its own angle more.
            const double crouch = request.style.crouch_rad / kDegree;
            QVERIFY(stance.least >= 8 && stance.most <= 47 + crouch);
            QVERIFY(swing.most >= 83 && swing.most <= 107 + crouch);
        }
    }

private:
    GeneratedMotion make(const MotionRequest& request, double rate_hz) const {
        auto made = generateMotion(*m_model, ShapeVector::Zero(), request, {},
                                   regularTimes(durationOf(request), rate_hz));
        if (!made) qWarning("%s", describe(made.error()).c_str());
        return made ? *std::move(made) : GeneratedMotion{};
    }

    std::shared_ptr<const BodyModel> m_model;
};

QTEST_GUILESS_MAIN(TestMeasuredMotions)
#include "tst_measured_motions.moc"
