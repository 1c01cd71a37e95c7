#include <QtTest>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

Edit everythingOf(const Case& value) {
    Edit edit{EditKind::NewCase, {}, {}};
    for (const std::string& key : value.keys()) {
        edit.changes.push_back({key, std::nullopt, value.record(key)});
    }
    return edit;
}

/// How long single commands took.
class Times {
public:
    template <class Work>
    void measure(Work work) {
        QElapsedTimer timer;
        timer.start();
        work();
        add(double(timer.nsecsElapsed()) / 1e6);
    }

    void add(double time_ms) { m_times_ms.push_back(time_ms); }

    int count() const { return int(m_times_ms.size()); }

    QString text() {
        if (m_times_ms.empty()) return "never";
        std::ranges::sort(m_times_ms);
        const auto at = [this](double share) {
            return m_times_ms[std::size_t(share * double(m_times_ms.size() - 1))];
        };
        return QString("%1 times: median %2 ms, p95 %3 ms, max %4 ms")
            .arg(m_times_ms.size())
            .arg(at(0.5), 0, 'f', 2)
            .arg(at(0.95), 0, 'f', 2)
            .arg(at(1), 0, 'f', 2);
    }

private:
    std::vector<double> m_times_ms;
};

/// What one run measures.
struct Measured {
    Times edits, undos, redos, reopenedUndos, reopenedRedos, openings, late;
};

/// One step of the stack; `late` takes those that had to wait for their data, with the time until
/// it was there.
template <class Move>
void step(CaseDocument& document, Times& times, Times& late, Move move) {
    QElapsedTimer timer;
    timer.start();
    times.measure(move);
    if (!document.isMoving()) return;
    QTRY_VERIFY_WITH_TIMEOUT(!document.isMoving(), 60'000);
    late.add(double(timer.nsecsElapsed()) / 1e6);
}

void undoAll(CaseDocument& document, Times& times, Times& late) {
    while (document.undoStack().canUndo()) {
        step(document, times, late, [&] { document.undoStack().undo(); });
    }
}

void redoAll(CaseDocument& document, Times& times, Times& late) {
    while (document.undoStack().canRedo()) {
        step(document, times, late, [&] { document.undoStack().redo(); });
    }
}

/// 300 random commands, an undo, a redo or a drag among them now and then.
void work(CaseDocument& document, std::mt19937& random, const Bases& bases, Times& times) {
    for (int i = 0; i < 300; ++i) {
        const auto choice = int(random() % 20);
        times.measure([&] {
            if (choice == 0 && document.undoStack().index() > 1) {
                document.undoStack().undo();
            } else if (choice == 1) {
                document.undoStack().redo();
            } else {
                const QString drag = choice < 6 ? QString("drag %1").arg(i / 10) : QString();
                const auto applied =
                    document.apply(randomEdit(document.value(), random, bases), drag);
                QVERIFY2(applied, applied ? "" : describe(applied.error()).c_str());
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(!document.isMoving(), 60'000);
    }
}

/// Everything undone is the start, everything done again the end: now and after opening again.
void checkHistory(const Case& start, unsigned seed, const Bases& bases,
                  const std::filesystem::path& path, Measured& measured) {
    std::mt19937 random(seed);
    const std::string empty = Case().hash();
    std::string end;
    {
        CaseDocument document;
        QVERIFY(document.saveAs(path));
        QVERIFY(document.apply(everythingOf(start)));
        work(document, random, bases, measured.edits);
        document.undoStack().setIndex(document.undoStack().count());
        QTRY_VERIFY_WITH_TIMEOUT(!document.isMoving(), 60'000);
        end = document.value().hash();
        while (document.undoStack().index() > 1) {
            step(document, measured.undos, measured.late, [&] { document.undoStack().undo(); });
        }
        QCOMPARE(document.value().hash(), start.hash());
        redoAll(document, measured.redos, measured.late);
        QCOMPARE(document.value().hash(), end);
        QVERIFY(document.flush(60'000));
    }
    for (const bool done : {true, false}) {
        CaseDocument document;
        measured.openings.measure([&] { QVERIFY(document.open(path)); });
        QCOMPARE(document.value().hash(), done ? end : empty);
        if (!done) redoAll(document, measured.reopenedRedos, measured.late);
        QCOMPARE(document.value().hash(), end);
        undoAll(document, measured.reopenedUndos, measured.late);
        QCOMPARE(document.value().hash(), empty);
        QVERIFY(document.flush(60'000));
    }
    std::filesystem::remove(path);
}

void print(Measured& measured) {
    qInfo().noquote() << "commands" << measured.edits.text();
    qInfo().noquote() << "undo" << measured.undos.text();
    qInfo().noquote() << "redo" << measured.redos.text();
    qInfo().noquote() << "undo after opening again" << measured.reopenedUndos.text();
    qInfo().noquote() << "redo after opening again" << measured.reopenedRedos.text();
    qInfo().noquote() << "until a step that waited for its data was done" << measured.late.text();
    qInfo().noquote() << "opening" << measured.openings.text();
}

}  // namespace

class RandomHistoryTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path() const {
        return std::filesystem::path(m_folder.path().toStdString()) / "a.gonio";
    }

private Q_SLOTS:

    void allOf200SeedsGoBackAndForth() {
        const Case start = sampleCase(150, 5);
        Measured measured;
        for (unsigned seed = 0; seed < 200; ++seed) {
            checkHistory(start, seed, {}, path(), measured);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("seed %1").arg(seed)));
        }
        print(measured);
    }

    /// Re-analyses in the history of a case that was opened again: once they have been read ahead,
    /// going back and forth costs no more than taking them over.
    void reanalysesComeBackQuickly() {
        constexpr int frames = 36'000, analyses = 4;
        std::vector<std::string> hashes;
        {
            CaseDocument document;
            QVERIFY(document.saveAs(path()));
            QVERIFY(document.apply(everythingOf(sampleCase(frames, 44))));
            hashes.push_back(document.value().hash());
            for (unsigned seed = 2; seed < 2 + analyses; ++seed) {
                QVERIFY(document.apply(EditBuilder(document.value(), EditKind::Analyse)
                                           .putAnalysis(1, 1, {}, sampleBase(frames, seed, 44))
                                           .build()));
                hashes.push_back(document.value().hash());
            }
            QVERIFY(document.flush(60'000));
        }
        CaseDocument document;
        QVERIFY(document.open(path()));
        Times undos, redos, readings, late;
        const auto rest = [&] {  // until everything around is read and written
            readings.measure([&] {
                QTRY_VERIFY_WITH_TIMEOUT(document.isReadAhead() && document.flush(0), 60'000);
            });
        };
        rest();
        for (int i = analyses; i > 0; --i) {
            step(document, undos, late, [&] { document.undoStack().undo(); });
            QCOMPARE(document.value().hash(), hashes[std::size_t(i - 1)]);
            rest();
        }
        for (int i = 1; i <= analyses; ++i) {
            step(document, redos, late, [&] { document.undoStack().redo(); });
            QCOMPARE(document.value().hash(), hashes[std::size_t(i)]);
            rest();
        }
        QCOMPARE(late.count(), 0);
        // And without any rest between.
        for (int i = 0; i < analyses; ++i) {
            step(document, undos, late, [&] { document.undoStack().undo(); });
        }
        for (int i = 0; i < analyses; ++i) {
            step(document, redos, late, [&] { document.undoStack().redo(); });
        }
        QCOMPARE(document.value().hash(), hashes.back());
        qInfo().noquote() << "undo of a re-analysis" << undos.text();
        qInfo().noquote() << "redo of a re-analysis" << redos.text();
        qInfo().noquote() << "until read ahead and written" << readings.text();
        qInfo().noquote() << "in haste: until a step that waited was done" << late.text();
        document.discard();
        std::filesystem::remove(path());
    }

    void longClipsGoBackAndForth() {
        constexpr int frames = 36'000;
        const Case start = sampleCase(frames, 44);
        Bases bases;
        for (const unsigned seed : {8U, 9U}) {
            bases.push_back(std::make_shared<const BaseAnalysis>(sampleBase(frames, seed, 44)));
        }
        Measured measured;
        for (unsigned seed = 0; seed < 2; ++seed) {
            checkHistory(start, seed, bases, path(), measured);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("seed %1").arg(seed)));
        }
        print(measured);
    }
};

QTEST_GUILESS_MAIN(RandomHistoryTest)
#include "tst_random_history.moc"
