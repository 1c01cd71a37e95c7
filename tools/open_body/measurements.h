#pragma once

#include <Eigen/Core>
#include <array>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/body/skeleton.h"
#include "core/result.h"

namespace gonio::open_body {

/// The shape directions, in the order of the shape numbers.
inline constexpr std::array<std::string_view, kShapeCount> kDirections = {
    "stature",      "mass",           "muscle",    "leg_length",  "arm_length",
    "trunk_length", "shoulder_width", "hip_girth", "waist_girth", "chest_girth"};

/// Change of a vector for one unit of each direction.
using ShapeChange = std::array<Eigen::Vector3d, kShapeCount>;

/// One section of a body part, normal to the part's axis.
struct Station {
    double t = 0;            ///< position along the axis, 0 at `start`, 1 at `end`
    Eigen::VectorXd values;  ///< m: centre along F, centre along U, Fourier terms of the radius
    std::array<Eigen::VectorXd, kShapeCount> change;  ///< of the Fourier terms; empty where none
    double girth_m = 0;
    double cover = 1;  ///< share of the directions that were measured rather than interpolated
};

/// A body part lofted through sections about the axis from `start` to `end` (left side).
struct Segment {
    std::string name;
    Eigen::Vector3d start, end;       ///< m, rest frame
    Eigen::Vector3d forward, upward;  ///< directions of angle 0 and of angle 90 degrees
    bool symmetric = false;           ///< cosines only
    ShapeChange start_change, end_change;
    std::vector<Station> stations;
};

/// An ellipsoid added to the head, mirrored to the other side.
struct Blob {
    Eigen::Vector3d centre, radii;
    Eigen::Matrix3d axes;  ///< rows
    double blend_m = 0;
};

/// Everything measured of one mean body, in the rest frame (y up, z forward, x left, floor 0).
struct BodyMeasurements {
    std::string name;
    double stature_m = 0;
    double mass_kg = 0;
    double volume_l = 0;
    double crotch_height_m = 0;
    Eigen::Vector3d lumbosacral;
    std::array<Eigen::Vector3d, kJointCount> joints;
    std::array<ShapeChange, kJointCount> joint_change;
    std::map<std::string, Eigen::Vector3d> landmarks_left;
    std::vector<Segment> segments;
    std::vector<Blob> head_blobs;
    std::map<std::string, std::map<std::string, double>> girth_change;  ///< by direction
    std::map<std::string, double> girths;
    nlohmann::json source;  ///< the whole record, for the bone placements
};

struct Measurements {
    BodyMeasurements female, male;
    nlohmann::json bones;
};

/// Reads open_body_measurements.json. Errors: NotFound, MalformedFile.
Result<Measurements> readMeasurements(const std::filesystem::path& path);

Eigen::Vector3d toVector3(const nlohmann::json& array);
/// Mirror image in the median plane.
Eigen::Vector3d mirrored(const Eigen::Vector3d& point);

}  // namespace gonio::open_body
