#include "inference/training/optimiser.h"

#include <ATen/ATen.h>

#include <cmath>

namespace gonio {

AdamWMoments startMoments(const NamedTensors& weights) {
    AdamWMoments moments;
    for (const auto& [name, tensor] : weights.all()) {
        if (!isTrained(name, tensor)) continue;
        moments.first[name] = at::zeros_like(tensor);
        moments.second[name] = at::zeros_like(tensor);
    }
    return moments;
}

bool isTrained(const std::string& name, const at::Tensor& tensor) {
    const std::size_t dot = name.rfind('.');
    const std::string_view last =
        std::string_view(name).substr(dot == std::string::npos ? 0 : dot + 1);
    return tensor.is_floating_point() && !last.starts_with("running_") &&
           !last.starts_with("init_") && !last.starts_with("mean_");
}

void stepAdamW(const AdamWOptions& options, double learningRate, std::int64_t step,
               const TensorsByName& gradients, const NamedTensors& weights, AdamWMoments& moments) {
    const at::NoGradGuard noGradients;
    const double firstShare = 1 - std::pow(options.beta1, double(step));
    const double secondShare = 1 - std::pow(options.beta2, double(step));
    for (const auto& [name, gradient] : gradients) {
        at::Tensor weight = weights[name];
        at::Tensor& first = moments.first.at(name);
        at::Tensor& second = moments.second.at(name);
        first.mul_(options.beta1).add_(gradient, 1 - options.beta1);
        second.mul_(options.beta2).addcmul_(gradient, gradient, 1 - options.beta2);
        if (weight.dim() > 1 || options.decaysVectors)
            weight.mul_(1 - learningRate * options.weightDecay);
        const auto spread = (second / secondShare).sqrt_().add_(options.epsilon);
        weight.addcdiv_(first, spread, -learningRate / firstShare);
    }
}

double clipGradients(TensorsByName& gradients, double largest) {
    const at::NoGradGuard noGradients;
    double sum = 0;
    for (const auto& [name, gradient] : gradients) {
        sum += gradient.square().sum(at::kDouble).item<double>();
    }
    const double norm = std::sqrt(sum);
    if (largest > 0 && norm > largest) {
        for (auto& [name, gradient] : gradients) gradient.mul_(largest / norm);
    }
    return norm;
}

void updateAverage(const NamedTensors& average, const NamedTensors& weights, double decay) {
    const at::NoGradGuard noGradients;
    for (const auto& [name, weight] : weights.all()) {
        at::Tensor mean = average[name];
        if (weight.is_floating_point())
            mean.mul_(decay).add_(weight, 1 - decay);
        else
            mean.copy_(weight);
    }
}

double averageDecayAt(double final, double tau, std::int64_t step) {
    return final * (1 - std::exp(-double(step) / tau));
}

NamedTensors cloned(const NamedTensors& weights) {
    auto copies = weights.all();
    for (auto& [name, tensor] : copies) tensor = tensor.detach().clone();
    return NamedTensors(std::move(copies));
}

}  // namespace gonio
