#include <QtTest>
#include <map>
#include <numbers>

#include "core/body/bones.h"

using namespace gonio;
using Eigen::Vector3d;

namespace {

constexpr double kQuarter = std::numbers::pi / 2;

std::shared_ptr<const BodyModel> load(const QString& sex) {
    const auto model = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) / "resources/bodies" /
                                     ("open_" + sex.toStdString() + ".safetensors"));
    return model ? *model : nullptr;
}

Kinematics poseOf(const RestShape& rest, std::initializer_list<std::pair<int, double>> angles) {
    PoseVector pose = PoseVector::Zero();
    for (const auto& [dof, angle_rad] : angles) {
        pose[dof] = angle_rad;
    }
    Kinematics kinematics;
    computeKinematics(rest, pose, kinematics);
    return kinematics;
}

double largestOffOne(const SparseRows& rows) {
    double worst = 0;
    for (int r = 0; r < rows.rows(); ++r) {
        double sum = 0;
        for (int e = rows.start[r]; e < rows.start[r + 1]; ++e) {
            sum += rows.value[e];
        }
        worst = std::max(worst, std::abs(sum - 1));
    }
    return worst;
}

}  // namespace

/// The committed open bodies.
class TestOpenBody : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void surface_data() { sexes(); }

    void surface();

    void weights_data() { sexes(); }

    void weights();

    void symmetry_data() { sexes(); }

    void symmetry();

    void restFrames_data() { sexes(); }

    void restFrames();

    void signs_data() { sexes(); }

    void signs();

    void bonesAtRest_data() { sexes(); }

    void bonesAtRest();

    void keypoints_data() { sexes(); }

    void keypoints();

private:
    void sexes() {
        QTest::addColumn<QString>("sex");
        QTest::newRow("female") << "female";
        QTest::newRow("male") << "male";
    }
};

void TestOpenBody::surface() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    std::map<std::pair<int, int>, int> edges;
    for (int f = 0; f < model->skinFaces.rows(); ++f) {
        for (int i = 0; i < 3; ++i) {
            ++edges[{model->skinFaces(f, i), model->skinFaces(f, (i + 1) % 3)}];
        }
    }
    for (const auto& [edge, count] : edges) {
        QCOMPARE(count, 1);
        QVERIFY(edges.contains({edge.second, edge.first}));
    }
    const auto half = static_cast<int>(edges.size() / 2);
    QCOMPARE(model->vertexCount() - half + static_cast<int>(model->skinFaces.rows()), 2);
}

void TestOpenBody::weights() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    QVERIFY(largestOffOne(model->skinWeights) < 1e-5);
    QVERIFY(largestOffOne(model->boneWeights) < 1e-5);
    QVERIFY(largestOffOne(model->boneWeightsRigid) < 1e-7);
    QVERIFY(largestOffOne(model->jointRegressor) < 1e-5);
    for (const float weight : model->jointRegressor.value) {
        QVERIFY(weight >= 0);
    }
    for (int v = 0; v < model->skinWeights.rows(); ++v) {
        QVERIFY(model->skinWeights.start[v + 1] - model->skinWeights.start[v] <= 4);
    }
}

void TestOpenBody::symmetry() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    std::map<std::array<float, 3>, int> at;
    for (int v = 0; v < model->vertexCount(); ++v) {
        at[{model->skinTemplate_m(v, 0), model->skinTemplate_m(v, 1),
            model->skinTemplate_m(v, 2)}] = v;
    }
    // Exact up to the shift of the origin: the regressor puts it in the median plane to rounding.
    for (int v = 0; v < model->vertexCount(); ++v) {
        const auto row = model->skinTemplate_m.row(v);
        const auto found = at.lower_bound({-row[0] - 1e-6F, -10, -10});
        bool mirrored = false;
        for (auto it = found; it != at.end() && it->first[0] <= -row[0] + 1e-6F; ++it) {
            mirrored |=
                std::abs(it->first[1] - row[1]) < 1e-6F && std::abs(it->first[2] - row[2]) < 1e-6F;
        }
        QVERIFY(mirrored);
    }
}

/// At rest the mean body's angle axes are the model frame's (x forward, y up, z right in smpl =
/// (-z, y, x)); those of the forearm lie along it.
void TestOpenBody::restFrames() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    const RestShape rest = computeRestShape(*model, ShapeVector::Zero());
    Eigen::Matrix3d axes;
    axes << 0, 0, -1, 0, 1, 0, 1, 0, 0;
    for (int joint = 0; joint < kJointCount; ++joint) {
        Eigen::Matrix3d expected = axes;
        if (joint >= id(Joint::UlnaR) && joint <= id(Joint::HandR)) {
            expected << 0, 1, 0, 0, 0, 1, 1, 0, 0;
        } else if (joint >= id(Joint::UlnaL)) {
            expected << 0, -1, 0, 0, 0, -1, 1, 0, 0;
        }
        QVERIFY2((rest.dofAxes[joint] - expected).norm() < 1e-4, kJointNames[joint].data());
    }
    QVERIFY(rest.joints_m[0].norm() < 1e-5);
}

void TestOpenBody::signs() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    const RestShape rest = computeRestShape(*model, ShapeVector::Zero());
    const auto offset = [](const Kinematics& k, Joint from, Joint to) {
        return Vector3d(k.position_m[id(to)] - k.position_m[id(from)]);
    };
    using enum Joint;
    const Kinematics knees = poseOf(rest, {{6, kQuarter}, {13, kQuarter}});
    QVERIFY(offset(knees, TibiaR, TalusR).z() < -0.3);  // the heel goes back
    QVERIFY(offset(knees, TibiaL, TalusL).z() < -0.3);
    const Kinematics hips = poseOf(rest, {{3, kQuarter}, {10, kQuarter}});
    QVERIFY(offset(hips, FemurR, TibiaR).z() > 0.3);  // the thigh comes forward
    QVERIFY(offset(hips, FemurL, TibiaL).z() > 0.3);
    const Kinematics adducted = poseOf(rest, {{4, 0.3}, {11, 0.3}});
    QVERIFY(offset(adducted, FemurR, TibiaR).x() > 0.05);  // towards the other leg
    QVERIFY(offset(adducted, FemurL, TibiaL).x() < -0.05);
    const Kinematics ankles = poseOf(rest, {{7, 0.5}, {14, 0.5}});
    const Kinematics still = poseOf(rest, {});
    QVERIFY(ankles.position_m[id(ToesR)].y() > still.position_m[id(ToesR)].y() + 0.02);
    QVERIFY(ankles.position_m[id(ToesL)].y() > still.position_m[id(ToesL)].y() + 0.02);
    const Kinematics elbows = poseOf(rest, {{32, kQuarter}, {42, kQuarter}});
    QVERIFY(offset(elbows, UlnaR, HandR).z() > 0.2);  // the forearm comes forward
    QVERIFY(offset(elbows, UlnaL, HandL).z() > 0.2);
    const Kinematics arms = poseOf(rest, {{29, kQuarter}, {39, -kQuarter}});
    QVERIFY(offset(arms, HumerusR, UlnaR).y() < -0.2);  // the arms hang
    QVERIFY(offset(arms, HumerusL, UlnaL).y() < -0.2);
}

/// The mean body leaves its bones unscaled, and every joint has bone around it.
void TestOpenBody::bonesAtRest() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model);
    const RestShape rest = computeRestShape(*model, ShapeVector::Zero());
    const SkinPoser skin(*model, rest);
    for (const Vector3d& scale : boneScales(*model, rest, skin.shaped_m())) {
        QVERIFY((scale - Vector3d::Ones()).norm() < 1e-4);
    }
    const Kinematics still = poseOf(rest, {});
    VertexArray bones_m;
    BonePoser(*model, skin).pose(still, Vector3d::Zero(), bones_m);
    for (const Joint joint : {Joint::FemurR, Joint::TibiaL, Joint::HumerusR, Joint::HandL}) {
        const Eigen::RowVector3f at = still.position_m[id(joint)].cast<float>().transpose();
        QVERIFY((bones_m.rowwise() - at).rowwise().norm().minCoeff() < 0.03F);
    }
}

void TestOpenBody::keypoints() {
    QFETCH(QString, sex);
    const auto model = load(sex);
    QVERIFY(model && model->keypoints44);
    const auto& weights = *model->keypoints44;
    for (int k = 0; k < kKeypointCount; ++k) {
        double sum = weights.joints.row(k).sum();
        for (int e = weights.vertices.start[k]; e < weights.vertices.start[k + 1]; ++e) {
            sum += weights.vertices.value[e];
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
    }
    const auto vertex = [&](const char* name) {
        return Vector3d(
            model->skinTemplate_m.row(model->landmarks.at(name)).transpose().cast<double>());
    };
    QVERIFY(vertex("heel_l").z() < vertex("big_toe_tip_l").z() - 0.15);
    QVERIFY(vertex("eye_l").x() > 0.02 && vertex("eye_r").x() < -0.02);
    QVERIFY(vertex("vertex").y() > vertex("chin").y() + 0.15);
}

QTEST_GUILESS_MAIN(TestOpenBody)
#include "tst_open_body.moc"
