#include <ATen/ATen.h>

#include <QtTest>

#include "core/body/smpl_twin.h"
#include "inference/nets/token_refiner.h"
#include "inference/training/compact_losses.h"
#include "inference/training/mqhmr_problem.h"
#include "inference/training/training_step.h"
#include "tests/inference/small_mqhmr.h"
#include "tests/inference/synthesis_test_bodies.h"
#include "tests/inference/training_runs.h"

using namespace gonio;

namespace {

MqHmrProblemOptions smallProblem() {
    MqHmrProblemOptions options;
    options.network = smallMqHmr();
    options.batch = 4;
    return options;
}

TrainingProblem drawnPeople(const MqHmrProblemOptions& options) {
    const auto body = testing::openBodies().front();
    return mqHmrProblem(options, body, *CropSynthesiser::make({&body, 1}, {}), 5);
}

TrainerOptions optionsFor(const QTemporaryDir& folder, std::int64_t steps) {
    auto options =
        testing::shortRun(folder, steps, {LearningRate::Course::Cosine, 3e-3, 10, 90, 0.02});
    options.parts = 2;
    return options;
}

}  // namespace

class TestMqHmrTraining : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const BodyModel> m_body = testing::openBodies().front();
    SmplTensors m_twin = SmplTensors::of(*smplTwinOf(*m_body)).only(at::empty({0}, at::kLong));

private Q_SLOTS:

    /// What the network is told lies where the drawn person's joints are.
    void labelsAreThoseOfThePicture() {
        const auto synthesiser = *CropSynthesiser::make({&m_body, 1}, {});
        std::vector<CropSample> samples(6);
        const bool isMirrored[6] = {};
        for (std::size_t i = 0; i < 6; ++i) synthesiser->render(40 + i, samples[i]);
        const auto batch = mqHmrBatch(*m_body, samples, isMirrored);
        const auto joints_m = runSmpl(m_twin, batch["rotations"], batch["betas"]).joints_m;
        const auto places = projectInCrop(joints_m, batch["camera"]);
        double space_m = 0, picture = 0;
        int straight = 0;
        constexpr std::pair<int, Joint> kSame[] = {
            {1, Joint::FemurL}, {4, Joint::TibiaL},    {5, Joint::TibiaR}, {7, Joint::TalusL},
            {8, Joint::TalusR}, {16, Joint::HumerusL}, {19, Joint::UlnaR}, {20, Joint::HandL}};
        for (std::int64_t i = 0; i < 6; ++i) {
            const CropLabels& labels = samples[std::size_t(i)].labels;
            for (const auto& [smpl, skel] : kSame) {
                for (int axis = 0; axis < 3; ++axis) {
                    const double truth = labels.joints_m(id(skel), axis) - labels.joints_m(0, axis);
                    const double told =
                        (joints_m[i][smpl][axis] - joints_m[i][0][axis]).item<double>();
                    space_m = std::max(space_m, std::abs(truth - told));
                }
            }
            // The crop's camera looks straight at the person; from the side of a wide picture
            // people appear stretched, which it cannot say.
            const Eigen::Vector3d& place_m = labels.translation_m;
            if (place_m.head<2>().norm() > 0.3 * place_m.z()) continue;
            ++straight;
            // Keypoints 25 ... of the 44 are not joints; the hips and knees of the first 25 are.
            for (const auto& [smpl, point] : {std::pair(4, 13), std::pair(5, 10)}) {
                for (int axis = 0; axis < 2; ++axis) {
                    picture = std::max(picture, std::abs(places[i][smpl][axis].item<double>() -
                                                         labels.keypoints(point, axis)));
                }
            }
        }
        qInfo("joints %.0f mm, knees %.3f of the crop", 1e3 * space_m, picture);
        QVERIFY(space_m < 0.09);  // shoulder blades slide, SMPL's turn
        QVERIFY(straight >= 3);
        QVERIFY(picture < 0.08);
    }

    void lossesAreTheirFormulas() {
        const auto options = smallProblem();
        const auto batch = drawnPeople(options).batch(1, {});
        SmplEstimate truth{batch["rotations"], batch["betas"], batch["camera"]};
        const auto none = mqHmrLosses({}, m_twin, truth, batch);
        QCOMPARE(none.total.item<double>(), 0.0);
        SmplEstimate other = truth;
        other.betas = truth.betas.clone();
        other.betas.select(1, 2) += 0.5;
        const auto turn =
            at::tensor({1.F, 0.F, 0.F, 0.F, 0.F, -1.F, 0.F, 1.F, 0.F}).reshape({3, 3});
        other.rotations = truth.rotations.clone();
        other.rotations.select(1, 4) = at::matmul(truth.rotations.select(1, 4), turn);
        const auto losses = mqHmrLosses({}, m_twin, other, batch);
        QVERIFY(std::abs(losses.parts.at("betas").item<double>() - 0.25) < 1e-5);
        // |A - A T|^2 = 2 (3 - trace T) = 4 for a right angle
        QVERIFY(std::abs(losses.parts.at("turns").item<double>() - 4) < 1e-4);
        const auto part = [&](const char* name) { return losses.parts.at(name).item<double>(); };
        const double sum = 0.05 * part("points") + 0.01 * part("picture") + 1e-3 * part("turns") +
                           5e-4 * part("betas");
        QVERIFY(std::abs(losses.total.item<double>() - sum) < 1e-6);
    }

    /// A mirrored person's feet do not stand as SKEL's mirrored angles say.
    void mirroredFeetAreNotLearned() {
        const auto batch = drawnPeople(smallProblem()).batch(1, {});
        QCOMPARE(batch["known"][0].sum().item<double>(), 24.0);
        QCOMPARE(batch["known"][1].sum().item<double>(), 20.0);
        QCOMPARE(batch["known"][1][7].item<double>(), 0.0);
    }

    void learnsFourCropsByHeart() {
        QTemporaryDir folder;
        auto problem = drawnPeople(smallProblem());
        const auto four = problem.batch(1, {});
        problem.batch = [four](std::uint64_t, const std::stop_token&) { return four; };
        auto options = optionsFor(folder, 90);
        options.parts = 1;
        const auto done = train(problem, options, {});
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
        const auto log = readTrainingLog(options.folder / kTrainingLogName);
        QVERIFY(log);
        const auto& first = log->front().losses;
        for (const auto& [name, value] : done->losses) {
            qInfo("%s: %.5f after %.4f", name.c_str(), value, first.at(name));
        }
        QVERIFY(done->losses.at("total") < 0.3 * first.at("total"));
        QVERIFY(done->losses.at("joint_mm") < 120);  // of 420
    }

    void goingOnGivesTheSameBits() {
        QTemporaryDir whole, broken;
        const auto problem = drawnPeople(smallProblem());
        QVERIFY(train(problem, optionsFor(whole, 4), {}));
        QVERIFY(train(problem, optionsFor(broken, 2), {}));
        auto options = optionsFor(broken, 4);
        options.resume = true;
        options.threads = 2;
        options.feederThreads = 2;
        QVERIFY(train(problem, options, {}));
        const auto all = testing::totals(optionsFor(whole, 0).folder);
        QCOMPARE(all.size(), std::size_t(4));
        QCOMPARE(testing::totals(options.folder), all);
    }
};

QTEST_APPLESS_MAIN(TestMqHmrTraining)
#include "tst_mqhmr_training.moc"
