#pragma once

#include <vector>

#include "core/body/osim_derivatives.h"
#include "core/fit/marker_ik.h"

namespace gonio {

using PoseMatrix = Eigen::Matrix<double, kOsimPoseSize, kOsimPoseSize>;
using PoseStep = Eigen::Matrix<double, kOsimPoseSize, 1>;
using Coupling = Eigen::Matrix<double, kOsimPoseSize, kOsimScales>;
using ScaleMatrix = Eigen::Matrix<double, kOsimScales, kOsimScales>;

/// One frame's unknowns but for the scales.
struct IkPose {
    Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
    OsimCoordinates coordinates_rad = OsimCoordinates::Zero();

    IkPose moved(const PoseStep& step) const {
        IkPose next = *this;
        next.root.translation() += step.head<3>();
        const Eigen::Vector3d turn = step.segment<3>(3);
        if (turn.norm() > 0) {
            next.root.linear() = Eigen::AngleAxisd(turn.norm(), turn.normalized()) * root.linear();
        }
        next.coordinates_rad += step.tail<kOsimCoordinates>();
        return next;
    }
};

/// Normal equations of one frame.
struct FrameEquations {
    PoseMatrix pose = PoseMatrix::Zero();
    Coupling coupling = Coupling::Zero();
    ScaleMatrix scales = ScaleMatrix::Zero();
    PoseStep poseGradient = PoseStep::Zero();
    OsimScales scaleGradient = OsimScales::Zero();
};

/// The cost of a frame: what solveMarkerIk() minimises.
class MarkerIkProblem {
public:
    MarkerIkProblem(const MarkerTable& table, const MarkerIkOptions& options);

    /// Whether the marker is seen, on the tree and of any weight.
    bool counts(const Eigen::Matrix3Xd& places_m, int marker) const;

    /// Whether a frame shows enough to be solved.
    bool isEnough(const Eigen::Matrix3Xd& places_m) const;

    double cost(const IkPose& pose, const OsimScales& scales,
                const Eigen::Matrix3Xd& places_m) const;

    FrameEquations equations(const IkPose& pose, const OsimScales& scales,
                             const Eigen::Matrix3Xd& places_m) const;

    /// Lays the pelvis on its markers (Kabsch).
    Eigen::Isometry3d pelvisOn(const OsimScales& scales, const Eigen::Matrix3Xd& places_m) const;

    /// Root of the mean squared distance of the markers that count, m.
    double markerError_m(const IkPose& pose, const OsimScales& scales,
                         const Eigen::Matrix3Xd& places_m) const;

private:
    static double beyondLimit(const IkPose& pose, int coordinate);

    const MarkerTable& m_table;
    const MarkerIkOptions& m_options;
    std::vector<double> m_precisions;
};

/// The pose of one frame, scales given, by damped Gauss-Newton steps.
IkPose solvedFrame(const MarkerIkProblem& problem, const IkPose& start, const OsimScales& scales,
                   const Eigen::Matrix3Xd& places_m, int iterations);
/// The same for a frame that has none before it: arms can be anywhere, so from the best of several
/// starts each takes what it does best.
IkPose solvedFromAnywhere(const MarkerIkProblem& problem, const IkPose& start,
                          const OsimScales& scales, const Eigen::Matrix3Xd& places_m,
                          int iterations);

/// Damping of the first step, and where steps are given up.
inline constexpr double kFirstDamping = 1e-3, kMostDamping = 1e8;
/// Of the cost: a step that gains less is the last one.
inline constexpr double kEnoughGain = 1e-10;

}  // namespace gonio
