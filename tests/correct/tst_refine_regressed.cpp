#include <QtTest>

#include "core/correct/angle_function.h"
#include "core/correct/corrected_angles.h"
#include "core/correct/estimated_angles.h"
#include "tests/correct/correct_test_data.h"
#include "tests/fit/regressed_clips.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const SynthTruth& truth() {
    static const SynthTruth clip = walkTruth(3, 30);
    return clip;
}

/// An analysis with a network's help: 17 keypoints, which tell nothing of feet and hands.
BaseAnalysis analysedWith(const TrajectoryOptions& options) {
    const Motion& motion = truth().generated.motion;
    const Keypoints2D keypoints = cocoOf(motion);
    NetworkErrors errors;
    const auto fit = fitTrajectory(*openBody(), keypoints, motion.times_s, motion.camera.size_px,
                                   options, networkOf(truth(), errors));
    if (!fit) qFatal("%s", describe(fit.error()).c_str());
    BaseAnalysis base;
    base.motion = fit->motion;
    base.keypoints = keypoints;
    base.reprojection_px = fit->reprojection_px;
    base.hash = "hash of the base";
    return base;
}

const BaseAnalysis& base() {
    static const BaseAnalysis analysis = analysedWith({});
    return analysis;
}

double angleAt(const BaseAnalysis& from, const Motion& motion, int frame, const std::string& name) {
    const RestShape rest = computeRestShape(*openBody(), from.motion.shape);
    const SingleAngle& angle = *findSingleAngle(name);
    const auto near = tripleAt(rest, motion, frame, angle, from.headingAngle_rad);
    return AngleFunction(rest, angle, from.headingAngle_rad, near)
        .value_deg(motion.poses_rad[frame]);
}

Correction turned(const BaseAnalysis& from, int frame, const std::string& name, double by_deg) {
    return {frame, AngleCorrection{frame, name, angleAt(from, from.motion, frame, name) + by_deg}};
}

Motion refinedMotion(const BaseAnalysis& from, const std::vector<Correction>& corrections) {
    const auto patches = refinedAll(from, corrections);
    return patched(from.motion, pointersTo(patches));
}

const std::vector<int> kFeet = {7, 8, 9, 14, 15, 16};
const std::vector<int> kHands = {33, 34, 35, 43, 44, 45};

double largestChange_deg(const Motion& a, const Motion& b, const std::vector<int>& dofs) {
    double largest = 0;
    for (std::size_t f = 0; f < a.size(); ++f) {
        for (const int d : dofs)
            largest = std::max(largest, std::abs(a.poses_rad[f][d] - b.poses_rad[f][d]));
    }
    return largest / degrees(1);
}

}  // namespace

/// Corrections of a motion in which a network had a word: there is none in a refinement.
class RefineRegressedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void whatTheNetworkToldIsEstimated() {
        QVERIFY(anglesNotEstimated(AngleConvention::OpenSim, *openBody(), kCocoNames, base().motion)
                    .empty());
        const auto angles = baseAngles(*openBody(), base());
        QVERIFY(angles);
        for (const char* name : {"pro_sup_r", "mtp_angle_l", "ankle_angle_r"}) {
            const AngleSeries& series = *angles->openSim.find(name);
            QVERIFY(series.isEstimated);
            for (const double value_deg : series.filtered_deg) QVERIFY(std::isfinite(value_deg));
        }
        const auto alone = analysed(truth(), cocoOf(truth().generated.motion));
        QCOMPARE(anglesNotEstimated(AngleConvention::OpenSim, *openBody(), kCocoNames, alone.motion)
                     .size(),
                 std::size_t(8));
    }

    void corrections_data() {
        QTest::addColumn<std::vector<Correction>>("corrections");
        QTest::newRow("an angle") << std::vector<Correction>{
            turned(base(), 45, "knee_angle_r", 15)};
        const Eigen::Vector2d at_px =
            base().keypoints.frames[45].image_px.row(16).head<2>().transpose();
        QTest::newRow("a keypoint") << std::vector<Correction>{
            {1, KeypointCorrection{45, "right_ankle", at_px + Eigen::Vector2d(12, -6)}}};
        QTest::newRow("bad frames") << std::vector<Correction>{{1, BadInterval{{40, 48}}}};
        QTest::newRow("exchanged sides")
            << std::vector<Correction>{{1, SideSwapCorrection{{42, 46}, Limbs::Legs}}};
    }

    // No keypoint tells of hands and feet, and nobody asked: they stay to the last bit.
    void whatOnlyTheNetworkToldStays() {
        QFETCH(const std::vector<Correction>, corrections);
        const Motion motion = refinedMotion(base(), corrections);
        QVERIFY(largestChange_deg(motion, base().motion, {3, 4, 5, 6, 10, 11, 12, 13}) > 0.01);
        QCOMPARE(largestChange_deg(motion, base().motion, kHands), 0.0);
        QCOMPARE(largestChange_deg(motion, base().motion, kFeet), 0.0);
    }

    void whatOnlyTheNetworkToldStays_data() { corrections_data(); }

    // What the keypoints tell poorly was decided by the network too: far from the correction it
    // must not fall back to what is usual.
    void otherAnglesHardlyMove() {
        const Motion motion = refinedMotion(base(), {turned(base(), 45, "elbow_flex_r", 15)});
        const double legs_deg =
            largestChange_deg(motion, base().motion, {3, 4, 5, 6, 10, 11, 12, 13});
        const BaseAnalysis alone = analysed(truth(), cocoOf(truth().generated.motion));
        const double alone_deg =
            largestChange_deg(refinedMotion(alone, {turned(alone, 45, "elbow_flex_r", 15)}),
                              alone.motion, {3, 4, 5, 6, 10, 11, 12, 13});
        qInfo(
            "legs move by %.2f deg when an elbow is corrected, %.2f deg in a motion without a "
            "network",
            legs_deg, alone_deg);
        REQUIRE_BELOW(legs_deg, 1.5);
        REQUIRE_BELOW(legs_deg, alone_deg);
    }

    void anAngleThatOnlyTheNetworkToldCanBeSet() {
        for (const char* name : {"pro_sup_r", "mtp_angle_l", "ankle_angle_r"}) {
            const Correction wanted = turned(base(), 45, name, 12);
            const auto patches = refinedAll(base(), {wanted});
            QCOMPARE(patches.size(), std::size_t(1));
            QVERIFY(patches[0].outcomes.at(0).met);
            const Motion motion = patched(base().motion, pointersTo(patches));
            const FrameRange window = patches[0].frames;
            for (int f = 1; f < static_cast<int>(motion.size()); ++f) {
                const double now =
                    angleAt(base(), motion, f, name) - angleAt(base(), base().motion, f, name);
                const double before = angleAt(base(), motion, f - 1, name) -
                                      angleAt(base(), base().motion, f - 1, name);
                // 12 degrees within nine frames of 30 Hz; a jump at an end would be all of a pull.
                QVERIFY2(std::abs(now - before) < 3.5,
                         qPrintable(QString("%1 %2: %3").arg(name).arg(f).arg(now - before)));
                if (f <= window.first || f >= window.last) QVERIFY(std::abs(now) < 0.5);
            }
        }
    }

    // The poses of a motion that was not refined are the network's, shoulder blades included.
    void unrefinedMotionsKeepTheirBlades() {
        TrajectoryOptions options;
        options.refine = false;
        const BaseAnalysis raw = analysedWith(options);
        QVERIFY(std::abs(raw.motion.poses_rad[45][27]) > 1e-3);
        const Motion motion = refinedMotion(raw, {turned(raw, 45, "knee_angle_r", 15)});
        QCOMPARE(largestChange_deg(motion, raw.motion, kHands), 0.0);
        QCOMPARE(largestChange_deg(motion, raw.motion, {26, 27, 28, 36, 37, 38}), 0.0);
    }
};

QTEST_GUILESS_MAIN(RefineRegressedTest)
#include "tst_refine_regressed.moc"
