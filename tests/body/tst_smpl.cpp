#include <QtTest>
#include <numbers>

#include "body_test_data.h"
#include "core/body/keypoints44.h"
#include "core/body/smpl_gradient.h"
#include "synthetic_smpl.h"

using namespace gonio;
using namespace gonio::test;
using Eigen::Matrix3d;
using Eigen::Vector3d;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

const ShapeVector kMean = ShapeVector::Zero();

struct Posed {
    SmplSkeleton skeleton;
    VertexArray skin_m;
};

Posed posed(const SmplModel& model, const SmplBody& body) {
    Posed result;
    result.skeleton = poseSmpl(model, {&body, 1}, {&result.skin_m, 1})[0];
    return result;
}

Vector3d vertexOf(const DirectionArray& directions, int row, int v) {
    return directions.row(row).segment<3>(3 * v).transpose().cast<double>();
}

Vector3d restVertex(const SmplModel& model, int v, const ShapeVector& shape) {
    Vector3d x = model.template_m.row(v).transpose().cast<double>();
    for (int b = 0; b < kShapeCount; ++b) x += shape[b] * vertexOf(model.shapeDirections, b, v);
    return x;
}

double largestTo(const VertexArray& skin_m, const std::function<Vector3d(int)>& expected) {
    double largest = 0;
    for (int v = 0; v < skin_m.rows(); ++v) {
        largest = std::max(
            largest,
            (skin_m.row(v).transpose().cast<double>() - expected(v)).cwiseAbs().maxCoeff());
    }
    return largest;
}

Matrix3d exactRotation(const Vector3d& r) {
    return r.norm() == 0 ? Matrix3d::Identity()
                         : Eigen::AngleAxisd(r.norm(), r.normalized()).toRotationMatrix();
}

/// sum w . skin + sum u . joints, with fixed weights: a number with every derivative.
struct Functional {
    VertexArray vertexWeights;
    Eigen::Matrix<double, kJointCount, 3> jointWeights;

    explicit Functional(int vertices) : vertexWeights(vertices, 3) {
        for (int i = 0; i < vertexWeights.size(); ++i)
            vertexWeights.data()[i] = static_cast<float>(hashed(static_cast<std::uint32_t>(i), 71));
        for (int i = 0; i < jointWeights.size(); ++i)
            jointWeights.data()[i] = 50 * hashed(static_cast<std::uint32_t>(i), 72);
    }

    double operator()(const SmplModel& model, const SmplBody& body) const {
        const Posed p = posed(model, body);
        double sum = vertexWeights.cast<double>().cwiseProduct(p.skin_m.cast<double>()).sum();
        for (int j = 0; j < kJointCount; ++j)
            sum += jointWeights.row(j).dot(p.skeleton.position_m[j].transpose());
        return sum;
    }
};

}  // namespace

class SmplTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void restPoseIsTheTemplate() {
        const auto model = syntheticSmpl();
        const Posed p = posed(*model, smplBody({}));
        REQUIRE_BELOW(largestTo(p.skin_m, [&](int v) { return restVertex(*model, v, kMean); }),
                      2e-6);
        for (int j = 0; j < kJointCount; ++j) {
            Vector3d mean = Vector3d::Zero();  // the synthetic regressor: four vertices each
            for (int m = 0; m < 4; ++m)
                mean += restVertex(*model, (j * 287 + m * 37) % 6890, kMean) / 4;
            REQUIRE_BELOW((p.skeleton.position_m[j] - mean).norm(), 1e-7);
        }
    }

    void shapeMovesSkinAndJointsLinearly() {
        const auto model = syntheticSmpl();
        SmplParameters parameters;
        parameters.shape = hashedShape(9, 6);
        const Posed p = posed(*model, smplBody(parameters));
        const auto expected = [&](int v) { return restVertex(*model, v, parameters.shape); };
        REQUIRE_BELOW(largestTo(p.skin_m, expected), 2e-6);
        for (int j = 0; j < kJointCount; ++j) {
            Vector3d mean = Vector3d::Zero();
            for (int m = 0; m < 4; ++m) mean += expected((j * 287 + m * 37) % 6890) / 4;
            REQUIRE_BELOW((p.skeleton.position_m[j] - mean).norm(), 1e-6);
        }
    }

    void translationMovesEverything() {
        const auto model = syntheticSmpl();
        SmplParameters parameters = hashedSmpl(11, 2);
        const Posed there = posed(*model, smplBody(parameters));
        const Vector3d t = parameters.translation_m;
        parameters.translation_m.setZero();
        const Posed here = posed(*model, smplBody(parameters));
        const auto expected = [&](int v) -> Vector3d {
            return here.skin_m.row(v).transpose().cast<double>() + t;
        };
        REQUIRE_BELOW(largestTo(there.skin_m, expected), 2e-6);
        for (int j = 0; j < kJointCount; ++j)
            REQUIRE_BELOW((there.skeleton.position_m[j] - here.skeleton.position_m[j] - t).norm(),
                          1e-12);
    }

    // Turning the pelvis turns the whole body about the pelvis joint.
    void rootRotationIsRigid() {
        const auto model = syntheticSmpl();
        SmplParameters parameters = hashedSmpl(13, 2);
        parameters.translation_m.setZero();
        parameters.pose_rad.head<3>().setZero();
        const Posed before = posed(*model, smplBody(parameters));
        parameters.pose_rad.head<3>() = Vector3d(0.9, -1.4, 0.6);
        const Posed after = posed(*model, smplBody(parameters));
        const Matrix3d r = exactRotation({0.9, -1.4, 0.6});
        const Vector3d centre = before.skeleton.position_m[0];
        const auto expected = [&](int v) -> Vector3d {
            return r * (before.skin_m.row(v).transpose().cast<double>() - centre) + centre;
        };
        REQUIRE_BELOW(largestTo(after.skin_m, expected), 3e-6);
        for (int j = 0; j < kJointCount; ++j) {
            const Vector3d turned = r * (before.skeleton.position_m[j] - centre) + centre;
            REQUIRE_BELOW((after.skeleton.position_m[j] - turned).norm(), 1e-7);
        }
    }

    // One bent joint, in closed form: its subtree turns about it, weights blend, and its nine
    // correctives, in the order of the file, act.
    void oneJointBends() {
        const auto model = syntheticSmpl();
        constexpr int knee = 4;
        SmplParameters parameters;
        parameters.pose_rad.segment<3>(3 * knee) = Vector3d(1.2, 0.3, -0.4);
        const Posed p = posed(*model, smplBody(parameters));
        const Matrix3d r = exactRotation({1.2, 0.3, -0.4});
        const Vector3d centre = model->jointTemplate_m[knee];
        const auto expected = [&](int v) {
            Vector3d x = restVertex(*model, v, kMean);
            for (int i = 0; i < 9; ++i) {
                x += (r(i / 3, i % 3) - (i % 4 == 0)) *
                     vertexOf(model->poseDirections, 9 * (knee - 1) + i, v);
            }
            double turning = 0;  // weights of knee, ankle, foot
            for (const int j : {4, 7, 10}) {
                if (v % 24 == j) turning += 0.625;
                if ((7 * v + 3) % 24 == j) turning += 0.375;
            }
            return Vector3d(x + turning * (r * (x - centre) + centre - x));
        };
        REQUIRE_BELOW(largestTo(p.skin_m, expected), 3e-6);
        for (const int j : {7, 10}) {
            const Vector3d turned = r * (model->jointTemplate_m[j] - centre) + centre;
            REQUIRE_BELOW((p.skeleton.position_m[j] - turned).norm(), 1e-7);
        }
        REQUIRE_BELOW((p.skeleton.position_m[5] - model->jointTemplate_m[5]).norm(), 1e-12);
    }

    // smplx adds 1e-8 to every component before taking the angle.
    void axisAngleHasThePublishedOffset() {
        QCOMPARE(smplRotation(Vector3d::Zero()), Matrix3d(Matrix3d::Identity()));
        const Vector3d r(3e-8, 0, 0);
        const double n = std::sqrt(16e-16 + 2e-16);
        QVERIFY(std::abs(smplRotation(r)(2, 1) - std::sin(n) / n * 3e-8) < 1e-20);
        // At a wide angle the angle is larger by 1e-8 times the cosine sum, the axis shorter.
        const Vector3d wide = Vector3d(1, 2, 2) / 3 * 1.5;
        const double angle = (wide + Vector3d::Constant(1e-8)).norm();
        const Vector3d d = wide / angle;
        Matrix3d k;
        k << 0, -d.z(), d.y(), d.z(), 0, -d.x(), -d.y(), d.x(), 0;
        const Matrix3d published =
            Matrix3d::Identity() + std::sin(angle) * k + (1 - std::cos(angle)) * k * k;
        REQUIRE_BELOW((smplRotation(wide) - published).cwiseAbs().maxCoeff(), 1e-15);
        const double quirk = (smplRotation(wide) - exactRotation(wide)).cwiseAbs().maxCoeff();
        QVERIFY(quirk > 1e-10 && quirk < 3e-8);
        // Where the published code divides by zero.
        QVERIFY(smplRotation(Vector3d::Constant(-1e-8)).allFinite());
    }

    void rotationDerivatives_data() {
        QTest::addColumn<double>("size");
        for (const double size : {0.0, 1e-4, 9.99e-4, 1.01e-3, 0.1, 1.0, 3.1, 6.0})
            QTest::addRow("%g rad", size) << size;
    }

    void rotationDerivatives() {
        QFETCH(double, size);
        const Vector3d r = size * Vector3d(0.48, -0.6, 0.64);
        std::array<Matrix3d, 3> derivatives;
        REQUIRE_BELOW((smplRotation(r, derivatives) - smplRotation(r)).norm(), 1e-15);
        constexpr double step = 1e-5;
        for (int c = 0; c < 3; ++c) {
            const Vector3d moved = step * Vector3d::Unit(c);
            const Matrix3d slope = (smplRotation(r + moved) - smplRotation(r - moved)) / (2 * step);
            REQUIRE_BELOW((slope - derivatives[c]).cwiseAbs().maxCoeff(), 1e-9);
        }
    }

    void gradientMatchesFiniteDifferences() {
        const auto model = syntheticSmpl();
        const Functional functional(model->vertexCount());
        const SmplParameters at = hashedSmpl(41, 2.5);
        const SmplGradient gradient =
            smplGradient(*model, smplBody(at), functional.vertexWeights, functional.jointWeights);
        // The skin is 32-bit, so steps are as long as curvature allows: it has none by shape.
        const auto slope = [&](double step, const std::function<double&(SmplParameters&)>& entry) {
            SmplParameters more = at, less = at;
            entry(more) += step;
            entry(less) -= step;
            return (functional(*model, smplBody(more)) - functional(*model, smplBody(less))) /
                   (2 * step);
        };
        Eigen::VectorXd byPose(kSmplAngleCount), byShape(kShapeCount), byTranslation(3);
        for (int i = 0; i < kSmplAngleCount; ++i)
            byPose[i] = slope(3e-3, [&](SmplParameters& p) -> double& { return p.pose_rad[i]; });
        for (int i = 0; i < kShapeCount; ++i)
            byShape[i] = slope(1, [&](SmplParameters& p) -> double& { return p.shape[i]; });
        for (int i = 0; i < 3; ++i)
            byTranslation[i] =
                slope(0.1, [&](SmplParameters& p) -> double& { return p.translation_m[i]; });
        REQUIRE_BELOW(relativeDifference(gradient.byPose(at.pose_rad), byPose), 1e-4);
        REQUIRE_BELOW(relativeDifference(gradient.byShape, byShape), 1e-4);
        REQUIRE_BELOW(relativeDifference(gradient.byTranslation, byTranslation), 1e-4);
    }

    // A rotation has nine free numbers for a network: each is differentiated on its own.
    void gradientByRotationEntries() {
        const auto model = syntheticSmpl();
        const Functional functional(model->vertexCount());
        const SmplBody at = smplBody(hashedSmpl(43, 2));
        const SmplGradient gradient =
            smplGradient(*model, at, functional.vertexWeights, functional.jointWeights);
        constexpr double step = 0.2;  // exact: the skin is quadratic in one entry
        for (const int joint : {0, 3, 16, 22}) {
            Matrix3d slope;
            for (int i = 0; i < 9; ++i) {
                SmplBody more = at, less = at;
                more.rotations[joint](i / 3, i % 3) += step;
                less.rotations[joint](i / 3, i % 3) -= step;
                slope(i / 3, i % 3) =
                    (functional(*model, more) - functional(*model, less)) / (2 * step);
            }
            REQUIRE_BELOW((slope - gradient.byRotation[joint]).cwiseAbs().maxCoeff() /
                              slope.cwiseAbs().maxCoeff(),
                          1e-4);
        }
    }

    void gradientOfJointsAlone() {
        const auto model = syntheticSmpl();
        const SmplBody at = smplBody(hashedSmpl(47, 2));
        Eigen::Matrix<double, kJointCount, 3> byJoint;
        byJoint.setZero();
        byJoint(20, 1) = 1;
        const SmplGradient gradient = smplGradient(*model, at, {}, byJoint);
        QCOMPARE(gradient.byTranslation, Vector3d(0, 1, 0));
        QVERIFY(gradient.byRotation[20].isZero());  // a joint's own rotation does not move it
        QVERIFY(gradient.byRotation[4].isZero());   // nor does another limb's
        QVERIFY(!gradient.byRotation[18].isZero());
    }

    // Bodies of a batch with shapes of their own, in every position of a group.
    void batchesEqualSingleBodies() {
        const auto model = syntheticSmpl();
        std::vector<SmplBody> bodies;
        for (std::uint32_t i = 0; i < 19; ++i) bodies.push_back(smplBody(hashedSmpl(60 + i, 2)));
        std::vector<VertexArray> skins(bodies.size());
        const auto skeletons = poseSmpl(*model, bodies, skins);
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const Posed one = posed(*model, bodies[i]);
            QVERIFY((one.skin_m - skins[i]).cwiseAbs().maxCoeff() < 2e-6F);
            QCOMPARE(one.skeleton.position_m[23], skeletons[i].position_m[23]);
        }
    }

    void keypointsAreJointsThenVertices() {
        const auto model = syntheticSmpl();
        const Posed p = posed(*model, smplBody(hashedSmpl(90, 1)));
        const auto points = smplKeypoints45(p.skeleton, p.skin_m);
        QCOMPARE(Vector3d(points.row(23).transpose()), p.skeleton.position_m[23]);
        QCOMPARE(points(24, 0), double(p.skin_m(332, 0)));   // nose
        QCOMPARE(points(44, 2), double(p.skin_m(6133, 2)));  // right little finger
    }

    void refusesWrongFiles() {
        TensorFile file = syntheticSmplFile(40);
        QVERIFY(makeSmplModel(file).has_value());
        file.tensors["kintree_table"].data[4 * 5] = std::byte{1};
        auto model = makeSmplModel(file);
        QVERIFY(!model &&
                describe(model.error()).find("joint 5 has parent 1") != std::string::npos);
        file = syntheticSmplFile(40);
        file.tensors["f"].data[0] = std::byte{40};
        model = makeSmplModel(file);
        QVERIFY(!model && describe(model.error()).find("vertex 40 of 40") != std::string::npos);
        file = syntheticSmplFile(40);
        file.tensors.erase("posedirs");
        model = makeSmplModel(file);
        QVERIFY(!model && describe(model.error()).find("posedirs") != std::string::npos);
        model = makeSmplModel(syntheticBodyFile());
        QVERIFY(!model && model.error().code == ErrorCode::Unsupported);
        QVERIFY(makeBodyModel(syntheticSmplFile(40)).error().code == ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(SmplTest)
#include "tst_smpl.moc"
