#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/body/osim_tree.h"
#include "core/body/point_set.h"
#include "core/body/smpl_model.h"

namespace gonio {

/// A virtual marker: one place on a person, told for each body that the program knows (fact sheet
/// BioPose 2.2).
struct Marker {
    using Shares = std::vector<std::pair<std::string, double>>;

    std::string name;
    std::string segment;  ///< "leg_r": neighbours in a table are neighbours on the body
    std::string mirror;   ///< the marker of the other side; its own name in the middle
    double weight = 0;    ///< in inverse kinematics: 20 bony, 10, 1, 0
    double noise_m = 0;   ///< expected, one standard deviation
    int smplVertex = -1, smplJoint = -1;  ///< one of them, of SMPL's topology
    Shares landmarks, joints;  ///< on the open body: its named vertices and joints; sum to 1
    int osimBody = -1;         ///< of osimTree(); -1: not on it (the head)
    Eigen::Vector3d place_m = Eigen::Vector3d::Zero();  ///< in that body, unscaled
};

struct MarkerTable {
    std::string name;
    std::vector<Marker> markers;

    int size() const { return static_cast<int>(markers.size()); }

    int index(std::string_view markerName) const;  ///< -1: none of this name
};

/// Reads a table:
///
///     {"kind": "goniograph-markers", "version": 1, "name": "M78", "markers": [
///      {"name": "RASI", "segment": "pelvis", "mirror": "LASI", "weight": 20, "noise_m": 0.01,
///       "smpl_vertex": 5262, "landmarks": {"asis_skin_r": 1},
///       "body": "pelvis", "place_m": [0.01, 0.02, 0.13]}, ...]}
///
/// Each marker has smpl_vertex or smpl_joint, landmarks or joints with shares that sum to 1, and,
/// where the tree has it, body with place_m. \return MalformedFile naming the marker
Result<MarkerTable> parseMarkerTable(std::string_view json);
Result<MarkerTable> readMarkerTable(const std::filesystem::path& path);

/// The markers on a posed SMPL body, a column each, m. What the surface or the skeleton has not is
/// NaN. \param joints_m  the 24 joints, or none
Eigen::Matrix3Xd markersOnSmpl(const MarkerTable& table, const VertexArray& skin_m,
                               std::span<const Eigen::Vector3d> joints_m);

/// The markers on a body of SKEL's layout, quickly: the skin is not posed. On a licensed body,
/// whose skin has SMPL's vertices, those; on the open ones their landmarks. Joints are SKEL's.
class SkelMarkers {
public:
    SkelMarkers(std::shared_ptr<const BodyModel> model, const MarkerTable& table);

    /// A column each, m; NaN where this body has nothing that the marker stands on.
    Eigen::Matrix3Xd of(const RestShape& rest, const BodyParameters& body) const;

private:
    std::shared_ptr<const BodyModel> m_model;
    std::vector<bool> m_isThere;
    PointSet m_points;
};

/// The markers on the tree, a column each, m; NaN for those that are not on it.
Eigen::Matrix3Xd markersOnTree(const MarkerTable& table, const OsimTree& tree,
                               const std::array<Eigen::Isometry3d, kOsimBodies>& bodies,
                               const OsimScales& scales);

}  // namespace gonio
