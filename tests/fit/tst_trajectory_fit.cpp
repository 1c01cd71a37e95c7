#include <QElapsedTimer>
#include <QtTest>
#include <ctime>
#include <numbers>
#include <set>

#include "core/fit/clip_solver.h"
#include "core/fit/initial_poses.h"
#include "core/fit/observations.h"
#include "core/synth/noise.h"
#include "tests/fit/fit_test_body.h"
#include "tests/fit/synthetic_fit.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

constexpr double kRate_hz = 60, kNoise_px = 2;

std::vector<double> clipTimes(double duration_s, double rate_hz = kRate_hz) {
    return regularTimes(duration_s, rate_hz);
}

SynthTruth walkAt(const std::vector<double>& times_s,
                  const ShapeVector& shape = ShapeVector::Zero()) {
    auto walk = generateWalk(*openBody(), shape, {}, wideView(), times_s);
    return *computeTruth(*openBody(), *walk);
}

SynthTruth squatAt(const std::vector<double>& times_s, int repetitions) {
    SquatOptions options;
    options.repetitions = repetitions;
    auto squat = generateSquat(*openBody(), ShapeVector::Zero(), options, wideView(), times_s);
    return *computeTruth(*openBody(), *squat);
}

SynthTruth jump() {
    JumpOptions options;
    auto generated = generateJump(*openBody(), ShapeVector::Zero(), options, wideView(),
                                  clipTimes(durationOf(options)));
    return *computeTruth(*openBody(), *generated);
}

/// Generated once for all tests of the programme.
const SynthTruth& walk() {
    static const SynthTruth truth = walkAt(clipTimes(5));
    return truth;
}

const SynthTruth& shortWalk() {
    static const SynthTruth truth = walkAt(clipTimes(1.5, 30));
    return truth;
}

/// Picture points alone, as most detectors give them.
Keypoints2D seen(const SynthTruth& truth, double noise_px = kNoise_px) {
    ReplayOptions options;
    options.noise_px = noise_px;
    Keypoints2D keypoints = degraded(keypointsOf(truth), options);
    for (KeypointFrame& frame : keypoints.frames) frame.rootRelative_m.resize(0, 3);
    return keypoints;
}

Result<TrajectoryFit> fitted(const SynthTruth& truth, Keypoints2D keypoints,
                             const TrajectoryOptions& options = {}, const Job& job = {}) {
    const Motion& motion = truth.generated.motion;
    return fitTrajectory(*openBody(), std::move(keypoints), motion.times_s, motion.camera.size_px,
                         options, job);
}

struct Errors {
    double sagittal_deg, lowerLimb_deg;
};

Errors errorsOf(const TrajectoryFit& fit, const SynthTruth& truth) {
    const auto estimate = openSimAngles(*openBody(), fit.motion);
    const auto real = openSimAngles(*openBody(), truth.generated.motion);
    return {meanError_deg(estimate, real, kSagittal), meanError_deg(estimate, real, kLowerLimb)};
}

QString byCoordinate(const TrajectoryFit& fit, const SynthTruth& truth) {
    const auto estimate = openSimAngles(*openBody(), fit.motion);
    const auto real = openSimAngles(*openBody(), truth.generated.motion);
    QString text;
    for (const std::string& name : kLowerLimb)
        text += QString(" %1 %2")
                    .arg(name.c_str())
                    .arg(meanError_deg(estimate, real, {name}), 0, 'f', 2);
    return text;
}

void report(const char* what, const TrajectoryFit& fit, const SynthTruth& truth) {
    const Errors errors = errorsOf(fit, truth);
    qInfo("%s: sagittal %.2f deg, lower limb %.2f deg, noise %.2f px, %d contacts,%s", what,
          errors.sagittal_deg, errors.lowerLimb_deg, fit.noise_px, fit.contactCount,
          qPrintable(byCoordinate(fit, truth)));
}

double thread_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

}  // namespace

class TrajectoryFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void init() { m_timer.start(); }

    void cleanup() { qInfo("%lld ms", static_cast<long long>(m_timer.elapsed())); }

    void walkWithNoise() {
        const auto fit = fitted(walk(), seen(walk()));
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("walk, 2 px", *fit, walk());
        const Errors errors = errorsOf(*fit, walk());
        REQUIRE_BELOW(errors.sagittal_deg, 2.0);
        REQUIRE_BELOW(errors.lowerLimb_deg, 3.5);
        QCOMPARE(fit->recoveredShare, 1.0);
        QCOMPARE(fit->landmarkConvention, std::string("body-44"));
        QVERIFY(fit->swaps.empty());
        QVERIFY(fit->contactCount > 4);
        // The residuals are smaller than the noise, because the pose follows a part of it. The mean
        // length of a Gaussian error in the plane is sqrt(pi / 2) = 1.25 sigma.
        QVERIFY2(fit->noise_px > 0.65 * kNoise_px && fit->noise_px < kNoise_px,
                 qPrintable(QString::number(fit->noise_px)));
        QVERIFY2(fit->meanReprojection_px > fit->noise_px &&
                     fit->meanReprojection_px < 1.2533 * kNoise_px,
                 qPrintable(QString::number(fit->meanReprojection_px)));
        QVERIFY(fit->warnings.size() == 2);  // stature and focal length were not given
    }

    void walkWithoutNoise() {
        const auto fit = fitted(walk(), seen(walk(), 0));
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("walk, exact", *fit, walk());
        REQUIRE_BELOW(errorsOf(*fit, walk()).sagittal_deg, 0.1);
    }

    void squatAndJumpWithNoise() {
        for (const auto& [name, truth] : {std::pair("squat, 2 px", squatAt(clipTimes(3.6, 30), 1)),
                                          std::pair("jump, 2 px", jump())}) {
            const auto fit = fitted(truth, seen(truth));
            QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
            report(name, *fit, truth);
            REQUIRE_BELOW(errorsOf(*fit, truth).sagittal_deg, 2.0);
        }
    }

    void knownFocalAndStature() {
        ShapeVector shape = ShapeVector::Zero();
        shape[0] = 1.2;
        const SynthTruth truth = walkAt(clipTimes(1.5, 30), shape);
        const Stature stature = statureOf(*openBody());
        TrajectoryOptions options;
        options.focal_px = 1500;
        options.stature_m = stature.mean_m + stature.byShape * shape;
        QVERIFY(std::abs(*options.stature_m - stature.mean_m) > 0.03);
        const auto fit = fitted(truth, seen(truth), options);
        QVERIFY(fit);
        QVERIFY(std::abs(fit->motion.camera.focal_px - 1500) < 1e-6);
        QVERIFY(!fit->motion.camera.focalEstimated);
        QVERIFY(fit->warnings.empty());
        const double height_m = stature.mean_m + stature.byShape * fit->motion.shape;
        qInfo("stature off by %.1f mm", 1000 * (height_m - *options.stature_m));
        REQUIRE_BELOW(std::abs(height_m - *options.stature_m), 0.005);
    }

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

    void rootAnglesTakeTheNearestWriting() {
        const std::vector<double> reference = {0.1, 0.2, 6.0, 1};
        std::vector<double> turned = {0.1, 0.2, 6.1 - 2 * std::numbers::pi, 2};
        std::vector<double> other = {0.1 + std::numbers::pi, std::numbers::pi - 0.2,
                                     6.1 - std::numbers::pi, 2};
        for (auto* block : {&turned, &other}) {
            nearestRoot(reference, *block);
            for (int k = 0; k < 3; ++k)
                QVERIFY(std::abs((*block)[k] - reference[k] - (k == 2 ? 0.1 : 0)) < 1e-12);
            QCOMPARE((*block)[3], 2.0);
        }
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

    void outliersHardlyShow() {
        Keypoints2D keypoints = seen(shortWalk());
        const auto clean = fitted(shortWalk(), keypoints);
        Noise noise(7);
        for (KeypointFrame& frame : keypoints.frames) {
            for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
                if (noise.uniform() >= 0.05) continue;
                const double angle = 2 * std::numbers::pi * noise.uniform();
                frame.image_px(k, 0) += 80 * std::cos(angle);
                frame.image_px(k, 1) += 80 * std::sin(angle);
            }
        }
        const auto dirty = fitted(shortWalk(), keypoints);
        QVERIFY(clean && dirty);
        report("short walk", *clean, shortWalk());
        report("short walk with outliers", *dirty, shortWalk());
        REQUIRE_BELOW(errorsOf(*dirty, shortWalk()).sagittal_deg,
                      errorsOf(*clean, shortWalk()).sagittal_deg + 1);
    }

    void swapsAreUndone() {
        Keypoints2D keypoints = seen(shortWalk());
        const auto clean = fitted(shortWalk(), keypoints);
        for (const int f : {14, 31, 32}) swapSides(keypoints.names, keypoints.frames[f]);
        const auto swapped = fitted(shortWalk(), keypoints);
        QVERIFY(clean && swapped);
        QVERIFY(!swapped->swaps.empty());
        report("short walk with swaps", *swapped, shortWalk());
        REQUIRE_BELOW(errorsOf(*swapped, shortWalk()).sagittal_deg,
                      errorsOf(*clean, shortWalk()).sagittal_deg + 0.3);
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

    void withoutRefinement() {
        TrajectoryOptions options;
        options.refine = false;
        const auto fit = fitted(shortWalk(), seen(shortWalk()), options);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("short walk, frame by frame", *fit, shortWalk());
        QCOMPARE(fit->recoveredShare, 1.0);
        REQUIRE_BELOW(errorsOf(*fit, shortWalk()).sagittal_deg, 5.0);
    }

    void unevenTimes() {
        const SynthTruth truth = walkAt(jitteredTimes(1.5, 30, 0.6, 5));
        const auto fit = fitted(truth, seen(truth));
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("walk with uneven times", *fit, truth);
        REQUIRE_BELOW(errorsOf(*fit, truth).sagittal_deg, 2.5);
        QVERIFY(fit->motion.times_s == truth.generated.motion.times_s);
    }

    // 20 s and 15 Hz: three windows of 8 s, each half a second over the one before.
    void windowsJoinWithoutJumps() {
        constexpr double rate_hz = 15, window_s = 8, overlap_s = 0.5;
        const SynthTruth truth = squatAt(clipTimes(20, rate_hz), 7);
        const auto fit = fitted(truth, seen(truth));
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("long clip", *fit, truth);
        REQUIRE_BELOW(errorsOf(*fit, truth).sagittal_deg, 2.0);
        const Motion& motion = fit->motion;
        double atJoins = 0, elsewhere = 0;
        for (std::size_t f = 1; f + 1 < motion.size(); ++f) {
            const double second =
                (motion.poses_rad[f + 1] - 2 * motion.poses_rad[f] + motion.poses_rad[f - 1])
                    .cwiseAbs()
                    .maxCoeff();
            bool join = false;
            for (const double start_s : {window_s - overlap_s, 2 * (window_s - overlap_s)}) {
                const double into_s = motion.times_s[f] - start_s;
                join = join || (into_s > -0.5 / rate_hz && into_s < overlap_s);
            }
            (join ? atJoins : elsewhere) = std::max(join ? atJoins : elsewhere, second);
        }
        qInfo("largest second difference at joins %.4f rad, elsewhere %.4f rad", atJoins,
              elsewhere);
        QVERIFY(atJoins > 0);
        REQUIRE_BELOW(atJoins, elsewhere);
    }

private:
    QElapsedTimer m_timer;
};

QTEST_GUILESS_MAIN(TrajectoryFitTest)
#include "tst_trajectory_fit.moc"
