#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "core/result.h"

namespace gonio {

/// Items on their way from one thread to another, bounded in number and in bytes. One item is
/// always let in, however large.
template <class T>
class BoundedQueue {
public:
    BoundedQueue(int mostItems, std::size_t mostBytes)
        : m_mostItems(static_cast<std::size_t>(std::max(mostItems, 1))), m_mostBytes(mostBytes) {}

    /// Waits for room; false when the queue was closed.
    bool push(T item, std::size_t bytes) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] {
            const bool room = m_items.size() < m_mostItems && m_bytes + bytes <= m_mostBytes;
            return m_closed || m_items.empty() || room;
        });
        if (m_closed) return false;
        m_bytes += bytes;
        m_items.emplace_back(std::move(item), bytes);
        m_changed.notify_all();
        return true;
    }

    /// No more will come; `error` says why where it is not the regular end.
    void finish(std::optional<Error> error) {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        m_error = std::move(error);
        m_changed.notify_all();
    }

    /// Waits for an item; nullopt at the end.
    Result<std::optional<T>> pop() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_items.empty() || m_finished; });
        if (m_items.empty()) {
            if (m_error) return tl::unexpected<Error>(*m_error);
            return std::optional<T>();
        }
        auto [item, bytes] = std::move(m_items.front());
        m_items.pop_front();
        m_bytes -= bytes;
        m_changed.notify_all();
        return std::optional<T>(std::move(item));
    }

    /// Releases a waiting push(); nothing is let in any more.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::pair<T, std::size_t>> m_items;
    std::size_t m_mostItems;
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    bool m_closed = false;
    bool m_finished = false;
    std::optional<Error> m_error;
};

}  // namespace gonio
