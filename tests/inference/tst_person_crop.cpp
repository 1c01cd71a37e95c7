#include <limits>

#include "image_test_data.h"

using namespace gonio;
using testing::noise;
using testing::viewOf;

namespace {

constexpr PatchWindow kWhole{0, 256, 256};

CropJob jobOf(const PictureView& picture, const PersonSquare& square, Resampling resampling) {
    return {picture, *planCrop(square, resampling, picture.width_px, picture.height_px)};
}

int byteOf(const std::vector<std::uint8_t>& bytes, int width, int x, int y, int c) {
    return bytes[std::size_t(3 * (y * width + x) + c)];
}

const Resampling kAll[] = {Resampling::TruncatedResize, Resampling::Warp, Resampling::BlurredWarp};

}  // namespace

class TestPersonCrop : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// A square of 256 px at a whole place is a copy, black where the picture ends.
    void squareOfThePatchsSizeIsACopy() {
        const auto bytes = noise(300, 280);
        for (const Resampling resampling : kAll) {
            const auto patch =
                cropBytes(jobOf(viewOf(bytes, 300, 280), {108, 138, 256}, resampling), kWhole);
            for (int y = 0; y < 256; y += 5) {
                for (int x = 0; x < 256; ++x) {
                    const int sourceX = x - 20, sourceY = y + 10;
                    for (int c = 0; c < 3; ++c) {
                        const int expected =
                            sourceX < 0 ? 0 : byteOf(bytes, 300, sourceX, sourceY, c);
                        QCOMPARE(byteOf(patch, 256, x, y, c), expected);
                    }
                }
            }
        }
    }

    /// On a ramp, the patch shows which place of the picture each of its pixels looks at.
    void warpFollowsItsMap() {
        std::vector<std::uint8_t> ramp;
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 200; ++x) {
                ramp.insert(ramp.end(), {std::uint8_t(x), std::uint8_t(y), 7});
            }
        }
        const PersonSquare square{101.3F, 96.6F, 90.5F};
        const auto map = patchFromPicture(square);
        const auto patch =
            cropBytes(jobOf(viewOf(ramp, 200, 200), square, Resampling::Warp), kWhole);
        for (int i = 0; i < 256; i += 3) {
            const double x = (i - map[0][2]) / map[0][0], y = (i - map[1][2]) / map[1][1];
            QVERIFY(std::abs(byteOf(patch, 256, i, 128, 0) - x) <= 0.5 + 1.0 / 32);
            QVERIFY(std::abs(byteOf(patch, 256, 128, i, 1) - y) <= 0.5 + 1.0 / 32);
            QCOMPARE(byteOf(patch, 256, i, i, 2), 7);
        }
    }

    /// The published crop jumps as a box moves by a fraction of a pixel, the corrected one does
    /// not.
    void truncatedCropsJumpAndWarpedOnesDoNot() {
        std::vector<std::uint8_t> ramp;
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 300; ++x) ramp.insert(ramp.end(), 3, std::uint8_t(x * 250 / 300));
        }
        const auto step = [&](Resampling resampling) {
            const auto view = viewOf(ramp, 300, 300);
            const auto job = [&](float centre) {
                return cropBytes(jobOf(view, {centre, 150, 64}, resampling), kWhole);
            };
            return std::abs(byteOf(job(150.005F), 256, 3, 9, 0) -
                            byteOf(job(149.995F), 256, 3, 9, 0));
        };
        QVERIFY(step(Resampling::TruncatedResize) >= 1);
        QCOMPARE(step(Resampling::Warp), 0);
    }

    void blurComesWithLargeSquares() {
        QCOMPARE(int(planCrop({0, 0, 560}, Resampling::BlurredWarp, 9, 9)->resampling),
                 int(Resampling::Warp));
        const auto plan = planCrop({0, 0, 1024}, Resampling::BlurredWarp, 9, 9);
        QCOMPARE(int(plan->resampling), int(Resampling::BlurredWarp));
        QCOMPARE(plan->blurRadius_px, 2);  // sigma 0.5
        QVERIFY(std::abs(plan->blurWeight[1] / plan->blurWeight[0] - std::exp(-2.F)) < 1e-6F);
        QVERIFY(std::abs(plan->blurWeight[0] + 2 * plan->blurWeight[1] + 2 * plan->blurWeight[2] -
                         1) < 1e-6F);
        // Stripes of one pixel vanish in a blurred shrinking and alias without.
        std::vector<std::uint8_t> stripes;
        for (int y = 0; y < 2100; ++y) {
            for (int x = 0; x < 2100; ++x) stripes.insert(stripes.end(), 3, x % 2 ? 255 : 0);
        }
        const auto spread = [&](Resampling resampling) {
            const auto patch = cropBytes(
                jobOf(viewOf(stripes, 2100, 2100), {1050, 1050, 2054}, resampling), {32, 192, 256});
            const auto [low, high] = std::minmax_element(patch.begin(), patch.end());
            return *high - *low;
        };
        QVERIFY(spread(Resampling::Warp) == 255);
        QVERIFY(spread(Resampling::BlurredWarp) < 10);
    }

    void channelOrderAndStrideAreHeeded() {
        const auto rgb = noise(120, 100);
        std::vector<std::uint8_t> bgr(std::size_t(400 * 100), 99);  // with padding
        for (int y = 0; y < 100; ++y) {
            for (int i = 0; i < 360; ++i) {
                bgr[std::size_t(400 * y + i - i % 3 + 2 - i % 3)] = rgb[std::size_t(360 * y + i)];
            }
        }
        const PictureView padded{bgr.data(), 120, 100, 400, ChannelOrder::Bgr};
        for (const Resampling resampling : kAll) {
            const PersonSquare square{60.5F, 50.25F, 700};
            QVERIFY(cropBytes(jobOf(viewOf(rgb, 120, 100), square, resampling), kWhole) ==
                    cropBytes(jobOf(padded, square, resampling), kWhole));
        }
    }

    void batchIsNormalisedChannelAfterChannel() {
        const auto first = noise(200, 150, 1), second = noise(90, 400, 2);
        const std::vector<CropJob> jobs{
            jobOf(viewOf(first, 200, 150), {100, 70, 180}, Resampling::Warp),
            jobOf(viewOf(second, 90, 400), {50, 210, 333}, Resampling::TruncatedResize),
            jobOf(viewOf(second, 90, 400), {50, 210, 900}, Resampling::BlurredWarp)};
        const PatchWindow window;
        const std::size_t plane = 256 * 192;
        std::vector<float> out(3 * 3 * plane), alone(out.size());
        QVERIFY(cropNormalised(jobs, window, out, 3).has_value());
        QVERIFY(cropNormalised(jobs, window, alone, 1).has_value());
        QVERIFY(out == alone);
        const float mean[] = {0.485F, 0.456F, 0.406F}, spread[] = {0.229F, 0.224F, 0.225F};
        for (std::size_t job = 0; job < 2; ++job) {
            const auto bytes = cropBytes(jobs[job], window);
            for (std::size_t i = 0; i < plane; i += 7) {
                for (std::size_t c = 0; c < 3; ++c) {
                    const float expected = (float(bytes[3 * i + c]) / 255 - mean[c]) / spread[c];
                    QVERIFY(std::abs(out[(3 * job + c) * plane + i] - expected) < 1e-5F);
                }
            }
        }
    }

    void windowIsAPartOfThePatch() {
        const auto bytes = noise(200, 150);
        const auto job = jobOf(viewOf(bytes, 200, 150), {90, 80, 170}, Resampling::Warp);
        const auto whole = cropBytes(job, kWhole);
        const auto middle = cropBytes(job, {});
        QCOMPARE(middle.size(), std::size_t(256 * 192 * 3));
        for (int x = 0; x < 192; ++x) {
            QCOMPARE(byteOf(middle, 192, x, 77, 1), byteOf(whole, 256, x + 32, 77, 1));
        }
    }

    void everySquareAnywhereIsCropped() {
        const auto bytes = noise(64, 48);
        for (const Resampling resampling : kAll) {
            for (const float centre : {-9e5F, -20.F, 0.F, 30.F, 9e5F}) {
                for (const float side : {1.F, 3.5F, 777.F, 50000.F, 5e5F}) {
                    const auto plan = planCrop({centre, centre, side}, resampling, 64, 48);
                    QVERIFY(plan.has_value());
                    QVERIFY(!cropBytes({viewOf(bytes, 64, 48), *plan}, {120, 9, 9}).empty());
                }
            }
        }
    }

    void refusesWhatCannotBeCropped() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        for (const PersonSquare& square :
             {PersonSquare{nan, 0, 9}, PersonSquare{0, 0, 0.5F}, PersonSquare{0, 0, nan},
              PersonSquare{0, 1e9F, 9}, PersonSquare{0, 0, 1e9F}}) {
            QVERIFY(!planCrop(square, Resampling::Warp, 64, 48));
        }
        QVERIFY(!planCrop({0, 0, 9}, Resampling::Warp, 0, 48));
        const auto bytes = noise(64, 48);
        std::vector<CropJob> jobs{jobOf(viewOf(bytes, 64, 48), {30, 30, 30}, Resampling::Warp)};
        std::vector<float> out(3 * 256 * 192);
        QVERIFY(cropNormalised(jobs, {}, out).has_value());
        QVERIFY(!cropNormalised(jobs, {100, 192, 256}, out));
        QVERIFY(!cropNormalised(jobs, {32, 190, 256}, out));
        jobs[0].picture.height_px = 47;
        QVERIFY(!cropNormalised(jobs, {}, out));
    }

    void settingsAreThePublishedOrTheCorrectedOnes() {
        const auto published = [](RegressorSystem system) {
            return cropSettings(system, Fidelity::Published);
        };
        QCOMPARE(int(published(RegressorSystem::SkelCf).box), int(BoxRule::LongerSide));
        QCOMPARE(int(published(RegressorSystem::Hsmr).resampling),
                 int(Resampling::TruncatedResize));
        for (const auto system :
             {RegressorSystem::Hsmr, RegressorSystem::SkelCf, RegressorSystem::Hmr2}) {
            QCOMPARE(int(cropSettings(system).box), int(BoxRule::GrownTo3By4));
            QVERIFY(cropSettings(system).resampling != Resampling::TruncatedResize);
        }
    }
};

QTEST_APPLESS_MAIN(TestPersonCrop)
#include "tst_person_crop.moc"
