#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace gonio {

class FrameWorker;
class PlayWorker;
class ProxySeeker;
class RestWorker;
struct FrameSession;
struct VideoInfo;

struct FrameServerOptions {
    qint64 cacheLimit_bytes = qint64{96} << 20;  ///< of decoded pictures
    std::filesystem::path proxyFolder;            ///< empty: no proxies
    qint64 proxyLimit_bytes = qint64{8} << 30;
    int restDelay_ms = 80;  ///< after the last request, before the full frame where a proxy's is up
};

/// The folder for proxies in the user's cache.
std::filesystem::path defaultProxyFolder();

/// Pictures of one video at a time, decoded in threads of its own; never blocks its caller. While
/// frames are asked for quickly it gives the proxy's small pictures, at rest the full ones, and
/// while the video plays full ones decoded ahead, as far as decoding can follow. The newest request
/// wins. Memory of the pictures is bounded whatever the length of the video.
class FrameServer : public QObject {
    Q_OBJECT

public:
    explicit FrameServer(FrameServerOptions options = {}, QObject* parent = nullptr);
    ~FrameServer() override;

    /// Begins to open a video; opened() or failed() follows. What was open before is closed.
    /// \param sha256          of the file, names its proxy; empty: computed in the background
    /// \param captureRate_hz  of slow motion
    void open(const std::filesystem::path& path, const std::string& sha256 = {},
              std::optional<double> captureRate_hz = {});
    void close();

    bool isOpen() const { return m_isOpen; }

    /// Of the open video.
    const VideoInfo& info() const;
    const std::vector<double>& times_s() const;

    /// The frame that was asked for last; -1: none.
    int wanted() const { return m_wanted; }

    bool hasProxy() const { return m_seeker != nullptr; }

    /// Bytes of decoded pictures now, and the most there ever were.
    qint64 cachedBytes() const;
    qint64 mostCachedBytes() const;

public Q_SLOTS:
    /// Asks for a frame (clamped): pictureReady() follows, at once where it is cached.
    void request(int frame);

    /// How fast the video plays, in its own seconds a second; 0: it rests.
    void setPlayRate(double rate);

Q_SIGNALS:
    void opened();
    /// The video cannot be opened or read.
    void failed(const QString& sentence);

    /// A picture of `frame`: of the frame wanted, first the proxy's perhaps, then the full one; or,
    /// while requests come faster than pictures, of one asked for shortly before.
    /// \param image  half the size where it is not full; null: the frame is damaged in the file
    void pictureReady(int frame, const QImage& image, bool full);

    void proxyProgress(int done, int total);
    void proxyReady();
    /// There will be no proxy; everything works, only more slowly.
    void proxyFailed(const QString& sentence);

private:
    void startOpened();
    void startProxy();
    void onArrived(int frame, bool full, quint64 serial);
    void show(int frame, const QImage& image, bool full, quint64 serial);
    void askFull();
    void retire(std::unique_ptr<FrameWorker> worker);
    void adopt(FrameWorker* worker);
    bool isOurs(const FrameWorker* worker) const;

    FrameServerOptions m_options;
    std::shared_ptr<FrameSession> m_session;
    std::unique_ptr<RestWorker> m_rest;
    std::unique_ptr<PlayWorker> m_player;
    std::unique_ptr<FrameWorker> m_proxyMaker;
    std::unique_ptr<ProxySeeker> m_seeker;
    std::vector<std::unique_ptr<FrameWorker>> m_retired;  // on their way to their end
    std::filesystem::path m_path;
    std::string m_sha256;
    QTimer m_restTimer;
    bool m_isOpen = false;
    double m_rate = 0;
    bool m_fullTooSlow = false;
    int m_wanted = -1;
    int m_direction = 1;
    quint64 m_serial = 0;
    int m_shownFrame = -1;
    bool m_shownFull = false;
    quint64 m_shownSerial = 0;
};

}  // namespace gonio
