#include <QtTest>

#include "app/gui/jobs/analysis_edit.h"

using namespace gonio;

namespace {

constexpr int kFrames = 20;

/// Somebody of 40 x 100 px who walks to the right, seen in `frames`.
std::shared_ptr<const BaseAnalysis> walker(double x_px, const std::vector<std::string>& names,
                                           FrameRange frames = {0, kFrames - 1}) {
    auto base = std::make_shared<BaseAnalysis>();
    base->keypoints.names = names;
    base->keypoints.frames.resize(kFrames);
    const auto count = static_cast<Eigen::Index>(names.size());
    for (int f = frames.first; f <= frames.last; ++f) {
        auto& points = base->keypoints.frames[std::size_t(f)].image_px;
        points.resize(count, 3);
        for (Eigen::Index k = 0; k < count; ++k) {
            points.row(k) << x_px + f + 40.0 * double(k % 2), 100.0 * double(k) / double(count - 1),
                1;
        }
        // Not seen: must not stretch the box.
        points.row(count / 2) << 5000, 5000, 0;
    }
    base->hash = std::to_string(x_px) + names.front();
    return base;
}

const std::vector<std::string> kOld{"nose", "left_hip", "right_hip", "left_ankle", "right_ankle"};
const std::vector<std::string> kNew{"head", "left_hip", "right_hip", "left_heel", "right_heel"};

Person person(int id, std::shared_ptr<const BaseAnalysis> base) {
    Person known;
    known.id = id;
    known.base = std::move(base);
    return known;
}

AnalysedPeople people(std::vector<std::pair<int, std::shared_ptr<const BaseAnalysis>>> all) {
    AnalysedPeople found;
    for (auto& [id, base] : all) found.people.push_back({id, {}, base});
    return found;
}

using Ids = std::map<int, int>;

}  // namespace

class TestAnalysisEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void overlapOfBoxes() {
        const auto here = walker(0, kOld);
        QCOMPARE(personOverlap(*here, *walker(0, kNew)), 1.0);
        QVERIFY(std::abs(personOverlap(*here, *walker(20, kNew)) - 1.0 / 3) < 1e-9);
        QCOMPARE(personOverlap(*here, *walker(500, kNew)), 0.0);
        // One frame in common says little about who it is.
        QCOMPARE(personOverlap(*walker(0, kOld, {0, 9}), *walker(0, kNew, {9, 19})), 0.0);
        // Somebody who is lost half-way is still the same.
        QCOMPARE(personOverlap(*here, *walker(0, kNew, {10, 19})), 1.0);
    }

    // Another detector numbers them the other way round and finds one more.
    void peopleKeepTheirIds() {
        Trial trial;
        trial.people[1] = person(1, walker(0, kOld));
        trial.people[2] = person(2, walker(200, kOld));
        const auto found =
            people({{1, walker(205, kNew)}, {2, walker(600, kNew)}, {3, walker(4, kNew)}});
        QCOMPARE(matchPeople(trial, found), (Ids{{1, 2}, {2, 3}, {3, 1}}));
        // The largest alone is whoever it overlaps.
        QCOMPARE(matchPeople(trial, people({{1, walker(201, kNew)}})), (Ids{{1, 2}}));
        // Nobody of the trial: name, role and corrections of 1 and 2 are not theirs.
        QCOMPARE(matchPeople(trial, people({{1, walker(900, kNew)}})), (Ids{{1, 3}}));
    }

    // The sum decides, not who comes first: 1 overlaps both, 2 only one.
    void bestPairing() {
        Trial trial;
        trial.people[1] = person(1, walker(0, kOld));
        trial.people[2] = person(2, walker(12, kOld));
        const auto found = people({{1, walker(3, kNew)}, {2, walker(-15, kNew)}});
        QCOMPARE(matchPeople(trial, found), (Ids{{1, 2}, {2, 1}}));
    }

    void oneAndOneIsTheSame() {
        Trial trial;
        trial.people[4] = person(4, walker(0, kOld));
        QCOMPARE(matchPeople(trial, people({{1, walker(900, kNew)}})), (Ids{{1, 4}}));
        trial.people.clear();
        QCOMPARE(matchPeople(trial, people({{7, walker(0, kNew)}})), (Ids{{7, 1}}));
    }
};

QTEST_GUILESS_MAIN(TestAnalysisEdit)
#include "tst_analysis_edit.moc"
