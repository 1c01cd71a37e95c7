#include <cstring>

#include "analysed_case.h"
#include "app/gui/jobs/refine_runner.h"
#include "core/case/swap_pairs.h"

using namespace gonio;

namespace {

constexpr int kLong_ms = 60'000;
constexpr const char* kKnee = "knee_angle_r";

bool sameBits(const std::vector<double>& a, const std::vector<double>& b, FrameRange without) {
    if (a.size() != b.size()) return false;
    for (int f = 0; f < int(a.size()); ++f) {
        if (without.contains(f)) continue;
        if (std::memcmp(&a[std::size_t(f)], &b[std::size_t(f)], sizeof(double)) != 0) return false;
    }
    return true;
}

}  // namespace

/// PersonData and RefineRunner on one analysed person.
class TestRefineRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void valuesComeInTheBackground() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.data->values() == nullptr);
        QVERIFY(c.data->isStale());
        Heartbeat heartbeat;
        QVERIFY(c.settle());
        qInfo("largest gap while values are computed: %.1f ms", heartbeat.largest_ms);
        const auto values = c.data->values();
        QCOMPARE(values->motion.size(), std::size_t{45});
        QCOMPARE(values->doubts.size(), std::size_t{45});
        const auto* knee = values->angles.openSim.find(kKnee);
        const auto* truth = c.clip.angles.openSim.find(kKnee);
        QVERIFY(knee != nullptr);
        for (std::size_t f = 5; f < 40; ++f) {
            QVERIFY(std::abs(knee->filtered_deg[f] - truth->raw_deg[f]) < 10);
        }
        QVERIFY(c.data->pendingWindows().empty());
    }

    void correctRefineUndoRedo() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy finished(&runner, &RefineRunner::finished);
        QSignalSpy changed(c.data.get(), &PersonData::changed);
        const auto before = c.data->values();
        const int frame = 20;
        const double wanted_deg =
            before->angles.openSim.find(kKnee)->filtered_deg[std::size_t(frame)] + 8;
        QVERIFY(c.correct(1, AngleCorrection{frame, kKnee, wanted_deg}));
        QCOMPARE(c.data->pendingWindows().size(), std::size_t{1});
        const FrameRange window = c.data->pendingWindows().front();
        QVERIFY(window.contains(frame) && window.size() < 45);
        const std::string corrected = c.document.value().hash();

        Heartbeat heartbeat;
        QElapsedTimer clock;
        clock.start();
        bool ranAtStart = false;  // whoever shows the progress asks then
        connect(&runner, &RefineRunner::started, &runner, [&] { ranAtStart = runner.isRunning(); });
        runner.refine();
        QVERIFY(ranAtStart);
        QVERIFY(runner.isRunning());
        QCOMPARE(runner.frames(), window);
        QVERIFY(finished.wait(kLong_ms));
        qInfo("refined %d frames in %lld ms, largest gap %.1f ms", window.size(), clock.elapsed(),
              heartbeat.largest_ms);
        QVERIFY(c.data->pendingWindows().empty());
        changed.clear();
        QVERIFY(c.settle());
        const auto after = c.data->values();
        QCOMPARE(after->baseAngles.get(), before->baseAngles.get());  // shared, not copied
        std::size_t bytes = 0;
        for (const AngleTable* table :
             {&before->baseAngles->openSim, &before->baseAngles->clinical})
            for (const AngleSeries& series : table->series)
                bytes += sizeof(double) * (series.raw_deg.size() + series.filtered_deg.size()) +
                         sizeof(series.confidence.front()) * series.confidence.size();
        qInfo("angles without patches, shared by every refinement: %.1f MB for 36,000 frames",
              double(bytes) / double(before->motion.size()) * 36000 / 1e6);
        const auto* knee = after->angles.openSim.find(kKnee);
        QVERIFY(std::abs(knee->filtered_deg[std::size_t(frame)] - wanted_deg) < 1e-6);
        for (const AngleSeries& series : before->angles.openSim.series) {
            const AngleSeries* now = after->angles.openSim.find(series.name);
            QVERIFY2(sameBits(series.filtered_deg, now->filtered_deg, window), series.name.c_str());
            QVERIFY2(sameBits(series.raw_deg, now->raw_deg, window), series.name.c_str());
        }
        QCOMPARE(c.document.value().person(1, 1)->patches.size(), std::size_t{1});
        const std::string refined = c.document.value().hash();

        c.document.undoStack().undo();
        QCOMPARE(c.document.value().hash(), corrected);
        QCOMPARE(c.data->pendingWindows().size(), std::size_t{1});
        QVERIFY(c.settle());
        QVERIFY(sameBits(c.data->values()->angles.openSim.find(kKnee)->filtered_deg,
                         before->angles.openSim.find(kKnee)->filtered_deg, {}));
        c.document.undoStack().redo();
        QCOMPARE(c.document.value().hash(), refined);
        QVERIFY(c.settle());
        QVERIFY(sameBits(c.data->values()->angles.openSim.find(kKnee)->filtered_deg,
                         knee->filtered_deg, {}));
    }

    // Only what a patch touches is told as changed.
    void changesAreTold() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy changed(c.data.get(), &PersonData::changed);
        QVERIFY(c.correct(1, AngleCorrection{10, kKnee, 20}));
        const FrameRange window = c.data->pendingWindows().front();
        runner.refine();
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kLong_ms);
        const auto touched = changed.last().first().value<FrameRange>();
        QVERIFY(!touched.empty());
        QVERIFY(touched.first <= window.first && touched.last >= window.last);
        QVERIFY(touched.size() < 45);
    }

    // A swap is of two people: one Refine is of both, in one step, and so is its undoing.
    void aSwapRefinesBothPeople() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        const Person& walker = *c.document.value().person(1, 1);
        BaseAnalysis second = *walker.base;
        for (auto& frame : second.keypoints.frames) {
            if (!frame.empty()) frame.image_px.col(0).array() += 3;
        }
        second.hash = "somebody else";
        QVERIFY(c.document.apply(EditBuilder(c.document.value(), EditKind::Analyse)
                                     .putAnalysis(1, 2, *walker.info, second)
                                     .build()));
        QVERIFY(c.settle());
        EditBuilder swap(c.document.value(), EditKind::SwapPeople);
        putCorrection(swap, *c.document.value().trial(1), 1,
                      {1, PersonSwapCorrection{{20, 24}, 2}});
        QVERIFY(c.document.apply(swap.build()));
        const std::string swapped = c.document.value().hash();
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy finished(&runner, &RefineRunner::finished);
        QSignalSpy failed(&runner, &RefineRunner::failed);
        const int steps = c.document.undoStack().count();
        runner.refine();
        QVERIFY(finished.wait(kLong_ms));
        QVERIFY(failed.isEmpty());
        const Trial& trial = *c.document.value().trial(1);
        for (const int person : {1, 2}) {
            QCOMPARE(trial.people.at(person).patches.size(), std::size_t{1});
            QVERIFY(staleWindows(trial, trial.people.at(person), walker.info->bodyHash).empty());
        }
        QCOMPARE(c.document.undoStack().count(), steps + 1);
        c.document.undoStack().undo();
        QCOMPARE(c.document.value().hash(), swapped);
        // Without the swap what was made of it goes, of both.
        c.document.undoStack().redo();
        EditBuilder back(c.document.value(), EditKind::DeleteCorrection);
        removeCorrection(back, *c.document.value().trial(1), 1, 1);
        QVERIFY(c.document.apply(back.build()));
        QVERIFY(c.settle());
        runner.refine();
        QVERIFY(finished.wait(kLong_ms));
        for (const int person : {1, 2})
            QVERIFY(c.document.value().person(1, person)->patches.empty());
    }

    // A deleted correction takes its patch with it; nothing is fitted for that.
    void deletedCorrectionsTakeTheirPatch() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy finished(&runner, &RefineRunner::finished);
        QSignalSpy nothing(&runner, &RefineRunner::nothingToDo);
        QVERIFY(c.correct(1, AngleCorrection{20, kKnee, 30}));
        runner.refine();
        QVERIFY(finished.wait(kLong_ms));
        QVERIFY(c.settle());
        runner.refine();
        QCOMPARE(nothing.size(), 1);
        QVERIFY(c.document.apply(EditBuilder(c.document.value(), EditKind::DeleteCorrection)
                                     .removeCorrection(1, 1, 1)
                                     .build()));
        finished.clear();
        QVERIFY(c.settle());
        runner.refine();
        QVERIFY(finished.wait(kLong_ms));
        QVERIFY(c.document.value().person(1, 1)->patches.empty());
    }

    void cancelledChangesNothing() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy cancelled(&runner, &RefineRunner::cancelled);
        QVERIFY(c.correct(1, AngleCorrection{20, kKnee, 30}));
        const std::string before = c.document.value().hash();
        runner.refine();
        runner.cancel();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!runner.isRunning());
        QCoreApplication::processEvents();
        QCOMPARE(c.document.value().hash(), before);
    }

    // A correction made while it runs is taken in.
    void newestCorrectionsWin() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy finished(&runner, &RefineRunner::finished);
        QVERIFY(c.correct(1, AngleCorrection{20, kKnee, 30}));
        runner.refine();
        QVERIFY(c.correct(1, AngleCorrection{20, kKnee, 33}));
        QVERIFY(finished.wait(kLong_ms));
        QVERIFY(c.settle());
        QVERIFY(c.data->pendingWindows().empty());
        const auto* knee = c.data->values()->angles.openSim.find(kKnee);
        QVERIFY(std::abs(knee->filtered_deg[20] - 33) < 1e-6);
    }

    void unreachableIsTold() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        RefineRunner runner(c.document, *c.review, *c.data);
        QSignalSpy told(&runner, &RefineRunner::notMet), failed(&runner, &RefineRunner::failed);
        QVERIFY(c.correct(1, AngleCorrection{20, kKnee, 179}));
        runner.refine();
        QVERIFY(told.wait(kLong_ms));
        QVERIFY(failed.isEmpty());
        const QString sentence = told.first().first().toString();
        qInfo() << sentence;
        QVERIFY(sentence.contains("Knee flexion, right, frame 20"));
        QVERIFY(sentence.endsWith('.'));
    }

    void bodyThatIsNotInstalledIsTold() {
        AnalysedCase c;
        if (!c.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(c.settle());
        QSignalSpy failed(c.data.get(), &PersonData::failed);
        AnalysisInfo info = *c.document.value().person(1, 1)->info;
        info.body = "somebody";
        info.bodyHash = std::string(64, 'b');
        const BaseAnalysis base = *c.document.value().person(1, 1)->base;
        QVERIFY(c.document.apply(EditBuilder(c.document.value(), EditKind::Analyse)
                                     .putAnalysis(1, 1, info, base)
                                     .build()));
        QVERIFY(failed.wait(kLong_ms));
        QVERIFY(c.data->values() == nullptr);
        QVERIFY(c.data->failure().contains("somebody"));
        QVERIFY(!c.data->isStale());
        c.document.undoStack().undo();
        QVERIFY(c.settle());
        QVERIFY(c.data->failure().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRefineRunner)
#include "tst_refine_runner.moc"
