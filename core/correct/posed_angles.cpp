#include <algorithm>
#include <numbers>

#include "core/correct/angle_function.h"
#include "core/correct/corrected_angles.h"
#include "core/correct/pending_edits.h"
#include "core/fit/fit_limits.h"

namespace gonio {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

bool hasPose(const Motion& motion, int frame) {
    return frame >= 0 && frame < static_cast<int>(motion.size()) &&
           motion.sources[frame] != FrameSource::Missing;
}

// What a ball joint's angles can be; beyond them a body is hurt.
AngleLimits ballLimits(const std::string& name) {
    const std::pair<const char*, AngleLimits> table[] = {
        {"pelvis_tilt", {-180, 180}},     {"pelvis_list", {-90, 90}},
        {"pelvis_rotation", {-180, 180}}, {"hip_flexion", {-45, 140}},
        {"hip_adduction", {-60, 45}},     {"hip_rotation", {-60, 60}},
        {"lumbar_extension", {-90, 45}},  {"lumbar_bending", {-45, 45}},
        {"lumbar_rotation", {-60, 60}},   {"arm_flex", {-90, 180}},
        {"arm_add", {-180, 90}},          {"arm_rot", {-120, 120}}};
    for (const auto& [begin, limits] : table) {
        if (name.starts_with(begin)) return limits;
    }
    return {};
}

}  // namespace

std::vector<std::pair<std::string, double>> anglesOfPose_deg(const BodyModel& model,
                                                             const Motion& motion, int frame,
                                                             double headingAngle_rad) {
    std::vector<std::pair<std::string, double>> angles;
    if (!hasPose(motion, frame)) return angles;
    const RestShape rest = computeRestShape(model, motion.shape);
    for (const AngleDefinition& definition : conventionTable(AngleConvention::OpenSim)) {
        const SingleAngle& angle = *findSingleAngle(definition.name);
        const auto near = tripleAt(rest, motion, frame, angle, headingAngle_rad);
        angles.emplace_back(
            definition.name,
            AngleFunction(rest, angle, headingAngle_rad, near).value_deg(motion.poses_rad[frame]));
    }
    return angles;
}

Result<PoseVector> poseWithAngle(const BodyModel& model, const Motion& motion, int frame,
                                 double headingAngle_rad, const std::string& angle,
                                 double value_deg) {
    return poseWithAngles(model, motion, frame, headingAngle_rad, {{angle, value_deg}});
}

Result<PoseVector> poseWithAngles(const BodyModel& model, const Motion& motion, int frame,
                                  double headingAngle_rad,
                                  const std::map<std::string, double>& angles_deg) {
    if (!hasPose(motion, frame))
        return fail(ErrorCode::Usage, "frame " + std::to_string(frame) + " shows no body");
    const RestShape rest = computeRestShape(model, motion.shape);
    std::vector<WantedAngle> goals;
    for (const auto& [name, value_deg] : angles_deg) {
        const SingleAngle* single = findSingleAngle(name);
        if (single == nullptr)
            return fail(ErrorCode::Usage,
                        "the OpenSim convention has no angle named '" + name + "'");
        const auto near = tripleAt(rest, motion, frame, *single, headingAngle_rad);
        goals.push_back({AngleFunction(rest, *single, headingAngle_rad, near), value_deg});
    }
    PoseVector pose_rad = motion.poses_rad[frame];
    projectOnto(goals, pose_rad);
    return pose_rad;
}

AngleLimits limitsOf(const std::string& openSimAngle) {
    const SingleAngle* angle = findSingleAngle(openSimAngle);
    if (angle == nullptr) return {};
    if (angle->source != SingleAngle::Source::Hinge) return ballLimits(openSimAngle);
    const AngleLimit& limit = fitLimits()[angle->dofs.front()];
    return {kDegrees * limit.lower_rad, kDegrees * limit.upper_rad};
}

}  // namespace gonio
