#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace gonio {

/// Prepares what a loop will need next, on threads of its own: item i is `make(i)`, items come out
/// in order whatever the threads do, and at most `capacity` are made ahead.
template <class Item>
class OrderedFeeder {
public:
    /// Called on several threads at once; should end soon once a stop is requested, its item is
    /// not used then. An exception comes out of take() in the item's place.
    using Make = std::function<Item(std::int64_t index, const std::stop_token& stop)>;

    OrderedFeeder(Make make, std::int64_t first, int threads, int capacity)
        : m_make(std::move(make)), m_nextOut(first), m_nextIn(first), m_capacity(capacity) {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
        }
    }

    OrderedFeeder(const OrderedFeeder&) = delete;
    OrderedFeeder& operator=(const OrderedFeeder&) = delete;

    ~OrderedFeeder() {
        for (auto& thread : m_threads) thread.request_stop();
    }

    /// The next item. \param pulse  called while waiting, at least every 50 ms; throws to give up
    Item take(const std::function<void()>& pulse) {
        std::unique_lock lock(m_guard);
        while (!m_ready.contains(m_nextOut)) {
            m_isReady.wait_for(lock, std::chrono::milliseconds(50));
            lock.unlock();
            pulse();
            lock.lock();
        }
        auto node = m_ready.extract(m_nextOut++);
        m_hasRoom.notify_all();
        if (node.mapped().problem) std::rethrow_exception(node.mapped().problem);
        return std::move(node.mapped().item);
    }

private:
    struct Slot {
        Item item{};
        std::exception_ptr problem;
    };

    void work(const std::stop_token& stop) {
        while (true) {
            std::unique_lock lock(m_guard);
            const auto hasRoom = [this] { return m_nextIn < m_nextOut + m_capacity; };
            if (!m_hasRoom.wait(lock, stop, hasRoom)) return;
            const std::int64_t index = m_nextIn++;
            lock.unlock();
            Slot slot;
            try {
                slot.item = m_make(index, stop);
            } catch (...) {
                slot.problem = std::current_exception();
            }
            lock.lock();
            m_ready.emplace(index, std::move(slot));
            m_isReady.notify_all();
        }
    }

    Make m_make;
    std::mutex m_guard;
    std::condition_variable_any m_hasRoom;
    std::condition_variable m_isReady;
    std::map<std::int64_t, Slot> m_ready;
    std::int64_t m_nextOut, m_nextIn;
    int m_capacity;
    std::vector<std::jthread> m_threads;  ///< last: ends before what it uses
};

}  // namespace gonio
