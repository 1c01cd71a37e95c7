#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

#include "inference/weights/tensor_spec.h"

namespace gonio {

/// A network's tensors under their checkpoint names: weights to run with, or parameters to train
/// (tensors that require gradients). The networks of this folder are functions of these.
class NamedTensors {
public:
    NamedTensors() = default;
    explicit NamedTensors(std::map<std::string, at::Tensor, std::less<>> tensors);

    /// The tensor `name`; the shapes were checked when the network was made, so a name that is not
    /// there is our own mistake (std::logic_error).
    const at::Tensor& operator[](const std::string& name) const;

    bool contains(const std::string& name) const { return m_tensors.contains(name); }

    const std::map<std::string, at::Tensor, std::less<>>& all() const { return m_tensors; }

    TensorShapes shapes() const;

    /// The same tensors on another device or in another floating type; integers keep theirs.
    NamedTensors to(at::Device device, at::ScalarType type) const;

    /// Normally distributed numbers of this scale, ones for `...norm...weight`, zeros for biases:
    /// what tests and speed measurements run with. Same seed, same numbers.
    static NamedTensors random(const TensorShapes& shapes, std::uint64_t seed, double scale = 0.02);

private:
    std::map<std::string, at::Tensor, std::less<>> m_tensors;
};

}  // namespace gonio
