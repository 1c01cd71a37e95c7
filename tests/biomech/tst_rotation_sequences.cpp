#include <Eigen/Geometry>
#include <QtTest>
#include <array>

#include "biomech_test_data.h"
#include "core/biomech/rotation_sequences.h"

using namespace gonio;
using gonio::test::kDegree;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

AngleTriple degrees(double first, double middle, double last) {
    return {first * kDegree, middle * kDegree, last * kDegree};
}

double distance_deg(const AngleTriple& a, const AngleTriple& b) {
    return std::max({std::abs(a.first - b.first), std::abs(a.middle - b.middle),
                     std::abs(a.last - b.last)}) /
           kDegree;
}

}  // namespace

class TestRotationSequences : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void roundTrips_data() {
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("middle");
        QTest::addColumn<double>("last");
        QTest::newRow("zero") << 0.0 << 0.0 << 0.0;
        QTest::newRow("squat") << 110.0 << -35.0 << 25.0;
        QTest::newRow("backward") << -170.0 << 89.0 << -179.0;
        QTest::newRow("middle near the end") << 20.0 << -89.99 << 15.0;
    }

    void roundTrips() {
        QFETCH(double, first);
        QFETCH(double, middle);
        QFETCH(double, last);
        const AngleTriple angles = degrees(first, middle, last);
        QVERIFY(distance_deg(decomposeZxy(composeZxy(angles)), angles) < 1e-9);
        QVERIFY(distance_deg(decomposeYxz(composeYxz(angles)), angles) < 1e-9);
    }

    void singularityKeepsTheRotation() {
        for (const double middle : {90.0, -90.0}) {
            const Eigen::Matrix3d zxy = composeZxy(degrees(30, middle, 20));
            QVERIFY((composeZxy(decomposeZxy(zxy)) - zxy).norm() < 1e-7);
            QCOMPARE(decomposeZxy(zxy).last, 0.0);
            const Eigen::Matrix3d yxz = composeYxz(degrees(30, middle, 20));
            QVERIFY((composeYxz(decomposeYxz(yxz)) - yxz).norm() < 1e-7);
            QVERIFY(isNearSingularity(decomposeYxz(yxz)));
        }
        QVERIFY(isNearSingularity(degrees(0, 81, 0)));
        QVERIFY(isNearSingularity(degrees(0, -99, 0)));
        QVERIFY(!isNearSingularity(degrees(0, 79, 0)));
        QVERIFY(!isNearSingularity(degrees(0, 150, 0)));
    }

    /// OpenSim's definition: first about z of the parent, last about y of the child.
    void elementaryTurns() {
        const Eigen::Vector3d y = Eigen::Vector3d::UnitY();
        QVERIFY((composeZxy(degrees(90, 0, 0)) * y + Eigen::Vector3d::UnitX()).norm() < 1e-12);
        QVERIFY((composeZxy(degrees(0, 90, 0)) * y - Eigen::Vector3d::UnitZ()).norm() < 1e-12);
        QVERIFY((composeZxy(degrees(0, 0, 70)) * y - y).norm() < 1e-12);
        QVERIFY((composeYxz(degrees(70, 0, 0)) * y - y).norm() < 1e-12);
    }

    /// The table "SKEL parameters are not OpenSim angles": SKEL's product is Ry * Rx * Rz.
    void skelHipIsNotOpenSimHip_data() {
        QTest::addColumn<QList<double>>("skel");
        QTest::addColumn<QList<double>>("openSim");
        QTest::newRow("0") << QList<double>{0, -10, 10} << QList<double>{1.8, -9.8, 10.2};
        QTest::newRow("30") << QList<double>{30, -10, 10} << QList<double>{31.3, -3.5, 13.7};
        QTest::newRow("60") << QList<double>{60, -15, 10} << QList<double>{61.1, 1.3, 17.9};
        QTest::newRow("90") << QList<double>{90, -20, 15} << QList<double>{90.0, 15.0, 20.0};
        QTest::newRow("100") << QList<double>{100, -25, 20} << QList<double>{99.9, 23.9, 21.3};
        QTest::newRow("110") << QList<double>{110, -35, 25} << QList<double>{110.0, 35.1, 24.9};
    }

    void skelHipIsNotOpenSimHip() {
        QFETCH(QList<double>, skel);
        QFETCH(QList<double>, openSim);
        const Eigen::Matrix3d femur = composeYxz(degrees(skel[2], skel[1], skel[0]));
        const AngleTriple found = decomposeZxy(femur);
        // The table is rounded to one decimal.
        QVERIFY(distance_deg(found, degrees(openSim[0], openSim[1], openSim[2])) <= 0.1);
    }

    void groundCountsWholeTurns() {
        std::vector<AngleTriple> turning;
        for (int i = 0; i <= 100; ++i) {
            turning.push_back(decomposeYxz(composeYxz(degrees(8.0 * i, 5, 3))));
        }
        turning[40] = {kNaN, kNaN, kNaN};
        unwrap(turning, Continuity::Ground);
        QVERIFY(std::isnan(turning[40].first));
        QVERIFY(distance_deg(turning[100], degrees(800, 5, 3)) < 1e-9);
    }

    void shoulderPassesNinetyDegrees() {
        std::vector<AngleTriple> lifted;
        for (int i = 0; i <= 75; ++i) {
            lifted.push_back(decomposeZxy(composeZxy(degrees(10, -2.0 * i, -5))));
        }
        lifted[45] = {kNaN, kNaN, kNaN};  // exactly singular
        std::vector<AngleTriple> joint = lifted;
        unwrap(lifted, Continuity::Shoulder);
        for (int i = 0; i <= 75; ++i) {
            if (i == 45) continue;
            QVERIFY(distance_deg(lifted[i], degrees(10, -2.0 * i, -5)) < 1e-9);
        }
        unwrap(joint, Continuity::Joint);
        QVERIFY(std::abs(joint[75].middle + 30 * kDegree) < 1e-12);
        QVERIFY((composeZxy(joint[75]) - composeZxy(lifted[75])).norm() < 1e-12);
    }

    void jointReturnsFromANoiseTurn() {
        std::vector<AngleTriple> hip{degrees(10, 5, 0), degrees(10, 85, 100), degrees(10, 85, -170),
                                     degrees(10, 85, -80), degrees(10, 5, 2)};
        unwrap(hip, Continuity::Joint);
        QVERIFY(std::abs(hip[3].last - 280 * kDegree) < 1e-12);
        QVERIFY(distance_deg(hip[4], degrees(10, 5, 2)) < 1e-9);
    }

    void missingStaysMissing() {
        const AngleTriple angles = decomposeZxy(Eigen::Matrix3d::Constant(kNaN));
        QVERIFY(std::isnan(angles.first) && std::isnan(angles.middle) && std::isnan(angles.last));
    }
};

QTEST_GUILESS_MAIN(TestRotationSequences)
#include "tst_rotation_sequences.moc"
