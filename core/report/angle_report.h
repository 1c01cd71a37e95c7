#pragma once

#include <filesystem>

#include "core/case/trial.h"
#include "core/correct/corrected_angles.h"

namespace gonio {

/// Stands on everything that leaves the program.
inline constexpr std::string_view kStandingSentence =
    "For research and education, not a medical device.";

struct ReportOptions {
    AngleConvention convention = AngleConvention::OpenSim;
    std::vector<std::string> angles;  ///< by name, in the order of the table; empty: all
    FrameRange frames;                ///< of the video, both ends included; empty: all
};

/// What a report is about. Everything is borrowed.
struct ReportSource {
    std::string caseName;
    const Trial& trial;
    const Person& person;
    const AnglePair& angles;  ///< of the person's present state, as the views show it
};

/// The texts of a report; equal input gives equal bytes.
struct AngleReport {
    /// An `angles.csv` (core/biomech/angle_csv.h) whose head also says who was filmed and analysed
    /// how, and lists events, phases, key images and corrections. Every correction that has not
    /// been refined yet is named as such.
    std::string angles;
    /// The marks, a row an angle:
    ///
    ///     # goniograph marks, version 1
    ///     mark,name,side,first_frame,last_frame,first_s,last_s,angle,value_deg,min_deg,max_deg,
    ///         range_deg,mean_deg,missing_frames,source
    ///     range,exported range,,0,71,0.000000,1.183333,knee_angle_r,,2.1034,61.0021,58.8987,...
    ///     event,foot strike,right,12,12,0.200000,0.200000,knee_angle_r,5.1034,,,,,0,measured
    ///
    /// (one line a row). `range` is the exported range, `event` has the value at its frame, `phase`
    /// the range of motion in all of its frames. Filtered values; cells with commas or quotes are
    /// quoted as RFC 4180 says.
    std::string marks;
};

/// \return Usage for unknown angles, a range outside the video or an unanalysed person
Result<AngleReport> makeAngleReport(const ReportSource& source, const ReportOptions& options);

/// The chosen part of one of the person's tables, without the report's head.
Result<AngleTable> reportTable(const ReportSource& source, const ReportOptions& options);

/// The same part as an OpenSim motion file (degrees); the rows in which every angle is known.
/// \return Usage also for the clinical convention, which OpenSim does not know
Result<std::string> makeMotReport(const ReportSource& source, const ReportOptions& options);

/// Where the marks stand beside an angle file: "knee.csv" -> "knee_marks.csv".
std::filesystem::path marksFileOf(const std::filesystem::path& angleFile);

/// Writes both texts, each whole or not at all, the marks first. WriteFailed
Result<void> writeAngleReport(const AngleReport& report, const std::filesystem::path& angleFile);

/// One line for pictures and videos: trial, person, frame range, body, backend, program.
std::string sourceLine(const Trial& trial, const Person* person);

/// "Not final: corrections wait for refinement in frames 70-110, 196-232"; empty where none wait.
std::string pendingLine(const Trial& trial, const Person& person);

/// "Patient", or "Person 2" where the user has given no name.
std::string displayName(const Person& person);

}  // namespace gonio
