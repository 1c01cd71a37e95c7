#include <sys/resource.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "walk_clip.h"

using namespace gonio;

namespace {

nlohmann::json summaryIn(const std::filesystem::path& folder) {
    const auto text = readFile(folder / "summary.json");
    if (!text) return {};
    const auto* begin = reinterpret_cast<const char*>(text->data());
    return nlohmann::json::parse(begin, begin + text->size(), nullptr, false);
}

bool contains(const std::vector<std::string>& sentences, const char* words) {
    return std::any_of(sentences.begin(), sentences.end(), [&](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    QVERIFY(writeFileAtomically(file, std::as_bytes(std::span(text))));
}

/// Runs `work` where no file may grow beyond `most_bytes`.
template <typename Work>
auto withFileLimit(rlim_t most_bytes, const Work& work) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = most_bytes;
    setrlimit(RLIMIT_FSIZE, &small);
    auto result = work();
    setrlimit(RLIMIT_FSIZE, &before);
    return result;
}

}  // namespace

/// What a second analysis into the same folder leaves there, and what a run warns of.
class TestRerun : public QObject {
    Q_OBJECT

private:
    WalkClip m_walk;

private Q_SLOTS:

    void initTestCase() {
        if (!m_walk.make()) QSKIP("the open body has not been generated");
    }

    void oldSummaryVouchesForNoNewFile() {
        for (const rlim_t most_bytes : {2'000, 30'000, 60'000}) {
            const QByteArray name = "again" + QByteArray::number(int(most_bytes));
            AnalyzeParts first = m_walk.parts(0.5);
            QVERIFY(analyze(m_walk.options(name), first));
            const auto old = filesIn(m_walk.path(name));
            AnalyzeParts second = m_walk.parts(0.9);
            const auto result =
                withFileLimit(most_bytes, [&] { return analyze(m_walk.options(name), second); });
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::WriteFailed);
            auto now = filesIn(m_walk.path(name));
            now.erase(std::string(kPartialFile));
            QVERIFY(now == old || !now.contains("summary.json"));
            for (const auto& [file, bytes] : now) {
                QVERIFY2(now == old || bytes != old.at(file) || file == "keypoints.json",
                         file.c_str());
            }
        }
    }

    void earlierPersonFoldersGo() {
        const auto folder = m_walk.path("crowd");
        auto options = m_walk.options("crowd");
        options.person = PersonChoice::All;
        AnalyzeParts first = m_walk.parts();
        QVERIFY(analyze(options, first));
        std::filesystem::copy(folder / "person_1", folder / "person_12");
        std::filesystem::copy(folder / "person_1", folder / "person_3");
        std::filesystem::copy(folder / "person_1", folder / "person_x");
        writeText(folder / "person_3" / "my notes.txt", "keep");
        writeText(folder / "person_4" / "summary.json", "{\"program\": \"another\"}");
        options.person = PersonChoice::Largest;
        AnalyzeParts second = m_walk.parts();
        QVERIFY(analyze(options, second));
        QVERIFY(!std::filesystem::exists(folder / "person_1"));
        QVERIFY(!std::filesystem::exists(folder / "person_12"));
        QCOMPARE(filesIn(folder / "person_3").size(), std::size_t{1});
        QVERIFY(std::filesystem::exists(folder / "person_4" / "summary.json"));
        QVERIFY(std::filesystem::exists(folder / "person_x" / "summary.json"));
        QVERIFY(std::filesystem::exists(folder / "summary.json"));
        options.person = PersonChoice::All;
        AnalyzeParts third = m_walk.parts();
        QVERIFY(analyze(options, third));
        QVERIFY(!std::filesystem::exists(folder / "summary.json"));
        QVERIFY(!std::filesystem::exists(folder / "angles.csv"));
    }

    void recordingOfAnotherLengthIsNamed() {
        AnalyzeParts parts = m_walk.parts();
        const auto same = analyze(m_walk.options("same"), parts);
        QVERIFY(same && !contains(same->warnings, "recording of keypoints"));
        Keypoints2D shorter = keypointsOf(m_walk.clip.truth);
        shorter.frames.resize(25);
        parts.estimator = makeReplayEstimator(shorter, "truth");
        const auto other = analyze(m_walk.options("other"), parts);
        QVERIFY(other && contains(other->warnings, "has 25 frames, the video 30"));
        const auto written =
            summaryIn(m_walk.path("other"))["warnings"].get<std::vector<std::string>>();
        QVERIFY(contains(written, "has 25 frames, the video 30"));
    }

    void unfilteredAnglesAreNamed() {
        AnalyzeParts parts = m_walk.parts();
        Keypoints2D seen = keypointsOf(m_walk.clip.truth);
        for (std::size_t f = 6; f < 18; ++f) seen.frames[f] = {};
        parts.estimator = makeReplayEstimator(seen, "truth");
        const auto result = analyze(m_walk.options("short"), parts);
        QVERIFY(result && contains(result->persons.front().warnings, "In 6 frames some angles"));
        const auto written =
            summaryIn(m_walk.path("short"))["warnings"].get<std::vector<std::string>>();
        QVERIFY(contains(written, "In 6 frames some angles are raw"));
    }
};

QTEST_GUILESS_MAIN(TestRerun)
#include "tst_rerun.moc"
