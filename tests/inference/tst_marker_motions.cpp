#include <QElapsedTimer>
#include <QtTest>
#include <numbers>

#include "inference/synthesis/marker_disturbance.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

std::shared_ptr<const BodyModel> openBody(const char* name) {
    return *loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name +
                          ".safetensors");
}

MarkerTable m78() {
    return *readMarkerTable(std::string(GONIO_SOURCE_DIR) + "/resources/markers/m78.json");
}

MarkerMotions motionsOf(const MarkerMotionOptions& options = {}) {
    return *MarkerMotions::make({openBody("open_female"), openBody("open_male")}, m78(), options,
                                7);
}

Eigen::Matrix3Xd onTree(const MarkerMotion& motion, std::size_t f, const MarkerTable& table) {
    return markersOnTree(table, osimTree(),
                         osimForward(osimTree(), motion.pelvisInWorld[f], motion.scales,
                                     motion.coordinates_rad[f]),
                         motion.scales);
}

}  // namespace

class TestMarkerMotions : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void treeStandsInTheBody() {
        MarkerMotionOptions options;
        options.strayChance = options.freeChance = 0;
        const MarkerMotions motions = motionsOf(options);
        QElapsedTimer timer;
        timer.start();
        constexpr int kClips = 200, kFrames = 64;
        std::map<std::string, std::pair<double, int>> offs, kinds;
        std::vector<MarkerMotion> all;
        for (int i = 0; i < kClips; ++i) all.push_back(motions.clip(std::uint64_t(i), kFrames));
        qInfo("%.0f frames a second", 1e3 * kClips * kFrames / double(timer.elapsed()));
        OsimScales sum = OsimScales::Zero(), squares = sum;
        OsimCoordinates low = OsimCoordinates::Constant(99), high = -low;
        for (const MarkerMotion& one : all) {
            sum += one.scales;
            squares += one.scales.cwiseAbs2();
            for (std::size_t f = 0; f < one.places_m.size(); f += 8) {
                const auto tree = onTree(one, f, motions.table());
                low = low.cwiseMin(one.coordinates_rad[f]);
                high = high.cwiseMax(one.coordinates_rad[f]);
                for (int m = 0; m < motions.table().size(); ++m) {
                    const Marker& marker = motions.table().markers[std::size_t(m)];
                    if (marker.osimBody < 0) continue;
                    const double off = (tree.col(m) - one.places_m[f].col(m)).norm();
                    auto& [total, count] = offs[osimTree().bodyNames[std::size_t(marker.osimBody)]];
                    total += off, ++count;
                    auto& [t2, c2] = kinds[one.kind];
                    t2 += off, ++c2;
                }
            }
        }
        for (const auto& [name, off] : offs) qInfo("%-12s %.1f mm", name.c_str(), 1e3 * off.first / off.second);
        for (const auto& [name, off] : kinds) qInfo("%-12s %.1f mm %d", name.c_str(), 1e3 * off.first / off.second, off.second);
        for (int k = 0; k < kOsimScales; ++k) {
            const double mean = sum[k] / kClips;
            qInfo("%-14s %.3f +- %.3f", osimTree().scaleNames[std::size_t(k)].c_str(), mean, std::sqrt(squares[k] / kClips - mean * mean));
        }
        for (int k = 0; k < kOsimCoordinates; ++k) {
            const auto& c = osimTree().coordinates[std::size_t(k)];
            qInfo("%-18s %.0f .. %.0f   (%.0f .. %.0f)", c.name.c_str(), low[k] / kDegree, high[k] / kDegree, c.low_rad / kDegree, c.high_rad / kDegree);
        }
    }
};

QTEST_APPLESS_MAIN(TestMarkerMotions)
#include "tst_marker_motions.moc"
