#include <dlfcn.h>

#include <QElapsedTimer>
#include <QtTest>
#include <numbers>

#include "core/fit/initial_poses.h"
#include "tests/fit/fit_clips.h"

using namespace gonio;
using namespace gonio::test;

/// How near the fit comes to known motions.
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

    // Bent knees move in depth here, and straight ones are a place where a fit can stay.
    void squatSeenFromAhead() {
        SquatOptions options;
        options.repetitions = 1;
        ViewOptions view = wideView();
        view.heading_rad = 0;
        const auto times_s = clipTimes(3, 30);
        const auto squat = generateSquat(*openBody(), ShapeVector::Zero(), options, view, times_s);
        const SynthTruth truth = *computeTruth(*openBody(), *squat);
        const auto fit = fitted(truth, seen(truth));
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("squat from ahead, 2 px", *fit, truth);
        const auto estimate = openSimAngles(*openBody(), fit->motion);
        const auto real = openSimAngles(*openBody(), truth.generated.motion);
        REQUIRE_BELOW(meanError_deg(estimate, real, {"knee_angle"}), 4);
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

    void withoutRefinement() {
        TrajectoryOptions options;
        options.refine = false;
        const auto fit = fitted(shortWalk(), seen(shortWalk()), options);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        report("short walk, frame by frame", *fit, shortWalk());
        QCOMPARE(fit->recoveredShare, 1.0);
        REQUIRE_BELOW(errorsOf(*fit, shortWalk()).sagittal_deg, 5.0);
    }

    /// Networks that run meanwhile set the threads of the process's OpenBLAS.
    void threadsOfTheBlasChangeNothing() {
        using SetThreads = void (*)(int);
        using Threads = int (*)();
        const auto set =
            reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
        const auto get = reinterpret_cast<Threads>(dlsym(RTLD_DEFAULT, "openblas_get_num_threads"));
        if (set == nullptr || get == nullptr) QSKIP("this process has no OpenBLAS");
        const int before = get();
        const auto fitWith = [&](int threads) {
            set(threads);
            return fitted(shortWalk(), seen(shortWalk()));
        };
        const auto one = fitWith(1), three = fitWith(3);
        set(before);
        QVERIFY(one && three);
        QVERIFY(one->motion.shape == three->motion.shape);
        for (std::size_t i = 0; i < one->motion.size(); ++i) {
            QVERIFY(one->motion.poses_rad[i] == three->motion.poses_rad[i]);  // bit for bit
            QVERIFY(one->motion.translations_m[i] == three->motion.translations_m[i]);
        }
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
