#pragma once

#include "core/fit/limb_pairs.h"
#include "core/fit/side_options.h"
#include "core/people/keypoints.h"

namespace gonio {

/// Where the left and the right point of a joint may be in a frame.
struct JointLook {
    std::vector<SidePlace> columns, rows;  ///< never empty; without shares where nobody knows
    bool isUnsure = false;                 ///< both sides are said to be at both places
    SideOption column, row;                ///< as settled

    bool isKnown() const { return columns.front().total() > 0 && rows.front().total() > 0; }

    double columnOf(bool left) const {
        return columns[static_cast<std::size_t>(left ? column.left : column.right)].place_px;
    }

    double rowOf(bool left) const {
        return rows[static_cast<std::size_t>(left ? row.left : row.right)].place_px;
    }
};

/// One for each looked-at frame.
using JointLooks = std::vector<JointLook>;

/// The frames of a clip in which a network saw the person. Lengths are in spreads of a point that
/// the network is sure of (PlaceModes::sure_px), 4 px of a crop that a person fills.
class LimbLooks {
public:
    /// Places nearer to each other are one.
    static constexpr double kReach = 2;

    /// Frames beyond the shortest of them are not looked at; they outlive this.
    LimbLooks(const std::vector<PlaceModes>& modes, const std::vector<double>& times_s,
              const Keypoints2D& keypoints);

    std::size_t size() const { return m_frames.size(); }

    std::size_t frame(std::size_t i) const { return m_frames[i]; }

    const PlaceModes& modes(std::size_t i) const { return m_modes[m_frames[i]]; }

    double time_s(std::size_t i) const { return m_times_s[m_frames[i]]; }

    double unit_px(std::size_t i) const { return double(modes(i).sure_px); }

    /// The largest unit of these seconds: a person who bends their knees fills a smaller crop, and
    /// their shanks are as long as before.
    double bodyUnit_px(std::size_t i) const { return m_bodyUnits_px[i]; }

    /// Median between looks; 0 for fewer than two.
    double usualInterval_s() const;

    /// The likeliest places of the first of these pairs.
    JointLooks at(const std::vector<LimbPair>& pairs) const;

    /// What is long for a limb from one joint to the next, in bodyUnit_px: of nine in ten frames
    /// the longest way from a place of the end to the nearest of the beginning; 0 where too few
    /// tell.
    double usualLength(const JointLooks& from, const JointLooks& to, bool withRows) const;

    /// Where the feet point, as both together show, seen with the legs downwards: 1 to the right of
    /// the picture, -1 to the left, 0 to neither or not known. Mean over half a second each way.
    std::vector<double> facing() const;

private:
    const std::vector<PlaceModes>& m_modes;
    const std::vector<double>& m_times_s;
    const Keypoints2D& m_keypoints;
    std::vector<std::size_t> m_frames;
    std::vector<double> m_bodyUnits_px;
};

}  // namespace gonio
