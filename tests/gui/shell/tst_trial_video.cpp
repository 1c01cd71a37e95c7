#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/trial_video.h"
#include "app/gui/shell/video_place.h"
#include "app/gui/video/frame_server.h"
#include "core/io/file_hash.h"
#include "core/video/video_reader.h"
#include "core/video/video_writer.h"

using namespace gonio;
namespace fs = std::filesystem;

namespace {

/// A case of two trials, each with a video of its own: the window's parts without a window.
struct Shown {
    CaseDocument document;
    Review review{document};
    FrameServer server;
    std::unique_ptr<TrialVideo> video;
};

}  // namespace

class TestTrialVideo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anotherVideoInThePlaceIsTakenAway();
    void movedVideoIsFoundAndIsNoStep();
    void placeIsRemembered();
    void answerForAnotherTrialIsDropped();
    void wrongChoiceChangesNothing();

private:
    fs::path path(const char* name) const { return m_folder->path().toStdString() + "/" + name; }

    VideoRef makeVideo(const char* name, int frames);
    std::unique_ptr<Shown> show(const std::vector<VideoRef>& videos);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTrialVideo::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("config"));
}

VideoRef TestTrialVideo::makeVideo(const char* name, int frames) {
    VideoWriterOptions options;
    options.width_px = options.height_px = 64;
    options.rate_hz = 30;
    fs::create_directories(path(name).parent_path());
    auto writer = VideoWriter::create(path(name), options);
    for (int i = 0; writer && i < frames; ++i) {
        Image image{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, std::uint8_t(7 * i))};
        if (!(*writer)->write(image, i / 30.0)) return {};
    }
    if (!writer || !(*writer)->finish()) return {};
    VideoRef video;
    video.path = path(name).string();
    video.sha256 = sha256OfFile(path(name)).value_or("");
    video.frameCount = frames;
    return video;
}

std::unique_ptr<Shown> TestTrialVideo::show(const std::vector<VideoRef>& videos) {
    auto shown = std::make_unique<Shown>();
    for (const VideoRef& video : videos) {
        Trial trial;
        trial.video = video;
        const auto added = shown->document.apply(
            EditBuilder(shown->document.value(), EditKind::AddTrial).putTrial(trial).build());
        if (!added) return nullptr;
    }
    shown->review.setTrial(1);
    shown->video = std::make_unique<TrialVideo>(shown->document, shown->review, shown->server);
    return shown;
}

void TestTrialVideo::anotherVideoInThePlaceIsTakenAway() {
    const VideoRef right = makeVideo("walk.mp4", 20);
    makeVideo("walk.mp4", 35);
    auto shown = show({right});
    QSignalSpy failed(shown->video.get(), &TrialVideo::failed);
    QTRY_VERIFY(shown->video->isAnother());
    QVERIFY(!shown->video->isFound());
    QVERIFY(!shown->server.isOpen());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toString(), TrialVideo::anotherSentence());
    // The right one, under another name, is found where the user shows it.
    makeVideo("elsewhere/other.mp4", 20);
    shown->video->takeFrom(QString::fromStdString(path("elsewhere/other.mp4").string()));
    QTRY_VERIFY(shown->server.isOpen());
    QVERIFY(shown->video->isFound());
    QCOMPARE(shown->server.info().frameCount, 20);
}

void TestTrialVideo::movedVideoIsFoundAndIsNoStep() {
    const VideoRef video = makeVideo("walk.mp4", 20);
    fs::rename(path("walk.mp4"), path("renamed.mp4"));
    auto shown = show({video});
    shown->document.undoStack().undo();
    shown->document.undoStack().redo();
    shown->review.setTrial(1);
    const int steps = shown->document.undoStack().count();
    QTRY_VERIFY(shown->server.isOpen());
    QCOMPARE(shown->server.info().frameCount, 20);
    QCOMPARE(shown->document.undoStack().count(), steps);
    QCOMPARE(shown->document.value().trial(1)->video.path, video.path);
}

void TestTrialVideo::placeIsRemembered() {
    const VideoRef video = makeVideo("walk.mp4", 20);
    fs::create_directories(path("far"));
    fs::rename(path("walk.mp4"), path("far/away.mp4"));
    QCOMPARE(likelyPlace(video).string(), video.path);
    auto shown = show({video});
    QTRY_VERIFY(!shown->video->isFound());
    shown->video->takeFrom(QString::fromStdString(path("far/away.mp4").string()));
    QTRY_VERIFY(shown->video->isFound());
    QCOMPARE(likelyPlace(video).string(), path("far/away.mp4").string());
    auto again = show({video});
    QVERIFY(!again->video->isSearching());
    QTRY_VERIFY(again->server.isOpen());
    makeVideo("far/away.mp4", 9);  // written over: no longer known
    QCOMPARE(likelyPlace(video).string(), video.path);
}

void TestTrialVideo::answerForAnotherTrialIsDropped() {
    const VideoRef a = makeVideo("a.mp4", 20), b = makeVideo("b.mp4", 30);
    fs::create_directories(path("far"));
    fs::rename(path("a.mp4"), path("far/a.mp4"));
    auto shown = show({a, b});
    shown->video->takeFrom(QString::fromStdString(path("far/a.mp4").string()));
    shown->review.setTrial(2);  // while it is being read
    QTRY_VERIFY(shown->server.isOpen());
    QTRY_VERIFY(!shown->video->isSearching());
    QCOMPARE(shown->server.info().frameCount, 30);
    QCOMPARE(shown->document.value().trial(1)->video.path, a.path);
    QCOMPARE(shown->document.value().trial(2)->video.path, b.path);
    QCOMPARE(likelyPlace(b).string(), b.path);
    QVERIFY(shown->video->isFound());
}

void TestTrialVideo::wrongChoiceChangesNothing() {
    const VideoRef a = makeVideo("a.mp4", 20);
    makeVideo("far/b.mp4", 30);
    auto shown = show({a});
    QTRY_VERIFY(shown->server.isOpen());
    QSignalSpy failed(shown->video.get(), &TrialVideo::failed);
    shown->video->takeFrom(QString::fromStdString(path("far/b.mp4").string()));
    QTRY_COMPARE(failed.count(), 1);
    QTRY_VERIFY(!shown->video->isSearching());
    QVERIFY(shown->video->isFound());
    QTRY_COMPARE(shown->server.info().frameCount, 20);
}

QTEST_MAIN(TestTrialVideo)
#include "tst_trial_video.moc"
