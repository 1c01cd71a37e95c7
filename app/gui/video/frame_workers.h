#pragma once

#include <QThread>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "app/gui/video/picture_cache.h"
#include "core/result.h"
#include "core/video/proxy_store.h"

namespace gonio {

/// What the threads that decode one open video share.
struct FrameSession {
    explicit FrameSession(qint64 cacheLimit_bytes) : cache(cacheLimit_bytes) {}

    PictureCache cache;
    std::unique_ptr<VideoReader> video;  ///< set before any thread but the first starts
    std::unique_ptr<VideoReader> proxy;  ///< set before ProxySeeker starts
    std::vector<int> lostFrames;         ///< as the proxy's maker found them; the server's thread
    int window = 4;                      ///< full pictures to keep before and after a frame at rest
};

/// A thread of a FrameServer. It puts pictures into the session's cache and says so.
class FrameWorker : public QThread {
    Q_OBJECT

public:
    explicit FrameWorker(std::shared_ptr<FrameSession> session) : m_session(std::move(session)) {}

    /// Ends soon; does not wait.
    void stop();

Q_SIGNALS:
    /// \param serial  of the request it answers; 0: made ahead
    void arrived(int frame, bool full, quint64 serial);
    void failed(const QString& sentence);

protected:
    void run() final;
    virtual void work() = 0;
    static QString cannotBeShown(const Error& error);
    /// Puts a decoded frame into the cache.
    void keep(const Frame& frame, bool full);

    std::shared_ptr<FrameSession> m_session;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_stopped = false;
};

/// Opens the video; then full pictures of the frame at rest and of its neighbours, so that a step
/// in either direction finds its picture decoded.
class RestWorker : public FrameWorker {
    Q_OBJECT

public:
    RestWorker(std::shared_ptr<FrameSession> session, std::filesystem::path path,
               VideoOptions options);

    /// The newest request wins. \param direction  of the last move, -1 or 1
    void ask(int frame, quint64 serial, int direction);
    void pause();

Q_SIGNALS:
    void opened();

protected:
    void work() override;

private:
    bool open();
    int planNext();
    int planTowards(int frame) const;
    int planAround();
    int firstMissing(int first, int last) const;
    int cachedRun(int step) const;
    bool isUseless(int frame);

    std::filesystem::path m_path;
    VideoOptions m_options;
    bool m_active = false;
    int m_centre = 0;
    int m_direction = 1;
    quint64 m_serial = 0;
    int m_position = -1;  // last decoded frame
    int m_filling = 0;    // 0 neither, -1 before the centre, 1 behind it
};

/// Single pictures of the proxy, for scrubbing. The newest request wins.
class ProxySeeker : public FrameWorker {
    Q_OBJECT

public:
    using FrameWorker::FrameWorker;
    void ask(int frame, quint64 serial);

protected:
    void work() override;

private:
    int m_frame = -1;
    quint64 m_serial = 0;
};

/// Full pictures in order while the video plays, some frames ahead of the one on the screen.
class PlayWorker : public FrameWorker {
    Q_OBJECT

public:
    using FrameWorker::FrameWorker;
    void follow(int frame);
    void pause();

Q_SIGNALS:
    /// Decoding cannot follow: many frames in a row came late.
    void tooSlow();

protected:
    void work() override;

private:
    bool hasRoom() const;
    bool mustJump() const;
    bool readOne();

    bool m_playing = false;
    bool m_started = false;
    int m_target = 0;
    int m_next = 0;  // the frame that VideoReader::next() gives
    int m_lateRow = 0;
};

/// Finds or makes the proxy, at low priority, and opens it.
class ProxyMaker : public FrameWorker {
    Q_OBJECT

public:
    /// \param key  SHA-256 of the video; empty: to be computed
    ProxyMaker(std::shared_ptr<FrameSession> session, ProxyStore store, std::filesystem::path path,
               std::string key);

Q_SIGNALS:
    void progress(int done, int total);
    /// The session has a proxy. \param lostFrames  that cannot be decoded, ascending
    void ready(const std::vector<int>& lostFrames);

protected:
    void work() override;

private:
    /// \return the frames that cannot be decoded
    Result<std::vector<int>> findOrMake();
    Result<std::vector<int>> use(const StoredProxy& proxy);

    ProxyStore m_store;
    std::filesystem::path m_path;
    std::string m_key;
};

}  // namespace gonio
