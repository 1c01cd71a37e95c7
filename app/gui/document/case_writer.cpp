#include "app/gui/document/case_writer.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <algorithm>

#include "app/gui/words/failure_text.h"

namespace gonio {

namespace {

constexpr int kRetry_ms = 1000;
/// Small steps are read for so long before writing has its turn.
constexpr int kReading_ms = 20;
/// In one transaction, so that none takes long.
constexpr std::size_t kMostSteps = 100;

}  // namespace

CaseWriter::CaseWriter(std::unique_ptr<CaseFile> file, KnownBases known)
    : m_file(std::move(file)), m_known(std::move(known)) {
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
    readAhead({});
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            do {
                writeWaiting();
            } while (!isIdle() && lastError().isEmpty());
            m_retry.stop();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void CaseWriter::enqueue(FileStep step, bool isLarge) {
    const QMutexLocker lock(&m_mutex);
    m_waiting.push_back({std::move(step), isLarge});
    // One call takes all that waits; after a failure the timer calls.
    if (m_waiting.size() == 1 && !m_failed) later([this] { writeWaiting(); });
}

bool CaseWriter::isIdle() const {
    const QMutexLocker lock(&m_mutex);
    return m_waiting.empty();
}

QString CaseWriter::lastError() const {
    const QMutexLocker lock(&m_mutex);
    return m_lastError;
}

bool CaseWriter::flush(int timeout_ms) {
    const QDeadlineTimer deadline(timeout_ms);
    QMutexLocker lock(&m_mutex);
    m_failed = false;
    later([this] { writeWaiting(); });
    while (!m_waiting.empty() && !m_failed) {
        if (!m_settled.wait(&m_mutex, deadline)) return false;
    }
    return m_waiting.empty();
}

void CaseWriter::writeWaiting() {
    const auto steps = nextBatch();
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
        const QString error = failureSentences(
            tr("The last changes are not saved yet; it is tried again every second."), done.error(),
            Attempt::CaseFile);
        settle(0, error);
        if (!m_file->isReadOnly()) m_retry.start();
        Q_EMIT failed(error);
        return;
    }
    for (const FileStep& step : steps) {
        if (step.edit) m_known.add(*step.edit);
    }
    const bool everything = settle(steps.size(), {});
    Q_EMIT wrote(everything);
    if (!everything) later([this] { writeWaiting(); });
}

Result<void> CaseWriter::moveTo(const std::filesystem::path& path) {
    Result<void> done;
    QMetaObject::invokeMethod(
        &m_context, [&] { done = moveNow(path); }, Qt::BlockingQueuedConnection);
    return done;
}

void CaseWriter::startMove(const std::filesystem::path& path) {
    later([this, path] {
        const auto done = moveNow(path);
        Q_EMIT moved({path, done.has_value(), done ? Error{} : done.error()});
    });
}

Result<void> CaseWriter::moveNow(const std::filesystem::path& path) {
    std::size_t written = 0;
    auto file = copiedTo(path, written);
    if (!file) return tl::unexpected(file.error());
    m_file = std::move(*file);
    if (!settle(written, {})) later([this] { writeWaiting(); });
    return {};
}

Result<std::unique_ptr<CaseFile>> CaseWriter::copiedTo(const std::filesystem::path& path,
                                                       std::size_t& written) {
    const auto rest = [&] {
        auto steps = allWaiting();
        written = steps.size();
        return steps;
    };
    if (!m_file) return CaseFile::create(path, CaseFile::Existing::Replace, rest());
    const auto pause = [this] {
        if (!isIdle() && lastError().isEmpty()) writeWaiting();
    };
    if (auto copied = m_file->copyTo(path, pause, rest); !copied) {
        return tl::unexpected(copied.error());
    }
    return CaseFile::open(path);
}

std::vector<FileStep> CaseWriter::nextBatch() const {
    const QMutexLocker lock(&m_mutex);
    std::vector<FileStep> steps;
    for (const Waiting& waiting : m_waiting) {
        if (!steps.empty() && (waiting.isLarge || steps.size() == kMostSteps)) break;
        steps.push_back(waiting.step);
        if (waiting.isLarge) break;
    }
    return steps;
}

std::vector<FileStep> CaseWriter::allWaiting() const {
    const QMutexLocker lock(&m_mutex);
    std::vector<FileStep> steps;
    for (const Waiting& waiting : m_waiting) steps.push_back(waiting.step);
    return steps;
}

bool CaseWriter::settle(std::size_t written, const QString& error) {
    const QMutexLocker lock(&m_mutex);
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(written));
    m_failed = !error.isEmpty();
    m_lastError = error;
    m_settled.wakeAll();
    return m_waiting.empty();
}

void CaseWriter::readAhead(const std::vector<StepRequest>& wanted) {
    const QMutexLocker lock(&m_mutex);
    const bool wasEmpty = m_wanted.empty();
    m_wanted.assign(wanted.begin(), wanted.end());
    std::erase_if(m_wanted, [this](const auto& step) { return m_answered.contains(step.ticket); });
    if (wasEmpty && !m_wanted.empty()) later([this] { readNext(); });
}

void CaseWriter::acknowledge(quint64 ticket) {
    const QMutexLocker lock(&m_mutex);
    m_answered.erase(ticket);
}

void CaseWriter::readNext() {
    QElapsedTimer timer;
    timer.start();
    QMutexLocker lock(&m_mutex);
    while (m_file && !m_wanted.empty()) {
        if (timer.elapsed() > kReading_ms) {
            later([this] { readNext(); });
            return;
        }
        const StepRequest step = m_wanted.front();
        m_answered.insert(step.ticket);
        lock.unlock();
        auto read = m_file->edit(step.index);
        if (read) shareBases(*read, m_known);
        StepRead answer{step.ticket, nullptr, read ? Error{} : read.error()};
        if (read) answer.edit = std::make_shared<const Edit>(std::move(*read));
        Q_EMIT stepRead(answer);
        lock.relock();
        std::erase_if(m_wanted, [&](const auto& other) { return other.ticket == step.ticket; });
    }
}

}  // namespace gonio

#include "moc_case_writer.cpp"  // alone, so that using this needs no other part of the library
