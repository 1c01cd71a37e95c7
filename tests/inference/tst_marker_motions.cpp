#include <QtTest>
#include <cmath>
#include <numbers>

#include "core/body/skin.h"
#include "inference/synthesis/dice.h"
#include "inference/synthesis/marker_disturbance.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr std::uint64_t kSeed = 7;

std::shared_ptr<const BodyModel> openBody(const char* name) {
    return *loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name +
                          ".safetensors");
}

MarkerTable m78() {
    return *readMarkerTable(std::string(GONIO_SOURCE_DIR) + "/resources/markers/m78.json");
}

MarkerMotions planned(double strayChance = 0, double freeChance = 0) {
    MarkerMotionOptions options;
    options.strayChance = strayChance;
    options.freeChance = freeChance;
    return *MarkerMotions::make({openBody("open_female")}, m78(), options, kSeed);
}

Eigen::Matrix3Xd onTree(const MarkerMotion& motion, std::size_t f, const MarkerTable& table) {
    return markersOnTree(
        table, osimTree(),
        osimForward(osimTree(), motion.pelvisInWorld[f], motion.scales, motion.coordinates_rad[f]),
        motion.scales);
}

/// The markers as the pelvis sees them.
Eigen::Matrix3Xd inPelvis(const MarkerWindow& window, std::size_t f) {
    const Eigen::Matrix3Xd places = window.places_m[f].cast<double>();
    return window.root[f].transpose() * (places.colwise() - places.col(0));
}

double largestOff(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) {
    double worst = 0;
    for (Eigen::Index i = 0; i < a.cols(); ++i) {
        if (a.col(i).allFinite() && b.col(i).allFinite()) {
            worst = std::max(worst, (a.col(i) - b.col(i)).norm());
        }
    }
    return worst;
}

MarkerDisturbance nothing() {
    MarkerDisturbance how = MarkerDisturbance::none();
    how.removesHeading = false;
    return how;
}

}  // namespace

class TestMarkerMotions : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Against the whole skin, posed; joints against the chain.
    void markersAreThoseOfThePosedBody() {
        const MarkerTable table = m78();
        const auto body = openBody("open_female");
        const MotionSampler sampler(*body, mixedSeed(kSeed, 0));
        const MarkerMotions motions = planned();
        for (const std::uint64_t index : {0U, 5U, 9U}) {
            const MarkerMotion motion = motions.clip(index, 8);
            const SampledMotion poses = sampler.clip(index, 8, 30);
            const RestShape rest = computeRestShape(*body, poses.shape);
            const SkinPoser skin(*body, rest);
            Kinematics kinematics;
            VertexArray skin_m;
            for (std::size_t f = 0; f < 8; ++f) {
                computeKinematics(rest, poses.poses_rad[f], kinematics);
                skin.pose(kinematics, Eigen::Vector3d::Zero(), skin_m);
                for (int i = 0; i < table.size(); ++i) {
                    const Marker& marker = table.markers[std::size_t(i)];
                    Eigen::Vector3d place = Eigen::Vector3d::Zero();
                    for (const auto& [name, share] : marker.landmarks) {
                        place +=
                            share * skin_m.row(body->landmarks.at(name)).transpose().cast<double>();
                    }
                    for (const auto& [name, share] : marker.joints) {
                        const auto joint = std::ranges::find(kJointNames, name);
                        place +=
                            share * kinematics.position_m[std::size_t(joint - kJointNames.begin())];
                    }
                    place += poses.translations_m[f];
                    QVERIFY((place - motion.places_m[f].col(i)).norm() < 1e-6);
                }
            }
        }
    }

    /// What the tree lacks (shoulder blades, a second joint of the back) keeps it some millimetres
    /// off; more would mean wrong angles or scales.
    void treeStandsInTheBody() {
        const MarkerMotions motions = planned();
        std::map<std::string, std::pair<double, int>> off_m;
        OsimScales least = OsimScales::Constant(9), most = -least;
        for (std::uint64_t i = 0; i < 30; ++i) {
            const MarkerMotion one = motions.clip(i, 12);
            least = least.cwiseMin(one.scales);
            most = most.cwiseMax(one.scales);
            for (std::size_t f = 0; f < one.places_m.size(); f += 4) {
                const auto tree = onTree(one, f, motions.table());
                for (int m = 0; m < motions.table().size(); ++m) {
                    const Marker& marker = motions.table().markers[std::size_t(m)];
                    if (marker.osimBody < 0) continue;
                    auto& [sum, count] = off_m[osimTree().bodyNames[std::size_t(marker.osimBody)]];
                    sum += (tree.col(m) - one.places_m[f].col(m)).norm();
                    ++count;
                }
            }
        }
        for (const auto& [name, off] : off_m) {
            qInfo("%-10s %.1f mm", name.c_str(), 1e3 * off.first / off.second);
        }
        const auto mean_m = [&](const char* name) {
            return off_m[name].first / off_m[name].second;
        };
        QVERIFY(mean_m("pelvis") < 0.02);
        QVERIFY(mean_m("femur_r") < 0.02 && mean_m("femur_l") < 0.02);
        QVERIFY(mean_m("torso") < 0.03);
        QVERIFY(mean_m("humerus_r") < 0.05 && mean_m("humerus_l") < 0.05);
        QVERIFY(least.minCoeff() > 0.5 && most.maxCoeff() < 1.8);
    }

    void strayedAnglesStayPossible() {
        const MarkerMotions motions = planned(0.5, 0.5);
        int free = 0;
        for (std::uint64_t i = 0; i < 40; ++i) {
            const MarkerMotion one = motions.clip(i, 6);
            free += one.kind == "free" ? 1 : 0;
            for (const auto& places_m : one.places_m) QVERIFY(places_m.allFinite());
            for (const auto& q : one.coordinates_rad) {
                QVERIFY(q.allFinite());
                QVERIFY(q[osimTree().coordinate("knee_angle_r")] > -1 * kDegree);
            }
        }
        QVERIFY(free > 10 && free < 30);
    }

    void indexAndSeedDecide() {
        const MarkerMotions motions = planned(0.3, 0.2);
        const MarkerMotion a = motions.clip(3, 5), b = planned(0.3, 0.2).clip(3, 5);
        QVERIFY(a.places_m == b.places_m && a.scales == b.scales);
        QVERIFY(!(motions.clip(4, 5).places_m[0] == a.places_m[0]));
    }

    /// The mirrored person's tree is the mirrored tree of the person.
    void mirrorExchangesTheSides() {
        const MarkerTable table = m78();
        const MarkerMotion motion = planned(0, 1).clip(2, 4);
        const MarkerMotion mirror = mirrored(motion, table);
        const MarkerMotion back = mirrored(mirror, table);
        const Eigen::Vector3d flip(1, 1, -1);
        QVERIFY(back.scales == motion.scales);
        for (std::size_t f = 0; f < 4; ++f) {
            QVERIFY(back.places_m[f] == motion.places_m[f]);
            QVERIFY(back.coordinates_rad[f] == motion.coordinates_rad[f]);
            const auto here = onTree(motion, f, table), there = onTree(mirror, f, table);
            for (int i = 0; i < table.size(); ++i) {
                if (table.markers[std::size_t(i)].osimBody < 0) continue;
                const int other = table.index(table.markers[std::size_t(i)].mirror);
                QVERIFY((there.col(i) - flip.cwiseProduct(here.col(other))).norm() < 1e-9);
            }
        }
    }

    void nothingDisturbedIsNothingChanged() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        const MarkerMotion motion = planned().clip(1, 6);
        const MarkerWindow window = disturbed(motion, table, pelvis, nothing(), 5);
        for (std::size_t f = 0; f < 6; ++f) {
            Eigen::Vector3d origin = Eigen::Vector3d::Zero();
            for (const int column : pelvis) origin += motion.places_m[f].col(column) / 4;
            const Eigen::Matrix3Xd expected = motion.places_m[f].colwise() - origin;
            QVERIFY(largestOff(expected, window.places_m[f].cast<double>()) < 1e-6);
            QVERIFY((window.root[f] - motion.pelvisInWorld[f].linear()).norm() < 1e-12);
        }
        QVERIFY(window.coordinates_rad == motion.coordinates_rad);
    }

    void scalingScalesAllAlike() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        const MarkerMotion motion = planned().clip(1, 3);
        MarkerDisturbance how = nothing();
        how.leastScale = 0.8;
        how.mostScale = 0.9;
        const auto before = disturbed(motion, table, pelvis, nothing(), 5),
                   after = disturbed(motion, table, pelvis, how, 5);
        const double scale = after.scales[0] / before.scales[0];
        QVERIFY(scale >= 0.8 && scale <= 0.9);
        QVERIFY((after.scales - scale * before.scales).cwiseAbs().maxCoeff() < 1e-12);
        for (std::size_t f = 0; f < 3; ++f) {
            QVERIFY(largestOff(inPelvis(after, f), scale * inPelvis(before, f)) < 1e-6);
            QVERIFY(after.coordinates_rad[f] == before.coordinates_rad[f]);
        }
    }

    /// A turned and shifted person is the same person: the pelvis sees the same.
    void turnsAndShiftsLeaveTheBody() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        const MarkerMotion motion = planned().clip(2, 3);
        const auto before = disturbed(motion, table, pelvis, nothing(), 5);
        for (const bool removesHeading : {false, true}) {
            MarkerDisturbance how = nothing();
            how.removesHeading = removesHeading;
            how.yaw_rad = std::numbers::pi;
            how.tilt_rad = 0.5;
            how.translation_m = 0.1;
            const auto after = disturbed(motion, table, pelvis, how, 6);
            for (std::size_t f = 0; f < 3; ++f) {
                QVERIFY(largestOff(inPelvis(after, f), inPelvis(before, f)) < 1e-6);
                QVERIFY((after.root[f] - before.root[f]).norm() > 1e-3);
                QVERIFY(std::abs(after.root[f].determinant() - 1) < 1e-12);
            }
        }
    }

    void headingGoes() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        for (std::uint64_t i = 0; i < 5; ++i) {
            const auto window =
                disturbed(planned().clip(i, 5), table, pelvis, MarkerDisturbance::none(), 1);
            Eigen::Vector3f right = Eigen::Vector3f::Zero();
            for (const auto& places : window.places_m) {
                right += places.col(pelvis[0]) - places.col(pelvis[1]);
            }
            QVERIFY(std::abs(right.x()) < 1e-4F * right.norm());
            QVERIFY(right.z() > 0);
        }
    }

    void noiseHasItsSize() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        const MarkerMotion motion = planned().clip(2, 20);
        const auto clean = disturbed(motion, table, pelvis, nothing(), 1);
        MarkerDisturbance how = nothing();
        how.white_m = 0.02;
        double sum = 0;
        int count = 0;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const auto noisy = disturbed(motion, table, pelvis, how, seed);
            const auto off = noisy.places_m[3] - clean.places_m[3];
            sum += double(off.squaredNorm());
            count += int(off.size());
        }
        // The share is the product of two even random numbers, whose mean square is 1/9; the origin
        // is a mean of four noisy markers, which adds a little.
        const double deviation_m = std::sqrt(sum / count), expected_m = 0.02 / 3;
        qInfo("%.2f mm, expected %.2f", 1e3 * deviation_m, 1e3 * expected_m);
        QVERIFY(std::abs(deviation_m / expected_m - 1.1) < 0.35);
    }

    void thePelvisIsNeverHidden() {
        const MarkerTable table = m78();
        const auto pelvis = *pelvisColumnsOf(table);
        const MarkerMotion motion = planned().clip(2, 30);
        MarkerDisturbance how = nothing();
        how.segmentChance = 1;
        how.markerChance = 0.1;
        how.holdChance = 1;
        std::size_t hidden = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto window = disturbed(motion, table, pelvis, how, seed);
            for (const auto& places : window.places_m) {
                for (int m = 0; m < table.size(); ++m) {
                    const bool seen = places.col(m).allFinite();
                    hidden += seen ? 0 : 1;
                    QVERIFY(seen || table.markers[std::size_t(m)].segment != "pelvis");
                }
            }
            QVERIFY(window.coordinates_rad[0] == window.coordinates_rad[1]);  // held
        }
        QVERIFY(hidden > 1000);
    }
};

QTEST_APPLESS_MAIN(TestMarkerMotions)
#include "tst_marker_motions.moc"
