#include "inference/plugin/network_base.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>

#include <mutex>
#include <new>

#include "inference/nets/cpu_threads.h"
#include "inference/nets/tensor_convert.h"
#include "inference/plugin/check_inputs.h"
#include "inference/plugin/precision_loss.h"
#include "inference/plugin/torch_errors.h"

namespace gonio {
namespace {

/// Thrown through a network's layers when the user has asked to stop.
struct Stopped {};

/// Pictures that a graphics processor takes at once.
constexpr std::int64_t kDeviceBatch = 64;

Result<at::Tensor> takeInput(const TensorMap& given, const InputSpec& spec, std::int64_t count) {
    std::vector<std::int64_t> shape = spec.shape;
    shape.insert(shape.begin(), count);
    const auto array = findTensor(given, spec.name, shape);
    if (!array) return tl::unexpected<Error>(array.error());
    auto tensor = torchTensorOf(**array);
    if (!tensor) return passOn(tensor.error(), "reading " + spec.name);
    const at::Tensor numbers = tensor->to(at::kFloat);
    if (numbers.numel() == 0) {
        return fail(ErrorCode::MalformedFile, "the array " + spec.name + " is empty");
    }
    const at::Tensor fine = spec.mayMiss ? numbers.isinf().logical_not() : numbers.isfinite();
    if (!fine.all().item<bool>()) {
        return fail(ErrorCode::MalformedFile,
                    "the array " + spec.name + " holds values that are no finite numbers");
    }
    return numbers;
}

/// Runs `work`; what it throws becomes an error, being stopped among it.
template <class Work>
Result<TensorMap> guardedRun(const Work& work) {
    return guarded<TensorMap>([&]() -> Result<TensorMap> {
        try {
            return work();
        } catch (const Stopped&) {
            return fail(ErrorCode::Cancelled, "stopped; the network's numbers are dropped");
        }
    });
}

std::string nameOf(Precision precision) {
    return precision == Precision::Half ? "half" : "bfloat16";
}

/// The backbone's weights in the placement's type, all on its device.
NamedTensors placed(const NamedTensors& weights, const Placement& placement) {
    auto tensors = weights.all();
    for (auto& [name, tensor] : tensors) {
        const auto type = !tensor.is_floating_point()     ? tensor.scalar_type()
                          : name.starts_with("backbone.") ? placement.type()
                                                          : at::kFloat;
        tensor = tensor.to(placement.device, type);
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace

std::string sizeText(const VitConfig& vit) {
    return std::to_string(vit.width) + " wide, " + std::to_string(vit.depth) + " blocks";
}

at::ScalarType Placement::type() const {
    return precision == Precision::Float32    ? at::kFloat
           : precision == Precision::BFloat16 ? at::kBFloat16
                                              : at::kHalf;
}

std::string Placement::text() const {
    const std::string where = device.is_cpu() ? "CPU, " + std::to_string(threads) +
                                                    (threads == 1 ? " thread" : " threads")
                                              : device.str();
    return precision == Precision::Float32 ? where : where + ", " + nameOf(precision);
}

Result<Placement> placementOf(const NetworkOptions& options) {
    Placement placement{at::kCPU, options.threads > 0 ? options.threads : usefulThreads(),
                        options.precision};
    const std::string& name = options.device;
    if (name == "cpu" || (name == "auto" && !at::hasCUDA())) {
        if (options.precision != Precision::Half) return placement;
        return fail(ErrorCode::Usage,
                    "the CPU does not compute in half precision; choose --precision float32 or "
                    "bfloat16");
    }
    const std::string number = name == "auto" || name == "cuda" ? "0"
                               : name.substr(0, 5) == "cuda:"   ? name.substr(5)
                                                                : "";
    if (number.empty() || number.size() > 2 ||
        number.find_first_not_of("0123456789") != std::string::npos) {
        return fail(ErrorCode::Usage, "there is no device '" + name + "'; auto, cpu or cuda:N");
    }
    if (!at::hasCUDA()) {
        return fail(ErrorCode::Usage, "the device " + name +
                                          " cannot be used: this LibTorch finds no CUDA; choose "
                                          "--device cpu or auto");
    }
    placement.device = at::Device(at::kCUDA, static_cast<at::DeviceIndex>(std::stoi(number)));
    try {
        at::empty({1}, placement.device);
    } catch (const c10::Error& problem) {
        return fail(ErrorCode::Usage, "the device " + name + " cannot be used (" +
                                          problem.what_without_backtrace() +
                                          "); choose another one, or --device cpu");
    }
    return placement;
}

NetworkBase::NetworkBase(std::string title, NamedTensors weights, Placement placement, bool details)
    : m_title(std::move(title)),
      m_weights(std::move(weights)),
      m_placement(placement),
      m_details(details) {
    m_weights = placed(m_weights, placement);
}

Result<NetworkBase::Tensors> NetworkBase::takeInputs(const TensorMap& given) const {
    Tensors taken;
    std::int64_t count = -1;
    for (const InputSpec& spec : inputs()) {
        if (spec.isOptional && !given.contains(spec.name)) {
            taken.emplace_back();
            continue;
        }
        auto tensor = takeInput(given, spec, count);
        if (!tensor) return tl::unexpected<Error>(tensor.error());
        count = tensor->size(0);
        taken.push_back(std::move(*tensor));
    }
    return taken;
}

NetworkBase::Tensors NetworkBase::runAll(const Tensors& inputs, const Job& job) const {
    const std::int64_t count = inputs.front().size(0);
    std::mutex guard;
    std::int64_t done = 0;
    const auto pulse = [&] {
        const std::lock_guard lock(guard);
        if (job.cancelled()) throw Stopped();
    };
    const auto work = [&](std::int64_t first, std::int64_t length) {
        pulse();
        Tensors parts;
        for (const at::Tensor& input : inputs) {
            parts.push_back(input.defined() ? input.narrow(0, first, length).to(m_placement.device)
                                            : at::Tensor());
        }
        Tensors outputs = forward(parts, pulse);
        for (at::Tensor& output : outputs) output = output.to(at::kCPU);
        const std::lock_guard lock(guard);
        done += length;
        job.progress(static_cast<int>(done), static_cast<int>(count));
        return outputs;
    };
    const bool isCpu = m_placement.device.is_cpu();
    const std::int64_t batch = isCpu || exclusiveBatch() > 0 ? exclusiveBatch() : kDeviceBatch;
    if (batch == 0) return runInPieces(count, m_placement.threads, work);
    const LibraryThreads libraries(m_placement.threads);
    const at::NoGradGuard noGradients;
    std::vector<Tensors> batches;
    for (std::int64_t first = 0; first < count; first += batch) {
        batches.push_back(work(first, std::min(batch, count - first)));
    }
    return concatenated(batches);
}

// Two pictures a thread: pieces are that long at most, see runInPieces.
int NetworkBase::batch() const {
    if (exclusiveBatch() > 0) {
        return static_cast<int>(exclusiveBatch());
    }
    return m_placement.device.is_cpu() ? 2 * m_placement.threads : static_cast<int>(kDeviceBatch);
}

Result<TensorMap> NetworkBase::answer(const Tensors& inputs, const Job& job) const {
    return guardedRun([&]() -> Result<TensorMap> { return named(runAll(inputs, job)); });
}

Result<TensorMap> NetworkBase::run(const TensorMap& given, const Job& job) {
    if (m_placement.precision != Precision::Float32 && !m_isChecked) {
        return fail(ErrorCode::Internal, "a network of fewer bits was not tried before");
    }
    return guardedRun([&]() -> Result<TensorMap> {
        if (auto checked = checkInputs(given); !checked) {
            return tl::unexpected<Error>(checked.error());
        }
        const auto taken = takeInputs(given);
        if (!taken) return tl::unexpected<Error>(taken.error());
        return named(runAll(*taken, job));
    });
}

Result<void> NetworkBase::checkPrecision(const NetworkBase& exact) {
    if (!hasFewerBits()) {
        return fail(ErrorCode::Usage,
                    m_title + " computes in 32 bits alone; leave --precision away");
    }
    constexpr std::int64_t kPictures = 2;
    Tensors fixed;
    for (const InputSpec& spec : inputs()) fixed.push_back(checkInput(spec, kPictures));
    const auto ours = answer(fixed, {}), theirs = exact.answer(fixed, {});
    const std::string name = nameOf(m_placement.precision);
    if (!ours || !theirs) {
        return fail(ErrorCode::Unsupported, "this network does not run in " + name + " here: " +
                                                describe(ours ? theirs.error() : ours.error()) +
                                                "; choose --precision float32");
    }
    const PrecisionLoss loss = precisionLoss(*ours, *theirs);
    if (!(loss.largestAngle_deg <= kLargestAngleError_deg)) {
        return fail(ErrorCode::Unsupported, "in " + name + " this network " + loss.text() +
                                                ", which is too much; choose --precision float32");
    }
    m_isChecked = true;
    m_warnings.push_back("In " + name + " this network " + loss.text() + ".");
    return {};
}

}  // namespace gonio
