#pragma once

#include <cmath>
#include <random>

#include "core/body/skin.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"

namespace gonio::test {

/// Bodies with known parameters, repeatable.
class RandomBodies {
public:
    explicit RandomBodies(unsigned seed) : m_random(seed) {}

    double uniform(double lower, double upper) {
        return lower + (upper - lower) * (static_cast<double>(m_random()) / 4294967296.0);
    }

    double normal() {
        const double u = uniform(1e-9, 1), v = uniform(0, 6.283185307179586);
        return std::sqrt(-2 * std::log(u)) * std::cos(v);
    }

    ShapeVector shape() {
        ShapeVector shape;
        for (double& number : shape) number = std::clamp(normal(), -2.5, 2.5);
        return shape;
    }

    /// Every angle anywhere within its limit, the pelvis turned anyhow.
    BodyParameters body() {
        BodyParameters body;
        for (int d = 0; d < kDofCount; ++d) {
            const AngleLimit limit = jointLimits(LimitSet::Hsmr)[d];
            body.pose_rad[d] =
                d < 3 ? uniform(-3.1, 3.1) : uniform(limit.lower_rad, limit.upper_rad);
        }
        body.shape = shape();
        for (double& t : body.translation_m) t = uniform(-4, 4);
        return body;
    }

    Eigen::Vector3d direction() {
        Eigen::Vector3d v(normal(), normal(), normal());
        return v.normalized();
    }

private:
    std::mt19937 m_random;
};

inline VertexArray skinOf(const BodyModel& model, const BodyParameters& body) {
    const RestShape rest = computeRestShape(model, body.shape);
    const auto kinematics = std::make_unique<Kinematics>();
    computeKinematics(rest, body.pose_rad, *kinematics);
    VertexArray skin_m;
    SkinPoser(model, rest).pose(*kinematics, body.translation_m, skin_m);
    return skin_m;
}

/// An everyday pose: hinges mostly bend as hinges do, with a little of everything.
inline SmplParameters everydaySmpl(RandomBodies& random) {
    SmplParameters parameters;
    const auto set = [&](int joint, const Eigen::Vector3d& r) {
        parameters.pose_rad.segment<3>(3 * joint) = r + 0.05 * random.direction();
    };
    for (int j = 0; j < kJointCount; ++j) set(j, 0.1 * random.direction());
    set(0, random.uniform(0, 3) * random.direction());
    for (const int side : {0, 1}) {
        const double out = side == 0 ? 1 : -1;  // left, right
        set(1 + side, {random.uniform(-1.5, 0.3), random.uniform(-0.3, 0.3),
                       out * random.uniform(-0.1, 0.5)});
        set(4 + side, {random.uniform(0, 1.8), 0, 0});
        set(7 + side, {random.uniform(-0.4, 0.4), 0, 0});
        set(16 + side, {random.uniform(-0.4, 0.4), out * random.uniform(-1, 0.2),
                        -out * random.uniform(0, 1.3)});
        set(18 + side, {0, -out * random.uniform(0, 1.8), 0});
    }
    parameters.shape = 0.6 * random.shape();
    parameters.translation_m = {random.uniform(-2, 2), random.uniform(-1, 1), random.uniform(2, 6)};
    return parameters;
}

}  // namespace gonio::test
