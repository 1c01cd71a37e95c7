#include "app/gui/document/case_writer.h"

#include <QDeadlineTimer>

namespace gonio {

namespace {

constexpr int kRetry_ms = 1000;

Result<std::unique_ptr<CaseFile>> copiedTo(CaseFile& file, const std::filesystem::path& path,
                                           std::span<const FileStep> more) {
    if (auto copied = file.copyTo(path, more); !copied) return tl::unexpected(copied.error());
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
    return m_waiting.empty();
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
    while (!m_waiting.empty() && !m_failed) {
        if (!m_settled.wait(&m_queueMutex, deadline)) return false;
    }
    return m_waiting.empty();
}

void CaseWriter::writeWaiting() {
    const QMutexLocker lock(&m_fileMutex);
    const auto steps = waiting();
    if (!m_file) {
        settle(0, tr("The case has no file yet."));
        return;
    }
    if (steps.empty()) {
        settle(0, {});
        return;
    }
    const Result<void> done = m_file->write(steps);
    if (!done) {
        const QString error = QString::fromStdString(done.error().detail);
        settle(0, error);
        if (!m_file->isReadOnly()) m_retry.start();
        Q_EMIT failed(error);
        return;
    }
    const bool everything = settle(steps.size(), {});
    Q_EMIT wrote(everything);
    if (!everything) {
        QMetaObject::invokeMethod(
            &m_context, [this] { writeWaiting(); }, Qt::QueuedConnection);
    }
}

Result<void> CaseWriter::moveTo(const std::filesystem::path& path) {
    const QMutexLocker lock(&m_fileMutex);
    const auto steps = waiting();
    auto file = m_file ? copiedTo(*m_file, path, steps)
                       : CaseFile::create(path, CaseFile::Existing::Replace, steps);
    if (!file) return tl::unexpected(file.error());
    m_file = std::move(*file);
    settle(steps.size(), {});
    return {};
}

std::vector<FileStep> CaseWriter::waiting() const {
    const QMutexLocker lock(&m_queueMutex);
    return {m_waiting.begin(), m_waiting.end()};
}

bool CaseWriter::settle(std::size_t written, const QString& error) {
    const QMutexLocker lock(&m_queueMutex);
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(written));
    m_failed = !error.isEmpty();
    m_lastError = error;
    m_settled.wakeAll();
    return m_waiting.empty();
}

Result<Edit> CaseWriter::readEdit(int index) {
    const QMutexLocker lock(&m_fileMutex);
    if (!m_file) return fail(ErrorCode::Internal, "the case has no file");
    return m_file->edit(index);
}

}  // namespace gonio

#include "moc_case_writer.cpp"  // alone, so that using this needs no other part of the library
