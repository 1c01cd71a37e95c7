#include "inference/nets/smpl_layer.h"

#include <ATen/ATen.h>

#include "core/body/smpl_twin.h"

namespace gonio {

namespace {

/// SMPL-H ids: face, feet, finger tips; what stands behind the 24 joints in the list of 45.
constexpr std::array<std::int64_t, 21> kPickedVertices{332,  6260, 2800, 4071, 583,  3216, 3226,
                                                       3387, 6617, 6624, 6787, 2746, 2319, 2445,
                                                       2556, 2673, 6191, 5782, 5905, 6016, 6133};

constexpr std::array<std::int64_t, SmplKeypoints::kBody25> kBody25Places{
    24, 12, 17, 19, 21, 16, 18, 20, 0, 2, 5, 8, 1, 4, 7, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34};

/// A copy of numbers that lie row after row.
template <class Array>
at::Tensor copied(const Array& numbers, at::IntArrayRef shape) {
    const auto type = sizeof(*numbers.data()) == sizeof(float) ? at::kFloat : at::kDouble;
    auto* data = const_cast<void*>(static_cast<const void*>(numbers.data()));
    return at::from_blob(data, shape, type).to(at::kFloat, false, true);
}

at::Tensor dense(const SparseRows& rows, std::int64_t columns) {
    auto matrix = at::zeros({rows.rows(), columns});
    auto access = matrix.accessor<float, 2>();
    for (int r = 0; r < rows.rows(); ++r) {
        for (int k = rows.start[std::size_t(r)]; k < rows.start[std::size_t(r) + 1]; ++k) {
            access[r][rows.column[std::size_t(k)]] += rows.value[std::size_t(k)];
        }
    }
    return matrix;
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

SmplTensors SmplTensors::of(const SmplModel& model) {
    const std::int64_t count = model.vertexCount();
    auto joints = at::empty({kJointCount, 3});
    auto directions = at::empty({kJointCount, 3, kShapeCount});
    for (int j = 0; j < kJointCount; ++j) {
        for (int axis = 0; axis < 3; ++axis) {
            joints[j][axis] = model.jointTemplate_m[std::size_t(j)][axis];
            for (int b = 0; b < kShapeCount; ++b) {
                directions[j][axis][b] = model.jointDirections[std::size_t(j)](axis, b);
            }
        }
    }
    const auto perVertex = [count](const DirectionArray& rows) {
        return copied(rows, {rows.rows(), count, 3}).permute({1, 2, 0}).contiguous();
    };
    return {copied(model.template_m, {count, 3}),
            perVertex(model.shapeDirections),
            perVertex(model.poseDirections),
            joints,
            directions,
            dense(model.weights, kJointCount)};
}

SmplTensors SmplTensors::to(at::Device device) const {
    SmplTensors moved = *this;
    for (at::Tensor* table : {&moved.restVertices_m, &moved.shapeDirections, &moved.poseDirections,
                              &moved.restJoints_m, &moved.jointDirections, &moved.skinWeights}) {
        *table = table->to(device);
    }
    return moved;
}

SmplTensors SmplTensors::only(const at::Tensor& rows) const {
    SmplTensors part = *this;
    for (at::Tensor* table :
         {&part.restVertices_m, &part.shapeDirections, &part.poseDirections, &part.skinWeights}) {
        *table = table->index_select(0, rows);
    }
    return part;
}

PosedSmpl runSmpl(const SmplTensors& body, const at::Tensor& rotations, const at::Tensor& betas) {
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

SmplKeypoints::SmplKeypoints(const SmplTensors& body, at::Tensor ofJoints,
                             const at::Tensor& ofVertices)
    : m_joints(std::move(ofJoints)) {
    const auto used = ofVertices.ne(0).any(0).nonzero().flatten();
    m_body = body.only(used);
    m_vertices = ofVertices.index_select(1, used);
}

SmplKeypoints::SmplKeypoints(const SmplTensors& body, const at::Tensor& regressor19) {
    const std::int64_t vertices = body.restVertices_m.size(0);
    const auto options = body.restVertices_m.options();
    auto joints = at::zeros({kKeypointCount, kJointCount}, options);
    auto picked = at::zeros({kKeypointCount, vertices}, options);
    for (int k = 0; k < kBody25; ++k) {
        const std::int64_t place = kBody25Places[std::size_t(k)];
        if (place < kJointCount) {
            joints[k][place] = 1;
        } else {
            picked[k][kPickedVertices[std::size_t(place - kJointCount)]] = 1;
        }
    }
    if (regressor19.defined()) picked.slice(0, kBody25).copy_(regressor19);
    *this = SmplKeypoints(body, joints, picked);
}

Result<SmplKeypoints> SmplKeypoints::ofTwin(const BodyModel& body) {
    if (!body.keypoints44) {
        return fail(ErrorCode::Unsupported, "the body '" + body.name + "' has no keypoints");
    }
    const BodyModel::KeypointWeights weights = twinKeypointsOf(*body.keypoints44);
    auto joints = at::empty({kKeypointCount, kJointCount});
    for (int k = 0; k < kKeypointCount; ++k) {
        for (int j = 0; j < kJointCount; ++j) joints[k][j] = weights.joints(k, j);
    }
    return SmplKeypoints(SmplTensors::of(*smplTwinOf(body)), joints,
                         dense(weights.vertices, body.vertexCount()));
}

SmplKeypoints SmplKeypoints::to(at::Device device) const {
    SmplKeypoints moved = *this;
    moved.m_body = m_body.to(device);
    moved.m_joints = m_joints.to(device);
    moved.m_vertices = m_vertices.to(device);
    return moved;
}

at::Tensor SmplKeypoints::of(const at::Tensor& rotations, const at::Tensor& betas) const {
    const PosedSmpl pose = runSmpl(m_body, rotations, betas);
    return at::matmul(m_joints, pose.joints_m) + at::matmul(m_vertices, pose.vertices_m);
}

}  // namespace gonio
