#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <random>

#include "core/io/atomic_file.h"
#include "core/io/mapped_safetensors.h"
#include "core/io/safetensors.h"
#include "core/io/safetensors_writer.h"

using namespace gonio;

namespace {

/// JSON with single quotes, which need no escapes here.
std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

std::string fileOf(const std::string& header, std::size_t dataSize, std::uint64_t claimed = 0) {
    const std::uint64_t length = claimed != 0 ? claimed : header.size();
    std::string file(reinterpret_cast<const char*>(&length), sizeof(length));
    return file + header + std::string(dataSize, '\x01');
}

Result<TensorFile> parse(const std::string& text) {
    return parseSafetensors(std::as_bytes(std::span(text.data(), text.size())));
}

std::string sampleFile() {
    return fileOf(
        json("{'__metadata__':{'k':'v'},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
             "'b':{'dtype':'U8','shape':[1,3],'data_offsets':[8,11]}}"),
        11);
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesWhatItReads() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "köper.safetensors";
        TensorFile file;
        file.tensors["b"] = Tensor{DType::U8, {3}, {std::byte{1}, std::byte{2}, std::byte{3}}};
        file.tensors["a"] = Tensor::fromDoubles(std::vector<double>{1.5, -2.5}, {2, 1});
        file.tensors["empty"] = Tensor::fromFloats({}, {0, 3});
        file.tensors["scalar"] = Tensor::fromIntegers(std::vector<std::int32_t>{7}, {});
        file.metadata = {{"kind", "test"}, {"name", "ä"}};
        QVERIFY(writeSafetensors(path, file).has_value());
        const auto first = readFile(path).value();
        const auto read = readSafetensors(path);
        QVERIFY(read.has_value());
        QVERIFY(read->metadata == file.metadata);
        QCOMPARE(read->tensors.size(), file.tensors.size());
        for (const auto& [name, tensor] : file.tensors) {
            const Tensor& got = read->tensors.at(name);
            QVERIFY(got.dtype == tensor.dtype && got.shape == tensor.shape &&
                    got.data == tensor.data);
        }
        QVERIFY(writeSafetensors(path, *read).has_value());
        QVERIFY(readFile(path).value() == first);
    }

    void writesPieceByPieceWhatIsMapped() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        {
            auto writer = SafetensorsWriter::create(
                path, {{"a", {DType::U8, {3}, 0, 0}}, {"b", {DType::F32, {1, 2}, 0, 0}}},
                {{"kind", "test"}});
            QVERIFY(writer.has_value());
            QCOMPARE(writer->order(), (std::vector<std::string>{"b", "a"}));
            const std::vector<float> numbers{1.5F, -2.0F};
            QVERIFY(writer->write(std::as_bytes(std::span(numbers).first(1))).has_value());
            QVERIFY(!writer->write(std::vector<std::byte>(8)).has_value());
            QVERIFY(!std::filesystem::exists(path));
            QVERIFY(writer->write(std::as_bytes(std::span(numbers).last(1))).has_value());
            const std::vector<std::byte> bytes(3, std::byte{7});
            QVERIFY(writer->write(bytes).has_value());
            QVERIFY(writer->commit().has_value());
        }
        auto mapped = MappedSafetensors::open(path);
        QVERIFY(mapped.has_value());
        QCOMPARE(mapped->metadata().at("kind"), "test");
        const auto held = mapped->memory();
        const TensorView view = mapped->view("b").value();
        QVERIFY(view.isAligned());
        QCOMPARE(view.shape.size(), 2U);
        float second = 0;
        std::memcpy(&second, view.data.data() + 4, 4);
        QCOMPARE(second, -2.0F);
        QVERIFY(!mapped->view("c").has_value());
        const auto copy = readSafetensors(path);
        QVERIFY(copy.has_value());
        QCOMPARE(copy->tensors.at("a").toIntegers(), (std::vector<std::int64_t>{7, 7, 7}));
    }

    void leavesNothingWhereDataAreMissing() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        {
            auto writer = SafetensorsWriter::create(path, {{"a", {DType::U8, {3}, 0, 0}}}, {});
            QVERIFY(writer.has_value());
            QVERIFY(!writer->commit().has_value());
        }
        QVERIFY(std::filesystem::is_empty(path.parent_path()));
        QVERIFY(!MappedSafetensors::open(path).has_value());
        QVERIFY(!MappedSafetensors::open(path.parent_path()).has_value());
        QVERIFY(!SafetensorsWriter::create(path, {{"a", {DType::U8, {-3}, 0, 0}}}, {}).has_value());
    }

    void readsPublishedLayout() {
        const auto file = parse(sampleFile());
        QVERIFY(file.has_value());
        QCOMPARE(file->metadata.at("k"), "v");
        QCOMPARE(file->tensors.at("b").toIntegers(), (std::vector<std::int64_t>{1, 1, 1}));
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char* name, const std::string& file, const char* message) {
            QTest::newRow(name) << file << std::string(message);
        };
        const auto entry = [](const char* type, const char* shape, const char* offsets) {
            return std::string(json("{'a':{'dtype':'")) + type + json("','shape':") + shape +
                   json(",'data_offsets':") + offsets + "}}";
        };
        row("empty", "", "shorter than 8 bytes");
        row("huge header", fileOf("{}", 0, ~0ULL), "claims 18446744073709551615 bytes");
        row("no JSON", fileOf("{\"a\":", 0), "from byte 8 on");
        row("a list", fileOf("[]", 0), "no JSON object");
        row("deep", fileOf(std::string(100'000, '['), 0), "no JSON object");
        row("unknown type", fileOf(entry("F8_E4M3", "[1]", "[0,1]"), 1), "F8_E4M3");
        row("huge shape", fileOf(entry("F32", "[4611686018427387904,4]", "[0,8]"), 8),
            "does not fit");
        row("negative size", fileOf(entry("F32", "[-2]", "[0,8]"), 8), "wrong kind");
        row("wrong size", fileOf(entry("F32", "[3]", "[0,8]"), 8), "(3) does not fit its 8 bytes");
        row("backwards", fileOf(entry("F32", "[2]", "[8,0]"), 8), "claims the bytes 8 to 0 of 8");
        row("past the end", fileOf(entry("F32", "[2]", "[4,12]"), 8),
            "claims the bytes 4 to 12 of 8");
        row("gap", fileOf(entry("U8", "[4]", "[4,8]"), 8), "begins at byte 4");
        row("left over", fileOf(entry("U8", "[4]", "[0,4]"), 8), "4 bytes at the end");
        row("overlap",
            fileOf(json("{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]},"
                        "'b':{'dtype':'U8','shape':[8],'data_offsets':[0,8]}}"),
                   8),
            "belong to others");
        row("metadata", fileOf(json("{'__metadata__':{'a':1}}"), 0), "'a' is no text");
    }

    void refusesWhatIsWrong() {
        QFETCH(std::string, file);
        QFETCH(std::string, message);
        const auto read = parse(file);
        QVERIFY(!read.has_value());
        QVERIFY2(describe(read.error()).find(message) != std::string::npos,
                 describe(read.error()).c_str());
    }

    void refusesEveryTruncation() {
        const std::string whole = sampleFile();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY2(!parse(whole.substr(0, size)).has_value(), std::to_string(size).c_str());
        }
    }

    void survivesBitFlips() {
        std::mt19937 random(5);
        for (int run = 0; run < 2000; ++run) {
            std::string file = sampleFile();
            file[random() % file.size()] ^= static_cast<char>(1U << random() % 8);
            (void)parse(file);
        }
    }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "tst_safetensors.moc"
