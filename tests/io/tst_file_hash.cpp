#include <QTemporaryDir>
#include <QtTest>

#include "core/io/atomic_file.h"
#include "core/io/file_hash.h"

using namespace gonio;

class FileHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// FIPS 180-2, appendix B.1, and the empty message.
    void matchesPublishedDigests() {
        const std::string text = "abc";
        QCOMPARE(sha256Of(std::as_bytes(std::span(text))).value(),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(sha256Of({}).value(),
                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    void hashesLongFilesInPieces() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a").toStdString();
        const std::vector<std::byte> bytes(3'000'001, std::byte{'a'});
        QVERIFY(writeFileAtomically(path, bytes).has_value());
        QCOMPARE(sha256OfFile(path).value(), sha256Of(bytes).value());
    }

    void reportsMissingFiles() {
        QVERIFY(sha256OfFile("/nowhere/a").error().code == ErrorCode::NotFound);
        QVERIFY(sha256OfFile("/").error().code == ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(FileHashTest)
#include "tst_file_hash.moc"
