#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cmath>
#include <fstream>

#include "core/io/npz.h"
#include "core/io/safetensors.h"
#include "core/io/torch_checkpoint.h"
#include "inference/plugin/load_network_library.h"

using namespace gonio;

// No LibTorch is linked into this test: it sees the networks as programs do.

namespace {

const std::string kGolden = std::string(GONIO_TEST_DATA) + "/golden/";

double largestDifference(const Tensor& a, const Tensor& b) {
    const auto left = a.toDoubles(), right = b.toDoubles();
    if (a.shape != b.shape) return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const double difference = std::abs(left[i] - right[i]);
        largest = std::isfinite(difference) ? std::max(largest, difference) : INFINITY;
    }
    return largest;
}

std::unique_ptr<Network> opened(const std::string& backend, const std::string& file,
                                NetworkOptions options = {.details = true}) {
    const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    options.device = "cpu";
    auto network = (*library)->open(backend, kGolden + file, options);
    if (!network) qFatal("%s", describe(network.error()).c_str());
    return std::move(*network);
}

/// The error of a run or of opening; fails the test where there is none.
template <class T>
Error errorOf(const Result<T>& result) {
    return result ? Error{ErrorCode::Internal, "no error", {}} : result.error();
}

}  // namespace

class TestNetworkLibrary : public QObject {
    Q_OBJECT

private:
    TensorMap m_hsmr;

private Q_SLOTS:

    void initTestCase() {
        const auto arrays = readNpz(kGolden + "hsmr/hsmr_tiny_io.npz");
        if (!arrays) QSKIP("the golden networks are not here");
        m_hsmr = *arrays;
    }

    void goldens_data() {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("weights");
        QTest::addColumn<QString>("io");
        QTest::addColumn<int>("outputs");
        QTest::newRow("hsmr") << "hsmr"
                              << "hsmr/hsmr_tiny.ckpt"
                              << "hsmr/hsmr_tiny_io.npz" << 4;
        QTest::newRow("skelcf") << "skelcf"
                                << "skelcf/skelcf_tiny.pth"
                                << "skelcf/skelcf_tiny_io.npz" << 16;
        QTest::newRow("humanfov") << "humanfov"
                                  << "skelcf/humanfov_tiny_w4.ckpt"
                                  << "skelcf/humanfov_tiny_io.npz" << 2;
    }

    /// Every array of the golden file that is no input comes out, within 1e-4.
    void goldens() {
        QFETCH(const QString, backend);
        QFETCH(const QString, weights);
        QFETCH(const QString, io);
        QFETCH(const int, outputs);
        const auto arrays = readNpz(kGolden + io.toStdString());
        QVERIFY(arrays);
        const auto network = opened(backend.toStdString(), weights.toStdString());
        const auto found = network->run(*arrays, {});
        QVERIFY2(found, describe(errorOf(found)).c_str());
        int compared = 0;
        for (const auto& [name, array] : *arrays) {
            if (name == "patch" || name == "image" || name == "bbox_info") continue;
            QVERIFY2(found->contains(name), name.c_str());
            const double largest = largestDifference(found->at(name), array);
            QVERIFY2(largest <= 1e-4, (name + " differs by " + std::to_string(largest)).c_str());
            ++compared;
        }
        QCOMPARE(compared, outputs);
        QCOMPARE(int(found->size()), outputs);
    }

    void detailsAreLeftOutUnlessWanted() {
        const auto network = opened("hsmr", "hsmr/hsmr_tiny.ckpt", {});
        const auto found = network->run(m_hsmr, {});
        QVERIFY(found);
        QCOMPARE(int(found->size()), 3);
        QVERIFY(!found->contains("features"));
    }

    void threadsChangeNothing() {
        TensorMap five;
        auto numbers = m_hsmr.at("patch").toFloats();
        const std::size_t picture = numbers.size() / 2;
        for (int i = 0; i < 3; ++i) {
            for (std::size_t k = 0; k < picture; ++k) {
                numbers.push_back(numbers[k] * 0.5F * float(i));
            }
        }
        five["patch"] = Tensor::fromFloats(numbers, {5, 3, 256, 256});
        const auto one = opened("hsmr", "hsmr/hsmr_tiny.ckpt", {.threads = 1})->run(five, {});
        const auto three = opened("hsmr", "hsmr/hsmr_tiny.ckpt", {.threads = 3})->run(five, {});
        QVERIFY(one && three);
        for (const char* name : {"poses", "betas", "cam"}) {
            QVERIFY(largestDifference(one->at(name), three->at(name)) < 1e-4);
        }
        const auto again = opened("hsmr", "hsmr/hsmr_tiny.ckpt", {.threads = 3})->run(five, {});
        QCOMPARE(again->at("poses").data, three->at("poses").data);
    }

    void fewerBits_data() {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("weights");
        QTest::addColumn<QString>("io");
        QTest::newRow("hsmr") << "hsmr"
                              << "hsmr/hsmr_tiny.ckpt"
                              << "hsmr/hsmr_tiny_io.npz";
        QTest::newRow("skelcf") << "skelcf"
                                << "skelcf/skelcf_tiny.pth"
                                << "skelcf/skelcf_tiny_io.npz";
        QTest::newRow("humanfov") << "humanfov"
                                  << "skelcf/humanfov_tiny_w4.ckpt"
                                  << "skelcf/humanfov_tiny_io.npz";
    }

    /// Other numbers than in 32 bits, near them, and a word on how near; or a refusal with the
    /// same.
    void fewerBits() {
        QFETCH(const QString, backend);
        QFETCH(const QString, weights);
        QFETCH(const QString, io);
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        QVERIFY(library);
        const auto network =
            (*library)->open(backend.toStdString(), kGolden + weights.toStdString(),
                             {.device = "cpu", .precision = Precision::BFloat16});
        QVERIFY2(network, describe(errorOf(network)).c_str());
        QVERIFY((*network)->device().find("bfloat16") != std::string::npos);
        const auto warnings = (*network)->warnings();
        QCOMPARE(int(warnings.size()), 1);
        qInfo("%s", warnings.front().c_str());
        QVERIFY(warnings.front().find("degrees") != std::string::npos);
        const auto inputs = readNpz(kGolden + io.toStdString());
        const auto exact = opened(backend.toStdString(), weights.toStdString(), {});
        QVERIFY(exact->warnings().empty());
        const auto reduced = (*network)->run(*inputs, {}), full = exact->run(*inputs, {});
        QVERIFY(reduced && full);
        for (const auto& [name, array] : *full) {
            const double difference = largestDifference(reduced->at(name), array);
            qInfo("%s: %.1e", name.c_str(), difference);
            QVERIFY(difference > 0 && difference < 0.2);
        }
    }

    /// Weights that multiply roundings: what comes out is another pose, so it is not opened.
    void refusedWhereAnglesAreTooFarOff() {
        const auto checkpoint = TorchCheckpoint::open(kGolden + "hsmr/hsmr_tiny.ckpt");
        QVERIFY(checkpoint);
        TensorFile file;
        for (const auto& [name, place] : checkpoint->tensors()) {
            if (!name.starts_with("state_dict.") || !place.unreadable.empty()) continue;
            Tensor tensor = *checkpoint->read(name);
            const bool isSharp = name.find("qkv.weight") != std::string::npos;
            if (isSharp || name.find("poses_decoder.weight") != std::string::npos) {
                auto values = tensor.toFloats();
                for (float& value : values) value *= 40;
                tensor = Tensor::fromFloats(values, tensor.shape);
            }
            file.tensors[name.substr(11)] = std::move(tensor);
        }
        QTemporaryDir folder;
        const std::string path = folder.filePath("sharp.safetensors").toStdString();
        QVERIFY(writeSafetensors(path, file));
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        QVERIFY((*library)->open("hsmr", path, {.device = "cpu"}));
        const auto reduced =
            (*library)->open("hsmr", path, {.device = "cpu", .precision = Precision::BFloat16});
        QCOMPARE(int(errorOf(reduced).code), int(ErrorCode::Unsupported));
        qInfo("%s", describe(errorOf(reduced)).c_str());
        QVERIFY(errorOf(reduced).detail.find("too much") != std::string::npos);
    }

    void precisionsThatAreNotThere() {
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        QVERIFY(library);
        const auto half = (*library)->open("hsmr", kGolden + "hsmr/hsmr_tiny.ckpt",
                                           {.device = "cpu", .precision = Precision::Half});
        QCOMPARE(int(errorOf(half).code), int(ErrorCode::Usage));
        QVERIFY(errorOf(half).detail.find("half") != std::string::npos);
    }

    void unusableInputsAreNamed() {
        const auto network = opened("skelcf", "skelcf/skelcf_tiny.pth");
        const auto says = [&](const TensorMap& inputs) {
            const auto found = network->run(inputs, {});
            return found ? std::string() : describe(found.error());
        };
        const TensorMap one{{"patch", m_hsmr.at("patch")}};
        QVERIFY(says(one).find("bbox_info") != std::string::npos);
        TensorMap three = one;
        three["bbox_info"] = Tensor::fromFloats(std::vector<float>(9), {3, 3});
        QVERIFY2(says(three).find("(3, 3)") != std::string::npos, says(three).c_str());
        TensorMap nan = one;
        nan["bbox_info"] = Tensor::fromFloats(std::vector<float>{0, 0, NAN, 0, 0, 0}, {2, 3});
        QVERIFY2(says(nan).find("finite") != std::string::npos, says(nan).c_str());
        const TensorMap empty{{"patch", Tensor::fromFloats({}, {0, 3, 256, 256})},
                              {"bbox_info", Tensor::fromFloats({}, {0, 3})}};
        QVERIFY2(says(empty).find("empty") != std::string::npos, says(empty).c_str());
        TensorMap words = one;
        words["bbox_info"] = {DType::U64, {2, 3}, std::vector<std::byte>(48)};
        QVERIFY2(says(words).find("bbox_info") != std::string::npos, says(words).c_str());
    }

    void cancelling() {
        const auto network = opened("hsmr", "hsmr/hsmr_tiny.ckpt");
        std::atomic<int> asked = 0;
        const Job job{[&] { return ++asked > 3; }, [](int, int) {}};
        const auto found = network->run(m_hsmr, job);
        QVERIFY(!found);
        QCOMPARE(int(found.error().code), int(ErrorCode::Cancelled));
        QVERIFY(asked < 20);
    }

    void openingFailsInWords() {
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        QVERIFY(library);
        const auto open = [&](const char* backend, const std::string& file,
                              const NetworkOptions& options = {}) {
            return errorOf((*library)->open(backend, kGolden + file, options));
        };
        QCOMPARE(int(open("yolo", "hsmr/hsmr_tiny.ckpt").code), int(ErrorCode::Usage));
        QCOMPARE(int(open("hsmr", "hsmr/none.ckpt").code), int(ErrorCode::NotFound));
        const Error other = open("hsmr", "skelcf/skelcf_tiny.pth");
        QCOMPARE(int(other.code), int(ErrorCode::Unsupported));
        QVERIFY(other.detail.find("SKEL-CF") != std::string::npos);
        for (const char* device : {"gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:12345"}) {
            QCOMPARE(int(open("hsmr", "hsmr/hsmr_tiny.ckpt", {.device = device}).code),
                     int(ErrorCode::Usage));
        }
        NetworkOptions heads;
        heads.heads.backbone = 7;
        QCOMPARE(int(open("hsmr", "hsmr/hsmr_tiny.ckpt", heads).code), int(ErrorCode::Unsupported));
    }

    /// One sentence: what is missing and what to do.
    void missingAndForeignLibraries() {
        QTemporaryDir folder;
        const std::string file = folder.filePath("libgonio_networks.so").toStdString();
        const Error missing = errorOf(loadNetworkLibrary(file));
        QCOMPARE(int(missing.code), int(ErrorCode::MissingModel));
        QVERIFY(missing.detail.find("--backend fit") != std::string::npos);
        std::ofstream(file) << "not a library";
        QCOMPARE(int(errorOf(loadNetworkLibrary(file)).code), int(ErrorCode::MissingModel));
        const Error foreign = errorOf(loadNetworkLibrary("libz.so.1"));
        QVERIFY(foreign.detail.find("another version") != std::string::npos);
        // Beside this test there is the real one.
        QVERIFY(loadNetworkLibrary());
    }
};

QTEST_APPLESS_MAIN(TestNetworkLibrary)
#include "tst_network_library.moc"
