#include <QtTest>
#include <limits>
#include <numbers>

#include "core/fit/settle_sides.h"
#include "core/fit/side_options.h"
#include "tests/fit/fit_test_body.h"
#include "tests/fit/unsure_network.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kStretch_s = 0.5;

struct WalkClip {
    std::vector<double> times_s;
    Keypoints2D exact;
};

WalkClip walkAt(double rate_hz) {
    WalkClip clip{regularTimes(4, rate_hz), {}};
    auto walk = generateWalk(*openBody(), ShapeVector::Zero(), {}, wideView(), clip.times_s);
    clip.exact = keypointsOf(*computeTruth(*openBody(), *walk));
    return clip;
}

const WalkClip& walk() {
    static const WalkClip clip = walkAt(30);
    return clip;
}

/// Wrong in every third half step.
bool oftenWrong(int stretch) {
    return stretch % 3 == 1;
}

/// Share of the legs' points below the hips that stand at the other side's place, of those whose
/// sides lie 20 px apart.
double exchangedShare(const Keypoints2D& found, const Keypoints2D& exact) {
    int count = 0, exchanged = 0;
    for (const char* part : {"knee", "ankle", "heel", "toe"}) {
        for (const LimbPair& pair : pairsOf(exact.names, Limbs::Legs, part)) {
            for (std::size_t f = 0; f < exact.frames.size(); ++f) {
                const auto& right = exact.frames[f].image_px;
                if (right.rows() == 0 || !(right(pair.left, 2) > 0 && right(pair.right, 2) > 0))
                    continue;
                const auto away = [&](int k, int from) {
                    return (found.frames[f].image_px.row(k) - right.row(from)).head<2>().norm();
                };
                if ((right.row(pair.left) - right.row(pair.right)).head<2>().norm() < 20) continue;
                ++count;
                exchanged += away(pair.left, pair.right) < away(pair.left, pair.left) ? 1 : 0;
            }
        }
    }
    return count > 0 ? double(exchanged) / count : 1;
}

bool equal(const Keypoints2D& a, const Keypoints2D& b) {
    for (std::size_t f = 0; f < a.frames.size(); ++f) {
        if (a.frames[f].image_px != b.frames[f].image_px) return false;
    }
    return a.frames.size() == b.frames.size();
}

}  // namespace

class SettleSidesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void motionTellsWhatPicturesDoNot_data() {
        QTest::addColumn<double>("rate_hz");
        for (const double rate_hz : {15.0, 25.0, 30.0, 60.0, 120.0})
            QTest::addRow("%.0f Hz", rate_hz) << rate_hz;
    }

    void motionTellsWhatPicturesDoNot() {
        QFETCH(const double, rate_hz);
        const WalkClip clip = walkAt(rate_hz);
        const UnsureNetwork network(clip.exact, clip.times_s, kStretch_s, 0.7F, oftenWrong);
        Keypoints2D settled = network.seen;
        QVERIFY(exchangedShare(settled, clip.exact) > 0.3);
        const SettledSides moved = settleSides(network.modes, clip.times_s, settled);
        const double share = exchangedShare(settled, clip.exact);
        QVERIFY2(share < 0.02, std::to_string(share).c_str());
        QVERIFY(std::ssize(moved.legs) > std::ssize(clip.times_s) / 2);
        QVERIFY(std::ranges::is_sorted(moved.legs));
    }

    // Nothing but the network says which leg is the left one: if it is mostly wrong, so is the
    // clip, and what was seen from one side is then what was said.
    void theNetworkDecidesOverTheWholeClip() {
        const auto mostlyWrong = [](int stretch) { return !oftenWrong(stretch); };
        const UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, mostlyWrong);
        Keypoints2D settled = network.seen;
        settleSides(network.modes, walk().times_s, settled);
        QVERIFY(exchangedShare(settled, walk().exact) > 0.9);
    }

    void surePointsStayAsTheyAre() {
        const auto never = [](int) { return false; };
        const UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.95F, never);
        Keypoints2D settled = network.seen;
        const SettledSides moved = settleSides(network.modes, walk().times_s, settled);
        QVERIFY(moved.legs.empty() && moved.arms.empty());
        QVERIFY(equal(settled, walk().exact));
    }

    void withoutModesNothingHappens() {
        Keypoints2D settled = walk().exact;
        const std::vector<PlaceModes> none(settled.frames.size());
        const SettledSides moved = settleSides(none, walk().times_s, settled);
        QVERIFY(moved.legs.empty() && moved.arms.empty());
        QVERIFY(equal(settled, walk().exact));
        Keypoints2D empty;
        QVERIFY(settleSides({}, {}, empty).legs.empty());
    }

    void framesWithoutThePersonStayEmpty() {
        UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        for (std::size_t f = 40; f < 52; ++f) {
            network.modes[f] = {};
            network.seen.frames[f] = {};
        }
        Keypoints2D settled = network.seen;
        const SettledSides moved = settleSides(network.modes, walk().times_s, settled);
        for (std::size_t f = 40; f < 52; ++f) QVERIFY(settled.frames[f].empty());
        for (const int f : moved.legs) QVERIFY(f < 40 || f >= 52);
    }

    void numbersThatAreNoneDoNotSpread() {
        UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
        for (std::size_t f = 30; f < 33; ++f) {
            for (auto& point : network.modes[f].points)
                point.x[0] = point.y[1] = {kNaN, kNaN, kNaN};
        }
        network.modes[50].sure_px = kNaN;
        Keypoints2D settled = network.seen;
        settleSides(network.modes, walk().times_s, settled);
        for (const KeypointFrame& frame : settled.frames) QVERIFY(frame.image_px.allFinite());
    }

    // Each number that is none, by itself; what comes out is always a confidence.
    void singleNumbersThatAreNone_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<float>("value");
        for (const float value : {std::numeric_limits<float>::quiet_NaN(),
                                  std::numeric_limits<float>::infinity(), -3.F}) {
            for (int which = 0; which < 5; ++which)
                QTest::addRow("%d: %f", which, double(value)) << which << value;
        }
    }

    void singleNumbersThatAreNone() {
        QFETCH(const int, which);
        QFETCH(const float, value);
        UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        for (std::size_t f = 30; f < 40; ++f) {
            if (which == 0) network.modes[f].sure_px = value;
            for (auto& point : network.modes[f].points) {
                PlaceModes::Mode& mode = point.x[0];
                if (which == 1) point.trust = value;
                if (which == 2 && value != -3.F) mode.place_px = value;
                if (which == 3) mode.share = value;
                if (which == 4) mode.spread_px = value;
            }
        }
        Keypoints2D settled = network.seen;
        settleSides(network.modes, walk().times_s, settled);
        for (const KeypointFrame& frame : settled.frames) {
            QVERIFY(frame.image_px.allFinite());
            QVERIFY(frame.image_px.col(2).minCoeff() >= 0 && frame.image_px.col(2).maxCoeff() <= 1);
        }
    }

    // Knees of which the network is sure, ankles and feet of which it is not: a leg stays whole.
    void aLimbIsSettledAsOne() {
        UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        const UnsureNetwork sure(walk().exact, walk().times_s, kStretch_s, 0.97F,
                                 [](int) { return false; });
        for (const LimbPair& pair : pairsOf(walk().exact.names, Limbs::Legs, "knee")) {
            for (std::size_t f = 0; f < network.modes.size(); ++f) {
                for (const int k : {pair.left, pair.right}) {
                    network.modes[f].points[std::size_t(k)] = sure.modes[f].points[std::size_t(k)];
                    network.seen.frames[f].image_px.row(k) = walk().exact.frames[f].image_px.row(k);
                }
            }
        }
        Keypoints2D settled = network.seen;
        settleSides(network.modes, walk().times_s, settled);
        const double share = exchangedShare(settled, walk().exact);
        QVERIFY2(share < 0.02, std::to_string(share).c_str());
    }

    // The same walk to the left, upside down and lying: knees bend the same way.
    void whereverThePersonIsTurned_data() {
        QTest::addColumn<double>("turn_deg");
        QTest::addColumn<bool>("isMirrored");
        for (const double turn_deg : {0.0, 90.0, 180.0}) {
            for (const bool isMirrored : {false, true})
                QTest::addRow("%.0f%s", turn_deg, isMirrored ? ", mirrored" : "")
                    << turn_deg << isMirrored;
        }
    }

    void whereverThePersonIsTurned() {
        QFETCH(const double, turn_deg);
        QFETCH(const bool, isMirrored);
        WalkClip clip = walk();
        const double turn = turn_deg * std::numbers::pi / 180;
        Eigen::Matrix2d rotation;
        rotation << std::cos(turn), std::sin(turn), -std::sin(turn), std::cos(turn);
        if (isMirrored) rotation.row(0) *= -1;
        for (KeypointFrame& frame : clip.exact.frames) {
            frame.image_px.leftCols<2>() *= rotation;
            frame.image_px.leftCols<2>().array() += 3000;
        }
        const UnsureNetwork network(clip.exact, clip.times_s, kStretch_s, 0.7F, oftenWrong);
        Keypoints2D settled = network.seen;
        settleSides(network.modes, clip.times_s, settled);
        // Lying, the sides differ along rows, of which each frame tells by itself.
        if (turn_deg != 90) QVERIFY(exchangedShare(settled, clip.exact) < 0.02);
        for (const KeypointFrame& frame : settled.frames) QVERIFY(frame.image_px.allFinite());
    }

    // The other foot is outside the picture: nothing is put there, and nothing is made of it.
    void placesWithoutShareAreNotTaken() {
        UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        const LimbPair ankles = pairsOf(walk().exact.names, Limbs::Legs, "ankle").front();
        for (std::size_t f = 50; f < 60; ++f) {
            for (PlaceModes::Mode& mode : network.modes[f].points[std::size_t(ankles.left)].x)
                mode.share = 0;
            network.seen.frames[f].image_px.row(ankles.left).setZero();
        }
        Keypoints2D settled = network.seen;
        settleSides(network.modes, walk().times_s, settled);
        for (const KeypointFrame& frame : settled.frames) {
            const auto point = frame.image_px.row(ankles.left);
            QVERIFY(point(2) <= 0 || point(0) > 0);
        }
    }

    // Confidence is that of the one place, not of two places taken together.
    void confidenceIsOfThePlace() {
        const UnsureNetwork network(walk().exact, walk().times_s, kStretch_s, 0.7F, oftenWrong);
        Keypoints2D settled = network.seen;
        for (KeypointFrame& frame : settled.frames) frame.image_px.col(2) *= 0.1;
        const SettledSides moved = settleSides(network.modes, walk().times_s, settled);
        const int ankle = pairsOf(settled.names, Limbs::Legs, "ankle").front().left;
        int sure = 0;
        for (const int f : moved.legs) {
            const double confidence = settled.frames[std::size_t(f)].image_px(ankle, 2);
            QVERIFY(confidence <= 1);
            sure += confidence > 0.9 ? 1 : 0;
        }
        QVERIFY(sure > std::ssize(moved.legs) / 2);
    }

    void placesOfBothSidesAreJoined() {
        using Modes = std::array<PlaceModes::Mode, 2>;
        const Modes left{{{100, 0.6F, 1}, {150, 0.3F, 1}}}, right{{{151, 0.7F, 1}, {99, 0.2F, 1}}};
        const auto places = sidePlaces(left, right, 8);
        QCOMPARE(places.size(), std::size_t(2));
        QVERIFY(std::abs(places[0].place_px - (151 * 0.7 + 150 * 0.3)) < 1e-4);
        QVERIFY(std::abs(places[0].left - 0.3) < 1e-6 && std::abs(places[0].right - 0.7) < 1e-6);
        QVERIFY(std::abs(places[1].place_px - (100 * 0.6 + 99 * 0.2) / 0.8) < 1e-4);
        QCOMPARE(sidePlaces(left, right, 60).size(), std::size_t(1));
        const Modes nothing{};
        QVERIFY(sidePlaces(nothing, nothing, 8).empty());
        // Costs are the logarithms of the shares; both at one place while somebody is at the other
        // costs more.
        const auto options = optionsByShare(places);
        QCOMPARE(options.size(), std::size_t(4));
        for (const SideOption& option : options) {
            const double own =
                places[std::size_t(option.left)].left * places[std::size_t(option.right)].right;
            const double both = option.left == option.right ? 2 : 0;
            QVERIFY(std::abs(option.cost + std::log(own) - both) < 1e-6);
        }
    }

    void rowsFollowTheirColumns() {
        const std::vector<SidePlace> rows{{10, 0.7, 0.2}, {20, 0.3, 0.8}};
        const auto options = optionsLike(rows, 0.7, 0.8);
        const auto best = std::ranges::min_element(options, {}, &SideOption::cost);
        QCOMPARE(best->left, 0);
        QCOMPARE(best->right, 1);
        QVERIFY(std::abs(best->cost) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(SettleSidesTest)
#include "tst_settle_sides.moc"
