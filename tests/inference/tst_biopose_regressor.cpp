#include <QtTest>

#include "core/body/skin.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"
#include "core/fit/ik_body.h"
#include "inference/backends/biopose_regressor.h"
#include "inference/backends/neurik_windows.h"
#include "inference/backends/picture_views.h"

using namespace gonio;

namespace {

constexpr double kDegrees = 180 / std::numbers::pi;
constexpr int kWidth_px = 640, kHeight_px = 480;
constexpr int kFrames = 20;

/// Answers as told.
class ToldNetwork : public Network {
public:
    using Answer = std::function<TensorMap(const TensorMap&)>;

    explicit ToldNetwork(Answer answer) : m_answer(std::move(answer)) {}

    std::string title() const override { return "told"; }

    std::string device() const override { return "none"; }

    int batch() const override { return 4; }

    std::vector<std::string> warnings() const override { return {}; }

    Result<TensorMap> run(const TensorMap& inputs, const Job&) override { return m_answer(inputs); }

private:
    Answer m_answer;
};

/// A person who bends the right knee by `knee_rad`, upright before the camera, turned about up.
SmplBody personOf(double knee_rad, double heading_rad) {
    SmplParameters parameters;
    parameters.pose_rad.segment<3>(15) << knee_rad, 0, 0;  // right knee
    SmplBody body = smplBody(parameters);
    const Eigen::Matrix3d upright = Eigen::Vector3d(1, -1, -1).asDiagonal();
    body.rotations[0] =
        upright * Eigen::AngleAxisd(heading_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
    return body;
}

double headingOf(int view) {
    return 0.3 + 0.1 * view;
}

double kneeOf(int view) {
    return 0.2 + 0.05 * view;
}

/// MQ-HMR's answer for as many views as it gets, the first of them being number `first`.
TensorMap meshAnswer(const TensorMap& inputs, int first) {
    const std::int64_t count = inputs.at("patch").shape.front();
    std::vector<double> rotations, betas(std::size_t(count * kShapeCount), 0.0), cameras;
    for (int i = first; i < first + count; ++i) {
        const SmplBody body = personOf(kneeOf(i), headingOf(i));
        for (const Eigen::Matrix3d& turn : body.rotations) {
            for (int k = 0; k < 9; ++k) rotations.push_back(turn(k / 3, k % 3));
        }
        cameras.insert(cameras.end(), {0.9, 0.05, 0.1});
    }
    return {{"rotations", Tensor::fromDoubles(rotations, {count, kJointCount, 3, 3})},
            {"betas", Tensor::fromDoubles(betas, {count, kShapeCount})},
            {"cam", Tensor::fromDoubles(cameras, {count, 3})}};
}

/// NeurIK's answer: the pelvis from its markers, the right knee at 50 degrees.
TensorMap kinematicsAnswer(const TensorMap& inputs, const MarkerTable& table) {
    const Tensor& markers = inputs.at("markers");
    const auto numbers = markers.toDoubles();
    const std::int64_t windows = markers.shape[0], frames = markers.shape[1];
    const auto pelvis = pelvisMarkersOf(table).value();
    std::vector<double> roots, coordinates;
    for (std::int64_t at = 0; at < windows * frames; ++at) {
        Eigen::Matrix<double, 3, 4> own, seen;
        for (int i = 0; i < 4; ++i) {
            own.col(i) = pelvis[std::size_t(i)].inPelvis_m;
            seen.col(i) = Eigen::Map<const Eigen::Vector3d>(
                numbers.data() + (at * table.size() + pelvis[std::size_t(i)].marker) * 3);
        }
        const Eigen::Matrix4d map = Eigen::umeyama(own, seen, false);
        for (int k = 0; k < 9; ++k) roots.push_back(map(k / 3, k % 3));
        for (const OsimCoordinate& one : osimTree().coordinates) {
            coordinates.push_back(one.name == "knee_angle_r" ? 50 / kDegrees : 0.0);
        }
    }
    const std::vector<double> scales(std::size_t(windows * frames * kOsimScales), 1.0);
    return {{"every_root", Tensor::fromDoubles(roots, {windows, frames, 3, 3})},
            {"every_coordinates",
             Tensor::fromDoubles(coordinates, {windows, frames, kOsimCoordinates})},
            {"every_scales", Tensor::fromDoubles(scales, {windows, frames, kOsimScales})}};
}

Frame blackFrame(int index) {
    auto picture = std::make_shared<Image>();
    picture->width_px = kWidth_px;
    picture->height_px = kHeight_px;
    picture->rgb.assign(std::size_t{3} * kWidth_px * kHeight_px, 0);
    return {index, index / 30.0, picture};
}

const PersonBox kBox{200, 100, 150, 300, 1};

}  // namespace

/// MQ-HMR, the surface fit and NeurIK put together, with networks that are told what to say.
class TestBioPoseRegressor : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const BodyModel> m_body;
    MarkerTable m_markers;

    BioPoseParts parts(bool withKinematics) const {
        BioPoseParts parts;
        auto next = std::make_shared<int>(0);
        parts.mesh = std::make_unique<ToldNetwork>([next](const TensorMap& inputs) {
            TensorMap answer = meshAnswer(inputs, *next);
            *next += int(inputs.at("patch").shape.front());
            return answer;
        });
        if (withKinematics) {
            parts.kinematicsRules.pelvis = *pelvisMarkersOf(m_markers);
            parts.kinematicsRules.answer = NeurIkAnswer::CentreFrame;
            parts.kinematics = std::make_unique<ToldNetwork>(
                [this](const TensorMap& inputs) { return kinematicsAnswer(inputs, m_markers); });
        }
        parts.body = m_body;
        parts.smpl = smplTwinOf(*m_body);
        parts.markers = m_markers;
        return parts;
    }

    static std::vector<std::optional<RegressedBody>> bodiesOf(BodyRegressor& regressor) {
        std::vector<std::unique_ptr<RegressorView>> views;
        std::vector<const RegressorView*> pointers;
        for (int i = 0; i < kFrames; ++i) {
            views.push_back(regressor.view(blackFrame(i), kBox).value());
            pointers.push_back(views.back().get());
        }
        std::vector<std::optional<RegressedBody>> bodies;
        const auto people = regressor.run(pointers, {});
        for (const SeenPerson& seen : people.value()) bodies.push_back(seen.body);
        return bodies;
    }

    static std::vector<double> times_s() {
        std::vector<double> times;
        for (int i = 0; i < kFrames; ++i) times.push_back(i / 30.0);
        return times;
    }

    VertexArray skinOf(const RegressedBody& body) const {
        const RestShape rest = computeRestShape(*m_body, body.shape);
        Kinematics kinematics;
        computeKinematics(rest, body.pose_rad, kinematics);
        VertexArray skin_m;
        SkinPoser(*m_body, rest).pose(kinematics, body.translation_m, skin_m);
        return skin_m;
    }

private Q_SLOTS:

    void initTestCase() {
        const std::filesystem::path resources =
            std::filesystem::path(GONIO_SOURCE_DIR) / "resources";
        const auto body = loadBodyModel(resources / "bodies/open_female.safetensors");
        if (!body) QSKIP("the open body has not been generated");
        m_body = *body;
        m_markers = readMarkerTable(resources / "markers/m78.json").value();
    }

    void surfacesBecomeTheAnalysedBody() {
        auto regressor = makeBioPoseRegressor(parts(false));
        const auto bodies = bodiesOf(*regressor);
        const auto square = squareOf(kBox, BoxRule::GrownTo3By4).value();
        const double focal_px = publishedFocal_px(RegressorSystem::Hmr2, {kWidth_px, kHeight_px});
        for (int i = 0; i < kFrames; ++i) {
            QVERIFY(bodies[i]);
            QCOMPARE(bodies[i]->focal_px, focal_px);
            SmplBody truth = personOf(kneeOf(i), headingOf(i));
            truth.translation_m =
                fullTranslation_m({0.9, 0.05, 0.1}, square, {kWidth_px, kHeight_px}, focal_px)
                    .value();
            VertexArray expected_m;
            poseSmpl(*smplTwinOf(*m_body), {&truth, 1}, {&expected_m, 1});
            const auto away_m = (skinOf(*bodies[i]) - expected_m).rowwise().norm().eval();
            QVERIFY2(away_m.mean() < 5e-3 && away_m.maxCoeff() < 3e-2,
                     qPrintable(QString("%1 %2").arg(away_m.mean()).arg(away_m.maxCoeff())));
            QVERIFY(std::abs(bodies[i]->pose_rad[6] - kneeOf(i)) < 5 / kDegrees);
            QVERIFY(std::abs(bodies[i]->pose_rad[13]) < 5 / kDegrees);  // the left one is straight
        }
        QCOMPARE(regressor->warnings().size(), std::size_t{1});
    }

    // NeurIK's angles replace those of the surface, and the pelvis stays turned as it was.
    void kinematicsDecidesTheAngles() {
        auto regressor = makeBioPoseRegressor(parts(true));
        auto frames = bodiesOf(*regressor);
        const auto before = frames;
        frames[7].reset();  // nobody there
        const auto looked = regressor->overTime(times_s(), frames, {});
        QVERIFY2(looked, looked ? "" : describe(looked.error()).c_str());
        QVERIFY(!frames[7]);
        for (int i = 0; i < kFrames; ++i) {
            if (i == 7) continue;
            QVERIFY(std::abs(frames[i]->pose_rad[6] * kDegrees - 50) < 0.5);
            QVERIFY(std::abs(frames[i]->pose_rad[13] * kDegrees) < 0.5);
            const Eigen::Matrix3d turn = smplRootFromPose(before[i]->pose_rad.head<3>());
            const Eigen::Matrix3d after = smplRootFromPose(frames[i]->pose_rad.head<3>());
            const double away_deg = Eigen::AngleAxisd(turn.transpose() * after).angle() * kDegrees;
            QVERIFY2(away_deg < 12, qPrintable(QString::number(away_deg)));
            QVERIFY(frames[i]->translation_m == before[i]->translation_m);
        }
        QVERIFY(regressor->warnings().empty());
    }

    void nobodyIsNoProblem() {
        auto regressor = makeBioPoseRegressor(parts(true));
        std::vector<std::optional<RegressedBody>> frames(kFrames);
        QVERIFY(regressor->overTime(times_s(), frames, {}));
    }

    void brokenAnswersAreTold() {
        BioPoseParts broken = parts(false);
        broken.mesh = std::make_unique<ToldNetwork>([](const TensorMap&) { return TensorMap{}; });
        auto regressor = makeBioPoseRegressor(std::move(broken));
        const auto view = regressor->view(blackFrame(0), kBox).value();
        const RegressorView* const one = view.get();
        const auto bodies = regressor->run({&one, 1}, {});
        QVERIFY(!bodies);
        QVERIFY(bodies.error().detail.find("rotations") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBioPoseRegressor)
#include "tst_biopose_regressor.moc"
