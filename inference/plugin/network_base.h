#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include "inference/nets/named_tensors.h"
#include "inference/nets/vit.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// An input array: its name and the sides of one picture's part.
struct InputSpec {
    std::string name;
    std::vector<std::int64_t> shape;  ///< without the first side B; -1: any
    bool isOptional = false;          ///< where it is not given, its tensor is undefined
    bool mayMiss = false;             ///< NaN stands for what was not seen
};

/// Where a network runs.
struct Placement {
    at::Device device = at::kCPU;
    int threads = 1;  ///< on the CPU

    /// "CPU, 2 threads" or "cuda:0"
    std::string text() const;
};

/// \return Usage: a device that is not there, or none by that name
Result<Placement> placementOf(const NetworkOptions& options);

std::string sizeText(const VitConfig& vit);

/// What the networks share: inputs checked and brought to the device, batches cut into pieces on
/// the CPU, LibTorch's exceptions turned into errors, cancelling.
class NetworkBase : public Network {
public:
    Result<TensorMap> run(const TensorMap& inputs, const Job& job) final;

    std::string title() const final { return m_title; }

    std::string device() const final { return m_placement.text(); }

    int batch() const final;

protected:
    using Tensors = std::vector<at::Tensor>;

    NetworkBase(std::string title, NamedTensors weights, Placement placement, bool details);

    const NamedTensors& weights() const { return m_weights; }

    bool details() const { return m_details; }

private:
    virtual std::vector<InputSpec> inputs() const = 0;

    /// What inputs() cannot say; asked first.
    virtual Result<void> checkInputs(const TensorMap&) const { return {}; }

    /// Pictures at once where forward() must not be called by several threads; 0: any may.
    virtual std::int64_t exclusiveBatch() const { return 0; }

    /// \param inputs  in the order of inputs()
    /// \return tensors whose first side is B
    virtual Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const = 0;
    /// The forward pass's tensors, in the processor's memory, under their names.
    virtual TensorMap named(const Tensors& outputs) const = 0;

    Result<Tensors> takeInputs(const TensorMap& given) const;
    Tensors runAll(const Tensors& inputs, const Job& job) const;

    std::string m_title;
    NamedTensors m_weights;
    Placement m_placement;
    bool m_details;
};

}  // namespace gonio
