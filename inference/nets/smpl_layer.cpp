#include "inference/nets/smpl_layer.h"

#include <ATen/ATen.h>

namespace gonio {

const std::array<int, 24> kSmplParents{-1, 0, 0, 0,  1,  2,  3,  4,  5,  6,  7,  8,
                                       9,  9, 9, 12, 13, 14, 16, 17, 18, 19, 20, 21};

namespace {

/// SMPL-H ids: face, feet, finger tips; what stands behind the 24 joints in the list of 45.
constexpr std::array<std::int64_t, 21> kPickedVertices{332,  6260, 2800, 4071, 583,  3216, 3226,
                                                       3387, 6617, 6624, 6787, 2746, 2319, 2445,
                                                       2556, 2673, 6191, 5782, 5905, 6016, 6133};

constexpr std::array<std::int64_t, 25> kBody25{24, 12, 17, 19, 21, 16, 18, 20, 0,  2,  5,  8, 1,
                                               4,  7,  25, 26, 27, 28, 29, 30, 31, 32, 33, 34};

template <std::size_t N>
at::Tensor indices(const std::array<std::int64_t, N>& values) {
    return at::tensor(at::ArrayRef<std::int64_t>(values.data(), N), at::kLong);
}

/// 4 x 4 matrices that turn and then move.
at::Tensor rigid(const at::Tensor& rotation, const at::Tensor& shift) {
    const auto upper = at::cat({rotation, shift.unsqueeze(-1)}, -1);
    const auto last = at::tensor({0.0, 0.0, 0.0, 1.0}, rotation.options());
    return at::cat({upper, last.expand({rotation.size(0), 1, 4})}, -2);
}

}  // namespace

SmplTensors SmplTensors::of(const at::Tensor& restVertices_m, const at::Tensor& shapeDirections,
                            const at::Tensor& poseDirections, const at::Tensor& regressor,
                            const at::Tensor& skinWeights) {
    return {restVertices_m,
            shapeDirections,
            poseDirections,
            at::matmul(regressor, restVertices_m),
            at::einsum("jv,vcs->jcs", {regressor, shapeDirections}),
            skinWeights};
}

SmplTensors SmplTensors::only(const at::Tensor& rows) const {
    SmplTensors part = *this;
    for (at::Tensor* table :
         {&part.restVertices_m, &part.shapeDirections, &part.poseDirections, &part.skinWeights}) {
        *table = table->index_select(0, rows);
    }
    return part;
}

SmplPose runSmpl(const SmplTensors& body, const at::Tensor& rotations, const at::Tensor& betas) {
    const auto batch = rotations.size(0);
    const auto shaped =
        body.restVertices_m + at::einsum("vcs,bs->bvc", {body.shapeDirections, betas});
    const auto rest = body.restJoints_m + at::einsum("jcs,bs->bjc", {body.jointDirections, betas});
    const auto feature =
        (rotations.slice(1, 1) - at::eye(3, rotations.options())).reshape({batch, 207});
    const auto bent = shaped + at::einsum("vcp,bp->bvc", {body.poseDirections, feature});
    std::vector<at::Tensor> chain;
    for (std::int64_t joint = 0; joint < 24; ++joint) {
        const int parent = kSmplParents[std::size_t(joint)];
        const auto offset =
            parent < 0 ? rest.select(1, 0) : rest.select(1, joint) - rest.select(1, parent);
        const auto local = rigid(rotations.select(1, joint), offset);
        chain.push_back(parent < 0 ? local : at::matmul(chain[std::size_t(parent)], local));
    }
    const auto world = at::stack(chain, 1);  // B x 24 x 4 x 4
    const auto turn = world.slice(2, 0, 3).slice(3, 0, 3);
    const auto joints = world.slice(2, 0, 3).select(3, 3);
    const auto shift = joints - at::matmul(turn, rest.unsqueeze(-1)).squeeze(-1);
    const auto blend =
        at::einsum("vj,bjrc->bvrc", {body.skinWeights, at::cat({turn, shift.unsqueeze(-1)}, -1)});
    const auto vertices =
        at::matmul(blend.slice(3, 0, 3), bent.unsqueeze(-1)).squeeze(-1) + blend.select(3, 3);
    return {vertices, joints};
}

SmplKeypoints::SmplKeypoints(const SmplTensors& body, const at::Tensor& regressor19) {
    const auto used = regressor19.ne(0).any(0).nonzero().flatten();
    m_body = body.only(at::cat({indices(kPickedVertices), used}));
    m_regressor = regressor19.index_select(1, used);
}

at::Tensor SmplKeypoints::of(const at::Tensor& rotations, const at::Tensor& betas) const {
    const SmplPose pose = runSmpl(m_body, rotations, betas);
    constexpr auto kPicked = std::int64_t(kPickedVertices.size());
    const auto all = at::cat({pose.joints_m, pose.vertices_m.slice(1, 0, kPicked)}, 1);
    const auto more = at::matmul(m_regressor, pose.vertices_m.slice(1, kPicked));
    return at::cat({all.index_select(1, indices(kBody25)), more}, 1);
}

}  // namespace gonio
