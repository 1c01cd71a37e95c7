#include <QtTest>
#include <cmath>
#include <random>

#include "core/people/assignment.h"
#include "core/people/person_tracker.h"

using namespace gonio;

namespace {

constexpr double kRate_hz = 30;

struct Actor {
    PersonBox box;
    std::array<std::uint8_t, 3> colour;
};

/// A grey picture of 200 x 100 with coloured boxes, later ones in front.
Frame frameWith(int index, const std::vector<Actor>& actors) {
    auto image = std::make_shared<Image>();
    image->width_px = 200;
    image->height_px = 100;
    image->rgb.assign(3 * 200 * 100, 128);
    for (const Actor& actor : actors) {
        for (int y = std::max(0, int(actor.box.y_px));
             y < std::min(100.0, actor.box.y_px + actor.box.height_px); ++y) {
            for (int x = std::max(0, int(actor.box.x_px));
                 x < std::min(200.0, actor.box.x_px + actor.box.width_px); ++x) {
                std::copy(actor.colour.begin(), actor.colour.end(),
                          image->rgb.begin() + 3 * (200 * y + x));
            }
        }
    }
    return {index, index / kRate_hz, image};
}

std::vector<PersonBox> boxesOf(const std::vector<Actor>& actors) {
    std::vector<PersonBox> boxes;
    for (const Actor& actor : actors) {
        boxes.push_back(actor.box);
    }
    return boxes;
}

constexpr std::array<std::uint8_t, 3> kRed{200, 20, 20}, kBlue{20, 20, 200};

Actor at(double x_px, std::array<std::uint8_t, 3> colour) {
    return {{x_px, 20, 20, 60, 0.9}, colour};
}

}  // namespace

class TestPersonTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void assignmentIsBest();
    void emptyVideo();
    void skippedFramesAreInterpolated();
    void crossingKeepsIdentity();
    void shortOcclusionIsAGap();
    void singleMissIsBridged();
    void returnsWithSameAppearance();
    void othersAppearanceIsSomebodyElse();
    void doubtfulBoxesOnlyContinue();
    void flickerIsDropped();
    void singlePictureKeepsItsPerson();
    void choosesLargestOrById();
};

void TestPersonTracker::assignmentIsBest() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> cost(0, 10);
    for (int trial = 0; trial < 50; ++trial) {
        const Eigen::MatrixXd costs =
            Eigen::MatrixXd::NullaryExpr(4, 5, [&] { return cost(random); });
        const auto columns = assign(costs);
        double sum = 0;
        for (int row = 0; row < 4; ++row) {
            sum += costs(row, columns[row]);
        }
        // All ways to place four rows on five columns.
        std::vector<int> order{0, 1, 2, 3, 4};
        double least = 1e9;
        do {
            double other = 0;
            for (int row = 0; row < 4; ++row) {
                other += costs(row, order[row]);
            }
            least = std::min(least, other);
        } while (std::next_permutation(order.begin(), order.end()));
        QVERIFY(std::abs(sum - least) < 1e-9);
    }
    Eigen::MatrixXd gated(2, 1);
    gated << kNoMatch, 3;
    QCOMPARE(assign(gated), (std::vector<int>{-1, 0}));
    QVERIFY(assign(Eigen::MatrixXd(0, 3)).empty());
}

void TestPersonTracker::emptyVideo() {
    PersonTracker tracker({});
    QVERIFY(tracker.finish().empty());
    for (int i = 0; i < 5; ++i) {
        tracker.update(frameWith(i, {}), {});
    }
    QVERIFY(tracker.finish().empty());
    const auto chosen = choosePerson(tracker.finish());
    QVERIFY(!chosen && chosen.error().code == ErrorCode::NoPerson);
}

void TestPersonTracker::skippedFramesAreInterpolated() {
    PersonTracker tracker({});
    for (int i = 0; i <= 22; ++i) {
        const std::vector<Actor> actors{at(10 + i, kRed)};
        i % 5 == 0 ? tracker.update(frameWith(i, actors), boxesOf(actors))
                   : tracker.skip(frameWith(i, actors));
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(1));
    QCOMPARE(tracks[0].boxes.size(), std::size_t(23));
    QVERIFY(tracks[0].gaps.empty());
    for (int i = 0; i <= 20; ++i) {
        QVERIFY(std::abs(tracks[0].boxes[i]->x_px - (10 + i)) < 1e-9);
    }
    QVERIFY(tracks[0].boxes[22].has_value());
    QVERIFY(std::abs(tracks[0].area_px2s - 1200 * 20 / kRate_hz) < 1e-6);
}

void TestPersonTracker::crossingKeepsIdentity() {
    PersonTracker tracker({});
    for (int i = 0; i < 90; ++i) {
        // Blue walks behind red; while they overlap by half, only red is found.
        std::vector<Actor> actors{at(170 - 1.8 * i, kBlue), at(10 + 1.8 * i, kRed)};
        auto boxes = boxesOf(actors);
        if (std::abs(boxes[0].x_px - boxes[1].x_px) < 10) {
            boxes.erase(boxes.begin());
        }
        tracker.update(frameWith(i, actors), boxes);
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(2));
    QVERIFY(tracks[0].boxes.front()->x_px > 100 && tracks[0].boxes.back()->x_px < 50);
    QVERIFY(tracks[1].boxes.front()->x_px < 50 && tracks[1].boxes.back()->x_px > 100);
}

void TestPersonTracker::shortOcclusionIsAGap() {
    PersonTracker tracker({});
    for (int i = 0; i < 60; ++i) {
        const bool isHidden = i >= 20 && i < 35;
        const std::vector<Actor> actors{at(10 + 2 * i, kRed)};
        tracker.update(frameWith(i, isHidden ? std::vector<Actor>{} : actors),
                       isHidden ? std::vector<PersonBox>{} : boxesOf(actors));
        QCOMPARE(tracker.isUnsettled(), i < 2 || isHidden);
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(1));
    QCOMPARE(tracks[0].gaps.size(), std::size_t(1));
    QCOMPARE(tracks[0].gaps[0].firstFrame, 20);
    QCOMPARE(tracks[0].gaps[0].lastFrame, 34);
    QVERIFY(tracks[0].boxes[19] && !tracks[0].boxes[20] && !tracks[0].boxes[34] &&
            tracks[0].boxes[35]);
}

void TestPersonTracker::singleMissIsBridged() {
    PersonTracker tracker({});
    for (int i = 0; i < 30; ++i) {
        const std::vector<Actor> actors{at(10 + i, kRed)};
        tracker.update(frameWith(i, actors), i == 12 ? std::vector<PersonBox>{} : boxesOf(actors));
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(1));
    QVERIFY(tracks[0].gaps.empty());
    QVERIFY(std::abs(tracks[0].boxes[12]->x_px - 22) < 1e-9);
}

void TestPersonTracker::returnsWithSameAppearance() {
    PersonTracker tracker({});
    for (int i = 0; i < 200; ++i) {
        std::vector<Actor> actors;
        if (i < 40 || i >= 150) {
            actors.push_back(at(i < 40 ? 10 : 150, kRed));
        }
        tracker.update(frameWith(i, actors), boxesOf(actors));
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(1));
    QCOMPARE(tracks[0].gaps.size(), std::size_t(1));

    PersonTracker forgetful({.maxAbsence_s = 1});
    for (int i = 0; i < 200; ++i) {
        std::vector<Actor> actors;
        if (i < 40 || i >= 150) {
            actors.push_back(at(i < 40 ? 10 : 150, kRed));
        }
        forgetful.update(frameWith(i, actors), boxesOf(actors));
    }
    QCOMPARE(forgetful.finish().size(), std::size_t(2));
}

void TestPersonTracker::othersAppearanceIsSomebodyElse() {
    PersonTracker tracker({});
    for (int i = 0; i < 200; ++i) {
        std::vector<Actor> actors;
        if (i < 40 || i >= 150) {
            actors.push_back(i < 40 ? at(10, kRed) : at(150, kBlue));
        }
        tracker.update(frameWith(i, actors), boxesOf(actors));
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(2));
    QCOMPARE(tracks[1].id, 2);
    QVERIFY(!tracks[1].boxes[0] && tracks[1].boxes[199]);
}

void TestPersonTracker::doubtfulBoxesOnlyContinue() {
    PersonTracker tracker({});
    for (int i = 0; i < 60; ++i) {
        std::vector<Actor> actors{at(10 + i, kRed), at(150, kBlue)};
        actors[0].box.score = i < 5 ? 0.9 : 0.15;
        actors[1].box.score = 0.3;
        tracker.update(frameWith(i, actors), boxesOf(actors));
    }
    const auto tracks = tracker.finish();
    QCOMPARE(tracks.size(), std::size_t(1));
    QVERIFY(tracks[0].boxes[59] && tracks[0].gaps.empty());
}

void TestPersonTracker::flickerIsDropped() {
    PersonTracker tracker({});
    for (int i = 0; i < 60; ++i) {
        std::vector<Actor> actors{at(10 + i, kRed)};
        if (i == 17 || i == 18 || i == 40) {
            actors.push_back({{180, 5, 4, 9, 0.5}, kBlue});
        }
        tracker.update(frameWith(i, actors), boxesOf(actors));
    }
    QCOMPARE(tracker.finish().size(), std::size_t(1));
}

void TestPersonTracker::singlePictureKeepsItsPerson() {
    PersonTracker tracker({});
    tracker.update(frameWith(0, {at(10, kRed)}), {at(10, kRed).box});
    QCOMPARE(tracker.finish().size(), std::size_t(1));
}

void TestPersonTracker::choosesLargestOrById() {
    PersonTrack small, large;
    small.id = 1;
    small.area_px2s = 10;
    large.id = 2;
    large.area_px2s = 20;
    QCOMPARE(choosePerson({small, large})->id, 2);
    QCOMPARE(choosePerson({small, large}, 1)->id, 1);
    const auto missing = choosePerson({small, large}, 7);
    QVERIFY(!missing);
    QVERIFY(missing.error().detail.find("1 2") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestPersonTracker)
#include "tst_person_tracker.moc"
