#include "inference/plugin/check_inputs.h"

#include <ATen/ATen.h>

namespace gonio {

at::Tensor checkInput(const InputSpec& spec, std::int64_t count) {
    auto shape = spec.shape;
    const auto numbers = at::arange(1, 1 + count, at::kFloat);
    if (shape.size() != 3) {
        shape.insert(shape.begin(), count);
        const auto index = at::arange(at::empty(shape).numel(), at::kFloat);
        return (0.1F * (0.7F * index).sin()).reshape(shape);
    }
    const auto picture = numbers.reshape({-1, 1, 1, 1});
    const auto channel = at::arange(shape[0], at::kFloat).reshape({1, -1, 1, 1});
    const auto row = at::arange(shape[1], at::kFloat).reshape({1, 1, -1, 1});
    const auto column = at::arange(shape[2], at::kFloat).reshape({1, 1, 1, -1});
    const auto coarse = (0.02F * picture * row + channel).sin() * (0.03F * column + picture).cos();
    const auto fine = (0.31F * row - 0.17F * picture * column + 2 * channel).sin();
    return 1.3F * coarse + 0.5F * fine;
}

}  // namespace gonio
