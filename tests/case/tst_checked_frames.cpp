#include <QtTest>

#include "core/case/checked_frames.h"
#include "core/case/refine_tasks.h"
#include "core/case/swap_pairs.h"
#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

const std::vector<WorstFrame> kWorst = {{100, {95, 105}, Doubt::Jerk, 0.9F},
                                        {150, {150, 151}, Doubt::Limit, 0.7F},
                                        {180, {178, 185}, Doubt::SideSwap, 0.6F}};

Case emptyCase() {
    Case value;
    (void)value.take(EditBuilder(value, EditKind::AddTrial).putTrial(sampleTrial()).build());
    (void)value.take(
        EditBuilder(value, EditKind::Analyse).putAnalysis(1, 1, {}, sampleBase(200, 1, 5)).build());
    return value;
}

const Person& one(const Case& value) {
    return *value.person(1, 1);
}

std::vector<int> leftIn(const Case& value) {
    std::vector<int> frames;
    for (const WorstFrame& worst : worstLeft(one(value), kWorst)) frames.push_back(worst.frame);
    return frames;
}

}  // namespace

/// "This frame is right": what it takes out of the queue, and what brings it back.
class CheckedFramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theQueueIsEmptiedByLooking() {
        Case value = emptyCase();
        const std::string before = value.hash();
        QCOMPARE(leftIn(value), (std::vector<int>{100, 150, 180}));
        std::vector<Edit> done;
        for (const int frame : {103, 150, 185}) {
            done.push_back(toggleCheck(value, 1, 1, frame, kWorst));
            QCOMPARE(int(done.back().kind), int(EditKind::ConfirmFrames));
            QVERIFY(value.take(done.back()));
        }
        QVERIFY(leftIn(value).empty());
        QVERIFY((one(value).checks.at(1).frames == FrameRange{95, 105}));  // the stretch
        QCOMPARE(checkAt(one(value), 95), 1);
        QCOMPARE(checkAt(one(value), 94), 0);
        // Once more takes it back, and undo does too.
        const Edit back = toggleCheck(value, 1, 1, 180, kWorst);
        QCOMPARE(int(back.kind), int(EditKind::DoubtFrames));
        QVERIFY(value.take(back));
        QCOMPARE(leftIn(value), (std::vector<int>{180}));
        QVERIFY(value.take(reversed(back)));
        for (auto edit = done.rbegin(); edit != done.rend(); ++edit)
            QVERIFY(value.take(reversed(*edit)));
        QCOMPARE(value.hash(), before);
    }

    void aFrameOutsideStandsForItself() {
        Case value = emptyCase();
        QVERIFY(value.take(toggleCheck(value, 1, 1, 20, kWorst)));
        QVERIFY((one(value).checks.at(1).frames == FrameRange{20, 20}));
        QVERIFY(toggleCheck(value, 1, 7, 20, kWorst).empty());
    }

    // Only what was looked at is right: another analysis is another thing.
    void anotherAnalysisBringsItBack() {
        Case value = emptyCase();
        QVERIFY(value.take(toggleCheck(value, 1, 1, 100, kWorst)));
        const Edit again = EditBuilder(value, EditKind::Analyse)
                               .putAnalysis(1, 1, {}, sampleBase(200, 2, 5))
                               .build();
        QVERIFY(value.take(again));
        QCOMPARE(leftIn(value).front(), 100);
        QVERIFY(value.take(toggleCheck(value, 1, 1, 100, kWorst)));
        QCOMPARE(one(value).checks.size(), std::size_t(1));  // the old word is not kept
        QCOMPARE(leftIn(value).front(), 150);
    }

    void aRefinementOfTheFramesBringsItBack() {
        Case value = emptyCase();
        QVERIFY(value.take(toggleCheck(value, 1, 1, 100, kWorst)));
        const auto patch = [&](int first, int last) {
            return EditBuilder(value, EditKind::Refine).put(1, 1, samplePatch(first, last)).build();
        };
        QVERIFY(value.take(patch(120, 140)));  // elsewhere
        QCOMPARE(leftIn(value).front(), 150);
        const Edit here = patch(104, 110);
        QVERIFY(value.take(here));
        QCOMPARE(leftIn(value).front(), 100);
        QVERIFY(value.take(reversed(here)));
        QCOMPARE(leftIn(value).front(), 150);
    }

    void correctedPlacesAreNotLeft() {
        Case value = emptyCase();
        QVERIFY(value.take(EditBuilder(value, EditKind::MarkBad)
                               .put(1, 1, Correction{0, BadInterval{{60, 94}}})
                               .put(1, 1, Correction{0, BadInterval{{151, 160}}})
                               .put(1, 1, Correction{0, AngleCorrection{178, "knee_angle_r", 1}})
                               .build()));
        QCOMPARE(leftIn(value), (std::vector<int>{100}));
    }

    // A swap is of two people: both have something to refine, and nothing else of the other one.
    void aSwapIsATaskOfBoth() {
        Case value = emptyCase();
        QVERIFY(value.take(EditBuilder(value, EditKind::Analyse)
                               .putAnalysis(1, 2, AnalysisInfo{}, sampleBase(200, 2, 5))
                               .build()));
        EditBuilder edit(value, EditKind::SwapPeople);
        putCorrection(edit, *value.trial(1), 1, {1, PersonSwapCorrection{{50, 60}, 2}});
        edit.put(1, 2, Correction{9, BadInterval{{150, 155}}});
        QVERIFY(value.take(edit.build()));
        const auto tasks = refineTasks(*value.trial(1), 1, "body");
        QCOMPARE(tasks.size(), std::size_t(2));
        QCOMPARE(tasks[0].person, 1);
        QCOMPARE(tasks[1].person, 2);
        for (const RefineTask& task : tasks) {
            QCOMPARE(task.windows.size(), std::size_t(1));
            QVERIFY(task.windows[0].contains(50) && task.windows[0].contains(60));
        }
        QCOMPARE(refineTasks(*value.trial(1), 2, "body")[0].windows.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(CheckedFramesTest)
#include "tst_checked_frames.moc"
