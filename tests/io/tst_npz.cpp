#include <zlib.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/io/npz_columns.h"
#include "tests/io/deflated.h"

using namespace gonio;
using gonio::testing::deflated;

namespace {

template <class T>
std::string number(T value) {
    return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

std::string npyOf(const std::string& header, const std::string& data, char version = 1) {
    std::string file = std::string("\x93NUMPY") + version + '\0';
    file += version == 1 ? number(static_cast<std::uint16_t>(header.size()))
                         : number(static_cast<std::uint32_t>(header.size()));
    return file + header + data;
}

std::string npyOf(const char* type, const char* shape, const std::string& data,
                  const char* order = "False", char version = 1) {
    return npyOf(std::string("{'descr': '") + type + "', 'fortran_order': " + order +
                     ", 'shape': " + shape + ", }\n",
                 data, version);
}

struct ZipOptions {
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::uint32_t claimedSize = 0;  ///< 0: the true one
    std::uint32_t crcError = 0;
    bool zip64 = false;
    int copies = 1;  ///< directory entries that point to the same data
};

std::string zipOf(const std::string& content, const ZipOptions& options = {}) {
    const std::string stored = options.method == 8 ? deflated(content) : content;
    const auto crc = static_cast<std::uint32_t>(crc32(
        0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
    const auto size = static_cast<std::uint32_t>(content.size());
    const std::uint32_t claimed = options.claimedSize != 0 ? options.claimedSize : size;
    const std::string extra64 = number<std::uint16_t>(1) + number<std::uint16_t>(16) +
                                number<std::uint64_t>(claimed) +
                                number<std::uint64_t>(stored.size());
    const std::string extra = options.zip64 ? extra64 : "";
    const auto fields = [&](bool full) {
        return number<std::uint16_t>(45) + number(options.flags) + number(options.method) +
               number<std::uint32_t>(0) + number(crc ^ options.crcError) +
               number(full ? ~0U : static_cast<std::uint32_t>(stored.size())) +
               number(full ? ~0U : claimed) + number<std::uint16_t>(5) +
               number(static_cast<std::uint16_t>(extra.size()));
    };
    std::string file = "PK\x03\x04" + fields(options.zip64) + "a.npy" + extra + stored;
    const auto directory = static_cast<std::uint32_t>(file.size());
    for (int i = 0; i < options.copies; ++i) {
        file += "PK\x01\x02" + number<std::uint16_t>(45) + fields(options.zip64) +
                std::string(10, '\0') + number<std::uint32_t>(0) + "a.npy" + extra;
    }
    const auto count = static_cast<std::uint16_t>(options.copies);
    return file + "PK\x05\x06" + std::string(4, '\0') + number(count) + number(count) +
           number(static_cast<std::uint32_t>(file.size()) - directory) + number(directory) +
           std::string(2, '\0');
}

Result<TensorMap> parse(const std::string& text) {
    return parseNpz(std::as_bytes(std::span(text.data(), text.size())));
}

std::string python() {
    QProcess process;
    process.start("/usr/bin/python3", {"-c", "import numpy"});
    const bool works = process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
                       process.exitCode() == 0;
    return works ? "/usr/bin/python3" : "";
}

/// Runs a script and gives what it printed, errors included.
QString runPython(const QString& script, const QString& argument) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start("/usr/bin/python3", {"-c", script, argument});
    process.waitForFinished();
    return QString::fromUtf8(process.readAll()).trimmed();
}

}  // namespace

class NpzTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsElementTypesAndOrders_data() {
        QTest::addColumn<std::string>("npy");
        QTest::addColumn<std::vector<double>>("values");
        const std::vector<double> oneTwo = {1, 2};
        const std::string floats = number(1.0F) + number(2.0F);
        QTest::newRow("<f4") << npyOf("<f4", "(2,)", floats) << oneTwo;
        QTest::newRow("version 2") << npyOf("<f4", "(2,)", floats, "False", 2) << oneTwo;
        QTest::newRow("version 3") << npyOf("<f4", "(2,)", floats, "False", 3) << oneTwo;
        QTest::newRow(">i2") << npyOf(">i2", "(2,)", std::string("\0\1\0\2", 4)) << oneTwo;
        QTest::newRow(">f8") << npyOf(">f8", "(1,)", std::string("\x40\x08\0\0\0\0\0\0", 8))
                             << std::vector<double>{3};
        QTest::newRow("|b1") << npyOf("|b1", "(2,)", std::string("\1\0", 2))
                             << std::vector<double>{1, 0};
        QTest::newRow("scalar") << npyOf("<f8", "()", number(4.0)) << std::vector<double>{4};
        QTest::newRow("Python 2") << npyOf("<f4", "(2L,)", floats) << oneTwo;
        QTest::newRow("empty") << npyOf("<f4", "(0, 3)", "") << std::vector<double>{};
        QTest::newRow("Fortran") << npyOf("|u1", "(2, 3)", "\1\4\2\5\3\6", "True")
                                 << std::vector<double>{1, 2, 3, 4, 5, 6};
        QTest::newRow("Fortran 3-D")
            << npyOf("|u1", "(2, 1, 2)", "\1\3\2\4", "True") << std::vector<double>{1, 2, 3, 4};
    }

    void readsElementTypesAndOrders() {
        QFETCH(std::string, npy);
        QFETCH(std::vector<double>, values);
        for (const ZipOptions& options :
             {ZipOptions{}, ZipOptions{.method = 8}, ZipOptions{.zip64 = true}}) {
            const auto arrays = parse(zipOf(npy, options));
            QVERIFY2(arrays.has_value(), arrays ? "" : describe(arrays.error()).c_str());
            QCOMPARE(arrays->at("a").toDoubles(), values);
        }
    }

    void skipsText() {
        QVERIFY(parse(zipOf(npyOf("<U3", "(1,)", std::string(12, 'x'))))->empty());
        QVERIFY(parse(zipOf(npyOf("|S3", "(1,)", "abc")))->empty());
    }

    void readsText() {
        const auto text = [](const std::string& file, std::int64_t row) -> Result<std::string> {
            const auto columns = NpzColumns::open(
                std::make_shared<const MemorySource>(std::as_bytes(std::span(file))));
            if (!columns) return tl::unexpected<Error>(columns.error());
            const auto column = columns->column("a");
            if (!column) return tl::unexpected<Error>(column.error());
            return (*column)->text(row);
        };
        // "a", "\u00e4\u20acz" in four bytes a character.
        const std::string unicode("a\0\0\0\0\0\0\0\0\0\0\0\xe4\0\0\0\xac\x20\0\0z\0\0\0", 24);
        const std::string read = zipOf(npyOf("<U3", "(2,)", unicode));
        QCOMPARE(text(read, 0).value_or("?"), std::string("a"));
        QCOMPARE(text(read, 1).value_or("?"), std::string("\xc3\xa4\xe2\x82\xacz"));
        const std::string bytes = zipOf(npyOf("|S3", "(2,)", std::string("abcd\0\0", 6)));
        QCOMPARE(text(bytes, 0).value_or("?"), std::string("abc"));
        QCOMPARE(text(bytes, 1).value_or("?"), std::string("d"));
        QCOMPARE(text(bytes, 2).error().code, ErrorCode::Usage);
        const std::string bigEndian = zipOf(npyOf(">U1", "(1,)", std::string("\0\0\0\xe4", 4)));
        QCOMPARE(text(bigEndian, 0).value_or("?"), std::string("\xc3\xa4"));
        const std::string noCharacter("\xff\xff\xff\x7f", 4);
        QCOMPARE(text(zipOf(npyOf("<U1", "(1,)", noCharacter)), 0).error().code,
                 ErrorCode::MalformedFile);
        QCOMPARE(text(zipOf(npyOf("<U3", "(2,)", "xyz")), 0).error().code,
                 ErrorCode::MalformedFile);
        QCOMPARE(text(zipOf(npyOf("<U0", "(2,)", "")), 0).error().code, ErrorCode::MalformedFile);
        QCOMPARE(text(zipOf(npyOf("<f8", "(1,)", number(4.0))), 0).error().code, ErrorCode::Usage);
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char* name, const std::string& file, ErrorCode code,
                            const char* message) {
            QTest::newRow(name) << file << static_cast<int>(code) << std::string(message);
        };
        const auto bad = ErrorCode::MalformedFile;
        const std::string good = npyOf("<f4", "(2,)", std::string(8, 'x'));
        const std::string zeros = npyOf("|u1", "(100000,)", std::string(100'000, '\0'));
        row("empty", "", bad, "no zip directory");
        row("no zip", std::string(500, 'x'), bad, "no zip directory");
        row("objects", zipOf(npyOf("|O", "(1,)", "x")), ErrorCode::Forbidden, "never read");
        row("fields",
            zipOf(npyOf("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': ()}", "")),
            ErrorCode::Unsupported, "named fields");
        row("complex", zipOf(npyOf("<c8", "(1,)", std::string(8, 'x'))), ErrorCode::Unsupported,
            "c8");
        row("version 4", zipOf(npyOf("<f4", "(2,)", std::string(8, 'x'), "False", 4)),
            ErrorCode::Unsupported, "version 4");
        row("encrypted", zipOf(good, {.flags = 1}), ErrorCode::Unsupported, "encrypted");
        row("bzip2", zipOf(good, {.method = 12}), ErrorCode::Unsupported, "method 12");
        row("checksum", zipOf(good, {.crcError = 1}), bad, "checksum");
        row("huge shape", zipOf(npyOf("<f4", "(4611686018427387904, 4)", "")), bad, "do not fit");
        row("too few bytes", zipOf(npyOf("<f4", "(3,)", std::string(8, 'x'))), bad, "do not fit");
        row("negative", zipOf(npyOf("<f4", "(-1,)", "")), bad, "no list of sizes");
        row("no shape", zipOf(npyOf("{'descr': '<f4', 'fortran_order': False}", "")), bad, "lacks");
        row("bomb", zipOf(zeros, {.method = 8, .claimedSize = 0x7FFFFFFF}), bad, "impossible size");
        row("more than declared",
            zipOf(npyOf("|u1", "(9,)", std::string(100'000, '\0')), {.method = 8}), bad,
            "do not fit");
        row("less than claimed",
            zipOf(npyOf("|u1", "(100100,)", std::string(100'000, '\0')),
                  {.method = 8, .claimedSize = static_cast<std::uint32_t>(zeros.size() + 100)}),
            bad, "damaged");
        row("shared data", zipOf(std::string(200, 'x'), {.copies = 3}), bad, "overlaps");
        row("twice", zipOf(npyOf("|u1", "(1,)", "x"), {.copies = 2}), bad, "");
    }

    void refusesWhatIsWrong() {
        QFETCH(std::string, file);
        QFETCH(int, code);
        QFETCH(std::string, message);
        const auto read = parse(file);
        QVERIFY(!read.has_value());
        QVERIFY2(describe(read.error()).find(message) != std::string::npos,
                 describe(read.error()).c_str());
        QCOMPARE(static_cast<int>(read.error().code), code);
    }

    void refusesEveryTruncationAndSurvivesBitFlips() {
        const std::string whole =
            zipOf(npyOf("<f4", "(200,)", std::string(800, 'x')), {.method = 8});
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY2(!parse(whole.substr(0, size)).has_value(), std::to_string(size).c_str());
        }
        std::mt19937 random(5);
        for (int run = 0; run < 2000; ++run) {
            std::string file = whole;
            file[random() % file.size()] ^= static_cast<char>(1U << random() % 8);
            (void)parse(file);
        }
    }

    void writesWhatItReads() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "кадр.npz";
        TensorMap arrays;
        arrays["poses"] = Tensor::fromFloats(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
        arrays["scalar"] = Tensor::fromDoubles(std::vector<double>{0.25}, {});
        arrays["empty"] = Tensor::fromIntegers({}, {0, 4});
        arrays["half"] = Tensor{DType::F16, {1}, {std::byte{0}, std::byte{0x3C}}};
        QVERIFY(writeNpz(path, arrays).has_value());
        const auto first = readFile(path).value();
        const auto read = readNpz(path);
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), arrays.size());
        for (const auto& [name, tensor] : arrays) {
            const Tensor& got = read->at(name);
            QVERIFY(got.dtype == tensor.dtype && got.shape == tensor.shape &&
                    got.data == tensor.data);
        }
        QVERIFY(writeNpz(path, arrays).has_value());
        QVERIFY(readFile(path).value() == first);
        arrays["brain"] = Tensor{DType::BF16, {1}, std::vector<std::byte>(2)};
        QVERIFY(writeNpz(path, arrays).error().code == ErrorCode::Unsupported);
        QVERIFY(readFile(path).value() == first);
    }

    void numpyReadsWhatIsWritten() {
        if (python().empty()) {
            QSKIP("python3-numpy is not installed");
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.npz");
        TensorMap arrays;
        arrays["poses"] = Tensor::fromFloats(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
        arrays["scalar"] = Tensor::fromDoubles(std::vector<double>{0.25}, {});
        arrays["flag"] = Tensor{DType::Bool, {2}, {std::byte{1}, std::byte{0}}};
        QVERIFY(writeNpz(path.toStdString(), arrays).has_value());
        const QString printed = runPython(
            "import numpy,sys,zipfile\n"
            "assert zipfile.ZipFile(sys.argv[1]).testzip() is None\n"
            "z=numpy.load(sys.argv[1])\n"
            "for k in sorted(z.files): print(k, z[k].dtype, z[k].shape, z[k].tolist())",
            path);
        QCOMPARE(printed,
                 "flag bool (2,) [True, False]\n"
                 "poses float32 (2, 3) [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]\n"
                 "scalar float64 () 0.25");
    }

    void readsWhatNumpyWrites() {
        if (python().empty()) {
            QSKIP("python3-numpy is not installed");
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.npz");
        QCOMPARE(
            runPython("import numpy as n,sys\n"
                      "a=n.arange(6.).reshape(2,3)\n"
                      "n.savez_compressed(sys.argv[1],a=a,f=n.asfortranarray(a),b=a.astype('>i4'),"
                      "t=n.array(['x']))",
                      path),
            "");
        const auto arrays = readNpz(path.toStdString());
        QVERIFY2(arrays.has_value(), arrays ? "" : describe(arrays.error()).c_str());
        QCOMPARE(arrays->size(), 3U);
        for (const char* name : {"a", "f", "b"}) {
            QCOMPARE(arrays->at(name).toDoubles(), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        }
    }

    void readsGoldenFiles() {
        const std::filesystem::path path = GONIO_TEST_DATA "/golden/skel/skel_grad_male.npz";
        if (!std::filesystem::exists(path)) {
            QSKIP("the test data are not there");
        }
        const auto arrays = readNpz(path);
        QVERIFY2(arrays.has_value(), arrays ? "" : describe(arrays.error()).c_str());
        QVERIFY(findTensor(*arrays, "poses", {-1, 46}).has_value());
    }
};

QTEST_GUILESS_MAIN(NpzTest)
#include "tst_npz.moc"
