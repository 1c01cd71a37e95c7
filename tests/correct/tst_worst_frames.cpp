#include <QtTest>
#include <random>

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

    // One leg out of sight is doubtful, though the rest of the body is seen well.
    void aHiddenLegIsFound() {
        const SynthTruth truth = walkTruth(2, 60);
        Keypoints2D seen = seenOf(truth);
        for (int f = 55; f <= 64; ++f) {
            for (std::size_t k = 0; k < seen.names.size(); ++k) {
                const std::string& name = seen.names[k];
                const bool left = name.starts_with("l_") || name.starts_with("left_");
                const bool leg = std::ranges::any_of(
                    std::array{"knee", "ankle", "heel", "toe", "calc", "foot"},
                    [&](const char* part) { return name.find(part) != std::string::npos; });
                if (left && leg) seen.frames[f].image_px(Eigen::Index(k), 2) = 0.1;
            }
        }
        const auto worst = worstOf(analysed(truth, seen));
        QVERIFY(!worst.empty());
        QVERIFY(worst[0].stretch.contains(60));
        QCOMPARE(static_cast<int>(worst[0].reason), static_cast<int>(Doubt::Confidence));
    }

    // One point of one frame far off: noise does not do that, in a short trial or a long one.
    void whatNoiseDoesNotDoIsFound() {
        std::mt19937 random(5);
        std::gamma_distribution<double> residual(30, 0.05);  // leans to large values, as real ones
        for (const int frames : {100, 1000, 36000}) {
            BaseAnalysis analysis = base();
            Motion& motion = analysis.motion;
            std::vector<double> reprojection_px;
            const std::size_t n = motion.size();
            for (int f = 0; f < frames; ++f) reprojection_px.push_back(residual(random));
            motion.times_s.resize(frames);
            motion.poses_rad.resize(frames, motion.poses_rad[n / 2]);
            motion.sources.assign(frames, FrameSource::Measured);
            motion.confidences.resize(frames, motion.confidences[n / 2]);
            for (int f = 0; f < frames; ++f) motion.times_s[f] = f / 60.0;
            const auto byReprojection = [&] {
                int found = 0;
                const auto doubts = doubtsOf(motion, reprojection_px, AngleTable(), {});
                for (const FrameDoubt& doubt : doubts) {
                    if (doubt.byReason[static_cast<std::size_t>(Doubt::Reprojection)] >= 0.5F)
                        ++found;
                }
                return found;
            };
            QVERIFY(byReprojection() <= 1 + frames / 10000);
            reprojection_px[50] = 3.6;  // 1.5 px is usual, 0.27 px its deviation
            QVERIFY(byReprojection() >= 1);
        }
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
