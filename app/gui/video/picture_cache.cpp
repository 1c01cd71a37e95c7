#include "app/gui/video/picture_cache.h"

#include <algorithm>

namespace gonio {
namespace {

qint64 keyOf(int frame, bool full) {
    return 2 * qint64(frame) + (full ? 1 : 0);
}

// a damaged frame has no picture but is not free either
qint64 sizeOf(const QImage& image) {
    return image.sizeInBytes() + 256;
}

}  // namespace

void PictureCache::forget(Entries::iterator entry) {
    m_bytes -= sizeOf(entry->image);
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

void PictureCache::put(int frame, const QImage& image, bool full) {
    const std::lock_guard lock(m_mutex);
    const qint64 key = keyOf(frame, full);
    if (const auto old = m_byKey.find(key); old != m_byKey.end()) forget(old->second);
    while (!m_entries.empty() && m_bytes + sizeOf(image) > m_limit_bytes) {
        forget(std::prev(m_entries.end()));
    }
    m_entries.push_front({key, image});
    m_byKey[key] = m_entries.begin();
    m_bytes += sizeOf(image);
    m_mostBytes = std::max(m_mostBytes, m_bytes);
}

std::optional<QImage> PictureCache::find(int frame, bool full) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(keyOf(frame, full));
    if (found == m_byKey.end()) return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->image;
}

bool PictureCache::holds(int frame, bool full) const {
    const std::lock_guard lock(m_mutex);
    return m_byKey.contains(keyOf(frame, full));
}

qint64 PictureCache::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

qint64 PictureCache::mostBytes() const {
    const std::lock_guard lock(m_mutex);
    return m_mostBytes;
}

}  // namespace gonio
