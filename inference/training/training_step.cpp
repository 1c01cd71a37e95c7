#include "inference/training/training_step.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace gonio {
namespace {

struct Part {
    NamedTensors weights;  ///< share the numbers, gradients and running statistics are its own
    double share = 0;      ///< of the batch
    std::map<std::string, double> losses;
    NamedTensors answers;
};

NamedTensors weightsOfPart(const NamedTensors& weights) {
    auto own = weights.all();
    for (auto& [name, tensor] : own) {
        const bool trained = isTrained(name, tensor);
        tensor = trained ? tensor.detach().requires_grad_(true) : tensor.detach().clone();
    }
    return NamedTensors(std::move(own));
}

NamedTensors rowsOf(const NamedTensors& batch, std::int64_t first, std::int64_t count) {
    auto rows = batch.all();
    for (auto& [name, tensor] : rows) tensor = tensor.narrow(0, first, count);
    return NamedTensors(std::move(rows));
}

void work(const TrainingProblem& problem, const NamedTensors& batch, std::uint64_t seed,
          const NetworkPulse& pulse, Part& part) {
    const TrainingLosses losses = problem.losses(part.weights, batch, seed, pulse);
    (losses.total * part.share).backward();
    part.losses["total"] = losses.total.item<double>();
    for (const auto& [name, value] : losses.parts) part.losses[name] = value.item<double>();
    part.answers = losses.answers;
}

NamedTensors joinedAnswers(const std::vector<Part>& parts) {
    TensorsByName whole;
    for (const auto& [name, first] : parts.front().answers.all()) {
        std::vector<at::Tensor> rows;
        for (const Part& part : parts) rows.push_back(part.answers[name]);
        whole[name] = at::cat(rows);
    }
    return NamedTensors(std::move(whole));
}

/// Adds the parts up in their order.
StepResult joined(const std::vector<Part>& parts, const NamedTensors& weights) {
    const at::NoGradGuard noGradients;
    StepResult result;
    result.answers = joinedAnswers(parts);
    for (const Part& part : parts) {
        for (const auto& [name, value] : part.losses) result.losses[name] += value * part.share;
        for (const auto& [name, tensor] : part.weights.all()) {
            if (!tensor.grad().defined()) continue;
            auto& sum = result.gradients[name];
            if (sum.defined())
                sum.add_(tensor.grad());
            else
                sum = tensor.grad();
        }
    }
    for (const auto& [name, tensor] : weights.all()) {
        if (isTrained(name, tensor)) continue;
        at::Tensor kept = tensor;
        if (!tensor.is_floating_point()) {
            kept.copy_(parts.front().weights[name]);
            continue;
        }
        auto mean = at::zeros_like(tensor);
        for (const Part& part : parts) mean.add_(part.weights[name], part.share);
        kept.copy_(mean);
    }
    return result;
}

}  // namespace

StepResult computeStep(const TrainingProblem& problem, const NamedTensors& weights,
                       const NamedTensors& batch, std::uint64_t seed, int parts, int threads,
                       const NetworkPulse& pulse) {
    if (batch.all().empty()) throw std::logic_error("a batch of nothing");
    const std::int64_t rows = batch.all().begin()->second.size(0);
    const std::int64_t count = std::clamp<std::int64_t>(parts, 1, rows);
    std::vector<Part> all(static_cast<std::size_t>(count));
    std::atomic<std::int64_t> next = 0;
    std::exception_ptr problemOfPart;
    std::mutex guard;
    const auto worker = [&] {
        try {
            for (std::int64_t i = next++; i < count; i = next++) {
                const std::int64_t first = rows * i / count, end = rows * (i + 1) / count;
                Part& part = all[static_cast<std::size_t>(i)];
                part.weights = weightsOfPart(weights);
                part.share = double(end - first) / double(rows);
                work(problem, rowsOf(batch, first, end - first),
                     seed + static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15U, pulse, part);
            }
        } catch (...) {
            next = count;
            const std::lock_guard lock(guard);
            if (!problemOfPart) problemOfPart = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::int64_t i = 1; i < std::min<std::int64_t>(threads, count); ++i) {
            others.emplace_back(worker);
        }
        worker();
    }
    if (problemOfPart) std::rethrow_exception(problemOfPart);
    return joined(all, weights);
}

}  // namespace gonio
