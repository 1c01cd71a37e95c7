#include <QtTest>

#include "core/body/skin.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"

using namespace gonio;

namespace {

constexpr int kLeftKnee = 4, kRightShoulder = 17;

VertexArray skinOf(const SmplModel& model, const SmplParameters& parameters) {
    const SmplBody body = smplBody(parameters);
    VertexArray skin_m;
    poseSmpl(model, {&body, 1}, {&skin_m, 1});
    return skin_m;
}

}  // namespace

/// SMPL's layout on the open body.
class TestSmplTwin : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const BodyModel> m_body;

private Q_SLOTS:

    void initTestCase() {
        const auto body = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) /
                                        "resources/bodies/open_female.safetensors");
        if (!body) QSKIP("the open body has not been generated");
        m_body = *body;
    }

    void unposedItIsTheBody() {
        const auto twin = smplTwinOf(*m_body);
        SmplParameters parameters;
        parameters.shape << 1, -0.5, 0.3, 0, 2, 0, 0, -1, 0, 0.1;
        parameters.translation_m = {0.1, 0.2, 3};
        const VertexArray skin_m = skinOf(*twin, parameters);
        VertexArray rest_m;
        computeShapedSkin(*m_body, parameters.shape, rest_m);
        QCOMPARE(skin_m.rows(), rest_m.rows());
        for (Eigen::Index v = 0; v < skin_m.rows(); v += 97) {
            const Eigen::Vector3d expected =
                rest_m.row(v).transpose().cast<double>() + parameters.translation_m;
            QVERIFY((skin_m.row(v).transpose().cast<double>() - expected).norm() < 1e-5);
        }
    }

    // Left moves left, and nothing above the joint moves.
    void jointsMoveTheirOwnSide() {
        const auto twin = smplTwinOf(*m_body);
        const VertexArray rest_m = skinOf(*twin, {});
        for (const auto& [joint, isLeft] : {std::pair(kLeftKnee, true), {kRightShoulder, false}}) {
            SmplParameters parameters;
            parameters.pose_rad.segment<3>(3 * joint) << 1, 0.2, 0.3;
            const VertexArray posed_m = skinOf(*twin, parameters);
            int moved = 0;
            for (Eigen::Index v = 0; v < rest_m.rows(); ++v) {
                if ((posed_m.row(v) - rest_m.row(v)).norm() < 1e-3F) continue;
                ++moved;
                QCOMPARE(rest_m(v, 0) > 0, isLeft);
            }
            QVERIFY(moved > 100);
        }
    }
};

QTEST_APPLESS_MAIN(TestSmplTwin)
#include "tst_smpl_twin.moc"
