#include <QtTest>

#include "app/gui/jobs/remaining_time.h"

using namespace gonio;

class TestRemainingTime : public QObject {
    Q_OBJECT

private:
    static constexpr int kFrames = 600;

    /// Runs a stage at so many seconds a frame; returns when it ends.
    static double run(RemainingTime& time, Stage stage, double pace_s, double now_s,
                      int to = kFrames) {
        for (int f = 1; f <= to; ++f) time.report(stage, f, kFrames, now_s += pace_s);
        return now_s;
    }

private Q_SLOTS:

    void saysNothingTooEarly() {
        RemainingTime time;
        QVERIFY(!time.remaining_s());
        time.report(Stage::FindPeople, 1, kFrames, 0.1);
        QVERIFY(!time.remaining_s());
        QVERIFY(time.share() < 0.01);
    }

    void lastStageIsPlainProportion() {
        RemainingTime time;
        double now_s = run(time, Stage::FindPeople, 0.02, 0);
        now_s = run(time, Stage::FindKeypoints, 0.1, now_s);
        run(time, Stage::FitMotion, 0.05, now_s, kFrames / 2);
        QVERIFY(time.remaining_s());
        QVERIFY(std::abs(*time.remaining_s() - 0.05 * kFrames / 2) < 0.5);
    }

    // A machine ten times slower than usual is ten times slower in what has not begun too.
    void slowMachinesAreNoticed() {
        RemainingTime usual, slow;
        run(usual, Stage::FindPeople, 0.01, 0);
        run(slow, Stage::FindPeople, 0.1, 0);
        QVERIFY(usual.remaining_s() && slow.remaining_s());
        QVERIFY(std::abs(*slow.remaining_s() / *usual.remaining_s() - 10) < 0.1);
    }

    void shareNeverFallsAtAnEvenPace() {
        RemainingTime time;
        double last = 0, now_s = 0;
        const std::pair<Stage, double> stages[] = {
            {Stage::FindPeople, 0.01}, {Stage::FindKeypoints, 0.08}, {Stage::FitMotion, 0.03}};
        for (const auto& [stage, pace_s] : stages) {
            for (int f = 1; f <= kFrames; ++f) {
                time.report(stage, f, kFrames, now_s += pace_s);
                QVERIFY(time.share() >= last - 1e-9);
                last = time.share();
            }
        }
        QVERIFY(last > 0.999);
        QVERIFY(*time.remaining_s() < 1e-6);
    }

    // Resumed work does not make the rest look fast.
    void resumedFramesDoNotCount() {
        RemainingTime time;
        double now_s = 0;
        for (int f = 400; f <= 500; ++f) {
            time.report(Stage::FindKeypoints, f, kFrames, now_s += 0.1);
        }
        const double keypoints_s = 0.1 * 100;
        QVERIFY(time.remaining_s());
        QVERIFY(*time.remaining_s() > keypoints_s);
    }
};

QTEST_GUILESS_MAIN(TestRemainingTime)
#include "tst_remaining_time.moc"
