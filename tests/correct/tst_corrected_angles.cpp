#include <QtTest>

#include "core/biomech/mot_file.h"
#include "core/biomech/single_angle.h"
#include "core/correct/bells.h"
#include "core/correct/corrected_angles.h"
#include "core/correct/estimated_angles.h"
#include "core/correct/pending_edits.h"
#include "tests/correct/correct_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

/// A base as made without noise: what the generated walk is.
BaseAnalysis exactBase(double duration_s, double rate_hz) {
    const SynthTruth truth = walkTruth(duration_s, rate_hz);
    BaseAnalysis base;
    base.motion = truth.generated.motion;
    const std::size_t n = base.motion.size();
    base.motion.sources.assign(n, FrameSource::Measured);
    base.motion.confidences.assign(n, Eigen::Matrix<double, kJointCount, 1>::Ones());
    base.keypoints = keypointsOf(truth);
    for (auto& frame : base.keypoints.frames) frame.rootRelative_m.resize(0, 3);
    base.reprojection_px.assign(n, 0.5);
    base.headingAngle_rad =
        computeBodyAngles(*openBody(), base.motion, base.cutoff_hz, base.maxGap_s)
            ->heading.angle_rad;
    base.hash = "exact";
    return base;
}

const BaseAnalysis& base() {
    static const BaseAnalysis analysis = exactBase(3, 60);
    return analysis;
}

const AnglePair& before() {
    static const AnglePair angles = *baseAngles(*openBody(), base());
    return angles;
}

bool equalBits(double a, double b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

double valueAt(const AngleTable& table, const std::string& name, int frame,
               std::vector<double> AngleSeries::*values) {
    return (table.find(name)->*values)[frame];
}

Result<AnglePair> corrected(const std::vector<Correction>& corrections,
                            std::vector<MotionPatch>& patches) {
    patches = refinedAll(base(), corrections);
    return correctedAngles(*openBody(), base(), before(), pointersTo(patches));
}

}  // namespace

class CorrectedAnglesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void baseAnglesAreThoseOfTheAnalysis() {
        const auto angles =
            computeBodyAngles(*openBody(), base().motion, base().cutoff_hz, base().maxGap_s);
        for (std::size_t s = 0; s < before().openSim.series.size(); ++s) {
            if (!before().openSim.series[s].isEstimated) continue;
            QVERIFY(before().openSim.series[s].raw_deg == angles->openSim.series[s].raw_deg);
            QVERIFY(before().openSim.series[s].filtered_deg ==
                    angles->openSim.series[s].filtered_deg);
        }
        for (std::size_t s = 0; s < before().clinical.series.size(); ++s)
            QVERIFY(before().clinical.series[s].filtered_deg ==
                    angles->clinical.series[s].filtered_deg);
    }

    void withoutPatchesNothingChanges() {
        const auto angles = correctedAngles(*openBody(), base(), before(), {});
        QVERIFY(angles);
        for (std::size_t s = 0; s < before().openSim.series.size(); ++s)
            QVERIFY(!before().openSim.series[s].isEstimated ||
                    angles->openSim.series[s].filtered_deg ==
                        before().openSim.series[s].filtered_deg);
    }

    // What the fit holds has no value, in no table and by one rule: the fit's own.
    void whatTheFitHoldsIsNotEstimated() {
        const auto names = [](AngleConvention convention, std::vector<std::string> keypoints) {
            std::string list;
            for (const auto& name :
                 anglesNotEstimated(convention, *openBody(), keypoints, Motion{}))
                list += name + " ";
            return list;
        };
        const std::vector<std::string> coco = {
            "nose",          "left_eye",       "right_eye",  "left_ear",    "right_ear",
            "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist",
            "right_wrist",   "left_hip",       "right_hip",  "left_knee",   "right_knee",
            "left_ankle",    "right_ankle"};
        const auto openSim = AngleConvention::OpenSim, clinical = AngleConvention::Clinical;
        QCOMPARE(names(openSim, base().keypoints.names), std::string("pro_sup_r pro_sup_l "));
        QCOMPARE(names(clinical, base().keypoints.names), std::string());
        QCOMPARE(names(openSim, coco),
                 std::string("ankle_angle_r subtalar_angle_r mtp_angle_r ankle_angle_l "
                             "subtalar_angle_l mtp_angle_l pro_sup_r pro_sup_l "));
        QCOMPARE(names(clinical, coco),
                 std::string("ankle_dorsiflexion_r foot_progression_r ankle_dorsiflexion_l "
                             "foot_progression_l "));
        const AngleSeries& held = *before().openSim.find("pro_sup_r");
        QVERIFY(!held.isEstimated);
        for (std::size_t f = 0; f < held.raw_deg.size(); ++f) {
            QVERIFY(std::isnan(held.raw_deg[f]) && std::isnan(held.filtered_deg[f]));
            QCOMPARE(held.flags[f], SampleFlag::Missing);
        }
        QVERIFY(before().openSim.find("elbow_flex_r")->isEstimated);
        const auto& notes = before().openSim.notes;
        QVERIFY(std::find(notes.begin(), notes.end(),
                          std::pair(std::string("not estimated"),
                                    std::string("pro_sup_r, pro_sup_l"))) != notes.end());
        // A .mot file keeps its rows.
        QCOMPARE(motOf(before().openSim).times_s.size(), before().openSim.times_s.size());
    }

    // Of such an angle the user alone can tell, and only where he did.
    void aHeldAngleCanBeSet() {
        std::vector<MotionPatch> patches;
        const auto angles = corrected({{1, AngleCorrection{60, "pro_sup_r", 20}}}, patches);
        QVERIFY(angles);
        const AngleSeries& set = *angles->openSim.find("pro_sup_r");
        QCOMPARE(set.filtered_deg[60], 20.0);
        QCOMPARE(set.flags[60], SampleFlag::Observed);
        QCOMPARE(set.flags[61], SampleFlag::Interpolated);
        const FrameRange window = patches.front().frames;
        for (int f = 0; f < int(set.filtered_deg.size()); ++f)
            QCOMPARE(std::isfinite(set.filtered_deg[f]), window.contains(f));
        QVERIFY(std::isnan(angles->openSim.find("pro_sup_l")->filtered_deg[60]));
    }

    void editsAreMetAndTheRestStays() {
        std::vector<Correction> corrections;
        const auto edit = [&](int frame, const char* name, double by_deg) {
            corrections.push_back(
                {static_cast<int>(corrections.size()),
                 AngleCorrection{
                     frame, name,
                     valueAt(before().openSim, name, frame, &AngleSeries::filtered_deg) + by_deg}});
        };
        edit(60, "knee_angle_r", 9);
        edit(62, "knee_angle_r", 6);
        edit(75, "hip_adduction_l", -5);
        edit(75, "lumbar_extension", 4);
        edit(140, "pelvis_tilt", 5);
        std::vector<MotionPatch> patches;
        const auto angles = corrected(corrections, patches);
        QVERIFY2(angles, angles ? "" : describe(angles.error()).c_str());
        for (const Correction& correction : corrections) {
            const auto& set = std::get<AngleCorrection>(correction.value);
            for (const auto values : {&AngleSeries::raw_deg, &AngleSeries::filtered_deg})
                REQUIRE_BELOW(std::abs(valueAt(angles->openSim, set.angle, set.frame, values) -
                                       set.value_deg),
                              1e-6);
        }
        REQUIRE_BELOW(
            std::abs(valueAt(angles->clinical, "spine_flexion", 75, &AngleSeries::filtered_deg) +
                     std::get<AngleCorrection>(corrections[3].value).value_deg),
            1e-6);
        requireOutsideUntouched(*angles, patches);
    }

    // The filter reaches from one patch into the other, but what it finds there is the base.
    void patchesDoNotChangeEachOther() {
        const auto edit = [](int id, int frame) {
            const double was_deg =
                valueAt(before().openSim, "knee_angle_r", frame, &AngleSeries::filtered_deg);
            return Correction{id, AngleCorrection{frame, "knee_angle_r", was_deg + 10}};
        };
        const std::vector<MotionPatch> both = refinedAll(base(), {edit(1, 40), edit(2, 120)});
        QCOMPARE(both.size(), std::size_t(2));
        const FrameRange second = both[1].frames;
        QVERIFY(second.first - both[0].frames.last < 60);
        const auto anglesOf = [](std::vector<const MotionPatch*> patches) {
            return *correctedAngles(*openBody(), base(), before(), patches);
        };
        const AnglePair alone = anglesOf({&both[1]});
        const AnglePair inOrder = anglesOf({&both[0], &both[1]});
        const AnglePair turned = anglesOf({&both[1], &both[0]});
        QVERIFY(inOrder.openSim.find("knee_angle_r")->filtered_deg !=
                alone.openSim.find("knee_angle_r")->filtered_deg);
        for (const auto table : {&AnglePair::openSim, &AnglePair::clinical}) {
            for (std::size_t s = 0; s < (alone.*table).series.size(); ++s) {
                const auto& one = (alone.*table).series[s].filtered_deg;
                const auto& two = (inOrder.*table).series[s].filtered_deg;
                const auto& three = (turned.*table).series[s].filtered_deg;
                for (int f = second.first; f <= second.last; ++f)
                    QVERIFY(equalBits(one[f], two[f]));
                for (std::size_t f = 0; f < two.size(); ++f) QVERIFY(equalBits(two[f], three[f]));
            }
        }
    }

    void filteredCurveJoinsSmoothly() {
        const double was_deg =
            valueAt(before().openSim, "knee_angle_r", 90, &AngleSeries::filtered_deg);
        std::vector<MotionPatch> patches;
        const auto angles =
            corrected({{1, AngleCorrection{90, "knee_angle_r", was_deg + 12}}}, patches);
        QVERIFY(angles);
        const auto& old = before().openSim.find("knee_angle_r")->filtered_deg;
        const auto& now = angles->openSim.find("knee_angle_r")->filtered_deg;
        double usual = 0;
        for (std::size_t f = 1; f + 1 < old.size(); ++f)
            usual = std::max(usual, std::abs(old[f - 1] - 2 * old[f] + old[f + 1]));
        for (std::size_t f = 1; f + 1 < now.size(); ++f)
            // A bell of 12 degrees over 0.3 s bends by 0.75 degrees a frame at its top, and what
            // the filter takes of it is put back.
            REQUIRE_BELOW(std::abs(now[f - 1] - 2 * now[f] + now[f + 1]), 2 * usual);
    }

    void missingStretchIsEmptyAndTheRestStays() {
        std::vector<MotionPatch> patches;
        const auto angles = corrected({{1, BadInterval{{160, 179}}}}, patches);
        QVERIFY(angles);
        QVERIFY(
            std::isnan(valueAt(angles->openSim, "knee_angle_r", 175, &AngleSeries::filtered_deg)));
        QCOMPARE(angles->openSim.sources[175], FrameSource::Missing);
        requireOutsideUntouched(*angles, patches);
    }

    void foreignAnglesAreRefused() {
        AnglePair other = before();
        other.openSim.times_s.back() += 1;
        const auto angles = correctedAngles(*openBody(), base(), other, {});
        QVERIFY(!angles);
        QCOMPARE(angles.error().code, ErrorCode::Usage);
    }

    void anglesOfAPoseAreThoseOfTheTable() {
        for (const int frame : {0, 50, 179}) {
            const auto angles =
                anglesOfPose_deg(*openBody(), base().motion, frame, base().headingAngle_rad);
            QCOMPARE(angles.size(), before().openSim.series.size());
            for (const auto& [name, value_deg] : angles) {
                if (!before().openSim.find(name)->isEstimated) continue;
                REQUIRE_BELOW(std::abs(value_deg - valueAt(before().openSim, name, frame,
                                                           &AngleSeries::raw_deg)),
                              1e-9);
            }
        }
        QVERIFY(anglesOfPose_deg(*openBody(), base().motion, 180, 0).empty());
    }

    void poseWithAngleMovesNoOther_data() {
        QTest::addColumn<std::string>("angle");
        QTest::addColumn<double>("by_deg");
        for (const auto& [name, by_deg] :
             std::vector<std::pair<const char*, double>>{{"knee_angle_r", 20},
                                                         {"hip_flexion_l", 30},
                                                         {"lumbar_bending", 10},
                                                         {"arm_flex_r", 40},
                                                         {"pelvis_rotation", 25}})
            QTest::newRow(name) << std::string(name) << by_deg;
    }

    void poseWithAngleMovesNoOther() {
        QFETCH(const std::string, angle);
        QFETCH(const double, by_deg);
        Motion motion = base().motion;
        const double wanted_deg =
            valueAt(before().openSim, angle, 70, &AngleSeries::raw_deg) + by_deg;
        const auto pose_rad =
            poseWithAngle(*openBody(), motion, 70, base().headingAngle_rad, angle, wanted_deg);
        QVERIFY(pose_rad);
        const SingleAngle& single = *findSingleAngle(angle);
        for (int d = 0; d < kDofCount; ++d) {
            if (std::find(single.dofs.begin(), single.dofs.end(), d) == single.dofs.end())
                QVERIFY((*pose_rad)[d] == motion.poses_rad[70][d]);
        }
        motion.poses_rad[70] = *pose_rad;
        for (const auto& [name, value_deg] :
             anglesOfPose_deg(*openBody(), motion, 70, base().headingAngle_rad)) {
            if (name == angle) REQUIRE_BELOW(std::abs(value_deg - wanted_deg), 1e-6);
        }
    }

    void severalAnglesAreSetAtOnce() {
        Motion motion = base().motion;
        const std::map<std::string, double> wanted_deg{{"knee_angle_r", 55}, {"hip_flexion_r", 40}};
        const auto pose_rad =
            poseWithAngles(*openBody(), motion, 70, base().headingAngle_rad, wanted_deg);
        QVERIFY(pose_rad);
        motion.poses_rad[70] = *pose_rad;
        int met = 0;
        for (const auto& [name, value_deg] :
             anglesOfPose_deg(*openBody(), motion, 70, base().headingAngle_rad)) {
            const auto wanted = wanted_deg.find(name);
            if (wanted == wanted_deg.end()) continue;
            REQUIRE_BELOW(std::abs(value_deg - wanted->second), 1e-6);
            ++met;
        }
        QCOMPARE(met, 2);
    }

    void onlyWaitingAnglesArePending() {
        const std::map<int, Correction> corrections{
            {1, {1, AngleCorrection{20, "knee_angle_r", 30}}},
            {2, {2, AngleCorrection{20, "hip_flexion_r", 10}}},
            {3, {3, AngleCorrection{90, "knee_angle_r", 50}}},
            {4, {4, KeypointCorrection{21, "left_knee", {1, 2}}}}};
        const PendingEdits edits = pendingEdits(corrections, {{10, 30}});
        QVERIFY(edits.waits(10) && edits.waits(30) && !edits.waits(31));
        QCOMPARE(*edits.angle_deg("knee_angle_r", 20), 30.0);
        QCOMPARE(edits.anglesAt(20)->size(), std::size_t(2));
        QVERIFY(edits.angle_deg("knee_angle_r", 90) == nullptr);  // refined already
        QVERIFY(edits.anglesAt(21) == nullptr);
        QVERIFY(pendingEdits(corrections, {}).angles_deg.empty());
    }

    void limits() {
        REQUIRE_BELOW(std::abs(limitsOf("knee_angle_l").min_deg + 10), 1e-9);
        REQUIRE_BELOW(std::abs(limitsOf("knee_angle_l").max_deg - 150), 1e-9);
        QVERIFY(limitsOf("hip_flexion_r").max_deg >= 120);
        const auto atLimit = poseWithAngle(*openBody(), base().motion, 70, 0, "knee_angle_l", 400);
        REQUIRE_BELOW(std::abs((*atLimit)[13] - 150 * std::numbers::pi / 180), 1e-12);
        const auto unknown = poseWithAngle(*openBody(), base().motion, 70, 0, "tail", 1);
        QCOMPARE(unknown.error().code, ErrorCode::Usage);
    }

    void bellsMeetTheirValues() {
        const std::vector<double> times_s = {0.1, 0.12, 0.3, 0.31, 0.9};
        const std::vector<double> values = {3, -2, 1, 1.5, 4};
        const Bells bells(times_s, values, 0.1);
        for (std::size_t i = 0; i < times_s.size(); ++i)
            REQUIRE_BELOW(std::abs(bells.at(times_s[i]) - values[i]), 1e-12);
        QCOMPARE(bells.at(0.0), 0.0);
        QCOMPARE(bells.at(0.5), 0.0);
        QCOMPARE(bells.share(0.12), 1.0);
        QCOMPARE(bells.share(0.5), 0.0);
    }

    void longTrials() {
        // 36,000 frames: the walk laid end to end, time going on.
        BaseAnalysis trial = base();
        const Motion once = base().motion;
        for (int k = 1; k < 200; ++k) {
            for (std::size_t f = 0; f < once.size(); ++f) {
                trial.motion.times_s.push_back(k * 3.0 + once.times_s[f]);
                trial.motion.frameIndices.push_back(k * 180 + static_cast<int>(f));
                trial.motion.poses_rad.push_back(once.poses_rad[f]);
                trial.motion.translations_m.push_back(once.translations_m[f]);
                trial.motion.sources.push_back(once.sources[f]);
                trial.motion.confidences.push_back(once.confidences[f]);
                trial.keypoints.frames.push_back(base().keypoints.frames[f]);
            }
        }
        QElapsedTimer timer;
        timer.start();
        const auto angles = baseAngles(*openBody(), trial);
        QVERIFY(angles);
        qInfo("angles of %d frames: %lld ms", int(trial.motion.size()),
              static_cast<long long>(timer.elapsed()));
        MotionPatch patch;
        patch.frames = {18000, 18119};
        for (int f = 18000; f < 18120; ++f) {
            patch.poses_rad.push_back(trial.motion.poses_rad[f]);
            patch.translations_m.push_back(trial.motion.translations_m[f]);
            patch.sources.push_back(FrameSource::Measured);
            patch.confidences.push_back(trial.motion.confidences[f]);
        }
        const MotionPatch* patches[] = {&patch};
        timer.start();
        const auto corrected = correctedAngles(*openBody(), trial, *angles, patches);
        qInfo("with a patch of 120 frames: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(corrected);
        // An unchanged motion gives the same raw angles, whole turns included.
        for (std::size_t s = 0; s < angles->openSim.series.size(); ++s)
            QVERIFY(!angles->openSim.series[s].isEstimated ||
                    corrected->openSim.series[s].raw_deg == angles->openSim.series[s].raw_deg);
    }

private:
    static void requireOutsideUntouched(const AnglePair& angles,
                                        const std::vector<MotionPatch>& patches) {
        for (const auto& [now, old] : {std::pair(&angles.openSim, &before().openSim),
                                       std::pair(&angles.clinical, &before().clinical)}) {
            for (std::size_t s = 0; s < now->series.size(); ++s) {
                for (int f = 0; f < static_cast<int>(base().motion.size()); ++f) {
                    const bool inside =
                        std::any_of(patches.begin(), patches.end(),
                                    [f](const MotionPatch& p) { return p.frames.contains(f); });
                    if (inside) continue;
                    QVERIFY(equalBits(now->series[s].raw_deg[f], old->series[s].raw_deg[f]));
                    QVERIFY(
                        equalBits(now->series[s].filtered_deg[f], old->series[s].filtered_deg[f]));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(CorrectedAnglesTest)
#include "tst_corrected_angles.moc"
