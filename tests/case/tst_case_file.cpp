#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <QtTest>
#include <fstream>

#include "core/case/case_file.h"
#include "core/io/file_hash.h"
#include "tests/case/child.h"
#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;
namespace fs = std::filesystem;

namespace {

Edit everythingOf(const Case& value) {
    Edit edit{EditKind::NewCase, {"a", "b"}, {}};
    for (const std::string& key : value.keys()) {
        edit.changes.push_back({key, std::nullopt, value.record(key)});
    }
    return edit;
}

void sql(const fs::path& path, const char* text) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    char* message = nullptr;
    sqlite3_exec(database, text, nullptr, nullptr, &message);
    sqlite3_close(database);
    if (message != nullptr) throw std::runtime_error(message);
}

/// Appends renamings "1", "2", ... for ever and reports each through the pipe once it is written.
int renameForEver(const fs::path& path, int pipe, int first) {
    auto file = CaseFile::open(path);
    if (!file || (*file)->isReadOnly()) return 1;
    auto value = (*file)->load();
    std::mt19937 random{unsigned(first)};
    for (int number = first; value; ++number) {
        // Undo and redo on the way: they too are transactions.
        if (number % 5 == 0 && (!(*file)->undo() || !(*file)->redo())) return 2;
        Edit edit = combined(
            randomEdit(*value, random),
            EditBuilder(*value, EditKind::RenameCase).renameCase(std::to_string(number)).build());
        if (!value->take(edit) || !(*file)->append(edit)) return 3;
        if (::write(pipe, &number, sizeof(number)) != sizeof(number)) return 4;
    }
    return 5;
}

}  // namespace

class CaseFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path m_path;

    std::unique_ptr<CaseFile> opened(CaseFile::Access access = CaseFile::Access::ReadWrite) {
        auto file = CaseFile::open(m_path, access);
        if (!file) throw std::runtime_error(describe(file.error()));
        return std::move(*file);
    }

    /// A new file with the sample case in one step.
    std::unique_ptr<CaseFile> made(const Case& value = sampleCase()) {
        auto file = CaseFile::create(m_path);
        if (!file) throw std::runtime_error(describe(file.error()));
        if (!(*file)->append(everythingOf(value))) throw std::runtime_error("append");
        return std::move(*file);
    }

    std::string hashOfFile() const { return sha256OfFile(m_path).value_or("?"); }

private Q_SLOTS:

    void init() {
        m_path = fs::path(m_folder.path().toStdString()) / "a case.gonio";
        for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString())) {
            fs::remove_all(entry.path());
        }
    }

    void keepsCaseAndHistory() {
        Case value = sampleCase();
        std::vector<std::string> hashes = {Case().hash(), value.hash()};
        auto file = made(value);
        std::mt19937 random(1);
        std::vector<Edit> edits;
        for (int i = 0; i < 60; ++i) {
            edits.push_back(randomEdit(value, random));
            QVERIFY(value.take(edits.back()).has_value());
            QVERIFY(file->append(edits.back()).has_value());
            hashes.push_back(value.hash());
        }
        file.reset();
        file = opened();
        QCOMPARE(file->load()->hash(), hashes.back());
        QCOMPARE(file->position().value(), 61);
        const auto journal = file->journal().value();
        QCOMPARE(journal.size(), std::size_t(61));
        QCOMPARE(journal[0].kind, EditKind::NewCase);
        QCOMPARE(journal[0].arguments, (std::vector<std::string>{"a", "b"}));
        QVERIFY(journal[0].madeAtUtc.starts_with("20"));
        // Steps read back do what the originals did, wherever the position stands.
        for (int i = 61; i > 20; --i) {
            QCOMPARE(file->load()->hash(), hashes[std::size_t(i)]);
            QVERIFY(file->undo().has_value());
        }
        for (int i = 60; i >= 0; --i) {
            const Edit edit = file->edit(i).value();
            QVERIFY(value.take(reversed(edit)).has_value());
            QCOMPARE(value.hash(), hashes[std::size_t(i)]);
        }
        for (int i = 0; i < 61; ++i) QVERIFY(value.take(file->edit(i).value()).has_value());
        QCOMPARE(value.hash(), hashes.back());
        for (int i = 21; i <= 61; ++i) {
            QVERIFY(file->redo().has_value());
            QCOMPARE(file->load()->hash(), hashes[std::size_t(i)]);
        }
        QCOMPARE(file->redo().error().code, ErrorCode::Usage);
        QVERIFY(file->check().has_value());
    }

    void aNewStepForgetsUndoneOnes() {
        auto file = made();
        Case value = *file->load();
        for (const char* name : {"x", "y"}) {
            const Edit edit =
                EditBuilder(value, EditKind::RenameCase, {name}).renameCase(name).build();
            QVERIFY(value.take(edit).has_value());
            QVERIFY(file->append(edit).has_value());
        }
        QVERIFY(file->undo().has_value() && file->undo().has_value());
        value = *file->load();
        QVERIFY(file->append(EditBuilder(value, EditKind::RenameCase).renameCase("z").build())
                    .has_value());
        QCOMPARE(file->journal()->size(), std::size_t(2));
        QCOMPARE(file->name().value(), std::string("z"));
        QVERIFY(!file->redo().has_value());
    }

    void extendsTheLastStep() {
        auto file = made();
        Case value = *file->load();
        std::vector<FileStep> steps;
        for (int i = 0; i < 5; ++i) {
            Edit edit =
                EditBuilder(value, EditKind::RenameCase).renameCase(std::to_string(i)).build();
            QVERIFY(value.take(edit).has_value());
            steps.push_back({i == 0 ? FileStep::Kind::Append : FileStep::Kind::Extend,
                             std::make_shared<const Edit>(std::move(edit))});
        }
        QVERIFY(file->write(steps).has_value());
        QCOMPARE(file->journal()->size(), std::size_t(2));
        QCOMPARE(file->load()->hash(), value.hash());
        QVERIFY(file->undo().has_value());
        QCOMPARE(file->load()->hash(), sampleCase().hash());
        QVERIFY(file->redo().has_value());
        QCOMPARE(file->load()->hash(), value.hash());
    }

    void severalStepsAreOneTransaction() {
        auto file = made();
        const std::string before = file->load()->hash();
        const Case value = *file->load();
        const auto edit = std::make_shared<const Edit>(
            EditBuilder(value, EditKind::RenameCase).renameCase("x").build());
        const std::vector<FileStep> steps = {{FileStep::Kind::Append, edit},
                                             {FileStep::Kind::Redo, nullptr}};
        QCOMPARE(file->write(steps).error().code, ErrorCode::Usage);  // nothing to redo
        QCOMPARE(file->load()->hash(), before);
        QCOMPARE(file->journal()->size(), std::size_t(1));
    }

    void theSecondWriterReadsOnly() {
        auto file = made();
        QVERIFY(CaseFile::isInUse(m_path));
        const auto second = opened();
        QVERIFY(second->isReadOnly());
        QVERIFY(second->readOnlyReason().find("another") != std::string::npos);
        QCOMPARE(second->load()->hash(), file->load()->hash());
        QCOMPARE(second->undo().error().code, ErrorCode::WriteFailed);
        // The first goes on unharmed, and another process sees the same.
        QVERIFY(file->undo().has_value());
        Child child([this](int) { return opened()->isReadOnly() ? 7 : 8; });
        QCOMPARE(child.wait(), 7);
        QVERIFY(file->redo().has_value());
        file.reset();
        QVERIFY(!CaseFile::isInUse(m_path));
        QVERIFY(!opened()->isReadOnly());
    }

    void refusesWhatItCannotRead() {
        QCOMPARE(CaseFile::open(m_path).error().code, ErrorCode::NotFound);
        std::ofstream(m_path) << "no database at all, but long enough to be read as one";
        QCOMPARE(CaseFile::open(m_path).error().code, ErrorCode::MalformedFile);
        QCOMPARE(CaseFile::create(m_path).error().code, ErrorCode::Usage);
        fs::remove(m_path);
        sql(m_path, "CREATE TABLE a(b)");
        QCOMPARE(CaseFile::open(m_path).error().code, ErrorCode::MalformedFile);
        fs::remove(m_path);
        made().reset();
        sql(m_path, "PRAGMA user_version=3");
        QCOMPARE(CaseFile::open(m_path).error().code, ErrorCode::Unsupported);
        sql(m_path,
            "PRAGMA user_version=2; CREATE TRIGGER t AFTER INSERT ON record BEGIN "
            "DELETE FROM record; END");
        QCOMPARE(CaseFile::open(m_path).error().code, ErrorCode::MalformedFile);
        sql(m_path, "DROP TRIGGER t; DELETE FROM record WHERE key LIKE '%keypoints/000002'");
        const auto damaged = opened()->load();
        QCOMPARE(damaged.error().code, ErrorCode::MalformedFile);
        QVERIFY(describe(damaged.error()).find("trial/00001/person/00001/base") !=
                std::string::npos);
    }

    void damagedPagesNeverCrash() {
        made().reset();
        std::ifstream in(m_path, std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(in), {}};
        std::mt19937 random(7);
        int refused = 0;
        for (int run = 0; run < 150; ++run) {
            std::string bytes = whole;
            for (int i = 0; i < 20; ++i) bytes[random() % bytes.size()] = char(random());
            if (run % 10 == 0) bytes.resize(random() % bytes.size());
            std::ofstream(m_path, std::ios::binary | std::ios::trunc) << bytes;
            auto file = CaseFile::open(m_path);
            const bool good = file && (*file)->journal() && (*file)->edit(0) && (*file)->load();
            refused += good ? 0 : 1;
        }
        qInfo() << refused << "of 150 damaged files refused";
        QVERIFY(refused > 20);
    }

    void migratesAnOlderLayout() {
        const Case value = sampleCase();
        made(value)->append(
            EditBuilder(value, EditKind::RenameCase, {"new"}).renameCase("new").build());
        // Layout 0 did not know when steps were made.
        sql(m_path, "ALTER TABLE step DROP COLUMN made_at; PRAGMA user_version=0;");
        const std::string old = hashOfFile();
        {
            const auto readOnly = opened(CaseFile::Access::ReadOnly);
            QCOMPARE(readOnly->journal()->size(), std::size_t(2));
            QCOMPARE(readOnly->name().value(), std::string("new"));
        }
        QCOMPARE(hashOfFile(), old);
        auto file = opened();
        QVERIFY(!file->isReadOnly());
        const auto journal = file->journal().value();
        QCOMPARE(journal[1].kind, EditKind::RenameCase);
        QCOMPARE(journal[1].madeAtUtc, std::string());
        QVERIFY(file->undo().has_value());
        QCOMPARE(file->load()->hash(), value.hash());
        QVERIFY(file->check().has_value());
        QCOMPARE(std::distance(fs::directory_iterator(m_path.parent_path()), {}), 1L);
    }

    void copiesWholeOrNotAtAll() {
        auto file = made();
        const fs::path copy = m_path.parent_path() / "copy.gonio";
        QVERIFY(file->copyTo(copy).has_value());
        QCOMPARE((*CaseFile::open(copy))->load()->hash(), file->load()->hash());
        std::ofstream(copy) << "old";
        QVERIFY(file->copyTo(copy).has_value());  // replaced
        QCOMPARE((*CaseFile::open(copy))->journal()->size(), std::size_t(1));
        const auto open = *CaseFile::open(copy);
        QCOMPARE(file->copyTo(copy).error().code, ErrorCode::WriteFailed);  // in use
        for (const char* folder : {"/proc/nowhere", "/nowhere/at/all"}) {
            const auto failed = file->copyTo(fs::path(folder) / "x.gonio");
            QCOMPARE(failed.error().code, ErrorCode::WriteFailed);
            QVERIFY(failed.error().detail.find(folder) != std::string::npos);
        }
        QCOMPARE(std::distance(fs::directory_iterator(m_path.parent_path()), {}), 2L);
    }

    /// The limit on file sizes refuses like a full disk does.
    void aFullDiskLeavesTheFileWhole() {
        made().reset();
        const std::string before = opened()->load()->hash();
        const fs::path copy = m_path.parent_path() / "copy.gonio";
        std::ofstream(copy) << "what was there";
        Child child([&](int) {
            ::signal(SIGXFSZ, SIG_IGN);
            auto file = opened();
            const Case value = *file->load();
            const rlim_t size = fs::file_size(m_path);
            const rlimit limit{size, size};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto written =
                file->append(EditBuilder(value, EditKind::Analyse)
                                 .putAnalysis(1, 2, AnalysisInfo{}, sampleBase(2000))
                                 .build());
            if (written || written.error().code != ErrorCode::WriteFailed) return 1;
            if (written.error().detail.find("full") == std::string::npos) return 2;
            if (file->load()->hash() != before) return 3;  // goes on with what there is
            const rlimit smaller{size / 2, size / 2};
            ::setrlimit(RLIMIT_FSIZE, &smaller);
            const auto copied = file->copyTo(copy);
            return copied || copied.error().code != ErrorCode::WriteFailed ? 4 : 0;
        });
        QCOMPARE(child.wait(), 0);
        QCOMPARE(opened()->load()->hash(), before);
        QVERIFY(opened()->check().has_value());
        QCOMPARE(opened()->journal()->size(), std::size_t(1));
        QCOMPARE(fs::file_size(copy), std::uintmax_t(14));
        QCOMPARE(std::distance(fs::directory_iterator(m_path.parent_path()), {}), 2L);
    }

    /// Rights do not hold for root, so another user tries.
    void readOnlyPlacesSaySo_data() {
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<int>("folderMode");
        QTest::addColumn<QString>("reason");
        QTest::newRow("file") << 0444 << 0777 << "file is read-only";
        QTest::newRow("folder") << 0666 << 0555 << "folder is read-only";
    }

    void readOnlyPlacesSaySo() {
        QFETCH(const int, fileMode);
        QFETCH(const int, folderMode);
        QFETCH(const QString, reason);
        made().reset();
        const std::string before = hashOfFile();
        const fs::path folder = m_path.parent_path();
        ::chmod(m_path.c_str(), mode_t(fileMode));
        ::chmod(folder.c_str(), mode_t(folderMode));
        Child child([&](int) {
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 9;
            auto file = CaseFile::open(m_path);
            if (!file) return 1;
            if ((*file)->readOnlyReason().find(reason.toStdString()) == std::string::npos) return 2;
            if ((*file)->load()->hash() != sampleCase().hash()) return 3;
            const auto undone = (*file)->undo();
            if (undone || undone.error().code != ErrorCode::WriteFailed) return 4;
            if (folderMode == 0777) return 0;
            const auto copied = (*file)->copyTo(folder / "copy.gonio");
            if (copied || copied.error().code != ErrorCode::WriteFailed) return 5;
            const auto created = CaseFile::create(folder / "new.gonio");
            return created || created.error().code != ErrorCode::WriteFailed ? 6 : 0;
        });
        const int code = child.wait();
        ::chmod(folder.c_str(), 0777);
        QCOMPARE(code, 0);
        QCOMPARE(hashOfFile(), before);
    }

    /// Nothing reported as written is ever lost; what was being written may be there or not.
    void survives200Kills() {
        made(sampleCase(70, 5)).reset();
        std::mt19937 random(11);
        int last = 0, written = 0, hot = 0;
        for (int run = 0; run < 200; ++run) {
            const int first = last + 1;
            Child child([&](int pipe) { return renameForEver(m_path, pipe, first); });
            int reported = last;
            // Killed at any moment: some reports in, then some time more.
            const int reports = int(random() % 6);
            for (int i = 0; i < reports; ++i) {
                QCOMPARE(::read(child.pipe(), &reported, sizeof(reported)), ssize_t(sizeof(int)));
            }
            ::usleep(useconds_t(random() % 6000));
            child.kill();
            while (::read(child.pipe(), &reported, sizeof(reported)) == sizeof(reported)) {
            }
            child.wait();
            hot += fs::exists(m_path.string() + "-journal") ? 1 : 0;
            const auto file = opened();
            QVERIFY(!file->isReadOnly());
            // Killed between its undo and redo: that step is not lost but undone.
            const int steps = int(file->journal()->size());
            if (file->position().value() == steps - 1) QVERIFY(file->redo().has_value());
            QCOMPARE(file->position().value(), steps);
            const auto value = file->load();
            QVERIFY2(value.has_value(), value ? "" : describe(value.error()).c_str());
            QVERIFY(file->check().has_value());
            const int found = value->name() == "Mr A" ? 0 : std::stoi(value->name());
            QVERIFY2(found == reported || found == reported + 1,
                     qPrintable(QString("found %1, reported %2").arg(found).arg(reported)));
            written += found - last;
            last = found;
        }
        qInfo() << "200 kills," << written << "steps written," << hot
                << "times in the middle of a transaction";
        QVERIFY(written > 200);
    }
};

QTEST_GUILESS_MAIN(CaseFileTest)
#include "tst_case_file.moc"
