#include <QElapsedTimer>
#include <QtTest>

#include "core/fit/fit_body.h"
#include "core/fit/skelify.h"
#include "tests/body/body_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

using Joints = Eigen::Matrix<double, kKeypointCount, 3>;
using Projection = Eigen::Matrix<double, kKeypointCount, 2>;
constexpr double kFocal = 5000.0 / 256.0;

CropKeypoints keypointsOf(const Golden& golden, const char* name, int i) {
    return Eigen::Matrix<double, kKeypointCount, 3, Eigen::RowMajor>::Map(
        golden.part(name, i).data());
}

Joints jointsOf(FitBody& body, const BodyParameters& parameters) {
    const auto& values = body.evaluate(parameters.pose_rad, parameters.shape, {});
    return Eigen::Matrix<double, kKeypointCount, 3, Eigen::RowMajor>::Map(values.position_m.data());
}

Projection projected(const Joints& joints, const Eigen::Vector3d& translation_m) {
    Projection projection;
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d p = joints.row(k).transpose() + translation_m;
        projection.row(k) = kFocal * p.head<2>().transpose() / p.z();
    }
    return projection;
}

BodyParameters bodyOf(const Golden& golden, const std::string& prefix, int i) {
    BodyParameters body;
    body.pose_rad = golden.part(prefix + "poses", i);
    body.shape = golden.part(prefix + "betas", i);
    body.translation_m = golden.part(prefix + "cam_t", i);
    return body;
}

double lastObjective(FitBody& body, const CropKeypoints& given, const BodyParameters& p) {
    const Projection projection = projected(jointsOf(body, p), p.translation_m);
    return skelifyTerms(skelifyPhases().back(), given, projection, p.pose_rad, p.shape,
                        p.translation_m.z(), 0)
        .total();
}

SkelifyProblem problemOf(const Golden& golden, int i) {
    return {keypointsOf(golden, "kp2d", i), bodyOf(golden, "init_", i), kFocal};
}

double relative(double ours, double published) {
    return std::abs(ours - published) / std::max(std::abs(published), 1e-9);
}

/// The body and problems, read once.
struct Bench {
    std::shared_ptr<const BodyModel> model = goldenBody("male");
    Golden problems{"golden/skelify/skelify_problem.npz"};
    Golden published{"golden/skelify/skelify_official_result.npz"};
    Golden objective{"golden/skelify/skelify_objective.npz"};
    std::unique_ptr<PointSet> points;

    Bench() {
        if (model)
            points =
                std::make_unique<PointSet>(*model, keypointDefinitions(*model->keypoints44Mapped));
    }

    bool absent() const {
        return !model || problems.absent() || published.absent() || objective.absent();
    }
};

Bench& bench() {
    static Bench files;
    return files;
}

}  // namespace

class SkelifyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // From near the truth the refiner meets the keypoints, lowers its own objective, and is one
    // phase: it does not look at the body from behind.
    void refinesFromAnAnswer() {
        if (bench().absent()) QSKIP("the golden files are not here");
        FitBody body(*bench().model, *bench().points);
        for (int i = 0; i < 4; ++i) {
            auto problem = problemOf(bench().problems, i);
            problem.start = bodyOf(bench().published, "", i);
            problem.start.pose_rad.tail<kDofCount - 3>().array() += 0.03;
            const Projection before =
                projected(jointsOf(body, problem.start), problem.start.translation_m);
            const double objective = skelifyTerms(skelifyRefinerPhase(), problem.keypoints, before,
                                                  problem.start.pose_rad, problem.start.shape,
                                                  problem.start.translation_m.z(), 0)
                                         .total();
            const auto fit = refineBySkelify(*bench().model, *bench().points, problem);
            QVERIFY2(fit, fit ? "" : describe(fit.error()).c_str());
            QVERIFY(fit->objective < objective);
            // The sum in the keypoints' error and in the objective differ by the torso's square.
            const double scale = torsoLength(problem.keypoints) + 1e-6;
            const double error = skelifyTerms(skelifyRefinerPhase(), problem.keypoints, before,
                                              problem.start.pose_rad, problem.start.shape, 0, 0)
                                     .reprojection *
                                 scale * scale / problem.keypoints.col(2).sum();
            qInfo("keypoints %.2g, were %.2g", fit->keypointError, error);
            QVERIFY(fit->keypointError < 0.5 * error);
        }
        auto unseen = problemOf(bench().problems, 0);
        unseen.keypoints.col(2).setZero();
        QVERIFY(!refineBySkelify(*bench().model, *bench().points, unseen));
    }

    void init() {
        if (bench().absent()) QSKIP("the test data are not here");
    }

    void objectiveOfTheBatch() {
        const Golden& golden = bench().objective;
        FitBody body(*bench().model, *bench().points);
        const int bodies = golden.count("poses");
        std::map<std::string, SkelifyTerms> sums;
        for (int i = 0; i < bodies; ++i) {
            const CropKeypoints given = keypointsOf(golden, "kp2d", i);
            const BodyParameters p = bodyOf(golden, "", i);
            const Joints joints = jointsOf(body, p);
            const Projection projection = projected(joints, p.translation_m);
            const Projection expected =
                Eigen::Matrix<double, kKeypointCount, 2, Eigen::RowMajor>::Map(
                    golden.part("projected", i).data());
            REQUIRE_BELOW((projection - expected).cwiseAbs().maxCoeff(), 1e-5);
            const double guessed = guessCameraZ(joints, given, kFocal);
            REQUIRE_BELOW(relative(guessed, golden.values("guessed_cam_z")[i]), 1e-5);
            for (const SkelifyPhase& phase : skelifyPhases()) {
                const SkelifyTerms terms = skelifyTerms(phase, given, projection, p.pose_rad,
                                                        p.shape, p.translation_m.z(), guessed);
                SkelifyTerms& sum = sums[std::string(phase.name)];
                sum.reprojection += terms.reprojection / bodies;
                sum.shape += terms.shape / bodies;
                sum.angle += terms.angle / bodies;
                sum.depth += terms.depth / bodies;
            }
        }
        double largest = 0;
        for (const auto& [phase, sum] : sums) {
            const auto compare = [&](const char* term, double ours) {
                const double published = golden.values(phase + "." + term)[0];
                largest = std::max(largest, relative(ours, published));
            };
            compare("reprojection", sum.reprojection);
            compare("weighted_sum", sum.total());
            if (phase == "camera-init") {
                compare("depth", sum.depth);
            } else {
                compare("shape_prior", sum.shape);
                compare("angle_prior", sum.angle);
            }
        }
        qInfo("largest relative difference %.2e", largest);
        QCOMPARE(sums.size(), 5U);
        REQUIRE_BELOW(largest, 1e-4);
    }

    void reachesThePublishedMinimum_data() {
        QTest::addColumn<int>("frame");
        for (int i = 0; i < 4; ++i) QTest::addRow("frame %d", i) << i;
    }

    void reachesThePublishedMinimum() {
        QFETCH(const int, frame);
        const SkelifyProblem problem = problemOf(bench().problems, frame);
        QElapsedTimer timer;
        timer.start();
        const auto result = skelify(*bench().model, *bench().points, problem);
        const double elapsed_ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        QVERIFY2(result, result ? "" : describe(result.error()).c_str());
        FitBody body(*bench().model, *bench().points);
        const double ours = lastObjective(body, problem.keypoints, result->body);
        const double published =
            lastObjective(body, problem.keypoints, bodyOf(bench().published, "", frame));
        const double error = bench().published.values("kp2d_err")[frame];
        qInfo(
            "objective %.6f, published %.6f (%.3f %% less); keypoint error %.3e, published %.3e; "
            "%d evaluations, %.1f ms",
            ours, published, 100 * (1 - ours / published), result->keypointError, error,
            result->evaluations, elapsed_ms);
        QVERIFY(std::abs(result->objective - ours) < 1e-9);
        REQUIRE_BELOW(ours, published);
    }

    void publishedKeypointErrorIsReproduced() {
        FitBody body(*bench().model, *bench().points);
        for (int i = 0; i < 4; ++i) {
            const CropKeypoints given = keypointsOf(bench().problems, "kp2d", i);
            const BodyParameters p = bodyOf(bench().published, "", i);
            const Projection projection = projected(jointsOf(body, p), p.translation_m);
            double sum = 0;
            for (int k = 0; k < kKeypointCount; ++k)
                sum += given(k, 2) * (projection.row(k) - given.row(k).head<2>()).squaredNorm();
            const double error = sum / (given.col(2).sum() + 1e-6);
            REQUIRE_BELOW(relative(error, bench().published.values("kp2d_err")[i]), 1e-3);
        }
    }

    void equalRunsGiveEqualBits() {
        const SkelifyProblem problem = problemOf(bench().problems, 1);
        const auto first = skelify(*bench().model, *bench().points, problem);
        const auto second = skelify(*bench().model, *bench().points, problem);
        QVERIFY(first && second);
        QVERIFY(first->body.pose_rad == second->body.pose_rad);
        QVERIFY(first->body.shape == second->body.shape);
    }

    void cancels() {
        int asked = 0;
        Job job;
        job.cancelled = [&] { return ++asked > 3; };
        const auto result =
            skelify(*bench().model, *bench().points, problemOf(bench().problems, 0), job);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(asked < 10);
    }

    void badInput_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("a keypoint is no number") << 0 << int(ErrorCode::MalformedFile);
        QTest::newRow("a confidence is infinite") << 1 << int(ErrorCode::MalformedFile);
        QTest::newRow("shoulders lie on hips") << 2 << int(ErrorCode::NoPerson);
        QTest::newRow("a start angle is no number") << 3 << int(ErrorCode::MalformedFile);
        QTest::newRow("a start behind the camera") << 4 << int(ErrorCode::MalformedFile);
        QTest::newRow("nothing seen") << 5 << int(ErrorCode::NoPerson);
    }

    void badInput() {
        QFETCH(const int, kind);
        QFETCH(const int, code);
        SkelifyProblem problem = problemOf(bench().problems, 0);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        if (kind == 0) problem.keypoints(7, 1) = nan;
        if (kind == 1) problem.keypoints(7, 2) = std::numeric_limits<double>::infinity();
        if (kind == 2) {
            problem.keypoints.row(12) = problem.keypoints.row(5);
            problem.keypoints.row(9) = problem.keypoints.row(2);
        }
        if (kind == 3) problem.start.pose_rad[20] = nan;
        if (kind == 4) problem.start.translation_m.z() = -3;
        if (kind == 5) problem.keypoints.col(2).setZero();
        const auto result = skelify(*bench().model, *bench().points, problem);
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), code);
    }
};

QTEST_GUILESS_MAIN(SkelifyTest)
#include "tst_skelify.moc"
