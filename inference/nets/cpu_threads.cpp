#include "inference/nets/cpu_threads.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace gonio {
namespace {

/// A function of OpenBLAS, where that is what does the matrix products.
template <class Function>
Function openBlas(const char* name) {
    static void* library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD);
    void* symbol = dlsym(library == nullptr ? RTLD_DEFAULT : library, name);
    return reinterpret_cast<Function>(symbol);
}

/// The processors that one core offers, as Linux tells them: "0,4"; empty where it does not.
std::string siblingsOf(int processor) {
    std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(processor) +
                       "/topology/thread_siblings_list");
    std::string list;
    std::getline(file, list);
    return list;
}

/// Lets `worker` run on the calling thread and `others` more, until all have ended.
void onThreads(int others, const std::function<void()>& worker) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < others; ++i) threads.emplace_back(worker);
    worker();
}

}  // namespace

int usefulThreads() {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0) {
        return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    }
    std::set<std::string> cores;
    for (int i = 0; i < CPU_SETSIZE; ++i) {
        if (!CPU_ISSET(i, &allowed)) continue;
        const std::string siblings = siblingsOf(i);
        cores.insert(siblings.empty() ? std::to_string(i) : siblings);
    }
    return std::max(1, static_cast<int>(cores.size()));
}

bool hasFastMatrixProducts() {
    return at::hasMKL() || openBlas<void*>("openblas_get_num_threads") != nullptr;
}

LibraryThreads::LibraryThreads(int threads) : m_torch(at::get_num_threads()) {
    if (const auto get = openBlas<int (*)()>("openblas_get_num_threads")) m_blas = get();
    if (const auto set = openBlas<void (*)(int)>("openblas_set_num_threads")) set(threads);
    at::set_num_threads(threads);
}

LibraryThreads::~LibraryThreads() {
    const auto set = openBlas<void (*)(int)>("openblas_set_num_threads");
    if (set != nullptr && m_blas > 0) set(m_blas);
    at::set_num_threads(m_torch);
}

std::vector<at::Tensor> concatenated(const std::vector<std::vector<at::Tensor>>& pieces) {
    if (pieces.empty()) return {};
    std::vector<at::Tensor> whole;
    for (std::size_t k = 0; k < pieces.front().size(); ++k) {
        std::vector<at::Tensor> parts;
        for (const auto& piece : pieces) parts.push_back(piece[k]);
        whole.push_back(at::cat(parts));
    }
    return whole;
}

std::vector<at::Tensor> runInPieces(std::int64_t pictures, int threads, const PieceWork& work) {
    constexpr std::int64_t kLargest = 2;
    const std::int64_t size =
        std::clamp(pictures / std::max(threads, 1), std::int64_t(1), kLargest);
    const std::int64_t pieces = (pictures + size - 1) / size;
    const int workers = static_cast<int>(std::min<std::int64_t>(std::max(threads, 1), pieces));
    const LibraryThreads libraries(pieces > 1 ? 1 : std::max(threads, 1));
    std::vector<std::vector<at::Tensor>> results(static_cast<std::size_t>(pieces));
    std::atomic<std::int64_t> next = 0;
    std::exception_ptr problem;
    std::mutex guard;
    onThreads(workers - 1, [&] {
        try {
            const at::NoGradGuard noGradients;
            for (std::int64_t i = next++; i < pieces; i = next++) {
                const std::int64_t first = i * size;
                results[static_cast<std::size_t>(i)] =
                    work(first, std::min(size, pictures - first));
            }
        } catch (...) {
            next = pieces;
            const std::lock_guard lock(guard);
            if (!problem) problem = std::current_exception();
        }
    });
    if (problem) std::rethrow_exception(problem);
    return concatenated(results);
}

}  // namespace gonio
