#pragma once

#include "core/fit/limb_pairs.h"
#include "core/people/keypoints.h"
#include "core/people/place_modes.h"

namespace gonio::test {

/// What a network says that knows where both legs and both arms are but not which is which: in each
/// stretch of half a step it is wrong about them or right, `share` of one for the place it
/// believes.
class UnsureNetwork {
public:
    /// \param isWrong  of a stretch, counted from 0
    template <class IsWrong>
    UnsureNetwork(const Keypoints2D& exact, const std::vector<double>& times_s, double stretch_s,
                  float share, const IsWrong& isWrong) {
        seen = exact;
        for (std::size_t f = 0; f < exact.frames.size(); ++f) {
            const bool wrong = isWrong(static_cast<int>(times_s[f] / stretch_s));
            modes.push_back(modesOf(exact.frames[f], wrong ? 1 - share : share));
            if (wrong) exchange(seen.frames[f]);
        }
    }

    std::vector<PlaceModes> modes;
    Keypoints2D seen;  ///< what it believes most

private:
    static constexpr float kSpread_px = 11;  ///< 4 of 256 px of a crop that 600 px of person fill

    std::vector<LimbPair> pairs() const {
        auto all = pairsOf(seen.names, Limbs::Legs);
        const auto arms = pairsOf(seen.names, Limbs::Arms);
        all.insert(all.end(), arms.begin(), arms.end());
        return all;
    }

    void exchange(KeypointFrame& frame) const {
        for (const LimbPair& pair : pairs())
            frame.image_px.row(pair.left).swap(frame.image_px.row(pair.right));
    }

    PlaceModes modesOf(const KeypointFrame& frame, float ownShare) const {
        PlaceModes all;
        if (frame.empty()) return all;
        all.sure_px = kSpread_px;
        const auto at = [&](int k, int axis, float share) {
            return PlaceModes::Mode{static_cast<float>(frame.image_px(k, axis)), share, kSpread_px};
        };
        for (int k = 0; k < frame.image_px.rows(); ++k)
            all.points.push_back({{at(k, 0, 1), {}}, {at(k, 1, 1), {}}, 1});
        for (const LimbPair& pair : pairs()) {
            for (const auto& [k, other] :
                 {std::pair(pair.left, pair.right), std::pair(pair.right, pair.left)}) {
                PlaceModes::Point& point = all.points[static_cast<std::size_t>(k)];
                for (const auto& [ofAxis, axis] :
                     {std::pair(&point.x, 0), std::pair(&point.y, 1)}) {
                    *ofAxis = {at(k, axis, ownShare), at(other, axis, 1 - ownShare)};
                    if (ownShare < 0.5F) std::swap((*ofAxis)[0], (*ofAxis)[1]);
                }
            }
        }
        return all;
    }
};

}  // namespace gonio::test
