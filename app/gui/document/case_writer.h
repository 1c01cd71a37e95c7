#pragma once

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>
#include <deque>
#include <set>

#include "core/case/case_file.h"
#include "core/case/shared_bases.h"

namespace gonio {

/// A step of the history that somebody wants to have.
struct StepRequest {
    quint64 ticket = 0;  ///< says what the answer is for
    int index = 0;       ///< in the file's journal
};

struct StepRead {
    quint64 ticket = 0;
    std::shared_ptr<const Edit> edit;  ///< its analyses decoded; null: it could not be read
    Error error;
};

struct FileMoved {
    std::filesystem::path path;
    bool done = false;
    Error error;
};

/// Writes steps to a case's file in a thread of its own: in order, several in a transaction, again
/// and again after a failure until it works. Steps are never dropped. Between the transactions it
/// reads steps of the history; nobody but this thread touches the file.
class CaseWriter : public QObject {
    Q_OBJECT

public:
    /// \param file  null: there is none yet, everything waits for moveTo()
    /// \param known  analyses in memory
    explicit CaseWriter(std::unique_ptr<CaseFile> file, KnownBases known = {});
    /// Waits for what is being written, read or copied; what waits is tried once.
    ~CaseWriter() override;

    /// \param isLarge  gets a transaction of its own, so that others need not wait for it
    void enqueue(FileStep step, bool isLarge = false);
    /// Waits until nothing is left to write; false after a failure or the time.
    bool flush(int timeout_ms);
    bool isIdle() const;
    /// Why the last attempt failed; empty where it did not.
    QString lastError() const;

    /// Copies the file and what waits to `path`, as one, and goes on there. After a failure all
    /// stays as it was.
    Result<void> moveTo(const std::filesystem::path& path);
    /// The same without waiting; moved() follows. Steps are written to the old file meanwhile.
    void startMove(const std::filesystem::path& path);

    /// Steps to read, what is needed first at the front; what waited to be read before and is not
    /// among them is not read. One that is being read or was not acknowledged is not read again.
    void readAhead(const std::vector<StepRequest>& wanted);
    void acknowledge(quint64 ticket);

Q_SIGNALS:
    // All from the writer's thread.
    void wrote(bool everything);
    void failed(const QString& sentence);
    void stepRead(const gonio::StepRead& step);
    void moved(const gonio::FileMoved& where);

private:
    struct Waiting {
        FileStep step;
        bool isLarge = false;
    };

    void writeWaiting();
    void readNext();
    Result<void> moveNow(const std::filesystem::path& path);
    Result<std::unique_ptr<CaseFile>> copiedTo(const std::filesystem::path& path,
                                               std::size_t& written);
    /// What goes into the next transaction.
    std::vector<FileStep> nextBatch() const;
    std::vector<FileStep> allWaiting() const;
    /// After an attempt: the first `written` steps are on the disk. True where none are left.
    bool settle(std::size_t written, const QString& error);

    /// Has `work` done in the writer's thread, after what it has to do now.
    template <class Work>
    void later(Work work) {
        QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
    }

    mutable QMutex m_mutex;  ///< guards what is up to the empty line
    QWaitCondition m_settled;
    std::deque<Waiting> m_waiting;
    bool m_failed = false;
    QString m_lastError;
    std::deque<StepRequest> m_wanted;
    std::set<quint64> m_answered;  ///< being read, or on the way to who asked

    std::unique_ptr<CaseFile> m_file;  ///< of the writer's thread alone, as is m_known
    KnownBases m_known;

    QThread m_thread;
    QObject m_context;  ///< lives in m_thread
    QTimer m_retry;     ///< likewise
};

}  // namespace gonio
