#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/synth/camera_path.h"
#include "core/synth/motion_style.h"

namespace gonio {

/// A fixed camera at the world origin and where the person stands in front of it.
struct ViewOptions {
    int width_px = 1280, height_px = 720;
    double focal_px = 1500;
    double bodyHeight_px = 600;   ///< stature in the picture; sets the distance
    double cameraHeight_m = 0.9;  ///< above the floor
    double roll_rad = 0;          ///< cameraFromWorld = Rz(roll) Rx(pitch) diag(1, -1, -1)
    double pitch_rad = 0;
    double heading_rad = 1.5707963267948966;  ///< 0 towards the camera, pi/2 to the right
};

struct MotionEvent {
    std::string name;  ///< heel_strike_r, toe_off_l, squat_bottom, take_off, landing, ...
    double time_s = 0;
};

/// Which points of the soles bear: heel and ball of the right foot, heel and ball of the left.
using SoleContact = std::array<bool, 4>;

/// A thing that stands on the floor: an upright block, world.
struct Prop {
    Eigen::Vector3d centre_m = Eigen::Vector3d::Zero(), halfSize_m = Eigen::Vector3d::Zero();
    double heading_rad = 0;
};

struct GeneratedMotion {
    std::string kind;  ///< name of the MotionKind
    Motion motion;
    std::vector<MotionEvent> events;
    std::vector<SoleContact> contacts;  ///< of every frame
    std::vector<Prop> props;
    double floorHeight_m = 0;  ///< world y of the floor
    /// Of every frame, where the camera moves; empty: motion.camera at the world's origin.
    std::vector<CameraPose> cameras;

    CameraPose cameraAt(std::size_t frame) const {
        return cameras.empty() ? CameraPose{motion.camera.cameraFromWorld, Eigen::Vector3d::Zero()}
                               : cameras[frame];
    }
};

/// Steady walking. The feet are planned on the floor (heel, flat and forefoot rockers, swing) and
/// the legs follow healthy joint curves as closely as the feet allow, so stance feet do not slide.
struct WalkOptions {
    double speed_m_s = 1.25;       ///< 0.5 .. 1.8
    double cadence_steps_min = 0;  ///< 0: from the speed with a usual ratio of step to cadence
    double stepWidth_m = 0.10;     ///< between the heels, 0.02 .. 0.3
    double toeOut_deg = 3;         ///< beyond the body's rest pose
    double startPhase = 0;         ///< of the right leg at time 0; 0 = heel strike
    std::uint64_t seed = 0;        ///< 0: the mean person; else small personal differences
    MotionStyle style;             ///< speed and toe-out come on top of the above
};

/// Squats on the spot with the feet flat and the centre of mass over them.
struct SquatOptions {
    double kneeFlexion_deg = 100;  ///< at the bottom, 30 .. 125
    double period_s = 2.6;         ///< of one repetition
    int repetitions = 3;
    double leadIn_s = 0.5;      ///< standing before the first and after the last
    double armRaise_deg = 75;   ///< arms forward at the bottom, 0 .. 85
    double stanceWidth = 1.15;  ///< distance of the feet / distance of the hips
    double toeOut_deg = 8;
    std::uint64_t seed = 0;
    MotionStyle style;
};

/// A counter-movement jump with arm swing; in flight the centre of mass follows gravity exactly.
struct JumpOptions {
    double height_m = 0.25;  ///< rise of the centre of mass after take-off, 0.05 .. 0.5
    double dip_m = 0.22;     ///< how far the centre of mass sinks before, 0.12 .. 0.40
    double leadIn_s = 0.6;
    std::uint64_t seed = 0;
    MotionStyle style;
};

inline constexpr double kGravity_m_s2 = 9.81;

/// Evenly spaced times from 0, at `rate_hz`, as long as they are below `duration_s`.
std::vector<double> regularTimes(double duration_s, double rate_hz);
/// The same with every step changed by up to +-`jitter` of itself (0 .. 0.9).
std::vector<double> jitteredTimes(double duration_s, double rate_hz, double jitter,
                                  std::uint64_t seed);

/// The camera of a view; centre in the middle of the picture.
Camera makeCamera(const ViewOptions& view);

/// \param times_s  strictly increasing, not empty; any spacing
/// Usage errors name the option that is out of range. The middle of a walk is in the middle of the
/// picture. SKEL's parameters, not OpenSim angles, are what `poses_rad` holds.
Result<GeneratedMotion> generateWalk(const BodyModel& model, const ShapeVector& shape,
                                     const WalkOptions& options, const ViewOptions& view,
                                     std::span<const double> times_s);
Result<GeneratedMotion> generateSquat(const BodyModel& model, const ShapeVector& shape,
                                      const SquatOptions& options, const ViewOptions& view,
                                      std::span<const double> times_s);
Result<GeneratedMotion> generateJump(const BodyModel& model, const ShapeVector& shape,
                                     const JumpOptions& options, const ViewOptions& view,
                                     std::span<const double> times_s);

/// Length of the whole squat series or jump, s.
double durationOf(const SquatOptions& options);
double durationOf(const JumpOptions& options);

}  // namespace gonio
