#include "inference/nets/osim_layer.h"

#include <ATen/ATen.h>

namespace gonio {
namespace {

at::Tensor tensorOf(const Eigen::MatrixXd& matrix, const at::TensorOptions& options) {
    auto tensor = at::empty({matrix.rows(), matrix.cols()}, at::kDouble);
    auto access = tensor.accessor<double, 2>();
    for (Eigen::Index r = 0; r < matrix.rows(); ++r) {
        for (Eigen::Index c = 0; c < matrix.cols(); ++c) access[r][c] = matrix(r, c);
    }
    return tensor.to(options);
}

/// Rodrigues: about a fixed unit axis by angles of a batch. \return B x 3 x 3
at::Tensor turned(const Eigen::Vector3d& axis, const at::Tensor& angle_rad) {
    Eigen::Matrix3d cross;
    cross << 0, -axis.z(), axis.y(), axis.z(), 0, -axis.x(), -axis.y(), axis.x(), 0;
    const auto k = tensorOf(cross, angle_rad.options());
    const auto k2 = tensorOf(cross * cross, angle_rad.options());
    const auto angle = angle_rad.reshape({-1, 1, 1});
    return at::eye(3, angle_rad.options()) + angle.sin() * k + (1 - angle.cos()) * k2;
}

at::Tensor valueOf(const OsimPolynomial& polynomial, const at::Tensor& x) {
    auto sum = at::zeros_like(x);
    for (const double coefficient : polynomial) sum = sum * x + coefficient;
    return sum;
}

/// B x 3 x 3 and B x 3, in the joint's frame.
std::pair<at::Tensor, at::Tensor> motionOf(const OsimJoint& joint, const at::Tensor& parentScale,
                                           const at::Tensor& coordinates_rad) {
    auto shift = at::zeros_like(parentScale);
    if (joint.shiftCoordinate >= 0) {
        const auto q = coordinates_rad.select(1, joint.shiftCoordinate);
        shift = parentScale * at::stack({valueOf(joint.shifts[0], q), valueOf(joint.shifts[1], q),
                                         valueOf(joint.shifts[2], q)},
                                        -1);
    }
    auto turn = at::eye(3, coordinates_rad.options()).expand({coordinates_rad.size(0), 3, 3});
    for (const OsimTurn& one : joint.turns) {
        const auto q = coordinates_rad.select(1, one.coordinate);
        turn = at::matmul(
            turn,
            turned(one.axis, one.polynomial.empty() ? q * one.factor : valueOf(one.polynomial, q)));
    }
    return {turn, shift};
}

at::Tensor applied(const at::Tensor& matrices, const at::Tensor& vectors) {
    return at::matmul(matrices, vectors.unsqueeze(-1)).squeeze(-1);
}

/// B x 20 x 3
at::Tensor scalesOfBodies(const OsimTree& tree, const at::Tensor& scales) {
    std::vector<std::int64_t> index;
    for (const auto& body : tree.scaleOf) index.insert(index.end(), body.begin(), body.end());
    const auto chosen = at::tensor(index, at::kLong).to(scales.device());
    return scales.index_select(1, chosen).reshape({scales.size(0), kOsimBodies, 3});
}

}  // namespace

OsimPose runOsim(const OsimTree& tree, const at::Tensor& root, const at::Tensor& scales,
                 const at::Tensor& coordinates_rad) {
    const auto factors = scalesOfBodies(tree, scales);
    std::vector<at::Tensor> turns, places, centres;
    for (int body = 0; body < kOsimBodies; ++body) {
        const OsimJoint& joint = tree.joints[std::size_t(body)];
        if (joint.parent < 0) {
            turns.push_back(root);
            places.push_back(at::zeros_like(root.select(2, 0)));
            centres.push_back(places.back());
            continue;
        }
        const auto parent = std::size_t(joint.parent);
        const auto options = scales.options();
        const auto parentScale = factors.select(1, joint.parent);
        const auto inParent = parentScale * tensorOf(joint.placeInParent_m.transpose(), options);
        const auto inChild =
            factors.select(1, body) * tensorOf(joint.placeInChild_m.transpose(), options);
        const auto frame = tensorOf(joint.orientation, options);
        const auto [motion, shift] = motionOf(joint, parentScale, coordinates_rad);
        const auto local = at::matmul(at::matmul(frame, motion), frame.transpose(0, 1));
        const auto centre = inParent + at::matmul(shift, frame.transpose(0, 1));
        turns.push_back(at::matmul(turns[parent], local));
        centres.push_back(places[parent] + applied(turns[parent], centre));
        places.push_back(centres.back() - applied(turns.back(), inChild));
    }
    return {at::stack(turns, 1), at::stack(places, 1), at::stack(centres, 1)};
}

at::Tensor osimPoints(const OsimTree& tree, const OsimPose& pose, const at::Tensor& scales,
                      const at::Tensor& bodies, const at::Tensor& places_m) {
    const auto local = scalesOfBodies(tree, scales).index_select(1, bodies) * places_m;
    return applied(pose.rotations.index_select(1, bodies), local) +
           pose.places_m.index_select(1, bodies);
}

}  // namespace gonio
