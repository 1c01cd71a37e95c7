#include <QElapsedTimer>
#include <QtTest>
#include <ctime>
#include <set>

#include "core/fit/observations.h"
#include "tests/fit/fit_clips.h"

using namespace gonio;
using namespace gonio::test;

namespace {

double thread_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

}  // namespace

/// What the fit does with clips that are thin, broken, empty or given up.
class TrajectoryLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void init() { m_timer.start(); }

    void cleanup() { qInfo("%lld ms", static_cast<long long>(m_timer.elapsed())); }

    void gapsAndThinFrames() {
        const double maxGap_s = TrajectoryOptions{}.maxGap_s;
        Keypoints2D keypoints = seen(shortWalk());  // 30 Hz, 45 frames
        const auto lose = [&](int first, int last) {
            for (int f = first; f <= last; ++f) keypoints.frames[f] = {};
        };
        lose(8, 12);   // 6 steps between the neighbours: 0.2 s
        lose(22, 29);  // 9 steps: 0.3 s
        // A face and one shoulder are too little of a body.
        for (int k = 5; k < kKeypointCount; ++k) keypoints.frames[17].image_px(k, 2) = 0;
        const auto fit = fitted(shortWalk(), keypoints);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        const Motion& motion = fit->motion;
        int lost = 0;
        for (int f = 0; f < static_cast<int>(motion.size()); ++f) {
            const bool missing = f >= 22 && f <= 29;
            const bool filled = (f >= 8 && f <= 12) || f == 17;
            QCOMPARE(motion.sources[f], missing  ? FrameSource::Missing
                                        : filled ? FrameSource::Interpolated
                                                 : FrameSource::Measured);
            QCOMPARE(motion.poses_rad[f].array().isNaN().all(), missing);
            QCOMPARE(motion.translations_m[f].array().isNaN().all(), missing);
            QCOMPARE(motion.poses_rad[f].allFinite(), !missing);
            QCOMPARE(std::isfinite(fit->reprojection_px[f]), !missing && !filled);
            lost += missing ? 1 : 0;
        }
        QVERIFY(motion.times_s[13] - motion.times_s[7] < maxGap_s);
        QVERIFY(motion.times_s[30] - motion.times_s[21] > maxGap_s);
        QCOMPARE(fit->recoveredShare, (45.0 - lost) / 45.0);
        REQUIRE_BELOW(errorsOf(*fit, shortWalk()).sagittal_deg, 3.0);
    }

    void absurdStretch_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("isLost");
        QTest::newRow("all points at one pixel") << 0.0 << true;
        QTest::newRow("beyond any number") << 1e200 << true;
        QTest::newRow("far outside the picture") << 1e5 << false;
        // One faint point that no pose explains, among good ones: no starting pose is found.
        QTest::newRow("without a solution") << 1.0 << true;
    }

    // What one stretch says, apart from the others by gaps, does not spoil the rest.
    void absurdStretch() {
        QFETCH(const double, scale);
        QFETCH(const bool, isLost);
        Keypoints2D keypoints = seen(shortWalk());
        for (int f = 0; f < 10; ++f) {
            keypoints.frames[f].image_px.leftCols<2>() *= scale;
            if (scale == 1) keypoints.frames[f].image_px.row(43) << 1e200, 1e200, 0.25;
        }
        for (int f = 10; f < 19; ++f) keypoints.frames[f] = {};
        const auto fit = fitted(shortWalk(), keypoints);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        if (isLost) QCOMPARE(fit->motion.sources[5], FrameSource::Missing);
        QCOMPARE(fit->motion.poses_rad[5].allFinite(), !isLost);
        TrajectoryFit rest = *fit;
        for (int f = 0; f < 10; ++f) rest.motion.sources[f] = FrameSource::Missing;
        report("rest of the walk", rest, shortWalk());
        QVERIFY(std::count(rest.motion.sources.begin(), rest.motion.sources.end(),
                           FrameSource::Measured) == 26);
        REQUIRE_BELOW(errorsOf(rest, shortWalk()).sagittal_deg, 4.0);
    }

    void unreadableNumbersCountAsUnseen() {
        const Keypoints2D keypoints = seen(shortWalk());
        const LandmarkSet landmarks = *placeLandmarks(*openBody(), keypoints.names);
        const KeypointFrame good = keypoints.frames[3];
        QVERIFY(isUsable(good, landmarks));
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        for (const int column : {0, 1, 2}) {
            KeypointFrame frame = good;
            frame.image_px(11, column) = nan;
            QVERIFY(isUsable(frame, landmarks));
            QVERIFY(std::isfinite(personSize_px(frame)));
            const auto observation = observe(frame, landmarks, {2, 0.25, 1});
            QCOMPARE(observation.points2D.size(),
                     observe(good, landmarks, {2, 0.25, 1}).points2D.size() - 1);
            frame.image_px.col(column).setConstant(nan);
            QVERIFY(!isUsable(frame, landmarks));
            QCOMPARE(personSize_px(frame), 0.0);
        }
        KeypointFrame point = good;
        point.image_px.leftCols<2>() *= 1e-3;
        QVERIFY(!isUsable(point, landmarks));
    }

    void progressNeverFallsBack() {
        std::vector<int> told;
        int total = 0;
        Job job;
        job.progress = [&](int done, int all) {
            told.push_back(done);
            total = all;
        };
        QVERIFY(fitted(shortWalk(), seen(shortWalk()), {}, job));
        QCOMPARE(total, 45);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), total);
        QVERIFY(std::set<int>(told.begin(), told.end()).size() > 10);
    }

    void nobodyThere_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("no frame with keypoints") << 0;
        QTest::newRow("every frame too thin") << 1;
        QTest::newRow("two good frames") << 2;
    }

    void nobodyThere() {
        QFETCH(const int, kind);
        Keypoints2D keypoints = seen(shortWalk());
        for (std::size_t f = 0; f < keypoints.frames.size(); ++f) {
            if (kind == 0) keypoints.frames[f] = {};
            if (kind == 1) keypoints.frames[f].image_px.col(2).setConstant(0.1);
            if (kind == 2 && f != 3 && f != 4) keypoints.frames[f] = {};
        }
        const auto fit = fitted(shortWalk(), keypoints);
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, ErrorCode::NoPerson);
    }

    void timesMustMatchFrames() {
        Keypoints2D keypoints = seen(shortWalk());
        keypoints.frames.pop_back();
        const auto fit = fitted(shortWalk(), keypoints);
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, ErrorCode::Internal);
    }

    void equalRunsGiveEqualBits() {
        const auto first = fitted(shortWalk(), seen(shortWalk()));
        const auto second = fitted(shortWalk(), seen(shortWalk()));
        QVERIFY(first && second);
        QVERIFY(first->motion.shape == second->motion.shape);
        QCOMPARE(first->motion.camera.focal_px, second->motion.camera.focal_px);
        for (std::size_t f = 0; f < first->motion.size(); ++f) {
            QVERIFY(first->motion.poses_rad[f] == second->motion.poses_rad[f]);
            QVERIFY(first->motion.translations_m[f] == second->motion.translations_m[f]);
        }
    }

    void cancelsSoon_data() {
        QTest::addColumn<int>("questions");
        // At once, while starting poses are sought, and, asked before every frame, while key frames
        // and all frames are solved.
        for (const int questions : {0, 10, 60, 1000, 6000})
            QTest::addRow("at question %d", questions) << questions;
    }

    // The processor time of this thread is measured, which other programs do not disturb.
    void cancelsSoon() {
        QFETCH(const int, questions);
        TrajectoryOptions options;
        options.threads = 1;
        int asked = 0;
        double last_ms = thread_ms(), longest_ms = 0;
        Job job;
        job.cancelled = [&] {
            const double now_ms = thread_ms();
            if (asked > 0) longest_ms = std::max(longest_ms, now_ms - last_ms);
            last_ms = now_ms;
            return asked++ >= questions;
        };
        const auto fit = fitted(walk(), seen(walk()), options, job);
        longest_ms = std::max(longest_ms, thread_ms() - last_ms);
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, ErrorCode::Cancelled);
        qInfo("longest wait between two questions %.0f ms", longest_ms);
        REQUIRE_BELOW(longest_ms, 200);
    }

private:
    QElapsedTimer m_timer;
};

QTEST_GUILESS_MAIN(TrajectoryLimitsTest)
#include "tst_trajectory_limits.moc"
