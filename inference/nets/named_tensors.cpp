#include "inference/nets/named_tensors.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <stdexcept>

namespace gonio {

NamedTensors::NamedTensors(std::map<std::string, at::Tensor, std::less<>> tensors)
    : m_tensors(std::move(tensors)) {}

const at::Tensor& NamedTensors::operator[](const std::string& name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) throw std::logic_error("no tensor " + name);
    return found->second;
}

TensorShapes NamedTensors::shapes() const {
    TensorShapes shapes;
    for (const auto& [name, tensor] : m_tensors) shapes[name] = tensor.sizes().vec();
    return shapes;
}

NamedTensors NamedTensors::to(at::Device device, at::ScalarType type) const {
    auto moved = m_tensors;
    for (auto& [name, tensor] : moved) {
        tensor = tensor.is_floating_point() ? tensor.to(device, type) : tensor.to(device);
    }
    return NamedTensors(std::move(moved));
}

NamedTensors NamedTensors::random(const TensorShapes& shapes, std::uint64_t seed, double scale) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    std::map<std::string, at::Tensor, std::less<>> tensors;
    for (const auto& [name, shape] : shapes) {
        const bool isBias = name.ends_with("bias");
        const bool isScale = name.ends_with("weight") && name.find("norm") != std::string::npos;
        tensors[name] = isBias    ? at::zeros(shape)
                        : isScale ? at::ones(shape)
                                  : at::normal(0.0, scale, shape, generator);
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace gonio
