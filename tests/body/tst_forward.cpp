#include <QtTest>

#include "body_test_data.h"
#include "core/body/bones.h"
#include "core/body/point_set.h"
#include "synthetic_body.h"
#include "synthetic_values.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kTolerance_m = 1e-4;

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

Eigen::VectorXd flattened(std::span<const Eigen::Vector3d> points) {
    Eigen::VectorXd flat(3 * points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        flat.segment<3>(3 * static_cast<Eigen::Index>(i)) = points[i];
    return flat;
}

// Row-major, as in the files.
Eigen::VectorXd flattened(std::span<const Eigen::Matrix3d> matrices) {
    Eigen::VectorXd flat(9 * matrices.size());
    for (std::size_t i = 0; i < matrices.size(); ++i)
        Eigen::Matrix<double, 3, 3, Eigen::RowMajor>::Map(flat.data() + 9 * i) = matrices[i];
    return flat;
}

Eigen::VectorXd flattened(const VertexArray& vertices) {
    return Eigen::Map<const Eigen::VectorXf>(vertices.data(), vertices.size()).cast<double>();
}

struct PosedBody {
    PosedBody(const BodyModel& model, const BodyParameters& body)
        : rest(computeRestShape(model, body.shape)),
          skinPoser(model, rest),
          bonePoser(model, skinPoser) {
        computeKinematics(rest, body.pose_rad, kinematics);
        skinPoser.pose(kinematics, body.translation_m, skin);
        bonePoser.pose(kinematics, body.translation_m, bones);
        for (const Eigen::Vector3d& p : kinematics.position_m)
            joints.push_back(p + body.translation_m);
    }

    RestShape rest;
    SkinPoser skinPoser;
    BonePoser bonePoser;
    Kinematics kinematics;
    VertexArray skin, bones;
    std::vector<Eigen::Vector3d> joints;
};

BodyParameters bodyOf(const Golden& golden, int i) {
    BodyParameters body;
    body.pose_rad = golden.part("poses", i);
    body.shape = golden.part("betas", i);
    body.translation_m = golden.part("trans", i);
    return body;
}

PosedBody posedSynthetic() {
    BodyParameters body{hashedPose(900, 1.2), hashedShape(901, 3.0), {-1, 0.5, 4}};
    return {*syntheticBody(), body};
}

}  // namespace

class ForwardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void published_data() {
        QTest::addColumn<QString>("gender");
        QTest::newRow("male") << QString("male");
        QTest::newRow("female") << QString("female");
    }

    void published() {
        QFETCH(const QString, gender);
        const std::string name = gender.toStdString();
        const Golden golden("golden/skel/skel_forward_" + name + ".npz");
        const auto model = goldenBody(name);
        if (golden.absent() || !model) QSKIP("the test data are not here");
        std::map<std::string, double> largest;
        const auto compare = [&](const char* key, int i, const Eigen::VectorXd& ours) {
            largest[key] = std::max(largest[key], largestDifference(ours, golden.part(key, i)));
        };
        for (int i = 0; i < golden.count("poses"); ++i) {
            const BodyParameters body = bodyOf(golden, i);
            const PosedBody posed(*model, body);
            compare("skin_verts", i, flattened(posed.skin));
            compare("skel_verts", i, flattened(posed.bones));
            compare("joints", i, flattened(posed.joints));
            compare("joints_ori", i, flattened(boneOrientations(posed.rest, posed.kinematics)));
            compare("joints_tpose", i, flattened(posed.rest.joints_m));
            compare("pose_rot", i, flattened(jointRotations(body.pose_rad)));
            if (i < 4) compare("v_shaped_0_3", i, flattened(posed.skinPoser.shaped_m()));
            if (i < 6) {
                const Eigen::VectorXd offsets = model->poseDirections.transpose().cast<double>() *
                                                poseFeature(posed.kinematics);
                compare("pose_offsets_0_5", i, offsets);
            }
        }
        QCOMPARE(largest.size(), 8U);
        for (const auto& [key, difference] : largest) {
            qInfo("%-16s %.2e", key.c_str(), difference);
            REQUIRE_BELOW(difference, kTolerance_m);
        }
    }

    void publishedKeypoints() {
        const Golden golden("golden/hsmr/hsmr_joints44.npz");
        const auto model = goldenBody("male");
        if (golden.absent() || !model) QSKIP("the test data are not here");
        QVERIFY(model->keypoints44 && model->keypoints44Mapped);
        const PointSet custom(*model, keypointDefinitions(*model->keypoints44));
        const PointSet mapped(*model, keypointDefinitions(*model->keypoints44Mapped));
        double customDifference = 0, mappedDifference = 0;
        for (int i = 0; i < golden.count("poses"); ++i) {
            const RestShape rest = computeRestShape(*model, golden.part("betas", i));
            Kinematics kinematics;
            computeKinematics(rest, golden.part("poses", i), kinematics);
            PointSet::Values values;
            custom.evaluate(rest, kinematics, values);
            customDifference =
                std::max(customDifference,
                         largestDifference(values.position_m, golden.part("joints44_custom", i)));
            mapped.evaluate(rest, kinematics, values);
            mappedDifference =
                std::max(mappedDifference,
                         largestDifference(values.position_m, golden.part("joints44_mapped", i)));
        }
        qInfo("custom %.2e, mapped %.2e m", customDifference, mappedDifference);
        REQUIRE_BELOW(customDifference, kTolerance_m);
        REQUIRE_BELOW(mappedDifference, kTolerance_m);
    }

    void syntheticBodyInClosedForm() {
        const PosedBody posed = posedSynthetic();
        const auto difference = [](const VertexArray& ours, const auto& ids, const auto& expected) {
            double largest = 0;
            for (std::size_t i = 0; i < expected.size(); ++i)
                largest = std::max(
                    largest, std::abs(ours(ids[i / 3], static_cast<int>(i % 3)) - expected[i]));
            return largest;
        };
        const Eigen::VectorXd joints =
            Eigen::Map<const Eigen::VectorXd>(kSyntheticJoints_m.data(), 72);
        // Joints are computed in double from 32-bit tables; surfaces in 32 bits.
        REQUIRE_BELOW(largestDifference(flattened(posed.joints), joints), 1e-6);
        REQUIRE_BELOW(difference(posed.skin, kSyntheticSkinIds, kSyntheticSkin_m), 3e-6);
        REQUIRE_BELOW(difference(posed.bones, kSyntheticBoneIds, kSyntheticBones_m), 6e-6);
    }

    void restPoseLeavesTheBodyAlone() {
        const auto model = syntheticBody();
        const PosedBody posed(*model,
                              {PoseVector::Zero(), hashedShape(5, 2), Eigen::Vector3d::Zero()});
        for (int j = 0; j < kJointCount; ++j) {
            // Published frames are 32-bit rotations, orthonormal to 1e-7 only.
            QVERIFY((posed.kinematics.rotation[j] - Eigen::Matrix3d::Identity()).norm() < 2e-6);
            QVERIFY((posed.joints[j] - posed.rest.joints_m[j]).norm() < 2e-6);
        }
        REQUIRE_BELOW(
            largestDifference(flattened(posed.skin), flattened(posed.skinPoser.shaped_m())), 5e-6);
    }

    void translationMovesEverything() {
        const auto model = syntheticBody();
        BodyParameters body{hashedPose(3, 1), hashedShape(4, 2), Eigen::Vector3d::Zero()};
        const PosedBody here(*model, body);
        body.translation_m = {0.5, -0.25, 2};
        const PosedBody there(*model, body);
        const VertexArray moved =
            there.skin.rowwise() - body.translation_m.transpose().cast<float>();
        const VertexArray bones =
            there.bones.rowwise() - body.translation_m.transpose().cast<float>();
        REQUIRE_BELOW(largestDifference(flattened(moved), flattened(here.skin)), 1e-6);
        REQUIRE_BELOW(largestDifference(flattened(bones), flattened(here.bones)), 1e-6);
    }

    void batchEqualsSingleBodies() {
        const auto model = syntheticBody();
        const RestShape rest = computeRestShape(*model, hashedShape(6, 2));
        const SkinPoser poser(*model, rest);
        std::vector<Kinematics> kinematics(19);
        std::vector<Eigen::Vector3d> translations(kinematics.size(), {0, 1, 2});
        std::vector<VertexArray> batch(kinematics.size());
        for (std::uint32_t i = 0; i < kinematics.size(); ++i)
            computeKinematics(rest, hashedPose(i, 1.5), kinematics[i]);
        poser.poseBatch(kinematics, translations, batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            VertexArray single;
            poser.pose(kinematics[i], translations[i], single);
            QVERIFY(single == batch[i]);  // bit for bit
        }
    }

    void pointsFollowTheSkin() {
        const auto model = syntheticBody();
        std::vector<PointDefinition> definitions(3);
        definitions[0].vertices = {{17, 1.0}};
        definitions[1].vertices = {{100, 0.25}, {4000, 0.75}};
        definitions[2].joints = {{16, 1.0}};
        definitions[2].offset_m = {0.01, 0.02, 0.03};
        definitions[2].offsetJoint = 16;
        const PointSet points(*model, definitions);
        const PosedBody posed(*model,
                              {hashedPose(8, 1.4), hashedShape(9, 2), Eigen::Vector3d::Zero()});
        PointSet::Values values;
        points.evaluate(posed.rest, posed.kinematics, values);
        const Eigen::Vector3d mixed =
            (0.25F * posed.skin.row(100) + 0.75F * posed.skin.row(4000)).transpose().cast<double>();
        const Eigen::Vector3d carried =
            posed.joints[16] + posed.kinematics.rotation[16] * definitions[2].offset_m;
        QVERIFY((values.position_m.segment<3>(0) - posed.skin.row(17).transpose().cast<double>())
                    .norm() < 2e-6);
        QVERIFY((values.position_m.segment<3>(3) - mixed).norm() < 2e-6);
        QVERIFY((values.position_m.segment<3>(6) - carried).norm() < 1e-12);
    }

    void refusals_data() {
        QTest::addColumn<QString>("tensor");
        for (const char* name :
             {"skin_template_v", "shapedirs", "posedirs", "per_joint_rot", "apose_rel_transfo"})
            QTest::newRow(name) << QString(name);
    }

    // A model file with one value that is no number is refused, and the tensor is named.
    void refusals() {
        QFETCH(const QString, tensor);
        TensorFile file = syntheticBodyFile();
        Tensor& damaged = file.tensors.at(tensor.toStdString());
        const float nan = std::numeric_limits<float>::quiet_NaN();
        std::memcpy(damaged.data.data() + 8, &nan, sizeof nan);
        const auto model = makeBodyModel(file);
        QVERIFY(!model);
        QVERIFY(QString::fromStdString(model.error().detail).contains(tensor));
    }

    void wrongTreeIsRefused() {
        TensorFile file = syntheticBodyFile();
        Tensor& tree = file.tensors.at("kintree_table");
        const std::int32_t parent = 7;
        std::memcpy(tree.data.data() + 4 * 5, &parent, sizeof parent);
        const auto model = makeBodyModel(file);
        QVERIFY(!model);
        QVERIFY(QString::fromStdString(model.error().detail).contains("joint 5"));
    }
};

QTEST_GUILESS_MAIN(ForwardTest)
#include "tst_forward.moc"
