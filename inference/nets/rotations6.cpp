#include "inference/nets/rotations6.h"

#include <ATen/ATen.h>

namespace gonio {
namespace {

at::Tensor unit(const at::Tensor& vector) {
    return vector / vector.norm(2, -1, true).clamp_min(1e-12);
}

}  // namespace

at::Tensor matrixOfSixColumns(const at::Tensor& six) {
    const auto first = unit(six.slice(-1, 0, 3));
    const auto second = six.slice(-1, 3, 6);
    const auto upright = unit(second - (first * second).sum(-1, true) * first);
    return at::stack({first, upright, at::cross(first, upright, -1)}, -1);
}

at::Tensor sixColumnsOf(const at::Tensor& matrix) {
    return at::cat({matrix.select(-1, 0), matrix.select(-1, 1)}, -1);
}

}  // namespace gonio
