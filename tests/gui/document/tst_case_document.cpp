#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <QStandardPaths>
#include <QtTest>
#include <fstream>

#include "app/gui/document/case_document.h"
#include "core/case/case_file.h"
#include "tests/case/child.h"
#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;
namespace fs = std::filesystem;

namespace {

Edit renamed(const CaseDocument& document, const std::string& name) {
    return EditBuilder(document.value(), EditKind::RenameCase, {name}).renameCase(name).build();
}

Edit eventAt(const CaseDocument& document, int frame) {
    return EditBuilder(document.value(), EditKind::PutEvent, {"toe off", std::to_string(frame)})
        .put(1, Event{7, frame, "toe off", "left", true})
        .build();
}

void fill(CaseDocument& document, int frames = 100) {
    const auto applied = document.apply(EditBuilder(document.value(), EditKind::AddTrial, {"walk"})
                                            .putTrial(sampleTrial())
                                            .putAnalysis(1, 1, {}, sampleBase(frames))
                                            .build());
    if (!applied) throw std::runtime_error(describe(applied.error()));
}

void sql(const fs::path& path, const char* text) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    const int code = sqlite3_exec(database, text, nullptr, nullptr, nullptr);
    sqlite3_close(database);
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
}

std::string hashIn(const fs::path& path) {
    auto file = CaseFile::open(path, CaseFile::Access::ReadOnly);
    if (!file) return describe(file.error());
    const auto value = (*file)->load();
    return value ? value->hash() : describe(value.error());
}

}  // namespace

class CaseDocumentTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:

    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString())) {
            fs::remove_all(entry.path());
        }
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/untitled")
            .removeRecursively();
    }

    void savesAsOneWorks() {
        CaseDocument document;
        QCOMPARE(document.saveState(), SaveState::Unsaved);
        QVERIFY(document.saveAs(at("a.gonio")));
        QCOMPARE(document.saveState(), SaveState::Saved);
        QSignalSpy states(&document, &CaseDocument::saveStateChanged);
        fill(document);
        QCOMPARE(document.saveState(), SaveState::Saving);
        QTRY_COMPARE(document.saveState(), SaveState::Saved);
        QCOMPARE(states.count(), 2);
        QCOMPARE(hashIn(at("a.gonio")), document.value().hash());
        document.undoStack().undo();
        QVERIFY(document.flush(5000));
        QCOMPARE(hashIn(at("a.gonio")), Case().hash());
    }

    void saysWhatChanged() {
        CaseDocument document;
        std::vector<CaseChange> changes;
        connect(&document, &CaseDocument::changed,
                [&](const CaseChange& what) { changes.push_back(what); });
        fill(document);
        QVERIFY(changes.back().caseInfo && changes.back().analysis && changes.back().people);
        QVERIFY(!changes.back().corrections && !changes.back().marks);
        QVERIFY(document.apply(EditBuilder(document.value(), EditKind::SetAngle)
                                   .put(1, 1, Correction{0, BadInterval{{1, 2}}})
                                   .build()));
        QVERIFY(changes.back().corrections && !changes.back().analysis);
        QCOMPARE(changes.back().trial, 1);
        QCOMPARE(changes.back().person, 1);
        QVERIFY(document.apply(eventAt(document, 5)));
        QVERIFY(changes.back().marks && !changes.back().corrections);
        QCOMPARE(changes.back().person, 0);
        document.undoStack().undo();
        QVERIFY(changes.back().marks);
        QCOMPARE(changes.size(), std::size_t(4));
        QVERIFY(document.apply({}));
        QVERIFY(document.apply(renamed(document, "")));
        QCOMPARE(changes.size(), std::size_t(4));  // nothing changed, nothing is said
        document.discard();
        QVERIFY(changes.back().everything);
    }

    void aDragIsOneStep() {
        CaseDocument document;
        QVERIFY(document.saveAs(at("a.gonio")));
        fill(document);
        const std::string before = document.value().hash();
        for (int frame = 10; frame < 60; ++frame) {
            QVERIFY(document.apply(eventAt(document, frame), "drag 1"));
        }
        QCOMPARE(document.undoStack().count(), 2);
        QCOMPARE(document.undoStack().undoText(), QString("Place the event “Toe off” at frame 59"));
        const std::string after = document.value().hash();
        QVERIFY(document.apply(eventAt(document, 80), "drag 2"));
        QCOMPARE(document.undoStack().count(), 3);
        QVERIFY(document.apply(eventAt(document, 59), "drag 2"));  // back: nothing to undo
        QCOMPARE(document.undoStack().count(), 2);
        QVERIFY(document.flush(5000));
        CaseDocument reopened;
        QVERIFY(reopened.open(at("a.gonio")));
        QCOMPARE(reopened.saveState(), SaveState::ReadOnly);
        QCOMPARE(reopened.undoStack().count(), 2);
        QCOMPARE(reopened.value().hash(), after);
        reopened.undoStack().undo();
        QCOMPARE(reopened.value().hash(), before);
        document.undoStack().undo();
        QCOMPARE(document.value().hash(), before);
        document.undoStack().redo();
        QCOMPARE(document.value().hash(), after);
    }

    void refusesAStepThatDoesNotFit() {
        CaseDocument document;
        fill(document);
        const std::string before = document.value().hash();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("does not fit the case"));
        const Edit bad{EditKind::Several, {}, {{"trial/00009/event/00001", {}, RecordBytes("{}")}}};
        QCOMPARE(document.apply(bad).error().code, ErrorCode::MalformedFile);
        QCOMPARE(document.value().hash(), before);
        QCOMPARE(document.undoStack().count(), 1);
    }

    void untitledCasesComeBackAfterACrash() {
        Child child([](int) {
            CaseDocument document;
            if (!document.createUntitled() || !document.isUntitled()) return 1;
            if (!CaseDocument::unsavedUntitled().empty()) return 2;  // open is not lost
            if (!document.apply(renamed(document, "Mrs B")) || !document.flush(5000)) return 3;
            ::raise(SIGKILL);
            return 4;
        });
        QCOMPARE(child.wait(), -1);
        const auto found = CaseDocument::unsavedUntitled();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].name, QString("Mrs B"));
        QCOMPARE(found[0].steps, 1);
        {
            CaseDocument document;
            QVERIFY(document.open(found[0].path));
            QVERIFY(document.isUntitled());
            QCOMPARE(document.undoStack().count(), 1);
            QVERIFY(document.saveAs(at("b.gonio")));
            QVERIFY(!document.isUntitled());
            QVERIFY(document.createUntitled());  // and one in which nothing happens
        }
        QVERIFY(CaseDocument::unsavedUntitled().empty());
        QVERIFY(!fs::exists(found[0].path));
    }

    /// The limit on file sizes stands for a full disk; the child has no other use for files.
    void aFullDiskIsToldAndTriedAgain() {
        Child child([this](int) {
            ::signal(SIGXFSZ, SIG_IGN);
            CaseDocument document;
            if (!document.saveAs(at("a.gonio"))) return 1;
            const rlimit none{fs::file_size(at("a.gonio")), RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &none);
            fill(document);
            if (!QTest::qWaitFor([&] { return document.saveState() == SaveState::Failed; }))
                return 2;
            if (!document.saveError().contains("full")) return 3;
            if (document.apply(eventAt(document, 4)).has_value() == false) return 4;
            const auto elsewhere = document.saveAs(at("b.gonio"));
            if (elsewhere || document.path() != at("a.gonio")) return 5;
            if (document.open(at("none.gonio")) || document.value().trials().empty()) return 6;
            const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &all);
            if (!QTest::qWaitFor([&] { return document.saveState() == SaveState::Saved; }))
                return 7;
            return hashIn(at("a.gonio")) == document.value().hash() ? 0 : 8;
        });
        QCOMPARE(child.wait(), 0);
        QVERIFY(!fs::exists(at("b.gonio")));
    }

    void aReadOnlyCaseGoesOnElsewhere() {
        CaseDocument first, second;
        QVERIFY(first.saveAs(at("a.gonio")));
        fill(first);
        QVERIFY(first.flush(5000));
        QVERIFY(second.open(at("a.gonio")));
        QCOMPARE(second.saveState(), SaveState::ReadOnly);
        QVERIFY(second.saveError().contains("another"));
        QVERIFY(second.apply(renamed(second, "mine")));
        QVERIFY(!second.flush(500));
        QCOMPARE(second.saveState(), SaveState::ReadOnly);
        QVERIFY(second.saveAs(at("b.gonio")));
        QCOMPARE(second.saveState(), SaveState::Saved);
        QCOMPARE(hashIn(at("b.gonio")), second.value().hash());
        QCOMPARE(hashIn(at("a.gonio")), first.value().hash());
        CaseDocument third;
        first.flush(5000);
        QVERIFY(!third.open(at("missing.gonio")));
        QCOMPARE(third.saveState(), SaveState::Unsaved);
    }

    void historyComesBackWithUndoneSteps() {
        std::vector<std::string> hashes;
        {
            CaseDocument document;
            QVERIFY(document.saveAs(at("a.gonio")));
            fill(document);
            for (int i = 0; i < 10; ++i) {
                hashes.push_back(document.value().hash());
                QVERIFY(document.apply(eventAt(document, i)));
            }
            hashes.push_back(document.value().hash());
            for (int i = 0; i < 4; ++i) document.undoStack().undo();
        }
        CaseDocument document;
        QVERIFY(document.open(at("a.gonio")));
        QCOMPARE(document.undoStack().count(), 11);
        QCOMPARE(document.undoStack().index(), 7);
        QCOMPARE(document.value().hash(), hashes[6]);
        QCOMPARE(document.undoStack().text(0), QString("Add the trial “walk”"));
        for (const int index : {11, 1, 0, 11}) {
            document.undoStack().setIndex(index);
            QTRY_VERIFY(!document.isMoving());
            QCOMPARE(document.value().hash(),
                     index == 0 ? Case().hash() : hashes[std::size_t(index - 1)]);
        }
    }

    /// An edit is made on what is on the screen; a move that has not got there yet is given up.
    void anEditEndsAMove() {
        std::string before;
        {
            CaseDocument document;
            QVERIFY(document.saveAs(at("a.gonio")));
            fill(document);
            QVERIFY(document.apply(eventAt(document, 3)));
            before = document.value().hash();
        }
        CaseDocument document;
        QVERIFY(document.open(at("a.gonio")));
        document.undoStack().setIndex(0);
        QVERIFY(document.isMoving());  // the analysis is not there before the event loop runs
        QCOMPARE(document.undoStack().index(), 0);
        document.undoStack().redo();  // back to where the value is: nothing is left to do
        document.undoStack().undo();
        QVERIFY(document.apply(eventAt(document, 9)));
        QVERIFY(!document.isMoving());
        QCOMPARE(document.undoStack().index(), 2);
        document.undoStack().undo();
        document.undoStack().redo();
        QVERIFY(document.flush(5000));
        QCOMPARE(hashIn(at("a.gonio")), document.value().hash());
        QVERIFY(document.value().hash() != before);
    }

    /// A history whose data cannot be read is given up with a word; the case is not.
    void aLostHistoryHarmsNothing_data() {
        QTest::addColumn<QString>("damage");
        QTest::newRow("cannot be read") << "ALTER TABLE change RENAME COLUMN other TO lost";
        QTest::newRow("does not fit") << "DELETE FROM change WHERE key LIKE '%/base/motion/%'";
    }

    void aLostHistoryHarmsNothing() {
        QFETCH(const QString, damage);
        std::string before;
        {
            CaseDocument document;
            QVERIFY(document.saveAs(at("a.gonio")));
            fill(document);
            before = document.value().hash();
            QVERIFY(document.apply(eventAt(document, 3)));
        }
        sql(at("a.gonio"), damage.toUtf8().constData());
        CaseDocument document;
        QVERIFY(document.open(at("a.gonio")));
        QSignalSpy lost(&document, &CaseDocument::historyLost);
        const std::string opened = document.value().hash();
        document.undoStack().setIndex(0);
        QTRY_COMPARE(lost.count(), 1);
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(!document.isMoving());
        // As far back as the history could be read.
        QCOMPARE(document.value().hash(), damage.startsWith("ALTER") ? opened : before);
        const std::string kept = document.value().hash();
        QVERIFY(document.apply(eventAt(document, 4)));
        document.undoStack().undo();
        QCOMPARE(document.value().hash(), kept);
    }

    /// The window goes on while a large case is copied, and so does the work; what was done
    /// meanwhile is in both files or in the new one alone, but never lost.
    void savesAsInTheBackground() {
        CaseDocument document;
        QVERIFY(document.createUntitled());
        const fs::path untitled = document.path();
        fill(document, 36'000);
        QVERIFY(document.flush(60'000));
        QSignalSpy saved(&document, &CaseDocument::savedAs);
        QSignalSpy failed(&document, &CaseDocument::saveAsFailed);
        double longest_ms = 0;
        int edits = 0;
        QElapsedTimer pause, all;
        QTimer work;
        connect(&work, &QTimer::timeout, [&] {
            longest_ms = std::max(longest_ms, double(pause.nsecsElapsed()) / 1e6);
            pause.start();
            QVERIFY(document.apply(eventAt(document, ++edits)));
        });
        pause.start();
        all.start();
        document.startSaveAs(at("big.gonio"));
        QVERIFY(document.isSavingAs());
        document.startSaveAs(at("other.gonio"));  // one at a time
        QCOMPARE(failed.count(), 1);
        work.start(1);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 60'000);
        qInfo() << "saved elsewhere in" << all.elapsed() << "ms, longest pause" << longest_ms
                << "ms," << edits << "edits meanwhile";
        work.stop();
        QVERIFY(edits > 0);
        QCOMPARE(document.path(), at("big.gonio"));
        QVERIFY(!document.isSavingAs() && !document.isUntitled());
        QVERIFY(!fs::exists(untitled) && !fs::exists(at("other.gonio")));
        QVERIFY(document.flush(60'000));
        QCOMPARE(document.saveState(), SaveState::Saved);
        QCOMPARE(hashIn(at("big.gonio")), document.value().hash());
        QCOMPARE(
            int((*CaseFile::open(at("big.gonio"), CaseFile::Access::ReadOnly))->journal()->size()),
            document.undoStack().count());
    }

    void aFailedSaveAsLeavesAllAsItWas() {
        CaseDocument document;
        QVERIFY(document.saveAs(at("a.gonio")));
        fill(document);
        QSignalSpy failed(&document, &CaseDocument::saveAsFailed);
        document.startSaveAs("/nowhere/at/all/b.gonio");
        QVERIFY(document.apply(eventAt(document, 2)));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(document.path(), at("a.gonio"));
        QVERIFY(!document.isSavingAs());
        QVERIFY(document.flush(5000));
        QCOMPARE(hashIn(at("a.gonio")), document.value().hash());
        // Another case comes in between: the late answer of the first is not for it.
        document.startSaveAs(at("b.gonio"));
        document.discard();
        QVERIFY(!document.isSavingAs());
        QCoreApplication::processEvents();
        QVERIFY(document.path().empty());
    }

    void allStepsHaveASentence() {
        QSet<QString> sentences;
        for (int i = 0; i <= int(EditKind::Several); ++i) {
            const QString plain = describeEdit(EditKind(i), {});
            QVERIFY(!plain.isEmpty() && !plain.contains('%'));
            sentences.insert(plain);
            QVERIFY(!describeEdit(EditKind(i), {"first", "last"}).contains('%'));
            QVERIFY(!describeEdit(EditKind(i), {"first"}).contains('%'));
        }
        QCOMPARE(sentences.size(), int(EditKind::Several) + 1);
        QCOMPARE(describeEdit(EditKind::SetAngle, {"knee_angle_r", "12"}),
                 QString("Set the angle “Knee flexion, right” in frame 12"));
        QCOMPARE(describeEdit(EditKind::DeleteCorrection, {"hip_flexion_l", "3"}),
                 QString("Delete the correction “Hip flexion, left” in frame 3"));
        QCOMPARE(describeEdit(EditKind::DeleteCorrection, {"left_knee", "3"}),
                 QString("Delete the correction “left knee” in frame 3"));
        QCOMPARE(describeEdit(EditKind::RenameTrial, {"knee_angle_r"}),
                 QString("Rename the trial to “knee_angle_r”"));
    }
};

QTEST_GUILESS_MAIN(CaseDocumentTest)
#include "tst_case_document.moc"
