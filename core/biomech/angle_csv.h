#pragma once

#include <string>
#include <string_view>

#include "core/biomech/angle_series.h"
#include "core/result.h"

namespace gonio {

/// Text of an `angles.csv`: UTF-8, LF, '.' decimals in every locale, equal input gives equal bytes.
///
///     # goniograph angles, version 1
///     # convention: opensim
///     # units: time s; angles deg; confidence 0..1; empty = missing
///     # filter: zero-lag Butterworth low-pass, ...           (the table's notes, in their order)
///     # angle knee_angle_r: hinge of the body model; + flexion; 0 = straight knee
///     time_s,frame,knee_angle_r_deg,knee_angle_r_raw_deg,knee_angle_r_confidence,source
///     0.016667,1,12.3456,12.4012,0.930,measured
///
/// Angles have 4 decimals, times 6, confidences 3. Line ends inside notes become blanks.
/// \return Usage where a series has another length than the times, or finishAngles has not run
Result<std::string> formatAngleCsv(const AngleTable& table);

/// Reads what formatAngleCsv writes, and any plain table with a `time` (or `time_s`) column and one
/// column of degrees per angle (raw = filtered = value, confidence 1, frame = row). Lines starting
/// with '#' are comments, those of the form `# key: value` become notes; CRLF and a byte-order mark
/// are allowed; an empty cell is missing. Confidence and raw columns may be absent.
/// \return MalformedFile naming the line and what was expected
Result<AngleTable> parseAngleCsv(std::string_view text);

}  // namespace gonio
