#pragma once

#include <vector>

#include "core/body/skin.h"
#include "inference/cuda/cpu_twins.h"
#include "tests/body/synthetic_body.h"

namespace gonio::testing {

/// Arrays of deformable sampling with three maps, and the problem over any copy of them.
struct DeformableArrays {
    static constexpr int kBatch = 2, kQueries = 7, kHeads = 4, kChannels = 8, kPoints = 3;
    static constexpr int kSides[3][2] = {{16, 12}, {8, 6}, {3, 2}};
    static constexpr int kWidth = kHeads * kChannels;

    std::vector<float> maps[3];  ///< batch x rows x columns x width
    std::vector<float> references, offsets, shares;

    DeformableArrays() {
        for (std::uint32_t l = 0; l < 3; ++l) {
            maps[l] = test::hashedFloats(std::size_t(kBatch * kSides[l][0] * kSides[l][1] * kWidth),
                                         10 + l, 2);
        }
        references = test::hashedFloats(kQueries * 2, 20, 1);
        for (float& place : references) place += 0.5F;
        const std::size_t places = kBatch * kQueries * kHeads * 3 * kPoints;
        offsets = test::hashedFloats(2 * places, 21, 12);  // some fall outside
        shares = test::hashedFloats(places, 22, 1);
    }

    DeformableProblem problem() const {
        DeformableProblem problem;
        problem.batch = kBatch;
        problem.queries = kQueries;
        problem.heads = kHeads;
        problem.channels = kChannels;
        problem.levels = 3;
        problem.points = kPoints;
        for (int l = 0; l < 3; ++l) {
            const int rows = kSides[l][0], columns = kSides[l][1];
            problem.level[l] = {
                maps[l].data(), rows, columns, std::int64_t(rows) * columns * kWidth,
                kChannels,      1,    kWidth};
        }
        problem.references = references.data();
        problem.offsets = offsets.data();
        problem.shares = shares.data();
        return problem;
    }

    std::size_t outputs() const { return kBatch * kQueries * kWidth; }
};

/// Five synthetic bodies of one shape, and the same with a shape for each.
struct SkinArrays {
    static constexpr int kBodies = 5;

    const BodyModel& model = *test::syntheticBody();
    std::vector<float> rest_m, features, maps;
    std::vector<VertexArray> expected_m;

    SkinArrays() {
        std::vector<float> shaped;
        for (std::uint32_t body = 0; body < kBodies; ++body) {
            const SkinPoser poser(model, computeRestShape(model, test::hashedShape(3 + body, 2)));
            Kinematics kinematics;
            computeKinematics(poser.rest(), test::hashedPose(50 + body, 1.5), kinematics);
            const Eigen::Vector3d translation_m(0.3, -1, 2.0 + body);
            expected_m.emplace_back();
            poser.pose(kinematics, translation_m, expected_m.back());
            const auto& skin = poser.shaped_m();
            rest_m.insert(rest_m.end(), skin.data(), skin.data() + skin.size());
            for (const double value : poseFeature(kinematics)) features.push_back(float(value));
            for (const auto& map : jointMaps(poser.rest(), kinematics, translation_m)) {
                maps.insert(maps.end(), map.begin(), map.end());
            }
        }
    }

    SkinProblem problem() const {
        SkinProblem problem;
        problem.bodies = kBodies;
        problem.vertices = model.vertexCount();
        problem.rest_m = rest_m.data();
        problem.restBodyStride = 3 * problem.vertices;
        problem.poseDirections = model.poseDirections.data();
        problem.features = features.data();
        problem.maps = maps.data();
        problem.weightStart = model.skinWeights.start.data();
        problem.weightJoint = model.skinWeights.column.data();
        problem.weight = model.skinWeights.value.data();
        return problem;
    }

    std::size_t outputs() const { return std::size_t(3 * kBodies * model.vertexCount()); }
};

}  // namespace gonio::testing
