#include "inference/training/mqhmr_problem.h"

#include <ATen/ATen.h>

#include <cstring>

#include "core/body/kinematics.h"
#include "core/body/smpl_twin.h"
#include "inference/training/compact_losses.h"
#include "inference/training/drawn_crops.h"

namespace gonio {
namespace {

/// SMPL's ankles and feet: what SKEL's mirrored angles do not place where the mirror shows them.
bool isFoot(int smplJoint) {
    return smplJoint == 7 || smplJoint == 8 || smplJoint == 10 || smplJoint == 11;
}

void fillRotations(const BodyModel& body, const CropLabels& labels, float* to) {
    const RestShape rest = computeRestShape(body, labels.shape);
    Kinematics kinematics;
    computeKinematics(rest, labels.pose_rad, kinematics);
    for (const Eigen::Matrix3d& turn : twinTurnsOf(kinematics)) {
        for (int r = 0; r < 3; ++r) {
            for (int c = 0; c < 3; ++c) *to++ = static_cast<float>(turn(r, c));
        }
    }
}

/// The mean body is the data's and is not learned.
NamedTensors withFixedMeans(const NamedTensors& weights) {
    auto tensors = weights.all();
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("head.mean_")) tensor = tensor.detach();
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace

NamedTensors mqHmrBatch(const BodyModel& body, std::span<const CropSample> samples,
                        std::span<const bool> isMirrored) {
    const auto rows = std::int64_t(samples.size());
    TensorsByName tensors{
        {"image", at::empty({rows, samples[0].rows, samples[0].columns, 3}, at::kByte)},
        {"rotations", at::empty({rows, kJointCount, 3, 3})},
        {"betas", at::empty({rows, kShapeCount})},
        {"camera", at::empty({rows, 3})},
        {"known", at::ones({rows, kJointCount})}};
    for (std::int64_t row = 0; row < rows; ++row) {
        const CropSample& sample = samples[std::size_t(row)];
        const CropLabels& labels = sample.labels;
        std::memcpy(tensors["image"][row].data_ptr(), sample.rgb.data(), sample.rgb.size());
        fillRotations(body, labels, tensors["rotations"][row].data_ptr<float>());
        float* betas = tensors["betas"][row].data_ptr<float>();
        for (int i = 0; i < kShapeCount; ++i) betas[i] = static_cast<float>(labels.shape[i]);
        float* camera = tensors["camera"][row].data_ptr<float>();
        camera[0] = static_cast<float>(labels.camera.scale);
        camera[1] = static_cast<float>(labels.camera.tx);
        camera[2] = static_cast<float>(labels.camera.ty);
        float* known = tensors["known"][row].data_ptr<float>();
        for (int j = 0; j < kJointCount; ++j) {
            if (isMirrored[std::size_t(row)] && isFoot(j)) known[j] = 0;
        }
    }
    return NamedTensors(std::move(tensors));
}

TrainingProblem mqHmrProblem(const MqHmrProblemOptions& options,
                             const std::shared_ptr<const BodyModel>& body,
                             std::shared_ptr<const CropSynthesiser> synthesiser,
                             std::uint64_t seed) {
    TrainingProblem problem;
    problem.start = startMqHmr(options.network, seed);
    problem.batch = [options, body, synthesiser](std::uint64_t batchSeed,
                                                 const std::stop_token& stop) {
        const auto crops =
            drawnCrops(*synthesiser, batchSeed, options.batch, options.mirroredPairs, stop);
        return crops.samples.empty() ? NamedTensors()
                                     : mqHmrBatch(*body, crops.samples, crops.isMirrored());
    };
    // Joints alone are compared: no vertex is needed.
    const SmplTensors twin =
        SmplTensors::of(*smplTwinOf(*body)).only(at::empty({0}, at::kLong)).to(options.device);
    problem.losses = [options, twin](const NamedTensors& weights, const NamedTensors& batch,
                                     std::uint64_t, const NetworkPulse& pulse) {
        const auto answer = runMqHmr(options.network, withFixedMeans(weights),
                                     normalisedImage(batch["image"]), pulse);
        return mqHmrLosses(options.weights, twin, answer, batch);
    };
    return problem;
}

}  // namespace gonio
