#include <QtTest>

#include "core/correct/fit_keypoints.h"
#include "tests/correct/correct_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr int kFrames = 180;

const SynthTruth& walk() {
    static const SynthTruth truth = walkTruth(3, 60);
    return truth;
}

/// What was seen, without a fit.
BaseAnalysis walkBase() {
    BaseAnalysis base;
    base.motion = walk().generated.motion;
    base.keypoints = seenOf(walk());
    return base;
}

}  // namespace

class FitKeypointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    // Legs and arms are exchanged over stretches that overlap: each goes back by itself, also in an
    // analysis that was kept without the limbs.
    void limbsAreExchangedBackAsFitted() {
        const Keypoints2D right = seenOf(walk());
        Keypoints2D seen = right;
        const FrameRange legs{60, 110}, arms{100, 130};
        for (int f = legs.first; f <= legs.last; ++f)
            exchangeSides(seen.names, Limbs::Legs, seen.frames[f]);
        for (int f = arms.first; f <= arms.last; ++f)
            exchangeSides(seen.names, Limbs::Arms, seen.frames[f]);
        BaseAnalysis one = analysed(walk(), seen);
        const std::vector<FittedSwap> swaps = {{legs, Limbs::Legs}, {arms, Limbs::Arms}};
        QCOMPARE(one.sideSwaps, swaps);
        const auto compare = [&] {
            const FitKeypoints keypoints(one, {}, {});
            for (int f = 0; f < kFrames; ++f)
                QCOMPARE(keypoints.at(f).image_px, right.frames[f].image_px);
        };
        compare();
        one.sideSwaps = {{{60, 130}, {}}};
        compare();
        QVERIFY(FitKeypoints(one, {}, {}).at(-1).empty());
        QVERIFY(FitKeypoints(one, {}, {}).at(kFrames).empty());
    }

    // Swaps of single limbs turn these alone; together with a swap of everything they cancel there.
    void usersSwapsAreOfTheirLimbs() {
        const BaseAnalysis one = walkBase();
        const auto& names = one.keypoints.names;
        const std::vector<Correction> corrections = {{1, SideSwapCorrection{{10, 20}, Limbs::Legs}},
                                                     {2, SideSwapCorrection{{15, 30}, Limbs::Arms}},
                                                     {3, SideSwapCorrection{{20, 40}, Limbs::All}}};
        const FitKeypoints keypoints(one, {}, corrections);
        const auto isTurned = [&](const std::string& stem, int f) {
            const auto row = [&](const std::string& name) {
                return std::find(names.begin(), names.end(), name) - names.begin();
            };
            const KeypointFrame& seen = one.keypoints.frames[f];
            const Eigen::RowVector3d now = keypoints.at(f).image_px.row(row("r_" + stem));
            const bool turned = now == seen.image_px.row(row("l_" + stem));
            return turned && now != seen.image_px.row(row("r_" + stem));
        };
        const std::vector<std::tuple<int, bool, bool>> legsAndArms = {
            {9, false, false},  {12, true, false}, {17, true, true},
            {20, false, false}, {25, true, false}, {35, true, true}};
        for (const auto& [f, legs, arms] : legsAndArms) {
            QCOMPARE(isTurned("knee", f), legs);
            QCOMPARE(isTurned("elbow", f), arms);
            QCOMPARE(keypoints.sidesExchanged(f), f != 9);
        }
        QCOMPARE(canonicalText(corrections[2].value), canonicalText(SideSwapCorrection{{20, 40}}));
        QVERIFY(canonicalText(corrections[0].value) != canonicalText(SideSwapCorrection{{10, 20}}));
    }

    void keypointsAreThoseOfTheFit() {
        BaseAnalysis one = walkBase(), other = walkBase();
        for (auto& frame : other.keypoints.frames) frame.image_px.col(0).array() += 100;
        const auto& names = one.keypoints.names;
        const auto rowOf = [&](const char* name) {
            return std::find(names.begin(), names.end(), name) - names.begin();
        };
        const std::vector<Correction> corrections = {{1, KeypointCorrection{12, "r_ankle", {5, 6}}},
                                                     {2, KeypointCorrection{12, "r_ankle", {4, 7}}},
                                                     {3, SideSwapCorrection{{10, 20}}},
                                                     {4, PersonSwapCorrection{{15, 30}, 2}},
                                                     {5, PersonSwapCorrection{{28, 30}, 2}},
                                                     {6, PersonSwapCorrection{{10, 40}, 9}}};
        const FitKeypoints keypoints(one, {{2, &other}}, corrections);
        const auto knee_px = [&](const BaseAnalysis& of, const char* name, int f) {
            return Eigen::RowVector3d(of.keypoints.frames[f].image_px.row(rowOf(name)));
        };
        const auto got_px = [&](int f) {
            return Eigen::RowVector3d(keypoints.at(f).image_px.row(rowOf("r_knee")));
        };
        QCOMPARE(got_px(9), knee_px(one, "r_knee", 9));
        QCOMPARE(got_px(12), knee_px(one, "l_knee", 12));
        QCOMPARE(got_px(18), knee_px(other, "l_knee", 18));
        QCOMPARE(got_px(25), knee_px(other, "r_knee", 25));
        QCOMPARE(got_px(29), knee_px(one, "r_knee", 29));
        QCOMPARE(keypoints.exchangedWith(25), 2);
        QCOMPARE(keypoints.exchangedWith(29), 0);
        // of two that contradict each other one counts, whichever was made first
        std::vector<Correction> turned = corrections;
        std::swap(turned[0].value, turned[1].value);
        const Eigen::RowVector3d put = keypoints.at(12).image_px.row(rowOf("r_ankle"));
        QCOMPARE(
            Eigen::RowVector3d(
                FitKeypoints(one, {{2, &other}}, turned).at(12).image_px.row(rowOf("r_ankle"))),
            put);
        QCOMPARE(put.z(), 1.0);
    }
};

QTEST_GUILESS_MAIN(FitKeypointsTest)
#include "tst_fit_keypoints.moc"
