#include <QtTest>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <set>

#include "core/body/rotation.h"
#include "core/synth/motion_sampler.h"
#include "core/synth/planned_motion.h"
#include "tests/synth/sole_points.h"
#include "tests/synth/synth_body.h"

using namespace gonio;

namespace {

constexpr double kDegree = M_PI / 180;
constexpr double kRate_hz = 60;

double largestAcceleration(const Motion& motion) {
    double largest = 0;
    for (std::size_t i = 1; i + 1 < motion.size(); ++i) {
        const PoseVector a =
            motion.poses_rad[i - 1] - 2 * motion.poses_rad[i] + motion.poses_rad[i + 1];
        largest = std::max(largest, a.cwiseAbs().maxCoeff() * kRate_hz * kRate_hz);
    }
    return largest;
}

// How far the worst angle is beyond HSMR's limits, rad; scapulae stay at zero on purpose.
double beyondLimits(const Motion& motion, int& worstDof) {
    const auto& limits = jointLimits(LimitSet::Hsmr);
    double worst = -1;
    for (const PoseVector& q : motion.poses_rad) {
        for (int dof = 3; dof < kDofCount; ++dof) {
            const auto d = static_cast<std::size_t>(dof);
            const int joint = dofTable()[d].joint;
            if (joint == id(Joint::ScapulaR) || joint == id(Joint::ScapulaL)) continue;
            const double off = std::max(limits[d].lower_rad - q[dof], q[dof] - limits[d].upper_rad);
            if (off > worst) {
                worst = off;
                worstDof = dof;
            }
        }
    }
    return worst;
}

struct Feet {
    double slide_m = 0, lowest_m = 1, lowest_s = 0;
    int lowestPoint = 0;
    int contacts = 0;
};

Feet watchFeet(const BodyModel& model, const GeneratedMotion& generated) {
    const RestShape rest = computeRestShape(model, generated.motion.shape);
    const BodyGeometry body = measureBody(model, rest);
    const Motion& motion = generated.motion;
    Feet feet;
    SolePoints before;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        const SolePoints now =
            solePoints(rest, body, motion.poses_rad[i], motion.translations_m[i]);
        for (std::size_t p = 0; p < 4; ++p) {
            const double height_m = now[p].y() - generated.floorHeight_m;
            if (height_m < feet.lowest_m) {
                feet.lowest_m = height_m;
                feet.lowest_s = motion.times_s[i];
                feet.lowestPoint = static_cast<int>(p);
            }
            if (i == 0 || !generated.contacts[i][p] || !generated.contacts[i - 1][p]) continue;
            const Eigen::Vector3d moved = now[p] - before[p];
            feet.slide_m = std::max(feet.slide_m, std::hypot(moved.x(), moved.z()));
            ++feet.contacts;
        }
        before = now;
    }
    return feet;
}

double stanceShare(const GeneratedMotion& generated, Side side) {
    const auto at = 2 * static_cast<std::size_t>(side);
    const auto standing =
        std::count_if(generated.contacts.begin(), generated.contacts.end(),
                      [&](const SoleContact& contact) { return contact[at] || contact[at + 1]; });
    return static_cast<double>(standing) / static_cast<double>(generated.contacts.size());
}

}  // namespace

class TestMotionKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_model = openBody();
        if (!m_model) QSKIP("the open body has not been generated (resources/bodies)");
    }

    void peopleCouldMoveSo_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("style");
        for (std::size_t kind = 0; kind < kMotionKindNames.size(); ++kind) {
            for (const int style : {0, 3, 12}) {
                QTest::addRow("%s, style %d", std::string(kMotionKindNames[kind]).c_str(), style)
                    << static_cast<int>(kind) << style;
            }
        }
    }

    void peopleCouldMoveSo() {
        QFETCH(int, kind);
        QFETCH(int, style);
        MotionRequest request;
        request.kind = static_cast<MotionKind>(kind);
        request.style = randomStyle(static_cast<std::uint64_t>(style));
        request.side = style == 3 ? Side::Left : Side::Right;
        const GeneratedMotion motion = make(request);
        QVERIFY(!motion.motion.poses_rad.empty());
        const Feet feet = watchFeet(*m_model, motion);
        const double acceleration = largestAcceleration(motion.motion);
        int dof = 0;
        const double beyond = beyondLimits(motion.motion, dof);
        double least = 9, most = -9;
        for (const PoseVector& q : motion.motion.poses_rad) {
            least = std::min({least, q[6], q[13]});
            most = std::max({most, q[6], q[13]});
        }
        qInfo(
            "slide %.2f mm, lowest sole %.1f mm (point %d at %.2f s), acceleration %.0f rad/s2, "
            "limits %.1f deg (dof "
            "%d), knee %.0f .. %.0f deg",
            1000 * feet.slide_m, 1000 * feet.lowest_m, feet.lowestPoint, feet.lowest_s,
            acceleration, beyond / kDegree, dof, least / kDegree, most / kDegree);
        QVERIFY(feet.contacts > 30);
        QVERIFY(feet.slide_m < 0.005);
        QVERIFY(feet.lowest_m > -0.005);
        QVERIFY(beyond <= 1e-6);
        QVERIFY(acceleration < (request.kind == MotionKind::Run ? 2500 : 1200));
        for (std::size_t i = 1; i < motion.events.size(); ++i) {
            QVERIFY(motion.events[i].time_s >= motion.events[i - 1].time_s);
        }
    }

    void runnersFlyByGravity() {
        MotionRequest request;
        request.kind = MotionKind::Run;
        const GeneratedMotion run = make(request, 240);
        const RestShape rest = computeRestShape(*m_model, run.motion.shape);
        double worst = 0;
        int flying = 0;
        for (std::size_t i = 1; i + 1 < run.motion.size(); ++i) {
            std::array<Eigen::Vector3d, 3> com;
            bool touching = false;
            for (std::size_t j = 0; j < 3; ++j) {
                const std::size_t at = i + j - 1;
                com[j] =
                    massCentre(rest, {run.motion.poses_rad[at], run.motion.translations_m[at]});
                for (const bool bears : run.contacts[at]) touching = touching || bears;
            }
            if (touching) continue;
            ++flying;
            const Eigen::Vector3d a = (com[0] - 2 * com[1] + com[2]) * 240 * 240;
            worst = std::max(worst, (a + Eigen::Vector3d(0, kGravity_m_s2, 0)).norm());
        }
        qInfo("%d frames of flight, |a + g| <= %.1e", flying, worst);
        QVERIFY(flying > 30);
        QVERIFY(worst < 1e-4);
    }

    void limpersSpareTheNamedLeg() {
        for (const Side side : {Side::Right, Side::Left}) {
            MotionRequest request;
            request.kind = MotionKind::Limp;
            request.side = side;
            const GeneratedMotion limp = make(request);
            const double painful = stanceShare(limp, side),
                         other = stanceShare(limp, otherSide(side));
            QVERIFY2(painful < other - 0.06,
                     qPrintable(QString("%1 against %2").arg(painful).arg(other)));
        }
    }

    // The leg that an event names is the bent one in front.
    void lungesBendTheLegInFront() {
        MotionRequest request;
        request.kind = MotionKind::Lunge;
        request.side = Side::Left;
        const GeneratedMotion lunge = make(request);
        const RestShape rest = computeRestShape(*m_model, lunge.motion.shape);
        std::string order;
        for (const MotionEvent& event : lunge.events) {
            if (!event.name.starts_with("lunge_bottom")) continue;
            order += event.name.back();
            const Side front = event.name.back() == 'r' ? Side::Right : Side::Left;
            const auto i = static_cast<std::size_t>(event.time_s * kRate_hz);
            Kinematics k;
            computeKinematics(rest, lunge.motion.poses_rad[i], k);
            const Eigen::Vector3d step = k.position_m[legJoint(Joint::TalusR, front)] -
                                         k.position_m[legJoint(Joint::TalusR, otherSide(front))];
            QVERIFY(step.x() > 0.4);  // heading to the right of the picture
            QVERIFY(lunge.motion.poses_rad[i][legDof(6, front)] > 70 * kDegree);
        }
        QCOMPARE(order, std::string("lrlr"));
    }

    void turnsEndInTheAskedDirection() {
        for (const double turn_deg : {90.0, 180.0}) {
            for (const Side side : {Side::Right, Side::Left}) {
                MotionRequest request;
                request.kind = MotionKind::Turn;
                request.turn_deg = turn_deg;
                request.side = side;
                const GeneratedMotion turn = make(request);
                const double first = turn.motion.poses_rad.front()[2];
                const double turned = (turn.motion.poses_rad.back()[2] - first) / kDegree;
                const double expected = side == Side::Left ? turn_deg : -turn_deg;
                QVERIFY2(std::abs(turned - expected) < 15, qPrintable(QString::number(turned)));
            }
        }
    }

    // The body itself is not quite symmetric: the mean style tells how much that makes.
    void mirroredStyleGivesTheMirroredMotion() {
        for (std::size_t kind = 0; kind < kMotionKindNames.size(); ++kind) {
            const double own = offMirror(static_cast<MotionKind>(kind), {});
            const double styled = offMirror(static_cast<MotionKind>(kind), randomStyle(5));
            qInfo("%s: mean style %.2f deg, own style %.2f deg",
                  std::string(kMotionKindNames[kind]).c_str(), own / kDegree, styled / kDegree);
            QVERIFY(own < 17 * kDegree);
            QVERIFY(styled < own + 2 * kDegree);
        }
    }

    void samplerIsDeterministic() {
        MotionSampler one(*m_model, 4), other(*m_model, 4);
        const BodyParameters late = other.pose(700);
        for (const std::uint64_t index : {0U, 300U, 700U, 701U}) {
            const BodyParameters a = one.pose(index), b = other.pose(index);
            QCOMPARE(a.pose_rad, b.pose_rad);
            QCOMPARE(a.translation_m, b.translation_m);
        }
        QCOMPARE(one.pose(700).pose_rad, late.pose_rad);
        QVERIFY((one.pose(701).pose_rad - late.pose_rad).norm() > 0.01);
        std::set<MotionKind> kinds;
        for (std::uint64_t i = 0; i < 60; ++i) {
            const SampledMotion clip = one.clip(i, 3, 30);
            QCOMPARE(clip.poses_rad.size(), std::size_t{3});
            kinds.insert(clip.kind);
            QVERIFY(clip.poses_rad[2].allFinite() && clip.translations_m[2].allFinite());
        }
        QCOMPARE(kinds.size(), kMotionKindNames.size());
    }

    void samplerIsFast() {
        MotionSampler sampler(*m_model, 1);
        const auto start = std::clock();
        constexpr int count = 256 * 40;
        double sum = 0;
        for (std::uint64_t i = 0; i < count; ++i) sum += sampler.pose(i).pose_rad[6];
        const double took_s = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        qInfo("%.0f poses a second of CPU time", count / took_s);
        QVERIFY(sum > 0);
    }

private:
    // Largest angle between the mirror image of a motion and the motion of the mirrored request.
    double offMirror(MotionKind kind, const MotionStyle& style) const {
        MotionRequest request;
        request.kind = kind;
        request.style = style;
        auto one = planMotion(*m_model, ShapeVector::Zero(), request);
        auto other = planMotion(*m_model, ShapeVector::Zero(), mirrored(request));
        if (!one || !other) return 1e9;
        double worst = 0;
        for (int i = 0; i < 25; ++i) {
            PoseVector a = mirrored((*one)->posture(0.13 * i).pose_rad);
            a -= (*other)->posture(0.13 * i).pose_rad;
            a[8] = a[15] = 0;  // the subtalar axes are not each other's mirror image
            worst = std::max(worst, a.cwiseAbs().maxCoeff());
        }
        return worst;
    }

    GeneratedMotion make(const MotionRequest& request, double rate_hz = kRate_hz) const {
        auto made = generateMotion(*m_model, ShapeVector::Zero(), request, {},
                                   regularTimes(durationOf(request), rate_hz));
        if (!made) qWarning("%s", describe(made.error()).c_str());
        return made ? *std::move(made) : GeneratedMotion{};
    }

    std::shared_ptr<const BodyModel> m_model;
};

QTEST_GUILESS_MAIN(TestMotionKinds)
#include "tst_motion_kinds.moc"
