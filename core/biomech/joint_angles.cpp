#include "core/biomech/joint_angles.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

#include "core/biomech/frame_rotations.h"
#include "core/biomech/rotation_sequences.h"
#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegrees = 180 / std::numbers::pi;
constexpr double kTravelNeeded_m = 1.0;
constexpr double kSingularConfidence = 0.1;

using Triples = std::vector<AngleTriple>;

/// Where a table goes on.
struct Start {
    const AngleTable* table = nullptr;
    std::size_t row = 0;

    struct Part {
        std::string_view name;
        double sign;
    };

    /// The last finite triple up to the row, from series of the table.
    std::optional<AngleTriple> triple(Part first, Part middle, Part last) const {
        if (table == nullptr) return std::nullopt;
        const AngleSeries* series[] = {table->find(first.name), table->find(middle.name),
                                       table->find(last.name)};
        for (std::size_t i = row + 1; i-- > 0;) {
            const AngleTriple found{first.sign * series[0]->raw_deg[i] / kDegrees,
                                    middle.sign * series[1]->raw_deg[i] / kDegrees,
                                    last.sign * series[2]->raw_deg[i] / kDegrees};
            if (std::isfinite(found.first) && std::isfinite(found.middle)) return found;
        }
        return std::nullopt;
    }
};

using Before = std::optional<AngleTriple>;

/// Reads a triple per frame from the segments; NaN where the frame is missing.
template <class Rotation, class Decompose>
Triples readTriples(const SegmentMotion& motion, Continuity continuity, const Before& before,
                    const Decompose& decompose, const Rotation& rotation) {
    Triples triples(motion.segments.size(), AngleTriple{kNaN, kNaN, kNaN});
    for (std::size_t i = 0; i < triples.size(); ++i) {
        if (motion.sources[i] == FrameSource::Missing) continue;
        triples[i] = decompose(rotation(motion.segments[i].inWorld));
    }
    unwrap(triples, continuity, before);
    return triples;
}

/// Collects series of one convention in the order of its table.
class TableBuilder {
public:
    TableBuilder(const SegmentMotion& motion, AngleConvention convention)
        : m_motion(motion), m_definitions(conventionTable(convention)) {
        m_table.convention = convention;
        m_table.times_s = motion.times_s;
        m_table.frames = motion.frames;
        m_table.sources = motion.sources;
    }

    /// Next angle: a component of triples with a sign.
    void add(const Triples& triples, double AngleTriple::*component, double sign) {
        AngleSeries& series = addSeries();
        for (std::size_t i = 0; i < triples.size(); ++i) {
            series.raw_deg[i] = sign * kDegrees * (triples[i].*component);
            if (isNearSingularity(triples[i])) {
                series.confidence[i] = std::min(series.confidence[i], kSingularConfidence);
            }
        }
    }

    /// Next angle: a hinge of the body model.
    void addHinge(int dof) {
        AngleSeries& series = addSeries();
        for (std::size_t i = 0; i < series.raw_deg.size(); ++i) {
            if (m_motion.sources[i] == FrameSource::Missing) continue;
            series.raw_deg[i] = kDegrees * m_motion.segments[i].pose_rad[dof];
        }
    }

    AngleTable take() { return std::move(m_table); }

private:
    AngleSeries& addSeries() {
        const AngleDefinition& definition = m_definitions[m_table.series.size()];
        AngleSeries& series = m_table.series.emplace_back();
        series.name = definition.name;
        series.raw_deg.assign(m_motion.segments.size(), kNaN);
        series.confidence.assign(m_motion.segments.size(), 1.0);
        for (std::size_t i = 0; i < m_motion.segments.size(); ++i) {
            if (m_motion.sources[i] == FrameSource::Missing) series.confidence[i] = 0;
            if (m_motion.confidences.empty()) continue;
            for (const Joint joint : definition.seenFrom) {
                series.confidence[i] =
                    std::min(series.confidence[i], m_motion.confidences[i][id(joint)]);
            }
        }
        return series;
    }

    const SegmentMotion& m_motion;
    std::span<const AngleDefinition> m_definitions;
    AngleTable m_table;
};

using Frames = FrameRotations;

Triples relativeTriples(const SegmentMotion& motion, Joint parent, Joint child,
                        const Before& before) {
    return readTriples(motion, Continuity::Joint, before, decomposeZxy,
                       [=](const Frames& inWorld) { return relative(inWorld, parent, child); });
}

template <class Decompose>
Triples groundTriples(const SegmentMotion& motion, Joint joint, const Heading& heading,
                      const Before& before, const Decompose& decompose) {
    const Eigen::Matrix3d headingFromWorld = aboutY(-heading.angle_rad);
    return readTriples(motion, Continuity::Ground, before, decompose, [&](const Frames& inWorld) {
        return inGround(inWorld, joint, headingFromWorld);
    });
}

Triples armTriples(const SegmentMotion& motion, bool left, const Before& before) {
    return readTriples(motion, Continuity::Shoulder, before, decomposeZxy,
                       [&](const Frames& inWorld) { return armInThorax(inWorld, left); });
}

void addHip(TableBuilder& builder, const SegmentMotion& motion, bool left, const Start& start) {
    const double mirror = left ? -1 : 1;
    const std::string side = left ? "_l" : "_r";
    const std::string names[] = {"hip_flexion" + side, "hip_adduction" + side,
                                 "hip_rotation" + side};
    const Triples hip =
        relativeTriples(motion, Joint::Pelvis, left ? Joint::FemurL : Joint::FemurR,
                        start.triple({names[0], 1}, {names[1], mirror}, {names[2], mirror}));
    builder.add(hip, &AngleTriple::first, 1);
    builder.add(hip, &AngleTriple::middle, mirror);
    builder.add(hip, &AngleTriple::last, mirror);
}

void addArm(TableBuilder& builder, const SegmentMotion& motion, bool left, const Start& start) {
    const double mirror = left ? -1 : 1;
    const std::string side = left ? "_l" : "_r";
    const std::string names[] = {"arm_flex" + side, "arm_add" + side, "arm_rot" + side};
    const Triples arm = armTriples(
        motion, left, start.triple({names[0], 1}, {names[1], mirror}, {names[2], mirror}));
    builder.add(arm, &AngleTriple::first, 1);
    builder.add(arm, &AngleTriple::middle, mirror);
    builder.add(arm, &AngleTriple::last, mirror);
}

AngleTable openSimAngles(const SegmentMotion& motion, const Heading& heading, const Start& start) {
    TableBuilder builder(motion, AngleConvention::OpenSim);
    const Triples pelvis = groundTriples(
        motion, Joint::Pelvis, heading,
        start.triple({"pelvis_tilt", 1}, {"pelvis_list", 1}, {"pelvis_rotation", 1}), decomposeZxy);
    builder.add(pelvis, &AngleTriple::first, 1);
    builder.add(pelvis, &AngleTriple::middle, 1);
    builder.add(pelvis, &AngleTriple::last, 1);
    for (const bool left : {false, true}) {
        addHip(builder, motion, left, start);
        const int knee = left ? 13 : 6;  // then ankle, subtalar and toe joint
        for (int dof = knee; dof < knee + 4; ++dof) builder.addHinge(dof);
    }
    const Triples lumbar = relativeTriples(
        motion, Joint::Pelvis, Joint::Thorax,
        start.triple({"lumbar_extension", 1}, {"lumbar_bending", 1}, {"lumbar_rotation", 1}));
    builder.add(lumbar, &AngleTriple::first, 1);
    builder.add(lumbar, &AngleTriple::middle, 1);
    builder.add(lumbar, &AngleTriple::last, 1);
    for (const bool left : {false, true}) {
        addArm(builder, motion, left, start);
        builder.addHinge(left ? 42 : 32);  // elbow
        builder.addHinge(left ? 43 : 33);  // forearm
    }
    return builder.take();
}

/// Turn about +y of the foot's long axis in the floor plane, as the first angle of a triple.
Triples footTriples(const SegmentMotion& motion, const Heading& heading, bool left,
                    const Start& start) {
    const int foot = id(left ? Joint::CalcnL : Joint::CalcnR);
    const Eigen::Matrix3d headingFromWorld = aboutY(-heading.angle_rad);
    const auto direction = [](const Eigen::Matrix3d& inHeading) {
        const Eigen::Vector3d toes = inHeading.col(0);
        const double elevation_rad = std::atan2(toes.y(), std::hypot(toes.x(), toes.z()));
        return AngleTriple{std::atan2(-toes.z(), toes.x()), elevation_rad, 0};
    };
    const Start::Part shown{left ? "foot_progression_l" : "foot_progression_r", left ? -1.0 : 1.0};
    const Before before = start.triple(shown, shown, shown);
    return readTriples(motion, Continuity::Ground, before, direction, [&](const Frames& inWorld) {
        return Eigen::Matrix3d(headingFromWorld * inWorld[foot]);
    });
}

AngleTable clinicalAngles(const SegmentMotion& motion, const Heading& heading, const Start& start) {
    TableBuilder builder(motion, AngleConvention::Clinical);
    const Triples pelvis = groundTriples(
        motion, Joint::Pelvis, heading,
        start.triple({"pelvis_rotation_r", 1}, {"pelvis_obliquity_r", -1}, {"pelvis_tilt", -1}),
        decomposeYxz);
    builder.add(pelvis, &AngleTriple::last, -1);
    for (const double side : {1.0, -1.0}) {
        builder.add(pelvis, &AngleTriple::middle, -side);
        builder.add(pelvis, &AngleTriple::first, side);
    }
    for (const bool left : {false, true}) {
        addHip(builder, motion, left, start);
        builder.addHinge(left ? 13 : 6);
        builder.addHinge(left ? 14 : 7);
        builder.add(footTriples(motion, heading, left, start), &AngleTriple::first, left ? -1 : 1);
    }
    const Triples trunk = groundTriples(
        motion, Joint::Thorax, heading,
        start.triple({"trunk_rotation", 1}, {"trunk_bending", 1}, {"trunk_flexion", -1}),
        decomposeYxz);
    builder.add(trunk, &AngleTriple::last, -1);
    builder.add(trunk, &AngleTriple::middle, 1);
    builder.add(trunk, &AngleTriple::first, 1);
    const Triples spine = relativeTriples(
        motion, Joint::Pelvis, Joint::Thorax,
        start.triple({"spine_flexion", -1}, {"spine_bending", 1}, {"spine_rotation", 1}));
    builder.add(spine, &AngleTriple::first, -1);
    builder.add(spine, &AngleTriple::middle, 1);
    builder.add(spine, &AngleTriple::last, 1);
    return builder.take();
}

Result<void> checkMotion(const SegmentMotion& motion) {
    const std::size_t n = motion.times_s.size();
    if (motion.frames.size() != n || motion.sources.size() != n || motion.segments.size() != n ||
        motion.pelvisInWorld_m.size() != n ||
        (!motion.confidences.empty() && motion.confidences.size() != n)) {
        return fail(ErrorCode::Usage, "joint angles: the parts of the motion differ in length");
    }
    return checkSeries(motion.times_s, motion.times_s);
}

std::string describeHeading(const Heading& heading) {
    const std::string angle = formatFixed(heading.angle_rad * kDegrees, 2);
    return angle + " deg from the world's x about y, " +
           (heading.fromTravel ? "the way of the pelvis, " : "mean direction of the pelvis, ") +
           formatFixed(heading.travel_m, 2) + " m travelled";
}

}  // namespace

Result<Heading> estimateHeading(const SegmentMotion& motion) {
    if (auto checked = checkMotion(motion); !checked) return passOn(checked.error(), "heading");
    Eigen::Vector3d forward = Eigen::Vector3d::Zero();
    const Eigen::Vector3d* first = nullptr;
    const Eigen::Vector3d* last = nullptr;
    for (std::size_t i = 0; i < motion.segments.size(); ++i) {
        const Eigen::Vector3d axis = motion.segments[i].inWorld[id(Joint::Pelvis)].col(0);
        if (motion.sources[i] == FrameSource::Missing || !axis.allFinite() ||
            !motion.pelvisInWorld_m[i].allFinite()) {
            continue;
        }
        forward += Eigen::Vector3d(axis.x(), 0, axis.z());
        last = &motion.pelvisInWorld_m[i];
        if (first == nullptr) first = last;
    }
    if (first == nullptr) return fail(ErrorCode::Usage, "heading: no frame shows the person");
    const Eigen::Vector3d way(last->x() - first->x(), 0, last->z() - first->z());
    Heading heading;
    heading.travel_m = way.norm();
    heading.fromTravel = heading.travel_m > kTravelNeeded_m;
    const Eigen::Vector3d direction = !heading.fromTravel    ? forward
                                      : way.dot(forward) < 0 ? Eigen::Vector3d(-way)
                                                             : way;
    if (direction.norm() > 1e-9) heading.direction = direction.normalized();
    heading.angle_rad = std::atan2(-heading.direction.z(), heading.direction.x());
    return heading;
}

namespace {

Result<AngleTable> anglesFrom(const Start& start, const SegmentMotion& motion,
                              AngleConvention convention, const Heading& heading) {
    if (auto checked = checkMotion(motion); !checked) return passOn(checked.error(), "angles");
    AngleTable table = convention == AngleConvention::OpenSim
                           ? openSimAngles(motion, heading, start)
                           : clinicalAngles(motion, heading, start);
    table.notes.emplace_back("heading", describeHeading(heading));
    return table;
}

}  // namespace

Result<AngleTable> computeAngles(const SegmentMotion& motion, AngleConvention convention,
                                 const Heading& heading) {
    return anglesFrom({}, motion, convention, heading);
}

Result<AngleTable> continueAngles(const AngleTable& before, std::size_t row,
                                  const SegmentMotion& motion, const Heading& heading) {
    const auto names = conventionTable(before.convention);
    const bool whole = std::all_of(names.begin(), names.end(), [&](const AngleDefinition& angle) {
        const AngleSeries* series = before.find(angle.name);
        return series != nullptr && row < series->raw_deg.size();
    });
    if (!whole) return fail(ErrorCode::Usage, "the table to go on from lacks angles or frames");
    return anglesFrom({&before, row}, motion, before.convention, heading);
}

AngleTable turnPelvisHeading(AngleTable table, double angle_rad) {
    std::array<AngleSeries*, 3> pelvis{};
    for (AngleSeries& series : table.series) {
        if (series.name == "pelvis_tilt") pelvis[0] = &series;
        if (series.name == "pelvis_list") pelvis[1] = &series;
        if (series.name == "pelvis_rotation") pelvis[2] = &series;
    }
    if (std::find(pelvis.begin(), pelvis.end(), nullptr) != pelvis.end()) return table;
    const Eigen::Matrix3d turned = aboutY(-angle_rad);
    for (auto values : {&AngleSeries::raw_deg, &AngleSeries::filtered_deg}) {
        Triples triples;
        const std::size_t n = std::min({(pelvis[0]->*values).size(), (pelvis[1]->*values).size(),
                                        (pelvis[2]->*values).size()});
        for (std::size_t i = 0; i < n; ++i) {
            const Eigen::Matrix3d inGround =
                composeZxy({(pelvis[0]->*values)[i] / kDegrees, (pelvis[1]->*values)[i] / kDegrees,
                            (pelvis[2]->*values)[i] / kDegrees});
            triples.push_back(decomposeZxy(turned * inGround));
        }
        unwrap(triples, Continuity::Ground);
        for (std::size_t i = 0; i < n; ++i) {
            (pelvis[0]->*values)[i] = kDegrees * triples[i].first;
            (pelvis[1]->*values)[i] = kDegrees * triples[i].middle;
            (pelvis[2]->*values)[i] = kDegrees * triples[i].last;
        }
    }
    return table;
}

}  // namespace gonio
