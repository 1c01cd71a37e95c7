#include <QtTest>
#include <random>

#include "core/correct/angle_function.h"
#include "core/fit/landmark_projector.h"
#include "tests/correct/correct_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

constexpr double kRate_hz = 60;

const SynthTruth& walk() {
    static const SynthTruth truth = walkTruth(3, kRate_hz);
    return truth;
}

const BaseAnalysis& base() {
    static const BaseAnalysis analysis = analysed(walk(), seenOf(walk()));
    return analysis;
}

const RestShape& rest() {
    static const RestShape shape = computeRestShape(*openBody(), base().motion.shape);
    return shape;
}

/// Angle of one frame as the whole motion's table would have it.
double angleAt(const Motion& motion, int frame, const std::string& name) {
    const SingleAngle& angle = *findSingleAngle(name);
    const auto near = tripleAt(rest(), motion, frame, angle, base().headingAngle_rad);
    return AngleFunction(rest(), angle, base().headingAngle_rad, near)
        .value_deg(motion.poses_rad[frame]);
}

/// The angle of the base, turned by some degrees.
AngleCorrection turned(int frame, const std::string& name, double by_deg) {
    return {frame, name, angleAt(base().motion, frame, name) + by_deg};
}

Eigen::Vector2d pixelAt(const Motion& motion, int frame, const std::string& keypoint) {
    auto projector = LandmarkProjector::make(*openBody(), base().keypoints.names,
                                             base().motion.shape, base().motion.camera);
    const auto& names = base().keypoints.names;
    const auto k = std::find(names.begin(), names.end(), keypoint) - names.begin();
    return *projector->pixelOf(static_cast<int>(k), motion.poses_rad[frame],
                               motion.translations_m[frame]);
}

FrameRange onlyWindow(const std::vector<Correction>& corrections) {
    const auto windows = refineWindows(corrections, base().motion.times_s);
    return windows.size() == 1 ? windows.front() : FrameRange{};
}

std::string bitsOf(const MotionPatch& patch) {
    std::string bits;
    const auto add = [&](const auto* data, std::size_t count) {
        bits.append(reinterpret_cast<const char*>(data), count * sizeof(*data));
    };
    for (const auto& pose_rad : patch.poses_rad) add(pose_rad.data(), kDofCount);
    for (const auto& translation_m : patch.translations_m) add(translation_m.data(), 3);
    for (const auto& confidence : patch.confidences) add(confidence.data(), kJointCount);
    add(patch.sources.data(), patch.sources.size());
    add(patch.reprojection_px.data(), patch.reprojection_px.size());
    for (const CorrectionOutcome& outcome : patch.outcomes) {
        bits += canonicalText(outcome.correction.value);
        add(&outcome.residual, 1);
    }
    return bits + patch.signature;
}

double largestSecondDifference(const Motion& motion, int dof, FrameRange frames) {
    double largest = 0;
    for (int f = frames.first; f <= frames.last; ++f) {
        const auto& q = motion.poses_rad;
        largest = std::max(largest, std::abs(q[f - 1][dof] - 2 * q[f][dof] + q[f + 1][dof]));
    }
    return largest;
}

double truthError_deg(const Motion& motion, FrameRange frames) {
    double sum = 0;
    int count = 0;
    for (int f = frames.first; f <= frames.last; ++f) {
        for (const char* name :
             {"hip_flexion_r", "knee_angle_r", "hip_flexion_l", "knee_angle_l"}) {
            sum += std::abs(angleAt(motion, f, name) - angleAt(walk().generated.motion, f, name));
            ++count;
        }
    }
    return sum / count;
}

}  // namespace

class RefineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void windows_data() {
        QTest::addColumn<std::vector<Correction>>("corrections");
        QTest::addColumn<std::vector<FrameRange>>("expected");
        const auto angle = [](int frame) {
            return Correction{frame, AngleCorrection{frame, "knee_angle_r", 0}};
        };
        using Corrections = std::vector<Correction>;
        using Ranges = std::vector<FrameRange>;
        QTest::newRow("none") << Corrections{} << Ranges{};
        QTest::newRow("0.3 s to both sides") << Corrections{angle(100)} << Ranges{{82, 118}};
        QTest::newRow("cut at the ends")
            << Corrections{angle(2), angle(178)} << Ranges{{0, 20}, {160, 179}};
        QTest::newRow("overlapping") << Corrections{angle(120), angle(100)} << Ranges{{82, 138}};
        QTest::newRow("too near to join apart")
            << Corrections{angle(60), angle(99)} << Ranges{{42, 117}};
        QTest::newRow("three frames between")
            << Corrections{angle(60), angle(100)} << Ranges{{42, 78}, {82, 118}};
        QTest::newRow("an interval")
            << Corrections{{1, BadInterval{{80, 100}}}} << Ranges{{62, 118}};
        QTest::newRow("outside the video") << Corrections{angle(500)} << Ranges{};
    }

    void windows() {
        QFETCH(const std::vector<Correction>, corrections);
        QFETCH(const std::vector<FrameRange>, expected);
        const auto found = refineWindows(corrections, regularTimes(3, kRate_hz));
        QVERIFY2(found == expected, qPrintable(found.empty() ? QString("none")
                                                             : QString("%1 windows, first %2 to %3")
                                                                   .arg(found.size())
                                                                   .arg(found[0].first)
                                                                   .arg(found[0].last)));
    }

    void windowsOfSlowVideosHaveSixFrames() {
        const auto found =
            refineWindows(std::vector<Correction>{{1, AngleCorrection{20, "knee_angle_r", 0}}},
                          regularTimes(8, 5));
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY((found[0] == FrameRange{14, 26}));
    }

    void anglesAreMet_data() {
        QTest::addColumn<std::string>("angle");
        QTest::addColumn<double>("by_deg");
        for (const auto& [angle, by_deg] :
             std::vector<std::pair<const char*, double>>{{"knee_angle_r", 15},
                                                         {"hip_flexion_l", -12},
                                                         {"hip_rotation_r", 10},
                                                         {"pelvis_tilt", 6},
                                                         {"pelvis_list", -5},
                                                         {"pelvis_rotation", 12},
                                                         {"lumbar_extension", -8},
                                                         {"lumbar_rotation", 7},
                                                         {"arm_flex_r", 20},
                                                         {"arm_add_l", -10},
                                                         {"arm_rot_l", 15},
                                                         {"elbow_flex_l", 10},
                                                         {"pro_sup_r", 25},
                                                         {"ankle_angle_l", -8},
                                                         {"subtalar_angle_r", 5},
                                                         {"mtp_angle_l", 10}})
            QTest::newRow(angle) << std::string(angle) << by_deg;
    }

    void anglesAreMet() {
        QFETCH(const std::string, angle);
        QFETCH(const double, by_deg);
        constexpr int kFrame = 90;
        const AngleCorrection wanted = turned(kFrame, angle, by_deg);
        const auto patch = refined(base(), {{1, wanted}}, onlyWindow({{1, wanted}}));
        QVERIFY2(patch, patch ? "" : describe(patch.error()).c_str());
        const MotionPatch* patches[] = {&*patch};
        const Motion motion = patched(base().motion, patches);
        REQUIRE_BELOW(std::abs(angleAt(motion, kFrame, angle) - wanted.value_deg), 1e-6);
        QVERIFY(patch->outcomes.at(0).met);
        QCOMPARE(motion.sources[kFrame], FrameSource::Corrected);
        QCOMPARE(motion.sources[kFrame + 1], FrameSource::Measured);
        // The neighbours follow: no frame beside it leaps by more than a tenth of the change.
        for (const int f : {kFrame - 1, kFrame + 1}) {
            const double follows_deg = angleAt(motion, f, angle) - angleAt(base().motion, f, angle);
            REQUIRE_BELOW(std::abs(follows_deg - by_deg), 0.12 * std::abs(by_deg));
        }
    }

    void beyondTheLimitIsNotMet() {
        const AngleCorrection wanted{90, "knee_angle_r", -60};
        const auto patch = refined(base(), {{1, wanted}}, onlyWindow({{1, wanted}}));
        QVERIFY(patch);
        QVERIFY(!patch->outcomes.at(0).met);
        // The knee hyper-extends by 10 degrees at most.
        REQUIRE_BELOW(std::abs(patch->outcomes[0].residual - 50), 1e-6);
    }

    void framesOutsideStayAndJoinSmoothly() {
        const std::vector<Correction> corrections = {{1, turned(90, "knee_angle_r", 15)},
                                                     {2, turned(95, "hip_flexion_l", -10)}};
        const FrameRange window = onlyWindow(corrections);
        const auto patch = refined(base(), corrections, window);
        QVERIFY(patch);
        const MotionPatch* patches[] = {&*patch};
        const Motion motion = patched(base().motion, patches);
        for (int f = 0; f < static_cast<int>(motion.size()); ++f) {
            if (window.contains(f)) continue;
            QVERIFY(motion.poses_rad[f] == base().motion.poses_rad[f]);
            QVERIFY(motion.translations_m[f] == base().motion.translations_m[f]);
        }
        for (int dof = 0; dof < kDofCount; ++dof) {
            for (const int join : {window.first, window.last}) {
                // At most twice the base's own largest within ten frames, or a tenth of a degree.
                const double usual =
                    largestSecondDifference(base().motion, dof, {join - 10, join + 10});
                REQUIRE_BELOW(largestSecondDifference(motion, dof, {join - 2, join + 2}),
                              2 * usual + 0.1 / 57.3);
            }
        }
    }

    void orderDoesNotMatter() {
        std::mt19937 random(5);
        const std::vector<std::string> angles = {"knee_angle_r", "hip_flexion_l", "arm_flex_r",
                                                 "lumbar_bending"};
        std::vector<Correction> corrections;
        for (int i = 0; i < 20; ++i) {
            const int frame = static_cast<int>(random() % 180);
            CorrectionValue value =
                turned(frame, angles[random() % 4], static_cast<double>(random() % 20) - 10);
            if (i % 5 == 1) value = BadInterval{{frame, std::min(179, frame + 3)}};
            if (i % 5 == 2)
                value = KeypointCorrection{
                    frame, "r_ankle",
                    pixelAt(base().motion, frame, "r_ankle") + Eigen::Vector2d(6, -4)};
            corrections.push_back({i + 1, value});
        }
        const auto windows = refineWindows(corrections, base().motion.times_s);
        std::vector<std::string> expected;
        for (const MotionPatch& patch : refinedAll(base(), corrections))
            expected.push_back(bitsOf(patch));
        for (int shuffle = 0; shuffle < 5; ++shuffle) {
            std::shuffle(corrections.begin(), corrections.end(), random);
            for (std::size_t i = 0; i < corrections.size(); ++i)
                corrections[i].id = static_cast<int>(i) + 1;  // as if made in this order
            QVERIFY(refineWindows(corrections, base().motion.times_s) == windows);
            std::vector<std::string> found;
            for (const MotionPatch& patch : refinedAll(base(), corrections))
                found.push_back(bitsOf(patch));
            QVERIFY(found == expected);
        }
    }

    void withoutCorrectionsTheBaseStands() {
        QVERIFY(refineWindows({}, base().motion.times_s).empty());
        const Motion motion = patched(base().motion, {});
        QVERIFY(motion.poses_rad == base().motion.poses_rad);
        QVERIFY(motion.translations_m == base().motion.translations_m);
        QVERIFY(motion.sources == base().motion.sources);
    }

    void draggedKeypointPullsItsLandmark() {
        const KeypointCorrection put{
            90, "r_ankle", pixelAt(base().motion, 90, "r_ankle") + Eigen::Vector2d(25, -16)};
        const auto patch = refined(base(), {{1, put}}, onlyWindow({{1, put}}));
        QVERIFY(patch);
        const MotionPatch* patches[] = {&*patch};
        const Motion motion = patched(base().motion, patches);
        REQUIRE_BELOW((pixelAt(motion, 90, "r_ankle") - put.at_px).norm(), 0.5);
        QVERIFY(patch->outcomes.at(0).met);
        QCOMPARE(motion.sources[90], FrameSource::Corrected);
        for (const int f : {89, 91})
            REQUIRE_BELOW((pixelAt(motion, f, "r_ankle") - pixelAt(base().motion, f, "r_ankle") -
                           Eigen::Vector2d(25, -16))
                              .norm(),
                          6);
    }

    void keypointOutOfReachIsNotMet() {
        const KeypointCorrection put{90, "r_ankle", {20, 20}};
        const auto patch = refined(base(), {{1, put}}, onlyWindow({{1, put}}));
        QVERIFY2(patch, patch ? "" : describe(patch.error()).c_str());
        QVERIFY(!patch->outcomes.at(0).met);
        QVERIFY(patch->outcomes[0].residual > 0.5);
        for (const PoseVector& pose_rad : patch->poses_rad) QVERIFY(pose_rad.allFinite());
    }

    void badIntervalIsInterpolated() {
        // A stretch of nonsense: the base follows it, the corrected motion does not.
        Keypoints2D keypoints = seenOf(walk());
        for (int f = 80; f < 92; ++f) keypoints.frames[f].image_px.col(0).array() += 60;
        const BaseAnalysis spoilt = analysed(walk(), keypoints);
        const std::vector<Correction> corrections = {{1, BadInterval{{79, 92}}}};
        const auto patches = refinedAll(spoilt, corrections);
        const Motion motion = patched(spoilt.motion, pointersTo(patches));
        for (int f = 79; f <= 92; ++f) {
            QCOMPARE(motion.sources[f], FrameSource::Interpolated);
            QVERIFY(motion.poses_rad[f].allFinite());
            QVERIFY(motion.confidences[f].isZero());
        }
        QCOMPARE(motion.sources[78], FrameSource::Measured);
        const auto pelvisOff_m = [&](const Motion& one) {
            return (one.translations_m[86] - one.translations_m[70]).x() -
                   (walk().generated.motion.translations_m[86] -
                    walk().generated.motion.translations_m[70])
                       .x();
        };
        qInfo("pelvis off by %.3f m before, %.3f m after", pelvisOff_m(spoilt.motion),
              pelvisOff_m(motion));
        REQUIRE_BELOW(std::abs(pelvisOff_m(motion)), 0.25 * std::abs(pelvisOff_m(spoilt.motion)));
    }

    void badIntervalAtTheEndIsMissing() {
        const std::vector<Correction> corrections = {{1, BadInterval{{170, 179}}}};
        const auto patches = refinedAll(base(), corrections);
        const Motion motion = patched(base().motion, pointersTo(patches));
        for (int f = 170; f < 180; ++f) QCOMPARE(motion.sources[f], FrameSource::Missing);
        QCOMPARE(motion.sources[169], FrameSource::Measured);
    }

    // The detector loses the person and finds them again with exchanged sides: nothing jumps, and
    // the fit believes it.
    void swappedSidesAreRepaired() {
        Keypoints2D keypoints = seenOf(walk());
        const FrameRange stretch{61, 95};
        for (int f = 44; f < stretch.first; ++f) keypoints.frames[f] = {};
        for (int f = stretch.last + 1; f < 113; ++f) keypoints.frames[f] = {};
        for (int f = stretch.first; f <= stretch.last; ++f)
            exchangeSides(keypoints.names, Limbs::All, keypoints.frames[f]);
        const BaseAnalysis swapped = analysed(walk(), keypoints);
        QVERIFY(swapped.sideSwaps.empty());
        const std::vector<Correction> corrections = {{1, SideSwapCorrection{stretch}}};
        const auto patches = refinedAll(swapped, corrections);
        const Motion motion = patched(swapped.motion, pointersTo(patches));
        const double before_deg = truthError_deg(swapped.motion, stretch);
        const double after_deg = truthError_deg(motion, stretch);
        qInfo("error %.2f deg before, %.2f deg after", before_deg, after_deg);
        REQUIRE_BELOW(after_deg, 3.0);
        QVERIFY(before_deg > 2 * after_deg);
        for (int f = stretch.first; f <= stretch.last; ++f)
            QCOMPARE(motion.sources[f], FrameSource::Corrected);
        for (const int f : {50, 100}) QCOMPARE(motion.sources[f], FrameSource::Missing);
    }

    // What the fit undid itself was right: the user's swap turns it, and a second one turns it
    // back.
    void swapsAddToWhatTheFitUndid() {
        Keypoints2D keypoints = seenOf(walk());
        const FrameRange stretch{60, 110};
        for (int f = stretch.first; f <= stretch.last; ++f)
            exchangeSides(keypoints.names, Limbs::All, keypoints.frames[f]);
        const BaseAnalysis undone = analysed(walk(), keypoints);
        QVERIFY(!undone.sideSwaps.empty());
        const Correction swap{1, SideSwapCorrection{stretch}};
        const auto errorWith = [&](const std::vector<Correction>& corrections) {
            const auto patches = refinedAll(undone, corrections);
            return truthError_deg(patched(undone.motion, pointersTo(patches)), stretch);
        };
        const double none_deg = errorWith({}), once_deg = errorWith({swap});
        const double twice_deg = errorWith({swap, {2, swap.value}});
        qInfo("error %.2f deg, swapped %.2f deg, twice %.2f deg", none_deg, once_deg, twice_deg);
        QVERIFY(once_deg > 3 * none_deg);
        REQUIRE_BELOW(twice_deg, none_deg + 0.3);
    }

    // Two people meet, and the tracker goes on with the wrong one for a while.
    void personSwapTakesTheOthersKeypoints() {
        ViewOptions view = wideView();
        view.bodyHeight_px = 520;
        WalkOptions later;
        later.startPhase = 0.5;
        later.speed_m_s = 0.9;
        auto generated =
            generateWalk(*openBody(), ShapeVector::Zero(), later, view, regularTimes(3, kRate_hz));
        const SynthTruth second = *computeTruth(*openBody(), *generated);
        Keypoints2D one = seenOf(walk()), two = seenOf(second, 7);
        const FrameRange stretch{70, 100};
        for (int f = stretch.first; f <= stretch.last; ++f) std::swap(one.frames[f], two.frames[f]);
        const BaseAnalysis first = analysed(walk(), one), other = analysed(second, two);
        const std::vector<Correction> corrections = {{1, PersonSwapCorrection{stretch, 2}}};
        const auto patches = refinedAll(first, corrections, {{2, &other}});
        const Motion motion = patched(first.motion, pointersTo(patches));
        const double before_deg = truthError_deg(first.motion, stretch);
        const double after_deg = truthError_deg(motion, stretch);
        qInfo("error %.2f deg before, %.2f deg after", before_deg, after_deg);
        REQUIRE_BELOW(after_deg, 3.0);
        QVERIFY(before_deg > 2 * after_deg);
        QCOMPARE(motion.sources[85], FrameSource::Corrected);
    }

    void usageErrors_data() {
        QTest::addColumn<CorrectionValue>("value");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const CorrectionValue& value, const char* part) {
            QTest::newRow(name) << value << QString(part);
        };
        row("keypoint", KeypointCorrection{90, "tail", {1, 1}}, "tail");
        row("angle", AngleCorrection{90, "neck_angle", 1}, "neck_angle");
        row("clinical name", AngleCorrection{90, "knee_flexion_r", 1}, "knee_flexion_r");
        row("frame", AngleCorrection{400, "knee_angle_r", 1}, "400");
        row("negative frame", AngleCorrection{-1, "knee_angle_r", 1}, "-1");
        row("empty", BadInterval{{95, 90}}, "95");
        row("person", PersonSwapCorrection{{90, 92}, 7}, "person 7");
        row("no number", AngleCorrection{90, "knee_angle_r", NAN}, "not a number");
        row("beyond the window", BadInterval{{90, 150}}, "beyond the window");
    }

    void usageErrors() {
        QFETCH(const CorrectionValue, value);
        QFETCH(const QString, part);
        const auto patch = refined(base(), {{1, value}}, {72, 108});
        QVERIFY(!patch);
        QCOMPARE(patch.error().code, ErrorCode::Usage);
        QVERIFY2(QString::fromStdString(describe(patch.error())).contains(part),
                 describe(patch.error()).c_str());
    }

    void cancelsSoon() {
        const std::vector<Correction> corrections = {{1, turned(90, "knee_angle_r", 15)}};
        QElapsedTimer since;
        int asked = 0;
        Job job;
        job.cancelled = [&] {
            if (++asked == 30) since.start();
            return asked >= 30;
        };
        const auto patch = refined(base(), corrections, onlyWindow(corrections), {}, job);
        QVERIFY(!patch);
        QCOMPARE(patch.error().code, ErrorCode::Cancelled);
        qInfo("cancelled after %lld ms", static_cast<long long>(since.elapsed()));
    }

    void signatureFollowsWhatMatters() {
        const std::vector<Correction> one = {{1, AngleCorrection{90, "knee_angle_r", 20}}};
        const std::vector<Correction> same = {{7, AngleCorrection{90, "knee_angle_r", 20}}};
        const std::vector<Correction> other = {{1, AngleCorrection{90, "knee_angle_r", 20.5}}};
        const std::vector<Correction> andFar = {{1, AngleCorrection{90, "knee_angle_r", 20}},
                                                {2, AngleCorrection{10, "knee_angle_r", 20}}};
        const FrameRange window{72, 108};
        const std::string signature = patchSignature(base(), kBodyHash, {}, one, window);
        QCOMPARE(signature.size(), std::size_t(64));
        QCOMPARE(patchSignature(base(), kBodyHash, {}, same, window), signature);
        QCOMPARE(patchSignature(base(), kBodyHash, {}, andFar, window), signature);
        QVERIFY(patchSignature(base(), kBodyHash, {}, other, window) != signature);
        QVERIFY(patchSignature(base(), "another body", {}, one, window) != signature);
        BaseAnalysis newer = base();
        newer.hash = "another analysis";
        // the other one's analysis counts where people are exchanged, and only there
        const std::vector<Correction> swap = {{1, PersonSwapCorrection{{80, 100}, 2}}};
        const auto with = [&](const BaseAnalysis& second, const std::vector<Correction>& all) {
            return patchSignature(base(), kBodyHash, {{2, &second}, {3, &base()}}, all, window);
        };
        QVERIFY(with(base(), swap) != with(newer, swap));
        QVERIFY(with(base(), swap) != patchSignature(base(), kBodyHash, {}, swap, window));
        QCOMPARE(with(base(), one), with(newer, one));
        QVERIFY(patchSignature(newer, kBodyHash, {}, one, window) != signature);
    }
};

QTEST_GUILESS_MAIN(RefineTest)
#include "tst_refine.moc"
