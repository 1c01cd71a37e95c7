#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/vit.h"

using namespace gonio;

namespace {

const VitConfig kSmall{.width = 48, .depth = 2, .heads = 4};

}  // namespace

class TestVit : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void hugeHasThePublishedSize() {
        std::int64_t numbers = 0;
        const auto shapes = vitShapes(VitConfig::huge());
        for (const auto& [name, shape] : shapes) {
            std::int64_t count = 1;
            for (const auto side : shape) count *= side;
            numbers += count;
        }
        QCOMPARE(int(shapes.size()), 389);
        QCOMPARE(numbers, std::int64_t(630'912'000));
    }

    void sameSeedSameNumbers() {
        const auto shapes = vitShapes(kSmall);
        const auto image = at::ones({1, 3, 256, 192});
        const auto a = runVit(kSmall, NamedTensors::random(shapes, 3), "", image);
        const auto b = runVit(kSmall, NamedTensors::random(shapes, 3), "", image);
        const auto c = runVit(kSmall, NamedTensors::random(shapes, 4), "", image);
        QCOMPARE(a.sizes().vec(), (std::vector<std::int64_t>{1, 192, 48}));
        QVERIFY(at::equal(a, b));
        QVERIFY(!at::equal(a, c));
    }

    /// A patch must see its own pixels: with padding 2, token (r, c) begins at pixel 16 r - 2.
    void patchesBeginTwoPixelsEarly() {
        const VitConfig config{.width = 48, .depth = 0, .heads = 4};
        const auto weights = NamedTensors::random(vitShapes(config), 1, 1.0);
        const auto dark = at::zeros({1, 3, 256, 192});
        auto light = dark.clone();
        light.index_put_({0, 0, 13, 13}, at::scalar_tensor(5));
        const auto changed =
            (runVit(config, weights, "", light) - runVit(config, weights, "", dark))
                .abs()
                .sum(-1)[0];
        QCOMPARE(changed.nonzero().numel(), std::int64_t(1));
        QCOMPARE(changed.argmax().item<std::int64_t>(), std::int64_t(0));
        light = dark.clone();
        light.index_put_({0, 0, 14, 13}, at::scalar_tensor(5));
        const auto next = (runVit(config, weights, "", light) - runVit(config, weights, "", dark))
                              .abs()
                              .sum(-1)[0];
        QCOMPARE(next.argmax().item<std::int64_t>(), std::int64_t(12));
    }
};

QTEST_APPLESS_MAIN(TestVit)
#include "tst_vit.moc"
