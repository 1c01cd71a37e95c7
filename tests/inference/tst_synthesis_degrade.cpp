#include <QtTest>

#include "inference/synthesis/degrade.h"

using namespace gonio;

namespace {

constexpr int kRows = 64, kColumns = 48;
constexpr PixelGrid kGrid{kRows, kColumns};

std::vector<float> ramp() {
    std::vector<float> linear;
    for (int y = 0; y < kRows; ++y) {
        for (int x = 0; x < kColumns; ++x) {
            for (int k = 0; k < 3; ++k)
                linear.push_back(0.05F + 0.3F * float(x) / kColumns +
                                 0.1F * float(k) * float(y) / kRows);
        }
    }
    return linear;
}

std::vector<std::uint8_t> bytesOf(const Degradation& how, std::vector<float> linear) {
    std::vector<std::uint8_t> bytes;
    degrade(how, kGrid, kGrid, linear, bytes);
    return bytes;
}

float srgb(float x) {
    return x <= 0.0031308F ? 12.92F * x : 1.055F * std::pow(x, 1 / 2.4F) - 0.055F;
}

double difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(int(a[i]) - int(b[i]));
    return sum / double(a.size());
}

}  // namespace

class TestSynthesisDegrade : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // sRGB of linear 0.2 is 0.4845.
    void developsWithTheUsualCurve() {
        Degradation clean;
        clean.exposure = 0.2F;
        const auto bytes = bytesOf(clean, std::vector<float>(kRows * kColumns * 3, 0.7F));
        for (const auto byte : bytes) QVERIFY(std::abs(int(byte) - 124) <= 1);
    }

    void blursKeepAnEvenPicture() {
        Degradation how;
        how.exposure = 0.2F;
        how.defocus = 3;
        how.shakeX_px = 4.2F;
        how.shakeY_px = -3.1F;
        how.quality = 40;
        const auto bytes = bytesOf(how, std::vector<float>(kRows * kColumns * 3, 0.1F));
        QCOMPARE(bytes.size(), std::size_t(kRows * kColumns * 3));
        for (const auto byte : bytes) QVERIFY(std::abs(int(byte) - 124) <= 2);
    }

    // One bright line, three binomial blurs: weights 20, 15, 6, 1 of 64.
    void defocusIsBinomial() {
        std::vector<float> line(kRows * kColumns * 3, 0.F);
        for (int y = 0; y < kRows; ++y)
            for (int k = 0; k < 3; ++k) line[std::size_t((y * kColumns + 20) * 3 + k)] = 1;
        Degradation how;
        how.defocus = 3;
        how.exposure = 1.F / kColumns;  // the mean as it is
        std::vector<std::uint8_t> bytes;
        degrade(how, kGrid, kGrid, line, bytes);
        for (const auto& [away, weight] :
             {std::pair{0, 20.F}, {1, 15.F}, {2, 6.F}, {3, 1.F}, {4, 0.F}}) {
            const float value = bytes[std::size_t((30 * kColumns + 20 + away) * 3)];
            QVERIFY(std::abs(value - 255 * srgb(weight / 64)) < 2);
        }
    }

    void noiseHasTheAskedForSpread() {
        Degradation how;
        how.exposure = 0.2F;
        how.readNoise = 0.01F;
        how.shotNoise = 0.0005F;  // variance 0.0001 at 0.2
        how.noiseSeed = 9;
        const auto bytes = bytesOf(how, std::vector<float>(kRows * kColumns * 3, 0.5F));
        double sum = 0, squares = 0;
        for (const auto byte : bytes) {
            sum += byte - 123.5;
            squares += std::pow(byte - 123.5, 2);
        }
        const auto n = double(bytes.size());
        // The curve's slope at 0.2 is 1.055 / 2.4 * 0.2^(-7/12) = 1.124.
        const double deviation = std::sqrt(2e-4) * 1.124 * 255;
        QVERIFY(std::abs(sum / n) < 1);
        QVERIFY(std::abs(std::sqrt(squares / n) - deviation) < 0.15 * deviation);
    }

    // A small sensor's picture, enlarged: places count from pixel centres, as crops do.
    void enlargesWithoutAShift() {
        Degradation how;
        how.reduction = 2;
        const PixelGrid sensor = sensorGrid(how, kGrid);
        QCOMPARE(sensor.rows, 32);
        QCOMPARE(sensor.columns, 24);
        std::vector<float> linear(std::size_t(32 * 24 * 3), 0.01F);
        for (int k = 0; k < 3; ++k) linear[std::size_t((10 * 24 + 7) * 3 + k)] = 0.9F;
        std::vector<std::uint8_t> bytes;
        degrade(how, sensor, kGrid, linear, bytes);
        QCOMPARE(bytes.size(), std::size_t(kRows * kColumns * 3));
        const auto brightest = std::max_element(bytes.begin(), bytes.end()) - bytes.begin();
        QCOMPARE(brightest / 3, std::ptrdiff_t(20 * kColumns + 14));
        // Straight lines to the neighbours on both sides.
        QCOMPARE(bytes[std::size_t((20 * kColumns + 13) * 3)],
                 bytes[std::size_t((20 * kColumns + 15) * 3)]);
    }

    void lowerQualityLosesMore() {
        const Degradation clean;
        auto linear = ramp();
        for (std::size_t i = 0; i < linear.size(); i += 7) linear[i] *= 1.5F;  // detail
        const auto whole = bytesOf(clean, linear);
        double last = 0;
        for (const int quality : {95, 60, 20}) {
            Degradation how;
            how.quality = quality;
            const double lost = difference(whole, bytesOf(how, linear));
            QVERIFY(lost > last);
            last = lost;
        }
        // Smooth pictures survive; the transform and its inverse fit.
        Degradation fine;
        fine.quality = 99;
        QVERIFY(difference(bytesOf(clean, ramp()), bytesOf(fine, ramp())) < 1.5);
    }

    void sizesThatAreNoMultipleOfEight() {
        std::vector<std::uint8_t> rgb(13 * 21 * 3, 90);
        quantiseBlocks(rgb, 21, 13, 30);
        for (const auto byte : rgb) QVERIFY(std::abs(int(byte) - 90) <= 3);
    }

    void strengthZeroLeavesThePictureClean() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Dice dice(seed);
            const Degradation how = randomDegradation(0, dice);
            QCOMPARE(how.defocus, 0);
            QCOMPARE(how.quality, 100);
            QCOMPARE(how.reduction, 1.F);
            QCOMPARE(how.readNoise, 0.F);
        }
    }
};

QTEST_GUILESS_MAIN(TestSynthesisDegrade)
#include "tst_synthesis_degrade.moc"
