#include <QtTest>

#include "core/fit/side_swaps.h"
#include "core/synth/replay.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kRate_hz = 60;

/// Keypoints of a walk; rows of legs and arms that can be exchanged.
struct WalkClip {
    std::vector<double> times_s;
    Keypoints2D exact;

    explicit WalkClip(const ViewOptions& view) : times_s(regularTimes(4, kRate_hz)) {
        auto walk = generateWalk(*openBody(), ShapeVector::Zero(), {}, view, times_s);
        exact = keypointsOf(*computeTruth(*openBody(), *walk));
    }
};

const WalkClip& sideView() {
    static const WalkClip clip(wideView());
    return clip;
}

/// The person comes into the picture and leaves it again.
const WalkClip& narrowView() {
    static const WalkClip clip = [] {
        ViewOptions view = wideView();
        view.width_px = 900;
        return WalkClip(view);
    }();
    return clip;
}

Keypoints2D noisy(const Keypoints2D& exact, double noise_px) {
    ReplayOptions options;
    options.noise_px = noise_px;
    options.noise3D_m = noise_px > 0 ? 0.01 : 0;
    return degraded(exact, options);
}

bool isOf(const std::string& name, bool legs) {
    for (const char* part : {"hip", "knee", "ankle", "heel", "toe"}) {
        if (name.find(part) != std::string::npos && name != "mid_hip") return legs;
    }
    for (const char* part : {"shoulder", "elbow", "wrist"}) {
        if (name.find(part) != std::string::npos) return !legs;
    }
    return false;
}

// Exchanges the sides of one pair of limbs.
void swapLimbs(const std::vector<std::string>& names, KeypointFrame& frame, bool legs) {
    KeypointFrame swapped = frame;
    swapSides(names, swapped);
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (!isOf(names[k], legs)) continue;
        frame.image_px.row(k) = swapped.image_px.row(k);
        if (frame.rootRelative_m.rows() > 0)
            frame.rootRelative_m.row(k) = swapped.rootRelative_m.row(k);
    }
}

/// Mean distance between left and right limb, share of the person's size in the picture.
double separation(const Keypoints2D& keypoints, std::size_t f, bool legs) {
    KeypointFrame swapped = keypoints.frames[f];
    swapSides(keypoints.names, swapped);
    const auto& here = keypoints.frames[f].image_px;
    double sum = 0;
    int count = 0;
    for (std::size_t k = 0; k < keypoints.names.size(); ++k) {
        if (!isOf(keypoints.names[k], legs)) continue;
        sum += (here.row(k) - swapped.image_px.row(k)).head<2>().norm();
        ++count;
    }
    const Eigen::RowVector2d size =
        here.leftCols<2>().colwise().maxCoeff() - here.leftCols<2>().colwise().minCoeff();
    return sum / count / size.norm();
}

// The first frame from `from` on whose limbs are well apart, so that an exchange can be seen.
int apartFrom(const Keypoints2D& keypoints, int from, bool legs) {
    int f = from;
    while (separation(keypoints, static_cast<std::size_t>(f), legs) < 0.07) ++f;
    return f;
}

bool equal(const Keypoints2D& a, const Keypoints2D& b) {
    for (std::size_t f = 0; f < a.frames.size(); ++f) {
        if (a.frames[f].image_px != b.frames[f].image_px ||
            a.frames[f].rootRelative_m != b.frames[f].rootRelative_m)
            return false;
    }
    return a.frames.size() == b.frames.size();
}

QString listed(const std::vector<SideSwap>& swaps) {
    QString text;
    for (const SideSwap& s : swaps)
        text += QString("%1 %2..%3; ").arg(s.limbs.c_str()).arg(s.firstFrame).arg(s.lastFrame);
    return text;
}

}  // namespace

class SideSwapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void stretchesAreFoundAndUndone_data() {
        QTest::addColumn<bool>("legs");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("noise_px");
        for (const bool legs : {true, false}) {
            for (const int length : {1, 2, 7, 20, 60}) {
                QTest::addRow("%s, %d frames, exact", legs ? "legs" : "arms", length)
                    << legs << 70 << length << 0.0;
                QTest::addRow("%s, %d frames, 2 px", legs ? "legs" : "arms", length)
                    << legs << 90 << length << 2.0;
            }
        }
    }

    void stretchesAreFoundAndUndone() {
        QFETCH(const bool, legs);
        QFETCH(const int, from);
        QFETCH(const int, length);
        QFETCH(const double, noise_px);
        const Keypoints2D before = noisy(sideView().exact, noise_px);
        Keypoints2D keypoints = before;
        // Where the limbs coincide in the picture nobody can tell an exchange.
        const int first = apartFrom(sideView().exact, from, legs);
        const int last = apartFrom(sideView().exact, first + length, legs) - 1;
        for (int f = first; f <= last; ++f) swapLimbs(keypoints.names, keypoints.frames[f], legs);
        QVERIFY(!equal(keypoints, before));
        const auto swaps = undoSideSwaps(keypoints, sideView().times_s);
        QVERIFY2(swaps.size() == 1, qPrintable(listed(swaps)));
        QCOMPARE(swaps[0].firstFrame, first);
        QCOMPARE(swaps[0].lastFrame, last);
        QCOMPARE(swaps[0].limbs, std::string(legs ? "legs" : "arms"));
        QVERIFY(equal(keypoints, before));  // pictures and 3-D points, bit for bit
    }

    void bothPairsOfLimbs() {
        Keypoints2D keypoints = noisy(sideView().exact, 2);
        const Keypoints2D before = keypoints;
        int f = 60;
        while (separation(sideView().exact, f, true) < 0.07 ||
               separation(sideView().exact, f, false) < 0.07)
            ++f;
        swapSides(keypoints.names, keypoints.frames[f]);
        const auto swaps = undoSideSwaps(keypoints, sideView().times_s);
        QVERIFY2(swaps.size() == 2, qPrintable(listed(swaps)));
        for (std::size_t k = 0; k < keypoints.names.size(); ++k) {
            if (!isOf(keypoints.names[k], true) && !isOf(keypoints.names[k], false)) continue;
            QVERIFY(keypoints.frames[f].image_px.row(k) == before.frames[f].image_px.row(k));
        }
    }

    void relativePointsAreExchangedToo() {
        Keypoints2D keypoints = sideView().exact;
        const int f = apartFrom(keypoints, 100, true);
        const Eigen::MatrixX3d before = keypoints.frames[f].rootRelative_m;
        swapLimbs(keypoints.names, keypoints.frames[f], true);
        QVERIFY(keypoints.frames[f].rootRelative_m != before);
        undoSideSwaps(keypoints, sideView().times_s);
        QVERIFY(keypoints.frames[f].rootRelative_m == before);
    }

    void crossingLegsAreLeftAlone_data() {
        QTest::addColumn<double>("noise_px");
        QTest::addColumn<int>("step");
        for (const double noise_px : {0.0, 2.0, 5.0}) {
            for (const int step : {1, 2, 4})
                QTest::addRow("%.0f px, %.0f Hz", noise_px, kRate_hz / step) << noise_px << step;
        }
    }

    void crossingLegsAreLeftAlone() {
        QFETCH(const double, noise_px);
        QFETCH(const int, step);
        const Keypoints2D all = noisy(sideView().exact, noise_px);
        Keypoints2D keypoints{all.detector, all.names, {}};
        std::vector<double> times_s;
        for (std::size_t f = 0; f < all.frames.size(); f += static_cast<std::size_t>(step)) {
            keypoints.frames.push_back(all.frames[f]);
            times_s.push_back(sideView().times_s[f]);
        }
        const auto swaps = undoSideSwaps(keypoints, times_s);
        QVERIFY2(swaps.empty(), qPrintable(listed(swaps)));
    }

    void partlyVisiblePersonIsLeftAlone_data() { crossingLegsAreLeftAlone_data(); }

    void partlyVisiblePersonIsLeftAlone() {
        QFETCH(const double, noise_px);
        QFETCH(const int, step);
        const Keypoints2D all = noisy(narrowView().exact, noise_px);
        Keypoints2D keypoints{all.detector, all.names, {}};
        std::vector<double> times_s;
        int partly = 0;
        for (std::size_t f = 0; f < all.frames.size(); f += static_cast<std::size_t>(step)) {
            keypoints.frames.push_back(all.frames[f]);
            times_s.push_back(narrowView().times_s[f]);
            const auto unseen = (all.frames[f].image_px.col(2).array() == 0).count();
            partly += unseen > 0 && unseen < kKeypointCount ? 1 : 0;
        }
        QVERIFY(partly > 5);
        const auto swaps = undoSideSwaps(keypoints, times_s);
        QVERIFY2(swaps.empty(), qPrintable(listed(swaps)));
    }

    void gapsAreNoEvidence() {
        Keypoints2D keypoints = noisy(sideView().exact, 2);
        for (int f = 100; f < 130; ++f) keypoints.frames[f] = {};
        const auto swaps = undoSideSwaps(keypoints, sideView().times_s);
        QVERIFY2(swaps.empty(), qPrintable(listed(swaps)));
    }

    void emptyAndShortClips() {
        Keypoints2D keypoints{"", {"left_knee", "right_knee"}, {}};
        QVERIFY(undoSideSwaps(keypoints, {}).empty());
        keypoints.frames.resize(5);
        QVERIFY(undoSideSwaps(keypoints, {0, 1, 2, 3, 4}).empty());
        keypoints.names = {"knee"};  // nothing to exchange
        for (KeypointFrame& frame : keypoints.frames) frame.image_px = Eigen::RowVector3d(1, 2, 1);
        QVERIFY(undoSideSwaps(keypoints, {0, 1, 2, 3, 4}).empty());
    }
};

QTEST_GUILESS_MAIN(SideSwapsTest)
#include "tst_side_swaps.moc"
