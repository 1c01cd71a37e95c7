#include <thread>

#include "app/bench/bench.h"
#include "inference/synthesis/crop_synthesiser.h"

namespace gonio::bench {
namespace {

constexpr double kWanted_crops_s = 300;

BenchResult speed(std::string name, int crops, double time_s, int runs, double wanted_crops_s) {
    const double rate = crops / time_s;
    return {std::move(name),
            rate,
            "crops/s",
            wanted_crops_s,
            "crops/s",
            wanted_crops_s > 0 ? rate / wanted_crops_s : 0,
            runs,
            "256 x 192 with labels"};
}

}  // namespace

Result<std::vector<BenchResult>> benchSynthesis(const std::shared_ptr<const BodyModel>& model,
                                                int crops, int runs) {
    auto made = CropSynthesiser::make({&model, 1}, {});
    if (!made) return tl::unexpected<Error>(made.error());
    std::vector<CropSample> batch(static_cast<std::size_t>(crops));
    const auto timeWith = [&](int threads) {
        return medianTime_s(runs, [&] { (*made)->renderBatch(1, batch, threads); });
    };
    const auto all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    return std::vector<BenchResult>{
        speed("synthetic people, one thread", crops, timeWith(1), runs, 0),
        speed("synthetic people, " + std::to_string(all) + " threads", crops, timeWith(all), runs,
              kWanted_crops_s)};
}

}  // namespace gonio::bench
