#pragma once

#include <ATen/ATen.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>

#include "inference/nets/named_tensors.h"

namespace gonio::test {

/// Number `k` of the sequence `salt`, in -0.5 ... 0.5.
inline double hashValue(std::uint32_t k, std::uint32_t salt) {
    std::uint32_t h = k * 2654435761U + salt * 40503U + 12345U;
    h ^= h >> 16U;
    h *= 2246822519U;
    h ^= h >> 13U;
    return h / 4294967296.0 - 0.5;
}

/// scale * u(0 ... n-1, salt) + offset, in float32.
inline at::Tensor hashTensor(const std::vector<std::int64_t>& shape, std::uint32_t salt,
                             double scale, double offset = 0) {
    auto tensor = at::empty(shape, at::kFloat);
    auto* numbers = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        numbers[i] =
            static_cast<float>(offset + scale * hashValue(static_cast<std::uint32_t>(i), salt));
    }
    return tensor;
}

inline std::uint32_t fnv32(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

/// The closed-form weight of one checkpoint key.
inline at::Tensor closedFormTensor(const std::string& key, const std::vector<std::int64_t>& shape) {
    const std::uint32_t salt = fnv32(key);
    const auto fanIn = std::accumulate(shape.begin() + (shape.empty() ? 0 : 1), shape.end(),
                                       std::int64_t(1), std::multiplies<>());
    if (shape.empty()) return at::zeros({}, at::kLong);
    if (key.ends_with("running_var")) return hashTensor(shape, salt, 0.5, 1);
    if (key.ends_with("running_mean")) return hashTensor(shape, salt, 0.2);
    if (key.ends_with("bias") || key.find("pos_embed") != std::string::npos) {
        return hashTensor(shape, salt, 0.1);
    }
    if (shape.size() == 1) return hashTensor(shape, salt, 0.2, 1);
    return hashTensor(shape, salt, std::sqrt(12.0 / double(fanIn)));
}

/// \param keyPrefix  what the keys have before our names, such as "cam_model."
inline NamedTensors closedFormWeights(const TensorShapes& shapes,
                                      const std::string& keyPrefix = {}) {
    std::map<std::string, at::Tensor, std::less<>> tensors;
    for (const auto& [name, shape] : shapes)
        tensors[name] = closedFormTensor(keyPrefix + name, shape);
    return NamedTensors(std::move(tensors));
}

/// Largest absolute difference, relative to `scale`; infinite where sizes differ.
template <class Values>
double largestDifference(const at::Tensor& given, const Values& expected, double scale = 1) {
    const auto flat = given.detach().to(at::kDouble).contiguous().flatten();
    if (flat.numel() != static_cast<std::int64_t>(expected.size())) {
        return std::numeric_limits<double>::infinity();
    }
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double difference =
            std::abs(flat.data_ptr<double>()[i] - double(expected[i])) / scale;
        largest = std::isfinite(difference) ? std::max(largest, difference)
                                            : std::numeric_limits<double>::infinity();
    }
    return largest;
}

/// Largest absolute difference of two tensors; infinite where their sizes differ.
inline double largestDifference(const at::Tensor& a, const at::Tensor& b) {
    if (a.sizes() != b.sizes()) return std::numeric_limits<double>::infinity();
    const double largest =
        (a.detach().to(at::kDouble) - b.detach().to(at::kDouble)).abs().max().item<double>();
    return std::isfinite(largest) ? largest : std::numeric_limits<double>::infinity();
}

}  // namespace gonio::test
