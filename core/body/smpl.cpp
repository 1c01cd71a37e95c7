#include "core/body/smpl.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "core/body/keypoints44.h"
#include "core/body/skin_blocks.h"

namespace gonio {
namespace {

Eigen::Matrix3d cross(const Eigen::Vector3d& v) {
    Eigen::Matrix3d m;
    m << 0, -v.z(), v.y(), v.z(), 0, -v.x(), -v.y(), v.x(), 0;
    return m;
}

constexpr double kSmallAngle_rad = 1e-3;  ///< below it the series are exact to rounding

/// a = sin n / n, b = (1 - cos n) / n^2 and their derivatives divided by n.
struct Rodrigues {
    double a, b, daOverN, dbOverN;
};

Rodrigues rodrigues(double n) {
    const double n2 = n * n;
    if (n < kSmallAngle_rad) {
        return {1 - n2 / 6 + n2 * n2 / 120, 0.5 - n2 / 24 + n2 * n2 / 720, -1.0 / 3 + n2 / 30,
                -1.0 / 12 + n2 / 180};
    }
    const double s = std::sin(n), c = std::cos(n);
    return {s / n, (1 - c) / n2, (n * c - s) / (n2 * n), (n * s - 2 * (1 - c)) / (n2 * n2)};
}

const Eigen::Vector3d kOffset(1e-8, 1e-8, 1e-8);

JointMaps jointMaps(const SmplSkeleton& skeleton) {
    JointMaps maps;
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Matrix3d& r = skeleton.rotation[j];
        const Eigen::Vector3d t = skeleton.position_m[j] - r * skeleton.rest_m[j];
        for (int row = 0; row < 3; ++row) {
            for (int c = 0; c < 3; ++c) maps[j][4 * row + c] = static_cast<float>(r(row, c));
            maps[j][4 * row + 3] = static_cast<float>(t[row]);
        }
    }
    return maps;
}

void shapeSkin(const SmplModel& model, const ShapeVector& shape, VertexArray& shaped_m) {
    shaped_m = model.template_m;
    Eigen::Map<Eigen::Matrix<float, 1, Eigen::Dynamic>> flat(shaped_m.data(), shaped_m.size());
    for (int b = 0; b < kShapeCount; ++b) {
        if (shape[b] != 0) flat += static_cast<float>(shape[b]) * model.shapeDirections.row(b);
    }
}

}  // namespace

Eigen::Matrix3d smplRotation(const Eigen::Vector3d& r) {
    const Rodrigues f = rodrigues((r + kOffset).norm());
    const Eigen::Matrix3d k = cross(r);
    return Eigen::Matrix3d::Identity() + f.a * k + f.b * k * k;
}

Eigen::Matrix3d smplRotation(const Eigen::Vector3d& r,
                             std::array<Eigen::Matrix3d, 3>& derivatives) {
    const Eigen::Vector3d shifted = r + kOffset;
    const Rodrigues f = rodrigues(shifted.norm());
    const Eigen::Matrix3d k = cross(r), k2 = k * k;
    for (int c = 0; c < 3; ++c) {
        const Eigen::Matrix3d unit = cross(Eigen::Vector3d::Unit(c));
        derivatives[c] = f.a * unit + f.b * (unit * k + k * unit) +
                         shifted[c] * (f.daOverN * k + f.dbOverN * k2);
    }
    return Eigen::Matrix3d::Identity() + f.a * k + f.b * k2;
}

SmplBody smplBody(const SmplParameters& parameters) {
    SmplBody body{{}, parameters.shape, parameters.translation_m};
    for (int j = 0; j < kJointCount; ++j)
        body.rotations[j] = smplRotation(parameters.pose_rad.segment<3>(3 * j));
    return body;
}

SmplSkeleton smplSkeleton(const SmplModel& model, const SmplBody& body) {
    SmplSkeleton s;
    for (int j = 0; j < kJointCount; ++j) {
        s.rest_m[j] = model.jointTemplate_m[j] + model.jointDirections[j] * body.shape;
        const int p = kSmplParents[j];
        if (p < 0) {
            s.rotation[j] = body.rotations[j];
            s.position_m[j] = s.rest_m[j] + body.translation_m;
        } else {
            s.rotation[j] = s.rotation[p] * body.rotations[j];
            s.position_m[j] = s.position_m[p] + s.rotation[p] * (s.rest_m[j] - s.rest_m[p]);
        }
    }
    return s;
}

Eigen::Matrix<double, kPoseFeatureCount, 1> smplPoseFeature(const JointRotations& rotations) {
    Eigen::Matrix<double, kPoseFeatureCount, 1> feature;
    for (int j = 1; j < kJointCount; ++j) {
        for (int i = 0; i < 9; ++i) {
            feature[9 * (j - 1) + i] = rotations[j](i / 3, i % 3) - (i % 4 == 0 ? 1.0 : 0.0);
        }
    }
    return feature;
}

std::vector<SmplSkeleton> poseSmpl(const SmplModel& model, std::span<const SmplBody> bodies,
                                   std::span<VertexArray> skins_m) {
    std::vector<SmplSkeleton> skeletons(bodies.size());
    std::array<VertexArray, kSkinGroup> shaped_m;
    std::array<SkinTask, kSkinGroup> tasks;
    for (std::size_t first = 0; first < bodies.size(); first += kSkinGroup) {
        const std::size_t count = std::min<std::size_t>(kSkinGroup, bodies.size() - first);
#pragma omp parallel for schedule(dynamic) if (count > 1)
        for (std::size_t i = 0; i < count; ++i) {
            const SmplBody& body = bodies[first + i];
            shapeSkin(model, body.shape, shaped_m[i]);
            skins_m[first + i].resize(model.vertexCount(), 3);
            skeletons[first + i] = smplSkeleton(model, body);
            tasks[i] = {jointMaps(skeletons[first + i]),
                        smplPoseFeature(body.rotations).cast<float>(), shaped_m[i].data(),
                        skins_m[first + i].data()};
        }
        poseSkins({model.poseDirections, model.weights}, std::span(tasks).first(count));
    }
    return skeletons;
}

Eigen::Matrix<double, kSmplKeypointCount, 3> smplKeypoints45(const SmplSkeleton& skeleton,
                                                             const VertexArray& skin_m) {
    Eigen::Matrix<double, kSmplKeypointCount, 3> points;
    for (int j = 0; j < kJointCount; ++j) points.row(j) = skeleton.position_m[j].transpose();
    for (std::size_t i = 0; i < kSmplKeypointVertices.size(); ++i) {
        points.row(kJointCount + static_cast<int>(i)) =
            skin_m.row(kSmplKeypointVertices[i]).cast<double>();
    }
    return points;
}

}  // namespace gonio
