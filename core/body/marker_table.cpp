#include "core/body/marker_table.h"

#include <algorithm>
#include <limits>

#include "core/body/kinematics.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kSmplVertices = 6890;

int jointOf(std::string_view name) {
    const auto found = std::ranges::find(kJointNames, name);
    return found == kJointNames.end() ? -1 : int(found - kJointNames.begin());
}

/// How the marker hangs on this body; nothing where it cannot.
PointDefinition definitionOf(const BodyModel& model, const Marker& marker) {
    PointDefinition definition;
    if (model.vertexCount() == kSmplVertices && marker.smplVertex >= 0) {
        definition.vertices.push_back({marker.smplVertex, 1});
        return definition;
    }
    for (const auto& [name, share] : marker.landmarks) {
        const auto found = model.landmarks.find(name);
        if (found == model.landmarks.end()) return {};
        definition.vertices.push_back({found->second, share});
    }
    for (const auto& [name, share] : marker.joints) {
        definition.joints.push_back({jointOf(name), share});
    }
    return definition;
}

std::vector<PointDefinition> definitionsOf(const BodyModel& model, const MarkerTable& table) {
    std::vector<PointDefinition> definitions;
    for (const Marker& marker : table.markers) definitions.push_back(definitionOf(model, marker));
    return definitions;
}

}  // namespace

int MarkerTable::index(std::string_view markerName) const {
    const auto found = std::ranges::find(markers, markerName, &Marker::name);
    return found == markers.end() ? -1 : int(found - markers.begin());
}

Eigen::Matrix3Xd markersOnSmpl(const MarkerTable& table, const VertexArray& skin_m,
                               std::span<const Eigen::Vector3d> joints_m) {
    Eigen::Matrix3Xd places = Eigen::Matrix3Xd::Constant(3, table.size(), kNaN);
    for (int i = 0; i < table.size(); ++i) {
        const Marker& marker = table.markers[std::size_t(i)];
        if (marker.smplVertex >= 0 && marker.smplVertex < skin_m.rows()) {
            places.col(i) = skin_m.row(marker.smplVertex).transpose().cast<double>();
        } else if (marker.smplJoint >= 0 && std::size_t(marker.smplJoint) < joints_m.size()) {
            places.col(i) = joints_m[std::size_t(marker.smplJoint)];
        }
    }
    return places;
}

SkelMarkers::SkelMarkers(std::shared_ptr<const BodyModel> model, const MarkerTable& table)
    : m_model(std::move(model)), m_points(*m_model, definitionsOf(*m_model, table)) {
    for (const PointDefinition& definition : definitionsOf(*m_model, table)) {
        m_isThere.push_back(!definition.joints.empty() || !definition.vertices.empty());
    }
}

Eigen::Matrix3Xd SkelMarkers::of(const RestShape& rest, const BodyParameters& body) const {
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    PointSet::Values values;
    m_points.evaluate(rest, kinematics, values);
    Eigen::Matrix3Xd places = Eigen::Matrix3Xd::Constant(3, Eigen::Index(m_isThere.size()), kNaN);
    for (int i = 0; i < static_cast<int>(m_isThere.size()); ++i) {
        if (!m_isThere[std::size_t(i)]) continue;
        places.col(i) = values.position_m.segment<3>(3 * i) + body.translation_m;
    }
    return places;
}

Eigen::Matrix3Xd markersOnTree(const MarkerTable& table, const OsimTree& tree,
                               const std::array<Eigen::Isometry3d, kOsimBodies>& bodies,
                               const OsimScales& scales) {
    Eigen::Matrix3Xd places = Eigen::Matrix3Xd::Constant(3, table.size(), kNaN);
    for (int i = 0; i < table.size(); ++i) {
        const Marker& marker = table.markers[std::size_t(i)];
        if (marker.osimBody < 0) continue;
        places.col(i) = bodies[std::size_t(marker.osimBody)] *
                        scaleOfBody(tree, scales, marker.osimBody).cwiseProduct(marker.place_m);
    }
    return places;
}

}  // namespace gonio
