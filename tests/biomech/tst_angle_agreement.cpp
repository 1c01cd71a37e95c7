#include <QtTest>
#include <nlohmann/json.hpp>

#include "biomech_test_data.h"
#include "core/biomech/angle_agreement.h"
#include "core/biomech/angle_csv.h"
#include "core/biomech/joint_angles.h"
#include "core/biomech/mot_file.h"

using namespace gonio;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <class Curve>
AngleTable tableOf(const std::vector<double>& times_s, std::vector<std::string> names,
                   const Curve& curve) {
    AngleTable table;
    table.times_s = times_s;
    for (std::string& name : names) {
        AngleSeries& series = table.series.emplace_back();
        series.name = std::move(name);
        for (const double t : times_s) series.raw_deg.push_back(curve(t));
        series.filtered_deg = series.raw_deg;
    }
    return table;
}

double wave(double t) {
    return 30 * std::sin(2 * t) + 10 * std::cos(5 * t);
}

}  // namespace

class TestAngleAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void equalTablesAgree() {
        const auto table = tableOf(test::evenTimes_s(50, 60), {"knee_angle_r"}, wave);
        const auto found = compareAngles(table, table);
        QVERIFY(found.has_value());
        const auto& knee = found->coordinates.at(0);
        QCOMPARE(knee.rmse_deg, 0.0);
        QCOMPARE(knee.count, 50);
        QVERIFY(std::abs(knee.correlation - 1) < 1e-12);
    }

    /// d alternates 3 + 2 and 3 - 2: mean 3, mean |d| 3, without offset 2, RMSE sqrt(13).
    void closedForm() {
        const auto times_s = test::evenTimes_s(40, 50);
        const auto truth = tableOf(times_s, {"knee_angle_r", "only_here"}, wave);
        auto estimate = tableOf(times_s, {"knee_angle_r", "elbow_flex_r"}, wave);
        for (std::size_t i = 0; i < 40; ++i) {
            estimate.series[0].filtered_deg[i] += i % 2 == 0 ? 5 : 1;
        }
        const auto found = compareAngles(estimate, truth);
        const auto& knee = found->coordinates.at(0);
        QVERIFY(std::abs(knee.offset_deg - 3) < 1e-9);
        QVERIFY(std::abs(knee.meanAbsolute_deg - 3) < 1e-9);
        QVERIFY(std::abs(knee.meanAbsoluteNoOffset_deg - 2) < 1e-9);
        QVERIFY(std::abs(knee.rmse_deg - std::sqrt(13.0)) < 1e-9);
        QCOMPARE(found->onlyInEstimate, std::vector<std::string>{"elbow_flex_r"});
        QCOMPARE(found->onlyInTruth, std::vector<std::string>{"only_here"});
        AgreementOptions raw;
        raw.useFiltered = false;
        QCOMPARE(compareAngles(estimate, truth, raw)->coordinates.at(0).rmse_deg, 0.0);
    }

    void wholeTurnsDoNotCount() {
        const auto times_s = test::evenTimes_s(40, 50);
        const auto truth = tableOf(times_s, {"pelvis_rotation"}, [](double t) { return 100 * t; });
        const auto estimate =
            tableOf(times_s, {"pelvis_rotation"}, [](double t) { return 100 * t - 358; });
        const auto found = compareAngles(estimate, truth);
        QVERIFY(std::abs(found->coordinates.at(0).rmse_deg - 2) < 1e-9);
        QVERIFY(std::abs(found->coordinates.at(0).correlation - 1) < 1e-9);
    }

    void otherClockAndGaps() {
        const auto line = [](double t) { return 4 * t; };
        auto truth = tableOf(test::evenTimes_s(101, 100), {"knee_angle_r"}, line);
        truth.series[0].filtered_deg[50] = kNaN;
        auto estimate = tableOf(test::evenTimes_s(61, 30), {"knee_angle_r"}, line);
        estimate.series[0].filtered_deg[0] = kNaN;
        const auto found = compareAngles(estimate, truth);
        QVERIFY(found.has_value());
        // 0 .. 1 s are 31 frames; frame 0 is missing, frame 15 (0.5 s) has no truth.
        QCOMPARE(found->coordinates.at(0).count, 29);
        QVERIFY(found->coordinates.at(0).rmse_deg < 1e-12);
        QCOMPARE(found->overlapEnd_s, 1.0);
        // A constant curve has no correlation.
        const auto flat = tableOf(truth.times_s, {"knee_angle_r"}, [](double) { return 1.0; });
        QVERIFY(std::isnan(compareAngles(flat, flat)->coordinates.at(0).correlation));
    }

    void groupsAndTheEight() {
        std::vector<std::string> names;
        for (const std::string_view name : eightCoordinates()) names.emplace_back(name);
        QCOMPARE(names.size(), std::size_t(8));
        const auto times_s = test::evenTimes_s(20, 50);
        const auto truth = tableOf(times_s, names, wave);
        auto estimate = truth;
        for (std::size_t k = 0; k < 8; ++k) {
            for (double& value : estimate.series[k].filtered_deg) value += double(k + 1);
        }
        auto found = compareAngles(estimate, truth);
        const GroupAgreement& eight = found->groups.back();
        QVERIFY(std::abs(eight.meanAbsolute_deg - 4.5) < 1e-9);
        QVERIFY(std::abs(eight.meanAbsoluteNoOffset_deg) < 1e-9);
        QVERIFY(eight.missing.empty());
        estimate.series.erase(estimate.series.begin());
        found = compareAngles(estimate, truth);
        QCOMPARE(found->groups.back().missing, std::vector<std::string>{"knee_angle_r"});
        QVERIFY(std::abs(found->groups.back().meanAbsolute_deg - 5) < 1e-9);
        QCOMPARE(found->groups[2].name, std::string("knee"));
        QCOMPARE(found->groups[2].coordinates, std::vector<std::string>{"knee_angle_l"});
        QVERIFY(std::isnan(found->groups[3].rmse_deg));
    }

    void lagIsFoundAndAppliedOnlyOnDemand() {
        const auto truth = tableOf(test::evenTimes_s(400, 100), {"knee_angle_r"}, wave);
        const auto late = tableOf(test::evenTimes_s(240, 60), {"knee_angle_r"},
                                  [](double t) { return wave(t - 0.12); });
        AgreementOptions options;
        options.searchLag = true;
        const auto seen = compareAngles(late, truth, options);
        QVERIFY(seen->bestLag_s && std::abs(*seen->bestLag_s - 0.12) < 1e-9);
        QCOMPARE(seen->appliedLag_s, 0.0);
        QVERIFY(seen->coordinates.at(0).rmse_deg > 3);
        options.applyLag = true;
        const auto applied = compareAngles(late, truth, options);
        QVERIFY(applied->coordinates.at(0).rmse_deg < 0.05);  // linear interpolation at 100 Hz
        QVERIFY(!compareAngles(late, truth)->bestLag_s);
    }

    void nothingInCommon() {
        const auto times_s = test::evenTimes_s(20, 50);
        const auto knee = tableOf(times_s, {"knee_angle_r"}, wave);
        const auto hip = tableOf(times_s, {"hip_flexion_r"}, wave);
        QCOMPARE(compareAngles(knee, hip).error().code, ErrorCode::Usage);
        auto later = knee;
        for (double& t : later.times_s) t += 100;
        QVERIFY(!compareAngles(knee, later));
        QVERIFY(!compareAngles(AngleTable{}, knee));
    }

    void textAndJson() {
        const auto table = tableOf(test::evenTimes_s(20, 50), {"knee_angle_r", "x\xff"}, wave);
        const auto found = compareAngles(table, table);
        const std::string text = agreementText(*found);
        QVERIFY(text.find("knee_angle_r") != std::string::npos);
        QVERIFY(text.find("eight coordinates") != std::string::npos);
        const auto json = nlohmann::json::parse(agreementJson(*found));
        QCOMPARE(json["coordinates"]["knee_angle_r"]["n"].get<int>(), 20);
        QVERIFY(json["groups"]["ankle"]["rmse_deg"].is_null());
    }

    void realSquats() {
        const std::string text = test::testFile("paired/opencap_squat/squats1_ik.mot");
        if (text.empty()) QSKIP("paired/opencap_squat is absent");
        const AngleTable truth = anglesOf(parseMot(text).value());
        AngleTable shifted = truth;
        for (double& t : shifted.times_s) t += 0.05;
        for (AngleSeries& series : shifted.series) {
            for (double& value : series.filtered_deg) value += 2.5;
        }
        AgreementOptions options;
        options.applyLag = true;
        const auto found = compareAngles(shifted, truth, options);
        QVERIFY(std::abs(*found->bestLag_s - 0.05) < 1e-9);
        QCOMPARE(found->groups.back().coordinates.size(), std::size_t(8));
        for (const CoordinateAgreement& one : found->coordinates) {
            QVERIFY(std::abs(one.offset_deg - 2.5) < 1e-6);
            QVERIFY(one.meanAbsoluteNoOffset_deg < 1e-6);
        }
        // The marker-based curves hold little above 6 Hz: filtering moves the knees by < 0.5 deg.
        const auto smooth = finishAngles(truth);
        QVERIFY(smooth.has_value());
        const auto moved = compareAngles(*smooth, truth);
        QVERIFY(moved->groups[2].rmse_deg < 0.5);
        QVERIFY(moved->groups[2].rmse_deg > 1e-4);
    }

    void headingIsAligned() {
        const std::string text = test::testFile("paired/opencap_walk/mocap_angles.csv");
        if (text.empty()) QSKIP("paired/opencap_walk is absent");
        const AngleTable truth = parseAngleCsv(text).value();
        const AngleTable turned = turnPelvisHeading(truth, 70 * test::kDegree);
        QVERIFY(compareAngles(turned, truth)->groups[0].meanAbsolute_deg > 10);
        AgreementOptions options;
        options.alignHeading = true;
        QVERIFY(compareAngles(turned, truth, options)->groups[0].meanAbsolute_deg < 0.05);
    }
};

QTEST_GUILESS_MAIN(TestAngleAgreement)
#include "tst_angle_agreement.moc"
