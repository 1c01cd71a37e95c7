#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>

#include "inference/plugin/precision_loss.h"

using namespace gonio;

namespace {

TensorMap answersOf(std::vector<float> poses_rad, std::vector<float> betas,
                    std::vector<float> cam) {
    poses_rad.resize(46);
    betas.resize(10);
    return {{"poses", Tensor::fromFloats(poses_rad, {1, 46})},
            {"betas", Tensor::fromFloats(betas, {1, 10})},
            {"cam", Tensor::fromFloats(cam, {1, 3})}};
}

}  // namespace

class TestPrecisionLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void largestOfEachKind() {
        const auto exact = answersOf({0.1F, 1, -2}, {1, 2}, {0.9F, 0, 0});
        const auto loss =
            precisionLoss(answersOf({0.1F, 1.25F, -2}, {1, 1.5F}, {0.9F, 0.25F, 0}), exact);
        QVERIFY(std::abs(loss.largestAngle_deg - 0.25 * 180 / std::numbers::pi) < 1e-9);
        QCOMPARE(loss.betas, 0.5);
        QCOMPARE(loss.camera, 0.25);
        QCOMPARE(
            loss.text(),
            std::string("turns an angle by up to 14.3 degrees on two fixed pictures (shape 0.5, "
                        "camera 0.25)"));
        QCOMPARE(precisionLoss(exact, exact).largestAngle_deg, 0.0);
    }

    void anglesGoTheShorterWay() {
        const auto loss =
            precisionLoss(answersOf({3.14F}, {}, {0, 0, 0}), answersOf({-3.14F}, {}, {0, 0, 0}));
        QVERIFY(std::abs(loss.largestAngle_deg -
                         (6.28 - 2 * std::numbers::pi) * -180 / std::numbers::pi) < 1e-4);
    }

    void fieldsOfViewAreAngles() {
        const TensorMap a{{"fov", Tensor::fromFloats(std::vector<float>{0.5F, 1}, {1, 2})}};
        const TensorMap b{{"fov", Tensor::fromFloats(std::vector<float>{0.5F, 1.5F}, {1, 2})}};
        QVERIFY(std::abs(precisionLoss(a, b).largestAngle_deg - 90 / std::numbers::pi) < 1e-5);
    }

    void continuousNumbersOfLayersAreNoAngles() {
        const TensorMap a{{"layer0_poses", Tensor::fromFloats(std::vector<float>(144), {1, 144})}};
        const TensorMap b{
            {"layer0_poses", Tensor::fromFloats(std::vector<float>(144, 2), {1, 144})}};
        QCOMPARE(precisionLoss(a, b).largestAngle_deg, 0.0);
    }

    void whatIsMissingOrNotFiniteIsInfinite() {
        const auto exact = answersOf({0.1F}, {}, {0, 0, 0});
        auto missing = exact, wide = exact;
        missing.erase("poses");
        wide["poses"] = Tensor::fromFloats(std::vector<float>(92), {2, 46});
        QVERIFY(std::isinf(precisionLoss(missing, exact).largestAngle_deg));
        QVERIFY(std::isinf(precisionLoss(wide, exact).largestAngle_deg));
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isinf(precisionLoss(answersOf({nan}, {}, {0, 0, 0}), exact).largestAngle_deg));
    }
};

QTEST_APPLESS_MAIN(TestPrecisionLoss)
#include "tst_precision_loss.moc"
