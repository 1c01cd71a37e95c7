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
        m_times_ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }

    QString text() {
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
    Times edits, undos, redos, reopenedUndos, reopenedRedos, openings;
};

void undoAll(CaseDocument& document, Times& times) {
    while (document.undoStack().canUndo()) {
        times.measure([&] { document.undoStack().undo(); });
    }
}

void redoAll(CaseDocument& document, Times& times) {
    while (document.undoStack().canRedo()) {
        times.measure([&] { document.undoStack().redo(); });
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
        end = document.value().hash();
        while (document.undoStack().index() > 1) {
            measured.undos.measure([&] { document.undoStack().undo(); });
        }
        QCOMPARE(document.value().hash(), start.hash());
        redoAll(document, measured.redos);
        QCOMPARE(document.value().hash(), end);
        QVERIFY(document.flush(60'000));
    }
    for (const bool done : {true, false}) {
        CaseDocument document;
        measured.openings.measure([&] { QVERIFY(document.open(path)); });
        QCOMPARE(document.value().hash(), done ? end : empty);
        if (!done) redoAll(document, measured.reopenedRedos);
        QCOMPARE(document.value().hash(), end);
        undoAll(document, measured.reopenedUndos);
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

    void longClipsGoBackAndForth() {
        constexpr int frames = 36'000;
        const Case start = sampleCase(frames, 44);
        Bases bases;
        for (const unsigned seed : {8U, 9U}) {
            bases.push_back(std::make_shared<const BaseAnalysis>(sampleBase(frames, seed, 44)));
        }
        Measured measured;
        for (unsigned seed = 0; seed < 1; ++seed) {
            checkHistory(start, seed, bases, path(), measured);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("seed %1").arg(seed)));
        }
        print(measured);
    }
};

QTEST_GUILESS_MAIN(RandomHistoryTest)
#include "tst_random_history.moc"
