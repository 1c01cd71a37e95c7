#pragma once

#include <ATen/ATen.h>

#include <map>

#include "core/body/bones.h"
#include "core/body/skin.h"
#include "tests/body/body_test_data.h"
#include "tests/body/synthetic_body.h"

namespace gonio::test {

/// The body with keypoints of two vertices and a joint each, where it has none.
inline std::shared_ptr<const BodyModel> bodyNamed(const std::string& name) {
    if (name == "synthetic") {
        static const auto body = [] {
            auto copy = std::make_shared<BodyModel>(*syntheticBody());
            BodyModel::KeypointWeights weights;
            weights.joints.setZero();
            for (int k = 0; k < kKeypointCount; ++k) {
                weights.joints(k, k % kJointCount) = 0.25;
                for (const int vertex : {150 * k, 6889 - 77 * k}) {
                    weights.vertices.column.push_back(vertex);
                    weights.vertices.value.push_back(0.5F);
                }
                weights.vertices.start.push_back(2 * k + 2);
            }
            copy->keypoints44 = copy->keypoints44Mapped = weights;
            return std::shared_ptr<const BodyModel>(copy);
        }();
        return body;
    }
    if (name.starts_with("open")) {
        static std::map<std::string, std::shared_ptr<const BodyModel>> bodies;
        auto& body = bodies[name];
        if (!body) {
            body = loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name +
                                 ".safetensors")
                       .value();
        }
        return body;
    }
    return goldenBody(name);
}

/// Bodies in rest, near it, on both sides of the arcs' switches, and in any pose.
inline std::vector<BodyParameters> someBodies() {
    std::vector<BodyParameters> bodies;
    for (const double size : {0.0, 1e-6, 3e-5, 0.05, 0.25, 1.0, 2.5}) {
        const auto salt = static_cast<std::uint32_t>(bodies.size());
        bodies.push_back({hashedPose(70 + salt, size), hashedShape(80 + salt, 3),
                          Eigen::Vector3d(0.3, -1, 0.5 * salt)});
    }
    return bodies;
}

struct Inputs {
    at::Tensor poses_rad, betas, trans_m;

    explicit Inputs(const std::vector<BodyParameters>& bodies) {
        const auto rows = static_cast<std::int64_t>(bodies.size());
        poses_rad = at::empty({rows, kDofCount}, at::kDouble);
        betas = at::empty({rows, kShapeCount}, at::kDouble);
        trans_m = at::empty({rows, 3}, at::kDouble);
        for (std::int64_t i = 0; i < rows; ++i) {
            const BodyParameters& body = bodies[std::size_t(i)];
            for (int d = 0; d < kDofCount; ++d) poses_rad[i][d] = body.pose_rad[d];
            for (int b = 0; b < kShapeCount; ++b) betas[i][b] = body.shape[b];
            for (int c = 0; c < 3; ++c) trans_m[i][c] = body.translation_m[c];
        }
    }

    Inputs to(at::ScalarType type) const {
        Inputs copy = *this;
        for (at::Tensor* one : {&copy.poses_rad, &copy.betas, &copy.trans_m}) *one = one->to(type);
        return copy;
    }
};

/// The fact sheet's steps 7 and 8 for one vertex, in double precision.
inline Eigen::Vector3d posedVertex(const BodyModel& model, const RestShape& rest,
                                   const Kinematics& k, const BodyParameters& body, int v) {
    Eigen::Vector3d x = model.skinTemplate_m.row(v).transpose().cast<double>();
    x += model.shapeDirections.middleCols<3>(3 * v).transpose().cast<double>() * body.shape;
    if (model.hasPoseCorrectives()) {
        x += model.poseDirections.middleCols<3>(3 * v).transpose().cast<double>() * poseFeature(k);
    }
    Eigen::Vector3d posed = Eigen::Vector3d::Zero();
    const SparseRows& weights = model.skinWeights;
    for (int e = weights.start[v]; e < weights.start[v + 1]; ++e) {
        const int j = weights.column[e];
        posed += double(weights.value[e]) *
                 (k.rotation[j] * (x - rest.joints_m[j]) + k.position_m[j] + body.translation_m);
    }
    return posed;
}

/// What core/body makes of one body, in double precision.
struct Expected {
    std::vector<double> joints_m, orientations, keypoints_m, skin_m;

    static constexpr int kEach = 53;  ///< every so many vertices

    Expected(const BodyModel& model, const BodyModel::KeypointWeights& keypoints,
             const BodyParameters& body) {
        const RestShape rest = computeRestShape(model, body.shape);
        Kinematics k;
        computeKinematics(rest, body.pose_rad, k);
        const auto add = [](std::vector<double>& to, const auto& numbers) {
            to.insert(to.end(), numbers.data(), numbers.data() + numbers.size());
        };
        Eigen::Matrix<double, kJointCount, 3> joints;
        for (int j = 0; j < kJointCount; ++j) {
            joints.row(j) = (k.position_m[j] + body.translation_m).transpose();
            add(joints_m, Eigen::Vector3d(joints.row(j)));
        }
        for (const auto& axes : boneOrientations(rest, k)) {
            add(orientations, Eigen::Matrix3d(axes.transpose()));
        }
        Eigen::Matrix<double, Eigen::Dynamic, 3> skin(model.vertexCount(), 3);
        for (int v = 0; v < model.vertexCount(); ++v) {
            skin.row(v) = posedVertex(model, rest, k, body, v).transpose();
            if (v % kEach == 0) add(skin_m, Eigen::Vector3d(skin.row(v)));
        }
        const SparseRows& rows = keypoints.vertices;
        for (int p = 0; p < kKeypointCount; ++p) {
            Eigen::Vector3d point = (keypoints.joints.row(p) * joints).transpose();
            for (int e = rows.start[p]; e < rows.start[p + 1]; ++e) {
                point += double(rows.value[e]) * skin.row(rows.column[e]).transpose();
            }
            add(keypoints_m, point);
        }
    }
};

}  // namespace gonio::test
