#include <QLabel>
#include <QPainter>
#include <QtTest>
#include <cmath>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/out/exportable_view.h"
#include "app/gui/out/out_texts.h"
#include "app/gui/out/picture_stamp.h"
#include "app/gui/out/range_chooser.h"
#include "app/gui/out/video_export.h"
#include "app/gui/out/view_export.h"
#include "core/video/video_reader.h"

using namespace gonio;

namespace {

/// A view whose picture's grey says which frame it shows, some turns of the event loop late.
class GreyView : public QWidget {
public:
    explicit GreyView(Review& review, int lateTurns) : m_late(lateTurns) {
        resize(160, 120);
        connect(&review, &Review::frameChanged, this,
                [this](int frame) { showLater(frame, m_late); });
    }

    int shown = 0;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter(this).fillRect(rect(), QColor(greyOf(shown), greyOf(shown), greyOf(shown)));
    }

public:
    static int greyOf(int frame) { return 20 + 6 * frame; }

private:
    void showLater(int frame, int turns) {
        if (turns > 0) {
            QTimer::singleShot(0, this, [=, this] { showLater(frame, turns - 1); });
            return;
        }
        shown = frame;
        update();
    }

    int m_late;
};

struct OutCase {
    CaseDocument document;
    Review review{document};
    PersonData data{document, review};
    QTemporaryDir folder;

    OutCase() {
        Trial trial;
        trial.name = "Walk";
        trial.video.frameCount = 32;
        trial.video.nominalRate_hz = 30;
        EditBuilder builder(document.value(), EditKind::AddTrial);
        builder.putTrial(trial);
        const auto done = document.apply(builder.build());
        if (!done) qFatal("%s", describe(done.error()).c_str());
        review.setTrial(1);
        // Uneven: a phone's variable rate.
        std::vector<double> times_s;
        double time = 0;
        for (int f = 0; f < 32; ++f) {
            times_s.push_back(time);
            time += f % 3 == 0 ? 0.02 : 0.045;
        }
        review.setTimes(times_s);
    }

    std::filesystem::path path(const QString& name) const {
        return folder.filePath(name).toStdU16String();
    }
};

QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdU16String(path.u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

void writeBytes(const std::filesystem::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdU16String(path.u16string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

class TestViewExport : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void stampStandsBelowAnUntouchedPicture() {
        QImage picture(300, 200, QImage::Format_RGB32);
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 300; ++x) picture.setPixel(x, y, qRgb(x % 256, y, (x * y) % 256));
        }
        const PictureStamp stamp{"", "Walk; Patient", OutTexts::standingSentence()};
        const QImage with = stamped(picture, stamp);
        QCOMPARE(with.width(), 300);
        QCOMPARE(with.height(), 200 + stampHeight(300, 200, stamp));
        QVERIFY(with.copy(0, 0, 300, 200) == picture);
        // The sentence is really there: without it the strip has other pixels at its end.
        const QImage without = stamped(picture, {"", "Walk; Patient", ""});
        QVERIFY(without.height() < with.height());
        QImage blank = with.copy(0, without.height(), 300, with.height() - without.height());
        const QRgb ground = blank.pixel(blank.width() - 1, blank.height() - 1);
        int written = 0;
        for (int y = 0; y < blank.height(); ++y) {
            for (int x = 0; x < blank.width(); ++x) written += blank.pixel(x, y) != ground;
        }
        QVERIFY2(written > 200, qPrintable(QString::number(written)));
    }

    void longSourceLinesAreBroken() {
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        const PictureStamp shortOne{"", "Walk", OutTexts::standingSentence()};
        const PictureStamp longOne{"", QString("Walk, side view, ").repeated(20), "x"};
        QVERIFY(stampHeight(200, 100, longOne) > stampHeight(200, 100, shortOne));
    }

    void doubtIsASentence() {
        QVERIFY(OutTexts::doubt({}, false).isEmpty());
        const QString waiting = OutTexts::doubt({{70, 110}, {196, 232}}, false);
        QVERIFY2(waiting.contains("70–110") && waiting.contains("196–232"), qPrintable(waiting));
        QVERIFY(waiting.contains("Refine"));
        const QString stale = OutTexts::doubt({}, true);
        QVERIFY(stale.contains("being computed"));
        QVERIFY(OutTexts::doubt({{1, 2}}, true).startsWith(stale));
        // Many are not all named, but none is kept secret.
        const QString many =
            OutTexts::doubt({{1, 2}, {5, 6}, {9, 10}, {13, 14}, {17, 18}, {400, 420}}, false);
        QVERIFY2(many.contains("6 ") && many.contains("420"), qPrintable(many));
    }

    void doubtStandsInTheStripInItsOwnColour() {
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::black);
        PictureStamp stamp{"", "Walk; Patient", OutTexts::standingSentence()};
        const QImage sure = stamped(picture, stamp);
        stamp.doubt = OutTexts::doubt({{3, 9}}, false);
        const QImage doubtful = stamped(picture, stamp);
        QVERIFY(doubtful.height() > sure.height());
        const auto reddish = [](const QImage& image) {
            int count = 0;
            for (int y = 200; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QRgb at = image.pixel(x, y);
                    count += qRed(at) > 180 && qGreen(at) < 170;
                }
            }
            return count;
        };
        QCOMPARE(reddish(sure), 0);
        QVERIFY(reddish(doubtful) > 100);
    }

    // A correction that Refine has not taken up yet: the picture shows the pose before it.
    void picturesSayWhatWaitsForRefine() {
        OutCase out;
        const QString demo = QStringLiteral(GONIO_SOURCE_DIR "/resources/demo/demonstration.gonio");
        QVERIFY(QFile::copy(demo, out.folder.filePath("demo.gonio")));
        QVERIFY(QFile::setPermissions(out.folder.filePath("demo.gonio"),
                                      QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(out.document.open(out.path("demo.gonio")).has_value());
        out.review.setTrial(1);
        QTRY_VERIFY(out.data.values() != nullptr && !out.data.isStale());
        GreyView grey(out.review, 0);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review));
        const auto warningOf = [&](const QString& name) {
            QSignalSpy saved(&page, &ViewExport::saved);
            page.savePicture(out.path(name));
            if (saved.isEmpty() && !saved.wait()) return QString("not saved");
            return QImage(out.folder.filePath(name)).text("Warning");
        };
        QCOMPARE(warningOf("sure.png"), QString());
        Correction correction;
        correction.value = AngleCorrection{20, "knee_angle_r", 33};
        EditBuilder builder(out.document.value(), EditKind::SetAngle);
        builder.put(1, out.review.person(), correction);
        QVERIFY(out.document.apply(builder.build()).has_value());
        const auto waiting = out.data.pendingWindows();
        QCOMPARE(waiting.size(), std::size_t(1));
        const QString warning = warningOf("waits.png");
        QVERIFY2(warning.contains(QString::number(waiting.front().first)), qPrintable(warning));
        QCOMPARE(warning, OutTexts::doubt(waiting, false));
    }

    void pictureFileHoldsSentenceAndSource() {
        OutCase out;
        GreyView grey(out.review, 0);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review));
        page.setCaption("mid stance");
        out.review.setFrame(12);
        grey.shown = 12;
        QSignalSpy saved(&page, &ViewExport::saved);
        const auto file = out.path("picture.png");
        page.savePicture(file);
        QTRY_COMPARE(saved.count(), 1);
        QImage read;
        QVERIFY(read.load(saved[0][0].toString()));
        QCOMPARE(read.width(), 160);
        QVERIFY(read.height() > 120);
        QCOMPARE(qRed(read.pixel(80, 60)), GreyView::greyOf(12));
        QCOMPARE(read.text("Disclaimer"), OutTexts::standingSentence());
        QVERIFY2(read.text("Source").contains("frame 12"), qPrintable(read.text("Source")));
        page.setScale(2);
        page.savePicture(file);
        QTRY_COMPARE(saved.count(), 2);
        QVERIFY(read.load(saved[1][0].toString()));
        QCOMPARE(read.width(), 320);
    }

    void videoHasEveryFrameAtItsTime_data() {
        QTest::addColumn<int>("lateTurns");
        QTest::newRow("view shows at once") << 0;
        QTest::newRow("view shows later") << 3;
    }

    void videoHasEveryFrameAtItsTime() {
        QFETCH(const int, lateTurns);
        OutCase out;
        GreyView grey(out.review, lateTurns);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review,
                                      [&grey](int frame) { return grey.shown == frame; }));
        out.review.setSelection({5, 24});
        page.range().setMode(RangeChooser::Mode::Selection);
        out.review.setFrame(3);
        QSignalSpy saved(&page, &ViewExport::saved), progressed(&page, &ViewExport::progressed);
        const auto file = out.path("video.mp4");
        page.saveVideo(file);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 60000);
        QCOMPARE(progressed.count(), 20);
        QTRY_COMPARE(out.review.frame(), 3);  // the views are where they were
        auto video = VideoReader::open(file);
        QVERIFY2(video.has_value(), video ? "" : describe(video.error()).c_str());
        QCOMPARE((*video)->info().frameCount, 20);
        const auto& times = out.review.times_s();
        for (int i = 0; i < 20; ++i) {
            const double wanted = times[std::size_t(5 + i)] - times[5];
            QVERIFY(std::abs((*video)->times_s()[std::size_t(i)] - wanted) < 1e-4);
            const auto frame = (*video)->at(i);
            QVERIFY(frame && frame->image);
            const auto& image = *frame->image;
            const int grey60 = image.rgb[3 * (60 * std::size_t(image.width_px) + 80)];
            // Lossy coding moves a plain grey by a few steps; frames lie 6 apart.
            QVERIFY2(std::abs(grey60 - GreyView::greyOf(5 + i)) <= 2,
                     qPrintable(QString("%1 at %2").arg(grey60).arg(i)));
        }
    }

    void cancellingLeavesNothing() {
        OutCase out;
        GreyView grey(out.review, 0);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review,
                                      [&grey](int frame) { return grey.shown == frame; }));
        QSignalSpy cancelled(&page, &ViewExport::videoCancelled);
        const auto file = out.path("video.mp4");
        connect(&page, &ViewExport::progressed, &page, [&page](int done) {
            if (done == 3) page.cancelVideo();
        });
        page.saveVideo(file);
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 60000);
        QCOMPARE(QDir(out.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    }

    // A video of two states of the motion would be a lie.
    void changedValuesGiveTheVideoUp() {
        OutCase out;
        GreyView grey(out.review, 0);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review,
                                      [&grey](int frame) { return grey.shown == frame; }));
        QSignalSpy failed(&page, &ViewExport::saveFailed), saved(&page, &ViewExport::saved);
        connect(&page, &ViewExport::progressed, &page, [&](int done) {
            if (done == 3) out.review.setTrial(0);
        });
        page.saveVideo(out.path("video.mp4"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60000);
        QVERIFY(failed[0][0].toString().contains("has changed"));
        QCOMPARE(saved.count(), 0);
        QCOMPARE(out.review.trial(), 0);
        QCOMPARE(QDir(out.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    }

    void closingWhileItRunsIsSafe() {
        OutCase out;
        GreyView grey(out.review, 0);
        auto page = std::make_unique<ViewExport>(out.document, out.review, out.data);
        page->addView(exportableWidget("grey", "Grey", grey, out.review));
        QSignalSpy progressed(page.get(), &ViewExport::progressed);
        page->saveVideo(out.path("video.mp4"));
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 2, 60000);
        page.reset();
        QCOMPARE(QDir(out.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    }

    void failuresLeaveOldFilesWhole_data() {
        QTest::addColumn<bool>("video");
        QTest::newRow("picture") << false;
        QTest::newRow("video") << true;
    }

    void failuresLeaveOldFilesWhole() {
        QFETCH(const bool, video);
        OutCase out;
        GreyView grey(out.review, 0);
        ViewExport page(out.document, out.review, out.data);
        page.addView(exportableWidget("grey", "Grey", grey, out.review));
        const auto old = out.path(video ? "old.mp4" : "old.png");
        writeBytes(old, "an older file");
        QSignalSpy failed(&page, &ViewExport::saveFailed);
        // No such folder; and the device that is always full in the place of one.
        for (const char* folder : {"no/such", "/dev/full"}) {
            const auto file = *folder == '/' ? std::filesystem::path(folder) / "old.mp4"
                                             : out.path(folder) / "old.mp4";
            if (video) {
                page.saveVideo(file);
            } else {
                page.savePicture(file);
            }
            QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60000);
            const QString sentence = failed.takeFirst()[0].toString();
            QVERIFY2(sentence.contains("older file"), qPrintable(sentence));
        }
        QCOMPARE(bytesOf(old), QByteArray("an older file"));
    }

    void rangesAreSaid() {
        OutCase out;
        RangeChooser range(out.document, out.review);
        QVERIFY((range.frames() == FrameRange{0, 31}));
        range.setMode(RangeChooser::Mode::Selection);
        QVERIFY(range.frames().empty());
        out.review.setSelection({4, 9});
        QVERIFY((range.frames() == FrameRange{4, 9}));
        range.setMode(RangeChooser::Mode::Events);
        QVERIFY(range.frames().empty());
        EditBuilder builder(out.document.value(), EditKind::PutEvent);
        builder.put(1, Event{0, 7, "take-off", "", true});
        builder.put(1, Event{0, 21, "landing", "", true});
        QVERIFY(out.document.apply(builder.build()).has_value());
        QVERIFY((range.frames() == FrameRange{7, 21}));
        range.setEvents(21, 7);
        QVERIFY((range.frames() == FrameRange{7, 21}));
    }
};

QTEST_MAIN(TestViewExport)
#include "tst_view_export.moc"
