#include <sys/resource.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <chrono>
#include <csignal>
#include <fstream>

#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/io/safetensors.h"

using namespace gonio;

namespace {

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Makes every write past `bytes` fail, as a full disk would.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }

    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path pathOf(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    int fileCount() const {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(pathOf(""))) {
            count += entry.is_regular_file() ? 1 : 0;
        }
        return count;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:

    void init() {
        for (const auto& entry : std::filesystem::directory_iterator(pathOf(""))) {
            std::filesystem::remove_all(entry.path());
        }
    }

    void removesWhatKilledProgramsLeft() {
        const auto make = [this](const std::string& name, int hours) {
            const auto path = pathOf(name.c_str());
            std::ofstream(path) << "x";
            std::filesystem::last_write_time(
                path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(hours));
            return path;
        };
        const auto old = make(".gonio-999999999-0.tmp", 2);
        const std::vector<std::filesystem::path> kept = {
            make(".gonio-999999999-1.tmp", 0),
            make(".gonio-" + std::to_string(::getpid()) + "-0.tmp", 2), make(".gonio-1.tmp", 2),
            make(".gonio--5-0.tmp", 2), make("hsmr.safetensors", 2)};
        removeAbandonedFiles(pathOf(""));
        QVERIFY(!std::filesystem::exists(old));
        for (const auto& path : kept) QVERIFY2(std::filesystem::exists(path), path.c_str());
        removeAbandonedFiles(pathOf("nowhere"));
    }

    void writesAndReadsBack_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "a.bin";
        QTest::newRow("not ASCII") << QString::fromUtf8("Kniebeuge äöü 深蹲 🦵.bin");
        QTest::newRow("as long as a name can be") << QString(255, 'x');
    }

    void writesAndReadsBack() {
        QFETCH(QString, name);
        const auto path = pathOf(name.toUtf8().constData());
        QVERIFY(writeFileAtomically(path, bytesOf("old, longer")).has_value());
        QVERIFY(writeFileAtomically(path, bytesOf("new")).has_value());
        const auto read = readFile(path);
        QVERIFY(read.has_value());
        QVERIFY(std::ranges::equal(*read, bytesOf("new")));
        QCOMPARE(fileCount(), 1);
    }

    void leavesNothingWithoutCommit() {
        {
            auto file = AtomicFile::open(pathOf("a"));
            QVERIFY(file.has_value());
            QVERIFY(file->write(bytesOf("half")).has_value());
            QCOMPARE(fileCount(), 1);
            AtomicFile moved = std::move(*file);
            QVERIFY(moved.write(bytesOf("more")).has_value());
        }
        QCOMPARE(fileCount(), 0);
    }

    void keepsOldFileOnFullDisk() {
        const auto path = pathOf("a.npz");
        QVERIFY(writeFileAtomically(path, bytesOf("old")).has_value());
        const std::vector<std::byte> large(100'000);
        TensorFile file;
        file.tensors["a"] = Tensor::fromFloats(std::vector<float>(10'000), {10'000});
        {
            const FullDisk full(4096);
            const auto written = writeFileAtomically(path, large);
            QVERIFY(!written.has_value());
            QVERIFY(written.error().code == ErrorCode::WriteFailed);
            QVERIFY(written.error().detail.find("a.npz") != std::string::npos);
            QVERIFY(writeNpz(path, file.tensors).error().code == ErrorCode::WriteFailed);
            QVERIFY(writeSafetensors(path, file).error().code == ErrorCode::WriteFailed);
            QVERIFY(!writeFileAtomically(pathOf("b"), large).has_value());
        }
        QVERIFY(std::ranges::equal(readFile(path).value(), bytesOf("old")));
        QCOMPARE(fileCount(), 1);
    }

    void refusesAfterFailure() {
        const FullDisk full(4);
        auto file = AtomicFile::open(pathOf("a"));
        QVERIFY(file.has_value());
        QVERIFY(!file->write(bytesOf("too much")).has_value());
        QVERIFY(!file->write(bytesOf("x")).has_value());
        QVERIFY(!file->commit().has_value());
        QCOMPARE(fileCount(), 0);
    }

    void reportsFoldersThatCannotTakeIt() {
        QVERIFY(writeFileAtomically(pathOf("missing/a"), {}).error().code ==
                ErrorCode::WriteFailed);
        QVERIFY(writeFileAtomically(pathOf("file"), {}).has_value());
        QVERIFY(writeFileAtomically(pathOf("file/a"), {}).error().code == ErrorCode::WriteFailed);
        std::filesystem::create_directories(pathOf("folder/inside"));
        QVERIFY(writeFileAtomically(pathOf("folder"), {}).error().code == ErrorCode::WriteFailed);
        QCOMPARE(fileCount(), 1);
    }

    void reportsReadOnlyFolders() {
        if (::geteuid() == 0) {
            QSKIP("root may write everywhere");
        }
        std::filesystem::create_directory(pathOf("locked"));
        std::filesystem::permissions(pathOf("locked"), std::filesystem::perms::owner_read);
        const auto written = writeFileAtomically(pathOf("locked/a"), {});
        std::filesystem::permissions(pathOf("locked"), std::filesystem::perms::owner_all);
        QVERIFY(written.error().code == ErrorCode::WriteFailed);
    }

    void reportsUnreadableFiles() {
        QVERIFY(readFile(pathOf("missing")).error().code == ErrorCode::NotFound);
        QVERIFY(readFile(pathOf("")).error().code == ErrorCode::NotFound);
        QVERIFY(writeFileAtomically(pathOf("empty"), {}).has_value());
        QVERIFY(readFile(pathOf("empty")).value().empty());
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomic_file.moc"
