#pragma once

#include <QString>

#include "render/chart/angle_groups.h"

namespace gonio {

/// A chart with translated titles.
AngleChart chartOf(const NamedAngle& angle, AngleConvention convention, double cutoff_hz);

/// Translated words and numbers of the charts.
ChartTexts translatedChartTexts();

/// Phrase of a value with side, unit and source, translated: "right 38.4° measured".
QString readingText(ChartSide side, const AngleReading& reading, Freshness freshness);

/// Colours of the theme, size of the text.
ChartStyle themedChartStyle(double fontSize_px);

/// Font file of this computer that has the letters of `text`; empty: VTK's own has them.
/// Falls back to the empty string where no such file is found.
std::string chartFontFile(const QString& text);

}  // namespace gonio
