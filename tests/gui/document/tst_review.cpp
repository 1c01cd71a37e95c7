#include <QtTest>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

void fill(CaseDocument& document) {
    const Case& value = document.value();
    Trial unseen = sampleTrial();
    unseen.video.frameCount = 10;
    unseen.video.nominalRate_hz = 50;
    Person bystander;
    bystander.ignored = true;
    QVERIFY(document.apply(EditBuilder(value, EditKind::AddTrial)
                               .putTrial(sampleTrial())
                               .putPerson(1, bystander)
                               .putAnalysis(1, 2, {}, sampleBase(100))
                               .build()));
    QVERIFY(document.apply(EditBuilder(value, EditKind::AddTrial).putTrial(unseen).build()));
}

}  // namespace

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void beginsWithTheFirstTrialAndWhoIsNotIgnored() {
        CaseDocument document;
        Review early(document);
        QCOMPARE(early.trial(), 0);
        QCOMPARE(early.frameCount(), 0);
        early.setFrame(5);
        QCOMPARE(early.frame(), 0);
        QCOMPARE(early.time_s(), 0.0);
        fill(document);
        QCOMPARE(early.trial(), 1);  // it follows
        const Review review(document);
        QCOMPARE(review.trial(), 1);
        QCOMPARE(review.person(), 2);
        QCOMPARE(review.times_s(), sampleBase(100).motion.times_s);
    }

    void findsTheFrameOnTheScreen() {
        CaseDocument document;
        fill(document);
        Review review(document);
        review.setTimes({0.5, 0.6, 1.0, 1.1});
        QCOMPARE(review.frameAt(-1e9), 0);
        QCOMPARE(review.frameAt(0.5), 0);
        QCOMPARE(review.frameAt(0.59), 0);
        QCOMPARE(review.frameAt(0.6 - 1e-9), 1);  // sums of steps are never quite exact
        QCOMPARE(review.frameAt(0.999), 1);
        QCOMPARE(review.frameAt(1e9), 3);
        QCOMPARE(review.frameAt(std::nan("")), 3);
        review.setTime(1.05);
        QCOMPARE(review.frame(), 2);
        QCOMPARE(review.time_s(), 1.0);
        review.setTime(std::nan(""));
        QCOMPARE(review.frame(), 2);
        for (int frame = 0; frame < 4; ++frame) {
            QCOMPARE(review.frameAt(review.times_s()[std::size_t(frame)]), frame);
        }
    }

    void signalsOnceAndOnlyWhatChanged() {
        CaseDocument document;
        fill(document);
        Review review(document);
        QSignalSpy frames(&review, &Review::frameChanged), joints(&review, &Review::jointChanged),
            selections(&review, &Review::selectionChanged), layers(&review, &Review::layersChanged),
            people(&review, &Review::personChanged), trials(&review, &Review::trialChanged);
        review.setFrame(500);
        QCOMPARE(review.frame(), 99);
        review.setFrame(99);
        review.setFrame(700);
        QCOMPARE(frames.count(), 1);
        review.setSelection({-5, 20});
        QCOMPARE(review.selection(), (FrameRange{0, 20}));
        review.setSelection({0, 20});
        review.setSelection({200, 300});
        QVERIFY(review.selection().empty());
        review.setSelection({9, 3});
        QCOMPARE(selections.count(), 2);
        review.setJoint("knee_angle_r");
        review.setJoint("knee_angle_r");
        QCOMPARE(joints.count(), 1);
        QVERIFY(!review.shows(Layer::Trails) && review.shows(Layer::Skeleton));
        review.setLayer(Layer::Trails, true);
        review.setLayer(Layer::Trails, true);
        QCOMPARE(layers.count(), 1);
        review.setPerson(2);
        QCOMPARE(people.count(), 0);
        review.setPerson(77);
        QCOMPARE(review.person(), 0);
        review.setTrial(1);
        QCOMPARE(trials.count(), 0);
        QCOMPARE(people.count(), 1);
    }

    void anotherTrialBeginsAtItsStart() {
        CaseDocument document;
        fill(document);
        Review review(document);
        review.setFrame(50);
        review.setSelection({3, 5});
        bool consistent = false;
        connect(&review, &Review::trialChanged, [&] {
            consistent = review.frame() == 0 && review.frameCount() == 10 && review.person() == 0;
        });
        review.setTrial(2);
        QVERIFY(consistent);  // whoever is told first sees all of the new state
        QVERIFY(review.selection().empty());
        QCOMPARE(review.times_s()[5], 0.1);
        review.setTrial(9);
        QCOMPARE(review.trial(), 0);
        QCOMPARE(review.frameCount(), 0);
    }

    void betterTimesKeepTheInstant() {
        CaseDocument document;
        fill(document);
        Review review(document);
        review.setTrial(2);
        review.setFrame(5);
        QSignalSpy frames(&review, &Review::frameChanged);
        review.setTimes({0, 0.04, 0.08, 0.12});
        QCOMPARE(review.frame(), 2);
        QCOMPARE(frames.count(), 1);
    }

    void goesElsewhereWhenWhatItShowsIsGone() {
        CaseDocument document;
        fill(document);
        Review review(document);
        Person me = *document.value().person(1, 2);
        me.ignored = true;
        QVERIFY(document.apply(
            EditBuilder(document.value(), EditKind::SetPerson).putPerson(1, me).build()));
        QCOMPARE(review.person(), 0);
        document.undoStack().undo();
        review.setPerson(2);
        QVERIFY(document.apply(
            EditBuilder(document.value(), EditKind::RemoveTrial).removeTrial(1).build()));
        QCOMPARE(review.trial(), 2);
        document.discard();
        QCOMPARE(review.trial(), 0);
    }
};

QTEST_GUILESS_MAIN(ReviewTest)
#include "tst_review.moc"
