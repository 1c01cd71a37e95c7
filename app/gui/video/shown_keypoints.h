#pragma once

#include <QPointF>
#include <optional>
#include <string>
#include <vector>

#include "core/case/trial.h"

namespace gonio {

struct ProjectedBody;

/// One keypoint of a frame as the corrections so far make it.
struct ShownKeypoint {
    std::string name;       ///< of the body's side, as corrections name it: swaps are undone
    QPointF at_px;          ///< corrected place where there is one
    double confidence = 0;  ///< of the detector, 0..1; 0: it did not see the point
    std::optional<QPointF> detected_px;
    int correction = 0;  ///< id of the correction that put it there; 0: none
};

/// A person's corrections by frame, so that thousands of them cost a frame nothing. Borrows the
/// person's corrections: make it anew when they change.
class CorrectionIndex {
public:
    CorrectionIndex() = default;
    explicit CorrectionIndex(const Person& person);

    /// Those that put keypoints into this frame.
    std::vector<const Correction*> keypointsAt(int frame) const;
    bool isSideSwapped(int frame) const;
    /// The person whose keypoints are this one's in the frame; 0: nobody else.
    int exchangedWith(int frame) const;

private:
    std::vector<const Correction*> m_keypoints;  // by frame
    std::vector<SideSwapCorrection> m_sideSwaps;
    std::vector<PersonSwapCorrection> m_personSwaps;
};

/// The keypoints of one person in one frame: sides and people exchanged by the user are exchanged
/// back, so are the sides that the fit undid (which limbs that was shows in where `body` is).
/// Points that neither the detector saw nor the user put are left out.
/// \param corrections  of that person
/// \param body         projected body of the frame; null: none
std::vector<ShownKeypoint> shownKeypoints(const Trial& trial, int person,
                                          const CorrectionIndex& corrections, int frame,
                                          const ProjectedBody* body);

/// "left_knee" for "right_knee", "l_hip" for "r_hip"; the same for others.
std::string otherSide(const std::string& name);

}  // namespace gonio
