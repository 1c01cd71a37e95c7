// Painting in front of the curves.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "render/chart/chart_painter.h"

namespace gonio {
namespace {

/// Marks of this chart's angles that are visible, one for each cell of 3 px; selected ones always.
std::vector<const ChartMark*> visibleMarks(const ChartState& state, int chart) {
    const auto& curves = state.charts[std::size_t(chart)].curves;
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const double s = state.scale;
    std::set<std::pair<int, int>> taken;
    std::vector<const ChartMark*> marks;
    for (const ChartMark& mark : state.content.marks) {
        const bool here = std::any_of(curves.begin(), curves.end(), [&](const ChartCurve& curve) {
            return curve.angle == mark.angle;
        });
        if (!here) continue;
        const double x = state.xOf(chart, state.timeOf(mark.frame));
        const double y = state.yOf(chart, mark.value_deg);
        if (x < plot.left - 6 * s || x > plot.right() + 6 * s) continue;
        const bool first = taken.emplace(int(x / (3 * s)), int(y / (3 * s))).second;
        if (first || mark.selected) marks.push_back(&mark);
    }
    return marks;
}

void paintAngleMarks(ChartPen& pen, const ChartState& state, int chart) {
    const double s = pen.scale();
    const auto marks = visibleMarks(state, chart);
    const bool dense = marks.size() > 150;
    std::vector<float> crowd;
    for (const ChartMark* mark : marks) {
        const ChartPoint at{state.xOf(chart, state.timeOf(mark->frame)),
                            state.yOf(chart, mark->value_deg)};
        if (dense && !mark->selected) {
            crowd.insert(crowd.end(),
                         {float(at.x), float(at.y - 2 * s), float(at.x), float(at.y + 2 * s)});
            continue;
        }
        const double radius = (state.editing ? 7 : 5.5) * s;
        pen.diamond(at, radius, state.style.corrected, true,
                    mark->selected ? state.style.text : state.style.ground);
        if (mark->selected) pen.diamond(at, radius + 3 * s, state.style.text, false, {});
    }
    pen.pieces(crowd, state.style.corrected, 3 * s);
}

void paintMarks(ChartPen& pen, const ChartState& state, int chart) {
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const double s = pen.scale();
    // Corrections of another kind or of another angle stand at the foot, small and hollow.
    double before = -std::numeric_limits<double>::infinity();
    for (const int frame : state.content.otherCorrections) {
        const double x = state.xOf(chart, state.timeOf(frame));
        if (x < plot.left || x > plot.right() || x - before < 2 * s) continue;
        pen.diamond({x, plot.bottom() - 5 * s}, 3.5 * s, state.style.corrected, false, {});
        before = x;
    }
    paintAngleMarks(pen, state, chart);
}

void paintProposal(ChartPen& pen, const ChartState& state, int chart) {
    if (!state.proposal) return;
    const auto& curves = state.charts[std::size_t(chart)].curves;
    const bool here = std::any_of(curves.begin(), curves.end(), [&](const ChartCurve& curve) {
        return curve.angle == state.proposal->angle;
    });
    if (!here) return;
    std::vector<float> xy;
    for (std::size_t i = 0; i < state.proposal->frames.size(); ++i) {
        xy.push_back(float(state.xOf(chart, state.timeOf(state.proposal->frames[i]))));
        xy.push_back(float(state.yOf(chart, state.proposal->values_deg[i])));
    }
    pen.pieces(dashed(xy, 4 * pen.scale(), 3 * pen.scale()), state.style.corrected,
               2 * pen.scale());
}

void paintCursor(ChartPen& pen, const ChartState& state, int chart) {
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const double x = state.xOf(chart, state.timeOf(state.frame)), s = pen.scale();
    if (state.content.times_s.empty() || x < plot.left || x > plot.right()) return;
    // To whole pixels: a line between two columns would be two wide and half as bright.
    const double left = std::floor(x - s / 2 + 0.5);
    pen.fill({left, plot.top, std::max(1.0, std::round(s)), plot.height}, state.style.cursor);
    if (!state.content.table) return;
    for (const ChartCurve& curve : state.charts[std::size_t(chart)].curves) {
        const AngleReading reading = readingIn(state.content, curve.angle, state.frame);
        if (reading.source == FrameSource::Missing) continue;
        const double y = state.yOf(chart, reading.value_deg);
        const bool fresh = state.content.freshness == Freshness::Fresh;
        const Colour colour = fresh ? colourOf(state.style, curve.side) : state.style.quietText;
        pen.fill({x - 3.5 * s, y - 3.5 * s, 7 * s, 7 * s}, state.style.ground);
        pen.fill({x - 2.5 * s, y - 2.5 * s, 5 * s, 5 * s}, colour);
    }
}

/// A reading in as many lines as it takes; it may only be broken behind a comma (a Chinese one
/// too).
std::vector<std::string> linesOfReading(ChartPen& pen, const std::string& phrase, double width) {
    std::vector<std::string> lines;
    std::string rest = phrase;
    while (pen.textWidth_px(rest) > width) {
        std::size_t cut = 0;
        for (const std::string comma : {", ", "\xEF\xBC\x8C"}) {
            std::size_t at = rest.find(comma);
            for (; at != std::string::npos; at = rest.find(comma, at + 1)) {
                const std::size_t end = at + comma.size();
                if (end < rest.size() && pen.textWidth_px(rest.substr(0, end)) <= width) {
                    cut = std::max(cut, end);
                }
            }
        }
        if (cut == 0) break;
        lines.push_back(rest.substr(0, cut));
        rest.erase(0, cut);
    }
    lines.push_back(rest);
    return lines;
}

/// Values under the cursor: side by side, or one below the other on a ground of their own.
void paintReadings(ChartPen& pen, const ChartState& state, int chart, double top, double left,
                   double right) {
    if (!state.content.table) return;
    const double text = pen.textHeight_px(), s = pen.scale();
    double x = left, y = top + 0.6 * text;
    const auto nextLine = [&](double width) {
        x = left;
        y += text;
        pen.fill({x - 2 * s, y - 0.5 * text, width + 4 * s, text}, state.style.plot, 0.85);
    };
    for (const ChartCurve& curve : state.charts[std::size_t(chart)].curves) {
        if (state.content.table->find(curve.angle) == nullptr) continue;
        const AngleReading reading = readingIn(state.content, curve.angle, state.frame);
        const std::string phrase =
            state.texts.reading(curve.side, reading, state.content.freshness);
        const auto lines = linesOfReading(pen, phrase, right - left);
        const double width = pen.textWidth_px(lines.front());
        if (x > left && (x + width > right || lines.size() > 1)) nextLine(width);
        const bool fresh = state.content.freshness == Freshness::Fresh;
        const bool sure = fresh && !reading.waits && reading.source != FrameSource::Missing &&
                          reading.confidence >= kLowConfidence;
        const Colour colour = sure ? colourOf(state.style, curve.side) : state.style.quietText;
        pen.text({x, y}, lines.front(), colour);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            nextLine(pen.textWidth_px(lines[i]) + text);
            pen.text({x + text, y}, lines[i], colour);
        }
        x = lines.size() > 1 ? right : x + width + 1.2 * text;
    }
}

/// The subtitle in as many lines as it takes: it may only be broken between its facts.
std::vector<std::string> linesOfSubtitle(ChartPen& pen, const std::string& text, double width) {
    const std::string between = " · ";
    const std::size_t at = text.find(between);
    if (pen.textWidth_px(text) <= width || at == std::string::npos) return {text};
    return {text.substr(0, at), text.substr(at + between.size())};
}

/// Where title and subtitle of a chart come to stand.
struct TitlePlace {
    double left, right, first, values;  ///< values: top of the line of the values
    bool oneLine;
    std::vector<std::string> subtitle;
};

TitlePlace titlePlace(ChartPen& pen, const ChartState& state, int chart) {
    const ChartPlace& place = state.places[std::size_t(chart)];
    const AngleChart& what = state.charts[std::size_t(chart)];
    const double text = pen.textHeight_px(), s = pen.scale();
    TitlePlace title{place.frame.left + 8 * s,
                     place.frame.right() - 8 * s,
                     place.frame.top + 0.85 * text,
                     place.frame.top + 1.5 * text,
                     true,
                     {what.subtitle}};
    const double end = title.left + pen.textWidth_px(what.title, true);
    title.oneLine = end + text + pen.textWidth_px(what.subtitle) <= title.right;
    if (title.oneLine) return title;
    title.subtitle = linesOfSubtitle(pen, what.subtitle, title.right - title.left);
    title.values += double(title.subtitle.size()) * text;
    return title;
}

/// Words that must not be overseen: stale, preview, no values.
void paintState(ChartPen& pen, const ChartState& state, int chart) {
    const ChartPlace& place = state.places[std::size_t(chart)];
    const double text = pen.textHeight_px(), s = pen.scale();
    const ChartPoint centre{place.plot.left + place.plot.width / 2,
                            place.plot.top + place.plot.height / 2};
    const auto& curves = state.charts[std::size_t(chart)].curves;
    if (!state.content.table) {
        pen.text(centre, state.texts.noValues, state.style.quietText, TextAnchor::Centre);
        return;
    }
    if (std::none_of(curves.begin(), curves.end(), [&](const ChartCurve& curve) {
            return state.content.table->find(curve.angle) != nullptr;
        })) {
        pen.text(centre, state.texts.noSuchAngle, state.style.quietText, TextAnchor::Centre);
        return;
    }
    if (state.content.freshness == Freshness::Fresh) return;
    const std::string& word =
        state.content.freshness == Freshness::Stale ? state.texts.stale : state.texts.preview;
    const double width = pen.textWidth_px(word, true) + 8 * s;
    const ChartRect plate{place.plot.right() - width - 4 * s, place.plot.top + 4 * s, width,
                          1.3 * text};
    pen.fill(plate, state.style.ground, 0.85);
    pen.outline(plate, state.style.corrected, s);
    pen.text({plate.left + 4 * s, plate.top + plate.height / 2}, word, state.style.corrected,
             TextAnchor::Left, true);
}

void paintRubberBand(ChartPen& pen, const ChartState& state, int chart) {
    if (!state.rubberBand || state.rubberBand->chart != chart) return;
    const auto [x0, x1] = std::minmax(state.rubberBand->from.x, state.rubberBand->to.x);
    const auto [y0, y1] = std::minmax(state.rubberBand->from.y, state.rubberBand->to.y);
    const ChartRect rect{x0, y0, x1 - x0, y1 - y0};
    pen.fill(rect, state.style.text, 0.12);
    pen.outline(rect, state.style.text, pen.scale());
}

}  // namespace

void paintChartTitle(ChartPen& pen, const ChartState& state, int chart) {
    const TitlePlace title = titlePlace(pen, state, chart);
    const ChartStyle& style = state.style;
    pen.text({title.left, title.first}, state.charts[std::size_t(chart)].title, style.text,
             TextAnchor::Left, true);
    if (title.oneLine) {
        pen.text({title.right, title.first}, title.subtitle.front(), style.quietText,
                 TextAnchor::Right);
        return;
    }
    const double text = pen.textHeight_px();
    double row = state.places[std::size_t(chart)].frame.top + 1.5 * text;
    for (const std::string& line : title.subtitle) {
        pen.text({title.left, row + 0.6 * text}, line, style.quietText);
        row += text;
    }
}

void paintChartFront(ChartPen& pen, const ChartState& state, int chart) {
    pen.clipTo(state.places[std::size_t(chart)].plot);
    paintProposal(pen, state, chart);
    paintCursor(pen, state, chart);
    paintMarks(pen, state, chart);
    paintRubberBand(pen, state, chart);
    pen.clipNothing();
    const TitlePlace title = titlePlace(pen, state, chart);
    paintReadings(pen, state, chart, title.values, title.left, title.right);
    paintState(pen, state, chart);
}

}  // namespace gonio
