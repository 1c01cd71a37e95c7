#include <QtTest>
#include <random>

#include "core/io/torch_checkpoint.h"
#include "tests/io/torch_writer.h"

using namespace gonio;
using namespace gonio::testing;

Q_DECLARE_METATYPE(gonio::ErrorCode)

/// Checkpoints that are broken or try something: one clear sentence each, nothing run.
class TestTorchHostile : public QObject {
    Q_OBJECT

private:
    std::string m_file;

    /// What is opened refers to the bytes given last.
    Result<TorchCheckpoint> open(const std::string& file) {
        m_file = file;
        return TorchCheckpoint::open(std::make_shared<MemorySource>(bytesOf(m_file)));
    }

private Q_SLOTS:
    void refusesHostilePickles_data();
    void refusesHostilePickles();
    void refusesBrokenArchives_data();
    void refusesBrokenArchives();
    void survivesTruncationAndBitFlips();
};

void TestTorchHostile::refusesHostilePickles_data() {
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

void TestTorchHostile::refusesHostilePickles() {
    QFETCH(std::string, pickle);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, message);
    const auto checkpoint = open(torchArchive(pickle, {fourFloats()}));
    QVERIFY(!checkpoint.has_value());
    const std::string text = describe(checkpoint.error());
    QVERIFY2(text.find(message) != std::string::npos, text.c_str());
    QVERIFY2(checkpoint.error().code == code, text.c_str());
}

void TestTorchHostile::refusesBrokenArchives_data() {
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

void TestTorchHostile::refusesBrokenArchives() {
    QFETCH(std::string, file);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, message);
    const auto checkpoint = open(file);
    QVERIFY(!checkpoint.has_value());
    const std::string text = describe(checkpoint.error());
    QVERIFY2(text.find(message) != std::string::npos, text.c_str());
    QVERIFY2(checkpoint.error().code == code, text.c_str());
}

void TestTorchHostile::survivesTruncationAndBitFlips() {
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

QTEST_APPLESS_MAIN(TestTorchHostile)
#include "tst_torch_hostile.moc"
