#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/random_start.h"
#include "inference/nets/token_refiner.h"
#include "small_mqhmr.h"
#include "synthetic_smpl.h"

using namespace gonio;

namespace {

/// A picture whose person stands otherwise than the network says: as it would with other tokens.
struct Scene {
    MqHmrConfig config = smallMqHmr();
    NamedTensors weights;
    MqMemory memory;
    SyntheticSmpl smpl{1};
    SmplKeypoints keypoints{smpl.body, smpl.regressor19};
    at::Tensor points;        // 44 x 3
    at::Tensor truth_m;       // 44 x 3, from the pelvis
    double meanTurn_rad = 0;  // of the joints, between what the network says and the truth

    explicit Scene(std::uint64_t seed) : weights(livelyNetwork(seed)) {
        const at::NoGradGuard noGradients;
        const auto maps = runMqBackbone(config, weights, normal({1, 3, 256, 192}, seed, 1));
        memory = mqMemory(config, weights, maps);
        const auto shift = normal({config.queries, config.width}, seed + 7, 0.07);
        const auto estimate =
            runMqHead(weights, runMqDecoder(config, weights, memory, shift).back());
        const auto body = keypoints.of(estimate.rotations, estimate.betas);
        truth_m = centred(body);
        RefinementReport report;
        (void)checkPose(unrefined().rotations, estimate.rotations, report);
        meanTurn_rad = report.meanTurn_rad;
        points = at::cat({projectInCrop(body, estimate.camera)[0], at::ones({44, 1})}, -1);
        points.slice(1, 0, 2) += normal({44, 2}, seed + 8, 0.004);  // 1 px of 256
    }

    /// Of the right kind, but with a head that turns tokens into poses that differ.
    NamedTensors livelyNetwork(std::uint64_t seed) const {
        auto tensors = startMqHmr(config, seed).all();
        tensors["head.joint.fc2.weight"] = xavierUniform({6, config.width}, seed, 0.3);
        // as wide as training makes it; a shift then turns joints by degrees, not by half circles
        tensors["query.content"] = normal({config.queries, config.width}, seed + 2, 0.2);
        auto pose = tensors["head.mean_pose"].clone();  // bent, so that limits are not at once left
        for (const int knee : {4, 5}) pose[knee] = aboutX(0.7);
        pose[18] = aboutY(-0.9);
        pose[19] = aboutY(0.9);
        tensors["head.mean_pose"] = pose;
        tensors["head.camera.weight"] = xavierUniform({3, config.width}, seed + 1, 0.05);
        return NamedTensors(std::move(tensors));
    }

    static at::Tensor aboutX(double angle_rad) {
        const auto c = float(std::cos(angle_rad)), s = float(std::sin(angle_rad));
        return at::tensor({1.F, 0.F, 0.F, 0.F, c, s});
    }

    static at::Tensor aboutY(double angle_rad) {
        const auto c = float(std::cos(angle_rad)), s = float(std::sin(angle_rad));
        return at::tensor({c, 0.F, -s, 0.F, 1.F, 0.F});
    }

    static at::Tensor centred(const at::Tensor& body) { return body[0] - body[0][8]; }

    double error3d_m(const SmplEstimate& estimate) const {
        const at::NoGradGuard noGradients;
        const auto body = keypoints.of(estimate.rotations, estimate.betas);
        return (centred(body) - truth_m).norm(2, -1).mean().item<double>();
    }

    RefinementSubject subject() const { return {config, weights, memory, keypoints}; }

    SmplEstimate unrefined() const {
        const at::NoGradGuard noGradients;
        return runMqHead(weights, runMqDecoder(config, weights, memory).back());
    }
};

bool same(const SmplEstimate& a, const SmplEstimate& b) {
    return at::equal(a.rotations, b.rotations) && at::equal(a.betas, b.betas) &&
           at::equal(a.camera, b.camera);
}

}  // namespace

class TestTokenRefiner : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void helpsOrLeavesAlone() {
        double worst = 0, turned = 0, before = 0, after = 0, reprojected = 0;
        int accepted = 0;
        std::map<std::string, int> outcomes;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const Scene scene(seed * 100);
            const auto result = refineByKeypoints(scene.subject(), scene.points);
            const double was_m = scene.error3d_m(scene.unrefined());
            const double is_m = scene.error3d_m(result.estimate);
            turned += scene.meanTurn_rad;
            worst = std::max(worst, is_m / was_m);
            before += was_m;
            after += is_m;
            outcomes[nameOf(result.report.outcome)]++;
            if (!result.report.accepted()) {
                QVERIFY(same(result.estimate, scene.unrefined()));
                continue;
            }
            ++accepted;
            reprojected += result.report.errorAfter / result.report.errorBefore;
            QVERIFY(result.report.errorAfter < result.report.errorBefore);
        }
        qInfo("%d of 50 accepted; 2-D error to %.0f %%, 3-D error to %.0f %% (worst seed %.0f %%)",
              accepted, 100 * reprojected / accepted, 100 * after / before, 100 * worst);
        qInfo("the network is wrong by %.1f degrees a joint", turned / 50 * 180 / M_PI);
        for (const auto& [outcome, count] : outcomes) qInfo("%d: %s", count, outcome.c_str());
        QVERIFY(accepted >= 40);
        QVERIFY(worst <= 1.05);
    }

    void fewKeypointsFallBack() {
        const Scene scene(3);
        auto points = scene.points.clone();
        points.slice(0, 0, 25).slice(0, 12).select(1, 2).fill_(0.1);  // 12 of 25 remain
        const auto result = refineByKeypoints(scene.subject(), points);
        QCOMPARE(int(result.report.outcome), int(RefinementOutcome::TooFewKeypoints));
        QVERIFY(same(result.estimate, scene.unrefined()));
        QVERIFY(!nameOf(result.report.outcome).empty());
    }

    void trunkIsNeeded() {
        const Scene scene(3);
        auto points = scene.points.clone();
        points[5][2] = 0;  // left shoulder
        QCOMPARE(int(refineByKeypoints(scene.subject(), points).report.outcome),
                 int(RefinementOutcome::NoTrunk));
    }

    void swappedSidesAreRefused() {
        const Scene scene(3);
        auto points = scene.points.clone();
        const auto first = scene.unrefined();
        const at::NoGradGuard noGradients;
        const auto projected =
            projectInCrop(scene.keypoints.of(first.rotations, first.betas), first.camera)[0];
        const auto order = at::tensor({0,  1,  5,  6,  7,  2,  3,  4,  8,  12, 13, 14, 9,
                                       10, 11, 16, 15, 18, 17, 22, 23, 24, 19, 20, 21},
                                      at::kLong);
        points.slice(0, 0, 25).slice(1, 0, 2).copy_(
            projected.slice(0, 0, 25).index_select(0, order));
        QCOMPARE(int(checkKeypoints(points, projected.unsqueeze(0), 0.3)),
                 int(RefinementOutcome::SidesSwapped));
    }

    void brokenNumbersAreRefused() {
        const Scene scene(3);
        auto points = scene.points.clone();
        points[3][0] = std::nan("");
        const auto result = refineByKeypoints(scene.subject(), points);
        QCOMPARE(int(result.report.outcome), int(RefinementOutcome::NotFinite));
        QVERIFY(same(result.estimate, scene.unrefined()));
    }

    void turnsAreMeasured() {
        RefinementReport report;
        const auto before = at::eye(3, at::kDouble).expand({1, 24, 3, 3}).clone();
        auto after = before.clone();
        after[0][3] =
            at::tensor({0.0, -1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0}, at::kDouble).reshape({3, 3});
        QCOMPARE(int(checkPose(before, after, report)), int(RefinementOutcome::TurnedTooFar));
        QVERIFY(std::abs(report.largestTurn_rad - M_PI / 2) < 1e-9);
        QVERIFY(std::abs(report.meanTurn_rad - M_PI / 2 / 24) < 1e-9);
        // a knee bent backwards by 20 degrees
        after = before.clone();
        const double c = std::cos(-0.35), s = std::sin(-0.35);
        after[0][4] =
            at::tensor({1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c}, at::kDouble).reshape({3, 3});
        QCOMPARE(int(checkPose(before, after, report)), int(RefinementOutcome::LimitsWorse));
        QCOMPARE(int(checkPose(after, before, report)), int(RefinementOutcome::Accepted));
    }
};

QTEST_APPLESS_MAIN(TestTokenRefiner)
#include "tst_token_refiner.moc"
