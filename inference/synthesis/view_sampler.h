#pragma once

#include "inference/synthesis/crop_view.h"
#include "inference/synthesis/dice.h"
#include "inference/synthesis/figure.h"

namespace gonio {

/// How pictures are taken and people found in them.
struct ViewSettings {
    int rows = 256;               ///< of the crop
    double truncatedShare = 0.2;  ///< of crops whose person reaches beyond the picture
    double closeUpShare = 0.06;   ///< of crops around a part of the body alone
    double looseShare = 0;        ///< of crops in which the person is small, somewhere
    double besideShare = 0;       ///< of crops beside the person, which show hardly any of them
    double boxShift = 0.06;       ///< of the detector's box: standard deviation per side length
    double boxGrowth = 0.1;       ///< the same for its size, logarithmic
    double distortedShare = 0.3;  ///< of lenses that bend straight lines
};

/// The box around a dressed person in the whole picture, not cut at its border. Corners behind the
/// camera do not count.
DetectedBox boxAround(const Figure& figure, const CropView& view);

/// Whether the box reaches beyond the picture.
bool isCutBy(const PictureSize& picture, const DetectedBox& box);

/// A camera somewhere before the person, who stands at the origin of the world's floor, and the
/// square that a detector's jittered box gives there.
/// \return the box without jitter is `box`
CropView randomView(const Figure& figure, const ViewSettings& settings, Dice& dice,
                    DetectedBox& box);

}  // namespace gonio
