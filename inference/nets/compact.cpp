#include "inference/nets/compact.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"

namespace gonio {
namespace {

using std::to_string;

constexpr double kNormEpsilon = 1e-5, kNormMomentum = 0.05;

/// A keypoint's 0 is pixel 128 of 256 rows, 96 of 192 columns.
double middleOf(std::int64_t length) {
    return double(length) / 2;
}

/// The network on one batch.
class Pass {
public:
    Pass(const CompactConfig& config, const NamedTensors& weights, BatchStatistics statistics,
         const NetworkPulse& pulse)
        : m_config(config),
          m_weights(weights),
          m_learnsStatistics(statistics == BatchStatistics::OfTheBatch),
          m_pulse(pulse) {}

    CompactAnswer run(const at::Tensor& image) const {
        const auto type = m_weights["backbone.stem.conv.weight"].scalar_type();
        auto x = unit("backbone.stem", image.to(type).contiguous(at::MemoryFormat::ChannelsLast), 2,
                      true);
        at::Tensor fine;
        for (std::size_t s = 0; s < m_config.stages.size(); ++s) {
            if (s + 1 == m_config.stages.size()) fine = x;
            x = stage(s, x);
        }
        CompactAnswer answer = place(fine.to(at::kFloat), x.to(at::kFloat));
        answer.body = regress(x.to(at::kFloat), answer);
        return answer;
    }

private:
    at::Tensor unit(const std::string& name, const at::Tensor& x, int stride, bool rectify) const {
        const auto& kernel = m_weights[name + ".conv.weight"];
        const std::int64_t padding = kernel.size(2) / 2;
        const auto bias = m_config.isFolded ? m_weights[name + ".conv.bias"] : at::Tensor();
        auto y = at::conv2d(x, kernel, bias, {stride, stride}, {padding, padding});
        if (!m_config.isFolded) {
            const std::string norm = name + ".norm.";
            y = at::batch_norm(y, m_weights[norm + "weight"], m_weights[norm + "bias"],
                               m_weights[norm + "running_mean"], m_weights[norm + "running_var"],
                               m_learnsStatistics, kNormMomentum, kNormEpsilon, false);
        }
        beat(y);
        return rectify ? at::relu(y) : y;
    }

    void beat(const at::Tensor& y) const {
        if (!m_pulse) return;
        m_pulse();
        if (y.requires_grad()) {
            y.register_hook([pulse = m_pulse](const at::Tensor&) -> void { pulse(); });
        }
    }

    at::Tensor stage(std::size_t index, const at::Tensor& input) const {
        const std::string name = "backbone.stages." + to_string(index);
        auto x = unit(name + ".down", input, 2, true);
        for (int b = 0; b < m_config.stages[index].blocks; ++b) {
            const std::string block = name + ".blocks." + to_string(b);
            const auto y = unit(block + ".first", x, 1, true);
            x = at::relu(unit(block + ".second", y, 1, false) + x);
        }
        return x;
    }

    CompactAnswer place(const at::Tensor& fine, const at::Tensor& coarse) const {
        const auto narrow = unit("neck.coarse", coarse, 1, false);
        const auto wide = at::upsample_nearest2d(narrow, {fine.size(2), fine.size(3)});
        const auto sum = at::relu(unit("neck.fine", fine, 1, false) + wide);
        const auto joined = unit("neck.joined", sum, 1, true);
        const auto maps =
            at::conv2d(joined, m_weights["simcc.maps.weight"], m_weights["simcc.maps.bias"]);
        const auto hidden = at::relu(
            applyLinear(m_weights, "simcc.hidden", maps.contiguous().flatten(2)));  // B x 44 x h
        CompactAnswer answer;
        answer.mask = at::conv2d(joined, m_weights["mask.weight"], m_weights["mask.bias"])
                          .contiguous()
                          .squeeze(1);
        answer.x = applyLinear(m_weights, "simcc.x", hidden);
        answer.y = applyLinear(m_weights, "simcc.y", hidden);
        answer.seen = applyLinear(m_weights, "simcc.seen", hidden).squeeze(-1);
        answer.keypoints = at::stack({placesOf(answer.x), placesOf(answer.y)}, -1);
        return answer;
    }

    SkelRegression regress(const at::Tensor& coarse, const CompactAnswer& placed) const {
        const auto summary = unit("body.summary", coarse, 1, true).contiguous().flatten(1);
        // The body does not pull at the places, which have their own labels.
        constexpr double kLikeUnits = 4;  // crop units spread by a quarter
        const auto known =
            at::cat({kLikeUnits * placed.keypoints.flatten(1), at::sigmoid(placed.seen)}, 1);
        auto x = at::relu(applyLinear(m_weights, "body.picture", summary) +
                          applyLinear(m_weights, "body.places", known.detach()));
        for (const char* layer : {"body.hidden.0", "body.hidden.1"}) {
            x = x + at::relu(applyLinear(m_weights, layer, x));
        }
        const auto output = [&](const std::string& name) {
            return applyLinear(m_weights, "body." + name, x) + m_weights["body.init_" + name];
        };
        return {output("poses"), output("betas"), output("cam")};
    }

    const CompactConfig& m_config;
    const NamedTensors& m_weights;
    bool m_learnsStatistics;
    const NetworkPulse& m_pulse;
};

}  // namespace

CompactAnswer runCompact(const CompactConfig& config, const NamedTensors& weights,
                         const at::Tensor& image, BatchStatistics statistics,
                         const NetworkPulse& pulse) {
    return Pass(config, weights, statistics, pulse).run(image);
}

at::Tensor placesOf(const at::Tensor& logWeights) {
    constexpr double kReach_px = 24;
    const std::int64_t length = logWeights.size(-1);
    const auto at_px = at::arange(length, logWeights.options());
    const auto strongest = logWeights.detach().argmax(-1, true);
    const auto isFar = (at_px - strongest).abs() > kReach_px;
    const auto weights = at::softmax(logWeights.masked_fill(isFar, -1e9), -1);
    return ((weights * at_px).sum(-1) - middleOf(length)) / double(CompactConfig::kRows);
}

at::Tensor spreadsOf(const at::Tensor& logWeights, const at::Tensor& places) {
    const std::int64_t length = logWeights.size(-1);
    const auto at_px = at::arange(length, logWeights.options());
    const auto place_px = places * double(CompactConfig::kRows) + middleOf(length);
    const auto square_px2 = (at_px - place_px.unsqueeze(-1)).square();
    return (at::softmax(logWeights, -1) * square_px2).sum(-1).sqrt() / double(CompactConfig::kRows);
}

at::Tensor modesOf(const at::Tensor& logWeights) {
    constexpr double kReach_px = 8;
    const std::int64_t length = logWeights.size(-1);
    const auto at_px = at::arange(length, logWeights.options());
    auto weights = at::softmax(logWeights, -1);
    const auto before = at::constant_pad_nd(weights, {1, 0}).narrow(-1, 0, length);
    const auto after = at::constant_pad_nd(weights, {0, 1}).narrow(-1, 1, length);
    const auto isPeak = (weights >= before).logical_and(weights >= after);
    std::vector<at::Tensor> modes;
    for (int mode = 0; mode < 2; ++mode) {
        const auto peaks = weights * isPeak;
        const auto isNear = ((at_px - peaks.argmax(-1, true)).abs() <= kReach_px)
                                .logical_and(peaks.amax(-1, true) > 0);
        const auto near = weights.masked_fill(isNear.logical_not(), 0);
        const auto share = near.sum(-1);
        const auto scale = share.clamp_min(1e-9);
        const auto place_px = (near * at_px).sum(-1) / scale;
        const auto square_px2 = (near * (at_px - place_px.unsqueeze(-1)).square()).sum(-1) / scale;
        modes.push_back(at::stack({(place_px - middleOf(length)) / double(CompactConfig::kRows),
                                   share, square_px2.sqrt() / double(CompactConfig::kRows)},
                                  -1));
        weights = weights.masked_fill(isNear, 0);
    }
    return at::stack(modes, -2);
}

NamedTensors foldCompact(const CompactConfig& config, const NamedTensors& weights) {
    if (config.isFolded) return weights;
    const at::NoGradGuard noGradients;
    std::map<std::string, at::Tensor, std::less<>> folded;
    const std::string norm = ".norm.", conv = ".conv.weight";
    for (const auto& [name, tensor] : weights.all()) {
        if (name.find(norm) != std::string::npos) continue;
        if (!name.ends_with(conv)) {
            folded[name] = tensor;
            continue;
        }
        const std::string unit = name.substr(0, name.size() - conv.size());
        const auto scale = weights[unit + norm + "weight"] /
                           (weights[unit + norm + "running_var"] + kNormEpsilon).sqrt();
        folded[name] = tensor * scale.reshape({-1, 1, 1, 1});
        folded[unit + ".conv.bias"] =
            weights[unit + norm + "bias"] - weights[unit + norm + "running_mean"] * scale;
    }
    return NamedTensors(std::move(folded));
}

}  // namespace gonio
