#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "app/gui/shell/review_page.h"
#include "app/gui/shell/running_card.h"
#include "job_case.h"

using namespace gonio;

namespace {

constexpr int kLong_ms = 120000;

QString wordsOf(const QWidget& card) {
    QStringList words;
    for (const QLabel* label : card.findChildren<QLabel*>()) words << label->text();
    return words.join('\n');
}

}  // namespace

class TestRunningCard : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void standsWhileAnAnalysisRunsAndCancelsIt() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        QVERIFY(c.addTrial("Walk again"));
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        RunningCard card(queue);
        QVERIFY(card.isHidden());
        AnalysisJob* job = queue.enqueue(c.request(0.05));
        queue.enqueue(c.request(0, 2));
        QVERIFY(!card.isHidden());
        QVERIFY2(wordsOf(card).contains("Walk"), qPrintable(wordsOf(card)));
        auto* bar = card.findChild<QProgressBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 0, kLong_ms);
        QCOMPARE(bar->value(), int(1000 * job->share()));
        // The job may be a step further than what the card was last told.
        QTRY_VERIFY_WITH_TIMEOUT(wordsOf(card).contains(job->stateText()), kLong_ms);
        auto* cancel = card.findChild<QPushButton*>();
        QVERIFY(cancel->accessibleName().contains("Walk"));
        cancel->click();
        QTRY_VERIFY_WITH_TIMEOUT(job->isOver(), kLong_ms);
        QCOMPARE(job->state(), JobState::Cancelled);
        // The next one has its turn, then nothing is left to show.
        QTRY_COMPARE_WITH_TIMEOUT(end.size(), 2, kLong_ms);
        QVERIFY(card.isHidden());
    }

    void isSeenWhateverPanelIsOpen() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        ReviewParts parts;
        parts.video = new QLabel("video");
        parts.angles = new QLabel("angles");
        parts.job = new QLabel("job");
        parts.history = new QLabel("history");
        parts.exports = new QLabel("exports");
        auto* card = new RunningCard(queue);
        parts.running = card;
        ReviewPage page(parts);
        page.resize(1200, 800);
        page.show();
        queue.enqueue(c.request(0.02));
        for (const Tab tab : {Tab::Angles, Tab::Job}) {
            page.showTab(tab);
            QVERIFY(card->isVisible());
        }
        page.showExports(true);
        QVERIFY(card->isVisible());
        queue.cancelAll();
        QTRY_COMPARE_WITH_TIMEOUT(end.size(), 1, kLong_ms);
        QVERIFY(!card->isVisible());
    }
};

QTEST_MAIN(TestRunningCard)
#include "tst_running_card.moc"
