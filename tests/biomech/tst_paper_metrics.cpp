#include <QtTest>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/biomech/paper_metrics.h"

using namespace gonio;

namespace {

using Shape = std::vector<std::int64_t>;

std::size_t sizeOf(const Shape& shape) {
    std::size_t size = 1;
    for (const auto side : shape) size *= std::size_t(side);
    return size;
}

/// Numbers without any regularity, about -1..1.
std::vector<float> numbers(const Shape& shape, unsigned seed = 1) {
    std::vector<float> values(sizeOf(shape));
    for (auto& value : values) {
        seed = seed * 1664525u + 1013904223u;
        value = float(seed >> 8) / float(1 << 23) - 1;
    }
    return values;
}

Tensor tensor(std::vector<float> values, const Shape& shape) {
    return Tensor::fromFloats(values, shape);
}

/// The points with one of each frame moved by `by_m`.
std::vector<float> movedPoint(std::vector<float> points, const Shape& shape, std::int64_t point,
                              std::array<float, 3> by_m) {
    for (std::int64_t frame = 0; frame < shape[0]; ++frame) {
        for (std::int64_t c = 0; c < 3; ++c) {
            points[std::size_t((frame * shape[1] + point) * shape[2] + c)] += by_m[std::size_t(c)];
        }
    }
    return points;
}

const PaperMetric* find(const PaperMetrics& metrics, const std::string& protocol,
                        const std::string& name, const std::string& unit = {}) {
    for (const PaperMetric& one : metrics.values) {
        if (one.protocol == protocol && one.name == name && (unit.empty() || one.unit == unit)) {
            return &one;
        }
    }
    return nullptr;
}

/// NaN where there is no such metric.
double valueOf(const PaperMetrics& metrics, const std::string& protocol, const std::string& name,
               const std::string& unit = {}) {
    const auto* one = find(metrics, protocol, name, unit);
    return one ? one->value : std::numeric_limits<double>::quiet_NaN();
}

std::string reasonOf(const PaperMetrics& metrics, const std::string& name) {
    for (const MissingMetric& one : metrics.missing) {
        if (one.name == name) return one.reason;
    }
    return {};
}

bool near(double value, double expected, double tolerance = 1e-3) {
    return std::abs(value - expected) <= tolerance;  // false for NaN
}

/// MPJPE of a protocol where one joint is off by 30, 40, 0 mm.
double errorWithMoved(const char* array, std::int64_t joints, std::int64_t joint,
                      const char* protocol) {
    const Shape shape{2, joints, 3};
    const auto truth = numbers(shape);
    const TensorMap ours{
        {array, tensor(movedPoint(truth, shape, joint, {0.03F, 0.04F, 0}), shape)}};
    const TensorMap theirs{{array, tensor(truth, shape)}};
    const auto metrics = paperMetrics(ours, theirs, protocol);
    return metrics ? valueOf(*metrics, protocol, "MPJPE") : -1;
}

}  // namespace

class TestPaperMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void protocolsChooseJointsAndRoot() {
        // A joint that counts, one that does not, and the root: then all others are off by 50 mm.
        QVERIFY(near(errorWithMoved("joints44", 44, 30, "hmr2"), 50.0 / 14));
        QVERIFY(near(errorWithMoved("joints44", 44, 43, "hmr2"), 50.0 / 14));
        QVERIFY(near(errorWithMoved("joints44", 44, 38, "hmr2"), 0));
        QVERIFY(near(errorWithMoved("joints44", 44, 39, "hmr2"), 50));
        QVERIFY(near(errorWithMoved("joints24", 24, 5, "moyo"), 50.0 / 24));
        QVERIFY(near(errorWithMoved("joints24", 24, 0, "moyo"), 50.0 * 23 / 24));
        // Half of the way for each of two root joints: itself 25, the others 25.
        QVERIFY(near(errorWithMoved("joints24", 24, 1, "emdb"), 25));
        QVERIFY(near(errorWithMoved("joints24", 24, 0, "emdb"), 50.0 / 24));
        QVERIFY(near(errorWithMoved("joints17", 17, 0, "3dpw"), 50));
        QVERIFY(near(errorWithMoved("joints17", 17, 7, "3dpw"), 0));
        QVERIFY(near(errorWithMoved("joints17", 17, 16, "3dpw"), 50.0 / 14));
        QVERIFY(near(errorWithMoved("joints17", 17, 2, "spec-syn"), 25));
        QVERIFY(near(errorWithMoved("joints17", 17, 7, "spec-syn"), 50.0 / 17));
        QVERIFY(near(errorWithMoved("joints", 24, 0, "skel"), 50.0 * 23 / 24));
    }

    void similarityIsTakenOffForPa() {
        const Shape shape{3, 24, 3};
        const auto truth = numbers(shape);
        std::vector<float> other(truth.size());
        for (std::size_t i = 0; i < truth.size();
             i += 3) {  // a quarter turn about z, twice as large
            other[i] = -2 * truth[i + 1] + 5;
            other[i + 1] = 2 * truth[i];
            other[i + 2] = 2 * truth[i + 2] - 1;
        }
        const auto metrics =
            paperMetrics({{"joints", tensor(other, shape)}}, {{"joints", tensor(truth, shape)}});
        QVERIFY(valueOf(*metrics, "skel", "MPJPE") > 500);
        QVERIFY(near(valueOf(*metrics, "skel", "PA-MPJPE"), 0));
        QCOMPARE(find(*metrics, "skel", "MPJPE")->frames, 3);
    }

    void verticesAreMovedWithTheJoints() {
        const Shape joints{2, 24, 3}, skin{2, 50, 3};
        const auto j = numbers(joints, 4), v = numbers(skin, 5);
        auto shifted = j, shiftedSkin = v;
        for (auto* array : {&shifted, &shiftedSkin}) {
            for (auto& value : *array) value += 0.7F;
        }
        shiftedSkin = movedPoint(shiftedSkin, skin, 7, {0, 0, 0.05F});
        const auto metrics = paperMetrics(
            {{"joints", tensor(shifted, joints)}, {"skin_verts", tensor(shiftedSkin, skin)}},
            {{"joints", tensor(j, joints)}, {"skin_verts", tensor(v, skin)}});
        QVERIFY(near(valueOf(*metrics, "skel", "MPVPE"), 1));  // 50 mm in one of 50
        const double aligned = valueOf(*metrics, "skin", "PA-MPVPE");
        QVERIFY(aligned > 0.5 && aligned < 3);
    }

    void jointsAreRegressedWhereTheyAreNotGiven() {
        const Shape skin{2, 5, 3}, regressor{17, 5};
        const auto v = numbers(skin);
        std::vector<float> pick(sizeOf(regressor), 0);
        for (std::size_t j = 0; j < 17; ++j) pick[5 * j + j % 5] = 1;  // joint j is vertex j % 5
        const auto moved = movedPoint(v, skin, 3, {0.03F, 0.04F, 0});
        const auto metrics = paperMetrics(
            {{"skin_verts", tensor(moved, skin)}},
            {{"skin_verts", tensor(v, skin)}, {"J_regressor_h36m", tensor(pick, regressor)}},
            "spec-syn");
        // Joints 3, 8, 13 of 17; the root joints 1 and 2 stay.
        QVERIFY(near(valueOf(*metrics, "spec-syn", "MPJPE"), 50.0 * 3 / 17));
        QVERIFY(near(valueOf(*metrics, "spec-syn", "MPVPE"), 10));
    }

    void labelsOfHmr2AreRead() {
        const Shape body{2, 25, 4}, extra{2, 19, 4}, all{2, 44, 3};
        const auto joints = numbers(all);
        std::vector<float> first(sizeOf(body), 1), second(sizeOf(extra), 1);
        for (std::size_t frame = 0; frame < 2; ++frame) {
            for (std::size_t j = 0; j < 44; ++j) {
                auto* to =
                    j < 25 ? &first[(frame * 25 + j) * 4] : &second[(frame * 19 + j - 25) * 4];
                std::copy_n(&joints[(frame * 44 + j) * 3], 3, to);
            }
        }
        second[3] = 0;  // keypoint 25 of the first frame is not labelled
        const auto metrics = paperMetrics({{"joints44", tensor(joints, all)}},
                                          {{"body_keypoints_3d", tensor(first, body)},
                                           {"extra_keypoints_3d", tensor(second, extra)}});
        QVERIFY(near(valueOf(*metrics, "hmr2", "MPJPE"), 0));
        QCOMPARE(find(*metrics, "hmr2", "MPJPE")->frames, 1);
        QCOMPARE(find(*metrics, "hmr2", "MPJPE")->leftOut, 1);
    }

    void volumes() {
        const Shape skin{1, 4, 3}, faces{4, 3};
        const std::vector<float> tetrahedron{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        std::vector<float> half = tetrahedron;
        half[11] = 0.5F;
        const auto metrics =
            paperMetrics({{"skin_verts", tensor(half, skin)}},
                         {{"skin_verts", tensor(tetrahedron, skin)},
                          {"faces", tensor({0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3}, faces)}});
        QVERIFY(near(valueOf(*metrics, "skin", "volume error", "l"), 1000.0 / 12));
        QVERIFY(near(valueOf(*metrics, "skin", "volume error", "%"), 50));
        const auto outside = paperMetrics(
            {{"skin_verts", tensor(half, skin)}},
            {{"skin_verts", tensor(tetrahedron, skin)}, {"faces", tensor({0, 1, 4}, {1, 3})}});
        QVERIFY(reasonOf(*outside, "volume error").find("faces") != std::string::npos);
    }

    void keypointsInBoxSides() {
        const Shape found{1, 2, 2}, labels{1, 2, 3};
        const TensorMap ours{{"kp2d", tensor({0.04F, 0, 0, 0.09F}, found)}};
        TensorMap theirs{{"kp2d", tensor({0, 0, 1, 0, 0, 1}, labels)}};
        const auto crop = paperMetrics(ours, theirs);
        QVERIFY(near(valueOf(*crop, "kp2d", "PCK@0.05"), 0.5));
        QVERIFY(near(valueOf(*crop, "kp2d", "PCK@0.1"), 1));
        QVERIFY(!find(*crop, "kp2d", "PCK@0.05")->remark.empty());
        theirs["crop_side"] = tensor({400}, {1});
        theirs["box_side"] = tensor({300}, {1});
        const auto box = paperMetrics(ours, theirs);  // 0.053, 0.12
        QVERIFY(near(valueOf(*box, "kp2d", "PCK@0.05"), 0));
        QVERIFY(near(valueOf(*box, "kp2d", "PCK@0.1"), 0.5));
        QVERIFY(find(*box, "kp2d", "PCK@0.05")->remark.empty());
    }

    void violationsNeedTheEstimateAlone() {
        constexpr float kDegree = float(std::numbers::pi / 180);
        std::vector<float> poses(2 * 46, 0), smpl(2 * 72, 0);
        poses[6] = -25 * kDegree;       // right knee of the first frame
        smpl[72 + 12] = -40 * kDegree;  // left knee (joint 4) of the second, about x
        const auto metrics = paperMetrics(
            {{"poses", tensor(poses, {2, 46})}, {"smpl_poses", tensor(smpl, {2, 72})}}, {});
        QCOMPARE(metrics->violations.size(), std::size_t(2));
        const auto rowOf = [](const ViolationTable& table, std::string_view part,
                              double tolerance) {
            for (const auto& row : table.rows) {
                if (row.part == part && row.tolerance_deg == tolerance) return row;
            }
            return LimitViolation{};
        };
        const auto skel = rowOf(metrics->violations[0], "r_knee", 10);
        QVERIFY(near(skel.share, 0.5) && near(skel.largest_deg, 15) && near(skel.mean_deg, 7.5));
        QVERIFY(near(rowOf(metrics->violations[0], "r_knee", 30).share, 0));
        QVERIFY(near(rowOf(metrics->violations[1], "l_knee", 20).largest_deg, 20));
        QVERIFY(near(rowOf(metrics->violations[1], "r_knee", 0).largest_deg, 0));
        QVERIFY(!reasonOf(*metrics, "MAE_angle").empty());
    }

    void anglesOfPosesAndTrees() {
        constexpr float kDegree = float(std::numbers::pi / 180);
        std::vector<float> truth(2 * 46, 0), ours(2 * 46, 0);
        ours[6] = 43 * kDegree;        // right knee, first frame
        ours[46 + 0] = -46 * kDegree;  // pelvis tilt, second frame
        const auto poses =
            paperMetrics({{"poses", tensor(ours, {2, 46})}}, {{"poses", tensor(truth, {2, 46})}});
        QVERIFY(near(valueOf(*poses, "poses", "MAE_angle"), 0.5));
        QVERIFY(near(valueOf(*poses, "poses", "MAE_angle with pelvis"), (43 + 46) / 92.0));
        QVERIFY(near(valueOf(*poses, "poses", "MAE_angle of legs"), 43 / 28.0));
        QCOMPARE(poses->angles.size(), std::size_t(46));
        QVERIFY(near(poses->angles[6].meanAbsolute_deg, 21.5));
        QVERIFY(poses->angles[6].name == "SKEL knee_angle_r");

        std::vector<float> tree(31, 0), zero(31, 0);
        tree[3] = 14 * kDegree;
        tree[20] = 17 * kDegree;
        const auto q = paperMetrics({{"q", tensor(tree, {1, 31})}}, {{"q", tensor(zero, {1, 31})}});
        QVERIFY(near(valueOf(*q, "q", "MAE_angle"), 1));
        QVERIFY(near(valueOf(*q, "q", "MAE_angle of legs"), 1));
        QVERIFY(q->angles[3].name == "knee_angle_r" && near(q->angles[3].meanAbsolute_deg, 14));
    }

    void bodyScales() {
        std::vector<float> ours(28, 1);
        ours[6] = 1.14F;  // right tibia, 0.4 m
        const auto metrics = paperMetrics({{"scales", tensor(ours, {1, 28})}},
                                          {{"scales", tensor(std::vector<float>(28, 1), {1, 28})}});
        QVERIFY(near(valueOf(*metrics, "scales", "MAE_body"), 0.14 * 400 / 14));
    }

    void bonyLandmarks() {
        const Shape shape{1, 3, 3};
        const std::vector<float> truth{0, 0, 0, 1, 0, 0, 0, 1, 0};
        std::vector<float> ours = truth;  // all shifted with the root, two moved
        for (auto& value : ours) value += 2;
        ours[2] += 0.03F;
        ours[5] += 0.09F;
        const TensorMap estimate{{"markers", tensor(ours, shape)},
                                 {"root", tensor({2, 2, 2}, {1, 3})}};
        TensorMap given{{"markers", tensor(truth, shape)}, {"root", tensor({0, 0, 0}, {1, 3})}};
        const auto all = paperMetrics(estimate, given);
        QVERIFY(near(valueOf(*all, "markers", "MPBLPE"), 40));
        QVERIFY(!find(*all, "markers", "MPBLPE")->remark.empty());
        given["marker_weights"] = tensor({20, 1, 20}, {3});
        QVERIFY(near(valueOf(*paperMetrics(estimate, given), "markers", "MPBLPE"), 15));
        given["bony"] = tensor({0, 1, 0}, {3});
        QVERIFY(near(valueOf(*paperMetrics(estimate, given), "markers", "MPBLPE"), 90));
        // Without roots, the pelvis of `joints` is taken; without that nothing.
        given.erase("root");
        QVERIFY(reasonOf(*paperMetrics({{"markers", tensor(ours, shape)},
                                        {"poses", tensor(numbers({1, 46}), {1, 46})}},
                                       given),
                         "MPBLPE")
                    .find("root") != std::string::npos);
    }

    void whatIsMissingIsNamed() {
        const Shape shape{2, 24, 3};
        const auto joints = tensor(numbers(shape), shape);
        const auto metrics = paperMetrics({{"joints", joints}, {"joints44", joints}},
                                          {{"joints", joints}, {"joints24", joints}});
        QCOMPARE(reasonOf(*metrics, "MPJPE, PA-MPJPE (hmr2)"),
                 std::string("joints44 in the estimate is (2, 24, 3), should be (frames, 44, 3)"));
        QVERIFY(
            reasonOf(*metrics, "MPJPE, PA-MPJPE, MPVPE (moyo)").find("missing in the estimate") !=
            std::string::npos);
        QVERIFY(reasonOf(*metrics, "MPVPE (skel)").find("skin_verts") != std::string::npos);
        const auto longer =
            paperMetrics({{"joints", joints}, {"poses", tensor(numbers({1, 46}), {1, 46})}},
                         {{"joints", tensor(numbers({3, 24, 3}), {3, 24, 3})}});
        QCOMPARE(reasonOf(*longer, "MPJPE, PA-MPJPE, MPVPE (skel)"),
                 std::string("the estimate has 2 frames of 24 joints, the truth 3 frames of 24"));
    }

    void nothingToCompareIsAnError() {
        const auto none = paperMetrics({}, {});
        QCOMPARE(int(none.error().code), int(ErrorCode::MalformedFile));
        QVERIFY(none.error().detail.find("joints44") != std::string::npos);
        const auto unknown = paperMetrics({}, {}, "h36m");
        QCOMPARE(int(unknown.error().code), int(ErrorCode::Usage));
        QVERIFY(unknown.error().detail.find("spec-syn") != std::string::npos);
    }

    void emptyAndUnknownNumbersDoNotCrash() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const Shape shape{1, 24, 3};
        auto broken = numbers(shape);
        broken[4] = nan;
        const auto metrics = paperMetrics({{"joints", tensor(broken, shape)},
                                           {"skin_verts", tensor({}, {2, 0, 3})},
                                           {"kp2d", tensor({}, {2, 0, 2})},
                                           {"markers", tensor({}, {0, 5, 3})},
                                           {"scales", tensor(std::vector<float>(28, nan), {1, 28})},
                                           {"q", tensor({}, {0, 31})},
                                           {"poses", tensor(numbers({1, 46}), {1, 46})}},
                                          {{"joints", tensor(numbers(shape), shape)},
                                           {"skin_verts", tensor({}, {2, 0, 3})},
                                           {"faces", tensor({0, 1, 2}, {1, 3})},
                                           {"kp2d", tensor({}, {2, 0, 3})},
                                           {"markers", tensor({}, {0, 5, 3})},
                                           {"root", tensor({}, {0, 3})},
                                           {"scales", tensor(std::vector<float>(28, 1), {1, 28})},
                                           {"q", tensor({}, {0, 31})}});
        QVERIFY(metrics.has_value());
        for (const PaperMetric& one : metrics->values) QVERIFY(std::isfinite(one.value));
        QVERIFY(!reasonOf(*metrics, "MPJPE (skel)").empty());
        QVERIFY(!reasonOf(*metrics, "MAE_body (scales)").empty());
    }

    void textAndJsonSayTheSame() {
        const Shape shape{2, 24, 3};
        const auto truth = numbers(shape);
        const auto metrics = paperMetrics(
            {{"joints", tensor(movedPoint(truth, shape, 5, {0.024F, 0, 0}), shape)},
             {"poses", tensor(numbers({2, 46}), {2, 46})}},
            {{"joints", tensor(truth, shape)}, {"poses", tensor(numbers({2, 46}), {2, 46})}});
        const std::string text = paperMetricsText(*metrics);
        for (const char* part :
             {"skel      MPJPE", "1.00 mm", "not computed", "MPBLPE", "l_knee"}) {
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        }
        const auto json = nlohmann::json::parse(paperMetricsJson(*metrics));
        QCOMPARE(json["metrics"][0]["name"].get<std::string>(), std::string("MPJPE"));
        QVERIFY(near(json["metrics"][0]["value"].get<double>(), 1));
        QCOMPARE(int(json["angles_deg"].size()), 46);
        QCOMPARE(int(json["limit_violations"][0]["rows"].size()), 20);
        QVERIFY(json["not_computed"].size() > 3);
    }
};

QTEST_APPLESS_MAIN(TestPaperMetrics)
#include "tst_paper_metrics.moc"
