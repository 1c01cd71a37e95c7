#include <QtTest>

#include "inference/synthesis/pose_bank.h"
#include "inference/synthesis/self_contact.h"
#include "synthesis_test_bodies.h"

using namespace gonio;

class TestSynthesisPoses : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void distancesOfSegments() {
        const Eigen::Vector3d o(0, 0, 0), x(1, 0, 0), y(0, 1, 0), z(0, 0, 1);
        QCOMPARE(segmentDistance_m(o, x, z, x + z), 1.0);       // parallel
        QCOMPARE(segmentDistance_m(-x, x, z - y, z + y), 1.0);  // crossing
        QCOMPARE(segmentDistance_m(o, x, 3 * x, 5 * x), 2.0);   // in line
        QCOMPARE(segmentDistance_m(o, o, 2 * y, 2 * y), 2.0);   // points
        QCOMPARE(segmentDistance_m(o, x, 2 * x + y, 2 * x + 3 * y), std::sqrt(2.0));
    }

    void findsArmsInTheTrunk() {
        const auto body = testing::openBody();
        const RestShape rest = computeRestShape(body->model(), ShapeVector::Zero());
        Kinematics kinematics;
        computeKinematics(rest, testing::standing(), kinematics);
        QVERIFY(selfPenetration_m(kinematics) < 0.03);
        PoseVector through = testing::standing();
        through[29] = 2.2;  // the right arm goes on into the body
        computeKinematics(rest, through, kinematics);
        QVERIFY(selfPenetration_m(kinematics) > 0.06);
    }

    void posturesAreSoundAndRepeat() {
        const auto body = testing::openBody();
        const auto bank = PoseBank::make(body->model(), 5);
        const auto same = PoseBank::make(body->model(), 5);
        QVERIFY(bank.has_value() && same.has_value());
        const RestShape rest = computeRestShape(body->model(), ShapeVector::Zero());
        Kinematics kinematics;
        int deep = 0, bentKnees = 0, raisedArms = 0, aloft = 0;
        constexpr int count = 400;
        for (int i = 0; i < count; ++i) {
            Dice dice(std::uint64_t(i), Stream::Pose), again(std::uint64_t(i), Stream::Pose);
            const PoseSample sample = (*bank)->sample(rest, dice);
            QVERIFY(sample.pose_rad == (*same)->sample(rest, again).pose_rad);
            QVERIFY(sample.pose_rad.allFinite() && sample.rate_rad_s.allFinite());
            QVERIFY(sample.pose_rad.tail<43>().cwiseAbs().maxCoeff() < 3.2);
            QVERIFY(sample.lift_m >= 0 && sample.lift_m < 0.8);
            computeKinematics(rest, sample.pose_rad, kinematics);
            deep += selfPenetration_m(kinematics) > 0.06;
            bentKnees += sample.pose_rad[6] > 1.2;
            raisedArms += sample.pose_rad[29] < 0;
            aloft += sample.lift_m > 0.02;
        }
        QVERIFY2(deep < count / 50, qPrintable(QString::number(deep)));
        QVERIFY(bentKnees > count / 12 && bentKnees < count / 2);
        QVERIFY(raisedArms > count / 20);
        QVERIFY(aloft > 2);
    }

    void ratesAreThoseOfTheMotion() {
        const auto body = testing::openBody();
        const auto bank = PoseBank::make(body->model(), 5);
        double fastest = 0;
        for (const PoseSample& sample : (*bank)->planned())
            fastest = std::max(fastest, std::abs(sample.rate_rad_s[6]));
        // Knees of walkers and jumpers turn with up to 6 to 18 rad/s.
        QVERIFY2(fastest > 4 && fastest < 25, qPrintable(QString::number(fastest)));
    }

    void everyRuleGivesItsPosture() {
        Dice dice(7);
        for (int i = 0; i < 50; ++i) {
            const PoseVector sitting = posed(PoseKind::Sit, dice).pose_rad;
            QVERIFY(sitting[3] > 0.5 && sitting[10] > 0.5);
            const PoseVector crouching = posed(PoseKind::Crouch, dice).pose_rad;
            QVERIFY(crouching[6] > 0.5 && crouching[13] > 0.5);
            const auto& limits = jointLimits(LimitSet::Hsmr);
            const PoseVector any = posed(PoseKind::AnyAngles, dice).pose_rad;
            for (int d = 3; d < 23; ++d) {
                QVERIFY(any[d] >= limits[std::size_t(d)].lower_rad);
                QVERIFY(any[d] <= limits[std::size_t(d)].upper_rad);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSynthesisPoses)
#include "tst_synthesis_poses.moc"
