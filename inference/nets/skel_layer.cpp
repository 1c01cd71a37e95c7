#include "inference/nets/skel_layer.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

namespace gonio {
namespace {

constexpr double kQuarterPi = std::numbers::pi / 4;
constexpr std::int64_t kSpineJoints = 3;  ///< the first of kGlidingJoints; shoulder blades follow

at::Tensor applied(const at::Tensor& matrices, const at::Tensor& vectors) {
    return at::matmul(matrices, vectors.unsqueeze(-1)).squeeze(-1);
}

/// sin(x) / x, with an exact gradient near 0 too.
at::Tensor sineShare(const at::Tensor& x) {
    const auto isSmall = x.abs() < 0.1;
    const auto x2 = x * x;
    // The next term of the series is below 3e-18.
    const auto series = 1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72)));
    const auto large = at::where(isSmall, at::ones_like(x), x);
    return at::where(isSmall, series, large.sin() / large);
}

/// Smallest rotations of `from` (24 x 3) to `to` (B x 24 x 3), both unit: smallestRotation() of
/// core/body in a form whose gradient is finite where the two are parallel.
at::Tensor smallestRotations(const at::Tensor& from, const at::Tensor& to) {
    const auto axis = at::cross(from.expand_as(to), to, -1);
    const auto cosine = (from * to).sum(-1, true).unsqueeze(-1);
    const auto x = axis.select(-1, 0), y = axis.select(-1, 1), z = axis.select(-1, 2);
    const auto zero = at::zeros_like(x);
    const auto cross =
        at::stack({zero, -z, y, z, zero, -x, -y, x, zero}, -1).reshape({-1, kJointCount, 3, 3});
    const auto outer = axis.unsqueeze(-1) * axis.unsqueeze(-2);
    return cosine * at::eye(3, to.options()) + cross + outer / (1 + cosine).clamp_min(1e-12);
}

/// Spine joints end arcs of constant curvature. \return B x 3 x 3, m
at::Tensor spineGlides(const at::Tensor& bend_rad, const at::Tensor& length_m) {
    // An arc of unit length bent by a ends at x = (1 - cos a) / a, y = sin a / a.
    const auto x = (bend_rad / 2).sin() * sineShare(bend_rad / 2), y = sineShare(bend_rad);
    const auto end =
        at::stack({-x.select(2, 0), y.select(2, 0) + y.select(2, 1) - 2, -x.select(2, 1)}, -1);
    return end * length_m.unsqueeze(-1);
}

/// Shoulder blades slide on ellipsoids; the left one's angles count the other way. \return B x 2 x
/// 3
at::Tensor shoulderGlides(const at::Tensor& side, const at::Tensor& angles_rad,
                          const at::Tensor& width_m, const at::Tensor& height_m) {
    const auto turned = angles_rad * side.unsqueeze(-1);
    const auto abduction = turned.select(2, 0), elevation = turned.select(2, 1) - kQuarterPi;
    const double start = std::cos(kQuarterPi);
    return at::stack({side * width_m / -4 * (elevation.cos() * abduction.cos() - start),
                      height_m / -2 * (elevation.sin() + start), width_m / 4 * abduction.sin()},
                     -1);
}

/// Where joint centres glide to from their places at rest, B x 24 x 3.
at::Tensor glides(const SkelTensors& body, const at::Tensor& angles_rad, const at::Tensor& joints_m,
                  const at::Tensor& offsets_m) {
    const auto [first, top, head, right, left] = kGlidingJoints;
    const auto length_m = offsets_m.narrow(1, first, kSpineJoints).select(2, 1).abs();
    const auto width_m = (joints_m.select(1, left) - joints_m.select(1, right)).norm(2, -1, true);
    const auto height_m = offsets_m.select(1, top).norm(2, -1, true);
    const auto each =
        at::cat({spineGlides(angles_rad.narrow(1, 0, kSpineJoints), length_m),
                 shoulderGlides(body.glidingSide, angles_rad.narrow(1, kSpineJoints, 2), width_m,
                                height_m)},
                1);
    return at::matmul(body.gliding, each);
}

/// Rotation and place of each joint in the world from those relative to its parent, B x 24 x 3 x 4.
at::Tensor chained(const SkelTensors& body, const at::Tensor& rotations, const at::Tensor& shifts) {
    const auto batch = rotations.size(0);
    const auto world = at::eye(4, rotations.options());
    auto maps = at::cat({at::cat({rotations, shifts.unsqueeze(-1)}, -1),
                         world.slice(0, 3).expand({batch, kJointCount, 1, 4})},
                        2);
    maps = at::cat({maps, world.expand({batch, 1, 4, 4})}, 1);
    // Each step doubles the length of the chains; the longest has eight joints.
    for (const at::Tensor& ancestors : body.ancestors.unbind(0)) {
        maps = at::matmul(maps.index_select(1, ancestors), maps);
    }
    return maps.narrow(1, 0, kJointCount).narrow(2, 0, 3);
}

at::Tensor driveOf(const SkelTensors& body, const at::Tensor& betas, const at::Tensor& local) {
    const auto one = at::ones({local.size(0), 1}, betas.options());
    if (body.featureJoints.numel() == 0) return at::cat({one, betas}, 1);
    const auto feature = local.index_select(1, body.featureJoints) - at::eye(3, local.options());
    return at::cat({one, betas, feature.flatten(1)}, 1);
}

}  // namespace

SkelState runSkel(const SkelTensors& body, const JointTurns& turns, const at::Tensor& betas,
                  const at::Tensor& trans_m) {
    const auto batch = turns.rotations.size(0);
    const auto shape = betas.expand({batch, kShapeCount});
    const auto joints_m =
        body.restJoints_m + at::matmul(shape, body.jointDirections).reshape({batch, -1, 3});
    const auto offsets_m = at::matmul(body.fromParent, joints_m);
    const auto along = at::matmul(body.alongBones, offsets_m);
    const auto laid =
        smallestRotations(body.learnedDirections,
                          along / along.norm(2, -1, true).clamp_min(1e-12) + body.keptDirections);
    const auto dofAxes = at::matmul(laid, body.dofAxes);
    const auto local = at::matmul(at::matmul(dofAxes, turns.rotations), dofAxes.transpose(-2, -1));
    const auto world =
        chained(body, local, offsets_m + glides(body, turns.gliding_rad, joints_m, offsets_m));
    const auto rotations = world.narrow(-1, 0, 3);
    const auto places_m = world.select(-1, 3) + trans_m.unsqueeze(1);
    return {places_m, rotations, at::matmul(laid, body.boneAxes),
            places_m - applied(rotations, joints_m), driveOf(body, shape, local)};
}

at::Tensor skelKeypoints(const SkelTensors& body, const SkelState& state) {
    const auto batch = state.drive.size(0);
    const auto moments_m =
        at::matmul(state.drive, body.keypointMoments).reshape({batch, 3 * kJointCount, -1});
    const auto turns = state.rotations.transpose(1, 2).reshape({batch, 3, 3 * kJointCount});
    const auto points_m = at::matmul(turns, moments_m) +
                          at::matmul(state.mapShifts_m.transpose(1, 2), body.keypointWeights);
    return points_m.transpose(1, 2) + at::matmul(body.keypointJoints, state.joints_m);
}

at::Tensor skelVertices(const SkelTensors& body, const SkelState& state) {
    const auto batch = state.drive.size(0);
    // unbind, not select: its gradient is written once.
    const auto rest_m = at::matmul(state.drive, body.skin_m).reshape({batch, 1, 3, -1}).unbind(2);
    const auto maps = at::cat({state.rotations, state.mapShifts_m.unsqueeze(-1)}, -1);
    const auto columns =
        at::matmul(maps.permute({0, 3, 2, 1}).reshape({-1, kJointCount}), body.skinWeights)
            .reshape({batch, 4, 3, -1})
            .unbind(1);
    auto posed_m = columns[3];
    for (std::size_t axis = 0; axis < 3; ++axis) {
        posed_m = at::addcmul(posed_m, columns[axis], rest_m[axis]);
    }
    return posed_m.transpose(1, 2);
}

}  // namespace gonio
