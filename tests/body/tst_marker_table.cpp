#include <QtTest>
#include <cmath>
#include <set>

#include "core/body/marker_table.h"
#include "core/body/skin.h"
#include "synthetic_smpl.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const std::string kResources = std::string(GONIO_SOURCE_DIR) + "/resources/";

MarkerTable m78() {
    auto table = readMarkerTable(kResources + "markers/m78.json");
    if (!table) qFatal("%s", describe(table.error()).c_str());
    return *table;
}

std::shared_ptr<const BodyModel> openBody() {
    static const auto model = *loadBodyModel(kResources + "bodies/open_female.safetensors");
    return model;
}

PoseVector somePose() {
    PoseVector pose;
    for (int k = 0; k < kDofCount; ++k) pose[k] = 0.3 * std::sin(1.7 * k + 0.4);
    return pose;
}

/// One marker with a change, and its mirror image.
std::string tableWith(const std::string& change) {
    const std::string base = R"("segment": "leg_r", "weight": 20, "noise_m": 0.01)";
    return R"({"kind": "goniograph-markers", "version": 1, "name": "two", "markers": [
        {"name": "A", "mirror": "B", )" +
           base + R"(, "smpl_joint": 3, "joints": {"femur_r": 1}},
        {"name": "B", "mirror": "A", )" +
           base + ", " + change + "}]}";
}

}  // namespace

class TestMarkerTable : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theTableOf78() {
        const MarkerTable table = m78();
        QCOMPARE(table.size(), 78);
        int vertices = 0, onTree = 0;
        std::map<int, int> weights;
        std::set<int> ids;
        for (const Marker& marker : table.markers) {
            vertices += marker.smplVertex >= 0 ? 1 : 0;
            onTree += marker.osimBody >= 0 ? 1 : 0;
            weights[int(marker.weight)]++;
            ids.insert(marker.smplVertex >= 0 ? marker.smplVertex : -1 - marker.smplJoint);
            const Marker& other = table.markers[std::size_t(table.index(marker.mirror))];
            QCOMPARE(other.weight, marker.weight);
            QVERIFY(
                (other.place_m - marker.place_m.cwiseProduct(Eigen::Vector3d(1, 1, -1))).norm() <
                2e-4);
        }
        QCOMPARE(vertices, 56);
        QCOMPARE(ids.size(), std::size_t(78));
        QCOMPARE(onTree, 72);  // all but the head's six
        // BioPose's bony landmarks, without hands, and the rest of the published weights
        QCOMPARE(weights[20], 30);
        QCOMPARE(weights[10], 14);
        QCOMPARE(weights[0], 2);
        // neighbours of one segment stand together
        std::set<std::string> left;
        for (int i = 1; i < 78; ++i) {
            const auto& before = table.markers[std::size_t(i - 1)].segment;
            const auto& now = table.markers[std::size_t(i)].segment;
            if (before != now) QVERIFY(left.insert(before).second && !left.contains(now));
        }
    }

    void onSmpl() {
        const MarkerTable table = m78();
        const auto model = syntheticSmpl();
        const SmplBody body = smplBody(hashedSmpl(3, 1));
        VertexArray skin_m;
        const auto skeleton = poseSmpl(*model, {&body, 1}, {&skin_m, 1})[0];
        const auto places = markersOnSmpl(table, skin_m, skeleton.position_m);
        QVERIFY(places.allFinite());
        QVERIFY(
            (places.col(table.index("C7")) - skin_m.row(828).transpose().cast<double>()).norm() ==
            0);
        QVERIFY((places.col(table.index("LHIPJ")) - skeleton.position_m[1]).norm() == 0);
        const auto skinAlone = markersOnSmpl(table, skin_m, {});
        int missing = 0;
        for (int i = 0; i < 78; ++i) missing += std::isnan(skinAlone(0, i)) ? 1 : 0;
        QCOMPARE(missing, 22);
        QVERIFY(!markersOnSmpl(table, skin_m.topRows(1000), {}).col(table.index("C7")).hasNaN());
        QVERIFY(markersOnSmpl(table, skin_m.topRows(800), {}).col(table.index("C7")).hasNaN());
    }

    void onTheOpenBody() {
        const MarkerTable table = m78();
        const RestShape rest = computeRestShape(*openBody(), ShapeVector::Zero());
        const BodyParameters body{somePose(), ShapeVector::Zero(), {0.3, 0.2, -1}};
        const auto places = SkelMarkers(openBody(), table).of(rest, body);
        QVERIFY(places.allFinite());
        Kinematics kinematics;
        computeKinematics(rest, body.pose_rad, kinematics);
        const Eigen::Vector3d knee = kinematics.position_m[std::size_t(id(Joint::TibiaR))];
        QVERIFY((places.col(table.index("RKJC")) - knee - body.translation_m).norm() < 1e-9);
        // On either side of the knee, 40 to 70 mm away.
        const Eigen::Vector3d outer = places.col(table.index("RKNE")) - knee - body.translation_m;
        const Eigen::Vector3d inner = places.col(table.index("RKNI")) - knee - body.translation_m;
        QVERIFY(outer.norm() > 0.03 && outer.norm() < 0.08 && outer.dot(inner) < 0);
        // What the body has no landmark for is not seen.
        MarkerTable strange = table;
        strange.markers[4].landmarks = {{"third_ear", 1.0}};
        const auto without = SkelMarkers(openBody(), strange).of(rest, body);
        QVERIFY(without.col(4).hasNaN() && !without.col(5).hasNaN());
    }

    /// A mirrored pose has the mirrored markers. Feet straight: the published axes of the left
    /// ankle are no mirror image of the right one's.
    void sidesMirror() {
        PoseVector pose = somePose();
        for (const int ankle : {7, 14}) pose.segment<3>(ankle).setZero();
        const MarkerTable table = m78();
        const RestShape rest = computeRestShape(*openBody(), ShapeVector::Zero());
        const SkelMarkers markers(openBody(), table);
        const Eigen::Vector3d zero = Eigen::Vector3d::Zero();
        const auto places = markers.of(rest, {pose, ShapeVector::Zero(), zero});
        const auto swapped = markers.of(rest, {mirrored(pose), ShapeVector::Zero(), zero});
        double worst = 0;
        for (int i = 0; i < table.size(); ++i) {
            const int other = table.index(table.markers[std::size_t(i)].mirror);
            const Eigen::Vector3d expected = places.col(i).cwiseProduct(Eigen::Vector3d(-1, 1, 1));
            const double off_m = (swapped.col(other) - expected).norm();
            worst = std::max(worst, off_m);
        }
        qInfo("largest difference %.2g mm", 1000 * worst);
        QVERIFY(worst < 1e-3);
    }

    void onTheTree() {
        const MarkerTable table = m78();
        const OsimTree& tree = osimTree();
        OsimScales scales = OsimScales::Ones();
        scales[0] = 1.2;
        Eigen::Isometry3d root(Eigen::AngleAxisd(0.4, Eigen::Vector3d::UnitY()));
        const auto bodies = osimForward(tree, root, scales, OsimCoordinates::Zero());
        const auto places = markersOnTree(table, tree, bodies, scales);
        const Marker& front = table.markers[std::size_t(table.index("RASI"))];
        const Eigen::Vector3d expected =
            root * front.place_m.cwiseProduct(scaleOfBody(tree, scales, 0));
        QVERIFY((places.col(table.index("RASI")) - expected).norm() < 1e-12);
        QVERIFY(places.col(table.index("HEAD")).hasNaN());
    }

    void brokenTables_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(says);
        };
        row("no JSON", "{", "no table of markers");
        row("another kind", "{\"kind\": \"x\"}", "no table of markers");
        row("version", R"({"kind": "goniograph-markers", "version": 2})", "version");
        row("empty", R"({"kind": "goniograph-markers", "version": 1, "markers": []})", "1 to 1000");
        row("no place on SMPL", tableWith(R"("joints": {"femur_l": 1})"), "marker 2 (B)");
        row("two places", tableWith(R"("smpl_joint": 1, "smpl_vertex": 2, "joints": {"head": 1})"),
            "one of them");
        row("vertex", tableWith(R"("smpl_vertex": 6890, "joints": {"head": 1})"), "out of range");
        row("negative", tableWith(R"("smpl_joint": -1, "joints": {"head": 1})"), "out of range");
        row("joint", tableWith(R"("smpl_joint": 1, "joints": {"tail": 1})"), "no joint: tail");
        row("shares", tableWith(R"("smpl_joint": 1, "joints": {"head": 0.5})"), "sum to 1");
        row("body", tableWith(R"("smpl_joint": 1, "joints": {"head": 1}, "body": "wing")"),
            "none of the tree");
        row("place",
            tableWith(R"("smpl_joint": 1, "joints": {"head": 1}, "body": "torso", "place_m": [1])"),
            "three numbers");
        row("huge", tableWith(R"("smpl_joint": 1, "joints": {"head": 1e300})"), "out of range");
    }

    void brokenTables() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto table = parseMarkerTable(text.toStdString());
        QVERIFY(!table);
        QVERIFY2(QString::fromStdString(describe(table.error())).contains(says),
                 describe(table.error()).c_str());
    }

    void pairsMustBePairs() {
        std::string text = tableWith(R"("smpl_joint": 1, "joints": {"head": 1})");
        QVERIFY(parseMarkerTable(text).has_value());
        text.replace(text.find("\"mirror\": \"A\""), 13, "\"mirror\": \"C\"");
        QVERIFY(!parseMarkerTable(text));
        QVERIFY(!readMarkerTable("/nowhere/table.json"));
    }
};

QTEST_APPLESS_MAIN(TestMarkerTable)
#include "tst_marker_table.moc"
