#include "inference/training/orthogonal_step.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace gonio {

at::Tensor orthogonalised(const at::Tensor& matrix) {
    constexpr double kOnce = 3.4445, kThrice = -4.7750, kFiveTimes = 2.0315, kSmallest = 1e-12;
    constexpr int kSteps = 5;
    auto x = matrix.flatten(1);
    const bool isTall = x.size(0) > x.size(1);
    if (isTall) x = x.t();
    x = x / x.norm().clamp_min(kSmallest);
    for (int i = 0; i < kSteps; ++i) {
        const auto square = x.mm(x.t());
        const auto both = at::addmm(square, square, square, kThrice, kFiveTimes);
        x = at::addmm(x, both, x, kOnce, 1);
    }
    if (isTall) x = x.t();
    return x.reshape(matrix.sizes());
}

void stepOrthogonal(double momentum, double weightDecay, double learningRate,
                    const at::Tensor& gradient, at::Tensor weight, at::Tensor firstMoment) {
    const at::NoGradGuard noGradients;
    constexpr double kLikeAdamW = 0.8;
    firstMoment.mul_(momentum).add_(gradient, 1 - momentum);
    const auto direction = orthogonalised(at::lerp(gradient, firstMoment, momentum));
    const std::int64_t rows = weight.size(0), columns = weight.numel() / rows;
    const double scale = kLikeAdamW * std::sqrt(double(std::max(rows, columns)));
    weight.mul_(1 - learningRate * weightDecay);
    weight.add_(direction, -learningRate * scale);
}

}  // namespace gonio
