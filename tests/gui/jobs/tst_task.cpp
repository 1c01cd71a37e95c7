#include <QDirIterator>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

#include "app/gui/task/background_pool.h"
#include "app/gui/task/task.h"

using namespace gonio;

class TestTask : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void answersInItsOwnersThread() {
        Task task;
        QThread *worker = nullptr, *answered = nullptr;
        int answer = 0;
        task.start([&worker](const Job&) { return worker = QThread::currentThread(), 42; },
                   [&](int value) {
                       answered = QThread::currentThread();
                       answer = value;
                   });
        QVERIFY(task.isRunning());
        QTRY_COMPARE(answer, 42);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(worker != answered);
        QVERIFY(!task.isRunning());
    }

    // Qt paints with its global pool and waits for it: nothing of ours may run in there.
    void nothingRunsWhereQtPaints() {
        QSemaphore begun, goOn;
        const int threads = backgroundPool().maxThreadCount();
        for (int i = 0; i < threads; ++i) {
            backgroundPool().start([&] {
                begun.release();
                goOn.acquire();
            });
        }
        begun.acquire(threads);
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        goOn.release(threads);
        QVERIFY(backgroundPool().waitForDone(10'000));
        QDirIterator files(GONIO_SOURCE_DIR "/app/gui", {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        const QRegularExpression globalPool("QtConcurrent::run\\(\\s*\\[|globalInstance");
        int read = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!QString::fromUtf8(file.readAll()).contains(globalPool),
                     qPrintable(file.fileName()));
            ++read;
        }
        QVERIFY(read > 100);
    }

    void newestWins() {
        Task task;
        QSemaphore begun;
        std::vector<int> answers;
        task.start(
            [&begun](const Job& job) {
                begun.release();
                while (!job.cancelled()) QThread::yieldCurrentThread();
                return 1;
            },
            [&](int value) { answers.push_back(value); });
        begun.acquire();
        for (int i = 2; i <= 5; ++i) {
            task.start([i](const Job&) { return i; }, [&](int value) { answers.push_back(value); });
        }
        QTRY_VERIFY(!answers.empty());
        QCoreApplication::processEvents();
        QCOMPARE(answers, (std::vector<int>{5}));
    }

    void cancelledAnswersAreDropped() {
        Task task;
        QSemaphore begun;
        bool answered = false;
        task.start(
            [&begun](const Job& job) {
                begun.release();
                while (!job.cancelled()) QThread::yieldCurrentThread();
                return 1;
            },
            [&](int) { answered = true; });
        begun.acquire();
        task.cancel();
        QVERIFY(!task.isRunning());
        bool next = false;
        task.start([](const Job&) { return 0; }, [&](int) { next = true; });
        QTRY_VERIFY(next);
        QVERIFY(!answered);
    }

    void nothingOutlivesItsOwner() {
        std::atomic<bool> ended = false;
        QSemaphore begun;
        {
            Task task;
            task.start(
                [&](const Job& job) {
                    begun.release();
                    while (!job.cancelled()) QThread::yieldCurrentThread();
                    ended = true;
                    return 1;
                },
                [](int) { QFAIL("answered after its end"); });
            begun.acquire();
        }
        QVERIFY(ended);
    }

    void progressIsTold() {
        Task task;
        QSignalSpy spy(&task, &Task::progressed);
        bool done = false;
        task.start(
            [](const Job& job) {
                for (int i = 1; i <= 10; ++i) job.progress(i, 10);
                return 1;
            },
            [&](int) { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(!spy.isEmpty());
        QCOMPARE(spy.last().first().toInt(), 10);
        QCOMPARE(task.total(), 10);
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
