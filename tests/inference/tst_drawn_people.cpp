#include <QtTest>

#include "core/biomech/paper_metrics.h"
#include "inference/backends/drawn_people.h"
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

}  // namespace

class TestDrawnPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void comparesWhatIsSaidWithWhatWasDrawn() {
        const auto bodies = std::vector{testing::openBodies().front()};
        const auto synthesiser = CropSynthesiser::make(bodies, {});
        QVERIFY(synthesiser);
        KnowingNetwork network(**synthesiser);
        const auto answers = answersOnDrawnPeople(network, **synthesiser, *bodies.front(),
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

    void stopsWhenAsked() {
        const auto bodies = std::vector{testing::openBodies().front()};
        const auto synthesiser = CropSynthesiser::make(bodies, {});
        KnowingNetwork network(**synthesiser);
        Job job;
        job.cancelled = [] { return true; };
        const auto answers =
            answersOnDrawnPeople(network, **synthesiser, *bodies.front(), {.count = 6}, job);
        QVERIFY(!answers && answers.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDrawnPeople)
#include "tst_drawn_people.moc"
