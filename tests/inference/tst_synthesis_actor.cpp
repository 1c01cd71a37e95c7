#include <QtTest>
#include <cmath>
#include <thread>

#include "core/body/skin.h"
#include "core/synth/motion_kinds.h"
#include "core/synth/passers_by.h"
#include "inference/synthesis/actor_scene.h"
#include "synthesis_test_bodies.h"

using namespace gonio;

namespace {

struct ClipOrder {
    MotionKind kind = MotionKind::Walk;
    CameraMotion camera = CameraMotion::Fixed;
    int width_px = 320, height_px = 180, frames = 8, people = 1;
    double heading_rad = 1.57, bodyHeight_px = 120;
};

GeneratedMotion motionOf(const BodyModel& model, const ClipOrder& order) {
    ViewOptions view;
    view.width_px = order.width_px;
    view.height_px = order.height_px;
    view.focal_px = order.width_px;
    view.bodyHeight_px = order.bodyHeight_px;
    view.heading_rad = order.heading_rad;
    view.cameraHeight_m = 1.2;
    view.pitch_rad = 0.06;
    view.roll_rad = 0.02;
    MotionRequest request;
    request.kind = order.kind;
    const auto times_s = regularTimes(order.frames / 10.0, 10);
    auto made = generateMotion(model, ShapeVector::Zero(), request, view, times_s);
    std::vector<Eigen::Vector3d> middles_m = made->motion.translations_m;
    made->cameras = cameraPath(order.camera, made->motion.camera, middles_m, times_s, 3);
    return *made;
}

std::vector<Actor> actorsOf(const ClipOrder& order) {
    const auto body = testing::openBody();
    std::vector<Actor> actors{{body, motionOf(body->model(), order)}};
    std::vector<GeneratedMotion> there;
    for (int i = 1; i < order.people; ++i) {
        there.push_back(*passerBy(body->model(), ShapeVector::Zero(), actors.front().generated,
                                  there, std::uint64_t(i)));
        actors.push_back({body, there.back()});
    }
    return actors;
}

std::vector<ActorFrame> rendered(const ActorScene& scene) {
    std::vector<ActorFrame> frames(scene.frames());
    const auto workspace = scene.workspace();
    for (std::size_t f = 0; f < frames.size(); ++f) scene.render(f, *workspace, frames[f]);
    return frames;
}

int countOf(const ActorFrame& frame, PixelClass what) {
    return static_cast<int>(
        std::count(frame.mask.begin(), frame.mask.end(), static_cast<std::uint8_t>(what)));
}

struct Silhouette {
    double area_px = 0;
    Eigen::Vector2d centroid_px = Eigen::Vector2d::Zero();
};

/// \param rows  those counted: below, the floor hides soles that sink in by some millimetres
Silhouette silhouetteOf(const std::vector<bool>& seen, int columns, int rows) {
    Silhouette out;
    for (std::size_t i = 0; i < std::size_t(rows) * std::size_t(columns); ++i) {
        if (!seen[i]) continue;
        out.area_px += 1;
        out.centroid_px += Eigen::Vector2d(double(i % std::size_t(columns)) + 0.5,
                                           double(i / std::size_t(columns)) + 0.5);
    }
    out.centroid_px /= out.area_px;
    return out;
}

/// Of a motion's skin as its truth has it: pixels of which a mesh covers two of 2 x 2 points. (More
/// points would shift the centroid: masks are a little wider than people, and limbs have more
/// outline than trunks.)

Silhouette silhouetteOf(const BodyModel& model, const GeneratedMotion& generated, std::size_t frame,
                        int rows) {
    constexpr int fine = 2;
    const Motion& motion = generated.motion;
    const SkinPoser poser(model, computeRestShape(model, motion.shape));
    Kinematics kinematics;
    computeKinematics(poser.rest(), motion.poses_rad[frame], kinematics);
    VertexArray skin_m;
    poser.pose(kinematics, motion.translations_m[frame], skin_m);
    std::vector<Eigen::Vector2d> at;
    for (Eigen::Index v = 0; v < skin_m.rows(); ++v)
        at.push_back(fine * projected_px(motion.camera, generated.cameraAt(frame),
                                         skin_m.row(v).transpose().cast<double>()));
    const int width = fine * motion.camera.size_px.x(), height = fine * motion.camera.size_px.y();
    std::vector<bool> covered(std::size_t(width) * std::size_t(height));
    for (Eigen::Index f = 0; f < model.skinFaces.rows(); ++f) {
        const Eigen::Vector2d &a = at[std::size_t(model.skinFaces(f, 0))],
                              &b = at[std::size_t(model.skinFaces(f, 1))],
                              &c = at[std::size_t(model.skinFaces(f, 2))];
        const auto side = [](const Eigen::Vector2d& p, const Eigen::Vector2d& q, double x,
                             double y) {
            return (q.x() - p.x()) * (y - p.y()) - (q.y() - p.y()) * (x - p.x());
        };
        const double turn = side(a, b, c.x(), c.y()) < 0 ? -1 : 1;
        const int x0 = std::max(0, int(std::min({a.x(), b.x(), c.x()}) - 1)),
                  x1 = std::min(width - 1, int(std::max({a.x(), b.x(), c.x()}) + 1)),
                  y0 = std::max(0, int(std::min({a.y(), b.y(), c.y()}) - 1)),
                  y1 = std::min(height - 1, int(std::max({a.y(), b.y(), c.y()}) + 1));
        for (int y = y0; y <= y1; ++y) {
            for (int x = x0; x <= x1; ++x) {
                const double px = x + 0.5, py = y + 0.5;
                if (turn * side(a, b, px, py) >= 0 && turn * side(b, c, px, py) >= 0 &&
                    turn * side(c, a, px, py) >= 0)
                    covered[std::size_t(y) * std::size_t(width) + std::size_t(x)] = true;
            }
        }
    }
    std::vector<bool> seen;
    for (int y = 0; y < height; y += fine) {
        for (int x = 0; x < width; x += fine) {
            int count = 0;
            for (int dy = 0; dy < fine; ++dy)
                for (int dx = 0; dx < fine; ++dx)
                    count +=
                        covered[std::size_t(y + dy) * std::size_t(width) + std::size_t(x + dx)];
            seen.push_back(2 * count >= fine * fine);
        }
    }
    return silhouetteOf(seen, width / fine, rows);
}

Silhouette silhouetteOf(const ActorFrame& frame, int rows) {
    std::vector<bool> seen;
    for (const std::uint8_t what : frame.mask)
        seen.push_back(what == static_cast<std::uint8_t>(PixelClass::Person));
    return silhouetteOf(seen, frame.columns, rows);
}

}  // namespace

class TestSynthesisActor : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        if (testing::openBodies().empty()) QSKIP("the open bodies have not been generated");
    }

    // One thread in order, and three in any order.
    void framesDoNotDependOnThreads() {
        for (const CameraMotion camera : {CameraMotion::Fixed, CameraMotion::Handheld}) {
            ClipOrder order;
            order.camera = camera;
            order.people = 2;
            ActorSceneSettings settings;
            settings.seed = 5;
            const auto scene = *ActorScene::make(actorsOf(order), settings);
            const auto alone = rendered(*scene);
            std::vector<ActorFrame> together(alone.size());
            std::vector<std::thread> threads;
            for (std::size_t t = 0; t < 3; ++t) {
                threads.emplace_back([&, t] {
                    const auto workspace = scene->workspace();
                    for (std::size_t f = 0; f < together.size(); ++f) {
                        const std::size_t back = together.size() - 1 - f;
                        if (back % 3 == t) scene->render(back, *workspace, together[back]);
                    }
                });
            }
            for (std::thread& thread : threads) thread.join();
            const auto again = rendered(**ActorScene::make(actorsOf(order), settings));
            for (std::size_t f = 0; f < alone.size(); ++f) {
                QVERIFY(alone[f].rgb == together[f].rgb && alone[f].mask == together[f].mask);
                QVERIFY(alone[f].visibility == together[f].visibility);
                QVERIFY(alone[f].rgb == again[f].rgb);
            }
            QVERIFY(alone[0].rgb != alone[1].rgb);
        }
    }

    void truthIsWhereThePersonIsSeen_data() {
        QTest::addColumn<int>("camera");
        for (std::size_t i = 0; i < kCameraMotionNames.size(); ++i)
            QTest::newRow(std::string(kCameraMotionNames[i]).c_str()) << int(i);
    }

    // The camera of the truth lays the skin where the mask is, also when it moves.
    void truthIsWhereThePersonIsSeen() {
        QFETCH(int, camera);
        ClipOrder order;
        order.camera = static_cast<CameraMotion>(camera);
        order.width_px = 640;
        order.height_px = 480;
        order.bodyHeight_px = 330;
        ActorSceneSettings settings;
        settings.seed = 2;
        settings.dressed = false;
        const auto actors = actorsOf(order);
        const auto scene = *ActorScene::make(actors, settings);
        const auto workspace = scene->workspace();
        ActorFrame frame;
        for (const std::size_t f : {std::size_t{1}, std::size_t{6}}) {
            scene->render(f, *workspace, frame);
            const Motion& motion = actors[0].generated.motion;
            const CameraPose pose = actors[0].generated.cameraAt(f);
            const double floor_px =
                projected_px(motion.camera, pose, motion.translations_m[f]).y() + 110;
            const int rows = static_cast<int>(floor_px);
            const Silhouette seen = silhouetteOf(frame, rows),
                             told = silhouetteOf(actors[0].body->model(), actors[0].generated, f,
                                                 rows);
            const Eigen::Vector2d off_px = seen.centroid_px - told.centroid_px;
            qInfo("area %.0f px, %.2f %% more; centroid %.3f %.3f px beside", told.area_px,
                  100 * (seen.area_px / told.area_px - 1), off_px.x(), off_px.y());
            QVERIFY(off_px.cwiseAbs().maxCoeff() < 0.03);
            QVERIFY(std::abs(seen.area_px / told.area_px - 1) < 0.003);
        }
    }

    void cameraKeepsThePersonInTheMiddle() {
        ClipOrder order;
        order.frames = 20;
        for (const CameraMotion camera :
             {CameraMotion::Pan, CameraMotion::Handheld, CameraMotion::Dolly}) {
            order.camera = camera;
            const auto actors = actorsOf(order);
            const GeneratedMotion& generated = actors.front().generated;
            for (std::size_t f = 0; f < generated.motion.size(); ++f) {
                const Eigen::Vector2d at =
                    projected_px(generated.motion.camera, generated.cameraAt(f),
                                 generated.motion.translations_m[f]);
                QVERIFY2(std::abs(at.x() - 160) < 80, qPrintable(QString::number(at.x())));
            }
            const Eigen::Matrix3d& r = generated.cameras[7].cameraFromWorld;
            QVERIFY((r * r.transpose()).isIdentity(1e-9));
            QVERIFY(generated.cameras[0].cameraFromWorld != r ||
                    generated.cameras[0].position_m != generated.cameras[7].position_m);
        }
    }

    void everybodyIsThere() {
        ClipOrder order;
        order.people = 4;
        order.frames = 20;
        const auto actors = actorsOf(order);
        for (std::size_t a = 0; a < actors.size(); ++a)
            for (std::size_t b = a + 1; b < actors.size(); ++b)
                QVERIFY(leastDistance_m(actors[a].generated, actors[b].generated) > 0.7);
        ActorSceneSettings settings;
        settings.seed = 4;
        const auto frames = rendered(**ActorScene::make(actors, settings));
        int others = 0, person = 0;
        for (const ActorFrame& frame : frames) {
            QCOMPARE(frame.visibility.size(), std::size_t{4});
            others += countOf(frame, PixelClass::OtherPerson);
            person += countOf(frame, PixelClass::Person);
        }
        QVERIFY2(person > 20 * 800 && others > 20 * 400,
                 qPrintable(QString("%1 %2").arg(person).arg(others)));
    }

    // Something hides a part of the person for a while, and the truth says so.
    void occludersHideAPart() {
        ClipOrder order;
        order.frames = 20;
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            ActorSceneSettings settings;
            settings.seed = seed;
            const auto without = rendered(**ActorScene::make(actorsOf(order), settings));
            settings.occluder = true;
            const auto with = rendered(**ActorScene::make(actorsOf(order), settings));
            int hidden = 0, hiddenWithout = 0, seen = 0, things = 0;
            for (std::size_t f = 0; f < with.size(); ++f) {
                for (std::size_t k = 0; k < kKeypointCount; ++k) {
                    hidden += with[f].visibility[0][k] == Visibility::HiddenByOthers;
                    seen += with[f].visibility[0][k] == Visibility::Visible;
                    hiddenWithout += without[f].visibility[0][k] == Visibility::HiddenByOthers;
                }
                things += countOf(with[f], PixelClass::Occluder);
            }
            QCOMPARE(hiddenWithout, 0);
            QVERIFY2(hidden > 10 && seen > 200, qPrintable(QString::number(hidden)));
            QVERIFY(things > 100);
        }
    }

    // Nothing of the room moves while the camera stands still.
    void roomStaysWhereItIs() {
        ClipOrder order;
        ActorSceneSettings settings;
        settings.degradation = 0;
        const auto frames = rendered(**ActorScene::make(actorsOf(order), settings));
        // The upper corners, far from people and shadows; exposure follows the person a little.
        for (const std::size_t x : {std::size_t{2}, std::size_t{317}}) {
            for (const ActorFrame& frame : frames)
                QVERIFY(std::abs(int(frame.rgb[3 * (320 * 3 + x)]) -
                                 int(frames.front().rgb[3 * (320 * 3 + x)])) <= 6);
        }
    }

    void refusesWhatMeansNothing() {
        const auto codeOf = [](std::vector<Actor> actors, const ActorSceneSettings& settings) {
            const auto made = ActorScene::make(std::move(actors), settings);
            return made ? ErrorCode::Internal : made.error().code;
        };
        ClipOrder order;
        order.frames = 2;
        QCOMPARE(codeOf({}, {}), ErrorCode::Usage);
        QCOMPARE(codeOf(std::vector<Actor>(13, actorsOf(order)[0]), {}), ErrorCode::Usage);
        ActorSceneSettings settings;
        settings.degradation = NAN;
        QCOMPARE(codeOf(actorsOf(order), settings), ErrorCode::Usage);
        auto actors = actorsOf(order);
        actors.push_back(actors[0]);
        actors[1].generated.motion.times_s.pop_back();
        QCOMPARE(codeOf(actors, {}), ErrorCode::Usage);
        actors = actorsOf(order);
        actors[0].generated.motion.camera.size_px = {4, 4};
        QCOMPARE(codeOf(actors, {}), ErrorCode::Usage);
        order.camera = CameraMotion::Pan;
        actors = actorsOf(order);
        actors[0].generated.cameras.pop_back();
        QCOMPARE(codeOf(actors, {}), ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestSynthesisActor)
#include "tst_synthesis_actor.moc"
