#include "inference/plugin/measure_networks.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <thread>

#include "inference/nets/cpu_threads.h"
#include "inference/nets/humanfov.h"
#include "inference/nets/skelcf.h"

namespace gonio {
namespace {

constexpr std::int64_t kBatch = 8;
constexpr int kRuns = 7;
constexpr int kBlocks = 4;  ///< of ViT-H's 32 equal ones, so that products are measured often

struct Stopped {};

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Multiplications and additions of a ViT for one picture, GFLOP.
double vitWork_gflop(const VitConfig& config) {
    const double tokens = config.rows() * config.columns(), width = config.width;
    const double patch = 3.0 * VitConfig::kPatch_px * VitConfig::kPatch_px;
    const double linear = width * width * (4 + 2 * config.mlpRatio);
    return 2e-9 * tokens * (patch * width + config.depth * (linear + 2 * tokens * width));
}

/// The machine's rate of matrix products of 2048 x 2048 numbers, GFLOP/s: one product on all
/// threads, or one on each thread, whichever is faster.
double productRate_gflops(int threads) {
    constexpr std::int64_t kSide = 2048;
    constexpr int kEach = 3;
    const at::Tensor a = at::ones({kSide, kSide}), b = at::ones({kSide, kSide});
    const double product_gflop = 2e-9 * double(kSide) * double(kSide) * double(kSide);
    const auto multiply = [&](std::int64_t, std::int64_t) {
        for (int i = 0; i < kEach; ++i) at::mm(a, b);
        return std::vector<at::Tensor>{at::zeros({1})};
    };
    const double together_s = secondsOf([&] { runInPieces(1, threads, multiply); });
    const double apart_s = secondsOf([&] { runInPieces(threads, threads, multiply); });
    return kEach * product_gflop * std::max(1 / together_s, threads / apart_s);
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

/// Runs networks of full size one after the other.
class Bench {
public:
    Bench(int threads, const Job& job) : m_threads(threads), m_job(job) {}

    /// A network's rate against that of matrix products, measured before and after each of `runs`.
    void addShare(const std::string& name, int runs, double work_gflop, const PieceWork& forward);
    /// Time a picture and memory.
    void addTime(const std::string& name, const PieceWork& forward);

    NetworkPulse pulse() const {
        return [this] {
            if (m_job.cancelled()) throw Stopped();
        };
    }

    std::vector<NetworkSpeed> take() { return std::move(m_figures); }

private:
    int m_threads;
    const Job& m_job;
    std::vector<NetworkSpeed> m_figures;
};

void Bench::addShare(const std::string& name, int runs, double work_gflop,
                     const PieceWork& forward) {
    struct Run {
        double rate, products;

        double share() const { return rate / products; }
    };

    std::vector<Run> done;
    double before = productRate_gflops(m_threads);
    for (int i = 0; i < runs; ++i) {
        m_job.progress(i, runs);
        const double time_s = secondsOf([&] { runInPieces(kBatch, m_threads, forward); });
        const double after = productRate_gflops(m_threads);
        done.push_back({double(kBatch) * work_gflop / time_s, (before + after) / 2});
        before = after;
    }
    std::ranges::sort(done, {}, &Run::share);
    const Run& middle = done[done.size() / 2];
    m_figures.push_back({name + ", batch " + std::to_string(kBatch), middle.rate, "GFLOP/s",
                         middle.products, "GFLOP/s", runs,
                         "CPU, " + std::to_string(m_threads) +
                             " threads; against matrix products before and after, median share"});
}

void Bench::addTime(const std::string& name, const PieceWork& forward) {
    peakMemory_gb();
    const double time_s = secondsOf([&] { runInPieces(kBatch, m_threads, forward); });
    const auto memory_gb = peakMemory_gb();
    const std::string note = "batch " + std::to_string(kBatch) + ", random weights";
    m_figures.push_back({name + ", a picture", time_s / double(kBatch), "s", 0, "", 1, note});
    if (!memory_gb) return;
    m_figures.push_back(
        {name + ", memory", *memory_gb, "GB", 0, "", 1, "of the process, weights included"});
}

NamedTensors joined(const NamedTensors& a, const NamedTensors& b) {
    auto all = a.all();
    all.insert(b.all().begin(), b.all().end());
    return NamedTensors(std::move(all));
}

NamedTensors randomPart(TensorShapes shapes, const std::string& prefix) {
    std::erase_if(shapes, [&](const auto& pair) { return !pair.first.starts_with(prefix); });
    return NamedTensors::random(shapes, 1);
}

/// The backbone alone, then with both heads.
void addHuge(Bench& bench) {
    const NetworkPulse pulse = bench.pulse();
    const HsmrConfig hsmr;
    const SkelCfConfig skelCf;
    const NamedTensors backbone = randomPart(hsmrShapes(hsmr), "backbone.");
    const NamedTensors hsmrWeights = joined(backbone, randomPart(hsmrShapes(hsmr), "head."));
    const NamedTensors skelCfWeights =
        joined(backbone, randomPart(skelCfShapes(skelCf), "decoder."));
    const at::Tensor patches = at::ones({kBatch, 3, 256, 256});
    const auto tokensOf = [&](const HsmrConfig& config, std::int64_t first, std::int64_t count) {
        return runHsmrBackbone(config, backbone, patches.narrow(0, first, count), pulse);
    };
    HsmrConfig few;
    few.backbone.depth = kBlocks;
    const PieceWork blocks = [&](std::int64_t first, std::int64_t count) {
        return std::vector<at::Tensor>{tokensOf(few, first, count)};
    };
    bench.addShare("ViT-H, " + std::to_string(kBlocks) + " of 32 blocks", kRuns,
                   vitWork_gflop(few.backbone), blocks);
    const PieceWork whole = [&](std::int64_t first, std::int64_t count) {
        return std::vector<at::Tensor>{tokensOf(hsmr, first, count)};
    };
    bench.addShare("ViT-H", 1, vitWork_gflop(hsmr.backbone), whole);
    bench.addTime("HSMR", [&](std::int64_t first, std::int64_t count) {
        return std::vector<at::Tensor>{
            runHsmrHead(hsmr, hsmrWeights, tokensOf(hsmr, first, count)).continuous};
    });
    bench.addTime("SKEL-CF", [&](std::int64_t first, std::int64_t count) {
        const auto stages = runSkelCfDecoder(skelCf, skelCfWeights, tokensOf(hsmr, first, count),
                                             at::ones({count, 3}));
        return std::vector<at::Tensor>{stages.last().continuous};
    });
}

std::vector<NetworkSpeed> measureAll(const Job& job) {
    Bench bench(usefulThreads(), job);
    addHuge(bench);
    const HumanFovConfig fov;
    const NamedTensors weights = NamedTensors::random(humanFovShapes(fov), 1);
    const at::Tensor images = at::ones({kBatch, 3, 256, 256});
    bench.addTime("HumanFoV", [&](std::int64_t first, std::int64_t count) {
        return std::vector<at::Tensor>{
            runHumanFov(fov, weights, images.narrow(0, first, count), bench.pulse()).fov_rad};
    });
    return bench.take();
}

}  // namespace

Result<std::vector<NetworkSpeed>> measureNetworks(const Job& job) {
    try {
        return measureAll(job);
    } catch (const Stopped&) {
        return fail(ErrorCode::Cancelled, "stopped; nothing was measured to the end");
    } catch (const c10::Error& problem) {
        return fail(ErrorCode::Internal,
                    std::string("LibTorch could not go on: ") + problem.what_without_backtrace());
    }
}

}  // namespace gonio
