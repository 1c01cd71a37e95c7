#include "inference/nets/random_start.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace gonio {

at::Tensor xavierUniform(at::IntArrayRef shape, std::uint64_t seed, double gain) {
    std::int64_t kernel = 1;
    for (std::size_t i = 2; i < shape.size(); ++i) kernel *= shape[i];
    const double bound = gain * std::sqrt(6.0 / double((shape[0] + shape[1]) * kernel));
    return at::rand(shape, at::make_generator<at::CPUGeneratorImpl>(seed)) * (2 * bound) - bound;
}

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed, double deviation) {
    return at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed)) * deviation;
}

}  // namespace gonio
