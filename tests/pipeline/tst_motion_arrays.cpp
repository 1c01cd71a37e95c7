#include <Eigen/Geometry>
#include <QtTest>
#include <random>

#include "core/biomech/body_angles.h"
#include "core/body/kinematics.h"
#include "core/fit/landmark_projector.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/motion_arrays.h"
#include "core/pipeline/partial_results.h"
#include "core/pipeline/projected_keypoints.h"

using namespace gonio;

namespace {

std::shared_ptr<const BodyModel> openBody() {
    auto model = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) /
                               "resources/bodies/open_female.safetensors");
    return model ? *model : nullptr;
}

KeypointFrame someFrame(int seed, bool world) {
    std::mt19937 random(static_cast<unsigned>(seed));
    std::uniform_real_distribution<double> value(0, 500);
    KeypointFrame frame;
    frame.image_px.resize(3, 3);
    for (double& number : frame.image_px.reshaped()) number = value(random);
    if (world) frame.rootRelative_m = frame.image_px / 7;
    return frame;
}

/// Somebody who stands still before a camera of 1280 x 720.
Motion standingAt(const Eigen::Vector3d& place_m, int frames) {
    Motion motion;
    for (int f = 0; f < frames; ++f) {
        motion.times_s.push_back(f / 30.0);
        motion.frameIndices.push_back(f);
        motion.poses_rad.push_back(PoseVector::Zero());
        motion.translations_m.push_back(place_m);
        motion.sources.push_back(FrameSource::Measured);
        motion.confidences.emplace_back();
        motion.confidences.back().setOnes();
    }
    motion.camera.focal_px = 1200;
    motion.camera.centre_px = {640, 360};
    motion.camera.size_px = {1280, 720};
    return motion;
}

bool same(const KeypointFrame& a, const KeypointFrame& b) {
    return a.image_px.rows() == b.image_px.rows() && a.image_px == b.image_px &&
           a.rootRelative_m.rows() == b.rootRelative_m.rows() &&
           a.rootRelative_m == b.rootRelative_m;
}

}  // namespace

class TestMotionArrays : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A body that is held against its own landmarks, and against displaced ones.
    void projectedLandmarksAreCounted() {
        const auto model = openBody();
        if (!model) QSKIP("the open body has not been generated");
        const auto motion = motionOf(motionArrays(*model, standingAt({0, -1, -4}, 4), {}));
        QVERIFY2(motion, motion ? "" : describe(motion.error()).c_str());
        const std::vector<std::string> names{
            "left_hip",    "right_hip",  "left_knee",     "right_knee",     "left_ankle",
            "right_ankle", "nose",       "left_shoulder", "right_shoulder", "left_elbow",
            "right_elbow", "left_wrist", "right_wrist",   "left_eye",       "right_eye",
            "left_ear",    "right_ear"};
        auto projector = LandmarkProjector::make(*model, names, motion->shape, motion->camera);
        QVERIFY(projector);
        Keypoints2D reference{"told", names, {}};
        for (std::size_t f = 0; f < motion->size(); ++f) {
            KeypointFrame frame;
            frame.image_px = Eigen::MatrixX3d::Ones(17, 3);
            for (int k = 0; k < 17; ++k) {
                const auto at_px =
                    projector->pixelOf(k, motion->poses_rad[f], motion->translations_m[f]);
                if (!at_px) continue;
                frame.image_px.row(k).head<2>() = *at_px;
            }
            reference.frames.push_back(frame);
        }
        auto same = projectedAgreement(*model, *motion, reference);
        QVERIFY2(same, same ? "" : describe(same.error()).c_str());
        QCOMPARE(same->frames, 4);
        QCOMPARE(same->all.within, 1.0);
        QVERIFY(same->all.median_px < 1e-9);
        reference.frames[0].image_px(2, 0) += 400;  // the left knee of one frame of four
        Motion lost = *motion;
        lost.sources[3] = FrameSource::Missing;
        const auto other = projectedAgreement(*model, lost, reference);
        QVERIFY(other);
        QCOMPARE(other->recovered, 3);
        for (const auto& row : other->rows)
            QCOMPARE(row.within, row.name == "left_knee" ? 0.5 : 0.75);
        reference.frames.pop_back();
        QVERIFY(!projectedAgreement(*model, *motion, reference));
        auto broken = motionArrays(*model, *motion, {});
        broken.erase("source");
        QVERIFY(!motionOf(broken));
    }

    // The body posed in camera axes is the body of the world seen from the camera.
    void cameraFrameKeepsTheBody() {
        const auto model = openBody();
        if (!model) QSKIP("the open body has not been generated");
        std::mt19937 random(3);
        std::uniform_real_distribution<double> angle(-0.8, 0.8);
        ShapeVector shape;
        for (double& number : shape) number = angle(random);
        const RestShape rest = computeRestShape(*model, shape);
        for (int i = 0; i < 20; ++i) {
            BodyParameters world;
            world.shape = shape;
            for (double& q : world.pose_rad) q = angle(random);
            world.translation_m = {angle(random), angle(random), -4 + angle(random)};
            const Eigen::Matrix3d tilt =
                Eigen::AngleAxisd(angle(random), Eigen::Vector3d(1, 0.2, 0.3).normalized())
                    .toRotationMatrix();
            const Eigen::Matrix3d cameraFromWorld =
                tilt * Eigen::Vector3d(1, -1, -1).asDiagonal().toDenseMatrix();
            const BodyParameters camera = inCamera(world, cameraFromWorld, rest.joints_m[0]);
            Kinematics a, b;
            computeKinematics(rest, world.pose_rad, a);
            computeKinematics(rest, camera.pose_rad, b);
            for (int j = 0; j < kJointCount; ++j) {
                const Eigen::Vector3d seen =
                    cameraFromWorld * (a.position_m[j] + world.translation_m);
                const Eigen::Vector3d posed = b.position_m[j] + camera.translation_m;
                QVERIFY2((seen - posed).norm() < 1e-9,
                         qPrintable(QString::number((seen - posed).norm())));
            }
        }
    }

    // The patch camera puts the pelvis where the full camera does, relative to the box.
    void patchCameraSeesTheSame() {
        const auto model = openBody();
        if (!model) QSKIP("the open body has not been generated");
        Motion motion;
        motion.times_s = {0, 0.1};
        motion.frameIndices = {0, 1};
        motion.poses_rad.assign(2, PoseVector::Zero());
        motion.translations_m.assign(2, {0.4, -0.2, -5});
        motion.sources = {FrameSource::Measured, FrameSource::Missing};
        motion.confidences.assign(2, Eigen::Matrix<double, kJointCount, 1>::Ones());
        motion.camera.focal_px = 1200;
        motion.camera.centre_px = {640, 360};
        PersonTrack person;
        person.boxes = {PersonBox{600, 200, 150, 400, 1}, PersonBox{600, 200, 150, 400, 1}};
        const TensorMap arrays = motionArrays(*model, motion, person);
        const auto full = arrays.at("full_cam_t").toDoubles();
        const auto patch = arrays.at("patch_cam_t").toDoubles();
        const auto box = arrays.at("bbx_cs").toDoubles();
        QCOMPARE(box[0], 675.0);
        QCOMPARE(box[2], 400.0);
        const double x_px = 640 + 1200 * full[0] / full[2];
        const double xPatch_px = 128 + 5000 * patch[0] / patch[2];
        QVERIFY(std::abs(xPatch_px - ((x_px - box[0]) * 256 / box[2] + 128)) < 1e-9);
        QVERIFY(std::abs(5000 / patch[2] - 1200 / full[2] * 256 / box[2]) < 1e-9);
        QVERIFY(std::isnan(full[3]) && std::isnan(arrays.at("poses").toDoubles()[46]));
    }

    void uprightBodyHasZeroAngles() {
        const auto model = openBody();
        if (!model) QSKIP("the open body has not been generated");
        Motion motion;
        for (int f = 0; f < 20; ++f) {
            motion.times_s.push_back(f / 30.0);
            motion.frameIndices.push_back(f);
            motion.poses_rad.push_back(PoseVector::Zero());
            motion.poses_rad.back()[6] = 0.5;  // right knee
            motion.translations_m.push_back({0, 0, -4});
            motion.sources.push_back(FrameSource::Measured);
            motion.confidences.push_back(Eigen::Matrix<double, kJointCount, 1>::Ones());
        }
        const auto angles = computeBodyAngles(*model, motion, 6, 0.2);
        QVERIFY(angles);
        const auto at = [&](const char* name) {
            return angles->openSim.find(name)->filtered_deg[10];
        };
        QVERIFY(std::abs(at("knee_angle_r") - 28.6479) < 1e-3);
        for (const char* name : {"pelvis_tilt", "pelvis_list", "hip_flexion_r", "hip_adduction_r",
                                 "hip_rotation_l", "knee_angle_l", "ankle_angle_l"}) {
            QVERIFY2(std::abs(at(name)) < 1e-6, name);
        }
        QVERIFY(std::abs(angles->clinical.series.front().filtered_deg[10]) < 1e-6);
    }

    void keypointsComeBackBitForBit() {
        Keypoints2D keypoints{
            "test", {"a", "b", "c"}, {someFrame(1, true), {}, someFrame(2, false)}};
        const auto frames = keypointFrames(keypointArrays(keypoints));
        QVERIFY(frames);
        QCOMPARE(frames->size(), std::size_t{3});
        for (std::size_t f = 0; f < 3; ++f) QVERIFY(same((*frames)[f], keypoints.frames[f]));
    }

    void partialResultsComeBackBitForBit() {
        QTemporaryDir folder;
        const std::filesystem::path file =
            std::filesystem::path(folder.path().toStdString()) / "partial.npz";
        PartialResults results;
        results.signature = "abc";
        results.looks[0] = {{1, 2, 3, 4, 0.5}};
        results.looks[10] = {};
        results.looks[20] = {{1.5, 2, 3, 4, 0.5}, {5, 6, 7, 8, 1.0 / 3}};
        results.framesDone = 2;
        results.persons = {{3, {someFrame(1, true), {}}, {0.1, 0.2}}, {5, {{}, {}}, {}}};
        PlaceModes modes{{{}, {}, {}}, 4.5F};
        modes.points[1] = {{{{1, 2, 3}, {4, 5, 6}}}, {{{7, 8, 9}, {10, 11, 12.5F}}}, 0.3F};
        results.persons[0].modes = {{}, modes};
        QVERIFY(savePartial(file, results));
        const auto loaded = loadPartial(file, "abc");
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
        QCOMPARE(loaded->looks.size(), std::size_t{3});
        QCOMPARE(loaded->looks.at(20)[1].score, 1.0 / 3);
        QCOMPARE(loaded->framesDone, 2);
        QCOMPARE(loaded->persons.size(), std::size_t{2});
        QVERIFY(same(loaded->persons[0].frames[0], results.persons[0].frames[0]));
        QVERIFY(loaded->persons[0].frames[1].empty());
        QVERIFY(loaded->persons[0].memory == results.persons[0].memory);
        QCOMPARE(loaded->persons[0].modes.size(), std::size_t{2});
        QVERIFY(loaded->persons[0].modes[0].empty() && loaded->persons[1].modes[1].empty());
        const PlaceModes& places = loaded->persons[0].modes[1];
        QCOMPARE(places.sure_px, 4.5F);
        QCOMPARE(places.points.size(), std::size_t{3});
        QCOMPARE(places.points[1].y[1].spread_px, 12.5F);
        QCOMPARE(places.points[1].trust, 0.3F);
        QVERIFY(!loadPartial(file, "abd"));
        // Arrays of other sizes, or of no size at all, are refused before anything is made of them.
        const auto whole = readNpz(file);
        for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{3, 3, 14},
                                                       {2, 2, 14},
                                                       {std::int64_t{1} << 40, 0, 14},
                                                       {0, 3, 14},
                                                       {2, 3, 13}}) {
            TensorMap other = *whole;
            std::int64_t count = 1;
            for (const std::int64_t side : shape) count *= side;
            other["person3_modes"] =
                Tensor::fromFloats(std::vector<float>(std::size_t(count)), shape);
            QVERIFY(writeNpz(file, other));
            const auto refused = loadPartial(file, "abc");
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::MalformedFile);
        }
        QVERIFY(writeNpz(file, *whole));
        std::filesystem::resize_file(file, 200);
        const auto damaged = loadPartial(file, "abc");
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, ErrorCode::MalformedFile);
    }
};

QTEST_GUILESS_MAIN(TestMotionArrays)
#include "tst_motion_arrays.moc"
