#include <chrono>

#include "coded_clip.h"
#include "core/video/proxy_store.h"

using gonio::VideoReader;

namespace {

namespace fs = std::filesystem;

gonio::VideoWriterOptions longGroups() {
    gonio::VideoWriterOptions options;
    options.width_px = 640;
    options.height_px = 480;
    options.keyframeInterval = 250;
    return options;
}

double uneven(int i) {
    return i / 30.0 + (i % 3) * 0.004;
}

}  // namespace

/// Half-size proxies, the folder they lie in, and pixels that are not square.
class TestVideoProxy : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:

    void carriesEveryFrameAndTime() {
        QCOMPARE(coded::write(at("long.mp4"), 300, longGroups(), uneven), QString());
        const auto notes = gonio::makeProxy(at("long.mp4"), at("proxy.mp4"));
        QVERIFY(notes);
        QVERIFY(notes->lostFrames.empty());
        const auto original = VideoReader::open(at("long.mp4"));
        const auto proxy = VideoReader::open(at("proxy.mp4"));
        QVERIFY(original && proxy);
        QVERIFY(gonio::needsProxy((*original)->info()));
        QVERIFY(!gonio::needsProxy((*proxy)->info()));
        QCOMPARE((*proxy)->info().longestGroup, 1);
        QCOMPARE((*proxy)->info().width_px, 320);
        QCOMPARE((*proxy)->info().height_px, 240);
        const auto& times_s = (*original)->times_s();
        QCOMPARE((*proxy)->times_s().size(), times_s.size());
        for (std::size_t i = 0; i < times_s.size(); ++i) {
            QVERIFY(std::abs((*proxy)->times_s()[i] - times_s[i]) < 5e-5);
        }
        const auto check = coded::readAtRandom(**proxy);
        QCOMPARE(check.pictures, 300);
        QCOMPARE(check.wrong + check.unreadable, 0);
    }

    void isWorthItForLongGroupsOnly_data() {
        QTest::addColumn<int>("width_px");
        QTest::addColumn<int>("height_px");
        QTest::addColumn<int>("longestGroup");
        QTest::addColumn<bool>("needed");
        QTest::newRow("phone") << 1920 << 1080 << 30 << true;
        QTest::newRow("all key pictures") << 1920 << 1080 << 1 << false;
        QTest::newRow("all key pictures, 8K") << 7680 << 4320 << 1 << false;
        QTest::newRow("small") << 320 << 240 << 60 << false;
        QTest::newRow("small, one key picture") << 320 << 240 << 900 << true;
    }

    void isWorthItForLongGroupsOnly() {
        QFETCH(const int, width_px);
        QFETCH(const int, height_px);
        QFETCH(const int, longestGroup);
        QFETCH(const bool, needed);
        gonio::VideoInfo info;
        info.width_px = width_px;
        info.height_px = height_px;
        info.longestGroup = longestGroup;
        QCOMPARE(gonio::needsProxy(info), needed);
    }

    void cancelledLeavesNothing() {
        QCOMPARE(coded::write(at("c.mp4"), 60, longGroups(), coded::constantRate(30)), QString());
        const gonio::ProxyStore store(at("cancelled"));
        int asked = 0;
        gonio::Job job;
        job.cancelled = [&] { return ++asked > 10; };
        const auto made = store.make(at("c.mp4"), "abc", job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, gonio::ErrorCode::Cancelled);
        QVERIFY(!store.find("abc"));
        QVERIFY(fs::is_empty(at("cancelled")));
    }

    void oldestGoAboveTheLimit() {
        QCOMPARE(coded::write(at("s.mp4"), 20, longGroups(), coded::constantRate(30)), QString());
        const gonio::ProxyStore roomy(at("store"));
        for (const char* key : {"a", "b", "c"}) QVERIFY(roomy.make(at("s.mp4"), key));
        const auto bytes = static_cast<std::int64_t>(fs::file_size(at("store/a.mp4")));
        const auto now = fs::file_time_type::clock::now();
        fs::last_write_time(at("store/a.mp4"), now - std::chrono::hours(3));
        fs::last_write_time(at("store/b.mp4"), now - std::chrono::hours(2));
        QVERIFY(roomy.find("a"));  // a use: now b is the oldest
        const gonio::ProxyStore tight(at("store"), 2 * bytes + bytes / 2);
        tight.trim();
        QVERIFY(tight.find("a") && !tight.find("b") && tight.find("c"));
        QVERIFY(!fs::exists(at("store/b.txt")));
        const gonio::ProxyStore tiny(at("store"), 1);
        QVERIFY(tiny.make(at("s.mp4"), "d"));
        QVERIFY(!tiny.find("a") && !tiny.find("c") && tiny.find("d"));
    }

    void halfWrittenIsNoProxy() {
        QCOMPARE(coded::write(at("h.mp4"), 20, longGroups(), coded::constantRate(30)), QString());
        const gonio::ProxyStore store(at("half"));
        const auto made = store.make(at("h.mp4"), "k");
        QVERIFY(made);
        QCOMPARE(made->frameCount, 20);
        fs::resize_file(at("half/k.txt"), 5);
        QVERIFY(!store.find("k"));
        fs::remove(at("half/k.txt"));
        QVERIFY(!store.find("k"));
        QVERIFY(!store.make(at("h.mp4"), "../k"));
        QVERIFY(!store.find("../half/k"));
    }

    void pixelsBecomeSquare_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("codec");
        QTest::addColumn<double>("aspect");
        QTest::addColumn<int>("rotation_deg");
        QTest::addColumn<QSize>("size_px");
        const auto h264 = int(gonio::VideoCodec::H264), mpeg4 = int(gonio::VideoCodec::Mpeg4);
        QTest::newRow("wide") << "wide.mp4" << h264 << 4.0 / 3 << 0 << QSize(256, 144);
        QTest::newRow("high") << "high.mp4" << h264 << 0.75 << 0 << QSize(192, 192);
        QTest::newRow("turned") << "turned.mp4" << h264 << 4.0 / 3 << 90 << QSize(144, 256);
        QTest::newRow("container") << "c.mp4" << mpeg4 << 1.5 << 0 << QSize(288, 144);
        QTest::newRow("matroska") << "m.mkv" << mpeg4 << 1.5 << 0 << QSize(288, 144);
        QTest::newRow("codec") << "raw.h264" << h264 << 1.5 << 0 << QSize(288, 144);
        QTest::newRow("square") << "square.mp4" << h264 << 1.0 << 0 << QSize(192, 144);
    }

    void pixelsBecomeSquare() {
        QFETCH(const QString, name);
        QFETCH(const int, codec);
        QFETCH(const double, aspect);
        QFETCH(const int, rotation_deg);
        QFETCH(const QSize, size_px);
        gonio::VideoWriterOptions options;
        options.width_px = 192;
        options.height_px = 144;
        options.codec = gonio::VideoCodec(codec);
        options.pixelAspect = aspect;
        options.rotation_deg = rotation_deg;
        const auto file = at(qPrintable(name));
        if (!gonio::VideoWriter::create(file, options)) QSKIP("no such encoder here");
        QCOMPARE(coded::write(file, 10, options, coded::constantRate(25)), QString());
        const auto reader = VideoReader::open(file);
        QVERIFY(reader);
        const auto& info = (*reader)->info();
        QCOMPARE(QSize(info.width_px, info.height_px), size_px);
        QVERIFY(std::abs(info.pixelAspect - (rotation_deg == 90 ? 1 / aspect : aspect)) < 0.01);
        const auto frame = (*reader)->at(7);
        QVERIFY(frame && frame->image);
        QCOMPARE(QSize(frame->image->width_px, frame->image->height_px), size_px);
        if (rotation_deg == 0) QCOMPARE(coded::read(*frame->image), 7);
    }

    void nonsenseAspectsAreLeft() {
        using gonio::PictureSize;
        const PictureSize stored{1920, 1080};
        QCOMPARE(gonio::squarePixelSize(stored, 1.00005), stored);
        QCOMPARE(gonio::squarePixelSize(stored, 0), stored);
        QCOMPARE(gonio::squarePixelSize(stored, 1000), stored);
        QCOMPARE(gonio::squarePixelSize({16384, 100}, 2), (PictureSize{16384, 100}));
    }
};

QTEST_GUILESS_MAIN(TestVideoProxy)
#include "tst_video_proxy.moc"
