#pragma once

#include "inference/training/optimiser.h"

namespace gonio {

/// A matrix with about the same singular vectors whose singular values lie around 1 (0.7 to 1.2 for
/// all but the very small ones): five Newton-Schulz steps with the coefficients of Muon (Jordan et
/// al. 2024). \param matrix  first axis against all others together
at::Tensor orthogonalised(const at::Tensor& matrix);

/// One step of Muon for one tensor of at least two axes: the running mean of the gradients, looked
/// ahead by one step (Nesterov), is made orthogonal and scaled by 0.8 sqrt of the longer side, so
/// that one learning rate serves AdamW beside it (0.2 for language models, Liu et al. 2025; on our
/// convolutions that was slower than AdamW, 0.8 faster). Every
/// direction is learned at the same speed, also those with small gradients.
/// \param firstMoment  running mean of the gradients, changed in place like the weight
void stepOrthogonal(double momentum, double weightDecay, double learningRate,
                    const at::Tensor& gradient, at::Tensor weight, at::Tensor firstMoment);

}  // namespace gonio
