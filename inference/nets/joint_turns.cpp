#include "inference/nets/joint_turns.h"

#include <ATen/ATen.h>

#include <vector>

#include "core/body/skeleton.h"
#include "inference/nets/continuous_pose.h"

namespace gonio {
namespace {

constexpr int kSteps = 3;  ///< turns of a joint at most

at::Tensor indices(const std::vector<std::int64_t>& values, const at::TensorOptions& options) {
    return at::tensor(values, at::kLong).to(options.device());
}

void storeAxis(const Eigen::Vector3d& axis, std::int64_t slot, at::Tensor& cross,
               at::Tensor& square) {
    const Eigen::Vector3d u = axis.normalized();
    Eigen::Matrix3d k;
    k << 0, -u.z(), u.y(), u.z(), 0, -u.x(), -u.y(), u.x(), 0;
    const Eigen::Matrix3d k2 = k * k;
    for (int i = 0; i < 9; ++i) {
        cross[slot][i] = k(i / 3, i % 3);
        square[slot][i] = k2(i / 3, i % 3);
    }
}

}  // namespace

JointTables JointTables::of(const at::TensorOptions& options) {
    constexpr std::int64_t kSlots = kSteps * kJointCount;  // step-major
    auto turns = at::zeros({kDofCount, kSlots}, at::kDouble);
    auto cross = at::zeros({kSlots, 9}, at::kDouble), square = at::zeros_like(cross);
    std::vector<std::int64_t> balls, hinges, order(kJointCount), gliding;
    for (int j = 0; j < kJointCount; ++j) {
        for (int step = 0; step < kDofsOfJoint[j]; ++step) {
            const auto dof = static_cast<std::size_t>(kFirstDof[j] + step);
            const std::int64_t slot = step * kJointCount + j;
            const Eigen::Vector3d& axis = dofTable()[dof].axis;
            turns[kFirstDof[j] + step][slot] = axis.norm();
            storeAxis(axis, slot, cross, square);
        }
        (kDofsOfJoint[j] == kSteps ? balls : hinges).push_back(j);
    }
    std::int64_t place = 0;
    for (const auto& group : {balls, hinges}) {
        for (const std::int64_t joint : group) order[static_cast<std::size_t>(joint)] = place++;
    }
    for (const int joint : kGlidingJoints) {
        gliding.insert(gliding.end(), {kFirstDof[joint], kFirstDof[joint] + 1});
    }
    return {turns.to(options),        cross.to(options),        square.to(options),
            indices(balls, options),  indices(hinges, options), indices(order, options),
            indices(gliding, options)};
}

JointTurns turnsOfPoses(const JointTables& tables, const at::Tensor& poses_rad) {
    const auto batch = poses_rad.size(0);
    // Rodrigues' formula for all steps of all joints; a step that is not there turns by nothing.
    const auto turn = at::matmul(poses_rad, tables.turnOfAngles).unsqueeze(-1);
    const auto flat = at::eye(3, poses_rad.options()).flatten() +
                      turn.sin() * tables.crossMatrices + (1 - turn.cos()) * tables.squares;
    const auto steps = flat.reshape({batch, kSteps, kJointCount, 3, 3});
    const auto rotations =
        at::matmul(steps.select(1, 2), at::matmul(steps.select(1, 1), steps.select(1, 0)));
    return {rotations, poses_rad.index_select(1, tables.glidingAngles).reshape({batch, -1, 2})};
}

JointTurns turnsOfContinuous(const JointTables& tables, const at::Tensor& continuous) {
    const JointTurns byAngles = turnsOfPoses(tables, posesFromContinuous(continuous));
    const auto slots = continuous.reshape({-1, kJointCount, 6});
    const auto balls = matrixOfSixRows(slots.index_select(1, tables.ballJoints));
    const auto hinges = byAngles.rotations.index_select(1, tables.hingeJoints);
    return {at::cat({balls, hinges}, 1).index_select(1, tables.order), byAngles.gliding_rad};
}

at::Tensor continuousFromPoses(const JointTables& tables, const at::Tensor& poses_rad) {
    const auto batch = poses_rad.size(0);
    const auto rows = turnsOfPoses(tables, poses_rad).rotations.slice(2, 0, 2);
    const auto balls = rows.index_select(1, tables.ballJoints).reshape({batch, -1, 6});
    std::vector<at::Tensor> hinges;
    const auto none = at::zeros({batch}, poses_rad.options());
    for (int j = 0; j < kJointCount; ++j) {
        if (kDofsOfJoint[j] == kSteps) continue;
        const auto angle = poses_rad.select(1, kFirstDof[j]);
        const bool isWrist = kDofsOfJoint[j] == 2;
        const auto first = isWrist ? angle : angle.cos();
        const auto second = isWrist ? poses_rad.select(1, kFirstDof[j] + 1) : -angle.sin();
        hinges.push_back(at::stack({first, second, none, none, none, none}, 1));
    }
    return at::cat({balls, at::stack(hinges, 1)}, 1).index_select(1, tables.order).flatten(1);
}

}  // namespace gonio
