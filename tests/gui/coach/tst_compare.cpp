#include <QComboBox>
#include <QLabel>
#include <cmath>
#include <random>

#include "app/gui/coach/compare_clock.h"
#include "app/gui/coach/compare_view.h"
#include "coach_case.h"

using namespace gonio;
using namespace gonio::test;

namespace {

std::vector<double> randomTimes(std::mt19937& random, int count) {
    std::uniform_real_distribution<double> step(0.002, 0.05);
    std::vector<double> times_s;
    double time = 0;
    for (int f = 0; f < count; ++f) {
        times_s.push_back(time);
        time += step(random);
    }
    return times_s;
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // No other frame of the second video is nearer in time since the event, for any pair.
    void pairsAreNearestInTime() {
        for (unsigned seed = 0; seed < 60; ++seed) {
            std::mt19937 random(seed);
            const auto a = randomTimes(random, 40 + int(random() % 200));
            const auto b = randomTimes(random, 40 + int(random() % 200));
            const int eventA = int(random() % a.size()), eventB = int(random() % b.size());
            const CompareClock clock(a, eventA, b, eventB);
            for (int frame = 0; frame < int(a.size()); ++frame) {
                const double wanted = a[std::size_t(frame)] - a[std::size_t(eventA)];
                const int found = clock.secondOf(frame);
                const auto away = [&](std::size_t other) {
                    return std::abs(b[other] - b[std::size_t(eventB)] - wanted);
                };
                for (std::size_t other = 0; other < b.size(); ++other) {
                    // Rounding of a sum of doubles may swap exact ties.
                    QVERIFY(away(std::size_t(found)) <= away(other) + 1e-12);
                }
            }
            QCOMPARE(clock.secondOf(eventA), eventB);
            QCOMPARE(clock.firstOf(eventB), eventA);
        }
    }

    void endsAreSaid() {
        const CompareClock clock({0, 0.1, 0.2, 0.3, 0.4}, 2, {0, 0.1, 0.2}, 1);
        QVERIFY(clock.secondReach(0) == CompareClock::Reach::Before);
        QVERIFY(clock.secondReach(1) == CompareClock::Reach::Within);
        QVERIFY(clock.secondReach(3) == CompareClock::Reach::Within);
        QVERIFY(clock.secondReach(4) == CompareClock::Reach::After);
        QCOMPARE(clock.secondOf(0), 0);
        QCOMPARE(clock.secondOf(4), 2);
    }

    void emptyVideosAreNoTrouble() {
        const CompareClock clock({}, 3, {0, 1}, 7);
        QVERIFY(clock.isEmpty());
        QCOMPARE(clock.firstOf(1), -1);
        QCOMPARE(nearestFrame({}, 1), -1);
    }

    void viewKeepsBothSidesTogether() {
        CoachCase coach(120, 60);
        const int second = coach.addTrial("Second", 200, 120);
        const auto mark = [&](int trial, int frame) {
            EditBuilder builder(coach.document.value(), EditKind::PutEvent);
            builder.put(trial, Event{0, frame, "foot strike", "right", true});
            QVERIFY(coach.document.apply(builder.build()).has_value());
        };
        mark(1, 30);
        mark(second, 100);
        QList<Review*> reviews;
        CompareView view(coach.document, coach.review, [&](Review& review) {
            reviews << &review;
            return new QLabel;
        });
        QCOMPARE(reviews.size(), 2);
        view.setOtherTrial(second);
        CoachCase::setTimes(view.other(), 200, 120);
        view.setEvents(30, 100);
        coach.review.setFrame(30);
        QCOMPARE(view.other().frame(), 100);
        coach.review.setFrame(40);  // 1/6 s later
        QCOMPARE(view.other().frame(), 120);
        view.other().setFrame(80);
        QCOMPARE(coach.review.frame(), 20);
        for (const QComboBox* box : view.findChildren<QComboBox*>()) {
            QVERIFY(!box->accessibleName().isEmpty());
        }
        coach.review.setFrame(119);
        QVERIFY(!view.findChildren<QLabel*>().isEmpty());
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
