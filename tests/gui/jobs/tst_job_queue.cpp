#include "core/pipeline/preview_fit.h"
#include "inference/backends/network_backends.h"
#include "job_case.h"

using namespace gonio;

namespace {

constexpr int kLong_ms = 60'000;

bool ended(QSignalSpy& spy) {
    return !spy.isEmpty() || spy.wait(kLong_ms);
}

/// Names of the files below a folder.
QStringList filesIn(const QString& folder) {
    QStringList names;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) names << QFileInfo(files.next()).fileName();
    names.sort();
    return names;
}

}  // namespace

class TestJobQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void analysisComesIntoTheCase() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        const int steps = c.document.undoStack().count();
        Heartbeat heartbeat;
        AnalysisJob* job = queue.enqueue(c.request());
        QVERIFY(job != nullptr);
        QCOMPARE(job->state(), JobState::Running);
        QVERIFY(ended(end));
        QVERIFY2(job->state() == JobState::Finished, qPrintable(job->failure().details));
        qInfo("largest gap of the window's thread during an analysis: %.1f ms",
              heartbeat.largest_ms);
        const Person* person = c.document.value().person(1, 1);
        QVERIFY(person != nullptr && person->base != nullptr && person->info.has_value());
        QCOMPARE(person->base->motion.size(), std::size_t{30});
        QCOMPARE(person->info->backend, "replay");
        QCOMPARE(person->info->body, "open-female");
        QCOMPARE(person->info->videoHash, c.document.value().trial(1)->video.sha256);
        QCOMPARE(c.document.undoStack().count(), steps + 1);
        QVERIFY(filesIn(c.folder.filePath("work")).isEmpty());
        // The knee is near the truth.
        const auto& poses = person->base->motion.poses_rad;
        const auto& truth = c.clip.truth.generated.motion.poses_rad;
        for (std::size_t f = 0; f < poses.size(); ++f) {
            QVERIFY(std::abs(poses[f][6] - truth[f][6]) < 0.2);
        }
        c.document.undoStack().undo();
        QVERIFY(c.document.value().person(1, 1) == nullptr);
        c.document.undoStack().redo();
        QCOMPARE(c.document.value().person(1, 1)->base->hash, person->base->hash);
    }

    void previewsComeFirst() {
        JobCase c;
        if (!c.make(3)) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded), previews(&queue, &JobQueue::previewed);
        QElapsedTimer clock;
        clock.start();
        AnalysisJob* job = queue.enqueue(c.request(0.03));
        QVERIFY(previews.wait(kLong_ms));
        qInfo("first preview curve after %lld ms", clock.elapsed());
        QVERIFY(!job->isOver());
        QVERIFY(job->hasPreview());
        const auto preview = previews.first().at(1).value<std::shared_ptr<const PreviewAngles>>();
        QVERIFY(preview && preview->openSim.find("knee_angle_r") != nullptr);
        QVERIFY(preview->openSim.frames.size() >= 5);
        QCOMPARE(c.document.value().person(1, 1), nullptr);  // nothing of it is kept
        QVERIFY(ended(end));
        QCOMPARE(job->state(), JobState::Finished);
        qInfo("previews: %lld, whole analysis %lld ms", qint64(previews.size()), clock.elapsed());
    }

    void cancelsSoonAndLeavesTheCase_data() {
        QTest::addColumn<int>("stage");
        QTest::newRow("while opening") << -1;
        QTest::newRow("while finding keypoints") << int(Stage::FindKeypoints);
        QTest::newRow("while fitting") << int(Stage::FitMotion);
    }

    void cancelsSoonAndLeavesTheCase() {
        QFETCH(int, stage);
        JobCase c;
        if (!c.make(2)) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        const std::string before = c.document.value().hash();
        AnalysisJob* job = queue.enqueue(c.request(0.02));
        const QStringList begun{"Finding keypoints", "Fitting the body"};
        if (stage >= 0) {
            const QString text = begun[stage - int(Stage::FindKeypoints)];
            QTRY_VERIFY_WITH_TIMEOUT(job->stateText().startsWith(text), kLong_ms);
        }
        queue.cancel(job);
        QVERIFY(ended(end));
        QCOMPARE(job->state(), JobState::Cancelled);
        qInfo("cancelled after %lld ms", job->cancelLatency_ms());
        QVERIFY(job->cancelLatency_ms() >= 0);
        QCOMPARE(c.document.value().hash(), before);
        for (const QString& file : filesIn(c.folder.filePath("work"))) {
            QVERIFY2(file == "request.json" || file == "keypoints.partial.npz", qPrintable(file));
        }
    }

    void resumeGivesTheSameBits() {
        JobCase c;
        if (!c.make(2)) QSKIP("the open body has not been generated");
        std::string unbroken;
        {
            JobQueue queue(c.document, c.workFolders());
            QSignalSpy end(&queue, &JobQueue::jobEnded);
            queue.enqueue(c.request());
            QVERIFY(ended(end));
            unbroken = c.document.value().person(1, 1)->base->hash;
            c.document.undoStack().undo();
        }
        {
            JobQueue queue(c.document, c.workFolders());
            QSignalSpy end(&queue, &JobQueue::jobEnded);
            AnalysisJob* job = queue.enqueue(c.request(0.02));
            QTRY_VERIFY_WITH_TIMEOUT(job->stateText().startsWith("Finding keypoints"), kLong_ms);
            queue.cancel(job);
            QVERIFY(ended(end));
            QCOMPARE(queue.unfinished().size(), std::size_t{1});
        }
        JobQueue queue(c.document, c.workFolders());  // as after a new start of the program
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        QCOMPARE(queue.unfinished().size(), std::size_t{1});
        AnalysisJob* job = queue.goOn(1);
        QVERIFY(job != nullptr);
        QVERIFY(ended(end));
        QVERIFY2(job->state() == JobState::Finished, qPrintable(job->failure().details));
        QVERIFY(job->framesResumed() > 0);
        QCOMPARE(c.document.value().person(1, 1)->base->hash, unbroken);
        QVERIFY(queue.unfinished().empty());
    }

    void destroyedWhileRunning() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        const std::string before = c.document.value().hash();
        {
            JobQueue queue(c.document, c.workFolders());
            AnalysisJob* job = queue.enqueue(c.request(0.02));
            QTRY_VERIFY_WITH_TIMEOUT(job->stateText().startsWith("Finding keypoints"), kLong_ms);
        }
        QCoreApplication::processEvents();
        QCOMPARE(c.document.value().hash(), before);
        JobQueue queue(c.document, c.workFolders());
        QCOMPARE(queue.unfinished().size(), std::size_t{1});
        queue.forget(1);
        QVERIFY(queue.unfinished().empty());
    }

    void failureLeavesTheCase_data() {
        QTest::addColumn<QString>("what");
        QTest::newRow("no recording") << "recording";
        QTest::newRow("no body") << "body";
        QTest::newRow("no video") << "video";
        QTest::newRow("another video") << "hash";
        QTest::newRow("nobody of that number") << "person";
        QTest::newRow("no folder for unfinished work") << "folder";
    }

    void failureLeavesTheCase() {
        QFETCH(QString, what);
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        AnalysisRequest request = c.request();
        QString root = c.folder.filePath("work");
        if (what == "recording") request.parts.recording = c.path("not there.npz");
        if (what == "body") request.parts.body = "nobody's body";
        if (what == "video") std::filesystem::remove(c.path("video.mp4"));
        if (what == "hash") {
            Trial other = *c.document.value().trial(1);
            other.video.sha256 = std::string(64, 'a');
            QVERIFY(c.document.apply(
                EditBuilder(c.document.value(), EditKind::MoveVideo).putTrial(other).build()));
        }
        if (what == "person") {
            request.person = PersonChoice::ById;
            request.personId = 7;
        }
        if (what == "folder") root = c.folder.filePath("video.mp4");
        const std::string before = c.document.value().hash();
        JobQueue queue(c.document, WorkFolders(root));
        QSignalSpy end(&queue, &JobQueue::jobEnded), missing(&queue, &JobQueue::missingModel);
        AnalysisJob* job = queue.enqueue(request);
        QVERIFY(job != nullptr);
        QVERIFY(ended(end));
        QCOMPARE(job->state(), JobState::Failed);
        const FailureText& failure = job->failure();
        for (const QString& sentence : {failure.what, failure.why, failure.advice}) {
            QVERIFY2(sentence.endsWith('.'), qPrintable(sentence));
        }
        QVERIFY(failure.what.contains("Walk"));
        QVERIFY(!failure.details.isEmpty());
        QCOMPARE(missing.size(), what == "body" ? 1 : 0);
        QCOMPARE(c.document.value().hash(), before);
        QVERIFY(queue.unfinished().empty());
    }

    void oneAfterTheOther() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        QVERIFY(c.addTrial("Walk again"));
        QVERIFY(c.addTrial("And again"));
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded), refused(&queue, &JobQueue::refused);
        AnalysisJob* first = queue.enqueue(c.request(0.01, 1));
        AnalysisJob* second = queue.enqueue(c.request(0, 2));
        AnalysisJob* third = queue.enqueue(c.request(0, 3));
        QCOMPARE(first->state(), JobState::Running);
        QCOMPARE(second->state(), JobState::Waiting);
        QVERIFY(queue.enqueue(c.request(0, 2)) == nullptr);  // twice is once too often
        QVERIFY(queue.enqueue(c.request(0, 9)) == nullptr);
        QCOMPARE(refused.size(), 2);
        queue.cancel(third);
        QCOMPARE(third->state(), JobState::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(end.size(), 3, kLong_ms);
        QCOMPARE(first->state(), JobState::Finished);
        QCOMPARE(second->state(), JobState::Finished);
        QVERIFY(c.document.value().person(1, 1) != nullptr);
        QVERIFY(c.document.value().person(2, 1) != nullptr);
        QVERIFY(c.document.value().person(3, 1) == nullptr);
        queue.dismiss(first);
        QCOMPARE(queue.jobs().size(), std::size_t{2});
    }

    void backendsWithoutWeightsLeadToTheirPage() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy missing(&queue, &JobQueue::missingModel);
        for (const Backend& backend : backends(&networkBackends())) {
            if (backend.isIncluded) continue;
            AnalysisRequest request = c.request();
            request.parts.backend = backend.name;
            QVERIFY(queue.enqueue(request) == nullptr);
            QCOMPARE(missing.size(), 1);
            QVERIFY(missing.takeFirst().first().toString().contains(
                QString::fromStdString(backend.name)));
        }
        QVERIFY(queue.jobs().empty());
    }

    void analysingAgainKeepsCorrections() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        queue.enqueue(c.request());
        QVERIFY(ended(end));
        QVERIFY(
            c.document.apply(EditBuilder(c.document.value(), EditKind::SetAngle)
                                 .put(1, 1, Correction{1, AngleCorrection{9, "knee_angle_r", 30}})
                                 .build()));
        end.clear();
        AnalysisRequest again = c.request();
        again.parts.replayNoise_px = 0.9;
        const std::string old = c.document.value().person(1, 1)->base->hash;
        queue.enqueue(again);
        QVERIFY(ended(end));
        const Person* person = c.document.value().person(1, 1);
        QVERIFY(person->base->hash != old);
        QCOMPARE(person->corrections.size(), std::size_t{1});
    }

    // Corrections that the new detector has no keypoint for must not block the others.
    void correctionsOfUnknownKeypointsGoAndAreTold() {
        JobCase c;
        if (!c.make()) QSKIP("the open body has not been generated");
        JobQueue queue(c.document, c.workFolders());
        QSignalSpy end(&queue, &JobQueue::jobEnded), told(&queue, &JobQueue::told);
        queue.enqueue(c.request());
        QVERIFY(ended(end));
        const std::string known = c.document.value().person(1, 1)->base->keypoints.names.front();
        QVERIFY(c.document.apply(
            EditBuilder(c.document.value(), EditKind::Several)
                .put(1, 1, Correction{1, AngleCorrection{9, "knee_angle_r", 30}})
                .put(1, 1, Correction{2, KeypointCorrection{9, "third ear", {5, 6}}})
                .put(1, 1, Correction{3, KeypointCorrection{9, known, {5, 6}}})
                .put(1, 1, Correction{4, PersonSwapCorrection{{3, 5}, 8}})
                .build()));
        const std::string before = c.document.value().hash();
        end.clear();
        AnalysisRequest again = c.request();
        again.parts.replayNoise_px = 0.9;
        queue.enqueue(again);
        QVERIFY(ended(end));
        const auto& left = c.document.value().person(1, 1)->corrections;
        QCOMPARE(left.size(), std::size_t{2});
        QVERIFY(left.contains(1) && left.contains(3));
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().contains(QLocale().toString(2)));
        c.document.undoStack().undo();
        QCOMPARE(c.document.value().hash(), before);
    }

    void requestSurvivesTheFolder() {
        AnalysisRequest request;
        request.trial = 4;
        request.parts = {.backend = "replay",
                         .body = "skel_male",
                         .recording = "a b/ö.npz",
                         .weights = "w.ckpt",
                         .keypoints = "k.onnx",
                         .personDetector = "p.onnx",
                         .device = "cuda:1",
                         .precision = "bfloat16",
                         .asPublished = true,
                         .focal_px = 1234.5,
                         .mirrored = false,
                         .replayNoise_px = 0.1,
                         .replayDelay_s = 0.2};
        request.person = PersonChoice::ById;
        request.personId = 3;
        request.captureRate_hz = 240;
        request.height_m = 1.784;
        request.cutoff_hz = 8;
        QCOMPARE(requestFromJson(toJson(request)), std::optional(request));
        QCOMPARE(requestFromJson(toJson({})), std::optional(AnalysisRequest{}));
        for (const QByteArray& bad :
             {QByteArray(), QByteArray("{}"), QByteArray("[1]"), toJson(request).left(40)}) {
            QVERIFY(!requestFromJson(bad));
        }
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_job_queue.moc"
