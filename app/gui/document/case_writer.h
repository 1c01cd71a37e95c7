#pragma once

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>
#include <deque>

#include "core/case/case_file.h"

namespace gonio {

/// Writes steps to a case's file in a thread of its own: in order, all that wait in one
/// transaction, again and again after a failure until it works. Steps are never dropped.
class CaseWriter : public QObject {
    Q_OBJECT

public:
    /// \param file  null: there is none yet, everything waits for moveTo()
    explicit CaseWriter(std::unique_ptr<CaseFile> file);
    /// Waits for the transaction that is being written; what waits behind it is tried once.
    ~CaseWriter() override;

    void enqueue(FileStep step);
    /// Waits until nothing is left to write; false after a failure or the time.
    bool flush(int timeout_ms);
    bool isIdle() const;
    /// Why the last attempt failed; empty where it did not.
    QString lastError() const;

    /// Copies the file and what waits to `path`, as one, and goes on there. After a failure all
    /// stays as it was.
    Result<void> moveTo(const std::filesystem::path& path);
    /// A step of the history with its data; waits for the transaction that is being written.
    Result<Edit> readEdit(int index);

Q_SIGNALS:
    /// From the writer's thread.
    void wrote(bool everything);
    void failed(const QString& sentence);

private:
    void writeWaiting();
    std::vector<FileStep> waiting() const;
    /// After an attempt: the first `written` steps are on the disk. True where none are left.
    bool settle(std::size_t written, const QString& error);

    mutable QMutex m_queueMutex;  ///< guards m_waiting, m_failed, m_lastError
    QWaitCondition m_settled;
    std::deque<FileStep> m_waiting;
    bool m_failed = false;
    QString m_lastError;

    mutable QMutex m_fileMutex;  ///< guards m_file; taken before m_queueMutex
    std::unique_ptr<CaseFile> m_file;

    QThread m_thread;
    QObject m_context;  ///< lives in m_thread
    QTimer m_retry;     ///< likewise
};

}  // namespace gonio
