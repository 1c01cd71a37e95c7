#include "inference/nets/cpu_threads.h"
#include "inference/plugin/biopose_networks.h"
#include "inference/plugin/compact_network.h"
#include "inference/plugin/measure_networks.h"
#include "inference/plugin/skel_networks.h"
#include "inference/plugin/torch_errors.h"
#include "inference/plugin/torchscript_network.h"
#include "inference/plugin/trainers.h"

namespace gonio {
namespace {

struct Backend {
    const char* name;
    Result<std::unique_ptr<Network>> (*open)(const std::filesystem::path& weights,
                                             const NetworkOptions& options);
};

constexpr Backend kBackends[] = {{"hsmr", openHsmr},
                                 {"skelcf", openSkelCf},
                                 {"humanfov", openHumanFov},
                                 {"mqhmr", openMqHmr},
                                 {"neurik", openNeurIk},
                                 {"default", openCompact},
                                 {"torchscript", openTorchScript}};

class Library : public NetworkLibrary {
public:
    std::vector<std::string> backends() const override {
        std::vector<std::string> names;
        for (const Backend& backend : kBackends) names.emplace_back(backend.name);
        return names;
    }

    Result<std::unique_ptr<Network>> open(const std::string& name,
                                          const std::filesystem::path& weights,
                                          const NetworkOptions& options) const override {
        for (const Backend& backend : kBackends) {
            if (backend.name != name) continue;
            return guarded<std::unique_ptr<Network>>(
                [&] { return backend.open(weights, options); });
        }
        return fail(ErrorCode::Usage, "there is no network '" + name + "'");
    }

    std::vector<std::string> trainers() const override {
        std::vector<std::string> names;
        for (const Trainer& trainer : gonio::trainers()) names.emplace_back(trainer.name);
        return names;
    }

    Result<TrainingReport> train(const TrainingOptions& options, const Job& job) const override {
        for (const Trainer& trainer : gonio::trainers()) {
            if (trainer.name == options.network) return trainer.train(options, job);
        }
        return fail(ErrorCode::Usage, "there is no trainer for '" + options.network + "'");
    }

    std::vector<std::string> warnings() const override {
        if (hasFastMatrixProducts()) return {};
        return {
            "Networks run several times slower than they could: OpenBLAS is not installed "
            "(libopenblas0-pthread)."};
    }

    Result<std::vector<NetworkSpeed>> measureSpeed(const MeasureOptions& options,
                                                   const Job& job) const override {
        return guarded<std::vector<NetworkSpeed>>([&] { return measureNetworks(options, job); });
    }
};

}  // namespace
}  // namespace gonio

extern "C" [[gnu::visibility("default")]] const gonio::NetworkLibrary* gonioNetworkLibrary(
    int version);

const gonio::NetworkLibrary* gonioNetworkLibrary(int version) {
    static const gonio::Library library;
    return version == gonio::kNetworkLibraryVersion ? &library : nullptr;
}
