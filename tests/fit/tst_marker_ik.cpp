#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "core/biomech/ik_angles.h"
#include "core/body/osim_derivatives.h"
#include "core/fit/marker_ik.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;
const std::string kResources = std::string(GONIO_SOURCE_DIR) + "/resources/";

const MarkerTable& m78() {
    static const auto table = *readMarkerTable(kResources + "markers/m78.json");
    return table;
}

/// A smooth motion within the limits, of a person whose bones have other lengths than the tree's.
struct Truth {
    std::vector<Eigen::Isometry3d> roots;
    std::vector<OsimCoordinates> coordinates_rad;
    OsimScales scales;
    MarkerClip clip;

    Truth(int frames, unsigned seed, double noise_m) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> uniform(-1, 1);
        std::normal_distribution<double> normal(0, noise_m);
        for (double& scale : scales) scale = 1 + 0.1 * uniform(random);
        OsimCoordinates phase;
        for (double& p : phase) p = 3 * uniform(random);
        for (int i = 0; i < frames; ++i) {
            OsimCoordinates q;
            for (int k = 0; k < kOsimCoordinates; ++k) {
                const OsimCoordinate& one = osimTree().coordinates[std::size_t(k)];
                const double low = std::max(one.low_rad, -1.2), high = std::min(one.high_rad, 1.4);
                q[k] = low + (high - low) * (0.5 + 0.4 * std::sin(0.12 * i + phase[k]));
            }
            Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
            root.linear() = (Eigen::AngleAxisd(2 + 0.05 * i, Eigen::Vector3d::UnitY()) *
                             Eigen::AngleAxisd(0.3 * std::sin(0.1 * i), Eigen::Vector3d::UnitZ()))
                                .toRotationMatrix();
            root.translation() = Eigen::Vector3d(0.03 * i, 0.9, -2);
            roots.push_back(root);
            coordinates_rad.push_back(q);
            clip.times_s.push_back(i / 30.0);
            clip.frameIndices.push_back(i);
            auto places =
                markersOnTree(m78(), osimTree(), osimForward(osimTree(), root, scales, q), scales);
            for (double& x : places.reshaped()) x += noise_m > 0 ? normal(random) : 0;
            clip.places_m.push_back(places);
        }
    }
};

struct Errors {
    double worst_deg = 0, rms_deg = 0, sagittal_deg = 0;
};

/// Of all coordinates that some marker tells of.
Errors errorsOf(const MarkerIkResult& found, const Truth& truth) {
    Errors errors;
    double sum = 0, sagittal = 0;
    int count = 0, sagittals = 0;
    for (std::size_t i = 0; i < truth.roots.size(); ++i) {
        for (int k = 0; k < kOsimCoordinates; ++k) {
            if (!found.coordinatesSeen[std::size_t(k)]) continue;
            const double off_deg =
                (found.motion.coordinates_rad[i][k] - truth.coordinates_rad[i][k]) / kDegree;
            errors.worst_deg = std::max(errors.worst_deg, std::abs(off_deg));
            sum += off_deg * off_deg;
            ++count;
            const std::string& name = osimTree().coordinates[std::size_t(k)].name;
            if (!name.starts_with("hip_flexion") && !name.starts_with("knee_angle") &&
                !name.starts_with("ankle_angle")) {
                continue;
            }
            sagittal += off_deg * off_deg;
            ++sagittals;
        }
    }
    errors.rms_deg = std::sqrt(sum / count);
    errors.sagittal_deg = std::sqrt(sagittal / sagittals);
    return errors;
}

}  // namespace

class TestMarkerIk : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void derivativesAreThoseOfFiniteDifferences() {
        const Truth truth(4, 5, 0);
        const OsimTree& tree = osimTree();
        double worst = 0;
        for (std::size_t frame = 0; frame < 4; ++frame) {
            const auto point = [&](const Marker& marker, const Eigen::Isometry3d& root,
                                   const OsimScales& scales, const OsimCoordinates& q) {
                const auto bodies = osimForward(tree, root, scales, q);
                return Eigen::Vector3d(
                    bodies[std::size_t(marker.osimBody)] *
                    scaleOfBody(tree, scales, marker.osimBody).cwiseProduct(marker.place_m));
            };
            const Eigen::Isometry3d root = truth.roots[frame];
            const OsimCoordinates q = truth.coordinates_rad[frame];
            const OsimDerivatives exact(tree, root, truth.scales, q);
            for (const Marker& marker : m78().markers) {
                if (marker.osimBody < 0) continue;
                OsimPoseJacobian byPose;
                OsimScaleJacobian byScale;
                exact.derivatives(marker.osimBody, marker.place_m, byPose, byScale);
                QVERIFY((exact.point(marker.osimBody, marker.place_m) -
                         point(marker, root, truth.scales, q))
                            .norm() < 1e-12);
                constexpr double kStep = 1e-6;
                const auto compare = [&](const Eigen::Vector3d& derivative, const auto& at) {
                    const Eigen::Vector3d numeric = (at(kStep) - at(-kStep)) / (2 * kStep);
                    worst = std::max(worst, (derivative - numeric).norm());
                };
                for (int k = 0; k < kOsimPoseSize; ++k) {
                    compare(byPose.col(k), [&](double step) {
                        Eigen::Isometry3d moved = root;
                        OsimCoordinates turned = q;
                        if (k < 3) moved.translation()[k] += step;
                        if (k >= 3 && k < 6) {
                            moved.linear() = Eigen::AngleAxisd(step, Eigen::Vector3d::Unit(k - 3)) *
                                             root.linear();
                        }
                        if (k >= 6) turned[k - 6] += step;
                        return point(marker, moved, truth.scales, turned);
                    });
                }
                for (int k = 0; k < kOsimScales; ++k) {
                    compare(byScale.col(k), [&](double step) {
                        OsimScales other = truth.scales;
                        other[k] += step;
                        return point(marker, root, other, q);
                    });
                }
            }
        }
        qInfo("largest difference %.1e", worst);
        QVERIFY(worst < 1e-8);
    }

    void perfectMarkersGiveTheMotion() {
        for (const unsigned seed : {1U, 2U, 3U}) {
            const Truth truth(40, seed, 0);
            const auto found = solveMarkerIk(m78(), truth.clip);
            QVERIFY2(found, found ? "" : describe(found.error()).c_str());
            const Errors errors = errorsOf(*found, truth);
            double scale = 0;
            for (int k = 0; k < kOsimScales; ++k) {
                if (!found->scalesSeen[std::size_t(k)]) continue;
                scale = std::max(scale, std::abs(found->motion.scales[k] - truth.scales[k]));
            }
            qInfo("seed %u: worst angle %.4f degrees, worst scale %.5f, markers %.4f mm", seed,
                  errors.worst_deg, scale, 1000 * found->markerErrors_m[20]);
            QVERIFY(errors.worst_deg < 0.1);
            QVERIFY(scale < 2e-3);
            for (std::size_t i = 0; i < 40; ++i) {
                QVERIFY((found->motion.pelvisInWorld[i].linear() - truth.roots[i].linear()).norm() <
                        2e-3);
            }
        }
    }

    /// Toes and hands carry no marker of the table.
    void whatNoMarkerTellsIsSaid() {
        const Truth truth(5, 1, 0);
        const auto found = solveMarkerIk(m78(), truth.clip);
        QVERIFY(found);
        std::string unseen;
        for (int k = 0; k < kOsimCoordinates; ++k) {
            if (found->coordinatesSeen[std::size_t(k)]) continue;
            unseen += osimTree().coordinates[std::size_t(k)].name + " ";
            QVERIFY(std::abs(found->motion.coordinates_rad[3][k]) < 0.02);
        }
        QCOMPARE(unseen, std::string("mtp_angle_r mtp_angle_l wrist_flex_r wrist_dev_r "
                                     "wrist_flex_l wrist_dev_l "));
    }

    void noisyMarkers() {
        for (const double noise_m : {0.005, 0.01}) {
            const Truth truth(60, 7, noise_m);
            const auto found = solveMarkerIk(m78(), truth.clip);
            QVERIFY(found);
            const Errors errors = errorsOf(*found, truth);
            qInfo("%.0f mm of noise: %.2f degrees RMS, %.2f sagittal, worst %.1f; markers %.1f mm",
                  1000 * noise_m, errors.rms_deg, errors.sagittal_deg, errors.worst_deg,
                  1000 * found->markerErrors_m[20]);
            // Frame by frame, no smoothing: the error is the noise's, and as large again with it.
            QVERIFY(errors.sagittal_deg < 2 * noise_m / 0.005);
            QVERIFY(errors.rms_deg < 4 * noise_m / 0.005);
        }
    }

    void knownScalesAreKept() {
        const Truth truth(10, 3, 0);
        const auto found = solveMarkerIk(m78(), truth.clip, {.scales = truth.scales});
        QVERIFY(found);
        QVERIFY(found->motion.scales == truth.scales);
        QVERIFY(errorsOf(*found, truth).worst_deg < 0.1);
    }

    void missingMarkersAndFrames() {
        Truth truth(30, 4, 0);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (int i = 10; i < 15; ++i) truth.clip.places_m[std::size_t(i)].setConstant(nan);
        for (int i = 20; i < 25; ++i) {
            for (const char* name : {"RKNE", "RANK", "LHEE", "RASI", "LELB"}) {
                truth.clip.places_m[std::size_t(i)].col(m78().index(name)).setConstant(nan);
            }
        }
        const auto found = solveMarkerIk(m78(), truth.clip);
        QVERIFY(found);
        double worst = 0;
        for (std::size_t i = 0; i < 30; ++i) {
            const bool isMissing = i >= 10 && i < 15;
            QCOMPARE(int(found->motion.sources[i]),
                     int(isMissing ? FrameSource::Missing : FrameSource::Measured));
            QCOMPARE(std::isnan(found->markerErrors_m[i]), isMissing);
            if (isMissing) continue;
            for (const char* name : {"knee_angle_r", "ankle_angle_l", "hip_flexion_r"}) {
                const int k = osimTree().coordinate(name);
                worst = std::max(worst, std::abs(found->motion.coordinates_rad[i][k] -
                                                 truth.coordinates_rad[i][k]));
            }
        }
        QVERIFY(worst < 0.1 * kDegree);
    }

    /// From the surface of another body: what of the angles is left. The elbow's axis, the spine
    /// and the knee's coupling differ between the trees, and the markers' places are means.
    void markersOfTheOpenBody() {
        const auto model = *loadBodyModel(kResources + "bodies/open_female.safetensors");
        const RestShape rest = computeRestShape(*model, ShapeVector::Zero());
        const SkelMarkers markers(model, m78());
        Motion motion;
        MarkerClip clip;
        for (int i = 0; i < 40; ++i) {
            PoseVector pose = PoseVector::Zero();
            const double swing = std::sin(0.15 * i);
            pose[3] = 0.4 * swing, pose[10] = -0.4 * swing;
            pose[4] = 0.1 * swing, pose[11] = -0.1;
            pose[6] = 0.5 + 0.4 * swing, pose[13] = 0.5 - 0.4 * swing;
            pose[7] = 0.2 * swing, pose[14] = -0.2 * swing;
            pose[29] = 1.3, pose[39] = -1.3;
            pose[32] = pose[42] = 0.5;
            // The pelvis upright in a y-up world.
            motion.times_s.push_back(i / 30.0);
            motion.frameIndices.push_back(i);
            motion.sources.push_back(FrameSource::Measured);
            motion.poses_rad.push_back(pose);
            motion.translations_m.emplace_back(0, 1, 0);
            clip.places_m.push_back(markers.of(rest, motion.at(std::size_t(i))));
        }
        clip.times_s = motion.times_s;
        clip.frameIndices = motion.frameIndices;
        const auto found = solveMarkerIk(m78(), clip);
        QVERIFY2(found, found ? "" : describe(found.error()).c_str());
        const auto truth = computeAngles(segmentsOf(*model, motion), AngleConvention::OpenSim, {});
        const auto table = angleTableOf(found->motion, AngleConvention::OpenSim, {});
        QVERIFY(truth && table);
        double sum = 0;
        for (const char* name : {"hip_flexion_r", "hip_flexion_l", "knee_angle_r", "knee_angle_l",
                                 "ankle_angle_r", "hip_adduction_r", "hip_rotation_r",
                                 "lumbar_extension", "arm_flex_r", "elbow_flex_r"}) {
            double offset = 0, spread = 0;
            for (std::size_t i = 0; i < 40; ++i) {
                offset += (table->find(name)->raw_deg[i] - truth->find(name)->raw_deg[i]) / 40;
            }
            for (std::size_t i = 0; i < 40; ++i) {
                spread += std::pow(
                    table->find(name)->raw_deg[i] - truth->find(name)->raw_deg[i] - offset, 2);
            }
            qInfo("%-16s mean off by %.1f degrees, varies by %.1f", name, offset,
                  std::sqrt(spread / 40));
            if (std::string_view(name).starts_with("knee") ||
                std::string_view(name).starts_with("hip_flexion")) {
                sum = std::max(sum, std::sqrt(spread / 40));
                QVERIFY(std::abs(offset) < 6);
            }
        }
        qInfo("markers off by %.1f mm", 1000 * found->markerErrors_m[20]);
        QVERIFY(sum < 3);
        QVERIFY(found->markerErrors_m[20] < 0.02);
    }

    void impossibleInput() {
        Truth truth(3, 1, 0);
        MarkerClip clip = truth.clip;
        clip.places_m[1].resize(3, 5);
        QVERIFY(!solveMarkerIk(m78(), clip));
        QVERIFY(!solveMarkerIk(m78(), {}));
        for (auto& places_m : truth.clip.places_m) {
            places_m.setConstant(std::numeric_limits<double>::quiet_NaN());
        }
        const auto nothing = solveMarkerIk(m78(), truth.clip);
        QVERIFY(!nothing && nothing.error().code == ErrorCode::Usage);
        const Truth other(3, 1, 0);
        const auto stopped =
            solveMarkerIk(m78(), other.clip, {}, {[] { return true; }, [](int, int) {}});
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestMarkerIk)
#include "tst_marker_ik.moc"
