#include <QtTest>

#include "body_test_data.h"
#include "core/body/point_set.h"
#include "synthetic_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

std::vector<PointDefinition> jointPoints() {
    std::vector<PointDefinition> points(kJointCount);
    for (int j = 0; j < kJointCount; ++j) points[j].joints = {{j, 1.0}};
    return points;
}

std::vector<PointDefinition> vertexPoints(int first, int count) {
    std::vector<PointDefinition> points(count);
    for (int v = 0; v < count; ++v) points[v].vertices = {{first + v, 1.0}};
    return points;
}

/// Joints, mixed skin points, and one that is carried at an offset.
PointSet mixedPoints(const BodyModel& model) {
    std::vector<PointDefinition> points = jointPoints();
    for (int i = 0; i < 20; ++i) points.push_back({{}, {{i * 331, 0.4}, {i * 97 + 5, 0.6}}});
    points.push_back({{{18, 1.0}}, {{77, 0.5}}, 18, {0.02, -0.03, 0.05}});
    return {model, points};
}

struct Derivatives {
    PointSet::Values values;

    Derivatives(const BodyModel& model, const PointSet& points, const PoseVector& pose,
                const ShapeVector& shape) {
        const RestShape rest = computeRestShape(model, shape);
        static Kinematics kinematics;  // too large for the stack of a loop of tests
        computeKinematics(rest, pose, kinematics);
        points.evaluate(rest, kinematics, values);
        computePoseDerivatives(rest, pose, kinematics);
        points.differentiateByPose(rest, kinematics, values);
        const RestShapeDerivatives restD = computeRestShapeDerivatives(model, rest);
        computeShapeDerivatives(model, rest, restD, pose, kinematics);
        points.differentiateByShape(rest, kinematics, values);
    }
};

Eigen::VectorXd positions(const BodyModel& model, const PointSet& points, const PoseVector& pose,
                          const ShapeVector& shape) {
    const RestShape rest = computeRestShape(model, shape);
    static Kinematics kinematics;
    computeKinematics(rest, pose, kinematics);
    PointSet::Values values;
    points.evaluate(rest, kinematics, values);
    return values.position_m;
}

// The published layer writes both talus and calcaneus into the same nine pose features; the later
// write wins in the forward pass, but its automatic differentiation hands the gradient to both.
// This is the talus' undue share of the gradient of sum w p over the whole skin.
struct TalusShare {
    Eigen::VectorXd byPose = Eigen::VectorXd::Zero(kDofCount);
    Eigen::VectorXd byShape = Eigen::VectorXd::Zero(kShapeCount);

    TalusShare(const BodyModel& model, const PoseVector& pose, const ShapeVector& shape,
               const Eigen::VectorXd& w) {
        const RestShape rest = computeRestShape(model, shape);
        static Kinematics k;
        computeKinematics(rest, pose, k);
        computePoseDerivatives(rest, pose, k);
        computeShapeDerivatives(model, rest, computeRestShapeDerivatives(model, rest), pose, k);
        for (const int talus : {3, 8}) {
            const Eigen::Matrix3d slope = byRotation(model, k, w, kPoseFeatureJoint[talus]);
            const int dof = kFirstDof[talus];
            for (int c = 0; c < 3; ++c)
                byPose[dof] +=
                    slope.col(c).dot(k.localDofAxis[dof].cross(k.localRotation[talus].col(c)));
            for (int b = 0; b < kShapeCount; ++b)
                byShape[b] += slope.cwiseProduct(k.localRotationByShape[talus][b]).sum();
        }
    }

    // d sum w p / d the nine features of one SMPL joint.
    static Eigen::Matrix3d byRotation(const BodyModel& model, const Kinematics& k,
                                      const Eigen::VectorXd& w, int smplJoint) {
        Eigen::Matrix3d slope = Eigen::Matrix3d::Zero();
        for (int v = 0; v < model.vertexCount(); ++v) {
            Eigen::Matrix3d blended = Eigen::Matrix3d::Zero();
            for (int e = model.skinWeights.start[v]; e < model.skinWeights.start[v + 1]; ++e)
                blended += model.skinWeights.value[e] * k.rotation[model.skinWeights.column[e]];
            const Eigen::Vector3d pull = blended.transpose() * w.segment<3>(3 * v);
            for (int i = 0; i < 9; ++i) {
                const int row = 9 * (smplJoint - 1) + i;
                slope(i / 3, i % 3) +=
                    model.poseDirections.row(row).segment<3>(3 * v).cast<double>().dot(pull);
            }
        }
        return slope;
    }
};

/// Gradient of sum w p, accumulated over sets of points.
struct Gradient {
    Eigen::VectorXd byPose = Eigen::VectorXd::Zero(kDofCount);
    Eigen::VectorXd byShape = Eigen::VectorXd::Zero(kShapeCount);

    void add(const PointSet::Values& values, const Eigen::VectorXd& w) {
        byPose += values.byPose.transpose() * w;
        byShape += values.byShape.transpose() * w;
    }
};

Eigen::VectorXd asVector(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::VectorXd>(values.data(),
                                             static_cast<Eigen::Index>(values.size()));
}

}  // namespace

class BodyDerivativesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void published_data() {
        QTest::addColumn<QString>("gender");
        QTest::newRow("male") << QString("male");
        QTest::newRow("female") << QString("female");
    }

    // Gradients of the published layer by automatic differentiation in 32 bits.
    void published() {
        QFETCH(const QString, gender);
        const std::string name = gender.toStdString();
        const Golden golden("golden/skel/skel_grad_" + name + ".npz");
        const auto model = goldenBody(name);
        if (golden.absent() || !model) QSKIP("the test data are not here");
        const int bodies = golden.count("poses");
        std::vector<Gradient> joints(bodies), skin(bodies);
        const PointSet jointSet(*model, jointPoints());
        const Eigen::VectorXd jointWeights = asVector(golden.values("w_joints"));
        const Eigen::VectorXd skinWeights = asVector(golden.values("w_verts"));
        const auto derivatives = [&](const PointSet& points, int i) {
            return Derivatives(*model, points, golden.part("poses", i), golden.part("betas", i))
                .values;
        };
        for (int i = 0; i < bodies; ++i) joints[i].add(derivatives(jointSet, i), jointWeights);
        constexpr int kChunk = 512;
        for (int first = 0; first < model->vertexCount(); first += kChunk) {
            const int count = std::min(kChunk, model->vertexCount() - first);
            const PointSet points(*model, vertexPoints(first, count));
            for (int i = 0; i < bodies; ++i)
                skin[i].add(derivatives(points, i), skinWeights.segment(3 * first, 3 * count));
        }
        const Eigen::Vector3d jointSum =
            Eigen::Matrix3Xd::Map(jointWeights.data(), 3, kJointCount).rowwise().sum();
        std::map<std::string, double> largest;
        for (int i = 0; i < bodies; ++i) {
            const auto compare = [&](const char* key, const Eigen::VectorXd& ours) {
                largest[key] =
                    std::max(largest[key], relativeDifference(ours, golden.part(key, i)));
            };
            compare("joints_dq", joints[i].byPose);
            compare("joints_dbeta", joints[i].byShape);
            compare("joints_dtrans", jointSum);
            const TalusShare undue(*model, golden.part("poses", i), golden.part("betas", i),
                                   skinWeights);
            compare("verts_dq", skin[i].byPose + undue.byPose);
            compare("verts_dbeta", skin[i].byShape + undue.byShape);
        }
        for (const auto& [key, difference] : largest) {
            qInfo("%-14s %.2e relative", key.c_str(), difference);
            REQUIRE_BELOW(difference, 1e-4);
        }
    }

    void finiteDifferences_data() {
        QTest::addColumn<double>("size");
        QTest::addColumn<double>("bend");
        QTest::newRow("large angles") << 2.0 << 0.4;
        QTest::newRow("everyday angles") << 0.8 << -0.3;
        QTest::newRow("rest") << 0.0 << 0.0;
        QTest::newRow("below the small-angle switch of the spine") << 1e-6 << 4e-6;
        QTest::newRow("just above it") << 1e-6 << 3e-5;
        QTest::newRow("negative small angle") << 0.3 << -2e-5;
    }

    // Central differences. The frames of the body are rotations rounded to 32 bits, and the angular
    // velocities take them for exact: 1e-7.
    void finiteDifferences() {
        QFETCH(const double, size);
        QFETCH(const double, bend);
        const auto model = syntheticBody();
        const PointSet points = mixedPoints(*model);
        PoseVector pose = hashedPose(31, size);
        for (const int d : {17, 18, 20, 21, 23, 24}) pose[d] = bend;  // spine
        const ShapeVector shape = hashedShape(32, 2);
        const auto analytic = Derivatives(*model, points, pose, shape).values;
        // A step that stays on one side of the switch would be too small to measure with.
        constexpr double step = 1e-4;
        double byPose = 0, byShape = 0;
        for (int d = 0; d < kDofCount; ++d) {
            PoseVector more = pose, less = pose;
            more[d] += step;
            less[d] -= step;
            const Eigen::VectorXd slope =
                (positions(*model, points, more, shape) - positions(*model, points, less, shape)) /
                (2 * step);
            byPose = std::max(byPose, largestDifference(analytic.byPose.col(d), slope));
        }
        for (int b = 0; b < kShapeCount; ++b) {
            ShapeVector more = shape, less = shape;
            more[b] += step;
            less[b] -= step;
            const Eigen::VectorXd slope =
                (positions(*model, points, pose, more) - positions(*model, points, pose, less)) /
                (2 * step);
            byShape = std::max(byShape, largestDifference(analytic.byShape.col(b), slope));
        }
        REQUIRE_BELOW(byPose, 1e-6);
        REQUIRE_BELOW(byShape, 1e-8);
    }

    void weightsTellHowPointsTranslate() {
        const PointSet points = mixedPoints(*syntheticBody());
        QCOMPARE(points.weight(0), 1.0);
        QVERIFY(std::abs(points.weight(points.size() - 1) - 1.5) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(BodyDerivativesTest)
#include "tst_body_derivatives.moc"
