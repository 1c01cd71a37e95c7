#pragma once

#include "core/biomech/angle_series.h"
#include "core/correct/corrections.h"

namespace gonio {

/// What one angle did in a stretch of frames: filtered values, as files hold them.
struct RangeOfMotion {
    int present = 0, missing = 0;  ///< frames with and without a value
    double min_deg = 0, max_deg = 0, mean_deg = 0;
    double range_deg = 0;  ///< difference of the printed least and greatest, exactly
    int minFrame = 0, maxFrame = 0;
};

/// \param frames  frames of the video, those outside the table do not count; empty: all
/// \return nothing known (present 0) where no frame has a value
RangeOfMotion rangeOfMotion(const AngleTable& table, const AngleSeries& series, FrameRange frames);

/// Row of the table that holds a frame of the video; -1: none.
int tableRowOf(const AngleTable& table, int frame);

}  // namespace gonio
