#include <QtTest>

#include "app/gui/words/event_words.h"

namespace gonio {

class TestEventWords : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void titlesLeadBackToWhatIsStored() {
        const auto words = eventWords();
        QVERIFY(words.size() > 10);
        for (const EventWord& word : words) {
            QCOMPARE(eventTitle(word.kind, word.side), word.title);
            const EventWord back = eventFromTitle(word.title);
            QCOMPARE(back.kind, word.kind);
            QCOMPARE(back.side, word.side);
        }
    }

    void anEventIsNamedWithItsSide() {
        Event event;
        event.kind = "foot strike";
        event.side = "right";
        QCOMPARE(eventTitle(event), QString("Right foot strike"));
    }

    void ownWordsStay() {
        QCOMPARE(eventTitle("serve", {}), QString("serve"));
        QCOMPARE(eventFromTitle(" serve ").kind, QString("serve"));
    }

    void eventsComeByTime() {
        Trial trial;
        trial.events[1] = {1, 30, "landing", "", true};
        trial.events[2] = {2, 10, "take-off", "", true};
        const auto events = eventsByTime(trial);
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[0].id, 2);
        QCOMPARE(events[1].id, 1);
    }
};

}  // namespace gonio

QTEST_APPLESS_MAIN(gonio::TestEventWords)
#include "tst_event_words.moc"
