#pragma once

#include <utility>
#include <vector>

#include "core/biomech/angle_series.h"
#include "core/correct/corrections.h"

namespace gonio {

struct BrushOptions {
    double spacing_s = 0.1;    ///< between key frames
    double halfWidth_s = 0.2;  ///< of the stretch that a value is smoothed over
};

/// A smooth curve through a stretch, as key frames: at its first and last frame and about every
/// spacing_s between. Each value is that of a straight line fitted to the raw values around it,
/// nearer and surer ones counting more (tricube weights times confidence). Values 0.1 degrees.
/// \return frame and value; frames whose surroundings hold no value are left out
std::vector<std::pair<int, double>> brushKeyFrames(const AngleTable& table,
                                                   const AngleSeries& series,
                                                   const std::vector<double>& frameTimes_s,
                                                   FrameRange stretch,
                                                   const BrushOptions& options = {});

/// A value as it is shown and stored: whole tenths of a degree.
double roundedAngle_deg(double value_deg);

}  // namespace gonio
