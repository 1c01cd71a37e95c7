#pragma once

#include "inference/synthesis/marker_motions.h"

namespace gonio {

/// How NeurIK's training sequences are varied. The kinds are the paper's (scaling, rotation,
/// translation, noise, occlusion; fact sheet BioPose 2.1), the amounts ours (2.9).
struct MarkerDisturbance {
    double mirrorChance = 0.5;
    double leastScale = 0.8, mostScale = 1.2;  ///< of the person, body scales along
    /// The window is turned as it is at run time, until the pelvis points to +x on average, before
    /// it is turned as below.
    bool removesHeading = false;
    double yaw_rad = 3.14159265358979;  ///< about the vertical, +-
    double tilt_rad = 0.1745;           ///< about any level axis, +-
    double translation_m = 0.02;        ///< of all markers after centring, standard deviation
    /// Noise. Each window has its own share of all of it, square of a random number: many windows
    /// with little, few with much.
    double misplacement_m = 0.01;  ///< of each marker on the body, for the whole window
    double wobble_m = 0.008;       ///< slow (about 2 Hz)
    double white_m = 0.015;
    double depthStretch = 0.05;  ///< along a random level direction, +-: a camera's wrong depth
    double segmentChance = 0.3;  ///< that a segment (never the pelvis) is hidden for 5 to 20 frames
    double markerChance = 0.02;  ///< that a marker (never of the pelvis) is hidden all along
    double holdChance = 0.1;     ///< that the window begins before the person: a frame is repeated

    /// Nothing at all but the run time's own turn.
    static MarkerDisturbance none();
};

/// A sequence as the network sees it: metres, y up, from the mean of the four pelvis markers.
struct MarkerWindow {
    std::vector<Eigen::Matrix3Xf> places_m;  ///< NaN: not seen
    std::vector<Eigen::Matrix3d> root;       ///< of the pelvis in the same axes
    std::vector<OsimCoordinates> coordinates_rad;
    OsimScales scales = OsimScales::Ones();
};

/// \param pelvis  columns of RASI, LASI, RPSI, LPSI  \param seed  decides everything
MarkerWindow disturbed(const MarkerMotion& motion, const MarkerTable& table,
                       const std::array<int, 4>& pelvis, const MarkerDisturbance& disturbance,
                       std::uint64_t seed);

/// The columns of RASI, LASI, RPSI, LPSI. \return Usage where the table has not all four
Result<std::array<int, 4>> pelvisColumnsOf(const MarkerTable& table);

}  // namespace gonio
