#include <ATen/ATen.h>

#include <QtTest>

#include "core/body/rotation.h"
#include "core/io/npz.h"
#include "inference/nets/continuous_pose.h"
#include "tests/inference/closed_form.h"

using namespace gonio;
using namespace gonio::test;

namespace {

at::Tensor tensorOf(const Tensor& array, at::ScalarType type = at::kDouble) {
    const auto values = array.toDoubles();
    return at::tensor(values, at::kDouble).reshape(array.shape).to(type);
}

/// Angles equal up to full turns.
double largestTurn(const at::Tensor& a, const at::Tensor& b) {
    const auto difference = (a - b).to(at::kDouble);
    return at::atan2(difference.sin(), difference.cos()).abs().max().item<double>();
}

}  // namespace

class TestContinuousPose : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Any numbers: as the conversion of core/body, one by one.
    void agreesWithTheBodys() {
        const auto continuous = hashTensor({64, 144}, 5, 3).to(at::kDouble);
        const auto poses = posesFromContinuous(continuous);
        for (int i = 0; i < 64; ++i) {
            const ContinuousPose one =
                Eigen::Map<const ContinuousPose>(continuous[i].data_ptr<double>());
            const PoseVector expected = poseFromContinuous(one);
            QVERIFY(largestDifference(
                        poses[i], std::vector<double>(expected.begin(), expected.end())) < 1e-9);
        }
    }

    void comesBack() {
        const auto angles = hashTensor({32, 46}, 6, 2.8).to(at::kDouble);
        std::vector<at::Tensor> rows;
        for (int i = 0; i < 32; ++i) {
            ContinuousPose there =
                continuousFromPose(Eigen::Map<const PoseVector>(angles[i].data_ptr<double>()));
            rows.push_back(at::from_blob(there.data(), {144}, at::kDouble).clone());
        }
        QVERIFY(largestDifference(posesFromContinuous(at::stack(rows)), angles) < 1e-9);
    }

    void agreesWithThePublishedOne() {
        const auto arrays = readNpz(std::string(GONIO_TEST_DATA) + "/golden/hsmr/rotations.npz");
        if (!arrays) QSKIP("the golden rotations are not here");
        for (const auto& [from, to] : {std::pair("q2rep", "rep2q"), {"raw_rep", "raw_rep2q"}}) {
            const auto found =
                posesFromContinuous(tensorOf(arrays->at(from), at::kFloat).reshape({-1, 144}));
            QVERIFY2(largestTurn(found, tensorOf(arrays->at(to))) < 1e-4, from);
        }
    }

    /// At a middle angle of 90 degrees and for rows of zeros: numbers, and gradients too.
    void singularitiesGiveNumbers() {
        for (const auto type : {at::kFloat, at::kDouble}) {
            auto slots = at::zeros({1, 24, 6}, type);
            // R12 = -1 in float rounding above 1: joint 0 looks along the singular axis.
            slots[0][0] = at::tensor({1.0, 0.0, 0.0, 0.0, 1e-9, -1.0000002}, at::kDouble).to(type);
            auto leaf = slots.reshape({1, 144}).clone().requires_grad_(true);
            const auto poses = posesFromContinuous(leaf);
            QVERIFY(poses.isfinite().all().item<bool>());
            QVERIFY(std::abs(poses[0][1].item<double>() - std::acos(-1) / 2) < 1e-3);
            poses[0].narrow(0, 0, 3).sum().backward();
            QVERIFY(leaf.grad().narrow(1, 0, 6).isfinite().all().item<bool>());
        }
    }

    void gradientsAgreeWithDifferences() {
        const auto x = hashTensor({1, 144}, 7, 2).to(at::kDouble);
        const auto blend = hashTensor({1, 46}, 8, 2).to(at::kDouble);
        const auto f = [&](const at::Tensor& y) { return (posesFromContinuous(y) * blend).sum(); };
        auto leaf = x.clone().requires_grad_(true);
        f(leaf).backward();
        for (int i = 0; i < 144; ++i) {
            auto ahead = x.clone(), behind = x.clone();
            ahead[0][i] += 1e-6;
            behind[0][i] -= 1e-6;
            const double numeric = ((f(ahead) - f(behind)) / 2e-6).item<double>();
            const double exact = leaf.grad()[0][i].item<double>();
            QVERIFY(std::abs(exact - numeric) < 1e-6 * std::max(1.0, std::abs(exact)));
        }
    }
};

QTEST_APPLESS_MAIN(TestContinuousPose)
#include "tst_continuous_pose.moc"
