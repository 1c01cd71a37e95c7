#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>
#include <cmath>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/video/play_clock.h"
#include "app/gui/video/transport_bar.h"

using gonio::PlayClock;

namespace {

/// A clock that goes when it is told to.
struct Setup {
    explicit Setup(std::vector<double> times_s) { review.setTimes(times_s); }

    void wait(double seconds) {
        now_ns += qint64(std::llround(1e9 * seconds));
        clock.advance();
    }

    qint64 now_ns = 12345;
    gonio::CaseDocument document;
    gonio::Review review{document};
    PlayClock clock{review, [this] { return now_ns; }};
};

std::vector<double> evenTimes(int count, double rate_hz) {
    std::vector<double> times_s;
    for (int i = 0; i < count; ++i) times_s.push_back(i / rate_hz);
    return times_s;
}

/// Like a phone's: 30 frames a second, some late, a gap of half a second.
std::vector<double> phoneTimes() {
    std::vector<double> times_s;
    double t = 0;
    for (int i = 0; i < 200; ++i) {
        times_s.push_back(t);
        t += i % 7 == 3 ? 0.05 : (i == 90 ? 0.5 : 1.0 / 30);
    }
    return times_s;
}

/// Found without the code under test.
int lastNotLater(const std::vector<double>& times_s, double time_s) {
    int frame = 0;
    for (int i = 0; i < int(times_s.size()); ++i) {
        if (times_s[std::size_t(i)] <= time_s + 1e-7) frame = i;
    }
    return frame;
}

}  // namespace

class TestPlayClock : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void framesComeAtTheirTimes_data() {
        QTest::addColumn<bool>("phone");
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("tick_s");
        for (const double speed : {0.1, 0.5, 1.0, 2.5, 4.0}) {
            for (const double tick_s : {0.004, 0.0167, 0.21}) {
                for (const bool phone : {false, true}) {
                    QTest::addRow("%s, speed %.1f, tick %.3f s", phone ? "phone" : "240 a second",
                                  speed, tick_s)
                        << phone << speed << tick_s;
                }
            }
        }
    }

    void framesComeAtTheirTimes() {
        QFETCH(const bool, phone);
        QFETCH(const double, speed);
        QFETCH(const double, tick_s);
        Setup setup(phone ? phoneTimes() : evenTimes(960, 240));
        const auto& times_s = setup.review.times_s();
        setup.clock.setSpeed(speed);
        setup.clock.play();
        QVERIFY(setup.clock.isPlaying());
        double passed_s = 0;
        int looks = 0;
        while (setup.clock.isPlaying() && ++looks < 20'000) {
            setup.wait(tick_s);
            passed_s += 1e-9 * double(std::llround(1e9 * tick_s));
            const double due_s = passed_s * speed;
            if (!setup.clock.isPlaying()) break;
            QCOMPARE(setup.review.frame(), lastNotLater(times_s, due_s));
            QVERIFY(setup.review.time_s() <= due_s + 1e-7);
        }
        QCOMPARE(setup.review.frame(), int(times_s.size()) - 1);
        // the last frame was shown for its own time too
        QVERIFY(passed_s * speed >= times_s.back() + 1.0 / 300);
        QVERIFY(passed_s * speed <= times_s.back() + 0.06 + 2 * tick_s * speed);
    }

    void aSlowMachineSkipsFramesNotTime() {
        Setup setup(evenTimes(600, 60));
        setup.clock.play();
        setup.wait(0.5);
        QCOMPARE(setup.review.frame(), 30);
        setup.wait(3);  // something took three seconds
        QCOMPARE(setup.review.frame(), 210);
        setup.wait(1.0 / 60);
        QCOMPARE(setup.review.frame(), 211);
    }

    void loopsTheSelection() {
        Setup setup(phoneTimes());
        const auto& times_s = setup.review.times_s();
        setup.review.setSelection({80, 110});
        setup.clock.setLooping(true);
        setup.review.setFrame(5);
        setup.clock.play();
        QCOMPARE(setup.review.frame(), 80);  // from the start of the range
        const double length_s = times_s[111] - times_s[80];
        for (int i = 1; i < 2000; ++i) {
            setup.wait(0.011);
            const double into_s = std::fmod(i * 0.011, length_s);
            const double margin_s = std::min(into_s, length_s - into_s);
            if (margin_s < 1e-6) continue;
            QCOMPARE(setup.review.frame(), lastNotLater(times_s, times_s[80] + into_s));
        }
        QVERIFY(setup.clock.isPlaying());
        setup.clock.setLooping(false);
        setup.wait(100);
        QVERIFY(!setup.clock.isPlaying());
        QCOMPARE(setup.review.frame(), 199);
    }

    void loopsBackwardsToo() {
        Setup setup(evenTimes(100, 50));
        setup.review.setSelection({10, 29});
        setup.clock.setLooping(true);
        setup.review.setFrame(20);
        setup.clock.shuttleBack();
        setup.wait(0.19);  // 0.4 s - 0.19 s
        QCOMPARE(setup.review.frame(), 10);
        setup.wait(0.03);  // 0.18 s is before the range by 0.02 s
        QCOMPARE(setup.review.frame(), 29);
    }

    void shuttle() {
        Setup setup(evenTimes(6000, 60));
        QSignalSpy rates(&setup.clock, &PlayClock::rateChanged);
        setup.review.setFrame(3000);
        for (const double rate : {1.0, 2.0, 4.0, 4.0}) {
            setup.clock.shuttleForward();
            QCOMPARE(setup.clock.rate(), rate);
        }
        setup.wait(1);
        QCOMPARE(setup.review.frame(), 3240);
        for (const double rate : {-1.0, -2.0, -4.0, -4.0}) {
            setup.clock.shuttleBack();
            QCOMPARE(setup.clock.rate(), rate);
        }
        setup.wait(1);
        QCOMPARE(setup.review.frame(), 3000);
        setup.clock.pause();
        QCOMPARE(setup.clock.rate(), 0.0);
        setup.wait(1);
        QCOMPARE(setup.review.frame(), 3000);
        QCOMPARE(rates.size(), 7);
        setup.clock.shuttleBack();
        setup.wait(1000);  // to the beginning, and no further
        QCOMPARE(setup.review.frame(), 0);
        QVERIFY(!setup.clock.isPlaying());
    }

    void changesOfSpeedAndPlaceKeepTheTime() {
        Setup setup(evenTimes(600, 60));
        setup.clock.play();
        setup.wait(1);
        setup.clock.setSpeed(0.5);
        setup.wait(1);
        QCOMPARE(setup.review.frame(), 90);
        setup.review.setFrame(300);  // a click in a curve
        setup.wait(1);
        QCOMPARE(setup.review.frame(), 330);
        setup.clock.step(-10);
        QVERIFY(!setup.clock.isPlaying());
        QCOMPARE(setup.review.frame(), 320);
        setup.clock.setSpeed(100);
        QCOMPARE(setup.clock.speed(), 4.0);
        setup.clock.setSpeed(0);
        QCOMPARE(setup.clock.speed(), 0.1);
        setup.clock.goToLast();
        QCOMPARE(setup.review.frame(), 599);
        setup.clock.play();  // from the start again
        QCOMPARE(setup.review.frame(), 0);
    }

    void anotherTrialStops() {
        Setup setup(evenTimes(600, 60));
        setup.clock.play();
        setup.review.setTimes(evenTimes(5, 60));
        QVERIFY(!setup.clock.isPlaying());
        setup.review.setTimes({});
        setup.clock.play();
        QVERIFY(!setup.clock.isPlaying());
        setup.clock.step(1);
        setup.clock.goToLast();
        setup.clock.advance();
    }

    void theTimerRunsTheRealClock() {
        gonio::CaseDocument document;
        gonio::Review review(document);
        review.setTimes(evenTimes(30, 200));
        PlayClock clock(review, &document);
        QSignalSpy frames(&review, &gonio::Review::frameChanged);
        clock.play();
        QTRY_VERIFY(!clock.isPlaying());
        QCOMPARE(review.frame(), 29);
        QVERIFY(frames.size() > 1);
    }

    void transportShowsAndSteers() {
        Setup setup(evenTimes(720, 60));
        gonio::TransportBar bar(setup.review, setup.clock);
        const auto text = [&](const char* name) { return bar.findChild<QLabel*>(name)->text(); };
        const auto run = [&](const char* name) { bar.findChild<QAction*>(name)->trigger(); };
        setup.review.setFrame(214);
        QCOMPARE(text("time"), QString("0:03.567"));
        QCOMPARE(text("frame"), QString("frame 214 / 720"));
        QCOMPARE(text("rate"), QString("60 frames/s"));
        run("stepForward10");
        run("stepBack");
        QCOMPARE(setup.review.frame(), 223);
        run("play");
        QVERIFY(setup.clock.isPlaying());
        QCOMPARE(bar.findChild<QAction*>("play")->text(), QString("Pause"));
        run("shuttleBack");
        QVERIFY(text("rate").contains("backwards 1"));
        run("play");
        QVERIFY(!setup.clock.isPlaying());
        bar.findChild<QDoubleSpinBox*>("speed")->setValue(0.3);
        QCOMPARE(setup.clock.speed(), 0.3);
        run("setRangeStart");
        run("stepForward10");
        run("setRangeEnd");
        QCOMPARE(setup.review.selection(), (gonio::FrameRange{223, 233}));
        run("loop");
        QVERIFY(setup.clock.isLooping());
        run("goToFirst");
        QCOMPARE(setup.review.frame(), 223);  // of the range that is repeated
    }

    void everyCommandHasANameAndAKeyOfItsOwn() {
        Setup setup(evenTimes(720, 60));
        gonio::TransportBar bar(setup.review, setup.clock);
        QSet<QString> keys;
        for (const QAction* action : bar.actions()) {
            QVERIFY(!action->objectName().isEmpty() && !action->text().isEmpty());
            QVERIFY(!action->shortcut().isEmpty());
            const QString key = action->shortcut().toString();
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys.insert(key);
            QVERIFY(
                action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        }
        QCOMPARE(bar.actions().size(), 13);
        for (const auto* button : bar.findChildren<QToolButton*>()) {
            if (button->objectName().startsWith("qt_")) continue;
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY(!button->icon().isNull());
        }
    }

    void timesAsPeopleReadThem() {
        QCOMPARE(gonio::timeText(0), QString("0:00.000"));
        QCOMPARE(gonio::timeText(59.9996), QString("1:00.000"));
        QCOMPARE(gonio::timeText(3671.25), QString("61:11.250"));
        QCOMPARE(gonio::timeText(-1.5), QString(QChar(0x2212)) + "0:01.500");
    }
};

QTEST_MAIN(TestPlayClock)
#include "tst_play_clock.moc"
