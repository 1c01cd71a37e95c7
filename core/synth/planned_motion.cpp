#include "core/synth/planned_motion.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "core/synth/noise.h"

namespace gonio {

Eigen::Matrix3d turnedBy(double heading_rad) {
    return Eigen::AngleAxisd(heading_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
}

Eigen::Matrix3d footRotation(double yaw_rad, double pitch_rad) {
    return turnedBy(yaw_rad) * Eigen::AngleAxisd(-pitch_rad, Eigen::Vector3d::UnitX());
}

FootTarget flatFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad) {
    return rolledFoot(foot, heel_m, yaw_rad, 0);
}

FootTarget rolledFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad,
                      double pitch_rad) {
    FootTarget target;
    target.rotation = footRotation(yaw_rad, pitch_rad);
    if (pitch_rad >= 0) {
        target.calcn_m = heel_m - target.rotation * foot.heel;
    } else {
        const Eigen::Vector3d ball_m = heel_m + turnedBy(yaw_rad) * (foot.ball - foot.heel);
        target.calcn_m = ball_m - target.rotation * foot.ball;
        // Toes that cannot bend as far as the heel rises stand on their tips.
        const double steep_rad = toesOnFloor(pitch_rad) - pitch_rad;
        target.calcn_m.y() += foot.toeLength_m * std::sin(std::max(steep_rad, 0.0));
    }
    return target;
}

FootTarget pivotedFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad,
                       double pitch_rad, double onHeel) {
    const Eigen::Matrix3d rotation = footRotation(yaw_rad, pitch_rad);
    const Eigen::Vector3d ball_m = heel_m + turnedBy(yaw_rad) * (foot.ball - foot.heel);
    return {
        onHeel * (heel_m - rotation * foot.heel) + (1 - onHeel) * (ball_m - rotation * foot.ball),
        rotation};
}

std::array<FootTarget, 2> standingFeet(const RestShape& rest, const BodyGeometry& body,
                                       double width, double toeOut_rad) {
    const auto& p = rest.joints_m;
    const double hipHalf = (p[id(Joint::FemurL)].x() - p[id(Joint::FemurR)].x()) / 2;
    std::array<FootTarget, 2> feet;
    for (const Side side : {Side::Right, Side::Left}) {
        const double sign = side == Side::Right ? -1 : 1;
        feet[static_cast<std::size_t>(side)] =
            flatFoot(body.foot(side), {sign * hipHalf * width, 0, 0}, sign * toeOut_rad);
    }
    return feet;
}

double toesOnFloor(double pitch_rad) {
    // Negative raises the toes. The toe joint stops at 45 degrees; the bend follows the heel up to
    // there without a kink.
    const double heelRise = std::max(-pitch_rad, 0.0), stop = degrees(43);
    return -stop * std::tanh(heelRise / stop * (1 + 0.35 * heelRise * heelRise / (stop * stop)));
}

void lowerArms(PoseVector& pose_rad, double fromTPose_rad) {
    pose_rad[29] = fromTPose_rad;
    pose_rad[39] = -fromTPose_rad;
}

std::optional<Error> checkTimes(std::span<const double> times_s) {
    if (times_s.empty()) return Error{ErrorCode::Usage, "a motion needs at least one time", {}};
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        if (!std::isfinite(times_s[i]) || (i > 0 && times_s[i] <= times_s[i - 1])) {
            return Error{ErrorCode::Usage,
                         "time " + std::to_string(i) +
                             " of the motion does not follow the one "
                             "before it; give strictly increasing times",
                         {}};
        }
    }
    return std::nullopt;
}

std::optional<Error> checkRange(const char* option, double value, double low, double high) {
    if (value >= low && value <= high) return std::nullopt;
    return Error{ErrorCode::Usage,
                 std::string(option) + " is " + std::to_string(value) + ", expected " +
                     std::to_string(low) + " to " + std::to_string(high),
                 {}};
}

std::optional<Error> checkView(const ViewOptions& view) {
    if (auto bad = checkRange("width", view.width_px, 16, 16384)) return bad;
    if (auto bad = checkRange("height", view.height_px, 16, 16384)) return bad;
    if (auto bad = checkRange("focal length", view.focal_px, 50, 1e5)) return bad;
    if (auto bad = checkRange("body height", view.bodyHeight_px, 20, 16384)) return bad;
    if (auto bad = checkRange("camera height", view.cameraHeight_m, -5, 20)) return bad;
    if (auto bad = checkRange("camera roll", view.roll_rad, -3.2, 3.2)) return bad;
    if (auto bad = checkRange("camera pitch", view.pitch_rad, -1.5, 1.5)) return bad;
    return checkRange("heading", view.heading_rad, -10, 10);
}

Camera makeCamera(const ViewOptions& view) {
    Camera camera;
    camera.focal_px = view.focal_px;
    camera.size_px = {view.width_px, view.height_px};
    camera.centre_px = camera.size_px.cast<double>() / 2;
    camera.focalEstimated = false;
    camera.cameraFromWorld =
        Eigen::AngleAxisd(view.roll_rad, Eigen::Vector3d::UnitZ()).toRotationMatrix() *
        Eigen::AngleAxisd(view.pitch_rad, Eigen::Vector3d::UnitX()).toRotationMatrix() *
        Eigen::Vector3d(1, -1, -1).asDiagonal();
    return camera;
}

std::vector<double> regularTimes(double duration_s, double rate_hz) {
    std::vector<double> times_s;
    const auto count = static_cast<int>(std::ceil(duration_s * rate_hz - 1e-9));
    for (int i = 0; i < count; ++i) times_s.push_back(i / rate_hz);
    return times_s;
}

std::vector<double> jitteredTimes(double duration_s, double rate_hz, double jitter,
                                  std::uint64_t seed) {
    Noise noise(seed);
    const double share = std::clamp(jitter, 0.0, 0.9);
    std::vector<double> times_s;
    for (double t = 0; t < duration_s;) {
        times_s.push_back(t);
        t += (1 + share * (2 * noise.uniform() - 1)) / rate_hz;
    }
    return times_s;
}

std::vector<MotionEvent> eventsWithin(std::vector<MotionEvent> events, double from_s, double to_s) {
    std::erase_if(events,
                  [&](const MotionEvent& e) { return !(e.time_s >= from_s && e.time_s <= to_s); });
    std::stable_sort(events.begin(), events.end(),
                     [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
    return events;
}

namespace {

// A point of the sole bears if its foot does and it lies on the floor.
SoleContact contactOf(const MotionPlan& plan, const Posture& at, double time_s) {
    constexpr double touching_m = 0.004;
    SoleContact contact{};
    std::array<bool, 2> standing{};
    for (const Side side : {Side::Right, Side::Left}) {
        standing[static_cast<std::size_t>(side)] = plan.stands(side, time_s);
    }
    if (!standing[0] && !standing[1]) return contact;
    Kinematics k;
    computeKinematics(plan.rest(), at.pose_rad, k);
    for (const Side side : {Side::Right, Side::Left}) {
        if (!standing[static_cast<std::size_t>(side)]) continue;
        const int calcn = legJoint(Joint::CalcnR, side);
        const FootGeometry& foot = plan.body().foot(side);
        for (const std::size_t end : {0U, 1U}) {
            const std::size_t point = 2 * static_cast<std::size_t>(side) + end;
            const Eigen::Vector3d p_m = k.position_m[calcn] + at.translation_m +
                                        k.rotation[calcn] * (end == 0 ? foot.heel : foot.ball);
            // A foot on its toes' tips bears with the forefoot.
            contact[point] = p_m.y() - plan.support_m(side, time_s) < touching_m ||
                             (end == 1 && !contact[point - 1]);
        }
    }
    return contact;
}

}  // namespace

GeneratedMotion placeMotion(const MotionPlan& plan, const ViewOptions& view,
                            std::span<const double> times_s) {
    GeneratedMotion result;
    Motion& motion = result.motion;
    motion.shape = plan.rest().shape;
    motion.camera = makeCamera(view);
    result.floorHeight_m = -view.cameraHeight_m;
    const double distance_m = view.focal_px * plan.body().stature_m / view.bodyHeight_px;
    const Eigen::Matrix3d turn = turnedBy(view.heading_rad);
    const Eigen::Vector3d origin = Eigen::Vector3d(0, result.floorHeight_m, -distance_m) -
                                   turn * plan.centre_m(times_s.front(), times_s.back());
    const Eigen::Vector3d& pelvis = plan.rest().joints_m[0];
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        Posture at = plan.posture(times_s[i]);
        result.contacts.push_back(contactOf(plan, at, times_s[i]));
        at.pose_rad[2] += view.heading_rad;
        motion.times_s.push_back(times_s[i]);
        motion.frameIndices.push_back(static_cast<int>(i));
        motion.poses_rad.push_back(at.pose_rad);
        motion.translations_m.push_back(turn * (pelvis + at.translation_m) + origin - pelvis);
        motion.sources.push_back(FrameSource::Measured);
        motion.confidences.push_back(Eigen::Matrix<double, kJointCount, 1>::Ones());
    }
    for (Prop prop : plan.props()) {
        prop.centre_m = turn * prop.centre_m + origin;
        prop.heading_rad += view.heading_rad;
        result.props.push_back(prop);
    }
    result.events = plan.events(times_s.front(), times_s.back());
    return result;
}

}  // namespace gonio
