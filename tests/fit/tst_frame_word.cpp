#include <QtTest>

#include "core/body/rotation.h"
#include "core/fit/frame_word.h"
#include "core/synth/noise.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;

namespace {

ActiveDofs allDofs() {
    ActiveDofs active;
    for (int d = 0; d < kDofCount; ++d) active.dofs.push_back(d);
    return active;
}

PoseVector randomPose(Noise& noise, double size_rad) {
    PoseVector pose_rad;
    for (double& q : pose_rad) q = size_rad * noise.gaussian();
    return pose_rad;
}

std::vector<double> blockOf(const ActiveDofs& active, const PoseVector& pose_rad) {
    std::vector<double> block(static_cast<std::size_t>(active.blockSize()));
    active.compress(pose_rad, Eigen::Vector3d(0.1, 0.2, -3), block.data());
    return block;
}

double costOf(const WordCost& cost, const std::vector<double>& block) {
    std::vector<double> residuals(static_cast<std::size_t>(cost.num_residuals()));
    const double* parameters[] = {block.data()};
    cost.Evaluate(parameters, residuals.data(), nullptr);
    double sum = 0;
    for (const double r : residuals) sum += r * r;
    return sum;
}

}  // namespace

class FrameWordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void derivativesAgreeWithDifferences() {
        Noise noise(5);
        const ActiveDofs active = allDofs();
        for (const double size_rad : {1e-3, 0.3, 0.8}) {
            const FrameWord word{randomPose(noise, 0.4), PoseVector::Constant(0.2)};
            const Eigen::Matrix3d worldFromCamera = cameraFromWorld(0.1, -0.05).transpose();
            const WordCost cost(active, word, worldFromCamera, 0.7);
            QCOMPARE(cost.num_residuals(), kDofCount);
            std::vector<double> block =
                blockOf(active, withTurnedRoot(word.pose_rad, worldFromCamera) +
                                    randomPose(noise, size_rad));
            const auto n = static_cast<std::size_t>(kDofCount);
            std::vector<double> residuals(n), plus(n), minus(n), jacobian(n * block.size());
            const double* parameters[] = {block.data()};
            double* jacobians[] = {jacobian.data()};
            QVERIFY(cost.Evaluate(parameters, residuals.data(), jacobians));
            constexpr double step = 1e-6;
            for (std::size_t c = 0; c < block.size(); ++c) {
                const double value = block[c];
                block[c] = value + step;
                cost.Evaluate(parameters, plus.data(), nullptr);
                block[c] = value - step;
                cost.Evaluate(parameters, minus.data(), nullptr);
                block[c] = value;
                for (std::size_t r = 0; r < n; ++r) {
                    const double difference = (plus[r] - minus[r]) / (2 * step);
                    QVERIFY2(std::abs(jacobian[r * block.size() + c] - difference) < 1e-6,
                             qPrintable(QString("row %1 column %2").arg(r).arg(c)));
                }
            }
        }
    }

    // Cauchy's log(1 + d^2) for an angle and for the size of a turn.
    void costIsCauchys() {
        const ActiveDofs active = allDofs();
        const FrameWord word{PoseVector::Zero(), PoseVector::Constant(0.1)};
        const WordCost cost(active, word, Eigen::Matrix3d::Identity(), 2);
        PoseVector pose_rad = PoseVector::Zero();
        QVERIFY(costOf(cost, blockOf(active, pose_rad)) < 1e-20);
        pose_rad[6] = 0.3;
        QVERIFY(std::abs(costOf(cost, blockOf(active, pose_rad)) - 4 * std::log(10)) < 1e-9);
        pose_rad[2] = -0.2;
        const double both = 4 * (std::log(10) + std::log(5));
        QVERIFY(std::abs(costOf(cost, blockOf(active, pose_rad)) - both) < 1e-9);
    }

    void orientationsHaveManyNames() {
        Noise noise(8);
        PoseVector pose_rad = randomPose(noise, 0.5);
        PoseVector other = pose_rad;
        other.head<3>() =
            Eigen::Vector3d(pose_rad[0] + std::numbers::pi, std::numbers::pi - pose_rad[1],
                            pose_rad[2] - std::numbers::pi);
        for (const int arm : {29, 39})  // Rz Ry Rx about signed axes
            other.segment<3>(arm) = Eigen::Vector3d(pose_rad[arm] + std::numbers::pi,
                                                    std::numbers::pi - pose_rad[arm + 1],
                                                    pose_rad[arm + 2] + std::numbers::pi);
        other[6] += 2 * std::numbers::pi;
        QVERIFY(deviation(pose_rad, other).cwiseAbs().maxCoeff() < 1e-9);
        other[6] += 0.25;
        QVERIFY(std::abs(deviation(pose_rad, other)[6] + 0.25) < 1e-9);
    }

    void rootTurnsWithTheAxes() {
        Noise noise(9);
        const PoseVector pose_rad = randomPose(noise, 0.6);
        const Eigen::Matrix3d rotation = cameraFromWorld(0.2, 0.1);
        const PoseVector turned = withTurnedRoot(pose_rad, rotation);
        QVERIFY(
            (smplRootFromPose(turned.head<3>()) - rotation * smplRootFromPose(pose_rad.head<3>()))
                .norm() < 1e-12);
        QVERIFY(turned.tail<kDofCount - 3>() == pose_rad.tail<kDofCount - 3>());
        QVERIFY(deviation(withTurnedRoot(turned, rotation.transpose()), pose_rad).norm() < 1e-12);
    }

    void whatIsNotSaidDoesNotPull() {
        const ActiveDofs active = allDofs();
        FrameWord word{PoseVector::Zero(), PoseVector::Constant(0.1)};
        word.sigma_rad[6] = word.sigma_rad[29] = std::numeric_limits<double>::infinity();
        const WordCost cost(active, word, Eigen::Matrix3d::Identity(), 1);
        QCOMPARE(cost.num_residuals(), kDofCount - 4);
        PoseVector pose_rad = PoseVector::Zero();
        pose_rad[6] = pose_rad[29] = pose_rad[31] = 1;
        QVERIFY(costOf(cost, blockOf(active, pose_rad)) < 1e-20);
    }
};

QTEST_GUILESS_MAIN(FrameWordTest)
#include "tst_frame_word.moc"
