#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include "core/job.h"

namespace gonio {

/// One piece of work at a time off the window's thread; the newest request wins. Values move in and
/// out: the work touches no widget and nothing of who started it.
class Task : public QObject {
    Q_OBJECT

public:
    explicit Task(QObject* parent = nullptr) : QObject(parent) { m_pool.setMaxThreadCount(1); }

    ~Task() override {
        cancel();
        m_pool.waitForDone();  // nothing outlives its owner
    }

    /// \param work  const Job& -> R, in a thread of the task's own
    /// \param done  R -> void, in this object's thread; not called where a newer request came or
    ///              cancel() was called
    template <class Work, class Done>
    void start(Work work, Done done) {
        using R = std::invoke_result_t<Work, const Job&>;
        cancel();
        auto future = QtConcurrent::run(&m_pool, [work = std::move(work)](QPromise<R>& promise) {
            if (promise.isCanceled()) return;
            promise.setProgressRange(0, 0);
            const Job job{[&promise] { return promise.isCanceled(); },
                          [&promise](int finished, int total) {
                              promise.setProgressRange(0, total);
                              promise.setProgressValue(finished);
                          }};
            promise.addResult(work(job));
        });
        auto* watcher = new QFutureWatcher<R>(this);
        connect(watcher, &QFutureWatcherBase::progressRangeChanged, this,
                [this](int, int total) { m_total = total; });
        connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &Task::progressed);
        connect(watcher, &QFutureWatcherBase::finished, this,
                [this, watcher, done = std::move(done)] {
                    watcher->deleteLater();
                    if (watcher->isCanceled()) return;
                    m_isRunning = false;
                    done(watcher->future().takeResult());
                });
        m_future = QFuture<void>(future);
        m_isRunning = true;
        watcher->setFuture(future);
    }

    /// The work stops at its next question; its answer is dropped.
    void cancel() {
        m_future.cancel();
        m_isRunning = false;
    }

    bool isRunning() const { return m_isRunning; }

    /// What progressed() counts up to; 0: not known.
    int total() const { return m_total; }

Q_SIGNALS:
    void progressed(int value);

private:
    QThreadPool m_pool;
    QFuture<void> m_future;
    bool m_isRunning = false;
    int m_total = 0;
};

}  // namespace gonio
