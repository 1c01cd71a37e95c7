#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

#include "analysed_case.h"
#include "app/gui/panels/job_panel.h"
#include "app/gui/theme/theme.h"
#include "core/case/capture_rate.h"
#include "inference/backends/network_backends.h"
#include "panel_checks.h"

using namespace gonio;

namespace {

constexpr int kLong_ms = 60'000;

template <class Widget>
Widget* named(const QWidget& panel, const QString& name) {
    for (Widget* widget : panel.findChildren<Widget*>()) {
        if (widget->accessibleName() == name) return widget;
    }
    return nullptr;
}

}  // namespace

class TestJobPanel : public QObject {
    Q_OBJECT

private:
    AnalysedCase m_case;

private Q_SLOTS:

    void initTestCase() {
        Theme::instance().apply(*qApp, ThemeChoice::Dark);
        if (!m_case.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(m_case.settle());
    }

    void cleanup() {
        while (m_case.document.undoStack().index() > 2) m_case.document.undoStack().undo();
        QVERIFY(m_case.settle());
    }

    // What only networks need is only shown for them, and asked for.
    void networkBackends() {
        JobQueue queue(m_case.document, m_case.workFolders());
        JobPanel panel(m_case.document, *m_case.review, queue);
        panel.resize(420, 800);
        panel.show();
        auto* weights = named<QLineEdit>(panel, "Weights");
        auto* device = named<QComboBox>(panel, "Device");
        QVERIFY(weights != nullptr && device != nullptr);
        AnalysisRequest request = panel.request();
        QCOMPARE(request.parts.backend, usualBackend(&gonio::networkBackends()));
        request.parts.backend = "fit";
        panel.setRequest(request);
        QVERIFY(!weights->isVisible() && !device->isVisible());
        request.parts.backend = "hsmr";
        request.parts.weights = "somewhere/hsmr.ckpt";
        request.parts.device = "cuda:0";
        panel.setRequest(request);
        QVERIFY(weights->isVisible() && device->isVisible());
        QCOMPARE(panel.request(), request);
        auto* keypoints = named<QLineEdit>(panel, "Keypoint network");
        QVERIFY(keypoints->isVisible());
        keypoints->setText("forgotten.onnx");
        request.parts.backend = "default";
        panel.setRequest(request);
        QVERIFY(weights->isVisible() && !keypoints->isVisible());
        QCOMPARE(panel.request(), request);  // what is not shown is not asked for
        request.parts.backend = "hsmr";
        panel.setRequest(request);
        QCOMPARE(namelessIn(panel).join("; "), QString());
        keepPicture(panel, "job-network");
        // Weights that the user names need not be installed: the analysis itself finds them
        // missing.
        QSignalSpy missing(&queue, &JobQueue::missingModel), end(&queue, &JobQueue::jobEnded);
        AnalysisJob* job = queue.enqueue(request);
        QVERIFY(job != nullptr);
        QVERIFY(end.wait(kLong_ms));
        QCOMPARE(job->state(), JobState::Failed);
        request.parts.weights.clear();
        missing.clear();
        qputenv("GONIO_MODELS", "/nonexistent");
        QVERIFY(queue.enqueue(request) == nullptr);
        qunsetenv("GONIO_MODELS");
        QCOMPARE(missing.size(), 1);
        queue.dismiss(job);
    }

    // The list of people is of the case, an analysis goes by the tracker's numbers.
    void asksForTheTrackersNumber() {
        JobQueue queue(m_case.document, m_case.workFolders());
        JobPanel panel(m_case.document, *m_case.review, queue);
        const Person& person = *m_case.document.value().person(1, 1);
        QVERIFY(person.info->track > 0);  // the analysis says which one it was
        AnalysisInfo info = *person.info;
        info.track = 7;
        QVERIFY(m_case.document.apply(EditBuilder(m_case.document.value(), EditKind::Analyse)
                                          .putAnalysis(1, 1, info, person.base)
                                          .build()));
        QComboBox* people = nullptr;
        for (QComboBox* box : panel.findChildren<QComboBox*>()) {
            if (box->accessibleName() == "Person") people = box;
        }
        QVERIFY(people != nullptr);
        people->setCurrentIndex(people->count() - 1);
        QVERIFY(people->currentText().contains("1"));
        QCOMPARE(panel.request().person, PersonChoice::ById);
        QCOMPARE(panel.request().personId, 7);
        // Of an analysis that did not keep the number nobody can be asked for.
        info.track = 0;
        QVERIFY(m_case.document.apply(EditBuilder(m_case.document.value(), EditKind::Analyse)
                                          .putAnalysis(1, 1, info, person.base)
                                          .build()));
        QCOMPARE(people->count(), 2);
        QCOMPARE(panel.request().person, PersonChoice::Largest);
    }

    void runsAJob() {
        JobQueue queue(m_case.document, m_case.workFolders());
        JobPanel panel(m_case.document, *m_case.review, queue);
        panel.resize(420, 800);
        panel.show();
        AnalysisRequest request = m_case.request(0.02);
        request.height_m = 1.75;
        request.captureRate_hz = 30;
        panel.setRequest(request);
        AnalysisRequest shown = panel.request();
        shown.parts.replayNoise_px = request.parts.replayNoise_px;  // only in tests
        shown.parts.replayDelay_s = request.parts.replayDelay_s;
        QCOMPARE(shown, request);
        QSignalSpy end(&queue, &JobQueue::jobEnded);
        QVERIFY(panel.analyseAction()->isEnabled());
        AnalysisJob* job = queue.enqueue(request);
        QVERIFY(!panel.analyseAction()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(job->share() > 0.1, kLong_ms);
        QTRY_VERIFY_WITH_TIMEOUT(panel.findChild<QProgressBar*>()->value() > 0, kLong_ms);
        keepPicture(panel, "job");
        QCOMPARE(namelessIn(panel).join("; "), QString());
        panel.cancelAction()->trigger();
        QVERIFY(end.wait(kLong_ms));
        QCOMPARE(job->state(), JobState::Cancelled);
        QVERIFY(panel.analyseAction()->isEnabled());
        keepPicture(panel, "job-cancelled");
        queue.dismiss(job);
        queue.forget(1);
        m_case.document.undoStack().undo();  // the capture rate
    }

    // One rate: the video's. The panel shows it, edits it and says when results are of another.
    void captureRateIsTheTrials() {
        JobQueue queue(m_case.document, m_case.workFolders());
        JobPanel panel(m_case.document, *m_case.review, queue);
        const auto rate_hz = [this] {
            return m_case.document.value().trial(1)->video.captureRate_hz;
        };
        auto* warning = panel.findChild<QLabel*>("otherCaptureRate");
        QVERIFY(!rate_hz() && warning->isHidden());
        AnalysisRequest request = panel.request();
        request.captureRate_hz = 240;
        panel.setRequest(request);
        QCOMPARE(rate_hz(), std::optional(240.0));
        QCOMPARE(panel.request().captureRate_hz, std::optional(240.0));
        QVERIFY(!warning->isHidden());
        m_case.document.undoStack().undo();
        QVERIFY(!rate_hz() && !panel.request().captureRate_hz && warning->isHidden());
        QVERIFY(m_case.document.apply(captureRateEdit(m_case.document.value(), 1, 119.88)));
        QCOMPARE(panel.request().captureRate_hz, std::optional(119.88));
        m_case.document.undoStack().undo();
    }
};

QTEST_MAIN(TestJobPanel)
#include "tst_job_panel.moc"
