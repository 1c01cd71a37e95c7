#include "inference/nets/hrnet.h"

#include <ATen/ATen.h>

namespace gonio {
namespace {

using std::to_string;
using Maps = std::vector<at::Tensor>;

/// conv, norm and, where wanted, a rectifier
at::Tensor unit(const NamedTensors& weights, const std::string& conv, const std::string& norm,
                const at::Tensor& x, int stride, bool rectify) {
    auto y = batchNorm(weights, norm, convolve(weights, conv, x, stride));
    return rectify ? y.relu() : y;
}

at::Tensor bottleneck(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                      bool widens) {
    auto y = unit(weights, name + ".conv1", name + ".bn1", x, 1, true);
    y = unit(weights, name + ".conv2", name + ".bn2", y, 1, true);
    y = unit(weights, name + ".conv3", name + ".bn3", y, 1, false);
    const auto kept =
        widens ? unit(weights, name + ".downsample.0", name + ".downsample.1", x, 1, false) : x;
    return (y + kept).relu();
}

at::Tensor basicBlock(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    const auto y = unit(weights, name + ".conv1", name + ".bn1", x, 1, true);
    return (unit(weights, name + ".conv2", name + ".bn2", y, 1, false) + x).relu();
}

/// Branch `from` in the size and with the channels of branch `to`.
at::Tensor brought(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                   int to, int from) {
    if (from == to) return x;
    if (from > to) {
        const auto narrow = unit(weights, name + ".0", name + ".1", x, 1, false);
        const std::int64_t factor = std::int64_t(1) << (from - to);
        return at::upsample_nearest2d(narrow, {x.size(2) * factor, x.size(3) * factor});
    }
    auto y = x;
    for (int step = 0; step < to - from; ++step) {
        const std::string part = name + "." + to_string(step);
        y = unit(weights, part + ".0", part + ".1", y, 2, step + 1 < to - from);
    }
    return y;
}

Maps runModule(const NamedTensors& weights, const std::string& name, Maps branches,
               const NetworkPulse& pulse) {
    const int count = static_cast<int>(branches.size());
    for (int b = 0; b < count; ++b) {
        for (int i = 0; i < HrnetConfig::kBlocks; ++i) {
            const std::string block = name + ".branches." + to_string(b) + "." + to_string(i);
            branches[b] = basicBlock(weights, block, branches[b]);
            if (pulse) pulse();
        }
    }
    Maps fused;
    for (int to = 0; to < count; ++to) {
        const std::string fuse = name + ".fuse_layers." + to_string(to) + ".";
        at::Tensor sum = brought(weights, fuse + "0", branches[0], to, 0);
        for (int from = 1; from < count; ++from) {
            sum = sum + brought(weights, fuse + to_string(from), branches[from], to, from);
        }
        fused.push_back(sum.relu());
    }
    return fused;
}

at::Tensor runStem(const NamedTensors& weights, const std::string& prefix,
                   const at::Tensor& image) {
    auto x = unit(weights, prefix + "conv1", prefix + "bn1", image, 2, true);
    x = unit(weights, prefix + "conv2", prefix + "bn2", x, 2, true);
    for (int i = 0; i < HrnetConfig::kStemBlocks; ++i) {
        x = bottleneck(weights, prefix + "layer1." + to_string(i), x, i == 0);
    }
    return x;
}

}  // namespace

at::Tensor batchNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    constexpr double kMomentumUnused = 0.1, kEpsilon = 1e-5;
    return at::batch_norm(x, weights[name + ".weight"], weights[name + ".bias"],
                          weights[name + ".running_mean"], weights[name + ".running_var"], false,
                          kMomentumUnused, kEpsilon, false);
}

at::Tensor convolve(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                    int stride) {
    const auto& kernel = weights[name + ".weight"];
    const std::int64_t padding = kernel.size(2) / 2;
    return at::conv2d(x, kernel, {}, {stride, stride}, {padding, padding});
}

Maps runHrnet(const HrnetConfig&, const NamedTensors& weights, const std::string& prefix,
              const at::Tensor& image, const NetworkPulse& pulse) {
    const auto x = runStem(weights, prefix, image);
    const std::string first = prefix + "transition1.";
    Maps branches{unit(weights, first + "0.0", first + "0.1", x, 1, true),
                  unit(weights, first + "1.0.0", first + "1.0.1", x, 2, true)};
    for (int stage = 2; stage <= HrnetConfig::kBranches; ++stage) {
        if (stage > 2) {
            const std::string name =
                prefix + "transition" + to_string(stage - 1) + "." + to_string(stage - 1) + ".0";
            branches.push_back(unit(weights, name + ".0", name + ".1", branches.back(), 2, true));
        }
        for (int m = 0; m < HrnetConfig::kModules[stage - 2]; ++m) {
            branches = runModule(weights, prefix + "stage" + to_string(stage) + "." + to_string(m),
                                 std::move(branches), pulse);
        }
    }
    return branches;
}

}  // namespace gonio
