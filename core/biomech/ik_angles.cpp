#include "core/biomech/ik_angles.h"

#include <numbers>

#include "core/biomech/frame_rotations.h"
#include "core/body/osim_hinges.h"

namespace gonio {
namespace {

constexpr double kRightAngle_rad = std::numbers::pi / 2;

struct Segment {
    const char* body;
    Joint joint;
};

constexpr Segment kSegments[] = {
    {"pelvis", Joint::Pelvis},      {"femur_r", Joint::FemurR},     {"tibia_r", Joint::TibiaR},
    {"talus_r", Joint::TalusR},     {"calcn_r", Joint::CalcnR},     {"toes_r", Joint::ToesR},
    {"femur_l", Joint::FemurL},     {"tibia_l", Joint::TibiaL},     {"talus_l", Joint::TalusL},
    {"calcn_l", Joint::CalcnL},     {"toes_l", Joint::ToesL},       {"torso", Joint::Thorax},
    {"humerus_r", Joint::HumerusR}, {"humerus_l", Joint::HumerusL},
};

SegmentFrames framesOf(const IkMotion& motion, std::size_t frame) {
    const OsimTree& tree = osimTree();
    const OsimCoordinates& coordinates_rad = motion.coordinates_rad[frame];
    const auto bodies =
        osimForward(tree, motion.pelvisInWorld[frame], motion.scales, coordinates_rad);
    SegmentFrames frames;
    frames.inWorld.fill(Eigen::Matrix3d::Identity());
    for (const Segment& segment : kSegments) {
        frames.inWorld[std::size_t(id(segment.joint))] =
            bodies[std::size_t(tree.body(segment.body))].linear();
    }
    frames.inWorld[std::size_t(id(Joint::HumerusR))] *= aboutX(kRightAngle_rad);
    frames.inWorld[std::size_t(id(Joint::HumerusL))] *= aboutX(-kRightAngle_rad);
    for (const OsimHinge& hinge : kOsimHinges) {
        frames.pose_rad[hinge.dof] =
            coordinates_rad[tree.coordinate(hinge.coordinate)] - hinge.zero_rad;
    }
    return frames;
}

}  // namespace

SegmentMotion segmentsOf(const IkMotion& motion) {
    SegmentMotion segments;
    segments.times_s = motion.times_s;
    segments.frames = motion.frameIndices;
    segments.sources = motion.sources;
    segments.segments.resize(motion.size());
    segments.pelvisInWorld_m.assign(motion.size(), Eigen::Vector3d::Zero());
    for (std::size_t i = 0; i < motion.size(); ++i) {
        if (motion.sources[i] == FrameSource::Missing) continue;
        segments.segments[i] = framesOf(motion, i);
        segments.pelvisInWorld_m[i] = motion.pelvisInWorld[i].translation();
    }
    return segments;
}

namespace {

Result<void> checkSizes(const IkMotion& motion) {
    const std::size_t count = motion.times_s.size();
    if (motion.frameIndices.size() != count || motion.sources.size() != count ||
        motion.pelvisInWorld.size() != count || motion.coordinates_rad.size() != count) {
        return fail(ErrorCode::Usage, "the parts of the motion differ in length");
    }
    return {};
}

}  // namespace

Result<AngleTable> angleTableOf(const IkMotion& motion, AngleConvention convention,
                                const Heading& heading) {
    if (auto checked = checkSizes(motion); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    return computeAngles(segmentsOf(motion), convention, heading);
}

Result<BodyAngles> computeBodyAngles(
    const IkMotion& motion, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes) {
    if (auto checked = checkSizes(motion); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    return computeBodyAngles(segmentsOf(motion), cutoff_hz, maxGap_s, notes);
}

}  // namespace gonio
