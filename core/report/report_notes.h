#pragma once

#include "core/report/angle_report.h"

namespace gonio {

/// Facts for the head of a report's tables, in order. \param part  the chosen part of the table
std::vector<std::pair<std::string, std::string>> reportNotes(const ReportSource& source,
                                                             const AngleTable& part);

/// "frame 12 (0.200000 s)"; without the time where the table has no such frame.
std::string frameText(const AngleTable& table, int frame);

}  // namespace gonio
