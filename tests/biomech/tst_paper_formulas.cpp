#include <QtTest>
#include <numbers>

#include "core/biomech/ik_metrics.h"
#include "core/biomech/limit_violation.h"
#include "core/biomech/point_metrics.h"
#include "core/body/osim_tree.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

bool near(double value, double expected, double tolerance = 1e-9) {
    return std::abs(value - expected) <= tolerance;
}

PointColumns tetrahedron() {
    PointColumns points(3, 4);
    points << 0, 1, 0, 0,  //
        0, 0, 1, 0,        //
        0, 0, 0, 1;
    return points;
}

Eigen::Matrix3d turn(const Eigen::Vector3d& axis, double angle_deg) {
    return axisRotation(axis, angle_deg * kDegree);
}

const Eigen::Vector3d kX = Eigen::Vector3d::UnitX(), kY = Eigen::Vector3d::UnitY(),
                      kZ = Eigen::Vector3d::UnitZ();

}  // namespace

/// Each formula of the papers against numbers worked out by hand.
class TestPaperFormulas : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void meanDistance() {
        PointColumns moved = tetrahedron();
        moved.col(0) += Eigen::Vector3d(3, 4, 0);
        moved.col(2) += Eigen::Vector3d(0, 0, -1);
        QVERIFY(near(meanPointDistance(moved, tetrahedron()), (5.0 + 1) / 4));
        QVERIFY(std::isnan(meanPointDistance(PointColumns(3, 0), PointColumns(3, 0))));
    }

    void alignmentUndoesAnySimilarity() {
        const PointColumns truth = tetrahedron();
        const Eigen::Matrix3d rotation = turn(kX, 40) * turn(kY, -170);
        const PointColumns other = (2.5 * rotation * truth).colwise() + Eigen::Vector3d(7, -8, 0.5);
        QVERIFY(near(meanPointDistance(similarityAligned(other, truth), truth), 0, 1e-12));
    }

    /// A mirror image is not mirrored back: only proper rotations count.
    void alignmentDoesNotMirror() {
        const PointColumns truth = tetrahedron();
        PointColumns mirrored = truth;
        mirrored.row(2) *= -1;
        QVERIFY(meanPointDistance(similarityAligned(mirrored, truth), truth) > 0.1);
        // Planar points have no handedness: their mirror image is a rotation.
        PointColumns planar(3, 3);
        planar << 0, 2, 0, 0, 0, 1, 0, 0, 0;
        PointColumns turned = planar;
        turned.row(1) *= -1;
        QVERIFY(near(meanPointDistance(similarityAligned(turned, planar), planar), 0, 1e-12));
    }

    void alignmentScaleByHand() {
        PointColumns from(3, 2), to(3, 2);
        from << -2, 2, 0, 0, 0, 0;
        to << 4, 7, 1, 1, 0, 0;
        const PointColumns aligned = similarityAligned(from, to);
        QVERIFY((aligned - to).norm() < 1e-12);  // scale 3/4
        // Three on a line: -1, 0, 1 against -1, 0.6, 1: mean 0.2, slope 2 / 2 = 1.
        PointColumns line(3, 3), bent(3, 3);
        line << -1, 0, 1, 0, 0, 0, 0, 0, 0;
        bent << -1, 0.6, 1, 0, 0, 0, 0, 0, 0;
        const double error = meanPointDistance(similarityAligned(line, bent), bent);
        QVERIFY(near(error, (0.2 + 0.4 + 0.2) / 3));
    }

    void volumeOfATetrahedron() {
        Eigen::Matrix3Xi faces(3, 4);
        faces << 0, 0, 0, 1,  //
            2, 1, 3, 2,       //
            1, 3, 2, 3;
        QVERIFY(near(enclosedVolume(tetrahedron(), faces), 1.0 / 6));
        const PointColumns away = tetrahedron().colwise() + Eigen::Vector3d(100, 50, -30);
        QVERIFY(near(enclosedVolume(2 * away, faces), 8.0 / 6));
        faces.row(0).swap(faces.row(1));
        QVERIFY(near(enclosedVolume(tetrahedron(), faces), -1.0 / 6));
    }

    void correctKeypoints() {
        // Three keypoints, two frames; distances in crop units, confidences:
        //   frame 1 (factor 1):   0.04 c 1,  0.2 c 1,   0 c 0.5 (no label)
        //   frame 2 (factor 1.5): 0.04 c 1,  0.01 c 1,  0 c 0
        const auto frame = [](double a, double b, double confidence, double factor) {
            KeypointPair pair;
            pair.truth = Eigen::Matrix2Xd::Zero(2, 3);
            pair.estimate = pair.truth;
            pair.estimate(0, 0) = a;
            pair.estimate(1, 1) = -b;
            pair.confidence = Eigen::Vector3d(1, 1, confidence);
            pair.boxFactor = factor;
            return pair;
        };
        const KeypointPair frames[] = {frame(0.04, 0.2, 0.5, 1), frame(0.04, 0.01, 0, 1.5)};
        // At 0.05: keypoint 0 one of two (0.06 is too far), keypoint 1 one of two.
        QVERIFY(near(correctKeypointShare(frames, 0.05), 0.5));
        // At 0.1: two of two, one of two.
        QVERIFY(near(correctKeypointShare(frames, 0.1), 0.75));
        QVERIFY(std::isnan(correctKeypointShare({}, 0.1)));
    }

    void skelLimits() {
        PoseVector pose = PoseVector::Zero();
        pose(13) = -12 * kDegree;         // left knee: 0..135
        pose(6) = (140 - 360) * kDegree;  // right knee, a turn away: 5 beyond
        pose(42) = 150 * kDegree;         // left elbow: 15 beyond 135
        pose(43) = 100 * kDegree;         // left forearm: 10 beyond 90
        pose(33) = -70 * kDegree;         // right forearm: 2.5 beyond 67.5
        const PartExcess none = skelLimitExcess(pose, 0);
        QVERIFY(near(none[0], 12) && near(none[1], 5) && near(none[2], 15) && near(none[3], 2.5));
        const PartExcess ten = skelLimitExcess(pose, 10);
        QVERIFY(near(ten[0], 2) && near(ten[1], 0) && near(ten[2], 5) && near(ten[3], 0));
    }

    void smplLimits() {
        SmplPartRotations rest{Eigen::Matrix3d::Identity(), Eigen::Matrix3d::Identity(),
                               Eigen::Matrix3d::Identity(), Eigen::Matrix3d::Identity()};
        for (const double excess : smplLimitExcess(rest, 0)) QVERIFY(near(excess, 0, 1e-6));
        rest.leftKnee = turn(kX, 60) * turn(kZ, 8) * turn(kY, -20);
        rest.rightKnee = turn(kX, -15);
        rest.leftElbow = turn(kY, -100) * turn(kZ, 3) * turn(kX, 80);
        rest.rightElbow = turn(kY, -100);
        const PartExcess excess = smplLimitExcess(rest, 0);
        QVERIFY(near(excess[0], 20, 1e-6));
        QVERIFY(near(excess[1], 15, 1e-6));
        QVERIFY(near(excess[2], 12.5, 1e-6));
        QVERIFY(near(excess[3], 100, 1e-6));
        const PartExcess wide = smplLimitExcess(rest, 30);
        QVERIFY(near(wide[0], 0, 1e-6) && near(wide[3], 70, 1e-6));
    }

    void violationsAreSummarised() {
        const PartExcess frames[] = {{0, 1, 0, 0}, {4, 1, 0, 0}, {2, 1, 0, 0}, {0, 1, 0, 6}};
        const auto summary = summarised(frames, 10);
        QCOMPARE(summary.size(), std::size_t(4));
        QVERIFY(summary[0].part == "l_knee" && near(summary[0].tolerance_deg, 10));
        QVERIFY(near(summary[0].share, 0.5) && near(summary[0].mean_deg, 1.5));
        QVERIFY(near(summary[0].median_deg, 1) && near(summary[0].largest_deg, 4));
        QVERIFY(near(summary[1].share, 1) && near(summary[1].median_deg, 1));
        QVERIFY(near(summary[3].share, 0.25) && near(summary[3].mean_deg, 1.5));
    }

    void angleErrorWraps() {
        const Eigen::Vector3d estimate = Eigen::Vector3d(179, 10, 500) * kDegree;
        const Eigen::Vector3d truth = Eigen::Vector3d(-179, 14, 0) * kDegree;
        QVERIFY(near(meanAngleError_deg(estimate, truth, {0, 1}), (2.0 + 4) / 2));
        QVERIFY(near(meanAngleError_deg(estimate, truth, {2}), 140));
        QVERIFY(std::isnan(meanAngleError_deg(estimate, truth, {})));
    }

    void bodyErrorLooksAtLongAxes() {
        Eigen::VectorXd truth = Eigen::VectorXd::Ones(kOsimScales), estimate = truth;
        estimate(4) += 0.1;    // right femur along y
        estimate(26) -= 0.05;  // left forearm along y
        estimate(3) += 9;      // right femur across: does not count
        estimate(27) += 9;     // left hand: does not count
        const double expected = 1000 * (0.1 * 0.40796 + 0.05 * 0.248848) / 14;
        QVERIFY(near(meanBodyError_mm(estimate, truth), expected, 1e-6));
        QVERIFY(near(meanBodyError_mm(truth, truth), 0));
    }
};

QTEST_APPLESS_MAIN(TestPaperFormulas)
#include "tst_paper_formulas.moc"
