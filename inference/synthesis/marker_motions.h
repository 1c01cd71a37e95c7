#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/body/ik_motion.h"
#include "core/body/skel_in_tree.h"
#include "core/synth/motion_sampler.h"

namespace gonio {

/// Virtual markers of somebody in motion, on an even grid, and what inverse kinematics should find.
struct MarkerMotion {
    std::string kind;  ///< of the motion below, with "+" (angles strayed) or "free"
    double rate_hz = 30;
    std::vector<Eigen::Matrix3Xd> places_m;  ///< a column a marker; world, y up
    std::vector<Eigen::Isometry3d> pelvisInWorld;
    std::vector<OsimCoordinates> coordinates_rad;
    OsimScales scales = OsimScales::Ones();
};

struct MarkerMotionOptions {
    double rate_hz = 30;
    double strayChance = 0.3;  ///< a planned motion whose angles all stray by some degrees
    double freeChance = 0.2;  ///< any angles within limits, any posture of the pelvis within 40 deg
};

/// An endless source of marker sequences on bodies of SKEL's layout: core/synth's motions in all
/// kinds, styles and shapes, some of them strayed from, so that no angle follows from the others.
/// Markers are placed on the body as the backend `biopose` places them; the truth is what the tree
/// can know of the body (treePoseOf). What an index gives follows from the seed and the index.
class MarkerMotions {
public:
    /// \param bodies  one is drawn for each sequence
    /// \return Usage where there is no body, or one that has not all markers of the table
    static Result<MarkerMotions> make(std::vector<std::shared_ptr<const BodyModel>> bodies,
                                      MarkerTable table, const MarkerMotionOptions& options,
                                      std::uint64_t seed);

    MarkerMotion clip(std::uint64_t index, int frames) const;

    const MarkerTable& table() const { return m_table; }

    const MarkerMotionOptions& options() const { return m_options; }

private:
    struct Body {
        std::shared_ptr<const BodyModel> model;
        SkelMarkers markers;
        MotionSampler sampler;
    };

    MarkerMotions(MarkerTable table, const MarkerMotionOptions& options, std::uint64_t seed)
        : m_table(std::move(table)), m_options(options), m_seed(seed) {}

    MarkerTable m_table;
    MarkerMotionOptions m_options;
    std::uint64_t m_seed;
    std::vector<Body> m_bodies;
};

/// The markers of somebody in this motion, and what the tree can know of it.
MarkerMotion markerMotionOf(const BodyModel& model, const SkelMarkers& markers,
                            const MarkerTable& table, const SampledMotion& motion);

/// The sequence as a mirror shows it (z of the world reversed): markers and coordinates change
/// sides, the trunk bends and turns to the other.
MarkerMotion mirrored(const MarkerMotion& motion, const MarkerTable& table);

}  // namespace gonio
