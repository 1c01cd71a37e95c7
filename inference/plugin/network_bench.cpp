#include "inference/plugin/network_bench.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace gonio {
namespace {

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Waits for a device: its queue is done when a number of it is here.
void finish(const at::Tensor& tensor) {
    tensor.flatten().slice(0, 0, 1).to(at::kCPU);
}

/// The largest memory of this process since the last call, GB; nothing where Linux does not tell.
std::optional<double> peakMemory_gb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with("VmHWM:")) continue;
        const double peak_gb = std::stod(line.substr(6)) * 1024e-9;
        std::ofstream("/proc/self/clear_refs") << "5";
        return peak_gb;
    }
    return std::nullopt;
}

/// Matrix products of 2048 x 2048 numbers, GFLOP/s: one product on all threads, or one on each
/// thread, whichever is faster.
double cpuProductRate_gflops(int threads, at::ScalarType type) {
    constexpr std::int64_t kSide = 2048;
    constexpr int kEach = 3;
    const at::Tensor a = at::ones({kSide, kSide}, type), b = at::ones({kSide, kSide}, type);
    const double product_gflop = 2e-9 * double(kSide) * double(kSide) * double(kSide);
    const auto multiply = [&](std::int64_t, std::int64_t) {
        for (int i = 0; i < kEach; ++i) at::mm(a, b);
        return std::vector<at::Tensor>{at::zeros({1})};
    };
    const double together_s = secondsOf([&] { runInPieces(1, threads, multiply); });
    const double apart_s = secondsOf([&] { runInPieces(threads, threads, multiply); });
    return kEach * product_gflop * std::max(1 / together_s, threads / apart_s);
}

/// The same of 8192 x 8192 numbers on a device.
double deviceProductRate_gflops(const at::Device& device, at::ScalarType type) {
    constexpr std::int64_t kSide = 8192;
    constexpr int kProducts = 10;
    const auto options = at::TensorOptions().device(device).dtype(type);
    const at::Tensor a = at::ones({kSide, kSide}, options), b = at::ones({kSide, kSide}, options);
    finish(at::mm(a, b));
    const double time_s = secondsOf([&] {
        at::Tensor product;
        for (int i = 0; i < kProducts; ++i) product = at::mm(a, b);
        finish(product);
    });
    return kProducts * 2e-9 * double(kSide) * double(kSide) * double(kSide) / time_s;
}

}  // namespace

double vitWork_gflop(const VitConfig& config) {
    const double tokens = config.rows() * config.columns(), width = config.width;
    const double patch = 3.0 * VitConfig::kPatch_px * VitConfig::kPatch_px;
    const double linear = width * width * (4 + 2 * config.mlpRatio);
    return 2e-9 * tokens * (patch * width + config.depth * (linear + 2 * tokens * width));
}

double NetworkBench::seconds(const PieceWork& forward) const {
    if (m_placement.device.is_cpu()) {
        return secondsOf([&] { runInPieces(batch(), m_placement.threads, forward); });
    }
    const at::NoGradGuard noGradients;
    return secondsOf([&] { finish(forward(0, batch()).front()); });
}

double NetworkBench::productRate_gflops() const {
    return m_placement.device.is_cpu()
               ? cpuProductRate_gflops(m_placement.threads, m_placement.type())
               : deviceProductRate_gflops(m_placement.device, m_placement.type());
}

void NetworkBench::addShare(const std::string& name, int runs, double work_gflop,
                            const PieceWork& forward) {
    struct Run {
        double rate, products;

        double share() const { return rate / products; }
    };

    std::vector<Run> done;
    if (!m_placement.device.is_cpu()) seconds(forward);  // kernels are chosen and loaded
    double before = productRate_gflops();
    for (int i = 0; i < runs; ++i) {
        m_job.progress(i, runs);
        const double time_s = seconds(forward), after = productRate_gflops();
        done.push_back({double(batch()) * work_gflop / time_s, (before + after) / 2});
        before = after;
    }
    std::ranges::sort(done, {}, &Run::share);
    const Run& middle = done[done.size() / 2];
    m_figures.push_back(
        {name + ", batch " + std::to_string(batch()), middle.rate, "GFLOP/s", middle.products,
         "GFLOP/s", runs,
         m_placement.text() + "; against matrix products before and after, median share"});
}

void NetworkBench::addTime(const std::string& name, const PieceWork& forward) {
    if (!m_placement.device.is_cpu()) seconds(forward);  // kernels are chosen and loaded
    peakMemory_gb();
    const double time_s = seconds(forward);
    const std::optional<double> memory_gb =
        m_placement.device.is_cpu() ? peakMemory_gb() : std::nullopt;
    const std::string note =
        "batch " + std::to_string(batch()) + ", random weights; " + m_placement.text();
    m_figures.push_back({name + ", a picture", time_s / double(batch()), "s", 0, "", 1, note});
    if (!memory_gb) return;
    m_figures.push_back(
        {name + ", memory", *memory_gb, "GB", 0, "", 1, "of the process, weights included"});
}

}  // namespace gonio
