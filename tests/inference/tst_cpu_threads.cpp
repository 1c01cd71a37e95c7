#include <ATen/ATen.h>

#include <QtTest>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "inference/nets/cpu_threads.h"

using namespace gonio;

namespace {

/// Rows that tell which picture they are of.
std::vector<at::Tensor> numbered(std::int64_t first, std::int64_t count) {
    const auto numbers = at::arange(first, first + count);
    return {numbers, numbers.unsqueeze(1) * 10};
}

/// Waits until `isSo`, 20 s at most.
template <class Condition>
void waitFor(const Condition& isSo) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!isSo() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
}

}  // namespace

class TestCpuThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void piecesComeTogetherInOrder() {
        for (const int threads : {0, 1, 2, 3, 8}) {
            for (const std::int64_t pictures : {1, 2, 3, 7, 16}) {
                const auto whole = runInPieces(pictures, threads, numbered);
                QCOMPARE(int(whole.size()), 2);
                QVERIFY(at::equal(whole[0], at::arange(pictures)));
                QVERIFY(at::equal(whole[1].squeeze(1), at::arange(pictures) * 10));
            }
        }
    }

    /// Cut the same way on every run: a piece's size does not depend on who is faster.
    void piecesAreOneOrTwoPictures() {
        std::mutex guard;
        std::multiset<std::int64_t> sizes;
        const auto work = [&](std::int64_t first, std::int64_t count) {
            const std::lock_guard lock(guard);
            sizes.insert(count);
            return numbered(first, count);
        };
        runInPieces(7, 2, work);
        QCOMPARE(sizes, (std::multiset<std::int64_t>{1, 2, 2, 2}));
        sizes.clear();
        runInPieces(3, 8, work);
        QCOMPARE(sizes, (std::multiset<std::int64_t>{1, 1, 1}));
    }

    /// Two workers are at work at once: each waits for the other.
    void piecesRunSideBySide() {
        std::atomic<int> arrived = 0;
        bool together = true;
        runInPieces(2, 2, [&](std::int64_t first, std::int64_t count) {
            ++arrived;
            waitFor([&] { return arrived == 2; });
            if (arrived < 2) together = false;
            return numbered(first, count);
        });
        QVERIFY(together);
    }

    void noGradientsAreKept() {
        const auto leaf = at::ones({4}).requires_grad_(true);
        const auto result = runInPieces(4, 2, [&](std::int64_t first, std::int64_t count) {
            return std::vector<at::Tensor>{leaf.narrow(0, first, count) * 2};
        });
        QVERIFY(!result[0].requires_grad());
    }

    void exceptionsArrive() {
        int pieces = 0;
        const auto work = [&](std::int64_t first, std::int64_t count) {
            if (++pieces == 3) throw std::runtime_error("third");
            return numbered(first, count);
        };
        QVERIFY_EXCEPTION_THROWN(runInPieces(400, 1, work), std::runtime_error);
        QCOMPARE(pieces, 3);
    }

    /// The first piece of each worker begins; the caller's lasts until the other, which fails, has
    /// ended.
    void nobodyBeginsAPieceAfterAFailure() {
        static std::atomic<bool> otherEnded;

        struct Ending {
            ~Ending() { otherEnded = true; }
        };

        otherEnded = false;
        std::atomic<int> pieces = 0;
        const auto caller = std::this_thread::get_id();
        const auto work = [&](std::int64_t first, std::int64_t count) {
            ++pieces;
            if (std::this_thread::get_id() != caller) {
                static thread_local Ending ending;
                (void)ending;
                waitFor([&] { return pieces == 2; });
                throw std::runtime_error("other");
            }
            waitFor([] { return otherEnded.load(); });
            return numbered(first, count);
        };
        QVERIFY_EXCEPTION_THROWN(runInPieces(400, 2, work), std::runtime_error);
        QVERIFY(otherEnded);
        QCOMPARE(pieces.load(), 2);
    }

    void thereAreThreads() {
        QVERIFY(usefulThreads() >= 1);
        QVERIFY(usefulThreads() <= int(std::thread::hardware_concurrency()));
    }
};

QTEST_APPLESS_MAIN(TestCpuThreads)
#include "tst_cpu_threads.moc"
