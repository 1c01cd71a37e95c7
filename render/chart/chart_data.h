#pragma once

#include <array>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/biomech/angle_series.h"
#include "core/correct/corrections.h"
#include "core/draw/palette.h"

namespace gonio {

enum class ChartSide { Right, Left, Middle };

/// A curve of a chart: one angle of the table.
struct ChartCurve {
    std::string angle;  ///< name in the table: "knee_angle_r"
    ChartSide side = ChartSide::Middle;
    bool operator==(const ChartCurve&) const = default;
};

/// Grey band of normal values over the time of the clip; nothing is shipped, the user brings it.
struct NormBand {
    std::vector<double> times_s;  ///< strictly increasing
    std::vector<double> low_deg, high_deg;
};

/// One chart: usually the same angle of both sides.
struct AngleChart {
    std::string title;     ///< with its unit: "Knee flexion (°)"
    std::string subtitle;  ///< convention and filter: "OpenSim convention · filtered 6 Hz"
    std::vector<ChartCurve> curves;
    std::optional<NormBand> norm;
};

/// A corrected value, drawn as a yellow diamond.
struct ChartMark {
    int id = 0;  ///< whatever the caller knows it by
    std::string angle;
    int frame = 0;
    double value_deg = 0;
    bool selected = false;
    bool operator==(const ChartMark&) const = default;
};

/// How far the curves can be trusted to be those of the present corrections.
enum class Freshness {
    Fresh,
    Stale,    ///< being computed anew; drawn grey and dashed
    Preview,  ///< part of a running analysis; likewise
};

/// All that the charts show besides their titles.
struct ChartContent {
    std::shared_ptr<const AngleTable> table;  ///< null: no values yet
    std::vector<double> times_s;              ///< of every frame of the video, increasing
    std::vector<ChartMark> marks;
    std::vector<int>
        otherCorrections;             ///< frames corrected by something else than an angle, sorted
    std::vector<FrameRange> bad;      ///< sorted by first frame
    std::vector<FrameRange> pending;  ///< wait for Refine; sorted by first frame
    Freshness freshness = Freshness::Fresh;
};

/// What is known about an angle at one frame.
struct AngleReading {
    double value_deg = std::numeric_limits<double>::quiet_NaN();  ///< filtered
    double confidence = 0;
    FrameSource source = FrameSource::Missing;
    bool waits = false;       ///< a correction around this frame waits for Refine
    bool setByUser = false;   ///< the value is the user's, not the table's yet
    bool isEstimated = true;  ///< false: the fit holds the angle; where it is Missing, that is why
};

/// Confidence below which a value is drawn pale and called doubtful.
inline constexpr double kLowConfidence = 0.5;

/// Row of the table with this frame of the video; -1 where there is none.
int rowOfFrame(const AngleTable& table, int frame);

/// The filtered value of a row with its source: Missing where there is no value, Interpolated where
/// the series or the whole frame was filled in.
AngleReading readingAt(const AngleTable& table, const AngleSeries& series, int row);

/// What the charts say of an angle at a frame: the table's value, or the user's where it was set
/// and waits for Refine. Without a table, or where it has no such angle: Missing.
AngleReading readingIn(const ChartContent& content, const std::string& angle, int frame);

/// Words in the charts; translated by whoever shows them.
struct ChartTexts {
    /// Whole phrase of a value at the cursor: "right 38.4° measured". A value that is not fresh
    /// must say so.
    std::function<std::string(ChartSide, const AngleReading&, Freshness)> reading;
    /// Number of an axis with so many decimals, as the language writes it.
    std::function<std::string(double, int)> number;
    std::string seconds = "s";
    std::string stale = "stale: being computed";
    std::string preview = "preview: analysis is running";
    std::string bad = "bad";
    std::string pending = "waits for Refine";
    std::string noValues = "No angles yet. Analyse the video to see curves here.";
    std::string noSuchAngle = "This convention has no such angle.";
};

/// English texts.
ChartTexts englishChartTexts();

/// Colours and text of the charts.
struct ChartStyle {
    Colour ground{20, 23, 28}, plot{26, 30, 37}, grid{44, 50, 60}, line{58, 65, 77};
    Colour text{230, 233, 238}, quietText{160, 168, 180}, cursor{240, 240, 240};
    Colour right = kRightColour, left = kLeftColour, middle = kMiddleColour;
    Colour corrected = kCorrectedColour, doubt = kDoubtColour, norm = kNormColour;
    Colour selection{47, 125, 107};
    double fontSize_px = 12;
    std::string fontFile;  ///< TrueType file for languages outside Latin-1; empty: VTK's own font
};

}  // namespace gonio
