#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <functional>
#include <random>

#include "app/gui/video/frame_server.h"
#include "app/gui/video/video_view.h"
#include "core/video/proxy.h"
#include "review_of_a_squat.h"

using gonio::FrameServer;
using gonio::VideoView;

namespace {

// ten minutes of video take longer to write than Qt Test lets a function run
const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::size_t(share * double(values.size() - 1))];
}

/// A view of a long clip, with or without a person analysed in every frame and corrected often.
struct LongReview {
    SquatReview squat;
    std::unique_ptr<FrameServer> server;
    std::unique_ptr<VideoView> view;

    void analyse(int frames, double rate_hz, int corrections) {
        auto& source = *squat.values;
        auto values = std::make_shared<gonio::PersonValues>(source);
        gonio::BaseAnalysis base = *source.base;
        gonio::Motion& motion = values->motion;
        motion = {};
        motion.camera = source.motion.camera;
        motion.shape = source.motion.shape;
        base.keypoints.frames.clear();
        for (int i = 0; i < frames; ++i) {
            const auto from = std::size_t(i % SquatReview::count);
            motion.times_s.push_back(i / rate_hz);
            motion.frameIndices.push_back(i);
            motion.poses_rad.push_back(source.motion.poses_rad[from]);
            motion.translations_m.push_back(source.motion.translations_m[from]);
            motion.sources.push_back(gonio::FrameSource::Measured);
            motion.confidences.push_back(source.motion.confidences[from]);
            base.keypoints.frames.push_back(source.base->keypoints.frames[from]);
        }
        base.motion = motion;
        base.reprojection_px.assign(std::size_t(frames), 1);
        gonio::EditBuilder builder(squat.document.value(), gonio::EditKind::Analyse);
        builder.putAnalysis(1, 1, {}, base);
        std::mt19937 random(1);
        for (int id = 1; id <= corrections; ++id) {
            const int frame = int(random() % unsigned(frames));
            builder.put(1, 1, {id, gonio::KeypointCorrection{frame, "right_knee", {300.0, 200.0}}});
        }
        squat.document.apply(builder.build());
        view->setValues(values);
    }

    /// Goes to a frame and measures; false where its picture does not come.
    bool go(int frame) {
        QElapsedTimer timer;
        timer.start();
        squat.review.setFrame(frame);
        QSignalSpy shown(view.get(), &VideoView::shownFrameChanged);
        while (view->shownFrame() != frame) {
            if (!shown.wait(20'000)) return false;
        }
        picture_ms = 1e-6 * double(timer.nsecsElapsed());
        view->repaint();
        painted_ms = 1e-6 * double(timer.nsecsElapsed());
        return true;
    }

    double picture_ms = 0;  ///< from setting the frame until its picture is there
    double painted_ms = 0;  ///< until it is painted with everything over it
};

}  // namespace

/// Clips of ten minutes (GONIO_LONG_CLIPS=600; seconds), of two where nobody asks: what is printed
/// are the times that count, what is tested are the frames.
class TestLongClips : public QObject {
    Q_OBJECT

private:
    static int seconds() {
        const int asked = qEnvironmentVariableIntValue("GONIO_LONG_CLIPS");
        return asked > 0 ? asked : 2;
    }

private Q_SLOTS:

    void seeksAndSteps_data() {
        QTest::addColumn<int>("rate_hz");
        QTest::addColumn<bool>("analysed");
        QTest::addColumn<int>("corrections");
        for (const int rate_hz : {30, 60, 240}) {
            QTest::addRow("%d a second, nothing analysed", rate_hz) << rate_hz << false << 0;
            QTest::addRow("%d a second, all frames analysed", rate_hz) << rate_hz << true << 0;
            QTest::addRow("%d a second, 10000 corrections", rate_hz) << rate_hz << true << 10'000;
        }
    }

    void seeksAndSteps() {
        QVERIFY(kPatient);
        QFETCH(const int, rate_hz);
        QFETCH(const bool, analysed);
        QFETCH(const int, corrections);
        const int frames = rate_hz * seconds();
        const int seeks = seconds() >= 60 ? 1000 : 40;
        static QTemporaryDir folder;
        const auto path =
            std::filesystem::path(folder.path().toStdString()) / (std::to_string(rate_hz) + ".mp4");
        if (!std::filesystem::exists(path)) {
            QCOMPARE(numbered::write(
                         path, frames, 640, 480, rate_hz, 250,
                         [&](int i) { return double(i) / rate_hz; }, numbered::drawPlain),
                     QString());
        }
        LongReview review;
        QCOMPARE(review.squat.prepare(), QString());
        gonio::FrameServerOptions options;
        options.proxyFolder = std::filesystem::path(folder.path().toStdString()) / "proxies";
        review.server = std::make_unique<FrameServer>(options);
        review.view =
            std::make_unique<VideoView>(review.squat.document, review.squat.review, *review.server);
        review.view->resize(640, 480);
        review.squat.review.setLayer(gonio::Layer::Keypoints, analysed);
        review.view->show();
        if (analysed) review.analyse(frames, rate_hz, corrections);
        QSignalSpy ready(review.server.get(), &FrameServer::proxyReady);
        review.server->open(path);
        QVERIFY(ready.wait(1'200'000));
        review.squat.review.setTimes(review.server->times_s());
        QCOMPARE(review.squat.review.frameCount(), frames);
        int wrong = 0;
        connect(review.server.get(), &FrameServer::pictureReady, this,
                [&](int frame, const QImage& image) {
                    wrong += numbered::read(image) != frame % 65536;
                });
        std::mt19937 random(17);
        std::vector<double> seek_ms, step_ms, painted_ms;
        for (int i = 0; i < seeks; ++i) {
            QVERIFY(review.go(int(random() % unsigned(frames))));
            seek_ms.push_back(review.picture_ms);
            painted_ms.push_back(review.painted_ms - review.picture_ms);
        }
        const int middle = frames / 2;
        QVERIFY(review.go(middle));
        QTRY_VERIFY_WITH_TIMEOUT(review.view->showsFullPicture(), 20'000);
        const int steps = std::min(200, frames / 4);
        for (int i = 1; i <= 2 * steps; ++i) {
            const int offset = i <= steps ? i : 2 * steps - i;
            QVERIFY(review.go(middle + offset));
            step_ms.push_back(review.picture_ms);
        }
        QCOMPARE(wrong, 0);
        QVERIFY(review.server->mostCachedBytes() <= options.cacheLimit_bytes);
        qInfo(
            "%d frames: seek median %.1f ms, p95 %.1f ms; step median %.2f ms, p95 %.2f ms; "
            "painting %.1f ms",
            frames, percentile(seek_ms, 0.5), percentile(seek_ms, 0.95), percentile(step_ms, 0.5),
            percentile(step_ms, 0.95), percentile(painted_ms, 0.5));
    }
};

QTEST_MAIN(TestLongClips)
#include "tst_long_clips.moc"
