#include "render/chart/chart_data.h"

#include <algorithm>
#include <cmath>

#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

const char* wordOf(FrameSource source) {
    switch (source) {
        case FrameSource::Measured:
            return "measured";
        case FrameSource::Interpolated:
            return "interpolated";
        case FrameSource::Corrected:
            return "corrected";
        case FrameSource::Missing:
            return "missing";
    }
    return "";
}

std::string englishReading(ChartSide side, const AngleReading& reading, Freshness freshness) {
    std::string text = side == ChartSide::Right ? "right " : side == ChartSide::Left ? "left " : "";
    if (reading.source != FrameSource::Missing) {
        appendTo(text, formatFixed(reading.value_deg, 1), "° ");
    }
    const bool held = reading.source == FrameSource::Missing && !reading.isEstimated;
    appendTo(text, reading.setByUser ? "set by you"
                   : held            ? "not estimated"
                                     : wordOf(reading.source));
    if (reading.source != FrameSource::Missing && !reading.setByUser &&
        reading.confidence < kLowConfidence) {
        appendTo(text, ", low confidence");
    }
    if (reading.waits) appendTo(text, ", waits for Refine");
    if (freshness == Freshness::Stale) appendTo(text, ", stale");
    if (freshness == Freshness::Preview) appendTo(text, ", preview");
    return text;
}

}  // namespace

int rowOfFrame(const AngleTable& table, int frame) {
    const auto& frames = table.frames;
    // Nearly always every frame has its row.
    if (frame >= 0 && frame < int(frames.size()) && frames[std::size_t(frame)] == frame) {
        return frame;
    }
    const auto at = std::lower_bound(frames.begin(), frames.end(), frame);
    return at != frames.end() && *at == frame ? int(at - frames.begin()) : -1;
}

AngleReading readingAt(const AngleTable& table, const AngleSeries& series, int row) {
    AngleReading reading;
    const auto at = std::size_t(row);
    reading.isEstimated = series.isEstimated;
    if (row < 0 || at >= series.filtered_deg.size() || !std::isfinite(series.filtered_deg[at])) {
        return reading;
    }
    reading.value_deg = series.filtered_deg[at];
    reading.confidence = at < series.confidence.size() ? series.confidence[at] : 0;
    reading.source = at < table.sources.size() ? table.sources[at] : FrameSource::Measured;
    const bool filled = at < series.flags.size() && series.flags[at] == SampleFlag::Interpolated;
    // A value that stands in a frame without a body was filled in from its neighbours.
    if (filled || reading.source == FrameSource::Missing) {
        reading.source = FrameSource::Interpolated;
    }
    return reading;
}

AngleReading readingIn(const ChartContent& content, const std::string& angle, int frame) {
    const AngleSeries* series = content.table ? content.table->find(angle) : nullptr;
    if (series == nullptr) return {};
    AngleReading reading = readingAt(*content.table, *series, rowOfFrame(*content.table, frame));
    reading.waits =
        std::any_of(content.pending.begin(), content.pending.end(),
                    [frame](const FrameRange& window) { return window.contains(frame); });
    if (!reading.waits) return reading;
    for (const ChartMark& mark : content.marks) {
        if (mark.frame != frame || mark.angle != angle) continue;
        reading.setByUser = true;
        reading.value_deg = mark.value_deg;
        reading.source = FrameSource::Corrected;
        reading.confidence = 1;
    }
    return reading;
}

ChartTexts englishChartTexts() {
    ChartTexts texts;
    texts.reading = englishReading;
    texts.number = [](double value, int decimals) { return formatFixed(value, decimals); };
    return texts;
}

}  // namespace gonio
