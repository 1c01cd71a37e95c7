#include <nlohmann/json.hpp>

#include "core/pipeline/base_analysis.h"
#include "core/pipeline/preview_fit.h"
#include "walk_clip.h"

using namespace gonio;

/// Results in memory, on the way and at the end; none of it changes what is written.
class TestWatch : public QObject {
    Q_OBJECT

private:
    WalkClip m_walk;

    static nlohmann::json summaryIn(const std::filesystem::path& folder) {
        const auto text = readFile(folder / "summary.json");
        if (!text) return {};
        const auto* begin = reinterpret_cast<const char*>(text->data());
        return nlohmann::json::parse(begin, begin + text->size(), nullptr, false);
    }

private Q_SLOTS:

    void initTestCase() {
        if (!m_walk.make()) QSKIP("the open body has not been generated");
    }

    void keypointsAreToldInOrder() {
        std::vector<int> ahead, frames;
        bool opened = false;
        AnalyzeWatch watch;
        watch.opened = [&](const ClipFacts& clip) {
            opened = frames.empty() && ahead.empty() && clip.times_s.size() == 30 &&
                     clip.keypointNames.size() == kKeypointCount &&
                     clip.size_px == Eigen::Vector2i(320, 240);
        };
        watch.keypoints = [&](int person, int frame, const KeypointFrame& keypoints) {
            QCOMPARE(keypoints.image_px.rows(), kKeypointCount);
            (person == kPersonAhead ? ahead : frames).push_back(frame);
        };
        AnalyzeParts watched = m_walk.parts(), alone = m_walk.parts();
        QVERIFY(analyze(m_walk.options("watched"), watched, {}, watch));
        QVERIFY(analyze(m_walk.options("alone"), alone));
        QVERIFY(opened);
        QCOMPARE(ahead, (std::vector<int>{0, 3, 6, 9, 12, 15, 18, 21, 24, 27}));
        QCOMPARE(frames.size(), std::size_t{30});
        QVERIFY(std::is_sorted(frames.begin(), frames.end()));
        QVERIFY(filesIn(m_walk.path("watched")) == filesIn(m_walk.path("alone")));
    }

    void baseAnalysisHoldsTheRun() {
        std::vector<BaseAnalysis> bases;
        AnalysisInfo info;
        AnalyzeWatch watch;
        watch.finished = [&](const RunFacts& run, const PersonOutcome& outcome) {
            auto base = baseAnalysisOf(outcome, run.options.cutoff_hz, run.options.fit.maxGap_s);
            QVERIFY(base);
            bases.push_back(*base);
            info = analysisInfoOf(run, outcome, "open-female");
        };
        for (const char* folder : {"base1", "base2"}) {
            AnalyzeParts parts = m_walk.parts();
            QVERIFY(analyze(m_walk.options(folder), parts, {}, watch));
        }
        QCOMPARE(bases.size(), std::size_t{2});
        const BaseAnalysis& base = bases.front();
        QCOMPARE(base.motion.size(), std::size_t{30});
        QCOMPARE(base.keypoints.frames.size(), std::size_t{30});
        QCOMPARE(base.hash.size(), std::size_t{64});
        QCOMPARE(base.hash, bases.back().hash);
        QCOMPARE(*contentHash(base), base.hash);
        QCOMPARE(info.backend, "replay");
        QCOMPARE(info.bodyHash, "test");
        QCOMPARE(info.body, "open-female");
        QCOMPARE(info.videoHash.size(), std::size_t{64});
        QVERIFY(info.recoveredShare > 0.99 && info.meanReprojection_px < 3);
        QVERIFY(QString::fromStdString(info.settingsText).contains("noise_px"));
    }

    // Every number counts, down to its last bit.
    void contentHashSeesEveryPart() {
        BaseAnalysis base;
        AnalyzeWatch watch;
        watch.finished = [&](const RunFacts&, const PersonOutcome& outcome) {
            base = *baseAnalysisOf(outcome, 6, 0.2);
        };
        AnalyzeParts parts = m_walk.parts();
        QVERIFY(analyze(m_walk.options("hashed"), parts, {}, watch));
        const std::function<void(BaseAnalysis&)> changes[] = {
            [](BaseAnalysis& b) {
                b.motion.poses_rad[7][3] = std::nextafter(b.motion.poses_rad[7][3], 9);
            },
            [](BaseAnalysis& b) { b.motion.translations_m[2].x() += 1e-9; },
            [](BaseAnalysis& b) { b.motion.sources[4] = FrameSource::Missing; },
            [](BaseAnalysis& b) { b.motion.confidences[4][2] = 0.123; },
            [](BaseAnalysis& b) { b.motion.shape[1] += 1e-9; },
            [](BaseAnalysis& b) { b.motion.camera.focal_px += 1e-9; },
            [](BaseAnalysis& b) { b.motion.times_s[3] += 1e-12; },
            [](BaseAnalysis& b) { b.keypoints.frames[5].image_px(3, 1) += 1e-9; },
            [](BaseAnalysis& b) { b.keypoints.names[5] += "x"; },
            [](BaseAnalysis& b) { b.reprojection_px[5] += 1e-9; },
            [](BaseAnalysis& b) {
                b.sideSwaps.push_back({{3, 4}, Limbs::Arms});
            },
            [](BaseAnalysis& b) { b.headingAngle_rad += 1e-9; },
            [](BaseAnalysis& b) { b.headingFromTravel = !b.headingFromTravel; },
            [](BaseAnalysis& b) { b.cutoff_hz = 7; },
            [](BaseAnalysis& b) { b.maxGap_s = 0.3; }};
        for (std::size_t i = 0; i < std::size(changes); ++i) {
            BaseAnalysis changed = base;
            changes[i](changed);
            QVERIFY2(*contentHash(changed) != base.hash, qPrintable(QString::number(i)));
        }
    }

    void previewIsNearTheTruth() {
        const Keypoints2D truth = keypointsOf(m_walk.clip.truth);
        PreviewPlan plan({m_walk.clip.truth.generated.motion.times_s,
                          {320, 240},
                          truth.detector,
                          truth.names,
                          truth.misplacement,
                          {}});
        for (int f = 0; f < 30; ++f) plan.add(1, f, truth.frames[std::size_t(f)]);
        const auto stretch = plan.take();
        QVERIFY(stretch);
        QVERIFY(!plan.take());
        QVERIFY(stretch->frames.size() >= 10);
        TrajectoryOptions options;
        options.focal_px = 375;
        QElapsedTimer clock;
        clock.start();
        const auto preview = fitPreview(*m_walk.body, plan.clip(), *stretch, options);
        qInfo("preview of %zu frames: %lld ms", stretch->frames.size(), clock.elapsed());
        QVERIFY(preview);
        QCOMPARE(preview->person, 1);
        QCOMPARE(preview->openSim.frames, stretch->frames);
        const auto& shown = preview->openSim.find("knee_angle_r")->filtered_deg;
        const auto& real = m_walk.clip.angles.openSim.find("knee_angle_r")->raw_deg;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const double off = std::abs(shown[i] - real[std::size_t(stretch->frames[i])]);
            QVERIFY2(off < 12, qPrintable(QString::number(off)));
        }
    }

    // What the plan has not been asked for is dropped when newer frames are there.
    void previewKeepsUp() {
        std::vector<double> times_s;
        for (int f = 0; f < 300; ++f) times_s.push_back(f / 30.0);
        PreviewPlan plan({times_s, {10, 10}, "", {"a"}, 0, ""});
        KeypointFrame frame;
        frame.image_px = Eigen::MatrixX3d::Ones(1, 3);
        for (int f = 0; f < 30; f += 3) plan.add(kPersonAhead, f, frame);
        for (int f = 0; f < 300; ++f) plan.add(2, f, frame);
        const auto newest = plan.take();
        QVERIFY(newest);
        QCOMPARE(newest->person, 2);
        QVERIFY(newest->frames.front() > 200);
        QVERIFY(!plan.take());
    }

    void resumeRefusesOtherReplay() {
        AnalyzeParts first = m_walk.parts(0.5);
        int frames = 0;
        const PipelineJob stop{[&] { return frames >= 8; },
                               [&](Stage stage, int done, int) {
                                   if (stage == Stage::FindKeypoints) frames = done;
                               }};
        QVERIFY(!analyze(m_walk.options("noise"), first, stop));
        auto options = m_walk.options("noise");
        options.resume = true;
        AnalyzeParts noisier = m_walk.parts(0.9);
        const auto refused = analyze(options, noisier);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        AnalyzeParts described = m_walk.parts(0.5);
        described.facts = {{"region_network", "another"}};
        const auto refusedToo = analyze(options, described);
        QVERIFY(!refusedToo && refusedToo.error().code == ErrorCode::Usage);
        AnalyzeParts slower = m_walk.parts(0.5, 0.001);  // the delay changes nothing
        const auto resumed = analyze(options, slower);
        QVERIFY(resumed);
        QCOMPARE(resumed->framesResumed, 8);
    }

    void summaryNamesWhatDecided() {
        AnalyzeParts parts = m_walk.parts(0.25);
        parts.facts = {{"region_network", "abc"}};
        QVERIFY(analyze(m_walk.options("facts"), parts));
        const auto summary = summaryIn(m_walk.path("facts"))["parts"];
        QCOMPARE(summary["sha256"]["region_network"].get<std::string>(), "abc");
        QCOMPARE(summary["backend_settings"]["noise_px"].get<std::string>(), "0.25");
    }

    void inMemoryWritesNoResult() {
        AnalyzeParts parts = m_walk.parts(), again = m_walk.parts();
        auto options = m_walk.options("memory");
        options.inMemory = true;
        std::vector<std::string> hashes;
        AnalyzeWatch watch;
        watch.finished = [&](const RunFacts&, const PersonOutcome& outcome) {
            hashes.push_back(baseAnalysisOf(outcome, 6, 0.2)->hash);
        };
        QVERIFY(analyze(options, parts, {}, watch));
        const auto files = filesIn(m_walk.path("memory"));
        QCOMPARE(files.size(), std::size_t{1});
        QVERIFY(files.contains(std::string(kPartialFile)));
        options.resume = true;
        const auto resumed = analyze(options, again, {}, watch);
        QVERIFY(resumed);
        QCOMPARE(resumed->framesResumed, 30);
        QCOMPARE(hashes.size(), std::size_t{2});
        QCOMPARE(hashes.front(), hashes.back());
    }

    void openVideoIsTaken() {
        AnalyzeParts parts = m_walk.parts();
        auto options = m_walk.options("taken");
        auto video = VideoReader::open(options.video);
        QVERIFY(video);
        parts.video = *std::move(video);
        QVERIFY(analyze(options, parts));
        QVERIFY(parts.video == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
