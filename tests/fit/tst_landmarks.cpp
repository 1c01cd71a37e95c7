#include <QtTest>

#include "core/fit/fit_body.h"
#include "core/fit/landmarks.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

using Names = std::vector<std::string>;

Names bodyNames() {
    return {kKeypointNames.begin(), kKeypointNames.end()};
}

Names sided(const Names& parts) {
    Names names;
    for (const std::string& part : parts) {
        names.push_back("left_" + part);
        names.push_back("right_" + part);
    }
    return names;
}

Names cocoNames() {
    Names names = {"nose"};
    for (const auto& name :
         sided({"eye", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle"}))
        names.push_back(name);
    return names;
}

Names blazePoseNames() {
    Names names = {"nose"};
    for (const auto& name :
         sided({"eye_inner", "eye", "eye_outer", "ear", "shoulder", "elbow", "wrist", "pinky",
                "index", "thumb", "hip", "knee", "ankle", "heel", "foot_index"}))
        names.push_back(name);
    names.insert(names.end(), {"mouth_left", "mouth_right"});
    return names;
}

/// Where the landmarks lie on the mean body in the T-pose (x left, y up, z forward), m.
std::vector<Eigen::Vector3d> restPositions(const BodyModel& model, const LandmarkSet& set) {
    std::vector<PointDefinition> definitions;
    for (const Landmark& landmark : set.landmarks) definitions.push_back(landmark.point);
    const PointSet points(model, definitions);
    FitBody body(model, points);
    const auto& values = body.evaluate(PoseVector::Zero(), ShapeVector::Zero(), {});
    std::vector<Eigen::Vector3d> positions;
    for (int i = 0; i < points.size(); ++i)
        positions.emplace_back(values.position_m.segment<3>(3 * i));
    return positions;
}

int indexOf(const Names& names, const LandmarkSet& set, const std::string& name) {
    for (std::size_t i = 0; i < set.landmarks.size(); ++i) {
        if (names[set.landmarks[i].keypoint] == name) return static_cast<int>(i);
    }
    return -1;
}

int rootCount(const LandmarkSet& set) {
    return static_cast<int>(std::count_if(set.landmarks.begin(), set.landmarks.end(),
                                          [](const Landmark& l) { return l.root; }));
}

}  // namespace

class LandmarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void conventions_data() {
        QTest::addColumn<Names>("names");
        QTest::addColumn<QString>("convention");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("unknown");
        QTest::newRow("the body's own") << bodyNames() << "body-44" << 44 << 0;
        // Inner and outer eyes, mouth and fingers have no place on the body.
        QTest::newRow("BlazePose") << blazePoseNames() << "blazepose-33" << 21 << 12;
        QTest::newRow("COCO") << cocoNames() << "coco" << 17 << 0;
        Names withFeet = cocoNames();
        for (const auto& name : sided({"big_toe", "small_toe", "heel"})) withFeet.push_back(name);
        QTest::newRow("COCO with feet") << withFeet << "coco" << 23 << 0;
    }

    void conventions() {
        QFETCH(const Names, names);
        QFETCH(const QString, convention);
        QFETCH(const int, count);
        QFETCH(const int, unknown);
        const auto set = placeLandmarks(*openBody(), names);
        QVERIFY2(set, set ? "" : describe(set.error()).c_str());
        QCOMPARE(QString::fromStdString(set->convention), convention);
        QCOMPARE(int(set->landmarks.size()), count);
        QCOMPARE(int(set->unknownNames.size()), unknown);
        QCOMPARE(rootCount(*set), 2);
        for (const Landmark& landmark : set->landmarks) {
            QVERIFY(landmark.keypoint >= 0 && landmark.keypoint < int(names.size()));
            QVERIFY(landmark.joint >= 0 && landmark.joint < kJointCount);
        }
    }

    void unknownNamesAreListed() {
        Names names = cocoNames();
        names.insert(names.begin() + 3, {"tail", "knee", "left_wing"});
        const auto set = placeLandmarks(*openBody(), names);
        QVERIFY(set);
        QCOMPARE(set->unknownNames, (Names{"tail", "knee", "left_wing"}));
        QCOMPARE(set->landmarks.size(), 17U);
        // The others keep their own place in the detector's list.
        QVERIFY(indexOf(names, *set, "right_ankle") >= 0);
        QCOMPARE(names[set->landmarks.back().keypoint], std::string("right_ankle"));
    }

    void tooFewNames_data() {
        QTest::addColumn<Names>("names");
        QTest::newRow("none") << Names{};
        QTest::newRow("one hip") << Names{"left_hip",      "left_knee", "right_knee", "left_ankle",
                                          "right_ankle",   "left_heel", "right_heel", "left_elbow",
                                          "left_shoulder", "nose"};
        QTest::newRow("seven") << Names{"left_hip",   "right_hip",   "left_knee", "right_knee",
                                        "left_ankle", "right_ankle", "nose"};
        QTest::newRow("another language")
            << Names{"hanche_g",   "hanche_d",   "genou_g", "genou_d",
                     "cheville_g", "cheville_d", "nez",     "coude_g"};
    }

    void tooFewNames() {
        QFETCH(const Names, names);
        const auto set = placeLandmarks(*openBody(), names);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::Unsupported);
        QVERIFY(set.error().detail.find("left_hip") != std::string::npos);
    }

    // Bodies with licensed regressors tie every keypoint to the skin alone.
    void keypointsOfTheSkinTellOfTheirJoints() {
        BodyModel skin = *openBody();
        skin.keypoints44->joints.setZero();
        const auto set = placeLandmarks(skin, bodyNames());
        QVERIFY(set);
        for (const auto& [name, joint] :
             {std::pair("r_knee", Joint::TibiaR), std::pair("left_knee", Joint::TibiaL),
              std::pair("l_ankle", Joint::TalusL), std::pair("right_ankle", Joint::TalusR),
              std::pair("l_hip", Joint::FemurL), std::pair("r_shoulder", Joint::HumerusR),
              std::pair("l_big_toe", Joint::ToesL), std::pair("r_heel", Joint::CalcnR),
              std::pair("right_elbow", Joint::UlnaR), std::pair("l_wrist", Joint::HandL),
              std::pair("mid_hip", Joint::Pelvis), std::pair("spine_h36m", Joint::LumbarBody),
              std::pair("neck_lsp", Joint::Thorax), std::pair("jaw_h36m", Joint::Head)}) {
            const int i = indexOf(bodyNames(), *set, name);
            QVERIFY2(set->landmarks[i].joint == id(joint), name);
        }
    }

    void eightNamesAreEnough() {
        QVERIFY(placeLandmarks(*openBody(), sided({"hip", "knee", "ankle", "shoulder"})));
    }

    void bodyWithoutKeypoints() {
        BodyModel bare = *openBody();
        bare.keypoints44.reset();
        for (const Names& names : {bodyNames(), cocoNames()}) {
            const auto set = placeLandmarks(bare, names);
            QVERIFY(!set);
            QCOMPARE(set.error().code, ErrorCode::MissingModel);
        }
    }

    void sidesMirrorEachOther_data() {
        QTest::addColumn<Names>("names");
        QTest::newRow("BlazePose") << blazePoseNames();
        QTest::newRow("COCO") << cocoNames();
    }

    void sidesMirrorEachOther() {
        QFETCH(const Names, names);
        const auto set = placeLandmarks(*openBody(), names);
        QVERIFY(set);
        const auto positions = restPositions(*openBody(), *set);
        int pairs = 0;
        for (const std::string& name : names) {
            if (!name.starts_with("left_")) continue;
            const int left = indexOf(names, *set, name);
            const int right = indexOf(names, *set, "right_" + name.substr(5));
            QCOMPARE(left < 0, right < 0);
            if (left < 0) continue;
            Eigen::Vector3d mirrored = positions[right];
            mirrored.x() = -mirrored.x();
            QVERIFY2(positions[left].x() > 0.01, name.c_str());
            // The body's own asymmetry: its vertices are mirrored to within millimetres.
            const double difference_m = (positions[left] - mirrored).norm();
            QVERIFY2(difference_m < 0.005,
                     qPrintable(QString("%1: %2 m").arg(name.c_str()).arg(difference_m)));
            QCOMPARE(set->landmarks[left].spread, set->landmarks[right].spread);
            ++pairs;
        }
        QVERIFY(pairs >= 8);
    }

    void markedHipLiesAboveAndOutsideTheJoint() {
        const Names names = cocoNames();
        const auto set = placeLandmarks(*openBody(), names);
        QVERIFY(set);
        const auto positions = restPositions(*openBody(), *set);
        const RestShape rest = computeRestShape(*openBody(), ShapeVector::Zero());
        Kinematics kinematics;
        computeKinematics(rest, PoseVector::Zero(), kinematics);
        const Eigen::Vector3d offset_mm = 1000 * (positions[indexOf(names, *set, "left_hip")] -
                                                  kinematics.position_m[id(Joint::FemurL)]);
        QVERIFY2((offset_mm - Eigen::Vector3d(6, 26, 0)).norm() < 1e-6,
                 qPrintable(
                     QString("%1 %2 %3").arg(offset_mm.x()).arg(offset_mm.y()).arg(offset_mm.z())));
    }

    void floorPointsAreTheLowestOfTheFoot() {
        LandmarkSet set;
        for (const auto& point : floorPoints(*openBody())) set.landmarks.push_back({0, point});
        QCOMPARE(set.landmarks.size(), 4U);
        const auto positions = restPositions(*openBody(), set);
        const double sole_m = openBody()->skinTemplate_m.col(1).minCoeff();
        for (int p = 0; p < 4; ++p) {
            QCOMPARE(positions[p].x() < 0, p < 2);  // right, then left
            QVERIFY2(positions[p].y() - sole_m < 0.06, qPrintable(QString::number(p)));
        }
        QVERIFY(positions[1].z() > positions[0].z() + 0.1);  // ball before heel
        QVERIFY(positions[3].z() > positions[2].z() + 0.1);
    }

    void massCentreLiesInThePelvis() {
        LandmarkSet set;
        set.landmarks.push_back({0, massCentrePoint()});
        double weights = 0;
        for (const auto& joint : set.landmarks[0].point.joints) weights += joint.weight;
        QVERIFY(std::abs(weights - 1) < 1e-12);
        const Eigen::Vector3d centre = restPositions(*openBody(), set)[0];
        const auto& skin = openBody()->skinTemplate_m;
        const double low_m = skin.col(1).minCoeff(), high_m = skin.col(1).maxCoeff();
        const double share = (centre.y() - low_m) / (high_m - low_m);
        // Standing people: 0.54 to 0.58 of the stature; arms held out raise it by about 0.02.
        QVERIFY2(share > 0.53 && share < 0.62, qPrintable(QString::number(share)));
        QVERIFY(std::abs(centre.x()) < 0.01);
    }
};

QTEST_GUILESS_MAIN(LandmarksTest)
#include "tst_landmarks.moc"
