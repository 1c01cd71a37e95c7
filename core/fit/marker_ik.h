#pragma once

#include <bitset>
#include <optional>

#include "core/body/ik_motion.h"
#include "core/body/marker_table.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

struct MarkerIkOptions {
    int frameIterations = 20;  ///< of each frame alone, from the frame before
    int clipIterations = 15;   ///< of all frames and the scales together
    /// Known scales; else they are found, one set for the clip.
    std::optional<OsimScales> scales;
    double scaleDeviation = 0.5;       ///< how far scales stray from 1, weakly believed
    double limitDeviation_rad = 0.02;  ///< softness of the coordinates' limits
    int leastMarkers = 12;             ///< a frame that shows fewer is missing
};

struct MarkerIkResult {
    IkMotion motion;
    /// Root of the mean squared distance between markers and tree, unweighted, m; NaN where
    /// missing.
    std::vector<double> markerErrors_m;
    /// Coordinates and scales that some marker moves with; the others stand at zero and one.
    std::bitset<kOsimCoordinates> coordinatesSeen;
    std::bitset<kOsimScales> scalesSeen;
};

/// Inverse kinematics of markers on osimTree() (fact sheet BioPose 2.9): the sum of the squared
/// distances times the markers' weights, by Levenberg and
/// Marquardt's damped Gauss-Newton steps with exact derivatives; first frame by frame, then all
/// frames with one set of scales, the frames eliminated (Schur complement). Without training: the
/// reference that NeurIK is held against.
/// \return Usage where sizes differ or no frame shows the pelvis and leastMarkers; Cancelled
Result<MarkerIkResult> solveMarkerIk(const MarkerTable& table, const MarkerClip& clip,
                                     const MarkerIkOptions& options = {}, const Job& job = {});

}  // namespace gonio
