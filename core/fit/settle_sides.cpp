#include "core/fit/settle_sides.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/fit/limb_looks.h"
#include "core/fit/smoothest_path.h"

namespace gonio {
namespace {

using Mode = PlaceModes::Mode;

// Found on seven drawn walks, by how often a knee or an ankle stood at the other side's; numbers
// half as large or twice as large do nearly as well. Lengths in LimbLooks' unit.
constexpr double kNoise = 0.8, kAcceleration_1_s2 = 475;
/// A network errs alike in frames that follow each other: of a second it says as much as of so many
/// pictures that have nothing to do with each other. Half a step is one picture.
constexpr double kVoices_1_s = 1.5;
/// Which row belongs to which column each frame tells by itself.
constexpr double kRowVoice = 0.6;
/// Where limbs cross, a network sees one place for two or three frames. Steps that reach across
/// keep what way each limb was going.
constexpr double kApart_s = 0.085;
/// How much longer than usual a limb may look, its standard deviation, how far a knee may lie
/// behind the line from hip to ankle, and what it costs at most.
constexpr double kLonger = 1.15, kLengthSigma = 0.1, kBehind = 1, kWorst = 6;

/// The mode that names a place, the point's own before the other side's, with the share of all that
/// speaks for it. Where both points are at one place the other's share speaks for the other alone.
Mode modeAt(double place_px, const std::array<Mode, 2>& own, const std::array<Mode, 2>& other,
            bool isShared, double reach_px) {
    Mode found{static_cast<float>(place_px), 0, static_cast<float>(reach_px)};
    float total = 0;
    for (const auto* modes : {&own, &other}) {
        const bool isOpen = found.share <= 0;
        for (const Mode& mode : *modes) {
            if (!isPlace(mode) || std::abs(mode.place_px - place_px) > reach_px) continue;
            if (modes == &own || !isShared) total += mode.share;
            if (isOpen && mode.share > found.share) found = mode;
        }
    }
    found.share = std::min(1.F, total);
    return found;
}

double fading(double sigmas) {
    return sigmas > 0 ? std::min(kWorst, 0.5 * sigmas * sigmas) : 0;
}

/// Legs or arms of one clip.
class LimbSettler {
public:
    LimbSettler(const LimbLooks& clip, Keypoints2D& keypoints, Limbs limbs)
        : m_clip(clip), m_keypoints(keypoints), m_limbs(limbs) {
        const double interval_s = clip.usualInterval_s();
        m_voice = std::min(1.0, kVoices_1_s * std::max(kApart_s, interval_s));
        m_apart_s = kApart_s - interval_s / 2;
    }

    /// \param middle, end, tips  parts of the names of joints
    /// \return frames in which the network could not tell the sides
    std::vector<int> settle(const char* middle, const char* end,
                            const std::vector<const char*>& tips);

private:
    using Pairs = std::vector<LimbPair>;

    Pairs pairs(const char* part) const { return pairsOf(m_keypoints.names, m_limbs, part); }

    template <class Option, class Take, class StateOf>
    void follow(const std::vector<std::vector<Option>>& options, const Take& take,
                const StateOf& stateOf) const;
    double tooLong(std::size_t i, const Eigen::Vector2d& limb_px, double usual) const;
    double bentBack(std::size_t i, bool left, const Eigen::Vector2d& knee_px,
                    const Eigen::Vector2d& ankle_px) const;
    double unbodily(std::size_t i, bool left, const JointLook& middle, const JointLook& end) const;
    void settleColumns(JointLooks& middle, JointLooks& end);
    void settleTips(const JointLooks& end, JointLooks& tips) const;
    void settleRows(JointLooks& looks) const;
    void place(const Pairs& joint, const JointLooks& looks, const std::vector<char>& isUnsure);
    void placePoint(std::size_t i, const LimbPair& pair, bool left, const JointLook& look);

    const LimbLooks& m_clip;
    Keypoints2D& m_keypoints;
    Limbs m_limbs;
    double m_voice = 1, m_apart_s = 0;
    double m_length = 0;           ///< of shank or forearm
    std::vector<double> m_facing;  ///< empty: joints may bend any way
    std::optional<LimbPair> m_hips;
};

double LimbSettler::tooLong(std::size_t i, const Eigen::Vector2d& limb_px, double usual) const {
    if (usual <= 0) return 0;
    return fading((limb_px.norm() / m_clip.bodyUnit_px(i) / usual - kLonger) / kLengthSigma);
}

// Knees bend one way: seen from the side they do not lie behind the line from hip to ankle.
double LimbSettler::bentBack(std::size_t i, bool left, const Eigen::Vector2d& knee_px,
                             const Eigen::Vector2d& ankle_px) const {
    if (!m_hips || m_facing.empty()) return 0;
    const auto hip =
        m_keypoints.frames[m_clip.frame(i)].image_px.row(left ? m_hips->left : m_hips->right);
    if (!(hip(2) > 0)) return 0;
    const Eigen::Vector2d hip_px = hip.head<2>().transpose();
    const Eigen::Vector2d leg = ankle_px - hip_px, thigh = knee_px - hip_px;
    const double length = std::max(m_clip.unit_px(i), leg.norm());
    const double forward_px = (leg.y() * thigh.x() - leg.x() * thigh.y()) / length;
    return fading(-m_facing[i] * forward_px / m_clip.unit_px(i) - kBehind);
}

double LimbSettler::unbodily(std::size_t i, bool left, const JointLook& middle,
                             const JointLook& end) const {
    if (!middle.isKnown() || !end.isKnown()) return 0;
    double least = 2 * kWorst;
    for (const SidePlace& middleRow : middle.rows) {
        for (const SidePlace& endRow : end.rows) {
            const Eigen::Vector2d middle_px(middle.columnOf(left), middleRow.place_px);
            const Eigen::Vector2d end_px(end.columnOf(left), endRow.place_px);
            least = std::min(least, tooLong(i, end_px - middle_px, m_length) +
                                        bentBack(i, left, middle_px, end_px));
        }
    }
    return least;
}

// Of every look the option on the smoothest path. \param take  makes an option the look's
// \param stateOf  of the option that was taken
template <class Option, class Take, class StateOf>
void LimbSettler::follow(const std::vector<std::vector<Option>>& options, const Take& take,
                         const StateOf& stateOf) const {
    std::vector<PathStep> steps;
    for (std::size_t i = 0; i < m_clip.size(); ++i) {
        const double unit_px = m_clip.unit_px(i);
        PathStep step{m_clip.time_s(i), kNoise * unit_px, kAcceleration_1_s2 * unit_px, {}};
        for (const Option& option : options[i]) {
            take(i, option);
            step.states.push_back(stateOf(i, option));
        }
        steps.push_back(std::move(step));
    }
    const std::vector<int> path = smoothestPath(steps, m_apart_s);
    for (std::size_t i = 0; i < m_clip.size(); ++i)
        take(i, options[i][static_cast<std::size_t>(path[i])]);
}

// Both joints together: which shank belongs to which knee.
void LimbSettler::settleColumns(JointLooks& middle, JointLooks& end) {
    using Both = std::pair<SideOption, SideOption>;
    m_length = m_clip.usualLength(middle, end, true);
    std::vector<std::vector<Both>> options(m_clip.size());
    for (std::size_t i = 0; i < m_clip.size(); ++i) {
        for (const SideOption& ofMiddle : optionsByShare(middle[i].columns)) {
            for (const SideOption& ofEnd : optionsByShare(end[i].columns))
                options[i].emplace_back(ofMiddle, ofEnd);
        }
    }
    follow(
        options,
        [&](std::size_t i, const Both& both) { std::tie(middle[i].column, end[i].column) = both; },
        [&](std::size_t i, const Both& both) {
            const JointLook &m = middle[i], &e = end[i];
            const double cost = m_voice * (both.first.cost + both.second.cost) +
                                unbodily(i, true, m, e) + unbodily(i, false, m, e);
            return PathState{
                {m.columnOf(true), m.columnOf(false), e.columnOf(true), e.columnOf(false)}, cost};
        });
}

// Each foot at its own ankle.
void LimbSettler::settleTips(const JointLooks& end, JointLooks& tips) const {
    const double length = m_clip.usualLength(end, tips, false);
    std::vector<std::vector<SideOption>> options;
    for (const JointLook& look : tips) options.push_back(optionsByShare(look.columns));
    follow(
        options, [&](std::size_t i, const SideOption& option) { tips[i].column = option; },
        [&](std::size_t i, const SideOption& option) {
            const double left = tips[i].columnOf(true), right = tips[i].columnOf(false);
            const double cost = tooLong(i, {left - end[i].columnOf(true), 0}, length) +
                                tooLong(i, {right - end[i].columnOf(false), 0}, length);
            return PathState{{left, right, 0, 0}, m_voice * option.cost + cost};
        });
}

void LimbSettler::settleRows(JointLooks& looks) const {
    std::vector<std::vector<SideOption>> options;
    for (const JointLook& look : looks) {
        const auto column = [&](int at) { return look.columns[static_cast<std::size_t>(at)]; };
        options.push_back(look.columns.size() < 2
                              ? optionsByShare(look.rows)
                              : optionsLike(look.rows, column(look.column.left).left,
                                            column(look.column.right).right));
    }
    follow(
        options, [&](std::size_t i, const SideOption& option) { looks[i].row = option; },
        [&](std::size_t i, const SideOption& option) {
            return PathState{{looks[i].rowOf(true), looks[i].rowOf(false), 0, 0},
                             kRowVoice * option.cost};
        });
}

void LimbSettler::placePoint(std::size_t i, const LimbPair& pair, bool left,
                             const JointLook& look) {
    auto point = m_keypoints.frames[m_clip.frame(i)].image_px.row(left ? pair.left : pair.right);
    const PlaceModes& modes = m_clip.modes(i);
    const auto& own = modes.points[static_cast<std::size_t>(left ? pair.left : pair.right)];
    const auto& other = modes.points[static_cast<std::size_t>(left ? pair.right : pair.left)];
    const double reach_px = LimbLooks::kReach * m_clip.unit_px(i);
    const Mode x = modeAt(look.columnOf(left), own.x, other.x,
                          look.column.left == look.column.right, reach_px);
    const Mode y =
        modeAt(look.rowOf(left), own.y, other.y, look.row.left == look.row.right, reach_px);
    const double spread_px = std::hypot(x.spread_px, y.spread_px) / std::sqrt(2.0);
    const double sharpness = spread_px > m_clip.unit_px(i) ? m_clip.unit_px(i) / spread_px : 1.0;
    const double trust = std::min(1.0, std::max(0.0, double(own.trust)));
    point << double(x.place_px), double(y.place_px),
        trust * sharpness * double(std::min(x.share, y.share));
}

void LimbSettler::place(const Pairs& joint, const JointLooks& looks,
                        const std::vector<char>& isUnsure) {
    for (std::size_t i = 0; i < m_clip.size(); ++i) {
        if (!isUnsure[i]) continue;
        for (const LimbPair& pair : joint) {
            placePoint(i, pair, true, looks[i]);
            placePoint(i, pair, false, looks[i]);
        }
    }
}

std::vector<int> LimbSettler::settle(const char* middle, const char* end,
                                     const std::vector<const char*>& tips) {
    std::vector<Pairs> joints{pairs(middle), pairs(end)};
    if (m_clip.size() < 3 || joints[0].empty() || joints[1].empty()) return {};
    if (const Pairs hips = pairs("hip"); !hips.empty()) {
        m_hips = hips.front();
        m_facing = m_clip.facing();
    }
    std::vector<JointLooks> looks{m_clip.at(joints[0]), m_clip.at(joints[1])};
    settleColumns(looks[0], looks[1]);
    for (const char* tip : tips) {
        Pairs joint = pairs(tip);
        if (joint.empty()) continue;
        joints.push_back(std::move(joint));
        looks.push_back(m_clip.at(joints.back()));
        settleTips(looks[1], looks.back());
    }
    // A limb is settled as one: no foot goes to a leg that stays.
    std::vector<char> isUnsure(m_clip.size(), 0);
    for (JointLooks& joint : looks) {
        settleRows(joint);
        for (std::size_t i = 0; i < m_clip.size(); ++i) isUnsure[i] |= char(joint[i].isUnsure);
    }
    for (std::size_t j = 0; j < joints.size(); ++j) place(joints[j], looks[j], isUnsure);
    std::vector<int> frames;
    for (std::size_t i = 0; i < m_clip.size(); ++i) {
        if (isUnsure[i]) frames.push_back(static_cast<int>(m_clip.frame(i)));
    }
    return frames;
}

}  // namespace

SettledSides settleSides(const std::vector<PlaceModes>& modes, const std::vector<double>& times_s,
                         Keypoints2D& keypoints) {
    const LimbLooks clip(modes, times_s, keypoints);
    SettledSides settled;
    settled.legs = LimbSettler(clip, keypoints, Limbs::Legs)
                       .settle("knee", "ankle", {"heel", "big_toe", "small_toe"});
    settled.arms = LimbSettler(clip, keypoints, Limbs::Arms).settle("elbow", "wrist", {});
    return settled;
}

}  // namespace gonio
