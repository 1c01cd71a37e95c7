#include <QtTest>

#include "core/case/case_file.h"
#include "core/case/journal.h"
#include "core/case/shared_bases.h"
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

}  // namespace

class CaseCopiesTest : public QObject {
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

private Q_SLOTS:

    void init() {
        m_path = fs::path(m_folder.path().toStdString()) / "a case.gonio";
        for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString())) {
            fs::remove_all(entry.path());
        }
    }

    /// SQLite's own word for a full disk, in the middle of a step: nothing of it stays.
    void aFullDatabaseTakesNothing() {
        made().reset();
        const std::string before = opened()->load()->hash();
        const auto edit =
            std::make_shared<const Edit>(EditBuilder(*opened()->load(), EditKind::Analyse)
                                             .putAnalysis(1, 2, AnalysisInfo{}, sampleBase(2000))
                                             .build());
        {
            const auto database = *Database::open(m_path, Database::Mode::ReadWrite);
            const auto write = [&] {
                Journal journal(*database);
                return database->transaction([&] {
                    return journal.write({FileStep::Kind::Append, edit});
                });
            };
            const long long pages = database->number("PRAGMA page_count").value();
            for (const int more : {0, 1, 7, 100}) {
                const auto limit = "PRAGMA max_page_count=" + std::to_string(pages + more);
                QVERIFY(database->run(limit.c_str()).has_value());
                const auto full = write();
                QVERIFY(!full.has_value());
                QCOMPARE(full.error().code, ErrorCode::WriteFailed);
                QVERIFY(full.error().detail.find("disk is full") != std::string::npos);
                QCOMPARE(database->number("PRAGMA page_count").value(), pages);
                QCOMPARE(Journal(*database).position().value(), 1);
            }
            QCOMPARE(opened()->load()->hash(), before);
            QVERIFY(opened()->check().has_value());
            QVERIFY(database->run("PRAGMA max_page_count=1000000").has_value());
            QVERIFY(write().has_value());  // room again: the same step goes in
        }
        const auto file = opened();
        QCOMPARE(file->journal()->size(), std::size_t(2));
        QVERIFY(file->load()->person(1, 2) != nullptr);
        QVERIFY(file->check().has_value());
    }

    /// What is written while the copy is made is in the copy too.
    void aCopyFollowsWhatIsWrittenMeanwhile() {
        auto file = made(sampleCase(20'000));
        const fs::path copy = m_path.parent_path() / "copy.gonio";
        Case value = *file->load();
        int number = 0, pauses = 0;
        const auto rename = [&] {
            const Edit edit = EditBuilder(value, EditKind::RenameCase)
                                  .renameCase(std::to_string(++number))
                                  .build();
            if (!value.take(edit)) throw std::runtime_error("take");
            return std::make_shared<const Edit>(edit);
        };
        const auto copied = file->copyTo(
            copy,
            [&] {
                ++pauses;
                if (!file->append(*rename())) throw std::runtime_error("append");
            },
            [&] {
                return std::vector<FileStep>{{FileStep::Kind::Append, rename()}};
            });
        QVERIFY(copied.has_value());
        QVERIFY(pauses > 2);
        const auto there = *CaseFile::open(copy);
        QVERIFY(there->check().has_value());
        QCOMPARE(there->load()->hash(), value.hash());
        QCOMPARE(int(there->journal()->size()), pauses + 2);
        QCOMPARE(int(file->journal()->size()), pauses + 1);
        while (there->position().value() > 1) QVERIFY(there->undo().has_value());
        QCOMPARE(there->load()->hash(), sampleCase(20'000).hash());
    }

    /// Analyses of a step read back are decoded once and shared.
    void sharesAnalysesOfStepsReadBack() {
        const auto other = std::make_shared<const BaseAnalysis>(sampleBase(200, 9));
        Case value = sampleCase();
        auto file = made(value);
        BaseAnalysis third = *other;  // all records but one are those of the second
        third.hash = "third";
        for (const BaseAnalysis& base : {*other, third}) {
            const Edit edit =
                EditBuilder(value, EditKind::Analyse).putAnalysis(1, 1, {}, base).build();
            QVERIFY(value.take(edit).has_value() && file->append(edit).has_value());
        }
        KnownBases known;
        known.add(value);
        std::vector<Edit> edits;
        for (const int index : {2, 1}) {
            edits.push_back(file->edit(index).value());
            shareBases(edits.back(), known);
            for (const RecordChange& change : edits.back().changes) {
                if (!basePartOf(RecordKey::parse(change.key)->kind)) continue;
                QVERIFY(change.before->base() && change.after->base());
            }
        }
        const std::string base = "trial/00001/person/00001/base";
        const auto baseOf = [&](const Edit& edit, std::optional<RecordBytes> RecordChange::*side) {
            const auto found = std::ranges::find(edit.changes, base, &RecordChange::key);
            return ((*found).*side)->base();
        };
        QVERIFY(baseOf(edits[0], &RecordChange::after) == value.person(1, 1)->base);
        QVERIFY(baseOf(edits[0], &RecordChange::before) == baseOf(edits[1], &RecordChange::after));
        QVERIFY(value.take(reversed(edits[0])) && value.take(reversed(edits[1])));
        QCOMPARE(value.hash(), sampleCase().hash());
        QVERIFY(value.take(edits[1]) && value.take(edits[0]));
        QCOMPARE(value.hash(), file->load()->hash());
    }
};

QTEST_GUILESS_MAIN(CaseCopiesTest)
#include "tst_case_copies.moc"
