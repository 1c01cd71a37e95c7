#include <malloc.h>

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/heartbeat.h"
#include "app/gui/shell/main_window.h"
#include "app/gui/shell/program_start.h"
#include "app/gui/theme/theme.h"
#include "app/gui/video/video_view.h"
#include "core/case/case_file.h"
#include "core/io/file_hash.h"
#include "core/video/video_reader.h"

using namespace gonio;

namespace {

/// A number of /proc/self/status in MB: VmRSS (now), VmHWM (the most so far).
double memory_MB(const char* name) {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(name)) return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

/// From here on the most so far counts anew.
void forgetPeak() {
    malloc_trim(0);
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly)) refs.write("5");
}

/// The demonstration's analysis, over and over, for so many frames.
BaseAnalysis repeated(const BaseAnalysis& once, const std::vector<double>& times_s) {
    BaseAnalysis base = once;
    const std::size_t period = once.motion.size();
    base.motion.times_s = times_s;
    base.motion.frameIndices.clear();
    base.motion.poses_rad.clear();
    base.motion.translations_m.clear();
    base.motion.sources.clear();
    base.motion.confidences.clear();
    base.keypoints.frames.clear();
    base.reprojection_px.clear();
    base.sideSwaps.clear();
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        const std::size_t from = i % period;
        base.motion.frameIndices.push_back(int(i));
        base.motion.poses_rad.push_back(once.motion.poses_rad[from]);
        base.motion.translations_m.push_back(once.motion.translations_m[from]);
        base.motion.sources.push_back(once.motion.sources[from]);
        base.motion.confidences.push_back(once.motion.confidences[from]);
        base.keypoints.frames.push_back(once.keypoints.frames[from]);
        base.reprojection_px.push_back(once.reprojection_px[from]);
    }
    base.hash = "repeated " + std::to_string(times_s.size());
    return base;
}

}  // namespace

/// A long recording, fully analysed, in the whole window. The recording is too large to ship:
/// GONIO_LONG_VIDEO names it, e.g. one made by
///   ffmpeg -f lavfi -i testsrc2=s=1920x1080:r=30 -t 600 -c:v libx264 -preset ultrafast -g 250
///   F.mp4
class TestLongCase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensSeeksPlaysAndRefinesInBoundedMemory();

private:
    QString makeCase(const QString& video);
    void seek(MainWindow& window, int count);
    void refine(MainWindow& window);
    QTemporaryDir m_folder;
};

void TestLongCase::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("config"));
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
        qputenv(variable, m_folder.filePath(variable).toUtf8());
    }
    Theme::instance().apply(*qApp, ThemeChoice::Dark, 100);
}

QString TestLongCase::makeCase(const QString& video) {
    auto demo = CaseFile::open(GONIO_SOURCE_DIR "/resources/demo/demonstration.gonio",
                               CaseFile::Access::ReadOnly);
    if (!demo) return {};
    auto old = (*demo)->load();
    auto reader = VideoReader::open(video.toStdString());
    auto hash = sha256OfFile(video.toStdString());
    if (!old || !reader || !hash) return {};
    const Person& walker = old->trials().begin()->second.people.begin()->second;
    const VideoInfo& info = (*reader)->info();
    Trial trial;
    trial.name = "long";
    trial.video = {video.toStdString(), *hash,
                   info.frameCount,     info.width_px,
                   info.height_px,      info.nominalRate_hz,
                   info.duration_s,     {}};
    Case value;
    std::vector<FileStep> steps;
    const auto add = [&](Edit edit) {
        if (!value.take(edit)) return false;
        steps.push_back({FileStep::Kind::Append, std::make_shared<const Edit>(std::move(edit))});
        return true;
    };
    const QString path = m_folder.filePath("long.gonio");
    const bool made =
        add(EditBuilder(value, EditKind::AddTrial).putTrial(trial).build()) &&
        add(EditBuilder(value, EditKind::Analyse)
                .putAnalysis(1, 1, *walker.info, repeated(*walker.base, (*reader)->times_s()))
                .build()) &&
        CaseFile::create(path.toStdString(), CaseFile::Existing::Keep, steps).has_value();
    return made ? path : QString();
}

void TestLongCase::seek(MainWindow& window, int count) {
    auto* view = window.findChild<VideoView*>();
    QVERIFY(view != nullptr);
    Review& review = window.workspace().review();
    QRandomGenerator random(7);
    std::vector<double> took_ms;
    for (int i = 0; i < count; ++i) {
        const int frame = int(random.bounded(quint32(review.frameCount())));
        QElapsedTimer clock;
        clock.start();
        review.setFrame(frame);
        QTRY_COMPARE_WITH_TIMEOUT(view->shownFrame(), frame, 20000);
        took_ms.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(took_ms.begin(), took_ms.end());
    qInfo("%d seeks until the picture is shown: median %.0f ms, p95 %.0f ms, longest %.0f ms",
          count, took_ms[took_ms.size() / 2], took_ms[took_ms.size() * 95 / 100], took_ms.back());
}

void TestLongCase::refine(MainWindow& window) {
    Workspace& workspace = window.workspace();
    CaseDocument& document = workspace.document();
    const int frame = workspace.review().frameCount() / 2;
    QVERIFY(document
                .apply(EditBuilder(document.value(), EditKind::SetAngle)
                           .put(1, 1, Correction{0, AngleCorrection{frame, "knee_angle_r", 33}})
                           .build())
                .has_value());
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.data().pendingWindows().empty(), 20000);
    QAction* refine = nullptr;
    for (const ActionTable::Row& row : window.actions().rows()) {
        if (row.action->shortcuts().contains(QKeySequence(Qt::Key_R))) refine = row.action;
    }
    QVERIFY(refine != nullptr);
    QElapsedTimer clock;
    clock.start();
    refine->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!document.value().person(1, 1)->patches.empty(), 60000);
    const qint64 patched_ms = clock.elapsed();
    const auto value = [&] {
        const auto values = workspace.data().values();
        const AngleSeries* knee = values->angles.openSim.find("knee_angle_r");
        return knee->filtered_deg[std::size_t(frame)];
    };
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(value() - 33) < 1e-6, 20000);
    qInfo("one correction refined after %lld ms, on the screen after %lld ms", patched_ms,
          clock.elapsed());
}

void TestLongCase::opensSeeksPlaysAndRefinesInBoundedMemory() {
    const QString video = qEnvironmentVariable("GONIO_LONG_VIDEO");
    if (video.isEmpty()) QSKIP("GONIO_LONG_VIDEO names no video");
    const QString path = makeCase(video);
    QVERIFY2(!path.isEmpty(), "the long case could not be made");
    forgetPeak();
    qInfo("memory before the window: %.0f MB now, %.0f MB at most", memory_MB("VmRSS"),
          memory_MB("VmHWM"));
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Heartbeat heart;
    heart.start();
    QElapsedTimer clock;
    clock.start();
    window.openFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data().values() != nullptr, 60000);
    qInfo("values of %d frames after %lld ms; window's thread: %s; %.0f MB now",
          window.workspace().review().frameCount(), clock.elapsed(), qPrintable(heart.report()),
          memory_MB("VmRSS"));
    heart.start();
    seek(window, 100);
    qInfo("seeking: %s; %.0f MB now", qPrintable(heart.report()), memory_MB("VmRSS"));
    heart.start();
    refine(window);
    qInfo("refining: %s; %.0f MB now", qPrintable(heart.report()), memory_MB("VmRSS"));
    heart.start();
    QAction* play = window.actions().find("play.play");
    const int before = window.workspace().review().frame();
    play->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window.workspace().review().frame() != before &&
                                 window.workspace().review().frame() > before + 150,
                             60000);
    play->trigger();
    qInfo("playing: %s", qPrintable(heart.report()));
    qInfo("memory: %.0f MB now, %.0f MB at most", memory_MB("VmRSS"), memory_MB("VmHWM"));
    QVERIFY(memory_MB("VmHWM") < 800);
}

int main(int argc, char** argv) {
    prepareApplication();
    QApplication application(argc, argv);
    TestLongCase test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_long_case.moc"
