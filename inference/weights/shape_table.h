#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "inference/weights/tensor_spec.h"

namespace gonio {

/// Collects the tensors of a network, layer by layer, under one prefix.
class ShapeTable {
public:
    explicit ShapeTable(std::string prefix) : m_prefix(std::move(prefix)) {}

    void tensor(const std::string& name, std::vector<std::int64_t> shape) {
        m_shapes[m_prefix + name] = std::move(shape);
    }

    /// weight (first side of `shape` = outputs) and a bias of as many numbers
    void pair(const std::string& name, std::vector<std::int64_t> shape) {
        tensor(name + ".bias", {shape.front()});
        tensor(name + ".weight", std::move(shape));
    }

    /// a batch normalisation as PyTorch stores it, its counter included
    void batchNorm(const std::string& name, std::int64_t channels) {
        pair(name, {channels});
        tensor(name + ".running_mean", {channels});
        tensor(name + ".running_var", {channels});
        tensor(name + ".num_batches_tracked", {});
    }

    void add(const TensorShapes& shapes) { m_shapes.insert(shapes.begin(), shapes.end()); }

    TensorShapes take() { return std::move(m_shapes); }

private:
    std::string m_prefix;
    TensorShapes m_shapes;
};

}  // namespace gonio
