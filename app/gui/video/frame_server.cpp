#include "app/gui/video/frame_server.h"

#include <QStandardPaths>
#include <algorithm>

#include "app/gui/video/frame_workers.h"

namespace gonio {

std::filesystem::path defaultProxyFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (folder.isEmpty()) return {};
    return std::filesystem::path(folder.toStdString()) / "goniograph" / "proxies";
}

FrameServer::FrameServer(FrameServerOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)) {
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(m_options.restDelay_ms);
    connect(&m_restTimer, &QTimer::timeout, this, &FrameServer::askFull);
}

FrameServer::~FrameServer() {
    close();
    for (const auto& worker : m_retired) worker->disconnect(this);
    for (const auto& worker : m_retired) worker->wait();
}

/// What a thread said before it was retired may still be on its way.
bool FrameServer::isOurs(const FrameWorker* worker) const {
    return worker == m_rest.get() || worker == m_player.get() || worker == m_seeker.get() ||
           worker == m_proxyMaker.get();
}

void FrameServer::adopt(FrameWorker* worker) {
    connect(worker, &FrameWorker::arrived, this,
            [this, worker](int frame, bool full, quint64 serial) {
                if (m_isOpen && isOurs(worker)) onArrived(frame, full, serial);
            });
    connect(worker, &FrameWorker::failed, this, [this, worker](const QString& sentence) {
        if (!isOurs(worker)) return;
        worker == m_proxyMaker.get() ? Q_EMIT proxyFailed(sentence) : Q_EMIT failed(sentence);
    });
    worker->start();
}

void FrameServer::open(const std::filesystem::path& path, const std::string& sha256,
                       std::optional<double> captureRate_hz) {
    close();
    m_path = path;
    m_sha256 = sha256;
    m_session = std::make_shared<FrameSession>(m_options.cacheLimit_bytes);
    VideoOptions reading;
    reading.captureRate_hz = captureRate_hz;
    reading.readAheadFrames = 6;
    reading.readAheadBytes = std::size_t{20} << 20;
    m_rest = std::make_unique<RestWorker>(m_session, path, reading);
    connect(m_rest.get(), &RestWorker::opened, this, [this, worker = m_rest.get()] {
        if (isOurs(worker)) startOpened();
    });
    adopt(m_rest.get());
}

void FrameServer::close() {
    m_restTimer.stop();
    retire(std::move(m_seeker));
    retire(std::move(m_proxyMaker));
    retire(std::move(m_player));
    retire(std::move(m_rest));
    m_session.reset();
    m_isOpen = false;
    m_fullTooSlow = false;
    m_wanted = m_shownFrame = -1;
    m_shownFull = false;
}

/// A thread may be amid a call that cannot be cut short; nobody waits for it.
void FrameServer::retire(std::unique_ptr<FrameWorker> worker) {
    if (!worker) return;
    FrameWorker* const retired = worker.get();
    retired->disconnect(this);
    retired->stop();
    m_retired.push_back(std::move(worker));
    const auto forget = [this, retired] {
        std::erase_if(m_retired, [&](const auto& one) {
            return one.get() == retired && (retired->wait(), true);
        });
    };
    connect(retired, &QThread::finished, this, forget, Qt::QueuedConnection);
    if (retired->isFinished()) QMetaObject::invokeMethod(this, forget, Qt::QueuedConnection);
}

void FrameServer::startOpened() {
    m_isOpen = true;
    m_player = std::make_unique<PlayWorker>(m_session);
    connect(m_player.get(), &PlayWorker::tooSlow, this, [this, worker = m_player.get()] {
        if (!isOurs(worker)) return;
        m_fullTooSlow = hasProxy();
        if (m_fullTooSlow) m_player->pause();
    });
    adopt(m_player.get());
    if (needsProxy(info()) && !m_options.proxyFolder.empty()) startProxy();
    Q_EMIT opened();
    if (m_isOpen) request(std::max(m_wanted, 0));
}

void FrameServer::startProxy() {
    const ProxyStore store(m_options.proxyFolder, m_options.proxyLimit_bytes);
    auto owned = std::make_unique<ProxyMaker>(m_session, store, m_path, m_sha256);
    auto* const maker = owned.get();
    m_proxyMaker = std::move(owned);
    connect(maker, &ProxyMaker::progress, this, [this, maker](int done, int total) {
        if (isOurs(maker)) Q_EMIT proxyProgress(done, total);
    });
    connect(maker, &ProxyMaker::ready, this, [this, maker](const std::vector<int>& lostFrames) {
        if (!isOurs(maker)) return;
        m_session->lostFrames = lostFrames;
        m_seeker = std::make_unique<ProxySeeker>(m_session);
        adopt(m_seeker.get());
        Q_EMIT proxyReady();
    });
    adopt(maker);
}

const VideoInfo& FrameServer::info() const {
    static const VideoInfo none;
    return m_isOpen ? m_session->video->info() : none;
}

const std::vector<double>& FrameServer::times_s() const {
    static const std::vector<double> none;
    return m_isOpen ? m_session->video->times_s() : none;
}

qint64 FrameServer::cachedBytes() const {
    return m_session ? m_session->cache.bytes() : 0;
}

qint64 FrameServer::mostCachedBytes() const {
    return m_session ? m_session->cache.mostBytes() : 0;
}

void FrameServer::request(int frame) {
    if (!m_isOpen) {
        m_wanted = frame;
        return;
    }
    frame = std::clamp(frame, 0, info().frameCount - 1);
    if (m_wanted >= 0 && frame != m_wanted) m_direction = frame > m_wanted ? 1 : -1;
    m_wanted = frame;
    ++m_serial;
    const bool playing = m_rate > 0 && !m_fullTooSlow;
    if (playing) m_player->follow(frame);
    if (const auto full = m_session->cache.find(frame, true)) {
        m_restTimer.stop();
        if (m_rate == 0) m_rest->ask(frame, m_serial, m_direction);
        show(frame, *full, true, m_serial);
        return;
    }
    const bool lost =
        std::binary_search(m_session->lostFrames.begin(), m_session->lostFrames.end(), frame);
    const auto small = hasProxy() && !lost ? m_session->cache.find(frame, false) : std::nullopt;
    if (hasProxy() && !small && !lost) m_seeker->ask(frame, m_serial);
    if (lost) {
        show(frame, {}, true, m_serial);
        return;
    }
    if (!hasProxy() && !playing) m_rest->ask(frame, m_serial, m_direction);
    if (hasProxy() && m_rate == 0) m_restTimer.start();
    if (small) show(frame, *small, false, m_serial);
}

void FrameServer::askFull() {
    if (!m_isOpen || m_rate != 0 || m_wanted < 0) return;
    m_rest->ask(m_wanted, m_serial, m_direction);
}

void FrameServer::setPlayRate(double rate) {
    if (rate == m_rate) return;
    m_rate = rate;
    m_fullTooSlow = false;
    if (!m_isOpen) return;
    if (rate != 0) {
        m_restTimer.stop();
        if (hasProxy() || rate > 0) m_rest->pause();
    }
    if (rate <= 0) m_player->pause();
    if (m_wanted >= 0) request(m_wanted);
}

void FrameServer::onArrived(int frame, bool full, quint64 serial) {
    if (frame == m_wanted) {
        if (m_shownFrame == frame && m_shownFull && m_shownSerial == m_serial) return;
        if (const auto image = m_session->cache.find(frame, full)) {
            show(frame, *image, full, m_serial);
        }
        return;
    }
    const bool satisfied = m_shownSerial == m_serial;
    const bool newer = serial > m_shownSerial;
    const bool latePlayed = m_rate > 0 && serial == 0 && frame < m_wanted && frame > m_shownFrame;
    if (satisfied || !(newer || latePlayed)) return;
    if (m_rate > 0 && frame > m_wanted) return;  // later than the clock
    if (const auto image = m_session->cache.find(frame, full)) {
        show(frame, *image, full, std::max(serial, m_shownSerial));
    }
}

void FrameServer::show(int frame, const QImage& image, bool full, quint64 serial) {
    m_shownFrame = frame;
    m_shownFull = full;
    m_shownSerial = serial;
    Q_EMIT pictureReady(frame, image, full);
}

}  // namespace gonio
