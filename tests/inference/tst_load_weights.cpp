#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/io/safetensors.h"
#include "inference/nets/hsmr.h"
#include "inference/nets/load_weights.h"
#include "inference/nets/tensor_convert.h"
#include "tests/inference/closed_form.h"

using namespace gonio;
using namespace gonio::test;

namespace {

HsmrConfig smallConfig() {
    HsmrConfig config;
    config.backbone.width = 64;
    config.backbone.depth = 2;
    config.backbone.heads = 4;
    config.head.width = 64;
    config.head.depth = 1;
    config.head.heads = 2;
    config.head.headWidth = 16;
    config.head.hidden = 64;
    config.head.contextWidth = 64;
    return config;
}

TensorFile fileOf(const NamedTensors& weights, at::ScalarType type = at::kFloat) {
    TensorFile file;
    for (const auto& [name, tensor] : weights.all()) {
        file.tensors[name] = tensorOfTorch(tensor);
        if (type != at::kFloat && tensor.is_floating_point()) {
            const auto numbers = tensor.to(type).contiguous();
            Tensor& stored = file.tensors[name];
            stored.dtype = DType::F16;
            stored.data.resize(numbers.nbytes());
            std::memcpy(stored.data.data(), numbers.data_ptr(), numbers.nbytes());
        }
    }
    return file;
}

bool areEqual(const NamedTensors& a, const NamedTensors& b) {
    if (a.all().size() != b.all().size()) return false;
    for (const auto& [name, tensor] : a.all()) {
        if (!b.contains(name) || !at::equal(tensor, b[name])) return false;
    }
    return true;
}

/// Memory that is this process's own, MB.
double privateMemory_mb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) return std::stod(line.substr(8)) / 1024;
    }
    return -1;
}

/// A file of zeros with these tensors, whose data take no room on the disk.
void writeHoles(const std::string& path, const TensorShapes& shapes) {
    std::string header = "{";
    std::uint64_t at = 0;
    for (const auto& [name, shape] : shapes) {
        std::uint64_t end = at + 4;
        std::string sides;
        for (const std::int64_t side : shape) {
            sides += (sides.empty() ? "" : ",") + std::to_string(side);
            end = at + (end - at) * std::uint64_t(side);
        }
        header += (at == 0 ? "\"" : ",\"") + name + R"(":{"dtype":"F32","shape":[)" + sides +
                  "],\"data_offsets\":[" + std::to_string(at) + "," + std::to_string(end) + "]}";
        at = end;
    }
    header += "}";
    header.append((8 - header.size() % 8) % 8, ' ');
    const std::uint64_t length = header.size();
    {
        std::ofstream file(path, std::ios::binary);
        file.write(reinterpret_cast<const char*>(&length), 8);
        file << header;
    }
    std::filesystem::resize_file(path, 8 + length + at);
}

}  // namespace

class TestLoadWeights : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    HsmrConfig m_config = smallConfig();
    NamedTensors m_weights = closedFormWeights(hsmrShapes(m_config));

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    std::string written(const TensorFile& file, const char* name = "w.safetensors") const {
        const auto done = writeSafetensors(path(name), file);
        if (!done) qFatal("%s", describe(done.error()).c_str());
        return path(name);
    }

    static NamedTensors loaded(const std::string& file) {
        auto weights = loadWeights(file, "hsmr");
        if (!weights) qFatal("%s", describe(weights.error()).c_str());
        return std::move(*weights);
    }

private Q_SLOTS:

    void resultsAreEqual() {
        const auto weights = loaded(written(fileOf(m_weights)));
        QVERIFY(areEqual(weights, m_weights));
        const auto patch = hashTensor({2, 3, 256, 256}, 3, 2);
        const auto poses = [&](const NamedTensors& w) {
            return runHsmrHead(m_config, w, runHsmrBackbone(m_config, w, patch, {})).continuous;
        };
        QVERIFY(at::equal(poses(weights), poses(m_weights)));
    }

    /// The file may be gone: what is mapped stays until the last tensor goes.
    void tensorsHoldTheFile() {
        const auto file = written(fileOf(m_weights));
        const auto kept = loaded(file)["backbone.pos_embed"];
        std::filesystem::remove(file);
        QVERIFY(at::equal(kept, m_weights["backbone.pos_embed"]));
    }

    void whatIsTrainedDoesNotReachTheFile() {
        const auto file = written(fileOf(m_weights));
        const auto weights = loaded(file);
        weights["backbone.pos_embed"].add_(1);
        QVERIFY(at::equal(weights["backbone.pos_embed"], m_weights["backbone.pos_embed"] + 1));
        QVERIFY(areEqual(loaded(file), m_weights));
    }

    void otherTypesAreConverted() {
        const auto weights = loaded(written(fileOf(m_weights, at::kHalf)));
        for (const auto& [name, tensor] : weights.all()) {
            QCOMPARE(int(tensor.scalar_type()), int(at::kFloat));
            QVERIFY(at::equal(tensor, m_weights[name].to(at::kHalf).to(at::kFloat)));
        }
    }

    /// Files of others may have their data at any byte.
    void askewDataAreCopied() {
        const auto file = written(fileOf(m_weights));
        std::ifstream in(file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        bytes.insert(8 + length, 1, ' ');
        ++length;
        std::memcpy(bytes.data(), &length, 8);
        std::ofstream(path("askew.safetensors"), std::ios::binary) << bytes;
        const auto weights = loaded(path("askew.safetensors"));
        QVERIFY(areEqual(weights, m_weights));
    }

    void numbersThatAreNotFiniteAreNamed() {
        TensorFile file = fileOf(m_weights);
        const float nan = std::numeric_limits<float>::quiet_NaN();
        Tensor& damaged = file.tensors.at("head.betas_decoder.weight");
        std::memcpy(damaged.data.data() + 40, &nan, sizeof nan);
        const auto weights = loadWeights(written(file), "hsmr");
        QVERIFY(!weights);
        QCOMPARE(int(weights.error().code), int(ErrorCode::MalformedFile));
        const auto text = describe(weights.error());
        QVERIFY2(text.find("head.betas_decoder.weight") != std::string::npos, text.c_str());
    }

    void openingTakesNoMemoryOfItsOwn() {
        HsmrConfig large = m_config;
        large.backbone.width = 1024;
        large.backbone.depth = 10;
        large.head.contextWidth = 1024;
        const auto shapes = hsmrShapes(large);
        const auto file = path("large.safetensors");
        writeHoles(file, shapes);
        QVERIFY(std::filesystem::file_size(file) > 500000000);
        const double before_mb = privateMemory_mb();
        if (before_mb < 0) QSKIP("this system does not tell a process's own memory");
        double most_mb = 0;
        const Job job{[] { return false; },
                      [&](int, int) { most_mb = std::max(most_mb, privateMemory_mb()); }};
        const auto weights = loadWeights(file, "hsmr", job);
        QVERIFY2(weights, weights ? "" : describe(weights.error()).c_str());
        const double after_mb = privateMemory_mb();
        qInfo("before %.0f, most %.0f, after %.0f MB", before_mb, most_mb, after_mb);
        QVERIFY(most_mb > 0);
        QVERIFY(std::max(most_mb, after_mb) - before_mb < 16);
        double sum = 0;
        for (const auto& [name, tensor] : weights->all()) sum += tensor.abs().sum().item<double>();
        QCOMPARE(sum, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestLoadWeights)
#include "tst_load_weights.moc"
