#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <functional>
#include <random>

#include "app/gui/video/frame_server.h"
#include "app/gui/video/picture_cache.h"
#include "core/video/proxy.h"
#include "numbered_clip.h"

using gonio::FrameServer;
using gonio::FrameServerOptions;

namespace {

namespace fs = std::filesystem;

/// Every picture a server gives, checked against its number.
struct Watcher : QObject {
    explicit Watcher(FrameServer& watched) : server(watched) {
        connect(&server, &FrameServer::pictureReady, this,
                [this](int frame, const QImage& image, bool full) {
                    ++pictures;
                    (full ? fulls : proxies)++;
                    if (image.isNull()) {
                        ++missing;
                    } else if (numbered::read(image) != frame % 65536) {
                        ++wrong;
                    }
                    last = frame;
                    lastFull = full;
                    if (frame == asked && first_ms < 0) {
                        first_ms = 1e-6 * double(clock.nsecsElapsed());
                    }
                });
    }

    /// Waits for the first picture of `frame`; false where it does not come.
    bool ask(int frame) {
        asked = frame;
        first_ms = -1;
        clock.start();
        server.request(frame);
        return waitUntil([&] { return last == frame; });
    }

    bool waitUntil(const std::function<bool()>& reached) {
        QSignalSpy arrivals(&server, &FrameServer::pictureReady);
        while (!reached()) {
            if (!arrivals.wait(20'000)) return false;
        }
        return true;
    }

    bool waitForFull(int frame) {
        return waitUntil([&] { return hasFull(frame); });
    }

    bool hasFull(int frame) const { return last == frame && lastFull; }

    FrameServer& server;
    int pictures = 0, fulls = 0, proxies = 0, wrong = 0, missing = 0, last = -1;
    bool lastFull = false;
    int asked = -1;
    double first_ms = -1;  ///< from the request to the first picture of the frame asked for
    QElapsedTimer clock;
};

bool openAndWait(FrameServer& server, const fs::path& path, bool proxy) {
    QSignalSpy ready(&server, proxy ? &FrameServer::proxyReady : &FrameServer::opened);
    server.open(path);
    return ready.wait(120'000);
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::size_t(share * double(values.size() - 1))];
}

}  // namespace

class TestFrameServer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path at(const QString& name) const {
        return fs::path(m_folder.path().toStdString()) / name.toStdString();
    }

    FrameServerOptions withProxies() const {
        FrameServerOptions options;
        options.proxyFolder = at("proxies");
        options.restDelay_ms = 20;
        return options;
    }

    QString ensureClip(int rate_hz, int seconds, fs::path& path) const {
        path = at(QString("clip%1.mp4").arg(rate_hz));
        if (fs::exists(path)) return {};
        return numbered::write(path, rate_hz * seconds, 640, 480, rate_hz, 250,
                               [rate_hz](int i) { return i / double(rate_hz); });
    }

private Q_SLOTS:

    void randomSeeksGiveTheFrameAskedFor_data() {
        QTest::addColumn<int>("rate_hz");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("seeks");
        QTest::newRow("30 a second") << 30 << 60 << 400;
        QTest::newRow("60 a second") << 60 << 30 << 300;
        QTest::newRow("240 a second") << 240 << 10 << 300;
    }

    void randomSeeksGiveTheFrameAskedFor() {
        QFETCH(const int, rate_hz);
        QFETCH(const int, seconds);
        QFETCH(const int, seeks);
        fs::path path;
        QCOMPARE(ensureClip(rate_hz, seconds, path), QString());
        FrameServer server(withProxies());
        QVERIFY(openAndWait(server, path, true));
        Watcher watcher(server);
        std::mt19937 random(7);
        std::vector<double> first_ms;
        int fullsAwaited = 0;
        for (int i = 0; i < seeks; ++i) {
            const int frame = int(random() % unsigned(rate_hz * seconds));
            QVERIFY(watcher.ask(frame));
            first_ms.push_back(watcher.first_ms);
            if (i % 10 != 0) continue;
            QVERIFY(watcher.waitForFull(frame));
            ++fullsAwaited;
        }
        QCOMPARE(watcher.wrong, 0);
        QCOMPARE(watcher.missing, 0);
        QVERIFY(watcher.proxies > seeks / 2);
        QVERIFY(watcher.fulls >= fullsAwaited);
        qInfo("first picture after a seek: median %.1f ms, p95 %.1f ms; %d small, %d full",
              percentile(first_ms, 0.5), percentile(first_ms, 0.95), watcher.proxies,
              watcher.fulls);
    }

    void withoutProxyTheFullFrameComes() {
        fs::path path;
        QCOMPARE(ensureClip(60, 30, path), QString());
        FrameServer server;
        QVERIFY(openAndWait(server, path, false));
        Watcher watcher(server);
        std::mt19937 random(3);
        for (int i = 0; i < 60; ++i) {
            const int frame = int(random() % 1800U);
            server.request(frame);
            QVERIFY(watcher.waitForFull(frame));
        }
        QCOMPARE(watcher.wrong, 0);
        QCOMPARE(watcher.proxies, 0);
        QVERIFY(!server.hasProxy());
    }

    void newestRequestWins() {
        fs::path path;
        QCOMPARE(ensureClip(60, 30, path), QString());
        FrameServer server(withProxies());
        QVERIFY(openAndWait(server, path, true));
        Watcher watcher(server);
        for (int frame = 0; frame < 1500; frame += 3) server.request(frame);
        QVERIFY(watcher.waitForFull(1497));
        QCOMPARE(watcher.wrong, 0);
        QVERIFY2(watcher.pictures < 50, "pictures nobody waits for any more were made");
    }

    void stepsFindTheirPicture() {
        fs::path path;
        QCOMPARE(ensureClip(60, 30, path), QString());
        FrameServer server(withProxies());
        QVERIFY(openAndWait(server, path, true));
        Watcher watcher(server);
        server.request(700);
        QVERIFY(watcher.waitForFull(700));
        std::vector<double> step_ms;
        int frame = 700;
        for (int i = 0; i < 120; ++i) {
            frame += i < 60 ? 1 : -1;
            QVERIFY(watcher.ask(frame));
            step_ms.push_back(watcher.first_ms);
            if (i % 30 == 0) QVERIFY(watcher.waitForFull(frame));
        }
        QCOMPARE(watcher.wrong, 0);
        qInfo("a step: median %.2f ms, p95 %.2f ms", percentile(step_ms, 0.5),
              percentile(step_ms, 0.95));
    }

    void memoryIsBounded() {
        fs::path path;
        QCOMPARE(ensureClip(60, 30, path), QString());
        FrameServerOptions options = withProxies();
        const qint64 picture_bytes = 3 * 640 * 480;
        options.cacheLimit_bytes = 9 * picture_bytes;
        FrameServer server(options);
        QVERIFY(openAndWait(server, path, true));
        Watcher watcher(server);
        std::mt19937 random(5);
        for (int i = 0; i < 40; ++i) {
            const int frame = int(random() % 1800U);
            server.request(frame);
            QVERIFY(watcher.waitForFull(frame));
        }
        server.setPlayRate(1);
        for (int frame = 100; frame < 160; ++frame) {
            QVERIFY(watcher.ask(frame));
        }
        QCOMPARE(watcher.wrong, 0);
        QVERIFY(server.mostCachedBytes() <= options.cacheLimit_bytes);
        QVERIFY(server.mostCachedBytes() > 4 * picture_bytes);
        QVERIFY(server.cachedBytes() <= server.mostCachedBytes());
    }

    void cacheForgetsTheOldest() {
        gonio::PictureCache cache(4000);
        QImage picture(10, 30, QImage::Format_RGB888);  // 32 bytes a row
        picture.fill(0);
        for (int i = 0; i < 3; ++i) cache.put(i, picture, true);
        QVERIFY(cache.holds(0, true));
        QVERIFY(cache.find(0, true));  // looked at: 1 is the oldest now
        cache.put(3, picture, true);
        QVERIFY(cache.holds(0, true) && !cache.holds(1, true) && cache.holds(3, true));
        QVERIFY(!cache.holds(3, false));
        QVERIFY(cache.mostBytes() <= 4000);
        QImage large(100, 100, QImage::Format_RGB888);
        cache.put(9, large, true);
        QVERIFY(cache.holds(9, true) && !cache.holds(0, true));  // one is always kept
    }

    void playingReadsAhead() {
        fs::path path;
        QCOMPARE(ensureClip(60, 30, path), QString());
        FrameServer server;  // no proxy: every picture comes from reading in order
        QVERIFY(openAndWait(server, path, false));
        Watcher watcher(server);
        server.request(200);
        QVERIFY(watcher.waitForFull(200));
        server.setPlayRate(1);
        for (int frame = 200; frame < 500; ++frame) {
            QVERIFY(watcher.ask(frame));
        }
        // the clock goes on without waiting: pictures are left out, none is ahead of the clock
        bool ahead = false;
        connect(&server, &FrameServer::pictureReady, this,
                [&](int frame) { ahead |= frame > server.wanted(); });
        for (int frame = 500; frame < 1700; ++frame) {
            server.request(frame);
            if (frame % 40 == 0) QCoreApplication::processEvents();
        }
        QVERIFY(watcher.waitUntil([&] { return watcher.last == 1699; }));
        QVERIFY(!ahead);
        server.request(300);  // a loop
        QTRY_COMPARE_WITH_TIMEOUT(watcher.last, 300, 20'000);
        server.setPlayRate(0);
        server.request(1000);
        QVERIFY(watcher.waitForFull(1000));
        QCOMPARE(watcher.wrong, 0);
    }

    void damagedFramesSaySo() {
        const fs::path path = at("damaged.mp4");
        QCOMPARE(numbered::write(path, 90, 640, 480, 30, 30, [](int i) { return i / 30.0; }),
                 QString());
        const auto size = fs::file_size(path);
        fs::resize_file(at("damaged.mp4"), size);  // same file, now with a hole in it
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(qint64(size) * 45 / 100);
        file.write(QByteArray(int(size / 8), '\0'));
        file.close();
        const auto reader = gonio::VideoReader::open(path);
        QVERIFY(reader);
        while (true) {
            const auto frame = (*reader)->next();
            QVERIFY(frame);
            if (!*frame) break;
        }
        const auto lost = (*reader)->damage().lostFrames;
        QVERIFY(!lost.empty() && lost.size() < 90);
        for (const bool proxy : {false, true}) {
            FrameServer server(proxy ? withProxies() : FrameServerOptions{});
            QVERIFY(openAndWait(server, path, false));
            if (proxy && !server.hasProxy() && gonio::needsProxy(server.info())) {
                QTRY_VERIFY_WITH_TIMEOUT(server.hasProxy(), 60'000);
            }
            Watcher watcher(server);
            server.request(lost.front());
            QVERIFY(watcher.waitForFull(lost.front()));
            QVERIFY(watcher.missing > 0);
            QCOMPARE(watcher.wrong, 0);
        }
    }

    void failuresAreSentences() {
        FrameServer server;
        QSignalSpy failed(&server, &FrameServer::failed);
        server.open(at("nothing.mp4"));
        QVERIFY(failed.wait());
        QVERIFY(failed[0][0].toString().contains("no such file"));
        QVERIFY(!server.isOpen());
        server.request(5);  // no crash
        server.close();
    }

    void closingAndReopeningMixNothingUp() {
        fs::path slow, quick;
        QCOMPARE(ensureClip(30, 60, slow), QString());
        QCOMPARE(ensureClip(240, 10, quick), QString());
        FrameServer server(withProxies());
        for (int i = 0; i < 6; ++i) {
            server.open(i % 2 == 0 ? slow : quick);
            server.request(50 * i);
            if (i % 3 == 0) QCoreApplication::processEvents();
        }
        QSignalSpy opened(&server, &FrameServer::opened);
        Watcher watcher(server);
        QVERIFY(opened.wait(20'000));
        QCOMPARE(server.info().frameCount, 2400);
        server.request(777);
        QVERIFY(watcher.waitForFull(777));
        QCOMPARE(watcher.wrong, 0);
        QCOMPARE(opened.size(), 1);
    }
};

QTEST_MAIN(TestFrameServer)
#include "tst_frame_server.moc"
