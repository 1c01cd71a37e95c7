#pragma once

#include "core/video/video_reader.h"
#include "inference/image/camera.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// Focal length over the picture's longer side without any knowledge of the camera: a phone's main
/// camera, as the trajectory fit assumes.
inline constexpr double kUsualFocalShare = 0.85;

/// The focal length of a clip as the field-of-view network sees it: the median over up to 16 frames
/// spread evenly (fact sheet 4.3 takes each frame's own, which makes depth jump).
/// \return Unsupported where no frame has a usable angle; Cancelled; errors of the video
Result<double> seenFocal_px(VideoReader& video, Network& fieldOfView, const Job& job);

/// The vertical field of view that the network sees in each picture, rad.
/// \param pictures  as fieldOfViewInput makes them
Result<std::vector<double>> verticalFovs_rad(std::span<const std::vector<float>* const> pictures,
                                             Network& fieldOfView, const Job& job);

}  // namespace gonio
