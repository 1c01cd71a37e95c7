#include <omp.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>

#include "app/bench/bench.h"

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
#define GONIO_PEAK [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define GONIO_PEAK
#endif

namespace gonio::bench {
namespace {

constexpr int kRuns = 9;
constexpr int kValues = 192;  // enough independent sums for every register width and latency
constexpr int kSteps = 200'000;

std::vector<double> sortedTimes_s(int runs, const std::function<void()>& work) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> times_s;
    work();
    for (int i = 0; i < std::max(runs, 1); ++i) {
        const auto start = Clock::now();
        work();
        times_s.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::sort(times_s.begin(), times_s.end());
    return times_s;
}

// A peak is what the machine did at best; other programs only take away from it.
double bestTime_s(int runs, const std::function<void()>& work) {
    return sortedTimes_s(runs, work).front();
}

// Sums that stay in registers: nothing but fused multiply-adds.
GONIO_PEAK void multiplyAdd(float* values, float factor, float addend, int steps) {
    float sum[kValues];
    std::copy(values, values + kValues, sum);
    for (int step = 0; step < steps; ++step) {
#pragma GCC unroll 192
        for (int i = 0; i < kValues; ++i) sum[i] = __builtin_fmaf(sum[i], factor, addend);
    }
    std::copy(sum, sum + kValues, values);
}

GONIO_PEAK double sumOf(const double* values, std::size_t count) {
    std::array<double, 32> lane{};
    for (std::size_t i = 0; i + lane.size() <= count; i += lane.size()) {
        for (std::size_t l = 0; l < lane.size(); ++l) lane[l] += values[i + l];
    }
    return std::accumulate(lane.begin(), lane.end(), 0.0);
}

double floatRate_gflops(int threads) {
    volatile float kept = 0;
    const double time_s = bestTime_s(kRuns, [&] {
        float total = 0;
#pragma omp parallel num_threads(threads) reduction(+ : total)
        {
            std::array<float, kValues> values;
            values.fill(1.0F);
            multiplyAdd(values.data(), 0.999F, 0.001F, kSteps);
            total += values[0];
        }
        kept = total;
    });
    return 2.0 * kValues * kSteps * threads / time_s / 1e9;
}

double readRate_gbs(int threads) {
    const std::vector<double> memory(32U << 20U, 1.0);  // 256 MiB
    volatile double kept = 0;
    const double time_s = bestTime_s(kRuns, [&] {
        double total = 0;
        const std::size_t part = memory.size() / static_cast<std::size_t>(threads);
#pragma omp parallel for num_threads(threads) reduction(+ : total)
        for (int t = 0; t < threads; ++t)
            total += sumOf(memory.data() + static_cast<std::size_t>(t) * part, part);
        kept = total;
    });
    return static_cast<double>(memory.size() * sizeof(double)) / time_s / 1e9;
}

}  // namespace

double medianTime_s(int runs, const std::function<void()>& work) {
    const std::vector<double> times_s = sortedTimes_s(runs, work);
    return times_s[times_s.size() / 2];
}

MachinePeak measureMachinePeak() {
    MachinePeak peak;
    peak.threads = omp_get_max_threads();
    peak.singleThread_gflops = floatRate_gflops(1);
    peak.allThreads_gflops = floatRate_gflops(peak.threads);
    peak.read_gbs = readRate_gbs(peak.threads);
    return peak;
}

std::vector<BenchResult> describePeak(const MachinePeak& peak) {
    const std::string threads = std::to_string(peak.threads) + " threads";
    return {{"float multiply-add, one thread", peak.singleThread_gflops, "GFLOP/s", 0, "", 0, kRuns,
             "in registers"},
            {"float multiply-add, " + threads, peak.allThreads_gflops, "GFLOP/s", 0, "", 0, kRuns,
             "in registers"},
            {"memory reading, " + threads, peak.read_gbs, "GB/s", 0, "", 0, kRuns, "256 MiB"}};
}

}  // namespace gonio::bench
