#include "tools/open_body/bone_placement.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "tools/open_body/bone_frames.h"
#include "tools/open_body/joint_names.h"
#include "tools/open_body/skin_weights.h"

namespace gonio::open_body {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;
using nlohmann::json;

/// Maps of the generic skeleton (right side, z right) into one body's rest frame (left side, x
/// left): the lateral axis keeps its meaning, so a right bone lands on the left.
class BonePlacement {
public:
    BonePlacement(const BodyMeasurements& measured, const BodyField& skin,
                  const std::vector<GenericBone>& bones)
        : m_measured(measured), m_skin(skin) {
        const auto& torso = measured.source.at("torso_map");
        m_torso_scale = torso.at("scale").get<double>();
        for (const auto& sample : torso.at("samples")) {
            m_samples.push_back(toVector3(sample));
        }
        for (const GenericBone& bone : bones) {
            if (bone.map == BoneMap::Clavicle) {
                setClavicle(bone);
            }
        }
    }

    Vector3d map(const GenericBone& bone, const Vector3d& p) const {
        switch (bone.map) {
            case BoneMap::Torso:
                return torso(p);
            case BoneMap::Skull:
                return skull(p);
            case BoneMap::Scapula:
                return scapula(p);
            case BoneMap::Clavicle:
                return m_medial + m_turn * (p - m_generic_medial);
            case BoneMap::Own:
                break;
        }
        return bone.digit ? alongDigit(bone, p) : own(bone, p);
    }

    /// Height in the rest frame of a height in the generic torso.
    Vector3d torso(const Vector3d& p) const {
        std::size_t i = 0;
        while (i + 2 < m_samples.size() && p.y() > m_samples[i + 1][0]) {
            ++i;
        }
        const double t = (p.y() - m_samples[i][0]) / (m_samples[i + 1][0] - m_samples[i][0]);
        const Vector3d at = m_samples[i] + t * (m_samples[i + 1] - m_samples[i]);
        return {m_torso_scale * p.z(), at[1], at[2] + m_torso_scale * p.x()};
    }

private:
    Vector3d skull(const Vector3d& p) const {
        const auto& map = m_measured.source.at("skull_map");
        const Vector3d offset =
            map.at("scale").get<double>() * (p - toVector3(map.at("generic_origin")));
        return toVector3(map.at("origin")) + Vector3d(offset.z(), offset.y(), offset.x());
    }

    Vector3d scapula(const Vector3d& p) const {
        const auto& map = m_measured.source.at("scapula_map");
        // The recorded 25 degrees push the lower tip of the blade through the flank.
        const double angle = 14 * std::numbers::pi / 180;
        const Vector3d generic_shoulder(0.003155, 0.3715, 0.17);
        const Vector3d o = map.at("scale").get<double>() * (p - generic_shoulder);
        const Vector3d turned(o.x(), o.y() * std::cos(angle) + o.z() * std::sin(angle),
                              o.z() * std::cos(angle) - o.y() * std::sin(angle));
        const Vector3d& shoulder = m_measured.joints[static_cast<std::size_t>(Joint::HumerusL)];
        return shoulder + Vector3d(turned.z(), turned.y(), turned.x());
    }

    /// From the sternum to the acromion of the raised girdle.
    void setClavicle(const GenericBone& bone) {
        const auto less = [](const Vector3d& a, const Vector3d& b) { return a.z() < b.z(); };
        const auto& points = bone.mesh.vertices;
        m_generic_medial = *std::min_element(points.begin(), points.end(), less);
        const Vector3d lateral = *std::max_element(points.begin(), points.end(), less);
        m_medial = torso(m_generic_medial);
        Matrix3d swap;
        swap << 0, 0, 1, 0, 1, 0, 1, 0, 0;
        const Vector3d from = swap * (lateral - m_generic_medial);
        const Vector3d to = scapula(lateral) - m_medial;
        m_turn = (to.norm() / from.norm()) *
                 Eigen::Quaterniond::FromTwoVectors(from, to).toRotationMatrix() * swap;
    }

    Vector3d own(const GenericBone& bone, const Vector3d& p) const {
        const auto right = static_cast<std::size_t>(bone.joint);
        const auto left = static_cast<std::size_t>(kMirrorBody[right]);
        std::string name(kBodyNames[left]);
        name = name.substr(0, name.find('_'));
        const auto& placement = m_measured.source.at("bone_placement_left").at(name);
        Matrix3d columns;
        for (int c = 0; c < 3; ++c) {
            columns.col(c) =
                toVector3(placement.at("columns_xb_yb_zb").at(static_cast<std::size_t>(c)));
        }
        Vector3d local = p;
        if (bone.name == "patella") {
            local += Vector3d(-0.00809 + 0.0484, -0.40796, -0.00275);
        }
        const std::string key(kBodyNames[left]);
        const Vector3d measured_joint = toVector3(m_measured.source.at("joints_m").at(key));
        const Vector3d offset = toVector3(placement.at("origin")) - measured_joint;
        return m_measured.joints[left] + offset + lengthChange(bone.joint) * (columns * local);
    }

    /// Turns and stretches a long bone of hand or foot onto the axis of its digit.
    Vector3d alongDigit(const GenericBone& bone, const Vector3d& p) const {
        const Loft& loft = m_skin.loft(bone.digit->part);
        const Vector3d a = own(bone, bone.back_end);
        const Vector3d axis = own(bone, bone.front_end) - a;
        const Vector3d from =
            bone.digit->own_base ? a : loft.pointAt({bone.digit->from_t, 0, 0, 0});
        const Vector3d to = loft.pointAt({bone.digit->to_t, 0, 0, 0}) - from;
        const Vector3d unit = axis.normalized();
        Vector3d offset = own(bone, p) - a;
        offset += (to.norm() / axis.norm() - 1) * unit * unit.dot(offset);
        return from + Eigen::Quaterniond::FromTwoVectors(axis, to) * offset;
    }

    /// Stretch that the length corrections brought to a bone, rest axes.
    Matrix3d lengthChange(Joint right) const {
        const auto ratio = [&](Joint a, Joint b, int axis) {
            const auto name = [](Joint j) {
                return std::string(kBodyNames[static_cast<std::size_t>(j)]);
            };
            const auto& old = m_measured.source.at("joints_m");
            const double before =
                toVector3(old.at(name(b)))[axis] - toVector3(old.at(name(a)))[axis];
            const double after = m_measured.joints[static_cast<std::size_t>(b)][axis] -
                                 m_measured.joints[static_cast<std::size_t>(a)][axis];
            return after / before;
        };
        Vector3d stretch = Vector3d::Ones();
        switch (right) {
            case Joint::HumerusR:
                stretch.x() = ratio(Joint::HumerusL, Joint::UlnaL, 0);
                break;
            case Joint::UlnaR:
            case Joint::RadiusR:
                stretch.x() = ratio(Joint::UlnaL, Joint::HandL, 0);
                break;
            case Joint::HandR: {
                const auto& old = m_measured.source;
                const double before = toVector3(old.at("landmarks_left_m").at("middle_tip")).x() -
                                      toVector3(old.at("joints_m").at("hand_l")).x();
                const double after = m_measured.landmarks_left.at("middle_tip").x() -
                                     m_measured.joints[static_cast<std::size_t>(Joint::HandL)].x();
                stretch.x() = after / before;
                break;
            }
            case Joint::TalusR:
            case Joint::CalcnR:
            case Joint::ToesR:
                stretch.z() = ratio(Joint::TalusL, Joint::ToesL, 2);
                break;
            default:
                break;
        }
        return stretch.asDiagonal();
    }

    const BodyMeasurements& m_measured;
    const BodyField& m_skin;
    double m_torso_scale = 1;
    std::vector<Vector3d> m_samples;
    Vector3d m_generic_medial, m_medial;
    Matrix3d m_turn;
};

/// Least depth of bone under the skin, m.
double marginOf(Joint joint) {
    switch (joint) {
        case Joint::HandR:
        case Joint::ToesR:
            return 0.0015;
        case Joint::CalcnR:
        case Joint::TalusR:
        case Joint::UlnaR:
        case Joint::RadiusR:
            return 0.0025;
        default:
            return 0.004;
    }
}

/// Way from `start` to where it is `margin_m` under the skin; zero if it is deep enough.
Vector3d wayInside(const BodyField& skin, const Vector3d& start, double margin_m) {
    Vector3d point = start;
    for (int step = 0; step < 6; ++step) {
        const double excess = skin.distance(point) + margin_m;
        if (excess <= 0) {
            break;
        }
        point -= excess * skin.gradient(point);
    }
    return point - start;
}

/// Moves what is too near to the skin inward. Neighbours go along, up to `kSpread_m` away, so that
/// front and back of a thin bone stay apart.
void drawInside(const BodyField& skin, double margin_m, std::vector<Vector3d>& points) {
    constexpr double kSpread_m = 0.016;
    std::vector<Vector3d> way;
    for (const Vector3d& point : points) {
        way.push_back(wayInside(skin, point, margin_m));
    }
    std::vector<Vector3d> moved = points;
    for (std::size_t v = 0; v < points.size(); ++v) {
        Vector3d sum = Vector3d::Zero();
        double weight = 1e-9;
        double largest = 0;
        for (std::size_t n = 0; n < points.size(); ++n) {
            const double size = way[n].norm();
            const double away = (points[n] - points[v]).norm() / kSpread_m;
            if (size > 0 && away < 1) {
                const double near = 1 - away * away;
                sum += size * near * way[n];
                weight += size * near;
                largest = std::max(largest, size * near);
            }
        }
        const Vector3d mean = sum / weight;
        moved[v] += mean.norm() > 0 ? Vector3d(mean * (largest / mean.norm())) : mean;
    }
    points = std::move(moved);
}

JointWeights weightsAt(const GenericBone& bone, const BonePlacement& placement,
                       const BodyMeasurements& measured, const Vector3d& generic) {
    JointWeights weights{};
    if (!bone.follows_spine) {
        weights[static_cast<std::size_t>(bone.joint)] = 1;
        return weights;
    }
    const Vector3d along = bone.front_end - bone.back_end;
    const double t =
        along.squaredNorm() > 0
            ? std::clamp((generic - bone.back_end).dot(along) / along.squaredNorm(), 0.0, 1.0)
            : 0;
    const auto at = [&](double level) {
        return spineWeights(measured, placement.torso({0, level, 0}));
    };
    const JointWeights back = at(bone.level);
    const JointWeights front = at(bone.front_level);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        weights[j] = (1 - t) * back[j] + t * front[j];
    }
    return weights;
}

struct Placed {
    std::vector<Vector3d> points;  ///< rest frame, left side or median
    std::vector<JointWeights> weights;
};

void append(const GenericBone& bone, const Placed& placed, bool mirror, const Vector3d& origin,
            OpenBody& body) {
    const auto right = static_cast<std::size_t>(bone.joint);
    const bool left_side = bone.paired && !mirror;
    const auto joint = left_side ? static_cast<std::size_t>(kMirrorBody[right]) : right;
    const Matrix3d axes = restAxes(static_cast<int>(joint));
    const int first = static_cast<int>(body.bones.vertices.size());
    for (std::size_t v = 0; v < placed.points.size(); ++v) {
        const Vector3d at = mirror ? mirrored(placed.points[v]) : placed.points[v];
        const int row = first + static_cast<int>(v);
        body.bones.vertices.push_back(axes.transpose() * (at - origin - body.joints[joint]));
        body.bone_membership.add(row, static_cast<int>(joint), 1);
        for (std::size_t j = 0; j < kJointCount; ++j) {
            if (placed.weights[v][j] > 0) {
                const auto owner = left_side ? static_cast<std::size_t>(kMirrorBody[j]) : j;
                body.bone_weights.add(row, static_cast<int>(owner), placed.weights[v][j]);
            }
        }
    }
    for (const auto& [a, b, c] : bone.mesh.triangles) {
        // The map to the left side turns the triangles round, the mirror turns them back.
        body.bones.triangles.push_back(mirror ? std::array{first + a, first + b, first + c}
                                              : std::array{first + a, first + c, first + b});
    }
}

}  // namespace

void addBones(const BodyMeasurements& measured, const BodyField& skin,
              const std::vector<GenericBone>& bones, const Vector3d& origin, OpenBody& body) {
    const BonePlacement placement(measured, skin, bones);
    for (const GenericBone& bone : bones) {
        Placed placed;
        for (const Vector3d& vertex : bone.mesh.vertices) {
            placed.points.push_back(placement.map(bone, vertex));
            placed.weights.push_back(weightsAt(bone, placement, measured, vertex));
        }
        drawInside(skin, marginOf(bone.joint), placed.points);
        append(bone, placed, false, origin, body);
        if (bone.paired) {
            append(bone, placed, true, origin, body);
        }
    }
}

}  // namespace gonio::open_body
