#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cmath>
#include <fstream>
#include <numeric>

#include "core/body/rotation.h"
#include "inference/plugin/load_network_library.h"

using namespace gonio;

/// Users' own modules, made here with LibTorch, seen through the library that programs load.

namespace {

/// Answers that follow from each picture's mean colour; parts of the source are exchanged.
const std::string kGood = R"(
def forward(self, patch):
    rows = patch.size(0)
    colour = patch.mean([2, 3])
    poses = colour[:, 0:1] * self.blend[:, 0:46]
    betas = colour[:, 1:2].expand(rows, 10).contiguous()
    cam = colour * 0.5
    return (poses, betas, cam)
)";

std::string exchanged(const std::string& from, const std::string& to) {
    std::string source = kGood;
    const auto at = source.find(from);
    if (at == std::string::npos) qFatal("no such part: %s", from.c_str());
    return source.replace(at, from.size(), to);
}

std::vector<float> patches(std::int64_t count) {
    std::vector<float> values;
    for (std::int64_t i = 0; i < count * 3 * 256 * 256; ++i) {
        values.push_back(float(std::sin(0.37 * double(i % 1000)) + 0.1 * double(i / 196608)));
    }
    return values;
}

TensorMap inputOf(std::int64_t count) {
    return {{"patch", Tensor::fromFloats(patches(count), {count, 3, 256, 256})}};
}

bool contains(const Error& error, const std::string& part) {
    return describe(error).find(part) != std::string::npos;
}

}  // namespace

class TestTorchScript : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const char* name = "net.pt") const {
        return m_folder.filePath(name).toStdString();
    }

    std::string saved(const std::string& source, const char* name = "net.pt") const {
        torch::jit::Module module("net");
        module.register_parameter("blend", at::linspace(-1, 1, 144).reshape({1, 144}), false);
        module.define(source);
        module.save(path(name));
        return path(name);
    }

    static Result<std::unique_ptr<Network>> opened(const std::string& file,
                                                   NetworkOptions options = {}) {
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        if (!library) qFatal("%s", describe(library.error()).c_str());
        if (options.device == "auto") options.device = "cpu";
        return (*library)->open("torchscript", file, options);
    }

private Q_SLOTS:

    void givesWhatTheModuleGives() {
        auto network = opened(saved(kGood));
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        QVERIFY((*network)->title().find("net.pt") != std::string::npos);
        const auto inputs = inputOf(3);
        const auto found = (*network)->run(inputs, {});
        QVERIFY2(found, found ? "" : describe(found.error()).c_str());
        QCOMPARE(int(found->size()), 3);
        const auto numbers = inputs.at("patch").toDoubles();
        for (std::size_t i = 0; i < 3; ++i) {
            const auto mean = [&](std::size_t channel) {
                const auto first = numbers.begin() + std::ptrdiff_t(65536 * (3 * i + channel));
                return std::accumulate(first, first + 65536, 0.0) / 65536;
            };
            const auto pose = found->at("poses").toDoubles();
            for (std::size_t d = 0; d < 46; ++d) {
                const double expected = mean(0) * (double(d) / 143 * 2 - 1);
                QVERIFY(std::abs(pose[46 * i + d] - expected) < 1e-5);
            }
            QVERIFY(std::abs(found->at("betas").toDoubles()[10 * i + 9] - mean(1)) < 1e-5);
            QVERIFY(std::abs(found->at("cam").toDoubles()[3 * i + 2] - mean(2) / 2) < 1e-5);
        }
    }

    void dictionariesAndContinuousNumbers() {
        const auto source = exchanged(
            "poses = colour[:, 0:1] * self.blend[:, 0:46]",
            "six = colour[:, 0:1] * torch.sin(90 * self.blend) + torch.cos(31 * self.blend)");
        auto dictionary = source;
        dictionary.replace(dictionary.find("return (poses, betas, cam)"), 26,
                           "return {\"continuous\": six, \"betas\": betas, \"cam\": cam, "
                           "\"more\": cam}");
        auto network = opened(saved(dictionary));
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        const auto inputs = inputOf(1);
        const auto found = (*network)->run(inputs, {});
        QVERIFY(found);
        QCOMPARE(found->at("poses").shape, (std::vector<std::int64_t>{1, 46}));
        const auto numbers = inputs.at("patch").toDoubles();
        const double mean = std::accumulate(numbers.begin(), numbers.begin() + 65536, 0.0) / 65536;
        ContinuousPose six;
        for (int k = 0; k < 144; ++k) {
            const double blend = k / 143.0 * 2 - 1;
            six[k] = mean * std::sin(90 * blend) + std::cos(31 * blend);
        }
        const PoseVector expected = poseFromContinuous(six);
        const auto pose = found->at("poses").toDoubles();
        for (int d = 0; d < kDofCount; ++d) QVERIFY(std::abs(pose[d] - expected[d]) < 1e-4);
    }

    void brokenContractsAreNamed_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& source, const char* says) {
            QTest::newRow(name) << QString::fromStdString(source) << QString(says);
        };
        const std::string end = "return (poses, betas, cam)";
        row("two values", exchanged(end, "return (poses, betas)"), "it gives 2 values");
        row("one tensor", exchanged(end, "return poses"), "it gives Tensor");
        row("no tensor", exchanged(end, "return (poses, betas, 3)"), "no tensor");
        row("no cam", exchanged(end, "return {\"poses\": poses, \"betas\": betas}"), "no 'cam'");
        row("no pose", exchanged(end, "return {\"pose\": poses}"),
            "neither 'poses' nor 'continuous'");
        row("numbers as keys", exchanged(end, "return {1: poses}"), "neither 'poses'");
        row("mixed names",
            exchanged(end, "return {\"continuous\": poses, \"betas\": betas, \"cam\": cam}"),
            "'continuous' must be B x 144");
        row("45 angles", exchanged("0:46", "0:45"), "'poses' is 2 x 45");
        row("one row", exchanged(end, "return (poses[0:1], betas, cam)"), "'poses' is 1 x 46");
        row("no rows", exchanged(end, "return (poses, betas, cam[0])"), "'cam' is 3;");
        row("double", exchanged(end, "return (poses, betas.double(), cam)"),
            "'betas' holds numbers of type Double");
        row("not finite", exchanged(end, "return (poses, betas / 0.0, cam)"),
            "'betas' holds values that are no finite");
        row("random", exchanged("colour * 0.5", "torch.rand_like(colour)"),
            "'cam' differs when the same");
        row("batch statistics",
            exchanged("colour = patch.mean([2, 3])",
                      "colour = patch.mean([2, 3]) - patch.mean([0, 2, 3])"),
            "depends on the other pictures");
        row("only two pictures", exchanged("rows = patch.size(0)", "rows = 2"),
            "'betas' is 2 x 10; 1 x 10");
        row("it raises",
            exchanged("rows = patch.size(0)", "assert patch.size(0) > 5\n    rows = 2"),
            "AssertionError");
        row("another size", exchanged("patch.mean([2, 3])", "patch.reshape([-1, 7, 2]).mean([2])"),
            "could not run");
        row("no forward", "\ndef other(self, patch):\n    return (patch, patch, patch)\n",
            "could not run");
    }

    void brokenContractsAreNamed() {
        QFETCH(const QString, source);
        QFETCH(const QString, says);
        const auto network = opened(saved(source.toStdString()));
        QVERIFY(!network);
        QCOMPARE(int(network.error().code), int(ErrorCode::Unsupported));
        const auto text = QString::fromStdString(describe(network.error()));
        QVERIFY2(text.contains(says), qPrintable(text));
        QVERIFY2(!text.contains('\n'), qPrintable(text));
    }

    /// A later failure is an error too: the contract cannot try every picture.
    void failuresInARunAreErrors() {
        const auto source = exchanged("rows = patch.size(0)",
                                      "rows = patch.size(0)\n    assert bool(patch.max() < 50)");
        auto network = opened(saved(source));
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        auto numbers = patches(1);
        QVERIFY((*network)->run({{"patch", Tensor::fromFloats(numbers, {1, 3, 256, 256})}}, {}));
        numbers[77] = 99;
        const auto found =
            (*network)->run({{"patch", Tensor::fromFloats(numbers, {1, 3, 256, 256})}}, {});
        QVERIFY(!found);
        QVERIFY(contains(found.error(), "AssertionError"));
    }

    void cancelsBetweenPictures() {
        auto network = opened(saved(kGood));
        QVERIFY(network);
        std::atomic<int> asked = 0;
        const auto found =
            (*network)->run(inputOf(8), {[&] { return ++asked > 2; }, [](int, int) {}});
        QVERIFY(!found);
        QCOMPARE(int(found.error().code), int(ErrorCode::Cancelled));
        QVERIFY(asked <= 4);
    }

    void unusableFiles() {
        QCOMPARE(int(opened(path("none.pt")).error().code), int(ErrorCode::NotFound));
        std::ofstream(path("text.pt")) << "a text";
        QVERIFY(contains(opened(path("text.pt")).error(), "no TorchScript network"));
        const std::string checkpoint = std::string(GONIO_TEST_DATA) + "/golden/hsmr/hsmr_tiny.ckpt";
        if (std::ifstream(checkpoint).good()) {
            QVERIFY(contains(opened(checkpoint).error(), "checkpoint of weights"));
        }
    }

    /// Whatever byte is exchanged or missing: an error, never a crash, never other numbers.
    void damagedFiles() {
        std::ifstream file(saved(kGood), std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(file), {}};
        const auto opens = [&](const std::string& bytes) {
            std::ofstream(path("damaged.pt"), std::ios::binary) << bytes;
            return opened(path("damaged.pt")).has_value();
        };
        QVERIFY(opens(whole));
        int refused = 0;
        for (std::size_t at = 3; at < whole.size(); at += whole.size() / 60) {
            std::string damaged = whole;
            damaged[at] = char(damaged[at] ^ 0x5a);
            refused += !opens(damaged);
        }
        // Bytes between the entries are nobody's.
        QVERIFY2(refused > 20, std::to_string(refused).c_str());
        for (const double share : {0.2, 0.6, 0.98}) {
            QVERIFY(!opens(whole.substr(0, std::size_t(share * double(whole.size())))));
        }
    }
};

QTEST_APPLESS_MAIN(TestTorchScript)
#include "tst_torchscript.moc"
