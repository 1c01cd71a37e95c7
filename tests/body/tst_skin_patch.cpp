#include <QtTest>
#include <numeric>

#include "body_test_data.h"
#include "core/body/skin.h"
#include "core/body/skin_patch.h"
#include "synthetic_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

using Unknowns = Eigen::Matrix<double, kBodyUnknowns, 1>;

Unknowns unknownsOf(const BodyParameters& body) {
    Unknowns u;
    u << body.pose_rad, body.shape, body.translation_m;
    return u;
}

/// One pose of a body with all derivatives.
struct Posed {
    RestShape rest;
    Kinematics kinematics;
    Eigen::Vector3d translation_m;

    Posed(const BodyModel& model, const Unknowns& u) : translation_m(u.tail<3>()) {
        const PoseVector pose = u.head<kDofCount>();
        rest = computeRestShape(model, u.segment<kShapeCount>(kDofCount));
        computeKinematics(rest, pose, kinematics);
        computePoseDerivatives(rest, pose, kinematics);
        computeShapeDerivatives(model, rest, computeRestShapeDerivatives(model, rest), pose,
                                kinematics);
    }

    SkinPatch::Pose pose() const { return {rest, kinematics, translation_m}; }

    VertexArray skin_m(const BodyModel& model) const {
        VertexArray skin;
        SkinPoser(model, rest).pose(kinematics, translation_m, skin);
        return skin;
    }
};

std::vector<int> everyNth(const BodyModel& model, int step) {
    std::vector<int> vertices;
    for (int v = model.vertexCount() - 1; v >= 0; v -= step) vertices.push_back(v);
    return vertices;
}

Unknowns someBody(std::uint32_t salt) {
    BodyParameters body{hashedPose(salt, 1.2), hashedShape(salt + 1, 3), {0.3, -0.2, 2.5}};
    return unknownsOf(body);
}

// 50 vertices leave lanes of the last group empty.
std::shared_ptr<const BodyModel> modelNamed(const QString& name) {
    if (name == "synthetic") return syntheticBody();
    const auto model = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) / "resources" /
                                     "bodies" / "open_female.safetensors");
    return model ? *model : nullptr;
}

}  // namespace

/// The many-vertex derivatives against the forward pass.
class SkinPatchTest : public QObject {
    Q_OBJECT

private:
    void models() {
        QTest::addColumn<QString>("name");
        QTest::newRow("with correctives, every weight random") << QString("synthetic");
        QTest::newRow("open body, none") << QString("open");
    }

private Q_SLOTS:

    void squaresAreThoseOfTheSkin_data() { models(); }

    void squaresAreThoseOfTheSkin() {
        QFETCH(const QString, name);
        const auto model = modelNamed(name);
        QVERIFY(model);
        const auto vertices = everyNth(*model, 137);
        const SkinPatch patch(*model, vertices);
        QCOMPARE(patch.size(), int(vertices.size()));
        const Posed a(*model, someBody(5)), b(*model, someBody(8));
        const VertexArray here = a.skin_m(*model), there = b.skin_m(*model);
        double expected = 0;
        for (const int v : vertices)
            expected += (here.row(v) - there.row(v)).cast<double>().squaredNorm();
        const double squares = patch.squares_m2(a.pose(), patch.targetOf(there));
        REQUIRE_BELOW(std::abs(squares - expected) / expected, 1e-5);
        NormalEquations equations;
        patch.linearise(a.pose(), patch.targetOf(there), true, equations);
        REQUIRE_BELOW(std::abs(equations.squares_m2 - expected) / expected, 1e-5);
        const double own = patch.squares_m2(a.pose(), patch.targetOf(here));
        REQUIRE_BELOW(own / double(vertices.size()), 1e-12);
    }

    void gradientMatchesFiniteDifferences_data() { models(); }

    void gradientMatchesFiniteDifferences() {
        QFETCH(const QString, name);
        const auto model = modelNamed(name);
        QVERIFY(model);
        const auto vertices = everyNth(*model, 137);
        const SkinPatch patch(*model, vertices);
        const auto target = patch.targetOf(Posed(*model, someBody(8)).skin_m(*model));
        const Unknowns at = someBody(5);
        NormalEquations equations;
        patch.linearise(Posed(*model, at).pose(), target, true, equations);
        Unknowns slope;
        for (int i = 0; i < kBodyUnknowns; ++i) {
            const double step = i >= kDofCount ? 1e-2 : 3e-3;  // the skin is 32-bit
            Unknowns more = at, less = at;
            more[i] += step;
            less[i] -= step;
            slope[i] = (patch.squares_m2(Posed(*model, more).pose(), target) -
                        patch.squares_m2(Posed(*model, less).pose(), target)) /
                       (4 * step);  // half the gradient
        }
        REQUIRE_BELOW(relativeDifference(equations.gradient, slope), 1e-4);
    }

    // J^T J against derivatives of single vertices by finite differences.
    void hessianIsTheProductOfTheDerivatives_data() { models(); }

    void hessianIsTheProductOfTheDerivatives() {
        QFETCH(const QString, name);
        const auto model = modelNamed(name);
        QVERIFY(model);
        const auto vertices = everyNth(*model, 401);
        const SkinPatch patch(*model, vertices);
        const Unknowns at = someBody(15);
        const Posed posed(*model, at);
        NormalEquations equations;
        patch.linearise(posed.pose(), patch.targetOf(posed.skin_m(*model)), true, equations);
        Eigen::MatrixXd jacobian(3 * vertices.size(), kBodyUnknowns);
        for (int i = 0; i < kBodyUnknowns; ++i) {
            const double step = i >= kDofCount ? 1e-1 : 3e-3;
            Unknowns more = at, less = at;
            more[i] += step;
            less[i] -= step;
            const VertexArray a = Posed(*model, more).skin_m(*model),
                              b = Posed(*model, less).skin_m(*model);
            for (std::size_t v = 0; v < vertices.size(); ++v) {
                jacobian.col(i).segment<3>(3 * static_cast<int>(v)) =
                    (a.row(vertices[v]) - b.row(vertices[v])).cast<double>().transpose() /
                    (2 * step);
            }
        }
        const Eigen::MatrixXd product = jacobian.transpose() * jacobian;
        // By column, so that the small ones count, too.
        for (int i = 0; i < kBodyUnknowns; ++i) {
            const double size = std::sqrt(product(i, i) * product.diagonal().maxCoeff());
            const double worst = (product.col(i) - equations.hessian.col(i)).cwiseAbs().maxCoeff();
            REQUIRE_BELOW(worst / size, 1e-3);
        }
        REQUIRE_BELOW(largestDifference(equations.hessian.reshaped(),
                                        equations.hessian.transpose().reshaped()),
                      0);
    }

    void withoutShapeItsPartIsZeroAndTheRestTheSame() {
        const auto model = syntheticBody();
        const SkinPatch patch(*model, everyNth(*model, 137));
        const auto target = patch.targetOf(Posed(*model, someBody(8)).skin_m(*model));
        const Posed posed(*model, someBody(5));
        NormalEquations with, without;
        patch.linearise(posed.pose(), target, true, with);
        patch.linearise(posed.pose(), target, false, without);
        QVERIFY(without.gradient.segment<kShapeCount>(kDofCount).isZero());
        QVERIFY((without.hessian.middleCols<kShapeCount>(kDofCount).isZero()));
        REQUIRE_BELOW(
            (with.gradient - without.gradient).head<kDofCount>().norm() / with.gradient.norm(),
            1e-6);
        const Eigen::Matrix3d moved = (with.hessian - without.hessian).bottomRightCorner<3, 3>();
        REQUIRE_BELOW(moved.norm(), 1e-6);
    }

    void allVerticesOfOneBody() {
        const auto model = syntheticBody();
        std::vector<int> all(model->vertexCount());
        std::iota(all.begin(), all.end(), 0);
        const SkinPatch patch(*model, all);
        const Posed here(*model, someBody(5)), there(*model, someBody(8));
        const VertexArray skin = there.skin_m(*model);
        const double expected = (here.skin_m(*model) - skin).cast<double>().squaredNorm();
        const auto target = patch.targetOf(skin);
        NormalEquations equations;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) patch.linearise(here.pose(), target, true, equations);
        qInfo("%.2f ms for the normal equations of %d vertices",
              1e-7 * double(timer.nsecsElapsed()), patch.size());
        timer.start();
        for (int i = 0; i < 10; ++i) patch.squares_m2(here.pose(), target);
        qInfo("%.2f ms for their distances alone", 1e-7 * double(timer.nsecsElapsed()));
        REQUIRE_BELOW(std::abs(equations.squares_m2 - expected) / expected, 1e-5);
    }
};

QTEST_GUILESS_MAIN(SkinPatchTest)
#include "tst_skin_patch.moc"
