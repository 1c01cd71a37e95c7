#include <QtTest>

#include "core/body/rotation.h"
#include "core/fit/fit_priors.h"
#include "core/fit/held_dofs.h"
#include "core/fit/regressed_words.h"
#include "tests/fit/regressed_clips.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const SynthTruth& squat() {
    static const SynthTruth truth = squatAt(clipTimes(3.6, 30), 1);
    return truth;
}

/// Another motion of the same length and in the same place.
SynthTruth otherThan(const SynthTruth& truth) {
    const double duration_s =
        truth.generated.motion.times_s.back() + truth.generated.motion.times_s[1] / 2;
    const bool isWalk = truth.generated.kind == "walk";
    return isWalk ? squatAt(clipTimes(duration_s, 30), 1) : walkAt(clipTimes(duration_s, 30));
}

bool sameBits(const TrajectoryFit& a, const TrajectoryFit& b) {
    const auto same = [](const auto& x, const auto& y) {
        return std::memcmp(x.data(), y.data(), sizeof(x)) == 0;
    };
    bool equal = a.motion.size() == b.motion.size() && a.warnings == b.warnings &&
                 a.motion.shape == b.motion.shape &&
                 a.motion.camera.focal_px == b.motion.camera.focal_px;
    for (std::size_t f = 0; equal && f < a.motion.size(); ++f) {
        equal = same(a.motion.poses_rad[f], b.motion.poses_rad[f]) &&
                same(a.motion.translations_m[f], b.motion.translations_m[f]) &&
                a.motion.sources[f] == b.motion.sources[f];
    }
    return equal;
}

ActiveDofs everything() {
    ActiveDofs active;
    for (int d = 0; d < kDofCount; ++d) active.dofs.push_back(d);
    return active;
}

}  // namespace

/// A network's word on the clip as the trajectory fit takes it.
class RegressedPriorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void clips_data() {
        QTest::addColumn<bool>("isWalk");
        QTest::addColumn<bool>("isExact");
        QTest::newRow("walk, 17 misplaced points") << true << false;
        QTest::newRow("squat, 17 misplaced points") << false << false;
        QTest::newRow("walk, 44 exact points") << true << true;
        QTest::newRow("squat, 44 exact points") << false << true;
    }

    // 3 px of noise; the network errs by 8 degrees in every frame and by 4 in all alike.
    void keypointsAndNetwork() {
        QFETCH(const bool, isWalk);
        QFETCH(const bool, isExact);
        const SynthTruth& truth = isWalk ? shortWalk() : squat();
        const Keypoints2D keypoints = isExact ? seen(truth, 3) : cocoOf(truth.generated.motion);
        const RegressedClip network = networkOf(truth);
        const auto without = fitted(truth, keypoints);
        const auto with = fittedWith(truth, keypoints, network);
        const auto wrong = fittedWith(truth, keypoints, networkOf(otherThan(truth)));
        QVERIFY(without && with && wrong);
        const BodyErrors own = bodyErrors(motionOf(network, truth), truth);
        const BodyErrors alone = bodyErrors(without->motion, truth);
        const BodyErrors both = bodyErrors(with->motion, truth);
        const BodyErrors misled = bodyErrors(wrong->motion, truth);
        reportErrors("network", own);
        reportErrors("keypoints", alone);
        reportErrors("keypoints and network", both);
        reportErrors("keypoints and wrong network", misled);
        REQUIRE_BELOW(both.lowerLimb_deg, alone.lowerLimb_deg);
        // Exact points leave little to say, and what they leave open is an average person's here.
        REQUIRE_BELOW(both.wholeBody_deg, (isExact ? 1.1 : 1) * alone.wholeBody_deg);
        REQUIRE_BELOW(both.lowerLimb_deg, 0.65 * own.lowerLimb_deg);
        REQUIRE_BELOW(both.untold_deg, 0.75 * own.untold_deg);
        REQUIRE_BELOW(both.roughness_deg_s2, 1.2 * alone.roughness_deg_s2);
        REQUIRE_BELOW(misled.lowerLimb_deg, 1.1 * alone.lowerLimb_deg);
        if (!isExact) REQUIRE_BELOW(misled.wholeBody_deg, 1.1 * alone.wholeBody_deg);
        QCOMPARE(with->warnings, without->warnings);
        QCOMPARE(wrong->warnings.size(), without->warnings.size() + 1);
        // What a network told that is not believed is not given out as an estimate.
        QCOMPARE(heldDofs(*openBody(), keypoints.names, wrong->motion),
                 heldDofs(*openBody(), keypoints.names, without->motion));
        QCOMPARE(heldDofs(*openBody(), keypoints.names, with->motion),
                 (std::vector<int>{26, 27, 28, 36, 37, 38}));
    }

    void keypointsAndNetwork_data() { clips_data(); }

    // 10 s are two windows, which share what was learnt of the network.
    void longClips() {
        const SynthTruth truth = squatAt(clipTimes(10, 15), 3);
        const RegressedClip network = networkOf(truth);
        const auto fit = fittedWith(truth, cocoOf(truth.generated.motion), network);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        const BodyErrors own = bodyErrors(motionOf(network, truth), truth);
        const BodyErrors both = bodyErrors(fit->motion, truth);
        reportErrors("long clip, network", own);
        reportErrors("long clip, both", both);
        REQUIRE_BELOW(both.lowerLimb_deg, 0.65 * own.lowerLimb_deg);
        REQUIRE_BELOW(both.untold_deg, 0.75 * own.untold_deg);
        REQUIRE_BELOW(both.roughness_deg_s2, 0.1 * own.roughness_deg_s2);
    }

    // A backend without a detector: its own body's keypoints, projected.
    void networkWithoutDetector() {
        for (const SynthTruth* truth : {&shortWalk(), &squat()}) {
            const RegressedClip network = networkOf(*truth);
            const Motion own = motionOf(network, *truth);
            const auto fit = fittedWith(*truth, projectedBody(own), network);
            QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
            const BodyErrors before = bodyErrors(own, *truth);
            const BodyErrors after = bodyErrors(fit->motion, *truth);
            reportErrors("network", before);
            reportErrors("network alone, fitted", after);
            REQUIRE_BELOW(after.lowerLimb_deg, before.lowerLimb_deg);
            REQUIRE_BELOW(after.wholeBody_deg, before.wholeBody_deg);
            REQUIRE_BELOW(after.untold_deg, before.untold_deg);
            REQUIRE_BELOW(after.roughness_deg_s2, 0.2 * before.roughness_deg_s2);
            QCOMPARE(fit->recoveredShare, 1.0);
            QCOMPARE(fit->warnings.size(), std::size_t(2));  // stature and focal length
        }
    }

    void sameBitsEveryTime() {
        const Keypoints2D keypoints = cocoOf(shortWalk().generated.motion);
        const RegressedClip network = networkOf(shortWalk());
        const auto once = fittedWith(shortWalk(), keypoints, network);
        const auto again = fittedWith(shortWalk(), keypoints, network);
        QVERIFY(once && again);
        QVERIFY(sameBits(*once, *again));
    }

    // Numbers that are no pose say nothing; a clip of nothing else is no clip.
    void hostileNumbersSayNothing() {
        constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const Keypoints2D keypoints = cocoOf(shortWalk().generated.motion);
        RegressedClip hostile = networkOf(shortWalk()), clean = hostile;
        hostile.shapeIsOfThisBody = clean.shapeIsOfThisBody = true;
        hostile.focalIsEstimated = clean.focalIsEstimated = true;
        hostile.frames[0]->pose_rad[0] = kNaN;
        hostile.frames[4]->pose_rad[30] = kInfinity;
        hostile.frames[9]->pose_rad[6] = -1e8;
        for (const int f : {0, 4, 9}) clean.frames[f].reset();
        const auto a = fittedWith(shortWalk(), keypoints, hostile);
        const auto b = fittedWith(shortWalk(), keypoints, clean);
        QVERIFY(a && b);
        QVERIFY(sameBits(*a, *b));
        for (auto& frame : hostile.frames) frame->pose_rad[17] = kNaN;
        const auto c = fittedWith(shortWalk(), keypoints, hostile);
        const auto d = fitted(shortWalk(), keypoints);
        QVERIFY(c && d);
        QVERIFY(sameBits(*c, *d));
    }

    void numbersOfShapeAndFocalMayBeHostileToo() {
        RegressedClip clip = networkOf(shortWalk());
        clip.shapeIsOfThisBody = clip.focalIsEstimated = true;
        for (auto& frame : clip.frames) {
            frame->shape[3] = 1e9;
            frame->focal_px = -1;
        }
        const RegressedWords words = readRegressed(*openBody(), clip);
        QVERIFY(!words.empty() && !words.shape && !words.focal_px);
        clip.frames[2]->shape.setConstant(0.5);
        clip.frames[2]->focal_px = 1500;
        const RegressedWords one = readRegressed(*openBody(), clip);
        QVERIFY(one.shape && *one.shape == ShapeVector::Constant(0.5));
        QVERIFY(one.focal_px && *one.focal_px == 1500);
    }

    void lengthsMustAgree() {
        RegressedClip clip = networkOf(shortWalk());
        clip.frames.pop_back();
        const auto fit = fittedWith(shortWalk(), cocoOf(shortWalk().generated.motion), clip);
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, ErrorCode::Internal);
    }

    void unrefinedPosesAreTheNetworks() {
        RegressedClip network = networkOf(shortWalk());
        network.frames[7].reset();  // fitted
        TrajectoryOptions options;
        options.refine = false;
        const auto fit =
            fittedWith(shortWalk(), cocoOf(shortWalk().generated.motion), network, options);
        QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
        const Eigen::Matrix3d camera = fit->motion.camera.cameraFromWorld;
        for (std::size_t f = 0; f < fit->motion.size(); ++f) {
            QVERIFY(fit->motion.poses_rad[f].allFinite());
            QVERIFY(fit->motion.translations_m[f].allFinite());
            if (!network.frames[f]) continue;
            const PoseVector back = withTurnedRoot(fit->motion.poses_rad[f], camera);
            REQUIRE_BELOW(deviation(back, network.frames[f]->pose_rad).cwiseAbs().maxCoeff(), 1e-9);
        }
        // As far off in the picture as angles of 8 degrees are, and no farther.
        REQUIRE_BELOW(fit->meanReprojection_px, 45);
        network.frames[7] = network.frames[6];  // now nothing is fitted frame by frame
        const auto all =
            fittedWith(shortWalk(), cocoOf(shortWalk().generated.motion), network, options);
        QVERIFY(all);
        const PoseVector back =
            withTurnedRoot(all->motion.poses_rad[7], all->motion.camera.cameraFromWorld);
        REQUIRE_BELOW(deviation(back, network.frames[6]->pose_rad).cwiseAbs().maxCoeff(), 1e-9);
        QCOMPARE(all->recoveredShare, 1.0);
    }

    void shapeOfThisBodyIsBelieved() {
        ShapeVector shape = ShapeVector::Zero();
        shape[0] = 1.2;
        shape[1] = -0.8;
        const SynthTruth truth = walkAt(clipTimes(1.5, 30), shape);
        RegressedClip network = networkOf(truth);
        const Keypoints2D keypoints = cocoOf(truth.generated.motion, 3, 0);
        const auto another = fittedWith(truth, keypoints, network);
        network.shapeIsOfThisBody = true;
        const auto same = fittedWith(truth, keypoints, network);
        QVERIFY(another && same);
        const double off = (same->motion.shape - shape).norm();
        qInfo("shape off by %.2f as another body's, %.2f as this one's",
              (another->motion.shape - shape).norm(), off);
        REQUIRE_BELOW(off, 0.85 * (another->motion.shape - shape).norm());
        QVERIFY(same->warnings != another->warnings);
    }

    void estimatedFocalLengthIsBelieved() {
        RegressedClip network = networkOf(shortWalk());
        const Keypoints2D keypoints = cocoOf(shortWalk().generated.motion);
        const auto constant = fittedWith(shortWalk(), keypoints, network);  // 5000 px
        for (auto& frame : network.frames) frame->focal_px = 1550;
        network.focalIsEstimated = true;
        const auto estimated = fittedWith(shortWalk(), keypoints, network);
        QVERIFY(constant && estimated);
        const double truth_px = shortWalk().generated.motion.camera.focal_px;
        const double before_px = std::abs(constant->motion.camera.focal_px - truth_px);
        const double after_px = std::abs(estimated->motion.camera.focal_px - truth_px);
        qInfo("focal length off by %.0f px without, %.0f px with the network's", before_px,
              after_px);
        REQUIRE_BELOW(constant->motion.camera.focal_px, 3000);
        REQUIRE_BELOW(after_px, before_px);
        TrajectoryOptions options;
        options.focal_px = truth_px;
        const auto known = fittedWith(shortWalk(), keypoints, network, options);
        QVERIFY(known && std::abs(known->motion.camera.focal_px - truth_px) < 1e-6);
    }

    // The arm hangs in space as the network has it, though the blade rests.
    void upperArmsKeepTheirPlaceOnRestingBlades() {
        RegressedClip clip = networkOf(shortWalk());
        PoseVector& said = clip.frames[3]->pose_rad;
        said.segment<3>(26) << 0.3, -0.25, 0.2;
        said.segment<3>(36) << -0.4, -0.2, 0.1;
        const RegressedWords words = readRegressed(*openBody(), clip);
        const PoseVector& taken = *words.poses_rad[3];
        QVERIFY(taken.segment<3>(26).norm() == 0 && taken.segment<3>(36).norm() == 0);
        const RestShape rest = computeRestShape(*openBody(), ShapeVector::Zero());
        Kinematics a, b;
        computeKinematics(rest, said, a);
        computeKinematics(rest, taken, b);
        for (const Joint joint : {Joint::HumerusR, Joint::HandR, Joint::HumerusL, Joint::HandL})
            REQUIRE_BELOW((a.rotation[id(joint)] - b.rotation[id(joint)]).norm(), 1e-9);
    }

    // What a backend says of its own errors is what its distance is counted in.
    void networksMayBeFurtherOffThanPublishedOnes() {
        RegressedClip clip = networkOf(shortWalk());
        clip.errorScale = 1.6;
        const RegressedWords words = readRegressed(*openBody(), clip);
        QVERIFY((words.sigma_rad - 1.6 * regressedSigma_rad()).head<26>().norm() < 1e-12);
        QVERIFY((words.usual_rad - words.sigma_rad).head<26>().norm() < 1e-12);
    }

    // Straight knees are believed in where no network tells of them, or one that is not believed.
    void kneesAreFreeWhileANetworkIsBelieved() {
        const ActiveDofs active = everything();
        const auto kneeSigma = [&](const std::vector<int>& untold, double doubt) {
            const FramePriors priors = withSigmasGrown(framePriors(active, untold), doubt);
            for (const auto& belief : priors.beliefs) {
                if (belief.terms.size() == 1 && active.dofs[belief.terms[0].first] == 6)
                    return belief.sigma;
            }
            return 0.0;
        };
        const double alone = kneeSigma({}, 1);
        QVERIFY(alone > 0);
        REQUIRE_BELOW(3 * alone, kneeSigma({33, 43}, 1));
        QCOMPARE(kneeSigma({33, 43}, 1000), alone);
        QCOMPARE(kneeSigma({}, 1000), alone);
    }

    // The share of the back in bending likewise.
    void theBackIsFreeWhileANetworkIsBelieved() {
        const ActiveDofs active = everything();
        const auto backSigma = [&](const std::vector<int>& untold, double doubt) {
            const FramePriors priors = withSigmasGrown(framePriors(active, untold), doubt);
            for (const auto& belief : priors.beliefs) {
                if (belief.terms.size() == 4) return belief.sigma;
            }
            return 0.0;
        };
        const double alone = backSigma({}, 1);
        QVERIFY(alone > 0);
        REQUIRE_BELOW(3 * alone, backSigma({33, 43}, 1));
        QCOMPARE(backSigma({33, 43}, 1000), alone);
        QCOMPARE(backSigma({}, 1000), alone);
    }

    void farNetworksLoseTheirWeight() {
        const ActiveDofs active = everything();
        const std::vector<int> told = {0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 17, 18, 19};
        for (const bool isFar : {false, true}) {
            const SynthTruth& truth = shortWalk();
            const RegressedClip clip = networkOf(isFar ? otherThan(truth) : truth);
            RegressedWords words = readRegressed(*openBody(), clip);
            ClipState state;
            for (std::size_t f = 0; f < truth.generated.motion.size(); ++f) {
                state.times_s.push_back(truth.generated.motion.times_s[f]);
                state.words.push_back(words.at(f));
                auto& block = state.blocks.emplace_back(active.blockSize());
                active.compress(truth.generated.motion.poses_rad[f],
                                truth.generated.motion.translations_m[f], block.data());
            }
            weighWords(active, told, state, words);
            QVERIFY(state.words[5]->sigma_rad[6] == words.sigma_rad[6]);
            QCOMPARE(words.isFarOff(), isFar);
            const double forearm = words.sigma_rad[33] / regressedSigma_rad()[33];
            qInfo("sigma of the forearm's turn grows by %.2f", forearm);
            QVERIFY(isFar ? forearm > 8 : forearm < 1.5);
            QVERIFY(words.sigma_rad[6] / regressedSigma_rad()[6] > (isFar ? 8 : 0.99));
            QVERIFY(std::isinf(words.sigma_rad[27]));
        }
    }
};

QTEST_GUILESS_MAIN(RegressedPriorTest)
#include "tst_regressed_prior.moc"
