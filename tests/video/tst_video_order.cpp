#include "coded_clip.h"

using gonio::VideoCodec;
using gonio::VideoOptions;
using gonio::VideoReader;
using gonio::VideoWriterOptions;

namespace {

double unevenTime_s(int i) {
    return i / 30.0 + 0.011 * (i % 3) + (i > 50 ? 0.4 : 0);
}

std::unique_ptr<VideoReader> opened(const std::filesystem::path& path,
                                    const VideoOptions& options = {}) {
    auto reader = VideoReader::open(path, options);
    if (!reader) {
        qWarning("%s", gonio::describe(reader.error()).c_str());
        return nullptr;
    }
    return std::move(*reader);
}

bool ffmpeg(const QStringList& arguments) {
    return QProcess::execute("ffmpeg", QStringList{"-v", "error", "-y"} + arguments) == 0;
}

}  // namespace

class TestVideoOrder : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:

    void everyFrameIsItself_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<VideoWriterOptions>("options");
        QTest::addColumn<bool>("uneven");
        const auto row = [](const char* title, const char* name, auto change, bool uneven = false) {
            VideoWriterOptions options = coded::small();
            change(options);
            QTest::newRow(title) << QString(name) << options << uneven;
        };
        row("constant rate", "a.mp4", [](auto& o) { o.bFrames = 0; });
        row(
            "variable rate", "a.mp4", [](auto& o) { o.bFrames = 3; }, true);
        row(
            "variable rate, matroska", "a.mkv", [](auto& o) { o.bFrames = 3; }, true);
        row("B-frames, key every 250", "a.mp4", [](auto& o) {
            o.bFrames = 8;
            o.keyframeInterval = 250;
        });
        row("intra only", "a.mp4", [](auto& o) { o.keyframeInterval = 1; });
        row("QuickTime", "a.mov", [](auto& o) { o.keyframeInterval = 30; });
        row("10 bit", "a.mp4", [](auto& o) {
            o.codec = VideoCodec::H264;
            o.bitDepth = 10;
        });
        row("odd size", "a.mp4", [](auto& o) { o.width_px = 161, o.height_px = 97; });
        row("MPEG-4", "a.mp4", [](auto& o) { o.codec = VideoCodec::Mpeg4, o.crf = 4; });
        row("MPEG-4 in AVI", "a.avi", [](auto& o) { o.codec = VideoCodec::Mpeg4, o.crf = 4; });
        row("H.264 in AVI", "a.avi", [](auto& o) { o.codec = VideoCodec::H264; });
        row("lossless", "a.mkv", [](auto& o) { o.codec = VideoCodec::Ffv1; });
        row("name outside ASCII", "Läufer 走る.mp4", [](auto&) {});
    }

    void everyFrameIsItself() {
        QFETCH(const QString, name);
        QFETCH(const VideoWriterOptions, options);
        QFETCH(const bool, uneven);
        constexpr int count = 300;
        const coded::Times time_s = uneven ? unevenTime_s : coded::constantRate(30);
        const auto path = file(name.toStdString());
        QCOMPARE(coded::write(path, count, options, time_s), QString());
        const auto reader = opened(path);
        QVERIFY(reader);
        QCOMPARE(reader->info().frameCount, count);
        QCOMPARE(reader->info().variableRate, uneven);
        QCOMPARE(reader->info().width_px, options.width_px);
        QCOMPARE(reader->info().height_px, options.height_px);
        QCOMPARE(reader->info().bitDepth, options.bitDepth);
        QVERIFY(!reader->info().hasAudio);
        for (const auto& check : {coded::readInOrder(*reader), coded::readAtRandom(*reader)}) {
            QCOMPARE(check.frames, count);
            QCOMPARE(check.pictures, count);
            QCOMPARE(check.wrong, 0);
            QCOMPARE(check.unreadable, 0);
        }
        QVERIFY2(reader->damage().empty(), "a sound clip was called damaged");
        // half a millisecond: Matroska rounds times to milliseconds
        for (int i = 0; i < count; ++i) {
            QVERIFY(std::abs(reader->times_s()[i] - (time_s(i) - time_s(0))) < 0.00101);
        }
    }

    void rotationTagIsApplied_data() {
        QTest::addColumn<int>("turn_deg");
        for (const int turn : {0, 90, 180, 270}) QTest::addRow("%d degrees", turn) << turn;
    }

    /// Our turning against FFmpeg's own: its command-line tool turns the same file when it
    /// transcodes it.
    void rotationTagIsApplied() {
        QFETCH(const int, turn_deg);
        VideoWriterOptions options = coded::small();
        options.rotation_deg = turn_deg;
        const auto tagged = file("tagged.mp4");
        QCOMPARE(coded::write(tagged, 40, options, coded::constantRate(30)), QString());
        const auto turned = file("turned.mkv");
        if (!ffmpeg({"-i", tagged.c_str(), "-c:v", "ffv1", turned.c_str()}))
            QSKIP("no ffmpeg tool");
        const auto a = opened(tagged);
        const auto b = opened(turned);
        QVERIFY(a && b);
        QCOMPARE(a->info().rotation_deg, turn_deg);
        QCOMPARE(a->info().width_px, turn_deg % 180 == 0 ? 160 : 96);
        QCOMPARE(b->info().rotation_deg, 0);
        const auto ours = a->at(27);
        const auto theirs = b->at(27);
        QVERIFY(ours && theirs && ours->image && theirs->image);
        QCOMPARE(ours->image->width_px, theirs->image->width_px);
        int largest = 0;
        for (std::size_t i = 0; i < ours->image->rgb.size(); ++i) {
            largest = std::max(largest, std::abs(ours->image->rgb[i] - theirs->image->rgb[i]));
        }
        QVERIFY2(largest <= 60, qPrintable(QString::number(largest)));
    }

    void editListIsApplied() {
        const auto whole = file("whole.mp4");
        VideoWriterOptions options = coded::small();
        options.keyframeInterval = 50;
        QCOMPARE(coded::write(whole, 200, options, coded::constantRate(25)), QString());
        const auto cut = file("cut.mp4");
        if (!ffmpeg({"-ss", "2.8", "-i", whole.c_str(), "-c", "copy", cut.c_str()})) {
            QSKIP("no ffmpeg tool");
        }
        const auto reader = opened(cut);
        QVERIFY(reader);
        QCOMPARE(reader->info().frameCount, 130);
        QCOMPARE(reader->times_s().front(), 0.0);
        const auto check = coded::readInOrder(*reader, 70);
        QCOMPARE(check.pictures, 130);
        QCOMPARE(check.wrong + check.unreadable, 0);
        const auto random = coded::readAtRandom(*reader, 70);
        QCOMPARE(random.pictures, 130);
        QCOMPARE(random.wrong + random.unreadable, 0);
        QVERIFY(reader->damage().empty());
    }

    void audioIsIgnored_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"sound.mp4", "sound.mkv", "sound.ts", "sound.webm"}) {
            QTest::newRow(name) << QString(name);
        }
    }

    void audioIsIgnored() {
        QFETCH(const QString, name);
        const auto silent = file("silent.mp4");
        QCOMPARE(coded::write(silent, 150, coded::small(), coded::constantRate(30)), QString());
        const auto sound = file(name.toStdString());
        QStringList arguments{"-f", "lavfi", "-i", "sine=d=5", "-i", silent.c_str()};
        if (name.endsWith("webm")) {
            arguments << "-c:v"
                      << "libvpx"
                      << "-auto-alt-ref"
                      << "1"
                      << "-lag-in-frames"
                      << "16"
                      << "-b:v"
                      << "2M"
                      << "-cpu-used"
                      << "8"
                      << "-deadline"
                      << "good"
                      << "-c:a"
                      << "libopus";
        } else {
            arguments << "-c:v"
                      << "copy"
                      << "-c:a"
                      << "aac";
        }
        if (!ffmpeg(arguments << sound.c_str())) QSKIP("no ffmpeg tool with these encoders");
        const auto reader = opened(sound);
        QVERIFY(reader);
        QVERIFY(reader->info().hasAudio);
        QCOMPARE(reader->info().frameCount, 150);
        for (const auto& check : {coded::readInOrder(*reader), coded::readAtRandom(*reader)}) {
            QCOMPARE(check.pictures, 150);
            QCOMPARE(check.wrong + check.unreadable, 0);
        }
    }

    void streamsWithoutTimesAreReadInTheDecodersOrder() {
        const auto timed = file("timed.mp4");
        VideoWriterOptions options = coded::small();
        options.bFrames = 4;
        QCOMPARE(coded::write(timed, 120, options, coded::constantRate(25)), QString());
        const auto raw = file("raw.h264");
        if (!ffmpeg({"-i", timed.c_str(), "-c", "copy", raw.c_str()})) QSKIP("no ffmpeg tool");
        const auto reader = opened(raw);
        QVERIFY(reader);
        QCOMPARE(reader->info().frameCount, 120);
        for (const auto& check : {coded::readInOrder(*reader), coded::readAtRandom(*reader)}) {
            QCOMPARE(check.pictures, 120);
            QCOMPARE(check.wrong + check.unreadable, 0);
        }
    }

    void captureRateScalesTimes() {
        const auto path = file("slow.mp4");
        QCOMPARE(coded::write(path, 60, coded::small(), coded::constantRate(30)), QString());
        VideoOptions options;
        options.captureRate_hz = 240;
        const auto reader = opened(path, options);
        QVERIFY(reader);
        QCOMPARE(reader->info().nominalRate_hz, 240.0);
        QVERIFY(std::abs(reader->info().fileRate_hz - 30) < 1e-9);
        QVERIFY(std::abs(reader->info().timeScale - 0.125) < 1e-12);
        QVERIFY(std::abs(reader->times_s()[59] - 59 / 240.0) < 1e-9);
        const auto frame = reader->at(8);
        QVERIFY(frame);
        QVERIFY(std::abs(frame->time_s - 8 / 240.0) < 1e-9);
        for (const double bad : {0.0, -1.0, std::nan("")}) {
            options.captureRate_hz = bad;
            const auto refused = VideoReader::open(path, options);
            QVERIFY(!refused && refused.error().code == gonio::ErrorCode::Usage);
        }
    }

    void rewindGoesOnFromTheFrameAskedFor() {
        const auto path = file("rewind.mp4");
        QCOMPARE(coded::write(path, 100, coded::small(), coded::constantRate(30)), QString());
        VideoOptions options;
        options.readAheadBytes = 1;  // one picture at a time
        const auto reader = opened(path, options);
        QVERIFY(reader);
        QVERIFY(reader->next());
        QVERIFY(reader->rewind(77));
        for (int i = 77; i < 100; ++i) {
            const auto frame = reader->next();
            QVERIFY(frame && *frame && (*frame)->image);
            QCOMPARE((*frame)->index, i);
            QCOMPARE(coded::read(*(*frame)->image), i);
        }
        const auto end = reader->next();
        QVERIFY(end && !*end);
        QVERIFY(!reader->rewind(100) && !reader->at(-1) && !reader->at(100));
    }
};

QTEST_GUILESS_MAIN(TestVideoOrder)
#include "tst_video_order.moc"
