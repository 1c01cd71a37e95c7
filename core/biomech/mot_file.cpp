#include "core/biomech/mot_file.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "core/biomech/gaps.h"
#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string shortName(std::string_view label) {
    constexpr std::string_view kValue = "/value";
    if (!label.starts_with('/') || !label.ends_with(kValue)) return std::string(label);
    label.remove_suffix(kValue.size());
    return std::string(label.substr(label.rfind('/') + 1));
}

class MotReader {
public:
    Result<MotTable> read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (auto done = readHeader(text); !done) return tl::unexpected(std::move(done.error()));
        if (auto done = readLabels(text); !done) return tl::unexpected(std::move(done.error()));
        while (const auto line = takeLine(text)) {
            ++m_line;
            if (trimmed(*line).empty()) continue;
            if (auto done = readRow(*line); !done) return tl::unexpected(std::move(done.error()));
        }
        compareSize("nRows", m_statedRows, m_table.times_s.size());
        compareSize("nColumns", m_statedColumns, m_table.labels.size() + 1);
        return std::move(m_table);
    }

private:
    tl::unexpected<Error> malformed(const std::string& what) const {
        return fail(ErrorCode::MalformedFile, "line " + std::to_string(m_line) + ": " + what);
    }

    Result<void> readHeader(std::string_view& text) {
        while (const auto line = takeLine(text)) {
            ++m_line;
            const std::string_view content = trimmed(*line);
            if (lowered(content) == "endheader") return {};
            if (auto done = readKey(content); !done) return done;
        }
        return malformed("no line 'endheader': not an OpenSim .mot or .sto file");
    }

    Result<void> readKey(std::string_view content) {
        const auto equals = content.find('=');
        const std::vector<std::string_view> words = splitWords(content);
        if (words.empty()) return {};
        std::string key = lowered(words[0]);
        std::string value = words.size() == 2 ? lowered(words[1]) : "";
        if (equals != std::string_view::npos) {
            key = lowered(trimmed(content.substr(0, equals)));
            value = lowered(trimmed(content.substr(equals + 1)));
        } else if (m_line == 1) {
            m_table.name = content;
        }
        if (key == "nrows" || key == "nr" || key == "datarows") m_statedRows = parseNumber(value);
        if (key == "ncolumns" || key == "nc" || key == "datacolumns") {
            m_statedColumns = parseNumber(value);
        }
        if (key == "indegrees") {
            if (value != "yes" && value != "no") {
                return malformed("inDegrees is neither yes nor no but " + quoted(value));
            }
            m_table.inDegrees = value == "yes";
        }
        if (key == "datatype" && value != "double") {
            return fail(ErrorCode::Unsupported, "line " + std::to_string(m_line) + ": a table of " +
                                                    quoted(value) +
                                                    "; only DataType=double can be read");
        }
        return {};
    }

    Result<void> readLabels(std::string_view& text) {
        std::vector<std::string_view> words;
        while (words.empty()) {
            const auto line = takeLine(text);
            ++m_line;
            if (!line) return malformed("the file ends before the column names");
            words = splitWords(*line);
        }
        if (words[0] != "time")
            return malformed("first column is not 'time' but " + quoted(words[0]));
        std::set<std::string> seen;
        for (std::size_t c = 1; c < words.size(); ++c) {
            m_table.labels.push_back(shortName(words[c]));
            if (!seen.insert(m_table.labels.back()).second) {
                return malformed("column " + quoted(m_table.labels.back()) + " is there twice");
            }
        }
        m_table.columns.resize(m_table.labels.size());
        return {};
    }

    Result<void> readRow(std::string_view line) {
        const std::vector<std::string_view> words = splitWords(line);
        if (words.size() != m_table.labels.size() + 1) {
            return malformed(std::to_string(words.size()) + " values, expected " +
                             std::to_string(m_table.labels.size() + 1));
        }
        for (std::size_t c = 0; c < words.size(); ++c) {
            const auto number = parseNumber(words[c]);
            if (!number || std::isinf(*number)) {
                return malformed(quoted(words[c]) + " is not a number (column " +
                                 std::to_string(c + 1) + ")");
            }
            if (c > 0) {
                m_table.columns[c - 1].push_back(*number);
                continue;
            }
            if (std::isnan(*number) ||
                (!m_table.times_s.empty() && *number <= m_table.times_s.back())) {
                return malformed("time must increase from row to row");
            }
            m_table.times_s.push_back(*number);
        }
        return {};
    }

    void compareSize(const char* key, std::optional<double> stated, std::size_t found) {
        if (!stated || *stated == static_cast<double>(found)) return;
        m_table.warnings.push_back(std::string(key) + " says " + formatShortest(*stated) +
                                   ", the file has " + std::to_string(found));
    }

    MotTable m_table;
    std::optional<double> m_statedRows, m_statedColumns;
    int m_line = 0;
};

}  // namespace

bool isTranslation(std::string_view coordinate) {
    if (coordinate.size() < 3) return false;
    const std::string_view end = coordinate.substr(coordinate.size() - 3);
    const char axis = end[2];
    return end.starts_with("_t") && ((axis >= 'x' && axis <= 'z') || (axis >= '0' && axis <= '9'));
}

Result<MotTable> parseMot(std::string_view text) {
    return MotReader().read(text);
}

Result<std::string> formatMot(const MotTable& table) {
    if (table.columns.size() != table.labels.size()) {
        return fail(ErrorCode::Usage, ".mot: as many columns as labels are needed");
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (auto checked = checkSeries(table.times_s, table.columns[c]); !checked) {
            return passOn(std::move(checked.error()), ".mot column " + table.labels[c]);
        }
        if (!std::all_of(table.columns[c].begin(), table.columns[c].end(),
                         [](double value) { return std::isfinite(value); })) {
            return fail(ErrorCode::Usage, ".mot column " + table.labels[c] +
                                              " has missing values; cut or interpolate them first");
        }
    }
    std::string text;
    appendTo(text, table.name.empty() ? "Coordinates" : table.name,
             "\nversion=1\nnRows=", std::to_string(table.times_s.size()),
             "\nnColumns=", std::to_string(table.labels.size() + 1),
             "\ninDegrees=", table.inDegrees ? "yes" : "no",
             "\n\nUnits are S.I. units (second, meters, Newtons, ...)\n\nendheader\ntime");
    for (const std::string& label : table.labels) appendTo(text, "\t", label);
    appendTo(text, "\n");
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        appendTo(text, formatFixed(table.times_s[i], 8));
        for (const auto& column : table.columns) appendTo(text, "\t", formatFixed(column[i], 8));
        appendTo(text, "\n");
    }
    return text;
}

AngleTable anglesOf(const MotTable& table) {
    AngleTable angles;
    angles.times_s = table.times_s;
    angles.sources.assign(table.times_s.size(), FrameSource::Measured);
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        angles.frames.push_back(static_cast<int>(i));
    }
    const double toDegrees = table.inDegrees ? 1 : 180 / std::numbers::pi;
    for (std::size_t c = 0; c < table.labels.size(); ++c) {
        if (isTranslation(table.labels[c]) || table.labels[c].starts_with('/')) continue;
        AngleSeries& series = angles.series.emplace_back();
        series.name = table.labels[c];
        for (const double value : table.columns[c]) {
            series.raw_deg.push_back(toDegrees * value);
            series.confidence.push_back(std::isfinite(value) ? 1 : 0);
            series.flags.push_back(std::isfinite(value) ? SampleFlag::Observed
                                                        : SampleFlag::Missing);
        }
        series.filtered_deg = series.raw_deg;
    }
    return angles;
}

MotTable motOf(const AngleTable& table) {
    MotTable mot;
    mot.name = "Coordinates";
    // A coordinate without a value in any row would leave no row at all.
    std::vector<const AngleSeries*> estimated;
    for (const AngleSeries& series : table.series) {
        if (series.isEstimated) estimated.push_back(&series);
    }
    mot.columns.resize(estimated.size());
    for (const AngleSeries* series : estimated) mot.labels.push_back(series->name);
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        const bool whole =
            std::all_of(estimated.begin(), estimated.end(), [i](const AngleSeries* series) {
                return i < series->filtered_deg.size() && std::isfinite(series->filtered_deg[i]);
            });
        if (!whole) continue;
        mot.times_s.push_back(table.times_s[i]);
        for (std::size_t c = 0; c < estimated.size(); ++c) {
            mot.columns[c].push_back(estimated[c]->filtered_deg[i]);
        }
    }
    return mot;
}

}  // namespace gonio
