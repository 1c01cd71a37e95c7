#pragma once

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "inference/nets/smpl_layer.h"

namespace gonio {

/// A body in SMPL's layout that is nobody's: a tree of joints of human proportions, vertices in
/// small clouds around the joints. Enough of them that all picked ones exist.
struct SyntheticSmpl {
    static constexpr std::int64_t kVertices = 6890;

    SmplTensors body;
    at::Tensor regressor;    // 24 x V
    at::Tensor regressor19;  // 19 x V

    explicit SyntheticSmpl(std::uint64_t seed, at::ScalarType type = at::kFloat) {
        auto random = at::make_generator<at::CPUGeneratorImpl>(seed);
        const auto joints =
            at::tensor({0.0,  0.0,  0.0,  .07,  -.09, 0.0,  -.07, -.09, 0.0,  0.0,  .11,  -.03,
                        .10,  -.47, 0.0,  -.10, -.47, 0.0,  0.0,  .25,  -.03, .09,  -.87, -.03,
                        -.09, -.87, -.03, 0.0,  .30,  0.0,  .11,  -.92, .09,  -.11, -.92, .09,
                        0.0,  .51,  -.03, .08,  .42,  -.02, -.08, .42,  -.02, 0.0,  .60,  .02,
                        .18,  .43,  -.03, -.18, .43,  -.03, .44,  .42,  -.06, -.44, .42,  -.06,
                        .69,  .43,  -.06, -.69, .43,  -.06, .77,  .42,  -.08, -.77, .42,  -.08},
                       at::kDouble)
                .reshape({24, 3});
        const auto owner = at::arange(kVertices).remainder(24);
        const auto weights = at::one_hot(owner, 24).to(at::kDouble);
        const auto scatter = at::randn({kVertices, 3}, random).to(at::kDouble) * 0.03;
        const auto rest = joints.index_select(0, owner) + scatter;
        regressor = weights.transpose(0, 1) / weights.sum(0).unsqueeze(1);
        const auto shapes = at::randn({24, 3, 10}, random).to(at::kDouble).index_select(0, owner);
        const auto bends = at::randn({kVertices, 3, 207}, random).to(at::kDouble) * 1e-4;
        regressor19 = at::zeros({19, kVertices}, at::kDouble);
        for (std::int64_t i = 0; i < 19; ++i) regressor19[i][i * 7 + 1] = 1.0;
        body = SmplTensors::of(rest.to(type), (shapes * 0.005).to(type), bends.to(type),
                               regressor.to(type), weights.to(type));
        regressor19 = regressor19.to(type);
    }
};

/// Rotation matrices about random axes by normally distributed angles. \return ... x 3 x 3
inline at::Tensor randomRotations(std::vector<std::int64_t> shape, double deviation_rad,
                                  std::uint64_t seed) {
    auto random = at::make_generator<at::CPUGeneratorImpl>(seed);
    shape.push_back(3);
    const auto v = at::randn(shape, random).to(at::kDouble) * deviation_rad;
    const auto zero = at::zeros_like(v.select(-1, 0));
    const auto x = v.select(-1, 0), y = v.select(-1, 1), z = v.select(-1, 2);
    const auto cross = at::stack(
        {at::stack({zero, -z, y}, -1), at::stack({z, zero, -x}, -1), at::stack({-y, x, zero}, -1)},
        -2);
    return at::matrix_exp(cross);
}

}  // namespace gonio
