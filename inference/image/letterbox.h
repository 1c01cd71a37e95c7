#pragma once

#include <array>
#include <vector>

#include "inference/image/crop.h"

namespace gonio {

/// Where a whole picture lies in the square that the field-of-view network sees.
struct LetterboxPlan {
    int left_px = 0, top_px = 0;      ///< of the picture in the square
    int width_px = 0, height_px = 0;  ///< of the picture in the square
};

/// The long side becomes 256 px, the short one is truncated to whole pixels, the picture lies in
/// the middle (fact sheet 4.3).
/// \return Usage for an empty picture or one so narrow that less than a pixel would be left
Result<LetterboxPlan> planLetterbox(int width_px, int height_px);

/// A picture resized as OpenCV's INTER_AREA does, in the picture's own channel order: means over
/// the covered pixels where it shrinks, interpolation where it grows. width x height x 3 bytes.
/// \return Usage for an empty picture or size
Result<std::vector<std::uint8_t>> resizedByArea(const PictureView& picture, int width_px,
                                                int height_px);

/// A picture resized as OpenCV's INTER_LINEAR does, bytes in the picture's own channel order.
Result<std::vector<std::uint8_t>> resizedLinearly(const PictureView& picture, int width_px,
                                                  int height_px);

/// The size to which HSMR's published demo brings a video first (fact sheet 3.1): meant as a limit
/// of 1920 x 1080, but where the height is above 1080 the width becomes 1080, else where the width
/// is above 1920 the height becomes 1920 (which enlarges). The other side follows; both go to the
/// nearest multiple of 4 (the sheet does not say which way they are rounded). We do not resize.
/// \return the picture's own size where no limit is passed
std::array<int, 2> publishedHsmrVideoSize_px(int width_px, int height_px);

/// The whole picture on white, 256 x 256 x 3 bytes in the order that the network is given: RGB, or
/// BGR as in SKEL-CF's published demo.
Result<std::vector<std::uint8_t>> letterbox(const PictureView& picture,
                                            Fidelity fidelity = Fidelity::Corrected);

/// The field-of-view network's input, 3 x 256 x 256 floats: letterbox / 255, less ImageNet's mean,
/// by its spread. The numbers for red are applied to the first channel, whichever it is, as
/// published.
Result<std::vector<float>> fieldOfViewInput(const PictureView& picture,
                                            Fidelity fidelity = Fidelity::Corrected);

}  // namespace gonio
