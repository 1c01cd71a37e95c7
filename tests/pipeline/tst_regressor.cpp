#include <QElapsedTimer>

#include "core/fit/settle_sides.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/regressed_arrays.h"
#include "tests/fit/unsure_network.h"
#include "tests/pipeline/fake_regressor.h"
#include "walk_clip.h"

using namespace gonio;
using namespace gonio::test;

namespace {

/// Asks to stop once so many frames are finished.
struct StopAt {
    int done;
    bool asked = false;
    QElapsedTimer since;

    PipelineJob job() {
        return {[this] { return asked; },
                [this](Stage stage, int finished, int) {
                    if (stage != Stage::FindKeypoints || finished < done || asked) return;
                    asked = true;
                    since.start();
                }};
    }
};

}  // namespace

/// A network beside the keypoints.
class TestRegressor : public QObject {
    Q_OBJECT

private:
    WalkClip m_walk;
    std::vector<RegressedBody> m_truth;

    FakeRegressor& addNetwork(AnalyzeParts& parts, int batch = 4) const {
        auto network = std::make_unique<FakeRegressor>(m_truth, m_walk.body->name, batch);
        FakeRegressor& reference = *network;
        parts.backend = "fake";
        parts.regressor = std::move(network);
        return reference;
    }

    FakeFollower& addFollower(AnalyzeParts& parts, const Keypoints2D& seen) const {
        auto network = std::make_unique<FakeFollower>(m_truth, m_walk.body->name, seen);
        FakeFollower& reference = *network;
        parts.backend = "fake";
        parts.estimator = makeOwnPoints(*network);
        parts.regressor = std::move(network);
        return reference;
    }

    std::vector<std::optional<RegressedBody>> saved(const char* folder) const {
        const auto arrays = readNpz(m_walk.path(folder) / "network.npz");
        if (!arrays) return {};
        return regressedFrames(*arrays).value();
    }

private Q_SLOTS:

    void initTestCase() {
        if (!m_walk.make()) QSKIP("the open body has not been generated");
        m_truth = regressedTruth(*m_walk.body, m_walk.clip.truth);
    }

    void everyFrameGetsItsOwnBody() {
        AnalyzeParts parts = m_walk.parts();
        auto& network = addNetwork(parts);
        const auto result = analyze(m_walk.options("bodies"), parts);
        QVERIFY2(result, result ? "" : describe(result.error()).c_str());
        const auto bodies = saved("bodies");
        QCOMPARE(bodies.size(), m_truth.size());
        for (std::size_t f = 0; f < bodies.size(); ++f) {
            QVERIFY(bodies[f] && bodies[f]->pose_rad == m_truth[f].pose_rad);
            QVERIFY(bodies[f]->translation_m == m_truth[f].translation_m);
        }
        QCOMPARE(network.batches.size(), std::size_t{8});  // 30 frames
        QCOMPARE(network.batches.front(), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(network.batches.back(), (std::vector<int>{28, 29}));
        QVERIFY(network.wholeClips == 1);
        // The open batch, two under way, and the view that closes a batch.
        QVERIFY2(network.mostViews <= 4 * 4, qPrintable(QString::number(network.mostViews)));
    }

    void framesWithoutAPersonHaveNone() {
        AnalyzeParts parts = m_walk.parts();
        Keypoints2D seen = keypointsOf(m_walk.clip.truth);
        for (std::size_t f = 8; f < 20; ++f) seen.frames[f] = {};
        parts.estimator = makeReplayEstimator(seen, "truth");
        auto& network = addNetwork(parts, 5);
        QVERIFY(analyze(m_walk.options("absent"), parts));
        const auto bodies = saved("absent");
        QCOMPARE(bodies.size(), m_truth.size());
        for (std::size_t f = 0; f < bodies.size(); ++f) {
            QCOMPARE(bodies[f].has_value(), f < 8 || f >= 20);
        }
        QCOMPARE(network.batches[1], (std::vector<int>{5, 6, 7, 20, 21}));
    }

    // Nothing looks for keypoints: the network's own points are fitted.
    void worksWithoutKeypoints() {
        AnalyzeParts parts = m_walk.parts();
        addNetwork(parts);
        const auto replay = std::move(parts.estimator);

        class People : public PersonDetector {
        public:
            explicit People(std::vector<PersonBox> boxes) : m_boxes(std::move(boxes)) {}

            std::string name() const override { return "truth"; }

            std::string hash() const override { return "truth"; }

            Result<std::vector<PersonBox>> detect(const Image&) override {
                return std::vector{m_boxes.front()};
            }

        private:
            std::vector<PersonBox> m_boxes;
        };

        parts.persons = std::make_unique<People>(m_walk.clip.truth.boxes);
        parts.estimator = makeRegressedPoints(parts.body, *parts.regressor);
        QVERIFY(parts.estimator->detectorName().find("remembered bodies") != std::string::npos);
        const auto result = analyze(m_walk.options("alone"), parts);
        QVERIFY2(result, result ? "" : describe(result.error()).c_str());
        QVERIFY(result->persons.front().meanReprojection_px < 1);
        const auto keypoints = readNpz(m_walk.path("alone") / "keypoints.npz");
        const auto points = keypoints->at("points").toDoubles();
        const auto& truth = m_walk.clip.truth.keypoints_px;
        for (std::size_t f = 0; f < truth.size(); ++f) {
            for (int k = 0; k < kKeypointCount; ++k) {
                const double* const point = points.data() + (f * kKeypointCount + k) * 3;
                if (point[2] == 0) continue;
                // The root angles of a rotation are exact to single precision.
                const double away_px =
                    std::hypot(point[0] - truth[f](k, 0), point[1] - truth[f](k, 1));
                QVERIFY2(
                    away_px < 1e-5,
                    qPrintable(QString("%1 px, frame %2, point %3").arg(away_px).arg(f).arg(k)));
            }
        }
    }

    // A network that finds the person and places the points: one pass, one look a frame.
    void findsItsPersonItself() {
        Keypoints2D seen = keypointsOf(m_walk.clip.truth);
        for (std::size_t f = 10; f < 20; ++f) seen.frames[f] = {};
        AnalyzeParts parts = m_walk.parts();
        auto& network = addFollower(parts, seen);
        std::vector<int> told;
        AnalyzeWatch watch;
        watch.keypoints = [&](int, int frame, const KeypointFrame&) { told.push_back(frame); };
        const auto result = analyze(m_walk.options("follows"), parts, {}, watch);
        QVERIFY2(result, result ? "" : describe(result.error()).c_str());
        QCOMPARE(network.batches.size(), m_truth.size());  // every frame once, none ahead
        QCOMPARE(told.size(), m_truth.size());
        const auto keypoints = readKeypoints(m_walk.path("follows") / "keypoints.npz");
        QVERIFY(keypoints && keypoints->misplacement == seen.misplacement);
        const auto bodies = saved("follows");
        const auto motion = readNpz(m_walk.path("follows") / "motion.npz");
        const auto boxes = motion->at("bbx_cs").toDoubles();
        for (std::size_t f = 0; f < m_truth.size(); ++f) {
            const bool isThere = f < 10 || f >= 20;
            QCOMPARE(bodies[f].has_value(), isThere);
            QCOMPARE(keypoints->frames[f].empty(), !isThere);
            QCOMPARE(std::isfinite(boxes[3 * f]), isThere);
            if (!isThere) continue;
            QVERIFY(keypoints->frames[f].image_px == seen.frames[f].image_px);
        }
        const auto summary = readFile(m_walk.path("follows") / "summary.json");
        const std::string_view text(reinterpret_cast<const char*>(summary->data()),
                                    summary->size());
        QVERIFY(text.find("out of sight in frames 10 to 19") != text.npos);
        QVERIFY(text.find("\"people_in_video\": null") != text.npos);
    }

    void followingGoesOnWhereItWas() {
        const Keypoints2D seen = keypointsOf(m_walk.clip.truth);
        AnalyzeParts whole = m_walk.parts(), first = m_walk.parts(), second = m_walk.parts();
        addFollower(whole, seen);
        QVERIFY(analyze(m_walk.options("followed"), whole));
        addFollower(first, seen);
        StopAt stop{10, false, {}};
        QVERIFY(!analyze(m_walk.options("goes on"), first, stop.job()));
        auto& network = addFollower(second, seen);
        auto options = m_walk.options("goes on");
        options.resume = true;
        const auto resumed = analyze(options, second);
        QVERIFY2(resumed, resumed ? "" : describe(resumed.error()).c_str());
        QVERIFY(resumed->framesResumed >= 10);
        QCOMPARE(network.batches.front().front(), resumed->framesResumed);
        QVERIFY(filesIn(m_walk.path("followed")) == filesIn(m_walk.path("goes on")));
    }

    // What a network cannot tell apart is kept with the finished work, settled over the whole clip,
    // and told.
    void unsureSidesAreSettledOverTime() {
        const auto& times_s = m_walk.clip.truth.generated.motion.times_s;
        const UnsureNetwork unsure(keypointsOf(m_walk.clip.truth), times_s, 0.2, 0.7F,
                                   [](int stretch) { return stretch == 1 || stretch == 3; });
        Keypoints2D settled = unsure.seen;
        const SettledSides moved = settleSides(unsure.modes, times_s, settled);
        QVERIFY(!moved.legs.empty());
        AnalyzeParts whole = m_walk.parts(), first = m_walk.parts(), second = m_walk.parts();
        for (AnalyzeParts* parts : {&whole, &first, &second})
            addFollower(*parts, unsure.seen).modes = unsure.modes;
        const auto result = analyze(m_walk.options("unsure"), whole);
        QVERIFY2(result, result ? "" : describe(result.error()).c_str());
        const auto keypoints = readKeypoints(m_walk.path("unsure") / "keypoints.npz");
        QVERIFY(keypoints);
        for (std::size_t f = 0; f < settled.frames.size(); ++f)
            QVERIFY(keypoints->frames[f].image_px == settled.frames[f].image_px);
        const auto& warnings = result->persons.front().warnings;
        const std::string told = "In " + std::to_string(moved.legs.size()) + " frames, the first";
        QVERIFY(std::ranges::any_of(warnings,
                                    [&](const std::string& w) { return w.starts_with(told); }));
        StopAt stop{10, false, {}};
        QVERIFY(!analyze(m_walk.options("unsure, in parts"), first, stop.job()));
        auto options = m_walk.options("unsure, in parts");
        options.resume = true;
        QVERIFY(analyze(options, second));
        QVERIFY(filesIn(m_walk.path("unsure")) == filesIn(m_walk.path("unsure, in parts")));
    }

    void whoFindsNobodySaysSo() {
        Keypoints2D nothing = keypointsOf(m_walk.clip.truth);
        for (KeypointFrame& frame : nothing.frames) frame = {};
        AnalyzeParts parts = m_walk.parts();
        addFollower(parts, nothing);
        const auto result = analyze(m_walk.options("nobody"), parts);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NoPerson);
        QVERIFY(!std::filesystem::exists(m_walk.path("nobody")));
        // Only one person is known, whoever is asked for.
        AnalyzeParts other = m_walk.parts();
        addFollower(other, keypointsOf(m_walk.clip.truth));
        auto options = m_walk.options("second");
        options.person = PersonChoice::ById;
        options.personId = 2;
        const auto second = analyze(options, other);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::NoPerson);
    }

    void resumedEqualsUnbroken() {
        AnalyzeParts whole = m_walk.parts();
        addNetwork(whole);
        QVERIFY(analyze(m_walk.options("whole"), whole));
        AnalyzeParts first = m_walk.parts();
        addNetwork(first);
        StopAt stop{10, false, {}};
        const auto stopped = analyze(m_walk.options("parts"), first, stop.job());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        AnalyzeParts second = m_walk.parts();
        auto& network = addNetwork(second);
        auto options = m_walk.options("parts");
        options.resume = true;
        const auto resumed = analyze(options, second);
        QVERIFY(resumed);
        QVERIFY(resumed->framesResumed >= 10);
        QCOMPARE(resumed->framesResumed % 4, 0);  // whole batches
        QCOMPARE(network.batches.front().front(), resumed->framesResumed);
        QVERIFY(filesIn(m_walk.path("whole")) == filesIn(m_walk.path("parts")));
    }

    // Whatever moment a killed program leaves on the disk, it is a batch's end.
    void unfinishedWorkEndsWithABatch() {
        AnalyzeParts parts = m_walk.parts();
        addNetwork(parts, 7).failAt = 4;
        const auto result = analyze(m_walk.options("killed"), parts);
        QVERIFY(!result);
        const auto arrays = readNpz(m_walk.path("killed") / kPartialFile);
        QVERIFY(arrays);
        QCOMPARE(arrays->at("frames_done").toIntegers().front(), std::int64_t{21});
    }

    // The bodies that were seen are the analysed body's.
    void anotherBodyDoesNotGoOn() {
        AnalyzeParts first = m_walk.parts();
        addNetwork(first);
        StopAt stop{10, false, {}};
        QVERIFY(!analyze(m_walk.options("bodies2"), first, stop.job()));
        AnalyzeParts second = m_walk.parts();
        addNetwork(second);
        second.bodyHash = "another";
        auto options = m_walk.options("bodies2");
        options.resume = true;
        const auto result = analyze(options, second);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Usage);
    }

    void exceptionsOfANetworkAreErrors() {
        AnalyzeParts parts = m_walk.parts();
        addNetwork(parts).throws = true;
        const auto result = analyze(m_walk.options("thrown"), parts);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Internal);
    }

    void anotherNetworkDoesNotGoOn() {
        AnalyzeParts first = m_walk.parts();
        addNetwork(first);
        StopAt stop{10, false, {}};
        QVERIFY(!analyze(m_walk.options("other"), first, stop.job()));
        AnalyzeParts second = m_walk.parts();
        auto options = m_walk.options("other");
        options.resume = true;
        const auto result = analyze(options, second);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Usage);
    }

    void cancelsWhileTheNetworkWorks() {
        AnalyzeParts parts = m_walk.parts();
        auto& network = addNetwork(parts);
        network.hangsAt = 3;
        StopAt stop{8, false, {}};
        const auto result = analyze(m_walk.options("hangs"), parts, stop.job());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY2(stop.since.elapsed() < 200, qPrintable(QString::number(stop.since.elapsed())));
    }

    void failuresAreTold() {
        AnalyzeParts parts = m_walk.parts();
        addNetwork(parts).failAt = 3;
        const auto result = analyze(m_walk.options("broken"), parts);
        QVERIFY(!result);
        QVERIFY(result.error().detail.find("the network broke") != std::string::npos);
        QVERIFY(std::filesystem::exists(m_walk.path("broken") / kPartialFile));
        AnalyzeParts forgetful = m_walk.parts();
        addNetwork(forgetful).forgets = true;
        const auto short_ = analyze(m_walk.options("short"), forgetful);
        QVERIFY(!short_);
        QCOMPARE(short_.error().code, ErrorCode::Internal);
    }

    void arraysKeepEveryBit() {
        std::vector<std::optional<RegressedBody>> frames{m_truth[0], std::nullopt, m_truth[2]};
        const auto back = regressedFrames(regressedArrays(frames));
        QVERIFY(back && back->size() == 3);
        QVERIFY(!(*back)[1]);
        QVERIFY((*back)[2]->pose_rad == m_truth[2].pose_rad);
        QVERIFY((*back)[2]->shape == m_truth[2].shape);
        QCOMPARE((*back)[2]->focal_px, m_truth[2].focal_px);
        TensorMap broken = regressedArrays(frames);
        broken["betas"].shape = {2, 10};
        QVERIFY(!regressedFrames(broken));
        broken.erase("betas");
        QVERIFY(!regressedFrames(broken));
    }
};

QTEST_GUILESS_MAIN(TestRegressor)
#include "tst_regressor.moc"
