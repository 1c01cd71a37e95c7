#include "inference/plugin/network_base.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>

#include <mutex>
#include <new>

#include "inference/nets/cpu_threads.h"
#include "inference/nets/tensor_convert.h"

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

}  // namespace

std::string sizeText(const VitConfig& vit) {
    return std::to_string(vit.width) + " wide, " + std::to_string(vit.depth) + " blocks";
}

std::string Placement::text() const {
    if (!device.is_cpu()) return device.str();
    return "CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

Result<Placement> placementOf(const NetworkOptions& options) {
    Placement placement{at::kCPU, options.threads > 0 ? options.threads : usefulThreads()};
    const std::string& name = options.device;
    if (name == "cpu" || (name == "auto" && !at::hasCUDA())) return placement;
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
    return placement;
}

NetworkBase::NetworkBase(std::string title, NamedTensors weights, Placement placement, bool details)
    : m_title(std::move(title)),
      m_weights(std::move(weights)),
      m_placement(placement),
      m_details(details) {
    if (!placement.device.is_cpu()) m_weights = m_weights.to(placement.device, at::kFloat);
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
    const std::int64_t batch = isCpu ? exclusiveBatch() : kDeviceBatch;
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
    return m_placement.device.is_cpu() ? 2 * m_placement.threads : static_cast<int>(kDeviceBatch);
}

Result<TensorMap> NetworkBase::run(const TensorMap& given, const Job& job) {
    try {
        if (auto checked = checkInputs(given); !checked) {
            return tl::unexpected<Error>(checked.error());
        }
        const auto taken = takeInputs(given);
        if (!taken) return tl::unexpected<Error>(taken.error());
        return named(runAll(*taken, job));
    } catch (const Stopped&) {
        return fail(ErrorCode::Cancelled, "stopped; the network's numbers are dropped");
    } catch (const c10::Error& problem) {
        return fail(ErrorCode::Internal,
                    std::string("LibTorch could not go on: ") + problem.what_without_backtrace());
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal,
                    std::string("the network could not go on: ") + problem.what());
    }
}

}  // namespace gonio
