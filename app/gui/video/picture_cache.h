#pragma once

#include <QImage>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace gonio {

/// Pictures of one video, those not looked at for longest forgotten first; at most so many bytes at
/// any time, except that one picture is always kept. Thread-safe.
class PictureCache {
public:
    explicit PictureCache(qint64 limit_bytes) : m_limit_bytes(limit_bytes) {}

    /// \param image  null: the frame is damaged and has no picture
    /// \param full   false: a proxy's picture
    void put(int frame, const QImage& image, bool full);

    /// Counts as a look; nullopt where it is not there.
    std::optional<QImage> find(int frame, bool full);
    bool holds(int frame, bool full) const;

    qint64 limit_bytes() const { return m_limit_bytes; }

    qint64 bytes() const;
    qint64 mostBytes() const;  ///< ever held at once

private:
    struct Entry {
        qint64 key;
        QImage image;
    };

    using Entries = std::list<Entry>;

    void forget(Entries::iterator entry);

    const qint64 m_limit_bytes;
    mutable std::mutex m_mutex;
    Entries m_entries;  // last looked at first
    std::unordered_map<qint64, Entries::iterator> m_byKey;
    qint64 m_bytes = 0;
    qint64 m_mostBytes = 0;
};

}  // namespace gonio
