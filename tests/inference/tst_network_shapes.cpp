#include <QtTest>

#include "inference/weights/humanfov_shapes.h"
#include "inference/weights/mqhmr_shapes.h"
#include "inference/weights/neurik_shapes.h"
#include "inference/weights/skel_network_shapes.h"

using namespace gonio;

namespace {

struct Digest {
    std::size_t tensors;
    std::int64_t numbers;
    std::uint64_t hash;
};

/// FNV-1a over "name(side, side)\n" of all tensors in the order of their names.
Digest digestOf(const TensorShapes& shapes) {
    Digest digest{shapes.size(), 0, 0xcbf29ce484222325U};
    for (const auto& [name, shape] : shapes) {
        std::string line = name + "(";
        std::int64_t count = 1;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            line += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
            count *= shape[i];
        }
        digest.numbers += count;
        for (const char c : line + ")\n") {
            digest.hash = (digest.hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
    }
    return digest;
}

#define COMPARE_DIGEST(shapes, tensorCount, numberCount, hashValue) \
    do {                                                            \
        const Digest digest = digestOf(shapes);                     \
        QCOMPARE(digest.tensors, std::size_t(tensorCount));         \
        QCOMPARE(digest.numbers, std::int64_t(numberCount));        \
        QCOMPARE(digest.hash, std::uint64_t(hashValue));            \
    } while (false)

}  // namespace

/// Names and shapes of the published networks, held against digests of the key lists that
/// instantiating the published modules gave.
class TestNetworkShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void hsmrIsThePublishedOne() {
        COMPARE_DIGEST(hsmrShapes({}), 503, 670'459'194, 0x24cb967ec568889fU);
    }

    void skelCfIsThePublishedOne() {
        COMPARE_DIGEST(skelCfShapes({}), 513, 679'415'098, 0xc7a3cde15f584451U);
    }

    void humanFovIsThePublishedOne() {
        COMPARE_DIGEST(humanFovShapes({}), 1874, 67'762'641, 0x89069ae2c3b83686U);
    }

    void configurationsComeBackFromShapes() {
        const auto hsmr = hsmrConfigOf(hsmrShapes({}));
        QVERIFY(hsmr);
        QCOMPARE(hsmr->backbone.heads, 16);
        QCOMPARE(hsmr->backbone.depth, 32);
        QCOMPARE(hsmr->head.heads, 8);
        QCOMPARE(hsmr->head.headWidth, 64);
        const auto base =
            hsmrConfigOf(hsmrShapes({VitConfig::base(), {.depth = 2, .contextWidth = 768}}));
        QVERIFY(base);
        QCOMPARE(base->backbone.heads, 12);
        QCOMPARE(base->head.depth, 2);
        const auto skelCf = skelCfConfigOf(skelCfShapes({}));
        QVERIFY(skelCf);
        QCOMPARE(skelCf->decoder.width, 1280);
        const auto narrow = humanFovConfigOf(humanFovShapes({{32}, 512, 17}));
        QVERIFY(narrow);
        QCOMPARE(narrow->backbone.width, 32);
        QCOMPARE(narrow->hidden, 512);
    }

    void bioPoseComesBackFromShapes() {
        const auto mqHmr = mqHmrConfigOf(mqHmrShapes({}));
        QVERIFY2(mqHmr, mqHmr ? "" : describe(mqHmr.error()).c_str());
        QCOMPARE(mqHmr->queries, 96);
        QCOMPARE(mqHmr->layers, 4);
        QCOMPARE(mqHmr->heads, 8);
        QCOMPARE(mqHmr->points, 4);
        QCOMPARE(mqHmr->vit.depth, 32);
        MqHmrConfig other{.vit = VitConfig::base(), .width = 96, .queries = 48, .heads = 6};
        other.points = 3;
        other.hidden = 100;
        const auto read = mqHmrConfigOf(mqHmrShapes(other), {0, 6});
        QVERIFY(read);
        QCOMPARE(read->points, 3);
        QCOMPARE(read->hidden, 100);
        MqHmrConfig onHrnet;
        onHrnet.hrnet = HrnetConfig{48};
        const auto other48 = mqHmrConfigOf(mqHmrShapes(onHrnet));
        QVERIFY2(other48, other48 ? "" : describe(other48.error()).c_str());
        QCOMPARE(other48->hrnet->width, 48);
        QVERIFY(!mqHmr->hrnet);
        auto lacking = mqHmrShapes(onHrnet);
        lacking.erase("backbone.stage4.2.fuse_layers.3.0.0.0.weight");
        const auto broken = mqHmrConfigOf(lacking);
        QVERIFY(!broken &&
                describe(broken.error()).find("fuse_layers.3.0.0.0") != std::string::npos);
        const auto neurIk = neurIkConfigOf(neurIkShapes({.markers = 115, .layers = 6}));
        QVERIFY2(neurIk, neurIk ? "" : describe(neurIk.error()).c_str());
        QCOMPARE(neurIk->markers, 115);
        QCOMPARE(neurIk->layers, 6);
        QCOMPARE(neurIk->heads, 8);
        QCOMPARE(neurIk->convWidth, 64);
        QCOMPARE(neurIk->frames, 64);
    }

    void impossibleBioPoseIsRefused() {
        const auto says = [](const auto& result) {
            return result ? std::string() : describe(result.error());
        };
        const auto has = [](const std::string& text, const char* part) {
            if (text.find(part) == std::string::npos) qWarning("%s", text.c_str());
            return text.find(part) != std::string::npos;
        };
        TensorShapes shapes = mqHmrShapes({});
        shapes["query.content"] = {97, 256};
        QVERIFY(has(says(mqHmrConfigOf(shapes)), "97 queries"));
        QVERIFY(has(says(mqHmrConfigOf(mqHmrShapes({}), {0, 7})), "7 heads"));
        QVERIFY(has(says(mqHmrConfigOf(mqHmrShapes({}), {0, 64})), "96 places"));
        shapes = mqHmrShapes({});
        shapes.erase("head.pool");
        shapes["pyramid.up4.0.weight"] = {640, 1280, 2, 2};
        QVERIFY(has(says(mqHmrConfigOf(shapes)), "missing: head.pool"));
        QVERIFY(has(says(mqHmrConfigOf(shapes)), "should be (1280, 640, 2, 2)"));
        shapes = neurIkShapes({});
        shapes["head.fc2.weight"] = {126, 256};
        shapes["temporal.layers.4.fc1.weight"] = {512, 256};
        QVERIFY(has(says(neurIkConfigOf(shapes)), "head.fc2.weight is (126, 256)"));
        QVERIFY(
            has(says(neurIkConfigOf(shapes)), "1 not part of it: temporal.layers.4.fc1.weight"));
        QVERIFY(has(says(neurIkConfigOf(neurIkShapes({}), {0, 7})), "7 heads"));
        QVERIFY(!mqHmrConfigOf(neurIkShapes({})) && !neurIkConfigOf(mqHmrShapes({})));
        QVERIFY(!mqHmrConfigOf({}) && !neurIkConfigOf({}));
        for (const std::int64_t side : {std::int64_t(-4), std::int64_t(0), std::int64_t(1) << 40}) {
            for (const char* name : {"query.content", "decoder.layers.0.fc1.weight",
                                     "decoder.layers.0.cross_attn.attention_weights.weight"}) {
                shapes = mqHmrShapes({});
                shapes[name] = {side, side};
                QVERIFY(!mqHmrConfigOf(shapes));
            }
            for (const char* name : {"input.mean", "join.weight", "spatial.0.in.conv.weight"}) {
                shapes = neurIkShapes({});
                shapes[name] = {side, 3};
                QVERIFY(!neurIkConfigOf(shapes));
            }
        }
    }

    /// A small network may have heads that its widths do not tell.
    void headsCanBeGiven() {
        const VitConfig vit{.width = 96, .depth = 1, .heads = 2};
        const auto shapes =
            hsmrShapes({vit, {.depth = 1, .heads = 2, .headWidth = 32, .contextWidth = 96}});
        const auto guessed = hsmrConfigOf(shapes);
        QVERIFY(guessed);
        QCOMPARE(guessed->backbone.heads, 4);
        QCOMPARE(guessed->head.headWidth, 16);
        const auto given = hsmrConfigOf(shapes, {2, 2});
        QVERIFY(given);
        QCOMPARE(given->backbone.heads, 2);
        QCOMPARE(given->head.headWidth, 32);
        QCOMPARE(int(hsmrConfigOf(shapes, {5, 0}).error().code), int(ErrorCode::Unsupported));
        QCOMPARE(int(hsmrConfigOf(shapes, {0, 5}).error().code), int(ErrorCode::Unsupported));
    }

    void strangeTensorsAreNamed() {
        TensorShapes shapes = hsmrShapes({});
        shapes.erase("head.init_cam");
        shapes["head.betas_decoder.bias"] = {11};
        const auto result = hsmrConfigOf(shapes);
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), int(ErrorCode::MalformedFile));
        const std::string text = describe(result.error());
        QVERIFY2(text.find("missing: head.init_cam") != std::string::npos, text.c_str());
        QVERIFY2(text.find("head.betas_decoder.bias is (11)") != std::string::npos, text.c_str());
        QVERIFY(!hsmrConfigOf({}));
        QVERIFY(!skelCfConfigOf(hsmrShapes({})));
        QVERIFY(!humanFovConfigOf(hsmrShapes({})));
    }

    /// Sides of a hostile file neither overflow nor make us build an endless table.
    void impossibleSidesAreRefused() {
        for (const std::int64_t side : {std::int64_t(-4), std::int64_t(0), std::int64_t(1) << 40}) {
            TensorShapes shapes = hsmrShapes({});
            shapes["backbone.pos_embed"] = {1, 193, side};
            QVERIFY(!hsmrConfigOf(shapes));
            shapes = humanFovShapes({});
            shapes["backbone.transition1.0.0.weight"] = {side};
            QVERIFY(!humanFovConfigOf(shapes));
        }
        TensorShapes flat = hsmrShapes({});
        flat["backbone.pos_embed"] = {};
        QVERIFY(!hsmrConfigOf(flat));
    }
};

QTEST_APPLESS_MAIN(TestNetworkShapes)
#include "tst_network_shapes.moc"
