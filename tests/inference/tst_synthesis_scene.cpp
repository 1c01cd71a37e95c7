#include <QtTest>

#include "inference/synthesis/crop_painter.h"
#include "synthesis_test_bodies.h"

using namespace gonio;

namespace {

/// A camera 3 m before a person at the origin, looking straight ahead from hip height.
CropView straightView() {
    CropView view;
    view.position_m = {0, 1, 3};
    view.focal_px = 900;
    view.picture = {1280, 720};
    view.square = {640, 360, 640};
    return view;
}

/// A naked person who stands on the floor and looks at the camera.
std::vector<PaintedFigure> standingPerson() {
    std::vector<PaintedFigure> figures(1);
    Figure& figure = figures.front().figure;
    figure.dress(testing::openBody(), ShapeVector::Zero(), Outfit{});
    figure.pose(testing::standing(), Eigen::Vector3d::Zero());
    figure.shift({0, -double(figure.world_m().col(1).minCoeff()), 0});
    return figures;
}

int keypoint(std::string_view name) {
    return static_cast<int>(std::find(kKeypointNames.begin(), kKeypointNames.end(), name) -
                            kKeypointNames.begin());
}

}  // namespace

class TestSynthesisScene : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The camera of the view and its way back.
    void cameraAndDirectionsAgree() {
        CropView view = straightView();
        view.distortion = -0.1;
        for (const Eigen::Vector3d& p : {Eigen::Vector3d(0.5, 0.2, 2), Eigen::Vector3d(-1, 0.6, 3),
                                         Eigen::Vector3d(0, 0, 1)}) {
            const Eigen::Vector2d at = view.picturePoint_px(p);
            QVERIFY((view.directionOf(at) - p.head<2>() / p.z()).norm() < 1e-6);
            const Eigen::Vector2d place = view.cropPlace_px(at);
            QVERIFY((view.picturePointOfPlace_px(place) - at).norm() < 1e-9);
        }
        // The square's middle is pixel (96, 128), as the networks' warp has it.
        const Eigen::Vector2d middle = view.cropPlace_px({640.5, 360.5});
        QVERIFY((middle - Eigen::Vector2d(96, 128)).norm() < 1e-9);
    }

    // At the place of the right knee's label lies skin of the right leg.
    void rightIsRight() {
        auto figures = standingPerson();
        for (const double heading : {0.0, 3.14159265}) {
            Figure& figure = figures.front().figure;
            PoseVector pose = testing::standing();
            pose[2] = heading;
            figure.pose(pose, figure.skin().translation_m);
            const CropView view = straightView();
            const CropLabels labels = labelsOf(figure.body(), figure.skin(), pose, view);
            projectFigure(figure, view, 1, figures.front().corners);
            SurfaceRaster raster;
            raster.clear(view.columns(), view.rows);
            drawFigure(figure, figures.front().corners, 0, raster);
            for (const auto& [name, side] : {std::pair{"right_knee", -1},
                                             {"left_knee", 1},
                                             {"right_wrist", -1},
                                             {"left_wrist", 1},
                                             {"r_ankle", -1},
                                             {"l_ankle", 1},
                                             {"right_elbow", -1}}) {
                const int k = keypoint(name);
                const int x = int(std::lround(labels.keypoints(k, 0) * 256 + 96));
                const int y = int(std::lround(labels.keypoints(k, 1) * 256 + 128));
                const std::uint32_t number = raster.numberAt(x, y);
                QVERIFY2(number != SurfaceRaster::kNothing, name);
                const RasterTriangle& t = figure.triangles()[number];
                QVERIFY2(figure.rest_m()(t.a, 0) * float(side) > 0, name);
            }
            // Seen from the front, the right side lies left in the picture.
            const bool isLeft = labels.keypoints(keypoint("right_knee"), 0) <
                                labels.keypoints(keypoint("left_knee"), 0);
            QCOMPARE(isLeft, heading == 0.0);
        }
    }

    void visibilityFollowsWhatStandsBefore() {
        auto figures = standingPerson();
        const CropView view = straightView();
        Room room;
        room.low_m = {-5, 0, -5};
        room.high_m = {5, 3, 5};
        CropPainter painter;
        const auto seen = [&](std::string_view name, double own_m) {
            const auto labels = labelsOf(figures.front().figure.body(),
                                         figures.front().figure.skin(), testing::standing(), view);
            return painter.visibilityOf(labels.keypoints_m.row(keypoint(name)).transpose(), own_m);
        };
        painter.begin(view, room, Lighting{});
        painter.paint(figures);
        for (const char* name : {"right_knee", "left_knee", "nose", "right_wrist"})
            QCOMPARE(seen(name, 0.1), Visibility::Visible);
        // A low box before the legs.
        RoomBox box;
        box.low_m = {-0.6F, 0, 0.5F};
        box.high_m = {0.6F, 0.75F, 0.8F};
        box.isOccluder = true;
        room.boxes.push_back(box);
        painter.begin(view, room, Lighting{});
        painter.paint(figures);
        QCOMPARE(seen("right_knee", 0.1), Visibility::HiddenByOthers);
        QCOMPARE(seen("nose", 0.1), Visibility::Visible);
        std::vector<std::uint8_t> mask;
        painter.classify(mask);
        const auto count = [&](PixelClass what) {
            return std::count(mask.begin(), mask.end(), static_cast<std::uint8_t>(what));
        };
        QVERIFY(count(PixelClass::Person) > 1000 && count(PixelClass::Occluder) > 1000);
        QCOMPARE(count(PixelClass::OtherPerson), 0);
        // From behind, the head hides the nose.
        room.boxes.clear();
        PoseVector turned = testing::standing();
        turned[2] = 3.14159265;
        figures.front().figure.pose(turned, figures.front().figure.skin().translation_m);
        painter.begin(view, room, Lighting{});
        painter.paint(figures);
        const auto labels =
            labelsOf(figures.front().figure.body(), figures.front().figure.skin(), turned, view);
        QCOMPARE(painter.visibilityOf(labels.keypoints_m.row(keypoint("nose")).transpose(), 0.045),
                 Visibility::HiddenBySelf);
        // Outside the picture, outside the crop.
        QCOMPARE(painter.visibilityOf({9, 0, 3}, 0.1), Visibility::OutsidePicture);
        QCOMPARE(painter.visibilityOf({1.5, 0, 3}, 0.1), Visibility::OutsideCrop);
    }

    // Depths of a room that can be worked out by hand: camera 1 m above the floor, 3 m before the
    // origin, back wall 2 m behind it.
    void roomsAreTracedExactly() {
        const CropView view = straightView();
        Room room;
        room.low_m = {-4, 0, -2};
        room.high_m = {4, 3, 4};
        room.wallTop_m = 3;
        RoomBox box;
        box.low_m = {0.3F, 0.9F, -0.5F};
        box.high_m = {0.7F, 1.3F, 0};
        room.boxes.push_back(box);
        RoomTrace trace;
        traceRoom(room, view, trace);
        const auto at = [&](const Eigen::Vector3d& world) {
            const Eigen::Vector2d place =
                view.cropPlace_px(view.picturePoint_px(view.inCamera_m(world)));
            return trace.index(int(std::lround(place.x())), int(std::lround(place.y())));
        };
        const std::size_t wall = at({-0.5, 1.2, -2});
        QVERIFY(std::abs(trace.depth_m[wall] - 5) < 1e-3F);
        QCOMPARE(int(trace.surface[wall]), 4);
        const std::size_t floor = at({0, 0, 0});
        QVERIFY(std::abs(trace.depth_m[floor] - 3) < 0.02F);
        QCOMPARE(int(trace.surface[floor]), 2);
        const std::size_t front = at({0.5, 1.1, 0});
        QVERIFY(std::abs(trace.depth_m[front] - 3) < 1e-3F);
        QCOMPARE(int(trace.surface[front]), kFirstBoxSurface);
    }

    void peopleThrowShadows() {
        auto figures = standingPerson();
        ShadowMap shadows;
        const Eigen::Vector3f light = Eigen::Vector3f(0, 1, 1).normalized();
        shadows.begin(light, {0, 0.9F, 0}, 1.5F);
        shadows.add(figures.front().figure);
        const auto lit = [&](const Eigen::Vector3f& world) {
            return shadows.litAt(shadows.placeOf(world), 0.02F);
        };
        // The trunk, 1.2 m above the floor, shades the floor 1.2 m behind; nothing else near by.
        QCOMPARE(lit({0, 0, -1.2F}), 0.F);
        QCOMPARE(lit({0.8F, 0, -0.5F}), 1.F);
        QCOMPARE(lit({0, 0, 0.6F}), 1.F);
        QCOMPARE(lit({50, 0, 0}), 1.F);
    }
};

QTEST_GUILESS_MAIN(TestSynthesisScene)
#include "tst_synthesis_scene.moc"
