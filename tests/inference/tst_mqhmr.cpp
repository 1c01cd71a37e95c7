#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/random_start.h"
#include "inference/nets/rotations6.h"
#include "small_mqhmr.h"
#include "synthetic_smpl.h"

using namespace gonio;

namespace {

std::int64_t numbersIn(const TensorShapes& shapes, const std::string& prefix) {
    std::int64_t sum = 0;
    for (const auto& [name, shape] : shapes) {
        std::int64_t count = name.starts_with(prefix) ? 1 : 0;
        for (const auto side : shape) count *= side;
        sum += count;
    }
    return sum;
}

double largest(const at::Tensor& x) {
    return x.abs().max().item<double>();
}

}  // namespace

class TestMqHmr : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void publishedSizes() {
        const auto shapes = mqHmrShapes({});
        const double decoder = double(numbersIn(shapes, "decoder.")) / 1e6;
        qInfo("decoder %.2f million numbers, backbone %.0f", decoder,
              double(numbersIn(shapes, "backbone.")) / 1e6);
        // the sheet's parts: 0.26 (self) + 0.21 (deformable) + 0.53 (feed-forward) a layer
        QVERIFY(std::abs(decoder / 4 - (0.26 + 0.21 + 0.53)) < 0.01);
        QCOMPARE(shapes.at("query.content"), (std::vector<std::int64_t>{96, 256}));
    }

    void mapsHaveThreeResolutions() {
        const auto config = smallMqHmr();
        const auto weights = startMqHmr(config, 1);
        QVERIFY(compareShapes(mqHmrShapes(config), weights.shapes()).none());
        const auto maps = runMqBackbone(config, weights, normal({2, 3, 256, 192}, 2, 1));
        QCOMPARE(maps[0].sizes().vec(), (std::vector<std::int64_t>{2, 32, 64, 48}));
        QCOMPARE(maps[1].sizes().vec(), (std::vector<std::int64_t>{2, 32, 32, 24}));
        QCOMPARE(maps[2].sizes().vec(), (std::vector<std::int64_t>{2, 32, 16, 12}));
    }

    void otherBackboneHasTheSameMaps() {
        const auto config = smallHrnetMqHmr();
        const auto weights = startMqHmr(config, 1);
        QVERIFY(compareShapes(mqHmrShapes(config), weights.shapes()).none());
        const auto image = normal({2, 3, 256, 192}, 2, 1);
        const auto maps = runMqBackbone(config, weights, image);
        QCOMPARE(int(maps.size()), MqHmrConfig::kLevels);
        QCOMPARE(maps[0].sizes().vec(), (std::vector<std::int64_t>{2, 32, 64, 48}));
        QCOMPARE(maps[1].sizes().vec(), (std::vector<std::int64_t>{2, 32, 32, 24}));
        QCOMPARE(maps[2].sizes().vec(), (std::vector<std::int64_t>{2, 32, 16, 12}));
        const auto all = runMqHmr(config, weights, image);
        QVERIFY(all.rotations.isfinite().all().item<bool>());
        const auto second = runMqHmr(config, weights, image.slice(0, 1, 2));
        QVERIFY(largest(second.rotations[0] - all.rotations[1]) < 1e-4);
        QVERIFY(largest(maps[0][0] - maps[0][1]) > 1e-3);  // it sees the picture
        // Each level is its own branch: a level's entry touches no other level.
        auto tensors = weights.all();
        tensors["pyramid.level1.conv1.weight"] = tensors["pyramid.level1.conv1.weight"] * -1;
        const auto changed = runMqBackbone(config, NamedTensors(tensors), image);
        QVERIFY(at::equal(changed[0], maps[0]) && at::equal(changed[2], maps[2]));
        QVERIFY(largest(changed[1] - maps[1]) > 1e-3);
    }

    void startIsNearTheMeanBody() {
        const auto config = smallMqHmr();
        const auto estimate =
            runMqHmr(config, startMqHmr(config, 1), normal({2, 3, 256, 192}, 2, 1));
        const auto upright = at::diag(at::tensor({1.F, -1.F, -1.F}));
        QVERIFY(largest(estimate.rotations.select(1, 0) - upright) < 0.2);
        QVERIFY(largest(estimate.betas) < 0.2);
        QVERIFY(largest(estimate.camera.select(1, 0) - 0.9) < 0.2);
    }

    void batchEqualsSingles() {
        const auto config = smallMqHmr();
        const auto weights = NamedTensors::random(mqHmrShapes(config), 3, 0.1);
        const auto images = normal({3, 3, 256, 192}, 2, 1);
        const auto all = runMqHmr(config, weights, images);
        for (std::int64_t i = 0; i < 3; ++i) {
            const auto one = runMqHmr(config, weights, images.slice(0, i, i + 1));
            QVERIFY(largest(one.rotations[0] - all.rotations[i]) < 1e-4);
            QVERIFY(largest(one.camera[0] - all.camera[i]) < 1e-4);
        }
        QVERIFY(largest(all.rotations[0] - all.rotations[1]) > 1e-6);  // it sees the picture
    }

    void noShiftIsTheNetworkItself() {
        const auto config = smallMqHmr();
        const auto weights = startMqHmr(config, 1);
        const auto memory = mqMemory(
            config, weights, runMqBackbone(config, weights, normal({1, 3, 256, 192}, 2, 1)));
        const auto plain = runMqDecoder(config, weights, memory).back();
        const auto zero = runMqDecoder(config, weights, memory, at::zeros({48, 32})).back();
        const auto moved = runMqDecoder(config, weights, memory, at::ones({48, 32})).back();
        QVERIFY(at::equal(plain, zero));
        QVERIFY(!at::allclose(plain, moved));
    }

    void placesAreTold() {
        const auto places = sinePlaces(32, 64, 48, at::TensorOptions(at::kDouble));
        QCOMPARE(places.sizes().vec(), (std::vector<std::int64_t>{1, 32, 64, 48}));
        // y in the first half, x in the second; the first channel is a sine over the whole map
        QVERIFY(largest(places[0][0].select(1, 0) - places[0][0].select(1, 47)) < 1e-12);
        QVERIFY(largest(places[0][16][0] - places[0][16][63]) < 1e-12);
        QVERIFY(std::abs(places[0][0][15][0].item<double>() - std::sin(2 * M_PI * 15.5 / 64)) <
                1e-12);
        QVERIFY(std::abs(places[0][1][15][0].item<double>() - std::cos(2 * M_PI * 15.5 / 64)) <
                1e-12);
    }

    void sixNumbersAreTwoColumns() {
        const auto matrices = randomRotations({7}, 1.0, 4);
        const auto six = sixColumnsOf(matrices);
        QVERIFY(largest(six[3][1] - matrices[3][1][0]) == 0);
        QVERIFY(largest(matrixOfSixColumns(six * 2.5) - matrices) < 1e-12);
        const auto skewed = matrixOfSixColumns(normal({9, 6}, 3, 1).to(at::kDouble));
        const auto product = at::matmul(skewed.transpose(-1, -2), skewed);
        QVERIFY(largest(product - at::eye(3, at::kDouble)) < 1e-12);
        QVERIFY(largest(at::linalg_det(skewed) - 1) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestMqHmr)
#include "tst_mqhmr.moc"
