#include <Eigen/Geometry>
#include <QtTest>
#include <numbers>

#include "body_test_data.h"
#include "core/body/rotation.h"
#include "synthetic_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kTolerance = 1e-5;  // the goldens are 32-bit floats

using RowMajor3 = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;

const Golden& golden() {
    static const Golden file("golden/hsmr/rotations.npz");
    return file;
}

double wrapped(double angle_rad) {
    return std::remainder(angle_rad, 2 * std::numbers::pi);
}

double largestAngleDifference(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    double largest = 0;
    for (Eigen::Index i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::isfinite(a[i]) ? std::abs(wrapped(a[i] - b[i])) : 1e9);
    return largest;
}

Eigen::VectorXd flattened(const JointRotations& rotations) {
    Eigen::VectorXd flat(9 * kJointCount);
    for (int j = 0; j < kJointCount; ++j) RowMajor3::Map(flat.data() + 9 * j) = rotations[j];
    return flat;
}

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

}  // namespace

class RotationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        const bool needsGolden = QByteArray(QTest::currentTestFunction()).startsWith("published");
        if (needsGolden && golden().absent()) QSKIP("the test data are not here");
    }

    void publishedRotationsOfAngles() {
        double largest = 0;
        for (int i = 0; i < golden().count("q"); ++i) {
            const PoseVector q = golden().part("q", i);
            largest = std::max(largest, largestDifference(flattened(jointRotations(q)),
                                                          golden().part("q2rot", i)));
        }
        REQUIRE_BELOW(largest, kTolerance);
    }

    void publishedContinuousForm() {
        double forward = 0, back = 0;
        for (int i = 0; i < golden().count("q"); ++i) {
            const PoseVector q = golden().part("q", i);
            forward = std::max(forward,
                               largestDifference(continuousFromPose(q), golden().part("q2rep", i)));
            const ContinuousPose rep = golden().part("q2rep", i);
            back = std::max(
                back, largestAngleDifference(poseFromContinuous(rep), golden().part("rep2q", i)));
        }
        REQUIRE_BELOW(forward, kTolerance);
        REQUIRE_BELOW(back, 2e-5);
    }

    // Rows as a network gives them: neither unit nor orthogonal.
    void publishedAnglesOfRawRows() {
        double angles = 0, rotations = 0;
        for (int i = 0; i < golden().count("raw_rep"); ++i) {
            const ContinuousPose rep = golden().part("raw_rep", i);
            const PoseVector ours = poseFromContinuous(rep);
            const PoseVector published = golden().part("raw_rep2q", i);
            rotations =
                std::max(rotations, largestDifference(flattened(jointRotations(ours)),
                                                      flattened(jointRotations(published))));
            angles = std::max(angles, largestAngleDifference(ours, published));
        }
        qInfo("largest difference: rotations %.2g, angles %.2g rad", rotations, angles);
        // asin of a 32-bit sine near one is good to about sqrt(2 * 6e-8) only.
        REQUIRE_BELOW(rotations, 1e-4);
        REQUIRE_BELOW(angles, 1e-3);
    }

    void publishedRootOrientation() {
        double forward = 0, back = 0;
        for (int i = 0; i < golden().count("orient_q2mat"); ++i) {
            const Eigen::VectorXd q = golden().part("q", i);
            const Eigen::Matrix3d m = RowMajor3::Map(golden().part("orient_q2mat", i).data());
            const RowMajor3 ours = smplRootFromPose(q.head<3>());
            forward = std::max(forward, (ours - m).cwiseAbs().maxCoeff());
            back = std::max(back, largestAngleDifference(rootAnglesFromSmpl(m),
                                                         golden().part("orient_mat2q", i)));
        }
        REQUIRE_BELOW(forward, kTolerance);
        REQUIRE_BELOW(back, 2e-5);
    }

    void publishedMirroring() {
        for (int i = 0; i < golden().count("q"); ++i) {
            const PoseVector q = golden().part("q", i);
            QVERIFY(largestDifference(mirrored(q), golden().part("flip_lr", i)) == 0);
        }
    }

    void anglesAndBack() {
        for (std::uint32_t salt = 1; salt <= 200; ++salt) {
            const PoseVector pose = hashedPose(salt, 2.8);  // middle angles within +-1.4 rad
            const PoseVector again = poseFromContinuous(continuousFromPose(pose));
            QVERIFY((again - pose).cwiseAbs().maxCoeff() < 1e-9);
            for (int j = 0; j < kJointCount; ++j) {
                const Eigen::Vector3d angles = anglesFromRotation(jointRotation(pose, j), j);
                for (int k = 0; k < kDofsOfJoint[j]; ++k) {
                    // Foot and forearm axes are not exactly of unit length: 1e-8 in angle.
                    QVERIFY(std::abs(angles[k] - pose[kFirstDof[j] + k]) < 1e-7);
                }
            }
        }
    }

    void singularRotationsGiveFiniteAngles() {
        for (int j = 0; j < kJointCount; ++j) {
            if (kDofsOfJoint[j] != 3) continue;
            PoseVector pose = PoseVector::Zero();
            pose[kFirstDof[j]] = 0.3;
            pose[kFirstDof[j] + 1] = std::numbers::pi / 2;
            const Eigen::Vector3d angles = anglesFromRotation(jointRotation(pose, j), j);
            QVERIFY(angles.allFinite());
            PoseVector again = PoseVector::Zero();
            again.segment<3>(kFirstDof[j]) = angles;
            QVERIFY(std::abs(std::abs(angles[1]) - std::numbers::pi / 2) < 1e-7);
        }
        QVERIFY(poseFromContinuous(ContinuousPose::Zero()).allFinite());
    }

    void rotationsAreProper() {
        for (const double angle : {0.0, 1e-9, 1e-6, 1e-3, 1.0, 3.1, 6.0, -4.0}) {
            const Eigen::Vector3d axis = Eigen::Vector3d(0.3, -0.5, 0.8).normalized();
            const Eigen::Matrix3d r = axisRotation(axis, angle);
            const Eigen::Matrix3d expected = Eigen::AngleAxisd(angle, axis).toRotationMatrix();
            QVERIFY((r - expected).cwiseAbs().maxCoeff() < 1e-14);
        }
    }

    void smplAxes() {
        const Eigen::Matrix3d p = smplFromOpenSimAxes();
        QCOMPARE(p * Eigen::Vector3d(1, 2, 3), Eigen::Vector3d(-3, 2, 1));
        QCOMPARE(p.determinant(), 1.0);
    }
};

QTEST_GUILESS_MAIN(RotationTest)
#include "tst_rotation.moc"
