#include "inference/nets/tensor_kernels.h"

#include <ATen/ATen.h>

#include <map>

#include "inference/cuda/body_kernels.h"
#include "inference/cuda/cpu_twins.h"
#include "inference/cuda/crop.h"
#include "inference/image/crop.h"

#ifdef GONIO_TORCH_CUDA
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace gonio {
namespace {

/// Runs `queue(stream)` on the device's current stream. Without CUDA it is not even instantiated,
/// so that no kernel is asked for at linking.
template <class Queue>
Result<void> onStream([[maybe_unused]] const at::Device& device,
                      [[maybe_unused]] const Queue& queue) {
#ifdef GONIO_TORCH_CUDA
    const c10::cuda::CUDAGuard guard(device);
    return queue(c10::cuda::getCurrentCUDAStream(device.index()).stream());
#else
    return fail(ErrorCode::Unsupported, "this build has no kernels for " + device.str());
#endif
}

void throwUnlessDone(const Result<void>& done) {
    TORCH_CHECK(done.has_value(), done ? std::string() : describe(done.error()));
}

/// Gives kernels their arrays: row-major, on one device, of the expected sizes; holds what had to
/// be copied for that.
class KernelArrays {
public:
    explicit KernelArrays(const at::Device& device) : m_device(device) {}

    const float* floats(const at::Tensor& tensor, std::int64_t count, const char* name) {
        return static_cast<const float*>(take(tensor, at::kFloat, count, name));
    }

    const int* integers(const at::Tensor& tensor, std::int64_t count, const char* name) {
        return static_cast<const int*>(take(tensor, at::kInt, count, name));
    }

private:
    const void* take(const at::Tensor& tensor, at::ScalarType type, std::int64_t count,
                     const char* name) {
        TORCH_CHECK(tensor.scalar_type() == type && tensor.device() == m_device, name,
                    ": another type or on another device than the others");
        TORCH_CHECK(tensor.numel() == count, name, ": ", tensor.numel(), " numbers, expected ",
                    count);
        m_held.push_back(tensor.contiguous());
        return m_held.back().data_ptr();
    }

    at::Device m_device;
    std::vector<at::Tensor> m_held;
};

int side(const at::Tensor& tensor, std::int64_t dimension) {
    return static_cast<int>(tensor.size(dimension));
}

void sample(const DeformableProblem& problem, at::Tensor& out) {
    if (out.is_cpu()) return sampleDeformable(problem, out.data_ptr<float>());
    throwUnlessDone(onStream(out.device(), [&](auto stream) {
        return queueSampleDeformable(problem, out.data_ptr<float>(), stream);
    }));
}

void pose(const SkinProblem& problem, at::Tensor& out) {
    if (out.is_cpu()) return poseSkins(problem, out.data_ptr<float>());
    throwUnlessDone(onStream(out.device(), [&](auto stream) {
        return queuePoseSkins(problem, out.data_ptr<float>(), stream);
    }));
}

}  // namespace

bool hasKernelsFor(const at::Device& device) {
#ifdef GONIO_TORCH_CUDA
    if (device.is_cuda()) return at::hasCUDA();
#endif
    return device.is_cpu();
}

at::Tensor sampledMaps(const std::vector<at::Tensor>& values, const at::Tensor& references,
                       const at::Tensor& offsets, const at::Tensor& shares) {
    TORCH_CHECK(offsets.dim() == 6 && values.size() == std::size_t(offsets.size(3)) &&
                    values.size() <= kMostDeformableLevels,
                "offsets must be B x N x heads x levels x points x 2 for one to four levels");
    DeformableProblem problem;
    problem.batch = side(offsets, 0);
    problem.queries = side(offsets, 1);
    problem.heads = side(offsets, 2);
    problem.levels = side(offsets, 3);
    problem.points = side(offsets, 4);
    problem.channels = side(values.front(), 1);
    KernelArrays arrays(offsets.device());
    for (std::size_t l = 0; l < values.size(); ++l) {
        const at::Tensor& map = values[l];
        const std::int64_t pixels = map.size(2) * map.size(3), head = problem.channels * pixels;
        const std::int64_t entry = problem.heads * head;
        problem.level[l] = {arrays.floats(map, problem.batch * entry, "a map"),
                            side(map, 2),
                            side(map, 3),
                            entry,
                            head,
                            pixels,
                            1};
    }
    const std::int64_t places = offsets.numel() / 2, origins = 2 * std::int64_t(problem.queries);
    const bool isShared = references.dim() == 2;
    problem.references =
        arrays.floats(references, isShared ? origins : origins * problem.batch, "references");
    problem.referenceBatchStride = isShared ? 0 : origins;
    problem.offsets = arrays.floats(offsets, 2 * places, "offsets");
    problem.shares = arrays.floats(shares, places, "shares");
    auto out = at::empty({problem.batch, problem.queries, problem.heads * problem.channels},
                         offsets.options());
    sample(problem, out);
    return out;
}

at::Tensor posedSkins(const SkinWeightTensors& weights, const at::Tensor& rest_m,
                      const at::Tensor& poseDirections, const at::Tensor& features,
                      const at::Tensor& maps) {
    SkinProblem problem;
    problem.bodies = side(maps, 0);
    problem.vertices = side(weights.start, 0) - 1;
    const std::int64_t coordinates = 3 * std::int64_t(problem.vertices), bodies = problem.bodies;
    const bool isShared = rest_m.dim() == 2;
    KernelArrays arrays(maps.device());
    problem.rest_m = arrays.floats(rest_m, isShared ? coordinates : bodies * coordinates, "rest_m");
    problem.restBodyStride = isShared ? 0 : coordinates;
    if (poseDirections.defined()) {
        problem.poseDirections =
            arrays.floats(poseDirections, kSkinFeatures * coordinates, "poseDirections");
        problem.features = arrays.floats(features, bodies * kSkinFeatures, "features");
    }
    problem.maps = arrays.floats(maps, bodies * kSkinJoints * kFloatsOfMap, "maps");
    problem.weightStart = arrays.integers(weights.start, problem.vertices + 1, "weights' starts");
    const std::int64_t entries = weights.weight.numel();
    problem.weightJoint = arrays.integers(weights.joint, entries, "weights' joints");
    problem.weight = arrays.floats(weights.weight, entries, "weights");
    auto out = at::empty({problem.bodies, problem.vertices, 3}, maps.options());
    pose(problem, out);
    return out;
}

namespace {

/// Queues the crops of pictures that lie on the host.
Result<void> cropThere(std::span<const CropJob> jobs, const PatchWindow& window, at::Tensor& out) {
    const auto copied = [&out](const void* data, std::int64_t bytes) {
        return at::from_blob(const_cast<void*>(data), {bytes}, at::kByte).to(out.device());
    };
    std::map<std::pair<const std::uint8_t*, std::int64_t>, at::Tensor> pictures;
    std::vector<CropJob> there(jobs.begin(), jobs.end());
    for (CropJob& job : there) {
        PictureView& view = job.picture;
        const std::ptrdiff_t row = 3 * std::ptrdiff_t(view.width_px);
        const std::int64_t bytes = view.stride_bytes * (view.height_px - 1) + row;
        if (view.stride_bytes < row || view.height_px <= 0 || view.width_px <= 0) {
            return fail(ErrorCode::Usage, "a picture has no size, or its rows overlap");
        }
        at::Tensor& copy = pictures[{view.data, bytes}];
        if (!copy.defined()) copy = copied(view.data, bytes);
        view.data = copy.data_ptr<std::uint8_t>();
    }
    const auto plans = copied(there.data(), std::int64_t(there.size() * sizeof(CropJob)));
    return onStream(out.device(), [&](auto stream) {
        return queueCropNormalised(static_cast<const CropJob*>(plans.data_ptr()),
                                   static_cast<int>(there.size()), window, out.data_ptr<float>(),
                                   stream);
    });
}

}  // namespace

Result<at::Tensor> croppedPatches(std::span<const CropJob> jobs, const PatchWindow& window,
                                  const at::Device& device) {
    if (!isInsidePatch(window)) {
        return fail(ErrorCode::Usage, "the window of the crops lies outside the patch");
    }
    if (!hasKernelsFor(device)) {
        return fail(ErrorCode::Unsupported, "this build has no kernels for " + device.str());
    }
    auto out = at::empty({std::int64_t(jobs.size()), 3, window.rows, window.columns},
                         at::device(device).dtype(at::kFloat));
    const auto done =
        device.is_cpu() ? cropNormalised(jobs, window,
                                         std::span(out.data_ptr<float>(), std::size_t(out.numel())))
                        : cropThere(jobs, window, out);
    if (!done) return tl::unexpected<Error>(done.error());
    return out;
}

}  // namespace gonio
