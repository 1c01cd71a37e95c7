#include <QtTest>

#include "core/correct/corrected_angles.h"
#include "core/correct/worst_frames.h"
#include "core/fit/fit_limits.h"
#include "tests/correct/correct_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const BaseAnalysis& base() {
    static const BaseAnalysis analysis = [] {
        const SynthTruth truth = walkTruth(2, 60);
        return analysed(truth, seenOf(truth));
    }();
    return analysis;
}

std::vector<WorstFrame> worstOf(const BaseAnalysis& analysis) {
    const auto angles = baseAngles(*openBody(), analysis);
    return worstFrames(
        doubtsOf(analysis.motion, analysis.reprojection_px, angles->openSim, analysis.sideSwaps),
        analysis.motion.times_s);
}

}  // namespace

class WorstFramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void cleanWalkHasNone() {
        const auto worst = worstOf(base());
        for (const WorstFrame& w : worst)
            qInfo("frame %d, reason %d, doubt %.2f", w.frame, static_cast<int>(w.reason),
                  static_cast<double>(w.doubt));
        QVERIFY(worst.empty());
    }

    void plantedFaultIsFound_data() {
        QTest::addColumn<int>("reason");
        QTest::newRow("reprojection") << static_cast<int>(Doubt::Reprojection);
        QTest::newRow("limit") << static_cast<int>(Doubt::Limit);
        QTest::newRow("jerk") << static_cast<int>(Doubt::Jerk);
        QTest::newRow("confidence") << static_cast<int>(Doubt::Confidence);
        QTest::newRow("side swap") << static_cast<int>(Doubt::SideSwap);
        QTest::newRow("missing") << static_cast<int>(Doubt::Missing);
    }

    void plantedFaultIsFound() {
        QFETCH(const int, reason);
        constexpr int kFrame = 60;
        BaseAnalysis spoilt = base();
        switch (static_cast<Doubt>(reason)) {
            case Doubt::Reprojection:
                spoilt.reprojection_px[kFrame] *= 3;
                break;
            case Doubt::Limit:
                // Slowly there and back: a limit alone, no leap.
                for (int f = kFrame - 30; f <= kFrame + 30; ++f) {
                    double& hip = spoilt.motion.poses_rad[f][4];
                    const double share = 0.5 + 0.5 * std::cos((f - kFrame) * std::numbers::pi / 30);
                    hip += share * (fitLimits()[4].upper_rad - hip);
                }
                break;
            case Doubt::Jerk:
                spoilt.motion.poses_rad[kFrame][6] += 8 * std::numbers::pi / 180;
                break;
            case Doubt::Confidence:
                spoilt.motion.confidences[kFrame].setConstant(0.2);
                break;
            case Doubt::SideSwap:
                spoilt.sideSwaps = {{{kFrame, kFrame}, Limbs::Legs}};
                break;
            case Doubt::Missing:
                spoilt.motion.sources[kFrame] = FrameSource::Missing;
                spoilt.motion.poses_rad[kFrame].setConstant(NAN);
                spoilt.reprojection_px[kFrame] = NAN;
                break;
        }
        const auto worst = worstOf(spoilt);
        QCOMPARE(worst.size(), std::size_t(1));
        QVERIFY(std::abs(worst[0].frame - kFrame) <= 2);  // a limit is reached a little before
        QCOMPARE(static_cast<int>(worst[0].reason), reason);
        QVERIFY(worst[0].stretch.contains(kFrame));
        QVERIFY(worst[0].doubt >= 0.5f && worst[0].doubt <= 1.0f);
    }

    void correctedFramesLeaveTheList() {
        BaseAnalysis spoilt = base();
        spoilt.reprojection_px[60] *= 3;
        spoilt.motion.sources[60] = FrameSource::Corrected;
        QVERIFY(worstOf(spoilt).empty());
    }

    void worstComesFirstAndNearOnesAreOne() {
        std::vector<double> times_s;
        for (int f = 0; f < 100; ++f) times_s.push_back(f / 50.0);
        std::vector<FrameDoubt> doubts(100);
        const auto plant = [&](int frame, Doubt reason, float doubt) {
            doubts[frame].byReason[static_cast<std::size_t>(reason)] = doubt;
        };
        plant(10, Doubt::Jerk, 0.6f);
        plant(15, Doubt::Limit, 0.7f);  // 0.1 s on: the same place
        plant(60, Doubt::Missing, 0.9f);
        plant(90, Doubt::SideSwap, 0.4f);  // below the threshold
        const auto worst = worstFrames(doubts, times_s);
        QCOMPARE(worst.size(), std::size_t(2));
        QCOMPARE(worst[0].frame, 60);
        QCOMPARE(worst[1].frame, 15);
        QVERIFY((worst[1].stretch == FrameRange{10, 15}));
        QCOMPARE(static_cast<int>(worst[1].reason), static_cast<int>(Doubt::Limit));
        QCOMPARE(worstFrames(doubts, times_s, 0.3f).size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(WorstFramesTest)
#include "tst_worst_frames.moc"
