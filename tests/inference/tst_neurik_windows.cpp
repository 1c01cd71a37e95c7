#include <QtTest>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "inference/backends/neurik_evaluation.h"
#include "inference/synthesis/marker_disturbance.h"

using namespace gonio;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kMarkers = 6;
const OsimScales kScales = OsimScales::Constant(1.1);

const Eigen::Vector3d kPelvisPlaces_m[] = {
    {.01, .02, .13}, {.01, .02, -.13}, {-.15, .04, .05}, {-.15, .04, -.05}};

NeurIkRules rulesFor(NeurIkAnswer answer) {
    NeurIkRules rules;
    rules.answer = answer;
    for (std::size_t i = 0; i < 4; ++i) rules.pelvis[i] = {int(i), kPelvisPlaces_m[i]};
    return rules;
}

Eigen::Isometry3d pelvisAt(double time_s) {
    Eigen::Isometry3d pelvis = Eigen::Isometry3d::Identity();
    pelvis.linear() = (Eigen::AngleAxisd(2.5 + 0.8 * time_s, Eigen::Vector3d::UnitY()) *
                       Eigen::AngleAxisd(0.2 * std::sin(3 * time_s), Eigen::Vector3d::UnitZ()))
                          .toRotationMatrix();
    pelvis.translation() = Eigen::Vector3d(1.2 * time_s, 0.9, 0.1);
    return pelvis;
}

double angleAt(double time_s) {
    return 0.5 + 0.3 * std::sin(4 * time_s);
}

/// A pelvis that walks and turns; the fifth marker is as far from the pelvis markers' mean as the
/// angle says, so that any rotation of the input leaves the answer.
Eigen::Matrix3Xd markersAt(double time_s) {
    const Eigen::Isometry3d pelvis = pelvisAt(time_s);
    Eigen::Matrix3Xd places(3, kMarkers);
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    for (int i = 0; i < 4; ++i) {
        places.col(i) = pelvis * (1.1 * kPelvisPlaces_m[i]);
        origin += places.col(i) / 4;
    }
    places.col(4) = origin + pelvis.linear() * Eigen::Vector3d(0, angleAt(time_s), 0);
    places.col(5) = pelvis.translation();
    return places;
}

MarkerClip clipOf(double rate_hz, int frames, const std::function<bool(int)>& isThere) {
    MarkerClip clip;
    for (int i = 0; i < frames; ++i) {
        const double time_s = 10 + i / rate_hz;
        clip.times_s.push_back(time_s);
        clip.frameIndices.push_back(100 + i);
        clip.places_m.push_back(isThere(i) ? markersAt(time_s)
                                           : Eigen::Matrix3Xd::Constant(3, kMarkers, kNaN));
    }
    return clip;
}

const auto always = [](int) { return true; };

/// The right answer for each frame of the windows, read off the markers alone.
TensorMap oracle(const Tensor& markers, bool every) {
    const auto numbers = markers.toDoubles();
    const int windows = int(markers.shape[0]), frames = int(markers.shape[1]);
    std::vector<double> root, coordinates, scales;
    for (int w = 0; w < windows; ++w) {
        for (int f = every ? 0 : frames - 1; f < frames; ++f) {
            const Eigen::Map<const Eigen::Matrix3Xd> places(
                numbers.data() + std::size_t(w * frames + f) * 3 * kMarkers, 3, kMarkers);
            const Eigen::Vector3d z = (places.col(0) - places.col(1)).normalized();
            // In the pelvis' frame front minus back is (0.16, -0.02, 0).
            const Eigen::Vector3d front =
                places.col(0) + places.col(1) - places.col(2) - places.col(3);
            const double lean_rad = std::atan2(-.02, .16);
            const Eigen::Vector3d x =
                Eigen::AngleAxisd(-lean_rad, z) * (front - front.dot(z) * z).normalized();
            Eigen::Matrix3d turn;
            turn << x, z.cross(x), z;
            for (int k = 0; k < 9; ++k) root.push_back(turn(k / 3, k % 3));
            for (int k = 0; k < kOsimCoordinates; ++k) {
                coordinates.push_back(k == 3 ? places.col(4).norm() : 0.0);
            }
            for (int k = 0; k < kOsimScales; ++k)
                scales.push_back(places.col(4).norm() > .75 ? 9 : kScales[k]);
        }
    }
    const std::string prefix = every ? "every_" : "";
    const auto shaped = [&](const std::vector<double>& values, std::vector<std::int64_t> row) {
        std::vector<std::int64_t> shape{windows};
        if (every) shape.push_back(frames);
        shape.insert(shape.end(), row.begin(), row.end());
        return Tensor::fromDoubles(values, shape);
    };
    return {{prefix + "root", shaped(root, {3, 3})},
            {prefix + "coordinates", shaped(coordinates, {kOsimCoordinates})},
            {prefix + "scales", shaped(scales, {kOsimScales})}};
}

Result<IkMotion> solved(const NeurIkRules& rules, const MarkerClip& clip, int* windowCount = {}) {
    auto windows = NeurIkWindows::of(rules, clip);
    if (!windows) return tl::unexpected<Error>(windows.error());
    if (windowCount != nullptr) *windowCount = windows->count();
    const bool every = rules.answer != NeurIkAnswer::LastFrame;
    constexpr int kBatch = 7;
    for (int first = 0; first < windows->count(); first += kBatch) {
        const int count = std::min(kBatch, windows->count() - first);
        if (auto taken = windows->take(first, count, oracle(windows->markers(first, count), every));
            !taken) {
            return tl::unexpected<Error>(taken.error());
        }
    }
    return windows->assembled();
}

}  // namespace

class TestNeurIkWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// A window of a training with nothing disturbed is the one that an analysis cuts.
    void trainingSeesWhatAnAnalysisSees() {
        const std::string resources = std::string(GONIO_SOURCE_DIR) + "/resources/";
        const auto table = *readMarkerTable(resources + "markers/m78.json");
        const auto body = *loadBodyModel(resources + "bodies/open_female.safetensors");
        constexpr int kFrames = 16;
        const MarkerMotion motion = MarkerMotions::make({body}, table, {}, 3)->clip(4, kFrames);
        const MarkerWindow drawn =
            disturbed(motion, table, *pelvisColumnsOf(table), MarkerDisturbance::none(), 1);
        MarkerClip clip;
        clip.places_m = motion.places_m;
        for (int f = 0; f < kFrames; ++f) {
            clip.times_s.push_back(f / motion.rate_hz);
            clip.frameIndices.push_back(f);
        }
        NeurIkRules rules;
        rules.frames = kFrames;
        rules.pelvis = *pelvisMarkersOf(table);
        const auto windows = NeurIkWindows::of(rules, clip);
        QVERIFY(windows);
        // The last window holds every frame once.
        const auto numbers = windows->markers(kFrames - 1, 1).toDoubles();
        std::size_t i = 0;
        for (int f = 0; f < kFrames; ++f) {
            for (const float x : drawn.places_m[std::size_t(f)].reshaped()) {
                QVERIFY(std::abs(numbers[i++] - double(x)) < 1e-6);
            }
        }
    }

    /// The score of the truth is nothing, of a bent knee that bend.
    void scoresAreDifferences() {
        const std::string resources = std::string(GONIO_SOURCE_DIR) + "/resources/";
        const auto table = *readMarkerTable(resources + "markers/m78.json");
        const auto body = *loadBodyModel(resources + "bodies/open_female.safetensors");
        const auto motions = *MarkerMotions::make({body}, table, {}, 3);
        constexpr double kOff_rad = 0.05;
        const int knee = osimTree().coordinate("knee_angle_l");
        std::uint64_t index = 0;
        double bend_rad = 0, noise_m = 0;
        const FindMotion find = [&](const MarkerClip& clip) -> Result<IkMotion> {
            const MarkerMotion truth = motions.clip(index++, int(clip.times_s.size()));
            noise_m += (clip.places_m[0] - truth.places_m[0]).norm();
            IkMotion found{clip.times_s,
                           clip.frameIndices,
                           std::vector(clip.times_s.size(), FrameSource::Measured),
                           truth.pelvisInWorld,
                           truth.coordinates_rad,
                           truth.scales};
            for (auto& q : found.coordinates_rad) q[knee] += bend_rad;
            return found;
        };
        const NeurIkEvaluation options{.clips = 3, .frames = 5};
        const auto right = evaluateKinematics(motions, options, find);
        QVERIFY(right);
        QCOMPARE(right->frames, 15);
        QVERIFY(right->all_deg() < 1e-12 && right->rootError_deg < 1e-5);
        QVERIFY(right->landmarkError_mm < 1e-9);
        QCOMPARE(noise_m, 0.0);
        index = 0;
        bend_rad = kOff_rad;
        const auto bent =
            evaluateKinematics(motions, {.clips = 3, .frames = 5, .noise_m = 0.01}, find);
        const double off_deg = kOff_rad * 180 / std::numbers::pi;
        QVERIFY(std::abs(bent->angleErrors_deg[std::size_t(knee)] - off_deg) < 1e-9);
        QVERIFY(std::abs(bent->all_deg() - off_deg / 31) < 1e-9);
        QVERIFY(std::abs(bent->seen_deg() - off_deg / 27) < 1e-9);
        QVERIFY(std::abs(bent->legs_deg() - off_deg / 14) < 1e-9);
        // A few centimetres at one ankle and foot, by the mean over all bony markers.
        QVERIFY(bent->landmarkError_mm > 0.1 && bent->landmarkError_mm < 50);
        QVERIFY(noise_m > 0.3);
        index = 4;
        SeenClip seen{{{0, 0.1}, {3, 4}, {}}, motions.clip(4, 2)};
        seen.clip.places_m = seen.truth.places_m;
        const auto ofSeen = evaluateKinematics(std::span(&seen, 1), table, find);
        QVERIFY(ofSeen && ofSeen->frames == 2);
        QVERIFY(std::abs(ofSeen->legs_deg() - off_deg / 14) < 1e-9);
        QCOMPARE(ofSeen->errorByKind_deg.size(), std::size_t(1));
    }

    void comesBackAtEveryRate_data() {
        QTest::addColumn<int>("answer");
        QTest::addColumn<double>("rate_hz");
        QTest::addColumn<int>("frames");
        for (const int answer : {0, 1, 2}) {
            for (const double rate_hz : {30.0, 25.0, 59.94, 240.0}) {
                QTest::addRow("%d at %.0f Hz", answer, rate_hz)
                    << answer << rate_hz << int(5 * rate_hz);
            }
        }
        QTest::addRow("fewer frames than a window") << 0 << 30.0 << 9;
        QTest::addRow("fewer, every frame") << 2 << 30.0 << 9;
        QTest::addRow("two frames") << 1 << 30.0 << 2;
        QTest::addRow("one frame") << 2 << 30.0 << 1;
    }

    void comesBackAtEveryRate() {
        QFETCH(int, answer);
        QFETCH(double, rate_hz);
        QFETCH(int, frames);
        const auto clip = clipOf(rate_hz, frames, always);
        const auto motion = solved(rulesFor(NeurIkAnswer(answer)), clip);
        QVERIFY2(motion, motion ? "" : describe(motion.error()).c_str());
        QCOMPARE(motion->size(), clip.times_s.size());
        QCOMPARE(motion->frameIndices, clip.frameIndices);
        double angle = 0, turn = 0, place = 0;
        for (std::size_t i = 0; i < motion->size(); ++i) {
            QCOMPARE(int(motion->sources[i]), int(FrameSource::Measured));
            const double time_s = clip.times_s[i];
            const Eigen::Isometry3d expected = pelvisAt(time_s);
            angle = std::max(angle, std::abs(motion->coordinates_rad[i][3] - angleAt(time_s)));
            turn = std::max(turn, (motion->pelvisInWorld[i].linear() - expected.linear()).norm());
            place = std::max(
                place, (motion->pelvisInWorld[i].translation() - expected.translation()).norm());
        }
        // Linear interpolation errs by at most step^2 / 8 times the second derivative, twice.
        const double bound = 2.5 * 4.8 / (30.0 * 30.0) / 8 + 1e-5;
        QVERIFY2(angle < bound, qPrintable(QString::number(angle)));
        QVERIFY2(turn < bound, qPrintable(QString::number(turn)));
        QVERIFY2(place < 0.2 * bound, qPrintable(QString::number(place)));
        // A fifth of the frames says 9: the median stays.
        QVERIFY((motion->scales - kScales).cwiseAbs().maxCoeff() < 1e-6);
    }

    void windowsHoldWhatTheySay() {
        const auto clip = clipOf(30, 100, always);
        const auto windows = NeurIkWindows::of(rulesFor(NeurIkAnswer::LastFrame), clip);
        QCOMPARE(windows->count(), 100);
        const Tensor all = windows->markers(0, 100);
        QCOMPARE(all.shape, (std::vector<std::int64_t>{100, 64, kMarkers, 3}));
        const auto numbers = all.toDoubles();
        const auto angle = [&](int window, int slot) {
            return Eigen::Vector3d(numbers.data() + ((window * 64 + slot) * kMarkers + 4) * 3)
                .norm();
        };
        for (const int window : {0, 5, 63, 99}) {
            for (const int slot : {0, 20, 63}) {
                const int frame = std::max(0, window - 63 + slot);  // the first is repeated
                QVERIFY(std::abs(angle(window, slot) - angleAt(10 + frame / 30.0)) < 1e-6);
            }
        }
        // The pelvis points to +x on average, its markers' mean is the origin.
        Eigen::Vector3d right = Eigen::Vector3d::Zero(), mean = Eigen::Vector3d::Zero();
        for (int slot = 0; slot < 64; ++slot) {
            const Eigen::Map<const Eigen::Matrix3Xd> places(
                numbers.data() + std::size_t(99 * 64 + slot) * kMarkers * 3, 3, kMarkers);
            right += places.col(0) - places.col(1);
            mean += places.leftCols(4).rowwise().mean();
        }
        QVERIFY(std::abs(right.x()) < 1e-5 && right.z() > 0);
        QVERIFY(mean.norm() < 1e-5);
    }

    void everyFrameNeedsFewWindows() {
        const auto clip = clipOf(30, 200, always);
        int count = 0;
        QVERIFY(solved(rulesFor(NeurIkAnswer::EveryFrame), clip, &count).has_value());
        QCOMPARE(count, 6);  // at 0, 32, 64, 96, 128 and the end
        QVERIFY(solved(rulesFor(NeurIkAnswer::CentreFrame), clip, &count).has_value());
        QCOMPARE(count, 200);
    }

    void gaps() {
        // 0.13 s are bridged, 0.5 s are not.
        const auto isThere = [](int i) { return !(i >= 40 && i < 43) && !(i >= 80 && i < 95); };
        const auto clip = clipOf(30, 140, isThere);
        for (const auto answer : {NeurIkAnswer::LastFrame, NeurIkAnswer::EveryFrame}) {
            const auto motion = solved(rulesFor(answer), clip);
            QVERIFY(motion);
            for (std::size_t i = 0; i < motion->size(); ++i) {
                const int frame = int(i);
                const auto expected = frame >= 80 && frame < 95   ? FrameSource::Missing
                                      : frame >= 40 && frame < 43 ? FrameSource::Interpolated
                                                                  : FrameSource::Measured;
                QCOMPARE(int(motion->sources[i]), int(expected));
                if (expected == FrameSource::Missing) continue;
                const double time_s = clip.times_s[i];
                QVERIFY(std::abs(motion->coordinates_rad[i][3] - angleAt(time_s)) < 0.02);
                QVERIFY((motion->pelvisInWorld[i].translation() - pelvisAt(time_s).translation())
                            .norm() < 5e-3);
            }
        }
        // After the long gap a new clip begins: nothing of the first is in its windows.
        const auto windows = NeurIkWindows::of(rulesFor(NeurIkAnswer::LastFrame), clip);
        QCOMPARE(windows->count(), 80 + 45);
        const auto numbers = windows->markers(80, 1).toDoubles();
        for (int slot = 0; slot < 64; ++slot) {
            QVERIFY(std::abs(Eigen::Vector3d(numbers.data() + (slot * kMarkers + 4) * 3).norm() -
                             angleAt(10 + 95 / 30.0)) < 1e-6);
        }
    }

    void unseenMarkersStayUnseen() {
        auto clip = clipOf(60, 120, always);
        for (int i = 30; i < 60; ++i) clip.places_m[std::size_t(i)].col(5).setConstant(kNaN);
        for (int i = 70; i < 74; ++i) clip.places_m[std::size_t(i)].col(5).setConstant(kNaN);
        clip.places_m[0](1, 5) = kNaN;
        const auto windows = NeurIkWindows::of(rulesFor(NeurIkAnswer::LastFrame), clip);
        QVERIFY(windows);
        const auto numbers = windows->markers(windows->count() - 1, 1).toDoubles();
        int unseen = 0;
        for (int slot = 0; slot < 64; ++slot) {
            const double x = numbers[std::size_t((slot * kMarkers + 5) * 3)];
            const double other = numbers[std::size_t((slot * kMarkers + 4) * 3)];
            QVERIFY(std::isfinite(other));
            unseen += std::isnan(x) ? 1 : 0;
        }
        // 15 of the gap; the window begins with the first of 60 frames, repeated 4 times
        QVERIFY2(unseen >= 15 && unseen <= 21, qPrintable(QString::number(unseen)));
    }

    void pelvisOfATable() {
        auto table = readMarkerTable(std::string(GONIO_SOURCE_DIR) + "/resources/markers/m78.json");
        QVERIFY(table);
        const auto pelvis = pelvisMarkersOf(*table);
        QVERIFY(pelvis);
        QCOMPARE(table->markers[std::size_t((*pelvis)[3].marker)].name, std::string("LPSI"));
        QVERIFY((*pelvis)[0].inPelvis_m.z() > 0.1 && (*pelvis)[3].inPelvis_m.z() < 0);
        table->markers[std::size_t((*pelvis)[1].marker)].name = "other";
        QVERIFY(!pelvisMarkersOf(*table));
    }

    void impossibleInput() {
        const auto says = [](const auto& result) {
            return result ? std::string() : describe(result.error());
        };
        const auto rules = rulesFor(NeurIkAnswer::LastFrame);
        const auto clip = clipOf(30, 10, always);
        const auto of = [&](const NeurIkRules& r, const MarkerClip& c) {
            return says(NeurIkWindows::of(r, c));
        };
        QVERIFY(of(rules, {}).find("needs a time") != std::string::npos);
        auto other = clip;
        other.times_s[4] = other.times_s[3];
        QVERIFY(of(rules, other).find("increase") != std::string::npos);
        other = clip;
        other.places_m[4].resize(3, 2);
        QVERIFY(of(rules, other).find("differ") != std::string::npos);
        auto strange = rules;
        strange.pelvis[2].marker = kMarkers;
        QVERIFY(of(strange, clip).find("none of the 6") != std::string::npos);
        strange = rules;
        strange.rate_hz = 0;
        QVERIFY(of(strange, clip).find("rate") != std::string::npos);
        QVERIFY(of(rules, clipOf(30, 10, [](int) { return false; })).find("no frame") !=
                std::string::npos);
        auto windows = NeurIkWindows::of(rules, clip);
        QVERIFY(says(windows->assembled()).find("not answered") != std::string::npos);
        auto answers = oracle(windows->markers(0, 10), false);
        QVERIFY(says(windows->take(0, 9, answers)).find("expected (9") != std::string::npos);
        answers["scales"] =
            Tensor::fromDoubles(std::vector<double>(10 * kOsimScales, kNaN), {10, kOsimScales});
        QVERIFY(says(windows->take(0, 10, answers)).find("finite") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestNeurIkWindows)
#include "tst_neurik_windows.moc"
