#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <random>

#include "core/io/torch_checkpoint.h"
#include "tests/io/torch_writer.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

const std::filesystem::path goldens = std::filesystem::path(GONIO_TEST_DATA) / "golden";

/// {"name": the tensor}
std::string pickleOf(const TorchDescription& tensor) {
    TorchPickleWriter writer;
    writer.raw("}").text("name");
    writer.tensor(tensor).raw("s");
    return writer.finished();
}

std::string fourFloats() {
    return rawBytes(std::vector<float>{1, 2, 3, 4});
}

/// An archive with one small tensor, of which `change` may make something wrong.
std::string archiveWith(const std::function<void(ZipWriter&)>& change) {
    std::ostringstream out;
    ZipWriter zip(out);
    zip.add("tiny/data.pkl", pickleOf({.shape = {4}}));
    zip.add("tiny/data/0", fourFloats());
    change(zip);
    return out.str();
}

}  // namespace

Q_DECLARE_METATYPE(gonio::ErrorCode)

class TestTorchCheckpoint : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string m_file;

    /// What is opened refers to the bytes given last.
    Result<TorchCheckpoint> open(const std::string& file) {
        m_file = file;
        return TorchCheckpoint::open(std::make_shared<MemorySource>(bytesOf(m_file)));
    }

private Q_SLOTS:
    void readsThePublishedLayout_data();
    void readsThePublishedLayout();
    void readsElementsInRowMajorOrder();
    void readsEveryElementType_data();
    void readsEveryElementType();
    void walksThroughNestedContainers();
    void passesOverForeignObjects();
    void namesWhatCannotBeRead();
    void looksAtNumbersOnlyWhenAsked();
    void readsArchivesWith64BitFields();
    void tellsKindsOfFilesApart();
    void refusesHostilePickles_data();
    void refusesHostilePickles();
    void refusesBrokenArchives_data();
    void refusesBrokenArchives();
    void survivesTruncationAndBitFlips();
};

void TestTorchCheckpoint::readsThePublishedLayout_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("count");
    const auto row = [](const char* tag, const char* file, const char* name, const char* shape,
                        int count) {
        QTest::newRow(tag) << QString(file) << QString(name) << QString(shape) << count;
    };
    row("HSMR", "hsmr/hsmr_tiny.ckpt", "state_dict.backbone.pos_embed", "(1, 193, 96)", 87);
    row("SKEL-CF", "skelcf/skelcf_tiny.pth", "ema_model.model.decoder.mean_poses", "(1, 144)", 114);
    row("HumanFoV", "skelcf/humanfov_tiny_w4.ckpt", "state_dict.backbone.conv1.weight",
        "(64, 3, 3, 3)", 1874);
}

void TestTorchCheckpoint::readsThePublishedLayout() {
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, shape);
    QFETCH(int, count);
    const auto path = goldens / file.toStdString();
    if (!std::filesystem::exists(path)) QSKIP("the golden data are not here");
    const auto checkpoint = TorchCheckpoint::open(path);
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    const auto tensor = checkpoint->read(name.toStdString());
    QVERIFY2(tensor, tensor ? "" : describe(tensor.error()).c_str());
    QCOMPARE(QString::fromStdString(tensor->shapeText()), shape);
    for (const auto& [each, entry] : checkpoint->tensors()) {
        const auto read = checkpoint->read(each);
        QVERIFY2(read, read ? "" : describe(read.error()).c_str());
        QCOMPARE(read->data.size(), read->elementCount() * sizeOf(read->dtype));
    }
    QCOMPARE(static_cast<int>(checkpoint->tensors().size()), count);
}

void TestTorchCheckpoint::readsElementsInRowMajorOrder() {
    TorchPickleWriter writer;
    writer.raw("}").text("transposed");
    writer.tensor({.shape = {3, 2}, .strides = {1, 3}, .elements = 8}).raw("s").text("part");
    writer.tensor({.shape = {2, 2}, .strides = {3, 1}, .offset = 1, .elements = 8})
        .raw("s")
        .text("row");
    writer.tensor({.shape = {1, 3}, .strides = {77, 1}, .offset = 3, .elements = 8})
        .raw("s")
        .text("scalar");
    writer.tensor({.shape = {}, .offset = 7, .elements = 8}).raw("s").text("empty");
    writer.tensor({.shape = {0, 5}, .elements = 8}).raw("s");
    const std::string numbers = rawBytes(std::vector<float>{0, 1, 2, 3, 4, 5, 6, 7});
    const auto checkpoint = open(torchArchive(writer.finished(), {numbers}));
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    const auto values = [&](const char* name) { return checkpoint->read(name)->toFloats(); };
    QCOMPARE(values("transposed"), (std::vector<float>{0, 3, 1, 4, 2, 5}));
    QCOMPARE(values("part"), (std::vector<float>{1, 2, 4, 5}));
    QCOMPARE(values("row"), (std::vector<float>{3, 4, 5}));
    QCOMPARE(values("scalar"), (std::vector<float>{7}));
    QCOMPARE(values("empty"), (std::vector<float>{}));
    QCOMPARE(checkpoint->tensors().at("part").span(), 5);
}

void TestTorchCheckpoint::readsEveryElementType_data() {
    QTest::addColumn<std::string>("storage");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("bytes");
    const auto row = [](const char* storage, const char* type, const std::string& bytes) {
        QTest::newRow(storage) << std::string(storage) << std::string(type) << bytes;
    };
    row("FloatStorage", "F32", rawBytes(std::vector<float>{1, -2}));
    row("DoubleStorage", "F64", rawBytes(std::vector<double>{1, -2}));
    row("HalfStorage", "F16", rawBytes(std::vector<std::uint16_t>{0x3C00, 0xC000}));
    row("BFloat16Storage", "BF16", rawBytes(std::vector<std::uint16_t>{0x3F80, 0xC000}));
    row("LongStorage", "I64", rawBytes(std::vector<std::int64_t>{1, -2}));
    row("IntStorage", "I32", rawBytes(std::vector<std::int32_t>{1, -2}));
    row("ShortStorage", "I16", rawBytes(std::vector<std::int16_t>{1, -2}));
    row("CharStorage", "I8", rawBytes(std::vector<std::int8_t>{1, -2}));
}

void TestTorchCheckpoint::readsEveryElementType() {
    QFETCH(std::string, storage);
    QFETCH(std::string, type);
    QFETCH(std::string, bytes);
    const auto checkpoint =
        open(torchArchive(pickleOf({.shape = {2}, .storage = storage}), {bytes}));
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    const auto tensor = checkpoint->read("name");
    QVERIFY(tensor.has_value());
    QCOMPARE(std::string(nameOf(tensor->dtype)), type);
    QCOMPARE(tensor->toDoubles(), (std::vector<double>{1, -2}));
}

void TestTorchCheckpoint::walksThroughNestedContainers() {
    TorchPickleWriter writer;
    // {"state_dict": OrderedDict{"a.weight": Parameter}, "optimizer": {"state": {0: [t, {..}]}}}
    writer.raw("}(").text("state_dict").global("collections", "OrderedDict").raw(")R(");
    writer.text("a.weight").global("torch._utils", "_rebuild_parameter").raw("(");
    writer.tensor({.shape = {4}}).raw("\x88").global("collections", "OrderedDict").raw(")RtRu");
    writer.raw("}").text("_metadata").raw("}sb");
    writer.text("optimizer").raw("}").text("state").raw("}K").raw(std::string_view("\0", 1));
    writer.raw("](");
    writer.tensor({.shape = {2, 2}}).raw("}").text("step");
    writer.tensor({.shape = {}, .elements = 4}).raw("sess");
    writer.text("from_pairs").global("collections", "OrderedDict").raw("]](").text("b");
    writer.tensor({.shape = {4}}).raw("ea\x85Ru");
    const auto checkpoint = open(torchArchive(writer.finished(), {fourFloats()}));
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    std::vector<std::string> names;
    for (const auto& [name, tensor] : checkpoint->tensors()) names.push_back(name);
    QCOMPARE(names, (std::vector<std::string>{"from_pairs.b", "optimizer.state.0.0",
                                              "optimizer.state.0.1.step", "state_dict.a.weight"}));
    QCOMPARE(checkpoint->read("state_dict.a.weight")->toFloats(), (std::vector<float>{1, 2, 3, 4}));
}

/// Configurations, callbacks and the like, in every way a pickle can make an object.
void TestTorchCheckpoint::passesOverForeignObjects() {
    TorchPickleWriter writer;
    writer.raw("}(").text("cfg").global("omegaconf.dictconfig", "DictConfig").raw(")\x81q\1}");
    writer.text("_parent").raw("h\1sb");  // refers to itself
    writer.text("path").global("pathlib", "PosixPath").text("/tmp").raw("\x85R");
    writer.text("nested").global("builtins", "getattr").global("a.b", "C").text("D").raw("\x86R)R");
    writer.text("keywords").global("a", "K").raw(")}").text("k").raw("K\1s\x92");
    writer.text("list").global("my", "List").raw(")R(K\1K\2e");
    writer.text("shape").global("torch", "Size").raw("(K\1K\2t\x85R");
    writer.text("device").global("torch", "device").text("cpu").raw("\x85R");
    writer.text("name");
    writer.tensor({.shape = {4}}).raw("u");
    const auto checkpoint = open(torchArchive(writer.finished(), {fourFloats()}));
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    QCOMPARE(checkpoint->tensors().size(), 1U);
    QVERIFY(!checkpoint->read("cfg").has_value());
}

void TestTorchCheckpoint::namesWhatCannotBeRead() {
    TorchPickleWriter writer;
    writer.raw("}(").text("sparse").global("torch._utils", "_rebuild_sparse_tensor").raw("(");
    writer.global("torch.serialization", "_get_layout").text("torch.sparse_coo").raw("\x85R(");
    writer.tensor({.shape = {1, 4}, .storage = "LongStorage"});
    writer.tensor({.shape = {4}}).raw("ttR").text("quantised");
    writer.global("torch._utils", "_rebuild_qtensor").raw(")R").text("complex");
    writer.tensor({.shape = {2}, .storage = "ComplexFloatStorage"}).raw("u");
    const auto checkpoint = open(torchArchive(writer.finished(), {fourFloats()}));
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    for (const auto& [name, part] :
         std::map<std::string, std::string>{{"sparse", "is a sparse tensor"},
                                            {"quantised", "_rebuild_qtensor"},
                                            {"complex", "torch.ComplexFloatStorage"}}) {
        const auto tensor = checkpoint->read(name);
        QVERIFY(!tensor.has_value() && tensor.error().code == ErrorCode::Unsupported);
        QVERIFY2(describe(tensor.error()).find(part) != std::string::npos,
                 describe(tensor.error()).c_str());
    }
}

void TestTorchCheckpoint::looksAtNumbersOnlyWhenAsked() {
    std::ostringstream out;
    ZipWriter zip(out);
    TorchPickleWriter writer;
    writer.raw("}(").text("whole");
    writer.tensor({.shape = {4}}).text("part");
    writer.tensor({.shape = {3}, .elements = 4}).raw("u");
    zip.add("tiny/data.pkl", writer.finished());
    zip.add("tiny/data/0", fourFloats(), {.crcError = 1});
    zip.finish();
    const auto checkpoint = open(out.str());
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    const auto whole = checkpoint->read("whole");
    QVERIFY(!whole.has_value() && whole.error().code == ErrorCode::MalformedFile);
    QVERIFY(describe(whole.error()).find("checksum") != std::string::npos);
    QVERIFY(checkpoint->read("part").has_value());
}

void TestTorchCheckpoint::readsArchivesWith64BitFields() {
    std::ostringstream out;
    ZipWriter zip(out, true);
    zip.add("tiny/data.pkl", pickleOf({.shape = {4}}));
    zip.add("tiny/data/0", fourFloats());
    zip.finish();
    const auto checkpoint = open(out.str());
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    QCOMPARE(checkpoint->read("name")->toFloats(), (std::vector<float>{1, 2, 3, 4}));
}

void TestTorchCheckpoint::tellsKindsOfFilesApart() {
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "file";
    const auto kindOf = [&path](const std::string& file) {
        std::ofstream(path, std::ios::binary) << file;
        return torchFileKind(path).value();
    };
    QVERIFY(kindOf(torchArchive(pickleOf({.shape = {4}}), {fourFloats()})) ==
            TorchFileKind::Checkpoint);
    QVERIFY(kindOf(archiveWith([](ZipWriter& zip) {
                zip.add("tiny/constants.pkl", "");
                zip.finish();
            })) == TorchFileKind::TorchScript);
    QVERIFY(kindOf("\x80\x02\x8a\nl\xfc\x9c\x46\xf9 j\xa8P\x19.") == TorchFileKind::OldFormat);
    QVERIFY(kindOf("PK\3\4") == TorchFileKind::Other);
    QVERIFY(kindOf("") == TorchFileKind::Other);
    QVERIFY(!torchFileKind(path.parent_path()).has_value());
}

void TestTorchCheckpoint::refusesHostilePickles_data() {
    QTest::addColumn<std::string>("pickle");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* tag, const std::string& pickle, ErrorCode code,
                        const char* message) {
        QTest::newRow(tag) << pickle << code << std::string(message);
    };
    const auto call = [](const char* module, const char* name) {
        return TorchPickleWriter()
            .global(module, name)
            .text("touch /tmp/x")
            .raw("\x85R")
            .finished();
    };
    const auto bad = ErrorCode::MalformedFile;
    row("system", call("posix", "system"), ErrorCode::Forbidden, "posix.system");
    row("os.system", call("os", "system"), ErrorCode::Forbidden, "nothing was run");
    row("eval", call("builtins", "eval"), ErrorCode::Forbidden, "builtins.eval");
    row("eval of Python 2", call("__builtin__", "eval"), ErrorCode::Forbidden, "eval");
    row("exec", call("builtins", "exec"), ErrorCode::Forbidden, "builtins.exec");
    row("subprocess", call("subprocess", "Popen"), ErrorCode::Forbidden, "subprocess.Popen");
    row("load", call("torch.storage", "_load_from_bytes"), ErrorCode::Forbidden, "_load_from");
    row("extension", std::string("\x80\2\x82\1)R."), ErrorCode::Forbidden, "nothing was run");
    row("object", TorchPickleWriter().global("my.nets", "Net").raw(")\x81").finished(),
        ErrorCode::Unsupported, "my.nets.Net");
    row("unknown instruction", "\x80\2\xff.", bad, "no pickle instruction");
    row("newer protocol", "\x80\x7f.", ErrorCode::Unsupported, "protocol");
    row("circle", TorchPickleWriter().raw("}q\1").text("a").raw("h\1s").finished(), bad,
        "contains itself");
    std::string deep = "\x80\2";
    for (int i = 0; i < 300; ++i) deep += "](";
    deep += "N";
    for (int i = 0; i < 300; ++i) deep += "e";
    row("deep", deep + ".", bad, "nested more than 200");
    TorchPickleWriter bomb;
    bomb.raw("]q").raw(std::string_view("\0", 1));
    for (char i = 1; i < 40; ++i) {
        const char before = static_cast<char>(i - 1);
        bomb.raw("](h").raw({&before, 1}).raw("h").raw({&before, 1}).raw("eq").raw({&i, 1});
    }
    row("growth", bomb.finished(), bad, "grows to many times");
    row("beyond", pickleOf({.shape = {5}, .elements = 4}), bad, "reaches beyond its storage");
    row("offset", pickleOf({.shape = {4}, .offset = 1, .elements = 4}), bad, "reaches beyond");
    row("negative offset", pickleOf({.shape = {4}, .offset = -1}), bad, "reaches beyond");
    row("stride", pickleOf({.shape = {2, 2}, .strides = {3, 1}}), bad, "reaches beyond");
    row("negative stride", pickleOf({.shape = {4}, .strides = {-1}}), bad, "impossible shape");
    row("negative size", pickleOf({.shape = {-4}, .elements = 4}), bad, "impossible shape");
    row("overflow", pickleOf({.shape = {1LL << 62, 4}, .strides = {0, 0}, .elements = 4}), bad,
        "impossible shape");
    row("overflow of strides",
        pickleOf({.shape = {3, 3}, .strides = {1LL << 62, 1LL << 62}, .elements = 4}), bad,
        "impossible shape");
    row("overflow of the end", pickleOf({.shape = {4}, .offset = INT64_MAX, .elements = 4}), bad,
        "reaches beyond");
    row("repeated", pickleOf({.shape = {1 << 30, 4}, .strides = {0, 1}, .elements = 4}), bad,
        "more elements than its storage");
    row("huge storage", pickleOf({.shape = {4}, .elements = INT64_MAX}), bad, "impossible shape");
    row("negative storage", pickleOf({.shape = {}, .elements = -5}), bad, "no storage");
    row("wrong element count", pickleOf({.shape = {4}, .elements = 1000}), bad,
        "has 16 bytes, expected 4000");
    row("wrong type", pickleOf({.shape = {4}, .storage = "DoubleStorage"}), bad,
        "has 16 bytes, expected 32");
    row("missing storage", pickleOf({.key = "7", .shape = {4}}), bad, "storage '7') are missing");
    row("storage elsewhere", pickleOf({.key = "../../../etc/passwd", .shape = {4}}), bad,
        "are missing");
    TorchPickleWriter twice;
    twice.raw("}(").text("a.b");
    twice.tensor({.shape = {4}}).text("a").raw("}").text("b");
    twice.tensor({.shape = {4}}).raw("su");
    row("two of one name", twice.finished(), bad, "'a.b' stands in it twice");
    row("no storage",
        TorchPickleWriter()
            .raw("}")
            .text("a")
            .global("torch._utils", "_rebuild_tensor_v2")
            .raw("(NK\1)))tRs")
            .finished(),
        bad, "no proper tensor");
    row("nothing", "", bad, "ends inside");
}

void TestTorchCheckpoint::refusesHostilePickles() {
    QFETCH(std::string, pickle);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, message);
    const auto checkpoint = open(torchArchive(pickle, {fourFloats()}));
    QVERIFY(!checkpoint.has_value());
    const std::string text = describe(checkpoint.error());
    QVERIFY2(text.find(message) != std::string::npos, text.c_str());
    QVERIFY2(checkpoint.error().code == code, text.c_str());
}

void TestTorchCheckpoint::refusesBrokenArchives_data() {
    QTest::addColumn<std::string>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("message");
    const auto bad = ErrorCode::MalformedFile;
    const auto row = [](const char* tag, const std::string& file, ErrorCode code,
                        const char* message) {
        QTest::newRow(tag) << file << code << std::string(message);
    };
    const auto extra = [&row](const char* tag, const std::string& name, const ZipLies& lies,
                              ErrorCode code, const char* message) {
        row(tag, archiveWith([&](ZipWriter& zip) {
                zip.add(name, "content", lies);
                zip.finish();
            }),
            code, message);
    };
    extra("parent folder", "../evil", {}, ErrorCode::Forbidden, "points outside");
    extra("hidden parent folder", "tiny/../../evil", {}, ErrorCode::Forbidden, "points outside");
    extra("absolute", "/etc/passwd", {}, ErrorCode::Forbidden, "points outside");
    extra("backslash", "tiny\\..\\evil", {}, ErrorCode::Forbidden, "points outside");
    extra("drive", "C:evil", {}, ErrorCode::Forbidden, "points outside");
    extra("twice", "tiny/data/0", {}, bad, "'tiny/data/0' stands in it twice");
    extra("another name inside", "tiny/x", {.localName = "tiny/y"}, bad, "another name in its own");
    extra("shorter name inside", "tiny/xx", {.localName = "tiny/x"}, bad,
          "another name in its own");
    extra("wrong size", "tiny/x", {.extraSize = 1}, bad, "impossible size");
    extra("too large", "tiny/x", {.extraSize = 4000, .extraCompressed = 4000}, bad,
          "claims 4007 bytes but only");
    extra("overlap", "tiny/x", {.extraSize = 1, .extraCompressed = 1}, bad, "overlaps others");
    extra("huge", "tiny/x", {.extraSize = 1LL << 62, .extraCompressed = 1LL << 62}, bad, "claims");
    extra("largest", "tiny/x", {.extraSize = -8, .extraCompressed = -8}, bad,
          "claims 18446744073709551615 bytes");
    extra("place", "tiny/x", {.extraHeaderOffset = 1}, bad, "no proper header");
    extra("place far away", "tiny/x", {.extraHeaderOffset = INT64_MAX}, bad, "no proper header");
    extra("encrypted", "tiny/x", {.flags = 1}, ErrorCode::Unsupported, "encrypted");
    extra("compression", "tiny/x", {.method = 12}, ErrorCode::Unsupported, "compression method 12");
    extra("TorchScript", "tiny/code/__torch__.py", {}, ErrorCode::Unsupported, "TorchScript");
    extra("big-endian", "tiny/byteorder", {.localName = ""}, ErrorCode::Unsupported, "big-endian");
    row("directory elsewhere", archiveWith([](ZipWriter& zip) { zip.finish(100'000); }), bad,
        "not where the end record says");
    row("directory earlier", archiveWith([](ZipWriter& zip) { zip.finish(-1); }), bad,
        "directory breaks off");
    row("more entries", archiveWith([](ZipWriter& zip) { zip.finish(0, 1); }), bad,
        "directory breaks off");
    row(
        "no pickle",
        [] {
            std::ostringstream out;
            ZipWriter zip(out);
            zip.add("readme.txt", "hello");
            zip.finish();
            return out.str();
        }(),
        bad, "no data.pkl");
    row(
        "compressed numbers",
        [] {
            std::ostringstream out;
            ZipWriter zip(out);
            zip.add("tiny/data.pkl", pickleOf({.shape = {4}}), {.method = 8});
            zip.finish();
            return out.str();
        }(),
        ErrorCode::Unsupported, "compressed");
    row(
        "damaged pickle",
        [] {
            std::ostringstream out;
            ZipWriter zip(out);
            zip.add("tiny/data.pkl", pickleOf({.shape = {4}}), {.crcError = 5});
            zip.finish();
            return out.str();
        }(),
        bad, "checksum of the entry 'tiny/data.pkl'");
    row("old format", "\x80\x02\x8a\nl\xfc\x9c\x46\xf9 j\xa8P\x19.", ErrorCode::Unsupported,
        "before 1.6");
    row("gzip", "\x1f\x8b\x08", ErrorCode::Unsupported, "unpack it first");
    row("web page", "<!DOCTYPE html>", bad, "no PyTorch checkpoint");
    row("empty", "", bad, "no PyTorch checkpoint");
    row("half", torchArchive(pickleOf({.shape = {4}}), {fourFloats()}).substr(0, 300), bad,
        "no zip directory");
}

void TestTorchCheckpoint::refusesBrokenArchives() {
    QFETCH(std::string, file);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, message);
    const auto checkpoint = open(file);
    QVERIFY(!checkpoint.has_value());
    const std::string text = describe(checkpoint.error());
    QVERIFY2(text.find(message) != std::string::npos, text.c_str());
    QVERIFY2(checkpoint.error().code == code, text.c_str());
}

void TestTorchCheckpoint::survivesTruncationAndBitFlips() {
    const std::string whole = torchArchive(pickleOf({.shape = {4}}), {fourFloats()});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        QVERIFY2(!open(whole.substr(0, size)).has_value(), std::to_string(size).c_str());
    }
    std::mt19937 random(1);
    for (int i = 0; i < 3000; ++i) {
        std::string damaged = whole;
        for (int flips = 0; flips < 1 + i % 3; ++flips) {
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
        }
        const auto checkpoint = open(damaged);
        if (!checkpoint) continue;
        for (const auto& [name, tensor] : checkpoint->tensors()) (void)checkpoint->read(name);
    }
}

QTEST_APPLESS_MAIN(TestTorchCheckpoint)
#include "tst_torch_checkpoint.moc"
