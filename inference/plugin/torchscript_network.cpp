#include "inference/plugin/torchscript_network.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include "core/io/torch_script_file.h"
#include "inference/nets/continuous_pose.h"
#include "inference/nets/tensor_convert.h"
#include "inference/plugin/check_inputs.h"
#include "inference/plugin/network_base.h"
#include "inference/plugin/script_contract.h"

namespace gonio {
namespace {

const InputSpec kPatch{"patch", {3, 256, 256}};

/// The last line of what LibTorch says: the lines before tell of its own code.
std::string reasonOf(const std::exception& problem) {
    const auto* own = dynamic_cast<const c10::Error*>(&problem);
    std::string text = own != nullptr ? own->what_without_backtrace() : problem.what();
    text.erase(text.find_last_not_of(" \n\r\t") + 1);
    const auto line = text.rfind('\n');
    return line == std::string::npos ? text : text.substr(line + 1);
}

/// One call after the other: a module may keep things between calls, and nobody knows what.
class TorchScript : public NetworkBase {
public:
    TorchScript(const std::string& name, torch::jit::Module module, const Placement& placement)
        : NetworkBase("TorchScript network " + name, NamedTensors(), placement, false),
          m_module(std::move(module)) {}

    Result<void> check(at::Device device) const {
        const at::NoGradGuard noGradients;
        const auto run = [this](const at::Tensor& patches) { return answerTo(patches); };
        return checkScriptContract(run, checkInput(kPatch, 2).to(device));
    }

private:
    std::vector<InputSpec> inputs() const override { return {kPatch}; }

    std::int64_t exclusiveBatch() const override { return 2; }

    Tensors forward(const Tensors& inputs, const NetworkPulse&) const override {
        const auto answer = answerTo(inputs[0]);
        if (!answer) throw std::runtime_error(answer.error().detail);
        const auto poses_rad = answer->isContinuous()
                                   ? posesFromContinuous(answer->pose.to(at::kDouble))
                                   : answer->pose;
        return {poses_rad.to(at::kFloat), answer->betas, answer->camera};
    }

    TensorMap named(const Tensors& outputs) const override {
        return {{"poses", tensorOfTorch(outputs[0])},
                {"betas", tensorOfTorch(outputs[1])},
                {"cam", tensorOfTorch(outputs[2])}};
    }

    Result<ScriptAnswer> answerTo(const at::Tensor& patches) const {
        try {
            // The module's own type has no call for constant ones.
            auto module = m_module;
            return scriptAnswer(module.forward({patches}), patches.size(0));
        } catch (const std::exception& problem) {
            return fail(ErrorCode::Unsupported,
                        "the TorchScript network could not run: " + reasonOf(problem));
        }
    }

    torch::jit::Module m_module;
};

Result<torch::jit::Module> loadModule(const std::filesystem::path& file, at::Device device) {
    try {
        auto module = torch::jit::load(file.string(), device);
        module.eval();
        return module;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Unsupported,
                    "LibTorch cannot open this TorchScript network: " + reasonOf(problem));
    }
}

}  // namespace

Result<std::unique_ptr<Network>> openTorchScript(const std::filesystem::path& file,
                                                 const NetworkOptions& options) {
    const auto placement = placementOf(options);
    if (!placement) return tl::unexpected<Error>(placement.error());
    if (auto checked = checkTorchScriptFile(file); !checked) {
        return passOn(checked.error(), "reading " + file.string());
    }
    auto module = loadModule(file, placement->device);
    if (!module) return passOn(module.error(), "reading " + file.string());
    auto network =
        std::make_unique<TorchScript>(file.filename().string(), std::move(*module), *placement);
    if (auto kept = network->check(placement->device); !kept) {
        return passOn(kept.error(), "trying " + file.string());
    }
    return network;
}

}  // namespace gonio
