#include "app/gui/curves/chart_words.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QLocale>
#include <QStandardPaths>

#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"

namespace gonio {
namespace {

/// Of a value that the user has set and Refine has not taken up yet.
QString phraseOfSet(ChartSide side) {
    const auto told = [](const char* text) {
        return QCoreApplication::translate("AngleReading", text);
    };
    switch (side) {
        case ChartSide::Right:
            return told(QT_TRANSLATE_NOOP("AngleReading", "right %1° set by you"));
        case ChartSide::Left:
            return told(QT_TRANSLATE_NOOP("AngleReading", "left %1° set by you"));
        case ChartSide::Middle:
            break;
    }
    return told(QT_TRANSLATE_NOOP("AngleReading", "%1° set by you"));
}

/// Of an angle that the fit does not move.
QString phraseOfHeld(ChartSide side) {
    const auto told = [](const char* text) {
        return QCoreApplication::translate("AngleReading", text);
    };
    switch (side) {
        case ChartSide::Right:
            return told(QT_TRANSLATE_NOOP("AngleReading", "right not estimated"));
        case ChartSide::Left:
            return told(QT_TRANSLATE_NOOP("AngleReading", "left not estimated"));
        case ChartSide::Middle:
            break;
    }
    return told(QT_TRANSLATE_NOOP("AngleReading", "not estimated"));
}

/// Texts with %1 for the number; whole phrases, so that every language can order its words.
QString phraseOf(ChartSide side, FrameSource source) {
    const auto told = [](const char* text) {
        return QCoreApplication::translate("AngleReading", text);
    };
    switch (side) {
        case ChartSide::Right:
            switch (source) {
                case FrameSource::Measured:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "right %1° measured"));
                case FrameSource::Interpolated:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "right %1° interpolated"));
                case FrameSource::Corrected:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "right %1° corrected"));
                case FrameSource::Missing:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "right missing"));
            }
            break;
        case ChartSide::Left:
            switch (source) {
                case FrameSource::Measured:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "left %1° measured"));
                case FrameSource::Interpolated:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "left %1° interpolated"));
                case FrameSource::Corrected:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "left %1° corrected"));
                case FrameSource::Missing:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "left missing"));
            }
            break;
        case ChartSide::Middle:
            switch (source) {
                case FrameSource::Measured:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "%1° measured"));
                case FrameSource::Interpolated:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "%1° interpolated"));
                case FrameSource::Corrected:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "%1° corrected"));
                case FrameSource::Missing:
                    return told(QT_TRANSLATE_NOOP("AngleReading", "missing"));
            }
            break;
    }
    return {};
}

Colour rgb(const QColor& colour) {
    return {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue())};
}

bool hasOnlyLatinLetters(const QString& text) {
    for (const QChar c : text) {
        if (c.unicode() > 0x2E7F) return false;  // from here on: Chinese, Japanese, Korean
    }
    return true;
}

}  // namespace

AngleChart chartOf(const NamedAngle& angle, AngleConvention convention, double cutoff_hz) {
    AngleChart chart = englishChart(angle, convention, cutoff_hz);
    //: Title of a chart: an angle and its unit
    chart.title =
        QCoreApplication::translate("AngleNames", "%1 (°)").arg(angleTitle(angle)).toStdString();
    const bool openSim = convention == AngleConvention::OpenSim;
    const auto told = [](const char* text) {
        return QCoreApplication::translate("AngleNames", text);
    };
    if (cutoff_hz > 0) {
        const QString hertz = QLocale().toString(cutoff_hz, 'g', 3);
        const QString text =
            openSim ? told(QT_TRANSLATE_NOOP("AngleNames", "OpenSim convention · filtered %1 Hz"))
                    : told(QT_TRANSLATE_NOOP("AngleNames", "Clinical convention · filtered %1 Hz"));
        chart.subtitle = text.arg(hertz).toStdString();
    } else {
        chart.subtitle = (openSim ? told(QT_TRANSLATE_NOOP("AngleNames", "OpenSim convention"))
                                  : told(QT_TRANSLATE_NOOP("AngleNames", "Clinical convention")))
                             .toStdString();
    }
    return chart;
}

QString readingText(ChartSide side, const AngleReading& reading, Freshness freshness) {
    if (reading.source == FrameSource::Missing && !reading.isEstimated) return phraseOfHeld(side);
    QString text = reading.setByUser ? phraseOfSet(side) : phraseOf(side, reading.source);
    if (reading.source == FrameSource::Missing) return text;
    text = text.arg(QLocale().toString(reading.value_deg, 'f', 1));
    const auto told = [](const char* words) {
        return QCoreApplication::translate("AngleReading", words);
    };
    if (!reading.setByUser && reading.confidence < kLowConfidence) {
        text = told(QT_TRANSLATE_NOOP("AngleReading", "%1, low confidence")).arg(text);
    }
    if (reading.waits) {
        text = told(QT_TRANSLATE_NOOP("AngleReading", "%1, waits for Refine")).arg(text);
    }
    if (freshness == Freshness::Stale) {
        text = told(QT_TRANSLATE_NOOP("AngleReading", "%1, stale")).arg(text);
    }
    if (freshness == Freshness::Preview) {
        text = told(QT_TRANSLATE_NOOP("AngleReading", "%1, preview")).arg(text);
    }
    return text;
}

ChartTexts translatedChartTexts() {
    const auto told = [](const char* text) {
        return QCoreApplication::translate("AngleCharts", text).toStdString();
    };
    ChartTexts texts;
    texts.reading = [](ChartSide side, const AngleReading& reading, Freshness freshness) {
        return readingText(side, reading, freshness).toStdString();
    };
    texts.number = [](double value, int decimals) {
        return QLocale().toString(value, 'f', decimals).toStdString();
    };
    texts.seconds = told(QT_TRANSLATE_NOOP("AngleCharts", "s"));
    texts.stale = told(QT_TRANSLATE_NOOP("AngleCharts", "stale: being computed"));
    texts.preview = told(QT_TRANSLATE_NOOP("AngleCharts", "preview: analysis is running"));
    texts.bad = told(QT_TRANSLATE_NOOP("AngleCharts", "bad"));
    texts.pending = told(QT_TRANSLATE_NOOP("AngleCharts", "waits for Refine"));
    texts.noValues = told(
        QT_TRANSLATE_NOOP("AngleCharts", "No angles yet. Analyse the video to see curves here."));
    texts.noSuchAngle =
        told(QT_TRANSLATE_NOOP("AngleCharts", "This convention has no such angle."));
    return texts;
}

ChartStyle themedChartStyle(double fontSize_px) {
    const ThemeColours& c = Theme::instance().colours();
    ChartStyle style;
    style.ground = rgb(c.plane);
    style.plot = rgb(c.sunken);
    style.line = rgb(c.line);
    QColor grid = c.line;
    grid.setRgb((c.line.red() + c.sunken.red()) / 2, (c.line.green() + c.sunken.green()) / 2,
                (c.line.blue() + c.sunken.blue()) / 2);
    style.grid = rgb(grid);
    style.text = rgb(c.text);
    style.quietText = rgb(c.quietText);
    style.cursor = rgb(c.text);
    style.right = rgb(c.right);
    style.left = rgb(c.left);
    style.middle = rgb(c.middle);
    style.corrected = rgb(c.corrected);
    style.doubt = rgb(c.doubt);
    style.norm = rgb(c.norm);
    style.selection = rgb(c.accent);
    style.fontSize_px = fontSize_px;
    style.fontFile = chartFontFile(angleTitle(AngleConvention::OpenSim, "knee_angle_r"));
    return style;
}

std::string chartFontFile(const QString& text) {
    if (hasOnlyLatinLetters(text)) return {};
    static const std::string found = [] {
        // Common files with the Chinese letters, on Linux, Windows and macOS.
        const QStringList known{"NotoSansCJK*.ttc",
                                "NotoSansSC*.otf",
                                "wqy-*.ttc",
                                "wqy-*.ttf",
                                "DroidSansFallback*.ttf",
                                "uming.ttc",
                                "msyh.ttc",
                                "simsun.ttc",
                                "PingFang.ttc"};
        for (const QString& folder :
             QStandardPaths::standardLocations(QStandardPaths::FontsLocation)) {
            QDirIterator files(folder, known, QDir::Files, QDirIterator::Subdirectories);
            if (files.hasNext()) return files.next().toStdString();
        }
        return std::string();
    }();
    return found;
}

}  // namespace gonio
