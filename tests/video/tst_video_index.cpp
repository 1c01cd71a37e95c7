#include <QtTest>

#include "core/video/damage_tracker.h"
#include "core/video/packet_index.h"
#include "core/video/picture_converter.h"

using gonio::DamageTracker;
using gonio::PacketEntry;
using gonio::PictureState;

namespace {

PacketEntry packet(std::int64_t pts, std::int64_t dts, bool key = false, bool discarded = false) {
    return {pts, dts, -1, 100, key, discarded, false};
}

}  // namespace

class TestVideoIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// I P B B with a discarded picture in front: I(0) is not shown, then B(1) B(2) P(3).
    void framesAreOrderedByPresentation() {
        const std::vector<PacketEntry> packets{packet(0, -2, true, true), packet(3, -1),
                                               packet(1, 0), packet(2, 1)};
        const auto order = gonio::orderByTime(packets);
        QCOMPARE(order.packetOfFrame, (std::vector<int>{2, 3, 1}));
        QCOMPARE(order.frameOfPacket, (std::vector<int>{-1, 2, 0, 1}));
        QCOMPARE(gonio::frameTimes_s(order, 0.5), (std::vector<double>{0, 0.5, 1}));
    }

    /// Open group of pictures: the B pictures stored after key picture 3 are shown before it.
    void leadingPicturesStartAtTheKeyPictureBefore() {
        const std::vector<PacketEntry> packets{packet(0, 0, true), packet(1, 1), packet(2, 2),
                                               packet(5, 3, true), packet(3, 4), packet(4, 5),
                                               packet(6, 6)};
        const auto order = gonio::orderByTime(packets);
        QCOMPARE(gonio::startPacketFor(packets, order, 3), 3);
        QCOMPARE(gonio::startPacketFor(packets, order, 4), 0);
        QCOMPARE(gonio::startPacketFor(packets, order, 6), 3);
    }

    void copiedTimesOfReorderedPicturesAreNotTrusted() {
        std::vector<PacketEntry> packets{packet(0, 0, true), packet(1, 1)};
        QVERIFY(gonio::hasUsableTimes(packets, false));
        QVERIFY(!gonio::hasUsableTimes(packets, true));
        packets[1].pts = gonio::noTimestamp;
        QVERIFY(!gonio::hasUsableTimes(packets, false));
        const int decoded[] = {1, 0};
        const auto order = gonio::orderByDecoder(packets, decoded, 1);
        QCOMPARE(order.packetOfFrame, (std::vector<int>{1, 0}));
        QCOMPARE(gonio::frameTimes_s(order, 1), (std::vector<double>{0, 1}));
    }

    void timesAreMadeToRise_data() {
        using Times = std::vector<double>;
        QTest::addColumn<Times>("given_s");
        QTest::addColumn<Times>("risen_s");
        QTest::addColumn<int>("moved");
        QTest::newRow("rising") << Times{0, 1, 5} << Times{0, 1, 5} << 0;
        QTest::newRow("pair") << Times{0, 1, 1, 2, 3} << Times{0, 1, 1.5, 2, 3} << 1;
        QTest::newRow("before a pause") << Times{0, 1, 2, 2, 9} << Times{0, 1, 2, 3, 9} << 1;
        QTest::newRow("falling") << Times{0, 3, 1, 2, 6} << Times{0, 3, 4, 5, 6} << 2;
        QTest::newRow("at the end") << Times{0, 2, 2, 2} << Times{0, 2, 4, 6} << 2;
        QTest::newRow("all the same") << Times{0, 0, 0} << Times{0, 0.25, 0.5} << 2;
        QTest::newRow("none") << Times{} << Times{} << 0;
    }

    void timesAreMadeToRise() {
        QFETCH(std::vector<double>, given_s);
        QFETCH(const std::vector<double>, risen_s);
        QFETCH(const int, moved);
        QCOMPARE(gonio::makeTimesRise(given_s, 0.25), moved);
        QCOMPARE(given_s, risen_s);
    }

    void hugeTimesRiseToo() {
        std::vector<double> times_s{0, 1, 2, 1e18, 1e18, 1e18};
        QCOMPARE(gonio::makeTimesRise(times_s, 0.25), 2);
        for (std::size_t i = 1; i < times_s.size(); ++i) QVERIFY(times_s[i] > times_s[i - 1]);
    }

    void rate_data() {
        QTest::addColumn<double>("jitter_s");
        QTest::addColumn<double>("tick_s");
        QTest::addColumn<double>("declared_hz");
        QTest::addColumn<bool>("variable");
        QTest::newRow("exact") << 0.0 << 1.0 / 90000 << 0.0 << false;
        QTest::newRow("milliseconds") << 0.001 << 0.001 << 60.0 << false;
        QTest::newRow("variable") << 0.02 << 1.0 / 90000 << 60.0 << true;
    }

    void rate() {
        QFETCH(const double, jitter_s);
        QFETCH(const double, tick_s);
        QFETCH(const double, declared_hz);
        QFETCH(const bool, variable);
        std::vector<double> times_s;
        for (int i = 0; i < 240; ++i) times_s.push_back(i / 60.0 + (i % 10 == 5 ? jitter_s : 0));
        const auto rate = gonio::estimateRate(times_s, tick_s, declared_hz);
        QCOMPARE(rate.variable, variable);
        QVERIFY(std::abs(rate.nominal_hz - 60) < 1e-6);
    }

    void unreferencedPicturesAreKnown() {
        const std::vector<std::uint8_t> header{1, 100, 0, 31, 0xFF};
        std::vector<std::uint8_t> slice{0, 0, 0, 2, 0x01, 0x9A};
        QVERIFY(gonio::isUnreferencedH264(slice, header));
        QVERIFY(!gonio::isUnreferencedH264(slice, {}));
        slice[4] = 0x41;
        QVERIFY(!gonio::isUnreferencedH264(slice, header));
        slice[4] = 0x05;
        QVERIFY(!gonio::isUnreferencedH264(slice, header));
        slice = {0xFF, 0xFF, 0xFF, 0xFF, 0x06};
        QVERIFY(!gonio::isUnreferencedH264(slice, header));
    }

    void damageSpreadsUntilAKeyPictureDecodes() {
        DamageTracker tracker;
        tracker.add({0, 0, true, false, ""});
        tracker.add({1, 1, false, true, "leaf"});
        tracker.add({2, 2, false, false, ""});
        tracker.add({3, 3, false, false, "broken"});
        tracker.add({4, 4, true, false, "not really a key picture"});
        tracker.add({5, 5, false, false, ""});
        tracker.add({6, 8, true, false, ""});
        tracker.add({7, 7, false, false, ""});  // shown before the key picture
        tracker.add({8, 9, false, false, ""});
        const PictureState expected[] = {
            PictureState::Good,    PictureState::Damaged,   PictureState::Good,
            PictureState::Damaged, PictureState::Damaged,   PictureState::Dependent,
            PictureState::Good,    PictureState::Dependent, PictureState::Good};
        for (int i = 0; i < 9; ++i) QCOMPARE(tracker.stateOf(i), expected[i]);
        QCOMPARE(tracker.problemOf(3), std::string("broken"));
    }

    void displayMatricesGiveTheTurn() {
        for (const int turn_deg : {0, 90, 180, 270}) {
            const auto turn = gonio::turnFromDisplayMatrix(gonio::displayMatrixOfTurn(turn_deg));
            QCOMPARE(turn.swapsSides(), turn_deg % 180 != 0);
            QCOMPARE(turn.xx * turn.yy - turn.xy * turn.yx, 1);
        }
        // clockwise: the stored top left corner is shown at the top right
        const auto clockwise = gonio::turnFromDisplayMatrix(gonio::displayMatrixOfTurn(90));
        QVERIFY((clockwise == gonio::Turn{0, -1, 1, 0}));
    }
};

QTEST_GUILESS_MAIN(TestVideoIndex)
#include "tst_video_index.moc"
