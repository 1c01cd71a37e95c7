#include "inference/nets/compact_looks.h"

#include <ATen/ATen.h>

#include "core/body/rotation.h"
#include "inference/nets/continuous_pose.h"

namespace gonio {
namespace {

constexpr std::int64_t kNumbersOfJoint = 6;

at::Tensor mirroringMatrix() {
    auto matrix = at::zeros({kDofCount, kDofCount}, at::kFloat);
    for (int d = 0; d < kDofCount; ++d) {
        const PoseVector image = mirrored(PoseVector::Unit(d));
        for (int i = 0; i < kDofCount; ++i) matrix[d][i] = image[i];
    }
    return matrix;
}

at::Tensor half(const at::Tensor& looks, int which) {
    const std::int64_t count = looks.size(0) / 2;
    return looks.narrow(0, which * count, count);
}

at::Tensor mean(const at::Tensor& a, const at::Tensor& b) {
    return 0.5 * (a + b);
}

}  // namespace

LookJoiner::LookJoiner(const MirrorImage& mirror)
    : m_tables(JointTables::of(at::kFloat)), m_poses(mirroringMatrix()) {
    m_keypoints = at::empty({kKeypointCount}, at::kLong);
    for (int k = 0; k < kKeypointCount; ++k) m_keypoints[k] = mirror.keypoint[std::size_t(k)];
    m_mirrorShare = at::zeros({kJointCount * kNumbersOfJoint}, at::kFloat);
    for (int j = 0; j < kJointCount; ++j) {
        if (!mirror.hasExactAngles[std::size_t(j)]) continue;
        m_mirrorShare.narrow(0, j * kNumbersOfJoint, kNumbersOfJoint).fill_(0.5);
    }
}

at::Tensor LookJoiner::withMirrored(const at::Tensor& image) {
    return at::cat({image, image.flip({-1})});
}

SkelRegression LookJoiner::unmirrored(const SkelRegression& body) const {
    // Mirrored about the crop's own middle, which lies half a pixel beside the square's.
    constexpr double kPixel = 1.0 / CompactConfig::kRows;
    const auto poses = at::matmul(posesFromContinuous(body.continuous), m_poses);
    const auto scale = body.camera.select(-1, 0);
    const auto tx = -body.camera.select(-1, 1) - 2 * kPixel / scale;
    return {continuousFromPoses(m_tables, poses), body.betas,
            at::stack({scale, tx, body.camera.select(-1, 2)}, -1)};
}

at::Tensor LookJoiner::shareOf(const at::Tensor& plain, const at::Tensor& other) const {
    const auto pelvis = [](const at::Tensor& bodies) {
        return bodies.narrow(1, 0, kNumbersOfJoint);
    };
    return m_mirrorShare * ((pelvis(plain) * pelvis(other)).sum(-1, true) > 0);
}

CompactAnswer LookJoiner::join(const CompactAnswer& answer) const {
    // Few numbers: joined on the CPU, wherever the network ran.
    const CompactAnswer looks{
        answer.x.cpu(),
        answer.y.cpu(),
        answer.seen.cpu(),
        answer.mask.cpu(),
        {},
        {answer.body.continuous.cpu(), answer.body.betas.cpu(), answer.body.camera.cpu()}};
    const auto weights = [&](const at::Tensor& logWeights, bool isAcross) {
        const auto all = at::softmax(logWeights, -1);
        auto other = half(all, 1).index_select(1, m_keypoints);
        if (isAcross) other = other.flip({-1});
        constexpr double kLeast = 1e-30;  // whose logarithm is still a number
        return mean(half(all, 0), other).clamp_min(kLeast).log();
    };
    CompactAnswer joined;
    joined.x = weights(looks.x, true);
    joined.y = weights(looks.y, false);
    joined.seen = mean(half(looks.seen, 0), half(looks.seen, 1).index_select(1, m_keypoints));
    joined.mask = mean(half(looks.mask, 0), half(looks.mask, 1).flip({-1}));
    joined.keypoints = at::stack({placesOf(joined.x), placesOf(joined.y)}, -1);
    const auto& body = looks.body;
    const SkelRegression other =
        unmirrored({half(body.continuous, 1), half(body.betas, 1), half(body.camera, 1)});
    // The network's numbers have lengths of their own, which would weigh the looks.
    const auto plain = continuousFromPoses(m_tables, posesFromContinuous(half(body.continuous, 0)));
    joined.body = {plain + shareOf(plain, other.continuous) * (other.continuous - plain),
                   mean(half(body.betas, 0), other.betas),
                   mean(half(body.camera, 0), other.camera)};
    return joined;
}

}  // namespace gonio
