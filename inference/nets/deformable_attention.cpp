#include "inference/nets/deformable_attention.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

#include "inference/nets/layers.h"
#include "inference/nets/random_start.h"
#include "inference/nets/tensor_kernels.h"

namespace gonio {

void startDeformable(const DeformableConfig& config, const std::string& prefix,
                     std::map<std::string, at::Tensor, std::less<>>& tensors, std::uint64_t seed) {
    for (const auto& [name, shape] : deformableShapes(config, prefix)) {
        tensors[name] = at::zeros(shape);
    }
    auto offsets = at::zeros({config.heads, config.levels, config.points, 2});
    auto access = offsets.accessor<float, 4>();
    for (int h = 0; h < config.heads; ++h) {
        const double angle_rad = 2 * std::numbers::pi * h / config.heads;
        const double x = std::cos(angle_rad), y = std::sin(angle_rad);
        const double longer = std::max(std::abs(x), std::abs(y));  // onto the square's edge
        for (int l = 0; l < config.levels; ++l) {
            for (int p = 0; p < config.points; ++p) {
                access[h][l][p][0] = float(x / longer * (p + 1));
                access[h][l][p][1] = float(y / longer * (p + 1));
            }
        }
    }
    tensors[prefix + "sampling_offsets.bias"] = offsets.flatten();
    for (const char* name : {"value_proj.weight", "output_proj.weight"}) {
        tensors[prefix + name] = xavierUniform(tensors[prefix + name].sizes(), seed++);
    }
}

std::vector<at::Tensor> deformableValues(const DeformableConfig& config,
                                         const NamedTensors& weights, const std::string& prefix,
                                         const std::vector<at::Tensor>& maps) {
    std::vector<at::Tensor> values;
    for (const at::Tensor& map : maps) {
        const auto value = applyLinear(weights, prefix + "value_proj", map.permute({0, 2, 3, 1}));
        values.push_back(value.permute({0, 3, 1, 2})
                             .reshape({map.size(0) * config.heads, config.width / config.heads,
                                       map.size(2), map.size(3)}));
    }
    return values;
}

namespace {

/// As sampledMaps(), with gradients. \param offsets  B x N x heads x levels x points x 2, px
at::Tensor sampledWithGradients(const std::vector<at::Tensor>& values, const at::Tensor& references,
                                const at::Tensor& offsets, const at::Tensor& shares) {
    const auto batch = offsets.size(0), count = offsets.size(1), heads = offsets.size(2),
               points = offsets.size(4);
    const auto moved = offsets.permute({0, 2, 1, 3, 4, 5});
    const auto weights =
        shares.permute({0, 2, 1, 3}).reshape({batch * heads, 1, count, shares.size(3)});
    const auto origin = references.reshape({-1, 1, count, 1, 2});  // 1 or B at first
    std::vector<at::Tensor> sampled;
    for (std::size_t level = 0; level < values.size(); ++level) {
        const at::Tensor& value = values[level];
        const auto size =
            at::tensor({double(value.size(3)), double(value.size(2))}, offsets.options());
        const auto place = origin + moved.select(3, std::int64_t(level)) / size;
        const auto grid = (2 * place - 1).reshape({batch * heads, count, points, 2}).contiguous();
        // bilinear (0) with zeros (0) outside, pixel centres at (i + 0.5) / size
        sampled.push_back(at::grid_sampler(value, grid, 0, 0, false));
    }
    const auto mixed = (at::cat(sampled, -1) * weights).sum(-1);  // (B heads) x width/heads x N
    return mixed.reshape({batch, -1, count}).transpose(1, 2);
}

/// The kernel pays on a GPU alone; on the CPU LibTorch's sampler is quicker than the twin.
bool takesKernel(const at::Tensor& queries) {
    return queries.is_cuda() && queries.scalar_type() == at::kFloat &&
           !at::GradMode::is_enabled() && hasKernelsFor(queries.device());
}

}  // namespace

at::Tensor runDeformable(const DeformableConfig& config, const NamedTensors& weights,
                         const std::string& prefix, const at::Tensor& queries,
                         const at::Tensor& references, const std::vector<at::Tensor>& values) {
    const auto batch = queries.size(0), count = queries.size(1);
    // In pixels of the level's map.
    const auto offsets =
        applyLinear(weights, prefix + "sampling_offsets", queries)
            .reshape({batch, count, config.heads, config.levels, config.points, 2});
    const auto shares =
        at::softmax(applyLinear(weights, prefix + "attention_weights", queries)
                        .reshape({batch, count, config.heads, config.levels * config.points}),
                    -1);
    const auto joined = takesKernel(queries)
                            ? sampledMaps(values, references, offsets, shares)
                            : sampledWithGradients(values, references, offsets, shares);
    return applyLinear(weights, prefix + "output_proj", joined);
}

}  // namespace gonio
