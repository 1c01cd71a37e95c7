#pragma once

#include <Eigen/Geometry>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gonio {

/// A body tree as OpenSim describes it, with the joints of the Rajagopal 2016 model and the knee of
/// its 2023 variant (fact sheet BioPose 2.7): x forward, y up, z to the subject's right; metres,
/// radians. Coordinate names and signs are OpenSim's, so that what NeurIK says goes into `.mot`
/// files as it is.

inline constexpr int kOsimBodies = 20;
inline constexpr int kOsimCoordinates = 31;  ///< without the pelvis' six
inline constexpr int kOsimScales = 28;

using OsimCoordinates = Eigen::Matrix<double, kOsimCoordinates, 1>;
using OsimScales = Eigen::Matrix<double, kOsimScales, 1>;

/// Sum of coefficients times powers of the coordinate, highest first, no constant at the end left
/// out.
using OsimPolynomial = std::vector<double>;

/// One turn of a joint: about `axis` by factor times a coordinate, or by a polynomial of it.
struct OsimTurn {
    Eigen::Vector3d axis = Eigen::Vector3d::Zero();
    int coordinate = -1;  ///< into osimCoordinateNames()
    double factor = 1;
    OsimPolynomial polynomial;  ///< empty: factor times the coordinate
};

/// The joint between a body and its parent.
struct OsimJoint {
    int parent = -1;  ///< body; -1: the ground, whose joint is given as root rotation and place
    Eigen::Vector3d placeInParent_m = Eigen::Vector3d::Zero();
    Eigen::Vector3d placeInChild_m = Eigen::Vector3d::Zero();
    Eigen::Matrix3d orientation = Eigen::Matrix3d::Identity();  ///< of the joint in both bodies
    std::vector<OsimTurn> turns;                                ///< body-fixed, one after another
    std::array<OsimPolynomial, 3> shifts;                       ///< m, in the joint's parent frame
    int shiftCoordinate = -1;
};

struct OsimCoordinate {
    std::string name;  ///< "knee_angle_r"
    double low_rad = 0, high_rad = 0;
};

struct OsimTree {
    std::array<std::string, kOsimBodies> bodyNames;  ///< "femur_r", parents before children
    std::array<OsimJoint, kOsimBodies> joints;       ///< of the body of the same index
    std::array<OsimCoordinate, kOsimCoordinates> coordinates;
    std::array<std::string, kOsimScales> scaleNames;  ///< "femur_r_y"
    /// Which of the scales stretches a body along x, y, z.
    std::array<std::array<int, 3>, kOsimBodies> scaleOf{};

    int body(std::string_view name) const;        ///< -1: none of this name
    int coordinate(std::string_view name) const;  ///< -1: none of this name
};

const OsimTree& osimTree();

/// Factors along x, y, z of a body.
Eigen::Vector3d scaleOfBody(const OsimTree& tree, const OsimScales& scales, int body);

/// Where every body stands: T_parent T(s_p p_P, o) Q(q) T(s_c p_C, o)^-1 from body to body. The
/// joints' own shifts are stretched by the parent's factors, taken along the joint's axes as
/// OpenSim takes them.
/// \param root  the pelvis in the world
std::array<Eigen::Isometry3d, kOsimBodies> osimForward(const OsimTree& tree,
                                                       const Eigen::Isometry3d& root,
                                                       const OsimScales& scales,
                                                       const OsimCoordinates& coordinates_rad);

/// The joint's centre, m: the origin of its frame in the child (the pelvis: its own origin).
Eigen::Vector3d osimJointCentre(const OsimTree& tree, const OsimScales& scales, int body,
                                const Eigen::Isometry3d& bodyInWorld);

}  // namespace gonio
