#include <QtTest>

#include "core/fit/contacts.h"
#include "core/fit/standing.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kRate_hz = 30;

LandmarkSet landmarks() {
    return *placeLandmarks(*openBody(), {kKeypointNames.begin(), kKeypointNames.end()});
}

/// A person who stands straight, 4 m before a camera at the height of the pelvis, and is moved as a
/// whole: what a fit makes of somebody whose knees bend towards the camera.
struct Stand {
    FitContext context{*openBody(), landmarks(), activeDofs(landmarks())};
    ClipState state;

    static constexpr double kDistance_m = 4;

    explicit Stand(std::size_t frames) {
        const auto size = static_cast<std::size_t>(context.active.blockSize());
        state.blocks.assign(frames, std::vector<double>(size, 0.0));
        state.observations.resize(frames);
        state.segments.assign(frames, 0);
        for (std::size_t f = 0; f < frames; ++f) {
            state.times_s.push_back(double(f) / kRate_hz);
            move(f, Eigen::Vector3d::Zero());
        }
    }

    void move(std::size_t frame, const Eigen::Vector3d& by_m) {
        Eigen::Map<Eigen::Vector3d>(state.blocks[frame].data() + context.active.count()) =
            Eigen::Vector3d(0, 0, -kDistance_m) + by_m;
    }

    /// Moves the person so that the feet keep their place in the picture at another distance.
    void glide(std::size_t frame, double share) {
        move(frame, share * Eigen::Vector3d(0, -kFeetBelow_m, -kDistance_m));
    }

    static constexpr double kFeetBelow_m = 0.9;

    /// What a camera with 1500 px of focal length sees of the present pose.
    void see(std::size_t frame, bool withoutFeet) {
        FitBody body(context.model, context.points);
        const double* block = state.blocks[frame].data();
        const auto& values = body.evaluate(context.active.expand(block), ShapeVector::Zero(), {});
        Camera camera;
        camera.focal_px = 1500;
        camera.centre_px = {640, 360};
        state.observations[frame].points2D.clear();
        for (int i = 0; i < context.floorBegin; ++i) {
            const int joint = context.landmarks.landmarks[std::size_t(i)].joint;
            const bool isFoot = joint == id(Joint::TalusR) || joint == id(Joint::TalusL) ||
                                joint == id(Joint::CalcnR) || joint == id(Joint::CalcnL) ||
                                joint == id(Joint::ToesR) || joint == id(Joint::ToesL);
            if (withoutFeet && isFoot) continue;
            const Eigen::Vector3d p =
                values.position_m.segment<3>(3 * i) +
                Eigen::Map<const Eigen::Vector3d>(block + context.active.count());
            state.observations[frame].points2D.push_back({i, camera.project(p), 1.0});
        }
    }

    /// First and last frames at which floor point `point` rests.
    std::vector<std::pair<std::size_t, std::size_t>> rests(int point) const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (const ContactInterval& contact : findContacts(context, state)) {
            if (contact.floorPoint == point) found.emplace_back(contact.first, contact.last);
        }
        return found;
    }

    /// Frames that are to be in balance.
    std::vector<std::size_t> balanced() {
        applyContacts(context, findContacts(context, state), 0.01, state);
        std::vector<std::size_t> frames;
        for (std::size_t f = 0; f < state.size(); ++f) {
            if (state.observations[f].standsStill) frames.push_back(f);
        }
        return frames;
    }
};

/// 0 until `begin`, 1 from `end` on, smoothly between.
double step(std::size_t frame, std::size_t begin, std::size_t end) {
    const double at = (double(frame) - double(begin)) / double(end - begin);
    const double x = std::clamp(at, 0.0, 1.0);
    return x * x * (3 - 2 * x);
}

using Rests = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

class TestContacts : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void whoStandsRestsAllTheTime() {
        Stand stand(60);
        for (int p = 0; p < FitContext::kFloorPoints; ++p)
            QCOMPARE(stand.rests(p), (Rests{{0, 59}}));
        QCOMPARE(stand.balanced().size(), std::size_t(60));
    }

    // Half a metre back within a third of a second and forth again, the feet at one place of the
    // picture: nobody does that, who crouches looks like it.
    void glidesAlongTheSightAreRests() {
        Stand stand(90);
        for (std::size_t f = 0; f < 90; ++f)
            stand.glide(f, 0.13 * (step(f, 20, 30) - step(f, 55, 65)));
        for (int p = 0; p < FitContext::kFloorPoints; ++p)
            QCOMPARE(stand.rests(p), (Rests{{0, 89}}));
    }

    // The clip may end before the person is back.
    void glidesAtTheEndAreRests() {
        Stand stand(60);
        for (std::size_t f = 0; f < 60; ++f) stand.glide(f, 0.13 * step(f, 50, 61));
        QCOMPARE(stand.rests(0), (Rests{{0, 59}}));
    }

    // The same way sideways is a step, and so is one in depth with a foot that leaves its place.
    void stepsAreNoRests_data() {
        QTest::addColumn<double>("aside_m");
        QTest::addColumn<double>("back_m");
        QTest::addColumn<double>("lift_m");
        QTest::newRow("aside") << 0.52 << 0.0 << 0.0;
        QTest::newRow("back on the level") << 0.0 << 0.7 << 0.0;
        QTest::newRow("back, lifted") << 0.0 << 0.3 << 0.15;
    }

    void stepsAreNoRests() {
        QFETCH(const double, aside_m);
        QFETCH(const double, back_m);
        QFETCH(const double, lift_m);
        Stand stand(80);
        for (std::size_t f = 0; f < 80; ++f) {
            const double gone = step(f, 30, 42);
            stand.move(f, {aside_m * gone, lift_m * 4 * gone * (1 - gone), -back_m * gone});
        }
        const auto rests = stand.rests(0);
        QCOMPARE(rests.size(), std::size_t(2));
        QVERIFY(rests[0].second < 36 && rests[1].first > 36);
    }

    // A walker before a camera near the floor: the foot that swings along the line of sight is all
    // but still in the picture, and the other one stands.
    void swingsAlongTheSightAreNoRests() {
        Stand stand(60);
        const auto& dofs = stand.context.active.dofs;
        const auto hip =
            static_cast<std::size_t>(std::find(dofs.begin(), dofs.end(), 3) - dofs.begin());
        for (std::size_t f = 0; f < 60; ++f) {
            stand.move(f, {0, Stand::kFeetBelow_m, 0});
            stand.state.blocks[f][hip] = 0.25 * (2 * step(f, 25, 35) - 1);
        }
        QCOMPARE(stand.rests(0).size(), std::size_t(2));
        QCOMPARE(stand.rests(2), (Rests{{0, 59}}));
    }

    // What happened in a gap nobody knows: the camera of a long clip is found from stretches of it.
    void restsEndAtGaps() {
        Stand stand(60);
        for (std::size_t f = 30; f < 60; ++f) stand.state.times_s[f] += 5;
        QCOMPARE(stand.rests(0), (Rests{{0, 29}, {30, 59}}));
    }

    // A cut ends a rest.
    void restsEndWithTheirSegment() {
        Stand stand(60);
        for (std::size_t f = 25; f < 60; ++f) stand.state.segments[f] = 1;
        QCOMPARE(stand.rests(0), (Rests{{0, 24}, {25, 59}}));
    }

    // What is expected of points alone: `see` draws them as an exact camera would.
    void whoseFeetStayIsExpectedToStand_data() {
        QTest::addColumn<QString>("does");
        QTest::addColumn<bool>("stands");
        QTest::newRow("stands") << "stands" << true;
        QTest::newRow("glides away") << "glides" << true;
        QTest::newRow("steps aside") << "steps" << false;
        QTest::newRow("sits") << "sits" << false;
        QTest::newRow("half a second only") << "shortly" << false;
        QTest::newRow("lies") << "lies" << false;
        QTest::newRow("one foot out of the picture half the time") << "half" << false;
        QTest::newRow("no feet in the picture") << "feetless" << false;
    }

    void whoseFeetStayIsExpectedToStand() {
        QFETCH(const QString, does);
        QFETCH(const bool, stands);
        Stand stand(does == "shortly" ? 15 : 60);
        const auto& dofs = stand.context.active.dofs;
        for (std::size_t f = 0; f < stand.state.size(); ++f) {
            if (does == "glides") stand.glide(f, 0.05 * step(f, 20, 40));
            if (does == "steps") stand.move(f, {0.3 * step(f, 27, 33), 0, 0});
            for (const int bent : {3, 6, 10, 13}) {
                const auto at = std::find(dofs.begin(), dofs.end(), bent) - dofs.begin();
                if (does == "sits") stand.state.blocks[f][std::size_t(at)] = 1.5;
            }
            if (does == "lies") stand.state.blocks[f][0] = 1.5708;  // pelvis tilt
            stand.see(f, does == "feetless" || (does == "half" && f % 2 == 0));
        }
        constexpr double kSize_px = 600;
        expectStanding(stand.context, kSize_px, stand.state);
        // Half a second before and after a step the feet do stay.
        const std::size_t margin = does == "steps" ? 20 : 0;
        for (std::size_t f = margin; f + margin < stand.state.size(); ++f)
            QCOMPARE(stand.state.observations[f].standsStill, stands);
    }

    // Feet that rest while the body goes to and fro along the sight: it is to be above them.
    void longStandsAreBalanced() {
        Stand stand(90);
        const int tilt = static_cast<int>(
            std::find(stand.context.active.dofs.begin(), stand.context.active.dofs.end(), 0) -
            stand.context.active.dofs.begin());
        for (std::size_t f = 0; f < 90; ++f) {
            // Leaning about the feet, straight: 0.9 m sin(lean) towards the camera.
            const double lean_rad = 0.4 * (step(f, 30, 42) - step(f, 60, 72));
            stand.state.blocks[f][std::size_t(tilt)] = -lean_rad;
            stand.move(f, {0, 0.9 * (std::cos(lean_rad) - 1), 0.9 * std::sin(lean_rad)});
        }
        const auto frames = stand.balanced();
        const auto has = [&](std::size_t f) {
            return std::find(frames.begin(), frames.end(), f) != frames.end();
        };
        QVERIFY(has(36) && has(50) && has(66));
    }

    // The same swaying sideways is seen to be no standing still.
    void swayingAsideIsNotBalanced() {
        Stand stand(90);
        for (std::size_t f = 0; f < 90; ++f) stand.move(f, {0.2 * step(f, 40, 46), 0, 0});
        const auto frames = stand.balanced();
        QVERIFY(std::find(frames.begin(), frames.end(), std::size_t(43)) == frames.end());
        QVERIFY(!frames.empty());
    }
};

QTEST_GUILESS_MAIN(TestContacts)
#include "tst_contacts.moc"
