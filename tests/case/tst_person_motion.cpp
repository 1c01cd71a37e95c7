#include <QtTest>

#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

constexpr int kFrames = 600;
const std::string kBody = "body";

Person analysed() {
    Person person;
    person.id = 1;
    person.base = std::make_shared<const BaseAnalysis>(sampleBase(kFrames));
    return person;
}

void correct(Person& person, int id, int frame) {
    person.corrections[id] = {id, AngleCorrection{frame, "knee_angle_r", 0.3}};
}

std::vector<Correction> correctionsOf(const Person& person) {
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    return corrections;
}

/// What Refine would leave behind, as far as windows are concerned.
void refine(Person& person) {
    const auto corrections = correctionsOf(person);
    person.patches.clear();
    for (const FrameRange& window : refineWindows(corrections, person.base->motion.times_s)) {
        MotionPatch patch = samplePatch(window.first, window.last);
        patch.signature = patchSignature(*person.base, kBody, {}, corrections, window);
        person.patches[window.first] = std::make_shared<const MotionPatch>(std::move(patch));
    }
}

}  // namespace

class PersonMotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsStaleWithoutCorrections() {
        QVERIFY(staleWindows(Trial(), Person(), kBody).empty());
        QVERIFY(staleWindows(Trial(), analysed(), kBody).empty());
    }

    void correctionsWaitUntilTheyAreRefined() {
        Person person = analysed();
        correct(person, 1, 500);
        correct(person, 2, 100);
        const auto stale = staleWindows(Trial(), person, kBody);
        QCOMPARE(stale.size(), std::size_t(2));
        QVERIFY(stale[0].first <= 100 && stale[0].last >= 100);
        QVERIFY(stale[1].first <= 500 && stale[1].last >= 500);
        QVERIFY(stale[0].last < stale[1].first);
        refine(person);
        QVERIFY(staleWindows(Trial(), person, kBody).empty());
    }

    void onlyTheWindowThatChangedIsStale() {
        Person person = analysed();
        correct(person, 1, 100);
        correct(person, 2, 500);
        refine(person);
        person.corrections[2] = {2, AngleCorrection{500, "knee_angle_r", 0.4}};
        const auto stale = staleWindows(Trial(), person, kBody);
        QCOMPARE(stale.size(), std::size_t(1));
        QVERIFY(stale[0].first <= 500 && stale[0].last >= 500);
    }

    void anotherBodyOrAnalysisMakesAllStale() {
        Person person = analysed();
        correct(person, 1, 100);
        correct(person, 2, 500);
        refine(person);
        QCOMPARE(staleWindows(Trial(), person, "another body").size(), std::size_t(2));
        person.base = std::make_shared<const BaseAnalysis>(sampleBase(kFrames, 2));
        QCOMPARE(staleWindows(Trial(), person, kBody).size(), std::size_t(2));
    }

    /// Its frames go back to the base, which Refine does.
    void aPatchWithoutItsCorrectionsIsStale() {
        Person person = analysed();
        correct(person, 1, 100);
        correct(person, 2, 500);
        refine(person);
        const FrameRange left = person.patches.begin()->second->frames;
        person.corrections.erase(1);
        QCOMPARE(staleWindows(Trial(), person, kBody), std::vector<FrameRange>{left});
        correct(person, 1, 300);  // moved: the old place and the new one
        const auto stale = staleWindows(Trial(), person, kBody);
        QCOMPARE(stale.size(), std::size_t(2));
        QCOMPARE(stale[0], left);
        QVERIFY(stale[1].first <= 300 && stale[1].last >= 300);
    }

    void theMotionIsTheBaseWithItsPatches() {
        QCOMPARE(currentMotion(Person()).size(), std::size_t(0));
        Person person = analysed();
        const Motion& base = person.base->motion;
        QVERIFY(currentMotion(person).poses_rad == base.poses_rad);
        correct(person, 1, 100);
        refine(person);
        const MotionPatch& patch = *person.patches.begin()->second;
        const Motion motion = currentMotion(person);
        QCOMPARE(motion.size(), base.size());
        QVERIFY(motion.times_s == base.times_s);
        for (int i = 0; i < kFrames; ++i) {
            const auto frame = std::size_t(i);
            const bool inside = i >= patch.frames.first && i <= patch.frames.last;
            const auto k = std::size_t(inside ? i - patch.frames.first : 0);
            QVERIFY(motion.poses_rad[frame] ==
                    (inside ? patch.poses_rad[k] : base.poses_rad[frame]));
            QVERIFY(motion.translations_m[frame] ==
                    (inside ? patch.translations_m[k] : base.translations_m[frame]));
            QVERIFY(motion.sources[frame] == (inside ? patch.sources[k] : base.sources[frame]));
        }
    }
};

QTEST_GUILESS_MAIN(PersonMotionTest)
#include "tst_person_motion.moc"
