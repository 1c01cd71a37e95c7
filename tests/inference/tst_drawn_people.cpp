#include <QtTest>

#include "core/biomech/paper_metrics.h"
#include "core/body/kinematics.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"
#include "inference/backends/drawn_people.h"
#include "inference/image/camera.h"
#include "tests/inference/synthesis_test_bodies.h"

using namespace gonio;

namespace {

constexpr std::uint64_t kSeed = 7000;
constexpr double kTurned_rad = 0.1;

/// Knows who is drawn, but turns every knee too far. Looks at the patches it is given.
class KnowingNetwork : public Network {
public:
    explicit KnowingNetwork(const CropSynthesiser& synthesiser) : m_synthesiser(synthesiser) {}

    std::string title() const override { return "knows"; }

    std::string device() const override { return "CPU"; }

    int batch() const override { return 4; }

    std::vector<std::string> warnings() const override { return {}; }

    Result<TensorMap> run(const TensorMap& inputs, const Job&) override {
        const Tensor& patch = inputs.at("patch");
        const std::int64_t rows = patch.shape.front();
        const auto pixels = patch.toFloats();
        std::vector<double> poses, betas, points;
        for (std::int64_t i = 0; i < rows; ++i) {
            CropSample sample;
            m_synthesiser.render(kSeed + m_seen++, sample);
            const CropLabels& labels = sample.labels;
            PoseVector pose = labels.pose_rad;
            pose[6] += kTurned_rad;
            poses.insert(poses.end(), pose.begin(), pose.end());
            betas.insert(betas.end(), labels.shape.begin(), labels.shape.end());
            for (int k = 0; k < kKeypointCount; ++k)
                for (const double v : {labels.keypoints(k, 0), labels.keypoints(k, 1), 1.0})
                    points.push_back(v);
            const auto red = float(sample.rgb[3 * (100 * 192 + 70)]) / 255;
            const float given = pixels[std::size_t(((i * 3) * 256 + 100) * 256 + 32 + 70)];
            isRightPicture = isRightPicture && std::abs(given - (red - 0.485F) / 0.229F) < 1e-5F;
        }
        return TensorMap{{"poses", Tensor::fromDoubles(poses, {rows, kDofCount})},
                         {"betas", Tensor::fromDoubles(betas, {rows, kShapeCount})},
                         {"keypoints", Tensor::fromDoubles(points, {rows, kKeypointCount, 3})}};
    }

    bool isRightPicture = true;

private:
    const CropSynthesiser& m_synthesiser;
    std::uint64_t m_seen = 0;
};

constexpr int kPeople = 4;

/// Says of everybody that they stand as nobody does: all zeros, SKEL's or SMPL's.
class RestingNetwork : public KnowingNetwork {
public:
    using KnowingNetwork::KnowingNetwork;

    Result<TensorMap> run(const TensorMap& inputs, const Job&) override {
        const std::int64_t rows = inputs.at("patch").shape.front();
        asked.push_back(inputs);
        const auto zeros = [rows](std::int64_t width) {
            return Tensor::fromDoubles(std::vector<double>(std::size_t(rows * width)),
                                       {rows, width});
        };
        std::vector<double> turns;
        for (std::int64_t i = 0; i < rows * kJointCount; ++i)
            turns.insert(turns.end(), {1, 0, 0, 0, 1, 0, 0, 0, 1});
        return TensorMap{{"pd_dec_poses", zeros(kDofCount)},
                         {"pd_dec_betas", zeros(kShapeCount)},
                         {"betas", zeros(kShapeCount)},
                         {"rotations", Tensor::fromDoubles(turns, {rows, kJointCount, 3, 3})}};
    }

    std::vector<TensorMap> asked;
};

using Joints = std::array<Eigen::Vector3d, kJointCount>;

/// Mean distance from the pelvis, mm.
double distance_mm(const Joints& one, const Joints& other) {
    double sum = 0;
    for (std::size_t j = 0; j < kJointCount; ++j)
        sum += 1000 * ((one[j] - one[0]) - (other[j] - other[0])).norm();
    return sum / kJointCount;
}

double valueOf(const PaperMetrics& metrics, const std::string& name) {
    for (const PaperMetric& metric : metrics.values)
        if (metric.name == name) return metric.value;
    return -1;
}

}  // namespace

class TestDrawnPeople : public QObject {
    Q_OBJECT

private:
    std::vector<std::shared_ptr<const BodyModel>> m_bodies = testing::openBodies();
    std::vector<std::shared_ptr<const BodyModel>> m_first{m_bodies.front()};
    std::shared_ptr<const CropSynthesiser> m_people, m_peopleOfFirst;

private Q_SLOTS:

    void initTestCase() {
        const auto all = foundPeople(m_bodies);
        const auto one = CropSynthesiser::make(m_first, {});
        QVERIFY(all && one);
        m_people = *all;
        m_peopleOfFirst = *one;
    }

    void comparesWhatIsSaidWithWhatWasDrawn() {
        KnowingNetwork network(*m_peopleOfFirst);
        const auto answers = answersOnDrawnPeople(network, *m_peopleOfFirst, m_first,
                                                  {.count = 6, .seed = kSeed, .batch = 4}, {});
        QVERIFY2(answers, answers ? "" : describe(answers.error()).c_str());
        QVERIFY(network.isRightPicture);
        QCOMPARE(answers->truth.at("poses").shape, (std::vector<std::int64_t>{6, kDofCount}));
        const auto metrics = paperMetrics(answers->estimate, answers->truth);
        QVERIFY2(metrics, metrics ? "" : describe(metrics.error()).c_str());
        for (const AngleError& angle : metrics->angles) {
            const double wanted =
                angle.name == "SKEL knee_angle_r" ? kTurned_rad * 180 / 3.14159265 : 0;
            QVERIFY2(std::abs(angle.meanAbsolute_deg - wanted) < 1e-4, angle.name.c_str());
        }
        bool hasJoints = false, hasPoints = false;
        for (const PaperMetric& metric : metrics->values) {
            if (metric.name == "PCK@0.05") {
                hasPoints = true;
                QCOMPARE(metric.value, metric.unit == "%" ? 100.0 : 1.0);
            }
            if (metric.name != "MPJPE") continue;
            hasJoints = true;
            // Only the shank and the foot of one side are displaced.
            QVERIFY2(metric.value > 0 && metric.value < 15, std::to_string(metric.value).c_str());
        }
        QVERIFY(hasJoints && hasPoints);
    }

    // SKEL-CF is told the square in the picture, and its last stage is what counts.
    void skelCfIsAskedWithItsSquare_data() {
        QTest::addColumn<bool>("knowsCamera");
        QTest::newRow("camera") << true;
        QTest::newRow("none") << false;
    }

    void skelCfIsAskedWithItsSquare() {
        QFETCH(const bool, knowsCamera);
        RestingNetwork network(*m_people);
        DrawnPeople people{.network = "skelcf", .count = kPeople, .seed = kSeed, .batch = 3};
        people.knowsCamera = knowsCamera;
        const auto answers = answersOnDrawnPeople(network, *m_people, m_bodies, people, {});
        QVERIFY2(answers, answers ? "" : describe(answers.error()).c_str());
        const RestShape rest = computeRestShape(*m_bodies.front(), ShapeVector::Zero());
        Kinematics resting;
        computeKinematics(rest, PoseVector::Zero(), resting);
        double wanted_mm = 0, wanted_deg = 0;
        CropSample sample;
        for (int i = 0; i < kPeople; ++i) {
            m_people->render(kSeed + std::uint64_t(i), sample);
            const CropLabels& labels = sample.labels;
            Joints truth;
            for (int j = 0; j < kJointCount; ++j) truth[j] = labels.joints_m.row(j).transpose();
            wanted_mm += distance_mm(truth, resting.position_m) / kPeople;
            wanted_deg += std::abs(labels.pose_rad[6]) * 180 / 3.14159265358979 / kPeople;
            const auto square = knowsCamera
                                    ? squareInfo(labels.square, labels.picture, labels.focal_px)
                                    : std::array<float, 3>{0, 0, 256.0F / 5000};
            const auto given = network.asked[std::size_t(i / 3)].at("bbox_info").toFloats();
            for (int a = 0; a < 3; ++a)
                QVERIFY(std::abs(given[std::size_t(3 * (i % 3) + a)] - square[a]) < 1e-6F);
        }
        const auto metrics = paperMetrics(answers->estimate, answers->truth, "skel");
        QVERIFY2(metrics, metrics ? "" : describe(metrics.error()).c_str());
        QVERIFY(std::abs(valueOf(*metrics, "MPJPE") - wanted_mm) < 1e-3 * wanted_mm);
        for (const AngleError& angle : metrics->angles) {
            if (angle.name != "SKEL knee_angle_r") continue;
            QVERIFY(std::abs(angle.meanAbsolute_deg - wanted_deg) < 1e-3);
        }
    }

    // MQ-HMR speaks of the twins of the bodies that were drawn.
    void mqHmrIsHeldAgainstTheTwins() {
        RestingNetwork network(*m_people);
        DrawnPeople people{.network = "mqhmr", .count = kPeople, .seed = kSeed, .batch = 3};
        people.showsKeypoints = true;
        const auto answers = answersOnDrawnPeople(network, *m_people, m_bodies, people, {});
        QVERIFY2(answers, answers ? "" : describe(answers.error()).c_str());
        SmplBody upright;
        upright.rotations.fill(Eigen::Matrix3d::Identity());
        const auto resting = smplSkeleton(*smplTwinOf(*m_bodies.front()), upright);
        double wanted_mm = 0;
        CropSample sample;
        for (int i = 0; i < kPeople; ++i) {
            m_people->render(kSeed + std::uint64_t(i), sample);
            const CropLabels& labels = sample.labels;
            const BodyModel& drawn = *m_bodies[std::size_t(labels.body)];
            Kinematics kinematics;
            computeKinematics(computeRestShape(drawn, labels.shape), labels.pose_rad, kinematics);
            SmplBody stands;
            stands.shape = labels.shape;
            stands.rotations = twinTurnsOf(kinematics);
            const auto truth = smplSkeleton(*smplTwinOf(drawn), stands);
            wanted_mm += distance_mm(truth.position_m, resting.position_m) / kPeople;
            const auto given = network.asked[std::size_t(i / 3)].at("keypoints2d").toFloats();
            for (int k = 0; k < kKeypointCount; ++k) {
                const float* point = &given[std::size_t(3 * ((i % 3) * kKeypointCount + k))];
                QVERIFY(std::abs(point[0] - labels.keypoints(k, 0)) < 1e-5);
                const bool isInside = std::abs(point[0]) < 0.375F && std::abs(point[1]) < 0.5F;
                QCOMPARE(point[2], isInside ? 1.0F : 0.0F);
            }
        }
        const auto metrics = paperMetrics(answers->estimate, answers->truth, "moyo");
        QVERIFY2(metrics, metrics ? "" : describe(metrics.error()).c_str());
        QVERIFY(wanted_mm > 50);
        QVERIFY(std::abs(valueOf(*metrics, "MPJPE") - wanted_mm) < 1e-3 * wanted_mm);
    }

    void otherNetworksAreRefused() {
        RestingNetwork network(*m_peopleOfFirst);
        const auto answers = answersOnDrawnPeople(network, *m_peopleOfFirst, m_first,
                                                  {.network = "neurik", .count = 2}, {});
        QVERIFY(!answers && answers.error().code == ErrorCode::Usage);
    }

    void stopsWhenAsked() {
        KnowingNetwork network(*m_peopleOfFirst);
        Job job;
        job.cancelled = [] { return true; };
        const auto answers =
            answersOnDrawnPeople(network, *m_peopleOfFirst, m_first, {.count = 6}, job);
        QVERIFY(!answers && answers.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDrawnPeople)
#include "tst_drawn_people.moc"
