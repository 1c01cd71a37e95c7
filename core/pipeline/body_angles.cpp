#include "core/pipeline/body_angles.h"

#include "core/body/kinematics.h"

namespace gonio {
namespace {

Result<AngleTable> finished(const SegmentMotion& segments, AngleConvention convention,
                            const Heading& heading, double cutoff_hz, double maxGap_s,
                            const std::vector<std::pair<std::string, std::string>>& notes) {
    auto table = computeAngles(segments, convention, heading);
    if (!table) return table;
    table->notes.insert(table->notes.begin(), notes.begin(), notes.end());
    FinishOptions options;
    options.filter.cutoff_hz = cutoff_hz;
    options.maxGap_s = maxGap_s;
    return finishAngles(*std::move(table), options);
}

}  // namespace

SegmentMotion segmentsOf(const BodyModel& model, const Motion& motion) {
    const RestShape rest = computeRestShape(model, motion.shape);
    SegmentMotion segments{motion.times_s,    motion.frameIndices, motion.sources, {}, {},
                           motion.confidences};
    segments.segments.resize(motion.size());
    segments.pelvisInWorld_m.assign(motion.size(), Eigen::Vector3d::Zero());
    Kinematics kinematics;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (motion.sources[f] == FrameSource::Missing) continue;
        computeKinematics(rest, motion.poses_rad[f], kinematics);
        segments.segments[f].pose_rad = motion.poses_rad[f];
        dofFramesInWorld(rest, kinematics, segments.segments[f].inWorld);
        segments.pelvisInWorld_m[f] = kinematics.position_m[0] + motion.translations_m[f];
    }
    return segments;
}

Result<BodyAngles> computeBodyAngles(
    const BodyModel& model, const Motion& motion, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes) {
    const SegmentMotion segments = segmentsOf(model, motion);
    auto heading = estimateHeading(segments);
    if (!heading) return tl::unexpected<Error>(heading.error());
    BodyAngles angles;
    angles.heading = *heading;
    for (auto* table : {&angles.openSim, &angles.clinical}) {
        const auto convention =
            table == &angles.openSim ? AngleConvention::OpenSim : AngleConvention::Clinical;
        auto made = finished(segments, convention, *heading, cutoff_hz, maxGap_s, notes);
        if (!made) return tl::unexpected<Error>(made.error());
        *table = *std::move(made);
    }
    return angles;
}

}  // namespace gonio
