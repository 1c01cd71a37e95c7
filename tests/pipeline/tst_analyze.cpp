#include <sys/resource.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "core/biomech/angle_agreement.h"
#include "core/biomech/angle_csv.h"
#include "core/io/npz.h"
#include "walk_clip.h"

using namespace gonio;

namespace {

/// Passes on to the replay and watches what it is given. Its memory counts the frames seen, and
/// the count moves the points a little: a run that forgets or repeats frames gives other numbers.
class WatchedEstimator : public BodyEstimator {
public:
    explicit WatchedEstimator(std::unique_ptr<BodyEstimator> inner) : m_inner(std::move(inner)) {}

    std::string detectorName() const override { return m_inner->detectorName(); }

    std::string hash() const override { return m_inner->hash(); }

    const std::vector<std::string>& keypointNames() const override {
        return m_inner->keypointNames();
    }

    std::vector<double> memory() const override { return {m_seen}; }

    void recall(const std::vector<double>& memory) override {
        m_seen = memory.empty() ? 0 : memory.front();
    }

    std::optional<std::vector<PersonTrack>> knownPeople(int frames) const override {
        return m_inner->knownPeople(frames);
    }

    Result<KeypointFrame> estimate(const Frame& frame, const PersonBox& box) override {
        lookedAt.push_back(frame.index);
        m_pictures.push_back(frame.image);
        std::size_t alive = 0;
        for (const auto& picture : m_pictures) alive += picture.expired() ? 0 : 1;
        mostPictures = std::max(mostPictures, alive);
        auto keypoints = m_inner->estimate(frame, box);
        m_seen += 1;
        if (keypoints) keypoints->image_px.col(0).array() += 0.01 * m_seen;
        return keypoints;
    }

    std::vector<int> lookedAt;
    std::size_t mostPictures = 0;

private:
    std::unique_ptr<BodyEstimator> m_inner;
    double m_seen = 0;
    std::vector<std::weak_ptr<const Image>> m_pictures;
};

WatchedEstimator& watch(AnalyzeParts& parts) {
    auto watched = std::make_unique<WatchedEstimator>(std::move(parts.estimator));
    WatchedEstimator& reference = *watched;
    parts.estimator = std::move(watched);
    return reference;
}

/// Asks to stop once a stage has done so many frames.
struct StopAt {
    Stage stage;
    int done;
    bool asked = false;
    QElapsedTimer since;

    PipelineJob job() {
        return {[this] { return asked; },
                [this](Stage now, int finished, int) {
                    if (now == stage && finished >= done && !asked) {
                        asked = true;
                        since.start();
                    }
                }};
    }
};

std::string messageOf(const Error& error) {
    return describe(error);
}

}  // namespace

class TestAnalyze : public QObject {
    Q_OBJECT

private:
    WalkClip m_walk;

private Q_SLOTS:

    void initTestCase() {
        if (!m_walk.make()) QSKIP("the open body has not been generated");
    }

    void writesAllResults() {
        AnalyzeParts parts = m_walk.parts();
        std::vector<int> stages;
        const PipelineJob job{[] { return false; },
                              [&](Stage stage, int done, int total) {
                                  stages.push_back(static_cast<int>(stage));
                                  QVERIFY(done <= total);
                              }};
        const auto result = analyze(m_walk.options("all"), parts, job);
        QVERIFY2(result, result ? "" : messageOf(result.error()).c_str());
        QVERIFY(std::is_sorted(stages.begin(), stages.end()));
        const auto files = filesIn(m_walk.path("all"));
        QCOMPARE(files.size(), std::size_t{6});
        for (const char* name : {"angles.csv", "angles_clinical.csv", "keypoints.npz",
                                 "keypoints.json", "motion.npz", "summary.json"}) {
            QVERIFY2(files.contains(name), name);
        }
        const auto motion = parseNpz(files.at("motion.npz"));
        QVERIFY(motion);
        QVERIFY(findTensor(*motion, "poses", {30, 46}) && findTensor(*motion, "betas", {30, 10}));
        QVERIFY(findTensor(*motion, "full_cam_t", {30, 3}) &&
                findTensor(*motion, "bbx_cs", {30, 3}));
        const auto& text = files.at("summary.json");
        const auto* begin = reinterpret_cast<const char*>(text.data());
        const auto summary = nlohmann::json::parse(begin, begin + text.size(), nullptr, false);
        QVERIFY(summary.is_object());
        QVERIFY(summary["fit"]["mean_reprojection_px"].get<double>() < 3);
        QCOMPARE(summary["video"]["frames"].get<int>(), 30);
    }

    void anglesAgreeWithTheTruth() {
        AnalyzeParts parts = m_walk.parts(0.2);
        auto options = m_walk.options("truth");
        options.fit.focal_px = 375;
        QVERIFY(analyze(options, parts));
        const auto bytes = readFile(m_walk.path("truth") / "angles.csv");
        QVERIFY(bytes);
        const auto table =
            parseAngleCsv({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        QVERIFY(table);
        const auto agreement = compareAngles(*table, m_walk.clip.angles.openSim);
        QVERIFY(agreement);
        for (const auto& one : agreement->coordinates) {
            if (!one.name.starts_with("knee") && !one.name.starts_with("hip_flexion")) continue;
            QVERIFY2(one.meanAbsolute_deg < 4, qPrintable(QString::fromStdString(one.name) + " " +
                                                          QString::number(one.meanAbsolute_deg)));
        }
    }

    void everyPersonGetsAFolder() {
        AnalyzeParts parts = m_walk.parts();
        auto options = m_walk.options("people");
        options.person = PersonChoice::All;
        const auto result = analyze(options, parts);
        QVERIFY(result);
        QVERIFY(std::filesystem::exists(m_walk.path("people") / "person_1" / "summary.json"));
        QVERIFY(!std::filesystem::exists(m_walk.path("people") / "summary.json"));
    }

    void unknownPersonIsNamed() {
        AnalyzeParts parts = m_walk.parts();
        auto options = m_walk.options("nobody");
        options.person = PersonChoice::ById;
        options.personId = 7;
        const auto result = analyze(options, parts);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NoPerson);
        QVERIFY(!std::filesystem::exists(m_walk.path("nobody")));
    }

    void cancelsSoonAndKeepsFrames() {
        AnalyzeParts parts = m_walk.parts(0.5, 0.01);
        StopAt stop{Stage::FindKeypoints, 10, false, {}};
        const auto result = analyze(m_walk.options("stopped"), parts, stop.job());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY2(stop.since.elapsed() < 200, qPrintable(QString::number(stop.since.elapsed())));
        const auto files = filesIn(m_walk.path("stopped"));
        QCOMPARE(files.size(), std::size_t{1});
        QVERIFY(files.contains(std::string(kPartialFile)));
    }

    void resumedEqualsUnbroken() {
        AnalyzeParts whole = m_walk.parts();
        watch(whole);
        QVERIFY(analyze(m_walk.options("whole"), whole));

        AnalyzeParts first = m_walk.parts();
        const auto& seenFirst = watch(first);
        StopAt stop{Stage::FindKeypoints, 12, false, {}};
        QVERIFY(!analyze(m_walk.options("parts"), first, stop.job()));
        QCOMPARE(seenFirst.lookedAt.size(), std::size_t{12});

        AnalyzeParts second = m_walk.parts();
        const auto& seenSecond = watch(second);
        auto options = m_walk.options("parts");
        options.resume = true;
        const auto resumed = analyze(options, second);
        QVERIFY(resumed);
        QCOMPARE(resumed->framesResumed, 12);
        QCOMPARE(seenSecond.lookedAt.front(), 12);
        QCOMPARE(seenSecond.lookedAt.size(), std::size_t{18});
        QVERIFY(filesIn(m_walk.path("whole")) == filesIn(m_walk.path("parts")));
    }

    void resumeRefusesOtherSettings() {
        AnalyzeParts first = m_walk.parts();
        StopAt stop{Stage::FindKeypoints, 5, false, {}};
        QVERIFY(!analyze(m_walk.options("changed"), first, stop.job()));
        AnalyzeParts second = m_walk.parts();
        auto options = m_walk.options("changed");
        options.resume = true;
        options.captureRate_hz = 120;
        const auto result = analyze(options, second);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Usage);
    }

    void picturesAreNotKept() {
        AnalyzeParts parts = m_walk.parts();
        const auto& seen = watch(parts);
        QVERIFY(analyze(m_walk.options("memory"), parts));
        QCOMPARE(seen.lookedAt.size(), std::size_t{30});
        QVERIFY2(seen.mostPictures <= 2, qPrintable(QString::number(seen.mostPictures)));
    }

    void fullDiskLeavesNothingHalfWritten() {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        for (const rlim_t limit : {2'000, 30'000, 60'000}) {
            const QByteArray name = "full" + QByteArray::number(int(limit));
            AnalyzeParts parts = m_walk.parts();
            rlimit small = before;
            small.rlim_cur = limit;
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
            const auto result = analyze(m_walk.options(name), parts);
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::WriteFailed);
            const auto whole = filesIn(m_walk.path("all"));
            for (const auto& [file, bytes] : filesIn(m_walk.path(name))) {
                QVERIFY2(file == kPartialFile || bytes == whole.at(file), file.c_str());
            }
            QVERIFY(!std::filesystem::exists(m_walk.path(name) / "summary.json"));
        }
    }

    // A person who leaves and returns: the time between is marked, not invented.
    void absenceIsMissing() {
        AnalyzeParts parts = m_walk.parts();
        Keypoints2D seen = keypointsOf(m_walk.clip.truth);
        for (std::size_t f = 8; f < 20; ++f) seen.frames[f] = {};
        parts.estimator = makeReplayEstimator(seen, "truth");
        QVERIFY(analyze(m_walk.options("absent"), parts));
        const auto bytes = readFile(m_walk.path("absent") / "angles.csv");
        QVERIFY(bytes);
        const auto table =
            parseAngleCsv({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        QVERIFY(table);
        const auto& knee = table->find("knee_angle_r")->filtered_deg;
        for (std::size_t f = 0; f < 30; ++f) {
            const bool absent = f >= 8 && f < 20;
            QCOMPARE(std::isnan(knee[f]), absent);
            QCOMPARE(table->sources[f] == FrameSource::Missing, absent);
        }
    }

    void overlayShowsEveryFrame() {
        AnalyzeParts parts = m_walk.parts();
        auto options = m_walk.options("drawn");
        options.overlay = m_walk.path("overlay.mp4");
        QVERIFY(analyze(options, parts));
        const auto video = VideoReader::open(options.overlay);
        QVERIFY(video);
        QCOMPARE((*video)->info().frameCount, 30);
        options.overlay = m_walk.path("overlay.txt");
        const auto refused = analyze(options, parts);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestAnalyze)
#include "tst_analyze.moc"
