#include <QtTest>
#include <cmath>

#include "core/body/skin.h"
#include "core/io/npz.h"
#include "core/synth/foot_geometry.h"
#include "core/synth/truth.h"
#include "tests/synth/synth_body.h"

using namespace gonio;

namespace {

constexpr double kDegree = M_PI / 180;

/// Sole points of both feet over time: heel and ball, world.
struct Soles {
    std::vector<std::array<Eigen::Vector3d, 4>> points_m;  ///< heel r, ball r, heel l, ball l
    std::vector<double> lowest_m;                          ///< of the skin, above the floor
};

Soles solesOf(const BodyModel& model, const GeneratedMotion& generated) {
    const RestShape rest = computeRestShape(model, generated.motion.shape);
    const BodyGeometry body = measureBody(model, rest);
    const SkinPoser skin(model, rest);
    Kinematics k;
    VertexArray skin_m;
    Soles soles;
    for (std::size_t i = 0; i < generated.motion.size(); ++i) {
        const Eigen::Vector3d& t = generated.motion.translations_m[i];
        computeKinematics(rest, generated.motion.poses_rad[i], k);
        std::array<Eigen::Vector3d, 4> points;
        for (const Side side : {Side::Right, Side::Left}) {
            const int calcn = legJoint(Joint::CalcnR, side);
            const auto at = 2 * static_cast<std::size_t>(side);
            const Eigen::Vector3d base = k.position_m[calcn] + t;
            points[at] = base + k.rotation[calcn] * body.foot(side).heel;
            points[at + 1] = base + k.rotation[calcn] * body.foot(side).ball;
        }
        soles.points_m.push_back(points);
        skin.pose(k, t, skin_m);
        soles.lowest_m.push_back(skin_m.col(1).minCoeff() - generated.floorHeight_m);
    }
    return soles;
}

double timeOf(const GeneratedMotion& generated, const std::string& name) {
    for (const MotionEvent& event : generated.events) {
        if (event.name == name) return event.time_s;
    }
    return std::nan("");
}

// Whether a foot stands on the floor at a time: after its heel strike, before its toe off.
bool stands(const GeneratedMotion& generated, Side side, double time_s) {
    const std::string end = side == Side::Right ? "_r" : "_l";
    bool standing = false;
    for (const MotionEvent& event : generated.events) {
        if (event.time_s > time_s) break;
        if (event.name == "heel_strike" + end) standing = true;
        if (event.name == "toe_off" + end) standing = false;
    }
    return standing;
}

// Largest second difference of the angles, rad/s^2, for evenly spaced frames.
double largestAcceleration(const Motion& motion) {
    const double step = motion.times_s[1] - motion.times_s[0];
    double largest = 0;
    for (std::size_t i = 1; i + 1 < motion.size(); ++i) {
        const PoseVector a =
            (motion.poses_rad[i - 1] - 2 * motion.poses_rad[i] + motion.poses_rad[i + 1]) /
            (step * step);
        largest = std::max(largest, a.cwiseAbs().maxCoeff());
    }
    return largest;
}

// Legs and trunk against the published limits; scapulae are left at zero on purpose.
void checkLimits(const Motion& motion) {
    const auto& limits = jointLimits(LimitSet::Hsmr);
    for (const PoseVector& q : motion.poses_rad) {
        for (int dof = 3; dof < kDofCount; ++dof) {
            const int joint = dofTable()[static_cast<std::size_t>(dof)].joint;
            if (joint == id(Joint::ScapulaR) || joint == id(Joint::ScapulaL)) continue;
            const AngleLimit& limit = limits[static_cast<std::size_t>(dof)];
            QVERIFY2(q[dof] >= limit.lower_rad - 1e-9 && q[dof] <= limit.upper_rad + 1e-9,
                     qPrintable(QString("dof %1 is %2 deg").arg(dof).arg(q[dof] / kDegree)));
        }
    }
}

}  // namespace

class TestMotionGenerator : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_model = openBody();
        if (!m_model) QSKIP("the open body has not been generated (resources/bodies)");
    }

    void walkDoesNotSlide_data() {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("seed");
        for (const double speed : {0.8, 1.25, 1.6}) {
            for (const int seed : {0, 7}) {
                QTest::addRow("%.2f m/s, seed %d", speed, seed) << speed << seed;
            }
        }
    }

    void walkDoesNotSlide() {
        QFETCH(double, speed);
        QFETCH(int, seed);
        WalkOptions options;
        options.speed_m_s = speed;
        options.seed = static_cast<std::uint64_t>(seed);
        ViewOptions view;
        auto walk =
            generateWalk(*m_model, ShapeVector::Zero(), options, view, regularTimes(2.5, 60));
        QVERIFY2(walk, walk ? "" : describe(walk.error()).c_str());
        checkLimits(walk->motion);
        const Soles soles = solesOf(*m_model, *walk);
        double worst = 0, lowest = 0;
        int contacts = 0;
        for (std::size_t i = 1; i < soles.points_m.size(); ++i) {
            for (std::size_t p = 0; p < 4; ++p) {
                const Side side = p < 2 ? Side::Right : Side::Left;
                if (!stands(*walk, side, walk->motion.times_s[i]) ||
                    !stands(*walk, side, walk->motion.times_s[i - 1])) {
                    continue;
                }
                const Eigen::Vector3d now = soles.points_m[i][p], before = soles.points_m[i - 1][p];
                const double height = std::max(now.y(), before.y()) - walk->floorHeight_m;
                if (height > 0.002) continue;  // rolled off
                Eigen::Vector3d moved = now - before;
                moved.y() = 0;
                worst = std::max(worst, moved.norm());
                ++contacts;
            }
            lowest = std::min(lowest, soles.lowest_m[i]);
        }
        qInfo("slide %.2f mm, lowest skin %.1f mm, %d contacts, acceleration %.0f rad/s2",
              1000 * worst, 1000 * lowest, contacts, largestAcceleration(walk->motion));
        QVERIFY(contacts > 150);
        QVERIFY(worst < 0.005);
        QVERIFY(lowest > -0.02);
        QVERIFY(largestAcceleration(walk->motion) < 330 * std::max(1.0, speed * speed));
    }

    // No speed or style makes the legs snap; feet reach their places everywhere.
    void walkIsSmoothAtAnySpeed() {
        for (int i = 0; i <= 13; ++i) {
            WalkOptions options;
            options.speed_m_s = std::min(0.5 + 0.1 * i, 1.8);
            options.seed = static_cast<std::uint64_t>(i);
            ShapeVector shape = ShapeVector::Zero();
            shape[0] = i % 3 - 1;
            auto walk = generateWalk(*m_model, shape, options, {}, regularTimes(1.6, 100));
            QVERIFY2(walk, walk ? "" : describe(walk.error()).c_str());
            const double acceleration = largestAcceleration(walk->motion);
            const double limit = 500 * std::max(1.0, options.speed_m_s * options.speed_m_s);
            QVERIFY2(acceleration < limit,
                     qPrintable(
                         QString("%1 rad/s2 at %2 m/s").arg(acceleration).arg(options.speed_m_s)));
        }
    }

    void walkIsPeriodicAndAdvances() {
        const WalkOptions options;
        const ViewOptions view;
        auto first =
            generateWalk(*m_model, ShapeVector::Zero(), options, view, regularTimes(4, 60));
        QVERIFY(first.has_value());
        std::vector<double> strikes;
        for (const MotionEvent& event : first->events) {
            if (event.name == "heel_strike_r") strikes.push_back(event.time_s);
        }
        QVERIFY(strikes.size() >= 3);
        const double period = strikes[1] - strikes[0];
        std::vector<double> times;
        for (int i = 0; i < 20; ++i) times.push_back(0.05 * i);
        for (int i = 0; i < 20; ++i) times.push_back(0.05 * i + period);
        auto walk = generateWalk(*m_model, ShapeVector::Zero(), options, view, times);
        QVERIFY(walk.has_value());
        const Motion& motion = walk->motion;
        for (std::size_t i = 0; i < 20; ++i) {
            QVERIFY((motion.poses_rad[i] - motion.poses_rad[i + 20]).cwiseAbs().maxCoeff() < 1e-6);
            const Eigen::Vector3d moved = motion.translations_m[i + 20] - motion.translations_m[i];
            QVERIFY((moved - Eigen::Vector3d(options.speed_m_s * period, 0, 0)).norm() < 1e-6);
        }
        // Swing knees bend like a walker's, and stance knees are nearly straight.
        double least = 1e9, most = 0;
        for (const PoseVector& q : first->motion.poses_rad) {
            least = std::min(least, q[6]);
            most = std::max(most, q[6]);
        }
        QVERIFY(most > 50 * kDegree && most < 80 * kDegree);
        QVERIFY(least > -2 * kDegree && least < 12 * kDegree);
    }

    void headingTurnsTheWholeMotion() {
        const std::vector<double> times = {0, 0.2, 0.4};
        ViewOptions towards, sideways;
        towards.heading_rad = 0;
        auto a = generateWalk(*m_model, ShapeVector::Zero(), {}, towards, times);
        auto b = generateWalk(*m_model, ShapeVector::Zero(), {}, sideways, times);
        QVERIFY(a && b);
        const Eigen::Vector3d va = a->motion.translations_m[2] - a->motion.translations_m[0];
        const Eigen::Vector3d vb = b->motion.translations_m[2] - b->motion.translations_m[0];
        QVERIFY(va.z() > 0.3 && std::abs(va.x()) < 0.1);  // comes closer
        QVERIFY(vb.x() > 0.3 && std::abs(vb.z()) < 0.1);  // goes right
    }

    void bodyHasTheAskedHeightInThePicture() {
        ViewOptions view;
        view.bodyHeight_px = 600;
        auto squat = generateSquat(*m_model, ShapeVector::Zero(), {}, view, regularTimes(0.1, 30));
        QVERIFY(squat.has_value());
        auto truth = computeTruth(*m_model, *squat);
        QVERIFY(truth.has_value());
        QVERIFY(std::abs(truth->boxes[0].height_px - 600) < 30);
    }

    void squatFeetStay_data() {
        QTest::addColumn<double>("knee");
        for (const double knee : {60.0, 100.0, 120.0}) QTest::addRow("%.0f deg", knee) << knee;
    }

    void squatFeetStay() {
        QFETCH(double, knee);
        SquatOptions options;
        options.kneeFlexion_deg = knee;
        options.repetitions = 2;
        auto squat = generateSquat(*m_model, ShapeVector::Zero(), options, {},
                                   regularTimes(durationOf(options), 60));
        QVERIFY(squat.has_value());
        checkLimits(squat->motion);
        const Soles soles = solesOf(*m_model, *squat);
        double worst = 0;
        for (const auto& points : soles.points_m) {
            for (std::size_t p = 0; p < 4; ++p) {
                worst = std::max(worst, (points[p] - soles.points_m[0][p]).norm());
            }
        }
        double deepest = 0;
        for (const PoseVector& q : squat->motion.poses_rad) deepest = std::max(deepest, q[6]);
        auto truth = computeTruth(*m_model, *squat);
        QVERIFY(truth.has_value());
        double swayed = 0;
        for (const auto& com : truth->centresOfMass_m) {
            const Eigen::Vector3d moved = com - truth->centresOfMass_m[0];
            swayed = std::max(swayed, std::hypot(moved.x(), moved.z()));
        }
        qInfo("feet move %.2f mm, knee %.1f deg, centre of mass sways %.1f mm", 1000 * worst,
              deepest / kDegree, 1000 * swayed);
        QVERIFY(worst < 0.002);
        QVERIFY(std::abs(deepest / kDegree - knee) < 3);
        QVERIFY(swayed < 0.005);
        QVERIFY(largestAcceleration(squat->motion) < 60);
    }

    void jumpFliesByGravity() {
        for (const double height : {0.15, 0.25, 0.35}) {
            JumpOptions options;
            options.height_m = height;
            auto jump = generateJump(*m_model, ShapeVector::Zero(), options, {},
                                     regularTimes(durationOf(options), 240));
            QVERIFY(jump.has_value());
            checkLimits(jump->motion);
            const double off = timeOf(*jump, "take_off"), land = timeOf(*jump, "landing");
            QVERIFY(land > off + 0.2);
            auto truth = computeTruth(*m_model, *jump);
            QVERIFY(truth.has_value());
            const Soles soles = solesOf(*m_model, *jump);
            const Motion& motion = jump->motion;
            double atOff = 0, apex = -1e9, worst = 0;
            for (std::size_t i = 1; i + 1 < motion.size(); ++i) {
                const double y = truth->centresOfMass_m[i].y();
                if (motion.times_s[i] <= off) atOff = y;
                apex = std::max(apex, y);
                if (motion.times_s[i - 1] <= off || motion.times_s[i + 1] >= land) continue;
                const double step = 1.0 / 240;
                const double a = (truth->centresOfMass_m[i - 1].y() - 2 * y +
                                  truth->centresOfMass_m[i + 1].y()) /
                                 (step * step);
                worst = std::max(worst, std::abs(a + kGravity_m_s2));
                QVERIFY(soles.lowest_m[i] > -0.02);
            }
            for (std::size_t i = 0; i < motion.size(); ++i) {
                if (motion.times_s[i] < off - 0.25 || motion.times_s[i] > land + 0.15) {
                    QVERIFY2(std::abs(soles.lowest_m[i]) < 0.004,
                             qPrintable(QString("%1 m at %2 s, off %3, land %4")
                                            .arg(soles.lowest_m[i])
                                            .arg(motion.times_s[i])
                                            .arg(off)
                                            .arg(land)));
                }
            }
            qInfo("height %.2f: |a + g| <= %.1e, rise %.4f", height, worst, apex - atOff);
            QVERIFY(worst < 1e-6);
            QVERIFY(std::abs(apex - atOff - height) < 0.015);  // take-off between two frames
        }
    }

    void seedsGiveDifferentPeopleReproducibly() {
        const std::vector<double> times = {0, 0.3, 0.6};
        const auto pose = [&](std::uint64_t seed) {
            WalkOptions options;
            options.seed = seed;
            return generateWalk(*m_model, ShapeVector::Zero(), options, {}, times)
                ->motion.poses_rad[1];
        };
        QCOMPARE(pose(3), pose(3));
        QVERIFY((pose(3) - pose(4)).cwiseAbs().maxCoeff() > 0.5 * kDegree);
    }

    void jitteredTimesStayInBounds() {
        const auto times = jitteredTimes(2, 60, 0.5, 9);
        QVERIFY(times.size() > 100 && times.size() < 140);
        QCOMPARE(times, jitteredTimes(2, 60, 0.5, 9));
        double least = 1, most = 0;
        for (std::size_t i = 1; i < times.size(); ++i) {
            least = std::min(least, times[i] - times[i - 1]);
            most = std::max(most, times[i] - times[i - 1]);
        }
        QVERIFY(least >= 0.5 / 60 - 1e-12 && most <= 1.5 / 60 + 1e-12 && most > 1.2 * least);
        QCOMPARE(regularTimes(0.1, 30).size(), std::size_t{3});
    }

    void badOptionsAreRefused() {
        WalkOptions walk;
        const std::vector<double> times = {0, 0.1}, backwards = {0.1, 0};
        const ShapeVector mean = ShapeVector::Zero();
        walk.speed_m_s = 9;
        QCOMPARE(generateWalk(*m_model, mean, walk, {}, times).error().code, ErrorCode::Usage);
        walk.speed_m_s = std::nan("");
        QVERIFY(!generateWalk(*m_model, mean, walk, {}, times));
        QVERIFY(!generateWalk(*m_model, mean, {}, {}, backwards));
        QVERIFY(!generateWalk(*m_model, mean, {}, {}, {}));
        SquatOptions squat;
        squat.kneeFlexion_deg = 170;
        QVERIFY(!generateSquat(*m_model, mean, squat, {}, times));
        ViewOptions view;
        view.focal_px = -1;
        QVERIFY(!generateJump(*m_model, mean, {}, view, times));
    }

    void truthAgreesWithItself() {
        ViewOptions view;
        view.roll_rad = 0.05;
        view.pitch_rad = -0.1;
        auto walk = generateWalk(*m_model, ShapeVector::Zero(), {}, view, regularTimes(0.5, 30));
        auto truth = computeTruth(*m_model, *walk);
        QVERIFY(truth.has_value());
        const TensorMap arrays = truthArrays(*truth);
        auto kp2d = findTensor(arrays, "kp2d", {15, kKeypointCount, 2});
        auto kp3d = findTensor(arrays, "kp3d", {15, kKeypointCount, 3});
        auto turn = findTensor(arrays, "cam_rotation", {3, 3});
        QVERIFY(kp2d && kp3d && turn);
        const auto p2 = (*kp2d)->toDoubles(), p3 = (*kp3d)->toDoubles(), r = (*turn)->toDoubles();
        double worst = 0;
        for (std::size_t i = 0; i < p2.size() / 2; ++i) {
            std::array<double, 3> c{};
            for (std::size_t a = 0; a < 3; ++a) {
                for (std::size_t b = 0; b < 3; ++b) c[a] += r[3 * a + b] * p3[3 * i + b];
            }
            worst = std::max(worst, std::abs(640 + 1500 * c[0] / c[2] - p2[2 * i]));
            worst = std::max(worst, std::abs(360 + 1500 * c[1] / c[2] - p2[2 * i + 1]));
        }
        QVERIFY(worst < 1e-9);
        const Keypoints2D keypoints = keypointsOf(*truth);
        QCOMPARE(keypoints.frames.size(), std::size_t{15});
        QCOMPARE(keypoints.names[26], std::string("right_knee"));
        const auto& frame = keypoints.frames[3];
        QVERIFY((frame.rootRelative_m.row(9) + frame.rootRelative_m.row(12)).norm() < 1e-12);
        // Walking to the right, the face is to the right of the pelvis.
        QVERIFY(frame.rootRelative_m(0, 0) > 0.05 && frame.rootRelative_m(0, 1) < -0.4);
        const PersonBox& box = truth->boxes[3];
        for (int k = 0; k < kKeypointCount; ++k) {
            QVERIFY(frame.image_px(k, 0) > box.x_px - 5 &&
                    frame.image_px(k, 0) < box.x_px + box.width_px + 5);
        }
        QTemporaryDir folder;
        QVERIFY(writeTruth(*truth, *m_model, folder.path().toStdString()));
        auto again = readNpz((folder.path() + "/truth.npz").toStdString());
        QVERIFY(again.has_value());
        QCOMPARE(again->at("poses").toDoubles(), arrays.at("poses").toDoubles());
    }

private:
    std::shared_ptr<const BodyModel> m_model;
};

QTEST_GUILESS_MAIN(TestMotionGenerator)
#include "tst_motion_generator.moc"
