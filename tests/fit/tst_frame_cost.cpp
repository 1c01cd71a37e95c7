#include <Eigen/LU>
#include <QtTest>

#include "core/body/motion.h"
#include "core/fit/fit_priors.h"
#include "core/fit/frame_cost.h"
#include "core/synth/noise.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
const Eigen::Vector2d kCentre_px(640, 360);

/// A body of 44 points under a tilted camera, somewhere within the joint limits.
struct Scene {
    FitContext context;
    FrameObservation observation;
    std::vector<std::vector<double>> blocks;  ///< frame, globals, two anchors

    explicit Scene(std::uint64_t seed = 1)
        : context(*openBody(), landmarks(), activeDofs(landmarks())) {
        Noise noise(seed);
        std::vector<double> frame(context.active.blockSize());
        for (int i = 0; i < context.active.count(); ++i) {
            const int dof = context.active.dofs[i];
            const auto limit = fitLimits()[dof];
            frame[i] =
                dof < 3 ? noise.gaussian()
                        : limit.lower_rad + noise.uniform() * (limit.upper_rad - limit.lower_rad);
        }
        frame[context.active.count()] = 0.3;
        frame[context.active.count() + 1] = -0.2;
        frame[context.active.count() + 2] = -4;  // ahead: the camera looks along -z
        std::vector<double> globals(ClipGlobals::kCount);
        for (int b = 0; b < kShapeCount; ++b) globals[b] = noise.gaussian();
        globals[ClipGlobals::kLogFocal] = std::log(1400.0);
        globals[ClipGlobals::kPitch] = 0.11;
        globals[ClipGlobals::kRoll] = -0.07;
        globals[ClipGlobals::kFloor] = -0.9;
        blocks = {frame, globals, {0.1, -3.7}, {0.4, -4.2}};
    }

    static LandmarkSet landmarks() {
        return *placeLandmarks(*openBody(), {kKeypointNames.begin(), kKeypointNames.end()});
    }

    void see2D() {
        for (int k = 0; k < kKeypointCount; k += 3)
            observation.points2D.push_back({k, {600 + 3.0 * k, 300 + 7.0 * k}, 0.5 + 0.01 * k});
    }

    void see3D() {
        for (int k = 1; k < kKeypointCount; k += 5)
            observation.points3D.push_back({k, {0.01 * k, -0.02 * k, 0.1}, {4, 4 + 0.1 * k, 2.8}});
    }

    void rest() { observation.contacts = {{0, 0, 100}, {3, 1, 50}}; }

    int blockCount() const { return 2 + static_cast<int>(observation.contacts.size()); }

    std::vector<const double*> pointers() const {
        std::vector<const double*> result;
        for (int b = 0; b < blockCount(); ++b) result.push_back(blocks[b].data());
        return result;
    }

    Eigen::VectorXd residuals(const FrameCost& cost) const {
        Eigen::VectorXd r(cost.num_residuals());
        return cost.Evaluate(pointers().data(), r.data(), nullptr) ? r : Eigen::VectorXd::Zero(0);
    }

    /// Jacobian by one block; the other blocks' are not asked for unless `all`.
    RowMajor jacobian(const FrameCost& cost, int block, bool all) const {
        std::vector<RowMajor> jacobians;
        std::vector<double*> wanted;
        for (int b = 0; b < blockCount(); ++b) {
            const double poison = 1e9;  // what is not written shows
            jacobians.emplace_back(
                RowMajor::Constant(cost.num_residuals(), blocks[b].size(), poison));
        }
        for (int b = 0; b < blockCount(); ++b)
            wanted.push_back(all || b == block ? jacobians[b].data() : nullptr);
        Eigen::VectorXd r(cost.num_residuals());
        cost.Evaluate(pointers().data(), r.data(), wanted.data());
        return jacobians[block];
    }

    RowMajor differences(const FrameCost& cost, int block) {
        constexpr double h = 1e-5;
        RowMajor result(cost.num_residuals(), blocks[block].size());
        for (std::size_t i = 0; i < blocks[block].size(); ++i) {
            const double middle = blocks[block][i];
            blocks[block][i] = middle + h;
            const Eigen::VectorXd after = residuals(cost);
            blocks[block][i] = middle - h;
            const Eigen::VectorXd before = residuals(cost);
            blocks[block][i] = middle;
            result.col(static_cast<Eigen::Index>(i)) = (after - before) / (2 * h);
        }
        return result;
    }

    Eigen::Vector3d inWorld_m(int point) const {
        FitBody body(context.model, context.points);
        const auto& values = body.evaluate(context.active.expand(blocks[0].data()),
                                           Eigen::Map<const ShapeVector>(blocks[1].data()), {});
        return values.position_m.segment<3>(3 * point) +
               Eigen::Map<const Eigen::Vector3d>(blocks[0].data() + context.active.count());
    }
};

}  // namespace

class FrameCostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void uprightCameraLooksAlongMinusZ() {
        QVERIFY(cameraFromWorld(0, 0) == Eigen::Matrix3d(Eigen::Vector3d(1, -1, -1).asDiagonal()));
    }

    void pitchAndRollClosedForm() {
        const double p = 0.3, r = -0.2;
        const Eigen::Matrix3d turned = cameraFromWorld(p, r);
        QVERIFY((turned * turned.transpose() - Eigen::Matrix3d::Identity()).norm() < 1e-14);
        QVERIFY(std::abs(turned.determinant() - 1) < 1e-14);
        // A point straight ahead goes up in the picture (y down) when the camera pitches by p.
        const Eigen::Vector3d ahead = cameraFromWorld(p, 0) * Eigen::Vector3d(0, 0, -2);
        QVERIFY((ahead - 2 * Eigen::Vector3d(0, -std::sin(p), std::cos(p))).norm() < 1e-14);
        // Up turns about the viewing direction.
        const Eigen::Vector3d up = cameraFromWorld(0, r) * Eigen::Vector3d::UnitY();
        QVERIFY((up - Eigen::Vector3d(std::sin(r), -std::cos(r), 0)).norm() < 1e-14);
        // Rz(r) Rx(p) diag(1, -1, -1), written out.
        Eigen::Matrix3d written;
        written << std::cos(r), std::sin(r) * std::cos(p), -std::sin(r) * std::sin(p), std::sin(r),
            -std::cos(r) * std::cos(p), std::cos(r) * std::sin(p), 0, -std::sin(p), -std::cos(p);
        QVERIFY((turned - written).norm() < 1e-14);
    }

    void derivatives_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("block");
        const char* names[] = {"2-D", "3-D", "contact", "balance", "all"};
        const char* blocks[] = {"frame", "globals", "first anchor", "second anchor"};
        for (int rows = 0; rows < 5; ++rows) {
            const bool anchors = rows == 2 || rows == 4;
            for (int block = 0; block < (anchors ? 4 : 2); ++block)
                QTest::addRow("%s by %s", names[rows], blocks[block]) << rows << block;
        }
    }

    void derivatives() {
        QFETCH(const int, rows);
        QFETCH(const int, block);
        for (const std::uint64_t seed : {1, 2, 3}) {
            Scene scene(seed);
            if (rows == 0 || rows == 4) scene.see2D();
            if (rows == 1 || rows == 4) scene.see3D();
            if (rows == 2 || rows == 4) scene.rest();
            scene.observation.standsStill = rows >= 3;
            const FrameCost cost(scene.context, scene.observation, kCentre_px);
            QVERIFY(cost.num_residuals() > 0);
            const RowMajor expected = scene.differences(cost, block);
            // Rounding of residuals of up to 1e3 over steps of 1e-5: 1e-8 relative to the largest.
            const double tolerance = 1e-6 * std::max(1.0, expected.cwiseAbs().maxCoeff());
            REQUIRE_BELOW((scene.jacobian(cost, block, true) - expected).cwiseAbs().maxCoeff(),
                          tolerance);
            // The same where no other block's derivatives are wanted.
            QVERIFY(scene.jacobian(cost, block, false) == scene.jacobian(cost, block, true));
            QVERIFY(expected.cwiseAbs().maxCoeff() > 1e-3 || (rows == 3 && block > 0));
        }
    }

    void reprojectionIsTheCameras() {
        Scene scene;
        scene.see2D();
        const FrameCost cost(scene.context, scene.observation, kCentre_px);
        const Eigen::VectorXd residuals = scene.residuals(cost);
        Camera camera;
        camera.focal_px = 1400;
        camera.centre_px = kCentre_px;
        camera.cameraFromWorld = cameraFromWorld(0.11, -0.07);
        for (std::size_t i = 0; i < scene.observation.points2D.size(); ++i) {
            const auto& point = scene.observation.points2D[i];
            const Eigen::Vector2d expected =
                point.weight * (camera.project(scene.inWorld_m(point.landmark)) - point.pixel);
            REQUIRE_BELOW((residuals.segment<2>(2 * i) - expected).norm(), 1e-9);
        }
    }

    void relativePointsAreMeasuredFromTheHips() {
        Scene scene;
        scene.see3D();
        const FrameCost cost(scene.context, scene.observation, kCentre_px);
        const Eigen::VectorXd residuals = scene.residuals(cost);
        const Eigen::Vector3d hips = 0.5 * (scene.inWorld_m(9) + scene.inWorld_m(12));
        for (std::size_t i = 0; i < scene.observation.points3D.size(); ++i) {
            const auto& point = scene.observation.points3D[i];
            const Eigen::Vector3d inCamera_m =
                cameraFromWorld(0.11, -0.07) * (scene.inWorld_m(point.landmark) - hips);
            const Eigen::Vector3d expected =
                point.weight.cwiseProduct(inCamera_m - point.inCamera_m);
            REQUIRE_BELOW((residuals.segment<3>(3 * i) - expected).norm(), 1e-12);
        }
    }

    void contactsPullToAnchorAndFloor() {
        Scene scene;
        scene.rest();
        const FrameCost cost(scene.context, scene.observation, kCentre_px);
        const Eigen::VectorXd residuals = scene.residuals(cost);
        const Eigen::Vector3d heel = scene.inWorld_m(scene.context.floorBegin);
        REQUIRE_BELOW(
            (residuals.head<3>() - 100 * (heel - Eigen::Vector3d(0.1, -0.9, -3.7))).norm(), 1e-10);
        const Eigen::Vector3d ball = scene.inWorld_m(scene.context.floorBegin + 3);
        REQUIRE_BELOW(
            (residuals.segment<3>(3) - 50 * (ball - Eigen::Vector3d(0.4, -0.9, -4.2))).norm(),
            1e-10);
    }

    void behindTheCameraIsNoAnswer() {
        Scene scene;
        scene.see2D();
        scene.blocks[0].back() = 4;
        const FrameCost cost(scene.context, scene.observation, kCentre_px);
        QCOMPARE(scene.residuals(cost).size(), 0);
    }
};

QTEST_GUILESS_MAIN(FrameCostTest)
#include "tst_frame_cost.moc"
