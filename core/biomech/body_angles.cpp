#include "core/biomech/body_angles.h"

#include <type_traits>

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
    return motion.size() == 0 ? SegmentMotion{} : segmentsOf(model, motion, 0, motion.size() - 1);
}

SegmentMotion segmentsOf(const BodyModel& model, const Motion& motion, std::size_t first,
                         std::size_t last) {
    const RestShape rest = computeRestShape(model, motion.shape);
    const auto part = [&](const auto& all) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
        return std::remove_cvref_t<decltype(all)>(
            begin, begin + static_cast<std::ptrdiff_t>(last - first + 1));
    };
    SegmentMotion segments;
    segments.times_s = part(motion.times_s);
    segments.frames = part(motion.frameIndices);
    segments.sources = part(motion.sources);
    if (!motion.confidences.empty()) segments.confidences = part(motion.confidences);
    segments.segments.resize(segments.times_s.size());
    segments.pelvisInWorld_m.assign(segments.times_s.size(), Eigen::Vector3d::Zero());
    Kinematics kinematics;
    for (std::size_t i = 0; i < segments.times_s.size(); ++i) {
        const std::size_t f = first + i;
        if (motion.sources[f] == FrameSource::Missing) continue;
        computeKinematics(rest, motion.poses_rad[f], kinematics);
        segments.segments[i].pose_rad = motion.poses_rad[f];
        dofFramesInWorld(rest, kinematics, segments.segments[i].inWorld);
        segments.pelvisInWorld_m[i] = kinematics.position_m[0] + motion.translations_m[f];
    }
    return segments;
}

Result<BodyAngles> computeBodyAngles(
    const BodyModel& model, const Motion& motion, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes) {
    return computeBodyAngles(segmentsOf(model, motion), cutoff_hz, maxGap_s, notes);
}

Result<BodyAngles> computeBodyAngles(
    const SegmentMotion& segments, double cutoff_hz, double maxGap_s,
    const std::vector<std::pair<std::string, std::string>>& notes) {
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
