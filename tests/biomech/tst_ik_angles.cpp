#include <QtTest>
#include <numbers>

#include "core/biomech/ik_angles.h"
#include "core/biomech/rotation_sequences.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

double at(const AngleTable& table, std::string_view name, std::size_t frame) {
    const AngleSeries* series = table.find(name);
    return series == nullptr ? 1e9 : series->raw_deg[frame];
}

/// Coordinates that differ from each other and stay away from the singular middle angles.
double coordinate_deg(int index, int frame) {
    const OsimCoordinate& one = osimTree().coordinates[std::size_t(index)];
    const double share = 0.5 + 0.35 * std::sin(0.1 * frame + 1.7 * index);
    const double low = std::max(one.low_rad, -75 * kDegree),
                 high = std::min(one.high_rad, 75 * kDegree);
    return (low + share * (high - low)) / kDegree;
}

IkMotion someMotion(int frames) {
    IkMotion motion;
    for (int i = 0; i < frames; ++i) {
        motion.times_s.push_back(i / 30.0);
        motion.frameIndices.push_back(i);
        motion.sources.push_back(i == 7 ? FrameSource::Missing : FrameSource::Measured);
        Eigen::Isometry3d pelvis = Eigen::Isometry3d::Identity();
        pelvis.linear() = composeZxy({0.1 * std::sin(0.2 * i), 0.05 * std::cos(0.2 * i), 0.3});
        pelvis.translation() = Eigen::Vector3d(0, 0.9, 0);
        motion.pelvisInWorld.push_back(pelvis);
        OsimCoordinates q;
        for (int k = 0; k < kOsimCoordinates; ++k) q[k] = coordinate_deg(k, i) * kDegree;
        motion.coordinates_rad.push_back(q);
    }
    motion.scales.setConstant(1.07);
    return motion;
}

}  // namespace

class TestIkAngles : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Every angle of OpenSim's convention is the coordinate of that name.
    void anglesAreTheCoordinates() {
        const IkMotion motion = someMotion(40);
        const auto table = angleTableOf(motion, AngleConvention::OpenSim, {});
        QVERIFY2(table, table ? "" : describe(table.error()).c_str());
        QCOMPARE(table->series.size(), std::size_t(30));
        int compared = 0;
        for (const AngleSeries& series : table->series) {
            const int index = osimTree().coordinate(series.name);
            if (index < 0) continue;  // the pelvis
            ++compared;
            const double zero_deg = series.name.starts_with("pro_sup") ? 90 : 0;
            for (int i = 0; i < 40; ++i) {
                if (i == 7) {
                    QVERIFY(std::isnan(series.raw_deg[7]));
                    continue;
                }
                const double expected = coordinate_deg(index, i) - zero_deg;
                QVERIFY2(std::abs(series.raw_deg[std::size_t(i)] - expected) < 1e-6,
                         series.name.c_str());
            }
        }
        QCOMPARE(compared, 27);
        QVERIFY(std::abs(at(*table, "pelvis_tilt", 3) - 0.1 * std::sin(0.6) / kDegree) < 1e-9);
        QVERIFY(std::abs(at(*table, "pelvis_list", 3) - 0.05 * std::cos(0.6) / kDegree) < 1e-9);
        QVERIFY(std::abs(at(*table, "pelvis_rotation", 3) - 0.3 / kDegree) < 1e-9);
    }

    void clinicalAnglesToo() {
        const IkMotion motion = someMotion(40);
        const auto angles = computeBodyAngles(motion, 6, 0.2);
        QVERIFY2(angles, angles ? "" : describe(angles.error()).c_str());
        QVERIFY(std::abs(at(angles->clinical, "knee_flexion_l", 5) -
                         at(angles->openSim, "knee_angle_l", 5)) < 1e-9);
        QVERIFY(std::abs(at(angles->clinical, "spine_flexion", 5) +
                         at(angles->openSim, "lumbar_extension", 5)) < 1e-9);
        QCOMPARE(angles->openSim.series.front().filtered_deg.size(), std::size_t(40));
    }

    void brokenMotions() {
        IkMotion motion = someMotion(5);
        motion.coordinates_rad.pop_back();
        QVERIFY(!angleTableOf(motion, AngleConvention::OpenSim, {}));
        QVERIFY(!computeBodyAngles(motion, 6, 0.2));
        motion = someMotion(5);
        motion.times_s[2] = motion.times_s[1];
        QVERIFY(!angleTableOf(motion, AngleConvention::OpenSim, {}));
    }
};

QTEST_APPLESS_MAIN(TestIkAngles)
#include "tst_ik_angles.moc"
