#include <QtTest>
#include <cmath>

#include "core/draw/frame_code.h"
#include "core/draw/rasteriser.h"
#include "core/synth/replay.h"

using namespace gonio;

namespace {

Keypoints2D recordedPoints(int frames) {
    Keypoints2D recorded{"truth", {"left_knee", "right_knee", "nose"}, {}};
    for (int i = 0; i < frames; ++i) {
        KeypointFrame frame;
        frame.image_px.resize(3, 3);
        frame.image_px << 100 + i, 200, 0.9, 300 + i, 210, 0.8, 200 + i, 50, 1;
        frame.rootRelative_m = Eigen::MatrixX3d::Constant(3, 3, 0.1);
        frame.rootRelative_m(0, 0) = -0.5;
        recorded.frames.push_back(frame);
    }
    return recorded;
}

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void withoutOptionsNothingChanges() {
        const Keypoints2D recorded = recordedPoints(5), played = degraded(recorded, {});
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(played.frames[i].image_px, recorded.frames[i].image_px);
            QCOMPARE(played.frames[i].rootRelative_m, recorded.frames[i].rootRelative_m);
        }
    }

    // 12,000 samples: the deviation's standard error is 0.65 %, the mean's 0.9 % of sigma.
    void noiseHasItsSize() {
        const Keypoints2D recorded = recordedPoints(2000);
        ReplayOptions options;
        options.noise_px = 2;
        const Keypoints2D noisy = degraded(recorded, options);
        double sum = 0, squares = 0, beyond = 0;
        int n = 0;
        for (std::size_t i = 0; i < 2000; ++i) {
            const Eigen::MatrixXd off = noisy.frames[i].image_px - recorded.frames[i].image_px;
            QCOMPARE(off.col(2).norm(), 0.0);
            for (int k = 0; k < 3; ++k) {
                for (int axis = 0; axis < 2; ++axis, ++n) {
                    sum += off(k, axis);
                    squares += off(k, axis) * off(k, axis);
                    beyond += std::abs(off(k, axis)) > 2 * 1.959964 ? 1 : 0;
                }
            }
        }
        QVERIFY(std::abs(sum / n) < 0.08);
        QVERIFY(std::abs(std::sqrt(squares / n) - 2) < 0.06);
        QVERIFY(std::abs(beyond / n - 0.05) < 0.01);
    }

    void chancesAreMet() {
        const Keypoints2D recorded = recordedPoints(3000);
        ReplayOptions options;
        options.dropoutChance = 0.1;
        options.lostFrameChance = 0.2;
        options.swapChance = 0.3;
        const Keypoints2D played = degraded(recorded, options);
        int lost = 0, swapped = 0, dropped = 0, kept = 0;
        for (std::size_t i = 0; i < 3000; ++i) {
            const KeypointFrame& frame = played.frames[i];
            if (frame.empty()) {
                ++lost;
                continue;
            }
            ++kept;
            swapped += frame.image_px(0, 0) > 290 + static_cast<double>(i) ? 1 : 0;
            for (int k = 0; k < 3; ++k) dropped += frame.image_px(k, 2) == 0 ? 1 : 0;
            QVERIFY(frame.image_px(2, 1) == 50);  // the nose has no other side
        }
        QVERIFY(std::abs(lost / 3000.0 - 0.2) < 0.03);
        QVERIFY(std::abs(static_cast<double>(swapped) / kept - 0.3) < 0.04);
        QVERIFY(std::abs(dropped / (3.0 * kept) - 0.1) < 0.02);
    }

    void swappingTwiceChangesNothing() {
        const Keypoints2D recorded = recordedPoints(1);
        KeypointFrame frame = recorded.frames[0];
        swapSides(recorded.names, frame);
        QCOMPARE(frame.image_px(0, 0), 300.0);
        QCOMPARE(frame.image_px(0, 2), 0.8);
        QCOMPARE(frame.rootRelative_m(1, 0), -0.5);
        swapSides(recorded.names, frame);
        QCOMPARE(frame.image_px, recorded.frames[0].image_px);
    }

    void outliersStayInTheirReach() {
        const Keypoints2D recorded = recordedPoints(500);
        ReplayOptions options;
        options.outlierChance = 0.5;
        options.outlier_px = 40;
        double largest = 0;
        int moved = 0;
        for (std::size_t i = 0; i < 500; ++i) {
            const Eigen::MatrixX2d off =
                degradedFrame(recorded, i, options).image_px.leftCols<2>() -
                recorded.frames[i].image_px.leftCols<2>();
            largest = std::max(largest, off.cwiseAbs().maxCoeff());
            for (int k = 0; k < 3; ++k) moved += off.row(k).norm() > 0 ? 1 : 0;
        }
        QVERIFY(largest <= 40 && largest > 35);
        QVERIFY(std::abs(moved / 1500.0 - 0.5) < 0.05);
    }

    void aFrameDoesNotDependOnOthers() {
        const Keypoints2D recorded = recordedPoints(30);
        ReplayOptions options;
        options.noise_px = 3;
        const Keypoints2D all = degraded(recorded, options);
        QCOMPARE(degradedFrame(recorded, 17, options).image_px, all.frames[17].image_px);
        options.seed = 2;
        QVERIFY(degradedFrame(recorded, 17, options).image_px != all.frames[17].image_px);
    }

    void detectorPlaysInOrderAndAgain() {
        auto detector = makeReplayDetector(recordedPoints(3), {}, 1);
        const Image image;
        const PersonBox box;
        QCOMPARE(detector->detect(image, box)->image_px(0, 0), 101.0);
        QCOMPARE(detector->detect(image, box)->image_px(0, 0), 102.0);
        QVERIFY(detector->detect(image, box)->empty());
        detector->reset();
        QCOMPARE(detector->detect(image, box)->image_px(0, 0), 101.0);
        QCOMPARE(detector->names().size(), std::size_t{3});
    }

    void detectorFollowsThePicturesNumbers() {
        auto detector = makeReplayDetector(
            recordedPoints(300), {}, [](const Image& image) -> std::optional<std::size_t> {
                const auto number = readFrameCode(image);
                return number ? std::optional<std::size_t>(*number) : std::nullopt;
            });
        Image image = filledImage(160, 120, {80, 80, 80});
        QVERIFY(detector->detect(image, {})->empty());
        drawFrameCode(image, 256);
        QCOMPARE(detector->detect(image, {})->image_px(0, 0), 356.0);
    }

    void delayIsKept() {
        ReplayOptions options;
        options.delay_s = 0.02;
        auto detector = makeReplayDetector(recordedPoints(2), options);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(detector->detect({}, {}).has_value());
        QVERIFY(timer.nsecsElapsed() >= 20'000'000);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
