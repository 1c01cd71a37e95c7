#include "tools/open_body/skin_weights.h"

#include <algorithm>
#include <cmath>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

double smoothStep(double low, double high, double x) {
    const double s = std::clamp((x - low) / (high - low), 0.0, 1.0);
    return s * s * (3 - 2 * s);
}

const Vector3d& jointOf(const BodyMeasurements& body, Joint joint) {
    return body.joints[static_cast<std::size_t>(joint)];
}

double& weightOf(JointWeights& weights, Joint joint) {
    return weights[static_cast<std::size_t>(joint)];
}

/// Hands `share` of all weights over to `joint`.
void give(JointWeights& weights, Joint joint, double share) {
    for (double& weight : weights) {
        weight *= 1 - share;
    }
    weightOf(weights, joint) += share;
}

/// 0 before, 1 after the plane through `centre` with normal `normal`, smooth over +-`width_m`.
double past(const Vector3d& point, const Vector3d& centre, const Vector3d& normal, double width_m) {
    return smoothStep(-width_m, width_m, (point - centre).dot(normal.normalized()));
}

void addLeg(const BodyMeasurements& body, const Vector3d& point, JointWeights& weights) {
    const Vector3d& hip = jointOf(body, Joint::FemurL);
    const Vector3d& knee = jointOf(body, Joint::TibiaL);
    const Vector3d& ankle = jointOf(body, Joint::TalusL);
    const Vector3d& ball = jointOf(body, Joint::ToesL);
    const double thigh = (knee - hip).norm();
    // The boundary follows the groin: high at the side, low at the crotch and under the buttock.
    const double side = std::max(smoothStep(-0.015, 0.045, point.x()),
                                 smoothStep(0.0, 0.08, body.crotch_height_m - point.y()));
    give(weights, Joint::FemurL, side * past(point, hip, {0.45, -0.85, 0.25}, 0.25 * thigh));
    give(weights, Joint::TibiaL, past(point, knee, -Vector3d::UnitY(), 0.15 * thigh));
    const double foot = past(point, ankle, {0, -0.88, 0.42}, 0.028);
    give(weights, Joint::TalusL, 1 - (1 - foot) * (1 - foot));
    const double heel = foot > 0 ? foot * foot / (1 - (1 - foot) * (1 - foot)) : 0;
    give(weights, Joint::CalcnL, heel);
    // The ball of the foot runs obliquely, farther forward on the inner side.
    const Vector3d forefoot(0.40, 0, 0.91);
    if (point.y() < ankle.y()) {
        give(weights, Joint::ToesL, past(point, ball + 0.008 * forefoot, forefoot, 0.018));
    }
}

void addArm(const BodyMeasurements& body, const Vector3d& point, JointWeights& weights) {
    const Vector3d& shoulder = jointOf(body, Joint::HumerusL);
    const Vector3d& elbow = jointOf(body, Joint::UlnaL);
    const Vector3d& wrist = jointOf(body, Joint::HandL);
    const double upper = elbow.x() - shoulder.x();
    const double fore = wrist.x() - elbow.x();
    const bool back = point.z() < shoulder.z();
    const double across = smoothStep(0.35 * shoulder.x(), 0.95 * shoulder.x(), point.x());
    const double height = back ? smoothStep(shoulder.y() - 0.17, shoulder.y() - 0.02, point.y())
                               : smoothStep(shoulder.y() - 0.09, shoulder.y(), point.y());
    give(weights, Joint::ScapulaL, 0.85 * across * height);
    // Oblique: from medial of the acromion down and out to the armpit.
    Vector3d level = point;
    level.y() = std::min(level.y(), shoulder.y() + 0.035);
    give(weights, Joint::HumerusL, past(level, shoulder, {0.88, 0.47, 0}, 0.25 * upper));
    give(weights, Joint::UlnaL, past(point, elbow, Vector3d::UnitX(), 0.15 * upper));
    const double twist = std::clamp((point.x() - elbow.x()) / fore, 0.0, 1.0);
    give(weights, Joint::RadiusL, twist);
    give(weights, Joint::HandL, past(point, wrist, Vector3d::UnitX(), 0.024));
}

JointWeights leftWeights(const BodyMeasurements& body, const Vector3d& point) {
    JointWeights weights = spineWeights(body, point);
    if (point.y() < jointOf(body, Joint::LumbarBody).y()) {
        addLeg(body, point, weights);
    } else {
        addArm(body, point, weights);
    }
    return weights;
}

JointWeights mirroredWeights(const JointWeights& weights) {
    JointWeights other;
    for (std::size_t i = 0; i < other.size(); ++i) {
        other[static_cast<std::size_t>(kMirrorBody[i])] = weights[i];
    }
    return other;
}

void diffuse(const std::vector<std::vector<int>>& neighbours, std::vector<JointWeights>& weights,
             int passes) {
    for (int pass = 0; pass < passes; ++pass) {
        std::vector<JointWeights> next = weights;
        for (std::size_t v = 0; v < next.size(); ++v) {
            for (std::size_t j = 0; j < kJointCount; ++j) {
                double sum = 0;
                for (const int n : neighbours[v]) {
                    sum += weights[static_cast<std::size_t>(n)][j];
                }
                next[v][j] =
                    0.5 * weights[v][j] + 0.5 * sum / static_cast<double>(neighbours[v].size());
            }
        }
        weights = std::move(next);
    }
}

/// Keeps the four largest weights; of two equal ones of a left and a right joint, both or none.
void keepFour(JointWeights& weights) {
    std::vector<double> sorted(weights.begin(), weights.end());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const double fifth = std::max(sorted[4] * (1 + 1e-9), 2e-3);
    double sum = 0;
    for (double& weight : weights) {
        weight = weight <= fifth ? 0 : weight;
        sum += weight;
    }
    for (double& weight : weights) {
        weight /= sum;
    }
}

}  // namespace

JointWeights spineWeights(const BodyMeasurements& body, const Vector3d& point) {
    const std::array<Joint, 4> owner = {Joint::Pelvis, Joint::LumbarBody, Joint::Thorax,
                                        Joint::Head};
    const Vector3d& neck = jointOf(body, Joint::Thorax);
    const Vector3d& head = jointOf(body, Joint::Head);
    // Above the trunk the sections lean forward, so that the chin goes with the head.
    const Vector3d lean(0, 0.85, 0.53);
    const double along = (point - neck).dot(lean) / (head - neck).dot(lean);
    double place = 2 + std::min(along, 1.0);
    if (along <= 0) {
        const double low = body.lumbosacral.y();
        const double middle = jointOf(body, Joint::LumbarBody).y();
        place = point.y() < middle ? (point.y() - low) / (middle - low)
                                   : 1 + (point.y() - middle) / (neck.y() - middle);
        place = std::min(place, 2.0);
    }
    place = std::clamp(place, 0.0, 3.0);
    const auto lower = std::min(static_cast<std::size_t>(place), std::size_t{2});
    const double upper_share = place - static_cast<double>(lower);
    JointWeights weights{};
    weightOf(weights, owner[lower]) += 1 - upper_share;
    weightOf(weights, owner[lower + 1]) += upper_share;
    return weights;
}

SparseEntries computeSkinWeights(const BodyMeasurements& body, const MirroredMesh& skin) {
    const auto& points = skin.mesh.vertices;
    std::vector<JointWeights> weights(points.size());
    for (std::size_t v = 0; v < points.size(); ++v) {
        const bool left = points[v].x() >= 0;
        const JointWeights own = leftWeights(body, left ? points[v] : mirrored(points[v]));
        weights[v] = left ? own : mirroredWeights(own);
    }
    diffuse(vertexNeighbours(skin.mesh), weights, 5);
    for (std::size_t v = 0; v < static_cast<std::size_t>(skin.half_count); ++v) {
        const auto other = static_cast<std::size_t>(skin.mirror[v]);
        if (other == v) {
            const JointWeights flipped = mirroredWeights(weights[v]);
            for (std::size_t j = 0; j < kJointCount; ++j) {
                weights[v][j] = (weights[v][j] + flipped[j]) / 2;
            }
        }
        keepFour(weights[v]);
        if (other != v) {
            weights[other] = mirroredWeights(weights[v]);
        }
    }
    SparseEntries entries;
    for (std::size_t v = 0; v < points.size(); ++v) {
        for (std::size_t j = 0; j < kJointCount; ++j) {
            if (weights[v][j] > 0) {
                entries.add(static_cast<int>(v), static_cast<int>(j), weights[v][j]);
            }
        }
    }
    return entries;
}

}  // namespace gonio::open_body
