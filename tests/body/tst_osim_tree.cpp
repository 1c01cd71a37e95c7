#include <QtTest>
#include <numbers>
#include <random>

#include "core/body/osim_tree.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

std::array<Eigen::Isometry3d, kOsimBodies> posed(const OsimCoordinates& q,
                                                 const OsimScales& scales = OsimScales::Ones()) {
    return osimForward(osimTree(), Eigen::Isometry3d::Identity(), scales, q);
}

Eigen::Vector3d centre(const std::string& body, const OsimCoordinates& q,
                       const OsimScales& scales = OsimScales::Ones()) {
    const int index = osimTree().body(body);
    return osimJointCentre(osimTree(), scales, index, posed(q, scales)[std::size_t(index)]);
}

OsimCoordinates with(const std::string& name, double value_deg) {
    OsimCoordinates q = OsimCoordinates::Zero();
    q[osimTree().coordinate(name)] = value_deg * kDegree;
    return q;
}

}  // namespace

class TestOsimTree : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everythingHasItsPlace() {
        const OsimTree& tree = osimTree();
        for (int i = 0; i < kOsimBodies; ++i) {
            QVERIFY(!tree.bodyNames[std::size_t(i)].empty());
            QVERIFY(tree.joints[std::size_t(i)].parent < i);
            const auto& o = tree.joints[std::size_t(i)].orientation;
            QVERIFY((o * o.transpose() - Eigen::Matrix3d::Identity()).norm() < 1e-12);
        }
        for (const auto& one : tree.coordinates) QVERIFY(one.high_rad > one.low_rad);
        for (const auto& name : tree.scaleNames) QVERIFY(!name.empty());
        QCOMPARE(tree.coordinate("knee_angle_l"), 10);
        QCOMPARE(tree.coordinate("wrist_dev_l"), 30);
        QCOMPARE(tree.body("hand_l"), 19);
        QCOMPARE(tree.body("tail"), -1);
    }

    /// At zero the hip stands where the pelvis has it, and the leg hangs below it.
    void neutralCentresAreTheModels() {
        const OsimCoordinates zero = OsimCoordinates::Zero();
        const Eigen::Vector3d hip(-.056276, -.07849, .07726);
        QVERIFY((centre("femur_r", zero) - hip).norm() < 1e-12);
        const Eigen::Vector3d left(-.056276, -.07849, -.07726);
        QVERIFY((centre("femur_l", zero) - left).norm() < 1e-12);
        const Eigen::Vector3d shoulder =
            Eigen::Vector3d(-.1007, .0815, 0) + Eigen::Vector3d(.003155, .3715, .17);
        QVERIFY((centre("humerus_r", zero) - shoulder).norm() < 1e-12);
        // The knee's own shifts vanish at zero flexion.
        const Eigen::Vector3d knee = hip + Eigen::Vector3d(-.00809, -.40796, -.00275);
        QVERIFY((centre("tibia_r", zero) - knee).norm() < 1e-12);
        const Eigen::Vector3d ankle = centre("talus_r", zero);
        QVERIFY(std::abs((ankle - knee).norm() - .40) < 0.01);
        QVERIFY(ankle.y() < knee.y() - 0.39);
    }

    /// Signs of OpenSim: what a clinician would see from the side.
    void positiveTurnsAreTheUsualOnes() {
        const OsimCoordinates zero = OsimCoordinates::Zero();
        for (const std::string side : {"_r", "_l"}) {
            const double out = side == "_r" ? 1 : -1;
            const auto moved = [&](const std::string& body, const std::string& coordinate) {
                return Eigen::Vector3d(centre(body + side, with(coordinate + side, 30)) -
                                       centre(body + side, zero));
            };
            QVERIFY(moved("tibia", "hip_flexion").x() > 0.15);           // the knee forward
            QVERIFY(moved("tibia", "hip_adduction").z() * out < -0.15);  // inwards
            QVERIFY(moved("talus", "knee_angle").x() < -0.15);           // the ankle backward
            QVERIFY(moved("toes", "ankle_angle").y() > 0.05);            // the toes up
            QVERIFY(moved("ulna", "arm_flex").x() > 0.1);                // the elbow forward
            QVERIFY(moved("ulna", "arm_add").z() * out < -0.1);          // inwards
            QVERIFY(moved("hand", "elbow_flex").x() > 0.1);              // the hand forward
        }
        const Eigen::Vector3d back =
            centre("humerus_r", with("lumbar_extension", 30)) - centre("humerus_r", zero);
        QVERIFY(back.x() < -0.1);
    }

    void sidesMirror() {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> angle(-0.5, 0.9);
        for (int round = 0; round < 20; ++round) {
            OsimCoordinates q = OsimCoordinates::Zero();
            for (int i = 0; i < 7; ++i) q[i] = q[i + 7] = angle(random);
            for (int i = 17; i < 22; ++i) q[i] = q[i + 7] = angle(random);
            for (const char* body : {"tibia", "talus", "calcn", "toes", "ulna", "radius"}) {
                const Eigen::Vector3d right = centre(std::string(body) + "_r", q);
                Eigen::Vector3d left = centre(std::string(body) + "_l", q);
                left.z() = -left.z();
                QVERIFY2((right - left).norm() < 1e-9, body);
            }
        }
    }

    void scalesStretchTheirBodyAlone() {
        const OsimCoordinates q = with("knee_angle_r", 60);
        OsimScales scales = OsimScales::Ones();
        int femur = 0;
        while (osimTree().scaleNames[std::size_t(femur)] != "femur_y_r") ++femur;
        scales[femur] = 1.1;
        const auto length = [&](const OsimScales& s) {
            return (centre("tibia_r", OsimCoordinates::Zero(), s) -
                    centre("femur_r", OsimCoordinates::Zero(), s))
                .y();
        };
        QVERIFY(std::abs(length(scales) / length(OsimScales::Ones()) - 1.1) < 1e-9);
        QVERIFY((centre("tibia_l", q, scales) - centre("tibia_l", q)).norm() < 1e-12);
        QVERIFY(std::abs((centre("talus_r", q, scales) - centre("tibia_r", q, scales)).norm() -
                         (centre("talus_r", q) - centre("tibia_r", q)).norm()) < 1e-4);
    }

    /// The polynomials by hand: at 90 degrees of flexion.
    void kneeFollowsItsPolynomials() {
        const double q = std::numbers::pi / 2;
        const double z = ((.0108321 * q - .0252183) * q - .0328478) * q * q + .0791 * q;
        const double y = ((.0251658 * q - .1694801) * q + .3694993) * q;
        const OsimTree& tree = osimTree();
        const auto bodies = posed(with("knee_angle_r", 90));
        const auto femur = std::size_t(tree.body("femur_r")),
                   tibia = std::size_t(tree.body("tibia_r"));
        const Eigen::Matrix3d frame = tree.joints[tibia].orientation;
        const Eigen::Matrix3d found =
            frame.transpose() * bodies[femur].linear().transpose() * bodies[tibia].linear() * frame;
        const Eigen::Matrix3d expected = (Eigen::AngleAxisd(q, Eigen::Vector3d::UnitX()) *
                                          Eigen::AngleAxisd(z, Eigen::Vector3d::UnitZ()) *
                                          Eigen::AngleAxisd(y, Eigen::Vector3d::UnitY()))
                                             .toRotationMatrix();
        QVERIFY((found - expected).norm() < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestOsimTree)
#include "tst_osim_tree.moc"
