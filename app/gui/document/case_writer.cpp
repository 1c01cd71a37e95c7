#include "app/gui/document/case_writer.h"

#include <QDeadlineTimer>

namespace gonio {

namespace {

constexpr int kRetry_ms = 1000;

Result<std::unique_ptr<CaseFile>> copiedTo(CaseFile& file, const std::filesystem::path& path) {
    if (auto copied = file.copyTo(path); !copied) return tl::unexpected(copied.error());
    return CaseFile::open(path);
}

}  // namespace

CaseWriter::CaseWriter(std::unique_ptr<CaseFile> file) : m_file(std::move(file)) {
    m_context.moveToThread(&m_thread);
    m_retry.moveToThread(&m_thread);
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetry_ms);
    connect(&m_retry, &QTimer::timeout, &m_context, [this] { writeWaiting(); });
    // Timers die in the thread they live in.
    connect(&m_thread, &QThread::finished, &m_retry, &QTimer::stop);
    m_thread.setObjectName(QStringLiteral("case writer"));
    m_thread.start();
}

CaseWriter::~CaseWriter() {
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            writeWaiting();
            m_retry.stop();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void CaseWriter::enqueue(FileStep step) {
    const QMutexLocker lock(&m_queueMutex);
    m_waiting.push_back(std::move(step));
    // One call takes all that waits; after a failure the timer calls.
    if (m_waiting.size() == 1 && !m_failed) {
        QMetaObject::invokeMethod(
            &m_context, [this] { writeWaiting(); }, Qt::QueuedConnection);
    }
}

bool CaseWriter::isIdle() const {
    const QMutexLocker lock(&m_queueMutex);
    return m_waiting.empty() && !m_writing;
}

QString CaseWriter::lastError() const {
    const QMutexLocker lock(&m_queueMutex);
    return m_lastError;
}

bool CaseWriter::flush(int timeout_ms) {
    const QDeadlineTimer deadline(timeout_ms);
    QMutexLocker lock(&m_queueMutex);
    m_failed = false;
    QMetaObject::invokeMethod(
        &m_context, [this] { writeWaiting(); }, Qt::QueuedConnection);
    while (!(m_waiting.empty() && !m_writing) && !m_failed) {
        if (!m_settled.wait(&m_queueMutex, deadline)) return false;
    }
    return !m_failed;
}

void CaseWriter::writeWaiting() {
    const QMutexLocker file(&m_fileMutex);
    std::vector<FileStep> steps;
    {
        const QMutexLocker lock(&m_queueMutex);
        if (!m_file) m_failed = true;  // until there is a file
        if (m_waiting.empty() || !m_file) {
            m_settled.wakeAll();
            return;
        }
        steps.assign(m_waiting.begin(), m_waiting.end());
        m_writing = true;
    }
    const Result<void> done = m_file->write(steps);
    bool everything = false;
    {
        const QMutexLocker lock(&m_queueMutex);
        m_writing = false;
        m_failed = !done;
        m_lastError = done ? QString() : QString::fromStdString(done.error().detail);
        if (done) m_waiting.erase(m_waiting.begin(), m_waiting.begin() + long(steps.size()));
        everything = m_waiting.empty();
        m_settled.wakeAll();
    }
    if (!done) {
        if (!m_file->isReadOnly()) m_retry.start();
        Q_EMIT failed(lastError());
        return;
    }
    Q_EMIT wrote(everything);
    if (!everything) {
        QMetaObject::invokeMethod(
            &m_context, [this] { writeWaiting(); }, Qt::QueuedConnection);
    }
}

Result<void> CaseWriter::moveTo(const std::filesystem::path& path) {
    {
        const QMutexLocker lock(&m_fileMutex);
        auto file =
            m_file ? copiedTo(*m_file, path) : CaseFile::create(path, CaseFile::Existing::Replace);
        if (!file) return tl::unexpected(file.error());
        m_file = std::move(*file);
    }
    QMetaObject::invokeMethod(
        &m_context, [this] { writeWaiting(); }, Qt::QueuedConnection);
    return {};
}

Result<Edit> CaseWriter::readEdit(int index) {
    const QMutexLocker lock(&m_fileMutex);
    if (!m_file) return fail(ErrorCode::Internal, "the case has no file");
    return m_file->edit(index);
}

}  // namespace gonio
