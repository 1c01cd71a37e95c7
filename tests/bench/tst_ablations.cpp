#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <set>

#include "app/ablations/measure_study.h"
#include "core/io/atomic_file.h"
#include "inference/plugin/load_network_library.h"

using namespace gonio;
using namespace gonio::ablations;

namespace {

/// Two rows that measure one network, and one of another.
Group smallGroup() {
    const auto study = [](const char* name, int iterations) {
        Study made{name, {}};
        made.refinementIterations = iterations;
        return made;
    };
    return {"small",
            "A small ablation",
            "Two is better than one.",
            "No numbers.",
            {kMpjpe},
            {{"one", study("a", -1)}, {"two", study("b", 5)}, {"again", study("a", -1)}},
            {{"two", "one", kMpjpe}}};
}

MeasureStudy countingMeasure(int& count) {
    return [&count](const Study& study, const Job&) -> Result<RowResult> {
        ++count;
        return RowResult{{{kMpjpe, study.training == "a" ? 100.0 : 90.0}}, 7, 1.5};
    };
}

const Row& rowOf(const Group& group, const std::string& label) {
    for (const Row& row : group.rows)
        if (row.label == label) return row;
    qFatal("no row %s in %s", label.c_str(), group.name.c_str());
}

const Group& groupOf(const std::vector<Group>& groups, const std::string& name) {
    for (const Group& group : groups)
        if (group.name == name) return group;
    qFatal("no group %s", name.c_str());
}

std::string textOf(const Result<std::vector<GroupResult>>& results) {
    return results ? std::string("no error") : describe(results.error());
}

}  // namespace

class TestAblations : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path folder(const char* name) const {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        std::filesystem::create_directories(path);
        return path;
    }

private Q_SLOTS:

    void judgesByTheMargin_data() {
        QTest::addColumn<double>("better");
        QTest::addColumn<double>("worse");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("less") << 90.0 << 100.0 << "agrees";
        QTest::newRow("more") << 100.0 << 90.0 << "does not agree";
        QTest::newRow("equal") << 5.0 << 5.0 << "no difference";
        QTest::newRow("within") << 98.5 << 100.0 << "no difference";
        QTest::newRow("within, other way") << 100.0 << 98.5 << "no difference";
        QTest::newRow("just beyond") << 97.9 << 100.0 << "agrees";
    }

    void judgesByTheMargin() {
        QFETCH(const double, better);
        QFETCH(const double, worse);
        QFETCH(const QString, verdict);
        const std::string_view said = textOf(judge(better, worse));
        QCOMPARE(QString::fromUtf8(said.data(), qsizetype(said.size())), verdict);
    }

    void mostComparisonsDecide() {
        using enum Verdict;
        const auto whole = [](std::initializer_list<Verdict> verdicts) {
            GroupResult result;
            for (const Verdict one : verdicts) result.judgements.push_back({{}, 0, one});
            return result.verdict();
        };
        QCOMPARE(whole({Agrees}), Agrees);
        QCOMPARE(whole({Agrees, Agrees, NoDifference}), Agrees);
        QCOMPARE(whole({Agrees, NoDifference, NoDifference}), NoDifference);
        QCOMPARE(whole({Agrees, Agrees, DoesNotAgree}), NoDifference);
        QCOMPARE(whole({Agrees, DoesNotAgree, DoesNotAgree}), DoesNotAgree);
        QCOMPARE(whole({Agrees, DoesNotAgree}), NoDifference);
    }

    void comparisonsNeedTheirNumbers() {
        const Group group = smallGroup();
        const RowResult full{{{kMpjpe, 50}}, 1, 0};
        const auto good = judged(group, {full, {{{kMpjpe, 40}}, 1, 0}, full});
        QVERIFY(good);
        QVERIFY(std::abs(good->judgements.front().gain - 0.2) < 1e-12);
        const auto bad = judged(group, {full, {}, full});
        QVERIFY(!bad && describe(bad.error()).find("row two") != std::string::npos);
    }

    void everyGroupIsThere() {
        const auto groups = ablationGroups();
        const std::map<std::string, std::size_t> wanted{
            {"rotation", 2},      {"label-refinement", 2}, {"coarse-to-fine", 2},
            {"camera", 2},        {"neurik-frames", 4},    {"neurik-output", 2},
            {"neurik-losses", 4}, {"pose-tokens", 4},      {"refinement-iterations", 4}};
        QCOMPARE(groups.size(), wanted.size());
        for (const auto& [name, rows] : wanted) QCOMPARE(groupOf(groups, name).rows.size(), rows);
        const std::pair<const char*, int> frames[] = {
            {"16", 16}, {"32", 32}, {"64", 64}, {"128", 128}};
        for (const auto& [label, count] : frames) {
            const auto& own = rowOf(groupOf(groups, "neurik-frames"), label).study.options.own;
            QCOMPARE(int(own.at("frames")), count);
        }
        for (const Row& row : groupOf(groups, "pose-tokens").rows)
            QCOMPARE(std::to_string(24 * int(row.study.options.own.at("tokens-of-joint"))),
                     row.label);
        for (const Row& row : groupOf(groups, "refinement-iterations").rows)
            QCOMPARE(std::to_string(row.study.refinementIterations), row.label);
        QVERIFY(
            rowOf(groupOf(groups, "rotation"), "Euler angles").study.options.skel.regressesAngles);
        QVERIFY(!rowOf(groupOf(groups, "camera"), "one crop camera for all")
                     .study.options.skel.knowsCamera);
        const auto& refined = rowOf(groupOf(groups, "label-refinement"), "refined by SKELify");
        QVERIFY(refined.study.options.skel.refinesLabels &&
                refined.study.options.skel.drawnCount > 0);
    }

    // Each row of the losses has one more of them.
    void lossesComeOneByOne() {
        const auto groups = ablationGroups();
        std::size_t before = 0;
        for (const Row& row : groupOf(groups, "neurik-losses").rows) {
            std::size_t count = 4;
            for (const char* loss : {"markers-loss", "joints-loss", "angles-loss", "scales-loss"}) {
                const auto found = row.study.options.own.find(loss);
                if (found != row.study.options.own.end() && found->second == 0) --count;
            }
            QCOMPARE(count, ++before);
        }
        QCOMPARE(before, std::size_t(4));
    }

    void rowsFitTogether() {
        std::map<std::string, std::string> trainings;
        std::set<std::string> names;
        for (const Group& group : ablationGroups()) {
            QVERIFY(names.insert(group.name).second);
            QVERIFY(!group.claim.empty() && !group.published.empty() && !group.title.empty());
            QVERIFY(!group.expectations.empty());
            for (const Expectation& expected : group.expectations) {
                QVERIFY(rowOf(group, expected.better).study.key() !=
                        rowOf(group, expected.worse).study.key());
                QVERIFY(std::count(group.metrics.begin(), group.metrics.end(), expected.metric) ==
                        1);
            }
            for (const Row& row : group.rows) {
                Study study = row.study;
                study.refinementIterations = -1;
                const auto known = trainings.emplace(study.training, study.settings());
                QCOMPARE(known.first->second, study.settings());
            }
        }
        std::set<std::string> settings;
        for (const auto& [name, text] : trainings)
            QVERIFY2(settings.insert(text).second, name.c_str());
    }

    void groupsAreChosenByName() {
        const auto two = chosenGroups({"camera", "rotation"});
        QVERIFY(two);
        QCOMPARE(two->size(), std::size_t(2));
        QCOMPARE(two->front().name, std::string("rotation"));
        QCOMPARE(chosenGroups({})->size(), ablationGroups().size());
        const auto none = chosenGroups({"camera", "lens"});
        QVERIFY(!none && none.error().code == ErrorCode::Usage);
        QVERIFY(describe(none.error()).find("pose-tokens") != std::string::npos);
    }

    void stepsScale() {
        TrainingOptions options;
        options.steps = 2 * kStandardSteps;
        options = scaledTo(options, kStandardSteps / 4);
        QCOMPARE(options.steps, kStandardSteps / 2);
        QCOMPARE(options.skel.refinement.after, kStandardSteps / 8);
        QCOMPARE(options.skel.refinement.every, kStandardSteps / 16);
        QCOMPARE(scaledTo(options, 0).steps, std::int64_t(2));
    }

    // What is there is not measured again, and one network not twice.
    void finishedRowsAreKept() {
        const auto where = folder("kept");
        const std::vector<Group> groups{smallGroup()};
        const Budget budget{.steps = 3};
        int count = 0, last = 0;
        Job job;
        job.progress = [&last](int done, int total) { last = done == total ? 1 : 0; };
        const auto first = runAblations(groups, where, budget, countingMeasure(count), job);
        QVERIFY2(first, textOf(first).c_str());
        QCOMPARE(count, 2);
        QCOMPARE(last, 1);
        QCOMPARE(first->front().verdict(), Verdict::Agrees);
        QVERIFY(std::filesystem::exists(where / "b-refined-5.json"));
        const auto again = runAblations(groups, where, budget, countingMeasure(count), {});
        QVERIFY2(again, textOf(again).c_str());
        QCOMPARE(count, 2);
        QCOMPARE(again->front().rows.back().values.at(kMpjpe), 100.0);
        QCOMPARE(again->front().rows.back().steps, std::int64_t(7));
        const auto other = runAblations(groups, where, {.steps = 4}, countingMeasure(count), {});
        QVERIFY(!other && other.error().code == ErrorCode::Usage);
        QVERIFY2(textOf(other).find("row 'one' of small") != std::string::npos,
                 textOf(other).c_str());
        const std::string broken = "{\"version\": 1";
        QVERIFY(writeFileAtomically(where / "a.json", std::as_bytes(std::span(broken))));
        const auto damaged = runAblations(groups, where, budget, countingMeasure(count), {});
        QVERIFY(!damaged && damaged.error().code == ErrorCode::MalformedFile);
        QCOMPARE(count, 2);
    }

    void stoppedRunsGoOn() {
        const auto where = folder("stopped");
        const std::vector<Group> groups{smallGroup()};
        int count = 0;
        Job job;
        job.cancelled = [&count] { return count > 0; };
        const auto stopped = runAblations(groups, where, {}, countingMeasure(count), job);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QCOMPARE(count, 1);
        const auto rest = runAblations(groups, where, {}, countingMeasure(count), {});
        QVERIFY2(rest, textOf(rest).c_str());
        QCOMPARE(count, 2);
    }

    void failuresNameTheRow() {
        const std::vector<Group> groups{smallGroup()};
        const MeasureStudy endless = [](const Study&, const Job&) -> Result<RowResult> {
            return RowResult{{{kMpjpe, std::nan("")}}, 1, 0};
        };
        const auto none = runAblations(groups, folder("endless"), {}, endless, {});
        QVERIFY(!none && none.error().code == ErrorCode::SolverFailed);
        QVERIFY2(textOf(none).find("'one'") != std::string::npos, textOf(none).c_str());
    }

    void keptResultsComeBack() {
        const Study study{"x", {}};
        const RowResult result{{{kMpjpe, 81.25}, {kAngles, 7}}, 400, 12.5};
        const std::string text = textOfKept(study, {}, result);
        const auto back = parseKept(text, study, {});
        QVERIFY2(back, back ? "" : describe(back.error()).c_str());
        QVERIFY(back->values == result.values);
        QCOMPARE(back->training_s, 12.5);
        for (const char* broken : {"", "[]", "{}", "{\"version\": 2}"})
            QVERIFY(!parseKept(broken, study, {}));
        Study other = study;
        other.options.batch = 3;
        const auto wrong = parseKept(text, other, {});
        QVERIFY(!wrong && wrong.error().code == ErrorCode::Usage);
    }

    void markdownHoldsEverything() {
        const Group group = smallGroup();
        const auto result = judged(group, {{{{kMpjpe, 100.04}}, 7, 0}, {{{kMpjpe, 90}}, 7, 0}, {}});
        QVERIFY(result);
        const std::string text =
            markdownOf({*result}, {.steps = 3, .seed = 9, .people = 20, .clips = 2});
        for (const char* part :
             {"## Measured\n", "--steps 3 --seed 9 --people 20 --motions 2",
              "| A small ablation | agrees |", "### A small ablation",
              "Two is better than one. No numbers.",
              "| | MPJPE, mm | steps |\n|---|---|---|\n| one | 100.0 | 7 |\n| two | 90.00 | 7 |",
              "| two | one | MPJPE | 10.0 % | agrees |", "Measured: **agrees**."}) {
            QVERIFY2(text.find(part) != std::string::npos, (part + text).c_str());
        }
    }

    // A row from the first crop to its numbers.
    void aRowIsTrainedAndMeasured() {
        if (!isNetworkLibraryInstalled()) QSKIP("built without networks");
        const std::filesystem::path source(GONIO_SOURCE_DIR);
        Workshop workshop;
        workshop.folder = folder("workshop");
        workshop.bodies = {source / "resources/bodies/open_female.safetensors",
                           source / "resources/bodies/open_male.safetensors"};
        workshop.markers = source / "resources/markers/m78.json";
        const auto groups = ablationGroups();
        Study study = rowOf(groupOf(groups, "refinement-iterations"), "5").study;
        study.options.batch = 4;
        study.options.own["vit-width"] = 32;
        study.options.own["vit-depth"] = study.options.own["layers"] = 1;
        const Budget budget{.steps = 2, .people = 3};
        const auto found = measureByTraining(workshop, budget)(study, {});
        QVERIFY2(found, found ? "" : describe(found.error()).c_str());
        QCOMPARE(found->steps, std::int64_t(2));
        QVERIFY(found->values.at(kMpjpe) > 10 && found->values.at(kMpjpe) < 1000);
        QVERIFY(found->values.at(kPaMpjpe) < found->values.at(kMpjpe));
        const double refined = found->values.at(kAccepted);
        QVERIFY(refined >= 0 && refined <= 100);
        QVERIFY(std::filesystem::exists(workshop.folder / "mqhmr-96" / "mqhmr.safetensors"));
    }
};

QTEST_GUILESS_MAIN(TestAblations)
#include "tst_ablations.moc"
