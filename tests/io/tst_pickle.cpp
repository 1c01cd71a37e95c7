#include <QtTest>
#include <chrono>
#include <random>

#include "core/io/atomic_file.h"
#include "core/io/pickle.h"
#include "tests/io/pickle_repr.h"
#include "tests/io/pickle_writer.h"

using namespace gonio;
using gonio::testing::bytesOf;
using gonio::testing::PickleWriter;
using gonio::testing::repr;

namespace {

Result<PickleValue> parse(std::string_view text) {
    return parsePickle(bytesOf(text));
}

std::string describeFailure(const Result<PickleValue>& value) {
    return value ? "no error" : describe(value.error());
}

/// A small file with every kind of thing that the official ones hold.
std::string sample() {
    return PickleWriter()
        .raw("}(")
        .text("version")
        .text("1.1.1")
        .text("names")
        .raw("](")
        .text("a")
        .text("b")
        .raw("e")
        .text("array")
        .array("f8", {2, 1}, std::vector<double>{1.5, -2})
        .text("matrix")
        .sparse(2, 3, {1, 0, 1}, {2, 1, 2}, {1, 2, 3})
        .raw("u")
        .finished();
}

/// Lists in lists, n deep, each holding the one before `width` times.
std::string laughs(int depth, int width) {
    PickleWriter writer;
    writer.raw("]q").raw(std::string_view("\0", 1));
    for (int level = 0; level < depth; ++level) {
        writer.raw("](");
        for (int i = 0; i < width; ++i) {
            writer.raw("h").raw(std::string(1, static_cast<char>(level)));
        }
        writer.raw("eq").raw(std::string(1, static_cast<char>(level + 1)));
    }
    return writer.finished();
}

std::string big(std::string_view opcode, std::uint64_t size, int width) {
    return std::string(opcode) + std::string(reinterpret_cast<const char*>(&size), width) + "abc.";
}

/// Accepts one more class and references to the outside, as a reader of checkpoints will.
class CheckpointClasses : public PickleClasses {
public:
    Treatment treatmentOf(std::string_view name) const override {
        if (name == "torch._utils._rebuild_tensor_v2") {
            return Treatment::Build;
        }
        return name.starts_with("omegaconf.") ? Treatment::Skip
                                              : numericPickleClasses().treatmentOf(name);
    }

    Result<PickleValue> build(PickleObject object) const override {
        if (object.className == "torch._utils._rebuild_tensor_v2") {
            return PickleValue{"tensor of " + repr(object.arguments.at(0))};
        }
        return numericPickleClasses().build(std::move(object));
    }

    Result<PickleValue> fromOutside(PickleValue id) const override {
        return PickleValue{"storage " + repr(id)};
    }
};

}  // namespace

class PickleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsPlainValues_data() {
        QTest::addColumn<std::string>("pickle");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char* name, std::string pickle, const char* expected) {
            QTest::newRow(name) << std::move(pickle) << std::string(expected);
        };
        using namespace std::string_literals;
        row("None", "N.", "None");
        row("bool", "\x88.", "True");
        row("protocol 0 bool", "I01\n.", "True");
        row("protocol 0 int", "I-12\n.", "-12");
        row("protocol 0 long", "L123456789012345678901L\n.", "123456789012345678901");
        row("BININT", "J\xfe\xff\xff\xff.", "-2");
        row("LONG1", "\x8a\x02\x00\xff."s, "-256");
        row("LONG1 empty", "\x8a\x00."s, "0");
        row("LONG1 large", "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.",
            "119547037146038801333356");
        row("LONG1 large negative", "\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\xff."s,
            "-18446744073709551616");
        row("FLOAT", "F-1.5e3\n.", "-1500");
        row("BINFLOAT", "G\x3f\xf8\0\0\0\0\0\0."s, "1.5");
        row("STRING", "S'a\\x41\\n\\'\\101'\n.", "'aA\n'A'");
        row("Python 2 text",
            "U\x03\xe4"
            "bc.",
            "'\xc3\xa4"
            "bc'");
        row("UNICODE", "V\\u00e4\xe4\\U0001f9b5\n.", "'\xc3\xa4\xc3\xa4\xf0\x9f\xa6\xb5'");
        row("bytes",
            "C\x02"
            "ab.",
            "b2");
        row("protocol 0 list", "(lp0\nI1\naI2\na.", "[1, 2]");
        row("protocol 0 dict", "(dp0\nS'k'\nI1\ns.", "{'k': 1}");
        row("tuples", "K\1K\2\x86K\3\x85\x86.", "[[1, 2], [3]]");
        row("set", "\x8f(K\1\x90.", "[1]");
        row("memo", "K\1\x94K\2\x94h\1h\0\x86."s, "[2, 1]");
        row("OrderedDict", "ccollections\nOrderedDict\n)R(K\1K\2u.", "{1: 2}");
        row("set of Python 2", "c__builtin__\nset\n((lI3\natR.", "[3]");
        row("encoded bytes", "c_codecs\nencode\n(X\2\0\0\0\xc3\xbfX\6\0\0\0latin1tR."s, "b1");
        row("POP, DUP",
            "K\1K\2"
            "02\x86.",
            "[1, 1]");
        row("INST", "(i__builtin__\ndict\n.", "{}");
        row("last of equal keys", "}(K\1K\2K\1K\3u.", "{1: 2, 1: 3}");
    }

    void readsPlainValues() {
        QFETCH(std::string, pickle);
        QFETCH(std::string, expected);
        const auto value = parse(pickle);
        QVERIFY2(value.has_value(), describeFailure(value).c_str());
        QCOMPARE(repr(*value), expected);
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<std::string>("pickle");
        QTest::addColumn<int>("code");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char* name, std::string pickle, ErrorCode code,
                            const char* message) {
            QTest::newRow(name) << std::move(pickle) << static_cast<int>(code)
                                << std::string(message);
        };
        using namespace std::string_literals;
        const auto bad = ErrorCode::MalformedFile;
        const auto forbidden = ErrorCode::Forbidden;
        row("os.system", "cos\nsystem\n(S'true'\ntR.", forbidden, "'os.system' at byte 0");
        row("os.system, later", "N0cos\nsystem\n.", forbidden, "'os.system' at byte 2");
        row("STACK_GLOBAL", "\x80\x04\x8c\5posix\x8c\6system\x93.", forbidden,
            "'posix.system' at byte 17");
        row("INST", "(S'true'\nios\nsystem\n.", forbidden, "'os.system'");
        row("eval", "c__builtin__\neval\n.", forbidden, "'__builtin__.eval'");
        row("getattr", "cbuiltins\ngetattr\n.", forbidden, "'builtins.getattr'");
        row("numpy itself", "cnumpy.testing._private.utils\nrunstring\n.", forbidden, "runstring");
        row("unprintable", "cos\x1b[31m\nsystem\n.", forbidden, "'os?[31m.system'");
        row("extension", "\x82\x01.", forbidden, "byte 0");
        row("reference to the outside", "K\1Q.", forbidden, "at byte 2");
        row("empty", "", bad, "cut off");
        row("no pickle", "hello", bad, "never made (memo 101) at byte 0");
        row("no such instruction", "\x80\x02\xff", bad, "no pickle instruction 255, at byte 2");
        row("protocol 9", "\x80\x09.", ErrorCode::Unsupported, "protocol 9");
        row("outside buffer", "\x97.", ErrorCode::Unsupported, "outside the pickle at byte 0");
        row("huge text", big("X", 0xFFFFFFFF, 4), bad,
            "claims 4294967295 bytes while 4 are left, at byte 0");
        row("huge bytes", big("\x8e", ~0ULL >> 1U, 8), bad, "claims 9223372036854775807 bytes");
        row("huge frame", big("\x95", ~0ULL, 8), bad, "claims 18446744073709551615 bytes");
        row("huge integer", big("\x8b", 0x7FFFFFFF, 4), bad, "claims 2147483647 bytes");
        row("long integer", "\x8b\x00\x02\x00\x00"s + std::string(512, 'x') + ".", bad,
            "512 bytes");
        row("unknown memo", "j\xff\xff\xff\xff.", bad, "never made");
        row("empty stack", "K\1\x86.", bad, "finds no value to work on at byte 2");
        row("no mark", "K\1t.", bad, "finds no mark at byte 2");
        row("value behind the mark", "K\1(0K\2(a.", bad, "finds no value");
        row("list in itself", "]q\0h\0a."s, bad, "contains itself at byte 0");
        row("dict in itself", "}q\0K\1h\0s."s, bad, "contains itself");
        row("object in itself", "ccollections\nOrderedDict\n)Rq\0h\0b."s, bad, "contains itself");
        row("arguments in themselves", "]q\0c__builtin__\nlist\nh\0Ra."s, bad, "");
        row("deep", std::string(100'000, ']') + std::string(99'999, 'a') + ".", bad,
            "more than 200 deep");
        row("deep objects", "N" + std::string(300, '\x85') + ".", bad, "200 deep");
        row("billion laughs", laughs(60, 10), bad, "many times the size");
        row("text used often",
            PickleWriter()
                .raw("](")
                .text(std::string(100'000, 'x'))
                .raw("q\1"s)
                .raw(QByteArray("h\1").repeated(900).toStdString())
                .raw("e")
                .finished(),
            bad, "many times the size");
        row("append to text", "K\1K\2a.", bad, "cannot hold them");
        row("odd dict", "}(K\1u.", bad, "key without a value");
        row("state of a list", "]Nb.", bad, "no object");
        row("call of a number", "K\1)R.", bad, "without a class");
        row("huge array",
            PickleWriter().array("f8", {2147483647, 2147483647, 2147483647}, "x").finished(), bad,
            "'numpy.core.multiarray._reconstruct' at byte");
        row("negative array", PickleWriter().array("f8", {-1}, "x").finished(), bad, "(any)");
        row("short array", PickleWriter().array("f8", {2}, "x").finished(), bad,
            "has 1 bytes of data");
        row("complex", PickleWriter().array("c8", {1}, "xxxxxxxx").finished(),
            ErrorCode::Unsupported, "c8");
        row("records",
            PickleWriter()
                .global("numpy", "dtype")
                .text("V8")
                .raw("\x89\x88\x87R(K\3")
                .text("|")
                .raw("N(NtNtb")
                .finished(),
            ErrorCode::Unsupported, "named fields");
        row("index outside", PickleWriter().sparse(2, 3, {2}, {0}, {1}).finished(), bad,
            "outside its 2 x 3");
        row("index below", PickleWriter().sparse(2, 3, {-1}, {0}, {1}).finished(), bad,
            "outside its 2 x 3");
        row("fewer indices", PickleWriter().sparse(2, 3, {1}, {0, 1}, {1, 2}).finished(), bad,
            "differ in number");
    }

    void refusesWhatIsWrong() {
        QFETCH(std::string, pickle);
        QFETCH(int, code);
        QFETCH(std::string, message);
        const auto start = std::chrono::steady_clock::now();
        const auto value = parse(pickle);
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
        QVERIFY(!value.has_value());
        QVERIFY2(describe(value.error()).find(message) != std::string::npos,
                 describeFailure(value).c_str());
        QCOMPARE(static_cast<int>(value.error().code), code);
    }

    void refusesEveryTruncation() {
        const std::string whole = sample();
        QVERIFY2(parse(whole).has_value(), describeFailure(parse(whole)).c_str());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto value = parse(std::string_view(whole).substr(0, size));
            QVERIFY(!value.has_value());
            QVERIFY(value.error().detail.find("byte") != std::string::npos);
        }
    }

    void survivesBitFlips() {
        std::mt19937 random(7);
        for (int run = 0; run < 3000; ++run) {
            std::string pickle = sample();
            pickle[random() % pickle.size()] ^= static_cast<char>(1U << random() % 8);
            (void)parse(pickle);
        }
    }

    void letsReadersAddClasses() {
        const CheckpointClasses classes;
        const auto read = [&classes](std::string_view text) {
            return parsePickle(bytesOf(text), classes);
        };
        const auto tensor = read("ctorch._utils\n_rebuild_tensor_v2\n(K\5QtR.");
        QVERIFY2(tensor.has_value(), describeFailure(tensor).c_str());
        QCOMPARE(repr(*tensor), "'tensor of 'storage 5''");
        // Objects that are skipped may refer to themselves.
        const auto skipped = read(std::string_view("comegaconf.a\nB\n)\x81q\0h\0bK\1\x86.", 26));
        QVERIFY2(skipped.has_value(), describeFailure(skipped).c_str());
        QCOMPARE(repr(*skipped), "[None, 1]");
        QVERIFY(!read("cos\nsystem\n.").has_value());
    }

    void readsGoldenFiles_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"skel_male.pkl", "skel_female.pkl", "SMPL_to_J19.pkl",
                                 "J_regressor_SKEL_mix_MALE.pkl"}) {
            QTest::newRow(name) << name;
        }
    }

    void readsGoldenFiles() {
        QFETCH(QString, name);
        const std::filesystem::path path = GONIO_TEST_DATA "/golden/models/" + name.toStdString();
        if (!std::filesystem::exists(path)) {
            QSKIP("the test data are not there");
        }
        const auto bytes = readFile(path).value();
        const auto value = parsePickle(bytes);
        QVERIFY2(value.has_value(), describeFailure(value).c_str());
        for (std::size_t part = 0; part < 40; ++part) {
            QVERIFY(!parsePickle(std::span(bytes).first(bytes.size() * part / 40)).has_value());
        }
    }
};

QTEST_GUILESS_MAIN(PickleTest)
#include "tst_pickle.moc"
