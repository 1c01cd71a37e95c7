#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "app/gui/shell/heartbeat.h"
#include "app/gui/shell/missing_page.h"
#include "app/gui/shell/next_offer.h"
#include "app/gui/shell/offer_strip.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/start_page.h"
#include "app/gui/shell/video_intake.h"
#include "core/video/video_writer.h"

using namespace gonio;

Q_DECLARE_METATYPE(gonio::ReviewState)

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void offers_data();
    void offers();
    void everyOfferHasItsWords();
    void startPageAsksForWhatIsChosen();
    void damagedFileImportsNothing();
    void importedBodyIsThere();
    void videoTellsItsFactsFirst();
    void severalVideosComeOneAfterTheOther();
    void videoThatIsNone();
    void settingsComeBack();
    void heartbeatNoticesABlock();

private:
    QString makeVideo(double rate_hz, int frames);
    QTemporaryDir m_folder;
};

void TestPages::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    qputenv("XDG_CONFIG_HOME", m_folder.filePath("config").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("config"));
    qputenv("GONIO_MODELS", m_folder.filePath("models").toUtf8());
}

void TestPages::offers_data() {
    QTest::addColumn<ReviewState>("state");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, ReviewState state, OfferKind kind) {
        QTest::newRow(name) << state << int(kind);
    };
    ReviewState s;
    row("empty case", s, OfferKind::OpenVideo);
    s.hasTrial = true;
    row("video without result", s, OfferKind::Analyse);
    s.running = true;
    row("being analysed", s, OfferKind::None);
    s.running = false;
    s.videoFound = false;
    row("video moved", s, OfferKind::FindVideo);
    s.videoFound = true;
    s.analysed = true;
    s.worstLeft = 3;
    row("doubtful", s, OfferKind::WorstFirst);
    s.pending = {10, 20};
    row("corrected", s, OfferKind::Refine);
    s.otherRate = true;
    row("another capture rate", s, OfferKind::AnalyseAgain);
    s.otherRate = false;
    s.pending = {};
    s.worstLeft = 0;
    row("reviewed", s, OfferKind::Export);
    s.demo = true;
    row("demonstration reviewed", s, OfferKind::OwnVideo);
}

void TestPages::offers() {
    QFETCH(ReviewState, state);
    QFETCH(int, kind);
    const Offer offer = nextOffer(state);
    QCOMPARE(int(offer.kind), kind);
    if (offer.kind == OfferKind::Refine) QCOMPARE(offer.frames, state.pending);
    if (offer.kind == OfferKind::WorstFirst) QCOMPARE(offer.count, state.worstLeft);
}

void TestPages::everyOfferHasItsWords() {
    OfferStrip strip;
    for (int k = int(OfferKind::OpenVideo); k <= int(OfferKind::Export); ++k) {
        const Offer offer{OfferKind(k), {196, 232}, 3};
        strip.show(offer);
        auto* button = strip.findChild<QPushButton*>("offerButton");
        QVERIFY(!button->text().isEmpty());
        QVERIFY(!OfferStrip::sentenceOf(offer).isEmpty());
        if (offer.kind == OfferKind::Refine) QVERIFY(button->text().contains("196"));
        QSignalSpy accepted(&strip, &OfferStrip::accepted);
        button->click();
        QCOMPARE(accepted.count(), 1);
    }
    strip.show(Offer{});
    QVERIFY(!strip.isVisibleTo(nullptr));
}

void TestPages::startPageAsksForWhatIsChosen() {
    StartPage page;
    const QString file = m_folder.filePath("knee.gonio");
    std::ofstream(file.toStdString()) << "x";
    page.setCases({file}, {});
    page.show();
    auto lists = page.findChildren<QListWidget*>();
    QListWidget* recent = nullptr;
    for (QListWidget* list : lists) {
        if (list->isVisible()) recent = list;
    }
    QVERIFY(recent != nullptr);
    QSignalSpy chosen(&page, &StartPage::caseChosen);
    recent->setCurrentRow(0);
    recent->setFocus();
    QTest::keyClick(recent, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), file);
    QSignalSpy demo(&page, &StartPage::demonstrationWanted);
    page.findChildren<QPushButton*>().first()->click();
    QCOMPARE(demo.count(), 1);
}

void TestPages::damagedFileImportsNothing() {
    const QString file = m_folder.filePath("yolox_nano.onnx");
    std::ofstream(file.toStdString()) << "this is no network";
    MissingPage page;
    page.open("A reason.");
    QSignalSpy imported(&page, &MissingPage::imported);
    page.importFiles({file});
    QTRY_VERIFY(!page.isBusy());
    auto* state = page.findChild<QLabel*>("importState");
    QTRY_VERIFY(state->text().contains("Nothing was imported"));
    QCOMPARE(imported.count(), 0);
    QVERIFY(!QFile::exists(m_folder.filePath("models/yolox_nano.onnx")));
}

void TestPages::importedBodyIsThere() {
    MissingPage page;
    page.open({});
    QSignalSpy imported(&page, &MissingPage::imported);
    page.importFiles({GONIO_SOURCE_DIR "/resources/bodies/open_male.safetensors"});
    QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 20000);
    QVERIFY(QFile::exists(m_folder.filePath("models/open_male.safetensors")));
}

QString TestPages::makeVideo(double rate_hz, int frames) {
    const QString path = m_folder.filePath(QString("clip%1.mp4").arg(rate_hz));
    VideoWriterOptions options;
    options.width_px = 64;
    options.height_px = 48;
    options.rate_hz = rate_hz;
    auto writer = VideoWriter::create(path.toStdString(), options);
    Image image{64, 48, std::vector<std::uint8_t>(3 * 64 * 48, 90)};
    for (int i = 0; i < frames; ++i) {
        if (!writer || !(*writer)->write(image, i / rate_hz)) return {};
    }
    return (*writer)->finish() ? path : QString();
}

void TestPages::videoTellsItsFactsFirst() {
    const QString video = makeVideo(30, 45);
    QVERIFY(!video.isEmpty());
    VideoIntake intake;
    QSignalSpy ready(&intake, &VideoIntake::ready);
    QSignalSpy damage(&intake, &VideoIntake::damageKnown);
    QSignalSpy rate(&intake, &VideoIntake::captureRateChosen);
    intake.take(video);
    QTRY_COMPARE(ready.count(), 1);
    const auto facts = ready[0][0].value<VideoFacts>();
    QCOMPARE(facts.ref.frameCount, 45);
    QCOMPARE(facts.ref.width_px, 64);
    QCOMPARE(facts.ref.sha256.size(), std::size_t(64));
    QVERIFY(sentenceOf(facts.info).contains("30 frames a second"));
    QTRY_COMPARE(damage.count(), 1);
    QVERIFY(damage[0][0].value<DamageReport>().empty());
    auto* choice = intake.findChild<QComboBox*>();
    QVERIFY(choice->isVisibleTo(&intake));
    const int slow = choice->findData(240.0);
    QVERIFY(slow > 0);
    choice->setCurrentIndex(slow);
    Q_EMIT choice->activated(slow);
    QCOMPARE(rate.count(), 1);
    QCOMPARE(rate[0][0].toDouble(), 240.0);
}

void TestPages::severalVideosComeOneAfterTheOther() {
    QStringList videos;
    for (const int frames : {10, 20, 30}) {
        const QString made = makeVideo(30, frames);
        videos << m_folder.filePath(QStringLiteral("several%1.mp4").arg(frames));
        QFile::remove(videos.last());
        QVERIFY(QFile::copy(made, videos.last()));
    }
    videos.insert(1, m_folder.filePath("nowhere.mp4"));
    VideoIntake intake;
    QSignalSpy ready(&intake, &VideoIntake::ready), failed(&intake, &VideoIntake::failed);
    for (const QString& video : videos) intake.take(video);
    QTRY_COMPARE(ready.count(), 3);
    QCOMPARE(failed.count(), 1);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(ready[i][0].value<VideoFacts>().ref.frameCount, 10 * (i + 1));
    }
    for (const QString& video : videos) intake.take(video);
    intake.drop();
    QTRY_VERIFY(!intake.isBusy());
    QCOMPARE(ready.count(), 3);
}

void TestPages::videoThatIsNone() {
    const QString file = m_folder.filePath("letter.mp4");
    std::ofstream(file.toStdString()) << "Dear reader";
    VideoIntake intake;
    QSignalSpy failed(&intake, &VideoIntake::failed);
    intake.take(file);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed[0][1].toString().isEmpty());
    QVERIFY(!intake.isVisible());
}

void TestPages::settingsComeBack() {
    ProgramSettings settings;
    settings.setTheme(ThemeChoice::Light);
    settings.setTextScale_percent(900);
    settings.addRecentCase(m_folder.filePath("gone.gonio"));
    QCOMPARE(ProgramSettings().theme(), ThemeChoice::Light);
    QCOMPARE(ProgramSettings().textScale_percent(), 200);
    QVERIFY(!ProgramSettings().trailJoints());  // the usual ones
    settings.setTrailJoints({3, 8});
    QCOMPARE(*ProgramSettings().trailJoints(), (std::vector<int>{3, 8}));
    settings.setTrailJoints({});
    QVERIFY(ProgramSettings().trailJoints()->empty());   // none, as the user wants
    QVERIFY(ProgramSettings().recentCases().isEmpty());  // it is not there
}

void TestPages::heartbeatNoticesABlock() {
    Heartbeat heart;
    heart.start();
    QTimer::singleShot(0, [] { QTest::qSleep(80); });
    QTRY_VERIFY(heart.longestBlock_ms() >= 80);
    QVERIFY(heart.blocksOver(50) >= 1);
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
