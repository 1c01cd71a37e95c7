#include <QtTest>

#include "core/fit/clip_solver.h"
#include "tests/fit/fit_test_body.h"

using namespace gonio;
using namespace gonio::test;

namespace {

#define REQUIRE_BELOW(value, limit) \
    QVERIFY2((value) <= (limit), qPrintable(QString("%1: %2").arg(#value).arg(value)))

const Eigen::Vector2d kCentre_px(640, 360);
constexpr int kKneeR = 6;

LandmarkSet landmarks() {
    return *placeLandmarks(*openBody(), {kKeypointNames.begin(), kKeypointNames.end()});
}

/// A clip without observations, without beliefs and with free angles: terms are added one by one.
struct Clip {
    FitContext context{*openBody(), landmarks(), activeDofs(landmarks())};
    FramePriors priors;
    GlobalPriors globalPriors;
    ClipSolveOptions options;
    ClipState state;
    Job job;

    explicit Clip(const std::vector<double>& times_s) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto size = static_cast<std::size_t>(context.active.blockSize());
        priors.acceleration.assign(size, 10);
        priors.lower.assign(size, -infinity);
        priors.upper.assign(size, infinity);
        globalPriors.logFocal = std::log(1500.0);
        state.globals.values[ClipGlobals::kLogFocal] = globalPriors.logFocal;
        state.times_s = times_s;
        state.blocks.assign(times_s.size(), std::vector<double>(size, 0.0));
        for (auto& block : state.blocks) block.back() = -4;
        state.observations.resize(times_s.size());
        state.segments.assign(times_s.size(), 0);
        options.threads = 1;
    }

    /// Cost as it stands; nothing moves.
    double cost() {
        options.maxIterations = 0;
        return solve().value_or(-1);
    }

    Result<double> solve() {
        return solveClip(context, priors, globalPriors, kCentre_px, options, state, job);
    }

    int entry(int dof) const {
        const auto& dofs = context.active.dofs;
        return static_cast<int>(std::find(dofs.begin(), dofs.end(), dof) - dofs.begin());
    }

    /// What an exact camera sees of `pose_rad` at 4 m, in frame `f`.
    void see(std::size_t f, const PoseVector& pose_rad) {
        FitBody body(context.model, context.points);
        const auto& values = body.evaluate(pose_rad, ShapeVector::Zero(), {});
        Camera camera;
        camera.focal_px = 1500;
        camera.centre_px = kCentre_px;
        for (int k = 0; k < context.floorBegin; ++k) {
            const Eigen::Vector3d p =
                values.position_m.segment<3>(3 * k) + Eigen::Vector3d(0, 0, -4);
            state.observations[f].points2D.push_back({k, camera.project(p), 1.0});
        }
    }
};

}  // namespace

class ClipSolverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void startsBehindTheCameraHaveNoCost() {
        Clip clip({0});
        clip.see(0, PoseVector::Zero());
        const auto costFrom = [&](double z_m) {
            std::vector<double> block = clip.state.blocks[0];
            block.back() = z_m;
            return solveFrame(clip.context, clip.priors, kCentre_px, clip.state, 0, 5, block);
        };
        QVERIFY(std::isfinite(costFrom(-3)));
        QVERIFY(std::isinf(costFrom(3)));
    }

    void steadyMotionIsFree() {
        Clip clip({0, 0.1, 0.25, 0.3});  // uneven on purpose
        for (std::size_t f = 0; f < 4; ++f) {
            for (std::size_t i = 0; i < clip.state.blocks[f].size(); ++i)
                clip.state.blocks[f][i] += (1.0 + 0.1 * double(i)) * clip.state.times_s[f];
        }
        REQUIRE_BELOW(std::abs(clip.cost()), 1e-20);
    }

    void accelerationCostPerSecondIsTheSameAtAllRates_data() {
        QTest::addColumn<double>("rate_hz");
        for (const double rate_hz : {15.0, 30.0, 120.0})
            QTest::addRow("%.0f Hz", rate_hz) << rate_hz;
    }

    // For x = a t^2 / 2 a second costs 30 (a / typical)^2 / 2, whatever the rate.
    void accelerationCostPerSecondIsTheSameAtAllRates() {
        QFETCH(const double, rate_hz);
        const double a = 4, typical = 10;
        Clip clip(regularTimes(2, rate_hz));
        for (std::size_t f = 0; f < clip.state.size(); ++f)
            clip.state.blocks[f][5] = a / 2 * std::pow(clip.state.times_s[f], 2);
        const double span_s = double(clip.state.size() - 2) / rate_hz;
        const double expected = 0.5 * 30 * span_s * std::pow(a / typical, 2);
        REQUIRE_BELOW(std::abs(clip.cost() / expected - 1), 1e-9);
    }

    void smoothnessEndsWithTheSegment() {
        Clip clip({0, 0.1, 0.2, 0.3, 0.4, 0.5});
        for (std::size_t f = 3; f < 6; ++f) clip.state.blocks[f][5] = 1;
        QVERIFY(clip.cost() > 1);
        clip.state.segments = {0, 0, 0, 1, 1, 1};
        REQUIRE_BELOW(std::abs(clip.cost()), 1e-20);
    }

    void shapeLiesAtItsMeanWhereNothingIsSeen() {
        Clip clip({0, 0.1, 0.2});
        clip.globalPriors.shape << 1, -0.5, 0.25, 0, 0, 0, 0, 0, 0, 2;
        // Half the squared distance, in standard deviations.
        REQUIRE_BELOW(std::abs(clip.cost() - 0.5 * clip.globalPriors.shape.squaredNorm()), 1e-12);
        clip.options.maxIterations = 20;
        clip.options.solveGlobals = true;
        QVERIFY(clip.solve());
        REQUIRE_BELOW((clip.state.globals.shape() - clip.globalPriors.shape).norm(), 1e-6);
    }

    // Nothing else is known of it; the frame between lies on the line.
    void aWordPullsItsAngle() {
        Clip clip({0, 0.1, 0.2});
        FrameWord word{PoseVector::Zero(), PoseVector::Constant(1e9)};
        word.pose_rad[kKneeR] = 0.3;
        word.sigma_rad[kKneeR] = 0.1;
        clip.state.words = {word, std::nullopt, word};
        clip.options.maxIterations = 50;
        clip.options.tolerance = 1e-12;
        QVERIFY(clip.solve());
        for (const auto& block : clip.state.blocks)
            REQUIRE_BELOW(std::abs(block[clip.entry(kKneeR)] - 0.3), 1e-4);
    }

    void unseenFrameLiesOnTheLine() {
        Clip clip({0, 0.1, 0.25});
        PoseVector first = clip.context.active.neutral_rad, last = first;
        first[kKneeR] = 0.3;
        last[kKneeR] = 1.3;
        clip.see(0, first);
        clip.see(2, last);
        clip.context.active.compress(first, {0, 0, -4}, clip.state.blocks[0].data());
        clip.context.active.compress(last, {0, 0, -4}, clip.state.blocks[2].data());
        clip.options.maxIterations = 100;
        clip.options.tolerance = 1e-12;
        QVERIFY(clip.solve());
        const int knee = clip.entry(kKneeR);
        const auto& b = clip.state.blocks;
        REQUIRE_BELOW(std::abs(b[0][knee] - 0.3), 1e-3);
        REQUIRE_BELOW(std::abs(b[2][knee] - 1.3), 1e-3);
        for (std::size_t i = 0; i < b[1].size(); ++i)
            REQUIRE_BELOW(std::abs(b[1][i] - (b[0][i] + 0.4 * (b[2][i] - b[0][i]))), 1e-6);
    }

    void beliefsClosedForm() {
        Clip clip({0, 0.1, 0.2});
        for (auto& block : clip.state.blocks) {
            block[3] = 0.5;
            block[4] = 0.2;
        }
        // (0.5 + 2 * 0.2 - 0.3) / 0.2 = 3
        clip.priors.beliefs = {{{{3, 1.0}, {4, 2.0}}, 0.3, 0.2, false}};
        REQUIRE_BELOW(std::abs(clip.cost() - 3 * 0.5 * 9), 1e-9);
        clip.options.priorWeight = 0.5;
        REQUIRE_BELOW(std::abs(clip.cost() - 3 * 0.5 * 9 * 0.25), 1e-9);
        clip.options.priorWeight = 1;
        clip.priors.beliefs[0].longTailed = true;
        REQUIRE_BELOW(std::abs(clip.cost() - 3 * 0.5 * std::log(10.0)), 1e-9);
    }

    void fastCamerasCountAsThirtyFrames() {
        Clip slow(regularTimes(2, 30)), fast(regularTimes(2, 120));
        for (Clip* clip : {&slow, &fast}) {
            clip->priors.beliefs = {{{{3, 1.0}}, 0.3, 0.2, false}};
        }
        REQUIRE_BELOW(std::abs(fast.cost() / slow.cost() - 1), 1e-9);
    }

    void hardBoundsHold() {
        Clip clip({0, 0.1, 0.2});
        const int knee = clip.entry(kKneeR);
        PoseVector bent = clip.context.active.neutral_rad;
        bent[kKneeR] = 1.5;
        for (std::size_t f = 0; f < 3; ++f) clip.see(f, bent);
        clip.priors.upper[knee] = 1.0;
        clip.priors.lower[knee] = 0.2;
        clip.state.blocks[0][knee] = -0.7;  // a start outside is moved inside
        clip.state.blocks[2][knee] = 2.5;
        clip.options.maxIterations = 50;
        QVERIFY(clip.solve());
        for (const auto& block : clip.state.blocks) {
            QVERIFY(block[knee] <= 1.0 && block[knee] >= 0.2);
            REQUIRE_BELOW(1.0 - block[knee], 0.02);  // as near as it may come
        }
    }

    void heldGlobalsDoNotMove() {
        Clip clip({0, 0.1, 0.2});
        PoseVector pose = clip.context.active.neutral_rad;
        for (std::size_t f = 0; f < 3; ++f) clip.see(f, pose);
        clip.state.globals.values[0] = 0.5;
        const auto before = clip.state.globals.values;
        QVERIFY(clip.solve());
        QVERIFY(clip.state.globals.values == before);
        clip.options.solveGlobals = true;  // the focal length stays even so
        QVERIFY(clip.solve());
        QVERIFY(clip.state.globals.values != before);
        QCOMPARE(clip.state.globals.values[ClipGlobals::kLogFocal], before[ClipGlobals::kLogFocal]);
    }

    void knownStatureIsMet_data() {
        QTest::addColumn<double>("difference_m");
        for (const double difference_m : {-0.12, 0.0, 0.08})
            QTest::addRow("%+.2f m", difference_m) << difference_m;
    }

    void knownStatureIsMet() {
        QFETCH(const double, difference_m);
        Clip clip({0, 0.1, 0.2});
        const Stature stature = statureOf(*openBody());
        clip.globalPriors.stature_m = stature.mean_m + difference_m;
        clip.options.solveGlobals = true;
        clip.options.maxIterations = 50;
        clip.options.tolerance = 1e-12;
        QVERIFY(clip.solve());
        const double height_m = stature.mean_m + stature.byShape * clip.state.globals.shape();
        REQUIRE_BELOW(std::abs(height_m - *clip.globalPriors.stature_m), 0.005);
    }

    void statureOfTheSkin() {
        const Stature stature = statureOf(*openBody());
        const auto y = openBody()->skinTemplate_m.col(1);
        QVERIFY(std::abs(stature.mean_m - (y.maxCoeff() - y.minCoeff())) < 1e-6);
        QVERIFY(stature.mean_m > 1.5 && stature.mean_m < 1.9);
        // Linear in the shape: against the difference of two shaped skins.
        const auto dy = [&](int b) {
            double top = -10, bottom = 10;
            for (int v = 0; v < openBody()->vertexCount(); ++v) {
                const double at = openBody()->skinTemplate_m(v, 1) +
                                  0.01 * openBody()->shapeDirections(b, 3 * v + 1);
                top = std::max(top, at);
                bottom = std::min(bottom, at);
            }
            return (top - bottom - stature.mean_m) / 0.01;
        };
        for (const int b : {0, 1}) REQUIRE_BELOW(std::abs(dy(b) - stature.byShape[b]), 2e-3);
    }

    void cancels() {
        Clip clip({0, 0.1, 0.2});
        for (std::size_t f = 0; f < 3; ++f) clip.see(f, clip.context.active.neutral_rad);
        int asked = 0;
        clip.job.cancelled = [&] { return ++asked > 0; };
        const auto result = clip.solve();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(asked <= 3);
    }
};

QTEST_GUILESS_MAIN(ClipSolverTest)
#include "tst_clip_solver.moc"
