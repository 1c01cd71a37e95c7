#pragma once

#include "inference/nets/named_tensors.h"

namespace gonio {

using TensorsByName = std::map<std::string, at::Tensor, std::less<>>;

struct AdamWOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double weightDecay = 1e-4;
    bool decaysVectors = false;  ///< biases and normalisations too, as PyTorch's AdamW does
};

/// Running means of the gradients and of their squares.
struct AdamWMoments {
    TensorsByName first, second;
};

/// Zeros for every tensor that is trained.
AdamWMoments startMoments(const NamedTensors& weights);

/// Whether training moves the tensor: a floating one that is no running statistic ("running_...")
/// and no fixed mean ("init_...", "mean_...").
bool isTrained(const std::string& name, const at::Tensor& tensor);

/// One step of AdamW (Loshchilov and Hutter 2019): w (1 - rate decay) - rate m' / (sqrt(v') + eps)
/// with m' and v' the moments divided by 1 - beta^step. Biases and normalisations, that is tensors
/// of one axis, do not decay unless `decaysVectors`. Weights and moments are changed where they
/// are. \param gradients  of some of the weights  \param step  counts from 1
void stepAdamW(const AdamWOptions& options, double learningRate, std::int64_t step,
               const TensorsByName& gradients, const NamedTensors& weights, AdamWMoments& moments);

/// Euclidean norm of all gradients together; where it is above `largest` (0: never), they are
/// scaled down to it in place.
double clipGradients(TensorsByName& gradients, double largest);

/// average = decay average + (1 - decay) weights, in place; whole numbers are copied.
void updateAverage(const NamedTensors& average, const NamedTensors& weights, double decay);

/// SKEL-CF's growing decay, final (1 - exp(-step / tau)) (fact sheet 4.6).
double averageDecayAt(double final, double tau, std::int64_t step);

/// Copies that share no memory.
NamedTensors cloned(const NamedTensors& weights);

}  // namespace gonio
