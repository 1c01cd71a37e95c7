#pragma once

#include "core/fit/clip_solver.h"

namespace gonio {

/// Which frames follow each other: of one segment, without a gap such as there is between the
/// stretches that a long clip's camera is found from.
class FrameLinks {
public:
    explicit FrameLinks(const ClipState& state);

    /// Of `frame` with the next one; false for the last.
    bool join(std::size_t frame) const { return m_joins[frame]; }

private:
    std::vector<bool> m_joins;
};

/// Marks the frames in which the centre of mass is to lie above the feet before any pose is known:
/// both feet keep their place in the picture for a second, the hips are well above the knees and
/// the shoulders above the hips. Who sits, lies or props up on the arms leans on something.
/// \param personSize_px  median over the clip
void expectStanding(const FitContext& context, double personSize_px, ClipState& state);

/// The same by the present poses and contacts: both feet rest, and the centre of mass moves slowly.
/// Where the feet rest for long, its way along the line of sight is no witness: a picture tells it
/// from knees that bend towards the camera by the legs' length alone.
void keepStandingInBalance(const FitContext& context, ClipState& state);

}  // namespace gonio
