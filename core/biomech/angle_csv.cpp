#include "core/biomech/angle_csv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view kFirstLine = "goniograph angles, version ";
constexpr std::string_view kVersion = "1";
constexpr std::array<std::pair<FrameSource, std::string_view>, 4> kSources{
    {{FrameSource::Measured, "measured"},
     {FrameSource::Interpolated, "interpolated"},
     {FrameSource::Corrected, "corrected"},
     {FrameSource::Missing, "missing"}}};

std::string_view sourceName(FrameSource source) {
    for (const auto& [value, name] : kSources) {
        if (value == source) return name;
    }
    return "missing";
}

std::string onOneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string formatHead(const AngleTable& table) {
    std::string head;
    appendTo(head, "# ", kFirstLine, kVersion, "\n# convention: ", nameOf(table.convention), "\n");
    appendTo(head, "# units: time s; angles deg; confidence 0..1; empty = missing\n");
    for (const auto& [key, value] : table.notes) {
        appendTo(head, "# ", onOneLine(key), ": ", onOneLine(value), "\n");
    }
    for (const AngleDefinition& angle : conventionTable(table.convention)) {
        if (table.find(angle.name) == nullptr) continue;
        appendTo(head, "# angle ", angle.name, ": ", angle.sequence, "; + ", angle.positive,
                 "; 0 = ", angle.zero, "\n");
    }
    appendTo(head, "time_s,frame");
    for (const AngleSeries& series : table.series) {
        for (const char* suffix : {"_deg", "_raw_deg", "_confidence"}) {
            appendTo(head, ",", series.name, suffix);
        }
    }
    appendTo(head, ",source\n");
    return head;
}

Result<void> checkLengths(const AngleTable& table) {
    const std::size_t n = table.times_s.size();
    bool agree = table.frames.size() == n && table.sources.size() == n;
    for (const AngleSeries& series : table.series) {
        agree = agree && series.raw_deg.size() == n && series.filtered_deg.size() == n &&
                series.confidence.size() == n;
    }
    if (agree) return {};
    return fail(ErrorCode::Usage, "angles.csv: columns differ in length; run finishAngles first");
}

/// Which part of the table a column fills.
struct Column {
    enum class Kind { Time, Frame, Source, Filtered, Raw, Confidence, Ignored };
    Kind kind = Kind::Ignored;
    std::size_t series = 0;
};

/// `name` less the suffix, where it ends with it and something is left.
std::string_view without(std::string_view name, std::string_view suffix) {
    if (name.size() <= suffix.size() || !name.ends_with(suffix)) return {};
    return name.substr(0, name.size() - suffix.size());
}

class CsvReader {
public:
    Result<AngleTable> read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (const auto line = takeLine(text)) {
            ++m_line;
            if (trimmed(*line).empty()) continue;
            if (line->front() == '#') {
                if (auto done = readComment(trimmed(line->substr(1))); !done) return pass(done);
            } else if (m_columns.empty()) {
                if (auto done = readHeader(*line); !done) return pass(done);
            } else if (auto done = readRow(*line); !done) {
                return pass(done);
            }
        }
        if (m_columns.empty()) return malformed("no header line with a column time_s or time");
        return finish();
    }

private:
    tl::unexpected<Error> malformed(const std::string& what) const {
        return fail(ErrorCode::MalformedFile, "line " + std::to_string(m_line) + ": " + what);
    }

    static tl::unexpected<Error> pass(Result<void>& failed) {
        return tl::unexpected<Error>(std::move(failed.error()));
    }

    Result<void> readComment(std::string_view comment) {
        if (comment.starts_with(kFirstLine)) {
            const std::string_view version = comment.substr(kFirstLine.size());
            if (version == kVersion) return {};
            return fail(ErrorCode::Unsupported, "angle table of version " + quoted(version) +
                                                    "; this program reads version 1");
        }
        const auto colon = comment.find(": ");
        if (colon == std::string_view::npos || comment.starts_with("angle ")) return {};
        const std::string_view key = comment.substr(0, colon);
        const std::string_view value = trimmed(comment.substr(colon + 2));
        if (key == "units") return {};
        if (key != "convention") {
            m_table.notes.emplace_back(key, value);
        } else if (value == nameOf(AngleConvention::Clinical)) {
            m_table.convention = AngleConvention::Clinical;
        } else if (value != nameOf(AngleConvention::OpenSim)) {
            return malformed("convention is neither opensim nor clinical but " + quoted(value));
        }
        return {};
    }

    Result<void> readHeader(std::string_view line) {
        std::vector<std::string_view> names = splitAt(line, ',');
        for (std::string_view& name : names) name = trimmed(name);
        const bool ours = std::find(names.begin(), names.end(), "time_s") != names.end() &&
                          std::any_of(names.begin(), names.end(),
                                      [](auto name) { return name.ends_with("_deg"); });
        std::set<std::string_view> seen;
        for (const std::string_view name : names) {
            if (name.empty() || !seen.insert(name).second) {
                return malformed("column " + quoted(name) + " is empty or there twice");
            }
            m_columns.push_back(columnOf(name, ours));
        }
        if (seen.count("time_s") + seen.count("time") != 1) {
            return malformed("expected a header line with one column time_s or time");
        }
        return {};
    }

    Column columnOf(std::string_view name, bool ours) {
        using Kind = Column::Kind;
        if (name == "time_s" || name == "time") return {Kind::Time, 0};
        if (name == "frame") return {Kind::Frame, 0};
        if (name == "source") return {Kind::Source, 0};
        if (!ours) return {Kind::Filtered, seriesOf(name)};
        if (const auto raw = without(name, "_raw_deg"); !raw.empty()) {
            return {Kind::Raw, seriesOf(raw)};
        }
        if (const auto angle = without(name, "_deg"); !angle.empty()) {
            return {Kind::Filtered, seriesOf(angle)};
        }
        if (const auto angle = without(name, "_confidence"); !angle.empty()) {
            return {Kind::Confidence, seriesOf(angle)};
        }
        return {};
    }

    std::size_t seriesOf(std::string_view name) {
        for (std::size_t k = 0; k < m_table.series.size(); ++k) {
            if (m_table.series[k].name == name) return k;
        }
        m_table.series.emplace_back().name = name;
        return m_table.series.size() - 1;
    }

    Result<void> readRow(std::string_view line) {
        const std::vector<std::string_view> cells = splitAt(line, ',');
        if (cells.size() != m_columns.size()) {
            return malformed(std::to_string(cells.size()) + " values, expected " +
                             std::to_string(m_columns.size()));
        }
        m_table.frames.push_back(static_cast<int>(m_table.frames.size()));
        m_table.sources.push_back(FrameSource::Measured);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string_view cell = trimmed(cells[c]);
            const Column column = m_columns[c];
            if (column.kind == Column::Kind::Ignored) continue;
            if (column.kind == Column::Kind::Source) {
                if (auto done = readSource(cell); !done) return done;
                continue;
            }
            const auto number = cell.empty() ? std::optional<double>(kNaN) : parseNumber(cell);
            if (!number || std::isinf(*number)) {
                return malformed(quoted(cell) + " is not a number (column " +
                                 std::to_string(c + 1) + ")");
            }
            if (auto done = store(column, *number); !done) return done;
        }
        return {};
    }

    Result<void> readSource(std::string_view cell) {
        for (const auto& [value, name] : kSources) {
            if (name != cell) continue;
            m_table.sources.back() = value;
            return {};
        }
        return malformed("unknown source " + quoted(cell));
    }

    Result<void> store(Column column, double number) {
        using Kind = Column::Kind;
        if (column.kind == Kind::Time) {
            if (!std::isfinite(number) ||
                (!m_table.times_s.empty() && number <= m_table.times_s.back())) {
                return malformed("times must be there and increase from row to row");
            }
            m_table.times_s.push_back(number);
        } else if (column.kind == Kind::Frame) {
            if (!(std::abs(number) < 2e9) || number != std::floor(number)) {
                return malformed("frame is not a whole number");
            }
            m_table.frames.back() = static_cast<int>(number);
        } else {
            AngleSeries& series = m_table.series[column.series];
            auto& values = column.kind == Kind::Filtered ? series.filtered_deg
                           : column.kind == Kind::Raw    ? series.raw_deg
                                                         : series.confidence;
            values.push_back(number);
        }
        return {};
    }

    Result<AngleTable> finish() {
        for (AngleSeries& series : m_table.series) {
            if (series.filtered_deg.empty()) series.filtered_deg = series.raw_deg;
            if (series.raw_deg.empty()) series.raw_deg = series.filtered_deg;
            const bool stated = !series.confidence.empty();
            series.flags.resize(m_table.times_s.size(), SampleFlag::Observed);
            series.raw_deg.resize(m_table.times_s.size(), kNaN);
            series.filtered_deg.resize(m_table.times_s.size(), kNaN);
            series.confidence.resize(m_table.times_s.size(), 0);
            for (std::size_t i = 0; i < m_table.times_s.size(); ++i) {
                const bool present = std::isfinite(series.filtered_deg[i]);
                const bool observed = std::isfinite(series.raw_deg[i]);
                if (!stated) series.confidence[i] = present ? 1 : 0;
                if (!observed) {
                    series.flags[i] = present ? SampleFlag::Interpolated : SampleFlag::Missing;
                }
            }
        }
        return std::move(m_table);
    }

    AngleTable m_table;
    std::vector<Column> m_columns;
    int m_line = 0;
};

}  // namespace

Result<std::string> formatAngleCsv(const AngleTable& table) {
    if (auto checked = checkLengths(table); !checked) return tl::unexpected(checked.error());
    std::string text = formatHead(table);
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        appendTo(text, formatFixed(table.times_s[i], 6), ",", std::to_string(table.frames[i]));
        for (const AngleSeries& series : table.series) {
            appendTo(text, ",", formatFixed(series.filtered_deg[i], 4));
            appendTo(text, ",", formatFixed(series.raw_deg[i], 4));
            appendTo(text, ",", formatFixed(series.confidence[i], 3));
        }
        appendTo(text, ",", sourceName(table.sources[i]), "\n");
    }
    return text;
}

Result<AngleTable> parseAngleCsv(std::string_view text) {
    return CsvReader().read(text);
}

}  // namespace gonio
