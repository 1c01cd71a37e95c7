#pragma once

#include <QtTest>

#include "core/synth/noise.h"
#include "tests/fit/fit_test_body.h"
#include "tests/fit/synthetic_fit.h"

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

namespace gonio::test {

inline constexpr double kRate_hz = 60, kNoise_px = 2;

inline std::vector<double> clipTimes(double duration_s, double rate_hz = kRate_hz) {
    return regularTimes(duration_s, rate_hz);
}

inline SynthTruth walkAt(const std::vector<double>& times_s,
                         const ShapeVector& shape = ShapeVector::Zero()) {
    auto walk = generateWalk(*openBody(), shape, {}, wideView(), times_s);
    return *computeTruth(*openBody(), *walk);
}

inline SynthTruth squatAt(const std::vector<double>& times_s, int repetitions) {
    SquatOptions options;
    options.repetitions = repetitions;
    auto squat = generateSquat(*openBody(), ShapeVector::Zero(), options, wideView(), times_s);
    return *computeTruth(*openBody(), *squat);
}

inline SynthTruth jump() {
    JumpOptions options;
    auto generated = generateJump(*openBody(), ShapeVector::Zero(), options, wideView(),
                                  clipTimes(durationOf(options)));
    return *computeTruth(*openBody(), *generated);
}

/// Generated once for all tests of the programme.
inline const SynthTruth& walk() {
    static const SynthTruth truth = walkAt(clipTimes(5));
    return truth;
}

inline const SynthTruth& shortWalk() {
    static const SynthTruth truth = walkAt(clipTimes(1.5, 30));
    return truth;
}

/// Picture points alone, as most detectors give them.
inline Keypoints2D seen(const SynthTruth& truth, double noise_px = kNoise_px) {
    ReplayOptions options;
    options.noise_px = noise_px;
    Keypoints2D keypoints = degraded(keypointsOf(truth), options);
    for (KeypointFrame& frame : keypoints.frames) frame.rootRelative_m.resize(0, 3);
    return keypoints;
}

inline Result<TrajectoryFit> fitted(const SynthTruth& truth, Keypoints2D keypoints,
                                    const TrajectoryOptions& options = {}, const Job& job = {}) {
    const Motion& motion = truth.generated.motion;
    return fitTrajectory(*openBody(), std::move(keypoints), motion.times_s, motion.camera.size_px,
                         options, {}, job);
}

struct Errors {
    double sagittal_deg, lowerLimb_deg;
};

inline Errors errorsOf(const TrajectoryFit& fit, const SynthTruth& truth) {
    const auto estimate = openSimAngles(*openBody(), fit.motion);
    const auto real = openSimAngles(*openBody(), truth.generated.motion);
    return {meanError_deg(estimate, real, kSagittal), meanError_deg(estimate, real, kLowerLimb)};
}

inline QString byCoordinate(const TrajectoryFit& fit, const SynthTruth& truth) {
    const auto estimate = openSimAngles(*openBody(), fit.motion);
    const auto real = openSimAngles(*openBody(), truth.generated.motion);
    QString text;
    for (const std::string& name : kLowerLimb)
        text += QString(" %1 %2")
                    .arg(name.c_str())
                    .arg(meanError_deg(estimate, real, {name}), 0, 'f', 2);
    return text;
}

inline void report(const char* what, const TrajectoryFit& fit, const SynthTruth& truth) {
    const Errors errors = errorsOf(fit, truth);
    qInfo("%s: sagittal %.2f deg, lower limb %.2f deg, noise %.2f px, %d contacts,%s", what,
          errors.sagittal_deg, errors.lowerLimb_deg, fit.noise_px, fit.contactCount,
          qPrintable(byCoordinate(fit, truth)));
}

}  // namespace gonio::test
