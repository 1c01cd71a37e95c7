#include "core/case/case.h"

#include <algorithm>
#include <map>

#include "core/biomech/angle_csv.h"
#include "core/biomech/mot_file.h"
#include "core/biomech/text_numbers.h"
#include "core/case/case.h"
#include "core/io/atomic_file.h"
#include "core/report/angle_text.h"
#include "core/report/range_of_motion.h"
#include "core/report/report_notes.h"

namespace gonio {
namespace {

std::string onOneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string cell(std::string text) {
    text = onOneLine(std::move(text));
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quotedText = "\"";
    for (const char c : text) {
        if (c == '"') quotedText += '"';
        quotedText += c;
    }
    return quotedText + "\"";
}

Result<void> check(const ReportSource& source, const AngleTable& whole,
                   const ReportOptions& options) {
    if (!source.person.info || whole.frames.empty()) {
        return fail(ErrorCode::Usage, displayName(source.person) + " of '" + source.trial.name +
                                          "' has not been analysed yet; analyse the trial first");
    }
    for (const std::string& name : options.angles) {
        if (whole.find(name) != nullptr) continue;
        return fail(ErrorCode::Usage, "there is no angle " + gonio::quoted(name) + " in the " +
                                          std::string(nameOf(options.convention)) + " convention");
    }
    const FrameRange& frames = options.frames;
    if (!frames.empty() &&
        (tableRowOf(whole, frames.first) < 0 || tableRowOf(whole, frames.last) < 0)) {
        return fail(ErrorCode::Usage, "frames " + std::to_string(frames.first) + " to " +
                                          std::to_string(frames.last) +
                                          " are not all in the trial, which has frames " +
                                          std::to_string(whole.frames.front()) + " to " +
                                          std::to_string(whole.frames.back()));
    }
    return {};
}

const AngleTable& wholeTable(const ReportSource& source, AngleConvention convention) {
    return convention == AngleConvention::OpenSim ? source.angles.openSim : source.angles.clinical;
}

template <class T>
std::vector<T> cut(const std::vector<T>& values, std::size_t first, std::size_t count) {
    if (values.size() < first + count) return {};
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

/// The rows of the marks' table.
class MarksWriter {
public:
    MarksWriter(const AngleTable& whole, const AngleTable& part) : m_whole(whole), m_part(part) {
        appendTo(m_text, "# goniograph marks, version 1\n# convention: ", nameOf(part.convention),
                 "\n# units: time s; angles deg, filtered; empty = missing\n");
        for (const auto& [key, value] : part.notes) {
            appendTo(m_text, "# ", key, ": ", onOneLine(value), "\n");
        }
        appendTo(m_text,
                 "mark,name,side,first_frame,last_frame,first_s,last_s,angle,value_deg,"
                 "min_deg,max_deg,range_deg,mean_deg,missing_frames,source\n");
    }

    void add(std::string_view mark, const std::string& name, FrameRange frames) {
        for (const AngleSeries& chosen : m_part.series) {
            const AngleSeries& series = *m_whole.find(chosen.name);
            const RangeOfMotion motion = rangeOfMotion(m_whole, series, frames);
            begin(mark, name, "", frames, series.name);
            appendTo(m_text, ",");
            for (const double value :
                 {motion.min_deg, motion.max_deg, motion.range_deg, motion.mean_deg}) {
                appendTo(m_text, ",",
                         motion.present > 0 ? formatAngle_deg(value, kFileAngleDecimals) : "");
            }
            appendTo(m_text, ",", std::to_string(motion.missing), ",\n");
        }
    }

    void add(const Event& event) {
        const int row = tableRowOf(m_whole, event.frame);
        if (row < 0) return;
        const auto at = static_cast<std::size_t>(row);
        for (const AngleSeries& chosen : m_part.series) {
            const double value = m_whole.find(chosen.name)->filtered_deg[at];
            begin("event", event.kind, event.side, {event.frame, event.frame}, chosen.name);
            appendTo(m_text, ",", formatAngle_deg(value, kFileAngleDecimals), ",,,,,",
                     fileAngle(value) ? "0" : "1", ",", nameOf(m_whole.sources[at]), "\n");
        }
    }

    std::string text() { return std::move(m_text); }

private:
    void begin(std::string_view mark, const std::string& name, const std::string& side,
               FrameRange frames, const std::string& angle) {
        appendTo(m_text, mark, ",", cell(name), ",", cell(side), ",", std::to_string(frames.first),
                 ",", std::to_string(frames.last), ",", timeOf(frames.first), ",",
                 timeOf(frames.last), ",", angle);
    }

    std::string timeOf(int frame) const {
        const int row = tableRowOf(m_whole, frame);
        return row < 0 ? "" : formatFixed(m_whole.times_s[static_cast<std::size_t>(row)], 6);
    }

    const AngleTable& m_whole;
    const AngleTable& m_part;
    std::string m_text;
};

std::string marksText(const ReportSource& source, const AngleTable& part) {
    const FrameRange range{part.frames.front(), part.frames.back()};
    MarksWriter writer(wholeTable(source, part.convention), part);
    writer.add("range", "exported range", range);
    std::multimap<int, const Event*> events;
    for (const auto& [id, event] : source.trial.events) events.emplace(event.frame, &event);
    for (const auto& [frame, event] : events) {
        if (range.contains(frame)) writer.add(*event);
    }
    std::multimap<int, const Phase*> phases;
    for (const auto& [id, phase] : source.trial.phases) phases.emplace(phase.frames.first, &phase);
    for (const auto& [frame, phase] : phases) {
        const FrameRange& frames = phase->frames;
        if (frames.empty() || frames.first > range.last || frames.last < range.first) continue;
        writer.add("phase", phase->name, frames);
    }
    return writer.text();
}

}  // namespace

Result<AngleTable> reportTable(const ReportSource& source, const ReportOptions& options) {
    const AngleTable& whole = wholeTable(source, options.convention);
    if (auto checked = check(source, whole, options); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    std::size_t first = 0, count = whole.frames.size();
    if (!options.frames.empty()) {
        first = static_cast<std::size_t>(tableRowOf(whole, options.frames.first));
        count = static_cast<std::size_t>(tableRowOf(whole, options.frames.last)) - first + 1;
    }
    AngleTable part;
    part.convention = whole.convention;
    part.times_s = cut(whole.times_s, first, count);
    part.frames = cut(whole.frames, first, count);
    part.sources = cut(whole.sources, first, count);
    part.notes = whole.notes;
    for (const AngleSeries& series : whole.series) {
        if (!options.angles.empty() && std::find(options.angles.begin(), options.angles.end(),
                                                 series.name) == options.angles.end()) {
            continue;
        }
        part.series.push_back({series.name, cut(series.raw_deg, first, count),
                               cut(series.filtered_deg, first, count),
                               cut(series.confidence, first, count),
                               cut(series.flags, first, count), series.isEstimated});
    }
    return part;
}

Result<AngleReport> makeAngleReport(const ReportSource& source, const ReportOptions& options) {
    auto part = reportTable(source, options);
    if (!part) return tl::unexpected<Error>(part.error());
    part->notes = reportNotes(source, *part);
    auto angles = formatAngleCsv(*part);
    if (!angles) return tl::unexpected<Error>(angles.error());
    return AngleReport{*std::move(angles), marksText(source, *part)};
}

Result<std::string> makeMotReport(const ReportSource& source, const ReportOptions& options) {
    if (options.convention != AngleConvention::OpenSim) {
        return fail(ErrorCode::Usage,
                    ".mot files are OpenSim's and hold its convention alone; "
                    "choose the OpenSim convention or a .csv file");
    }
    auto part = reportTable(source, options);
    if (!part) return tl::unexpected<Error>(part.error());
    auto text = formatMot(motOf(*part));
    if (!text) return text;
    // OpenSim reads any line without '=' before endheader as a remark.
    std::string remark =
        std::string(kStandingSentence) + "\n" + sourceLine(source.trial, &source.person) + "\n\n";
    std::replace(remark.begin(), remark.end(), '=', ':');
    text->insert(text->find("endheader\n"), remark);
    return text;
}

std::filesystem::path marksFileOf(const std::filesystem::path& angleFile) {
    std::filesystem::path name = angleFile.stem();
    name += "_marks";
    name += angleFile.extension();
    return angleFile.parent_path() / name;
}

Result<void> writeAngleReport(const AngleReport& report, const std::filesystem::path& angleFile) {
    if (auto marks =
            writeFileAtomically(marksFileOf(angleFile), std::as_bytes(std::span(report.marks)));
        !marks) {
        return marks;
    }
    return writeFileAtomically(angleFile, std::as_bytes(std::span(report.angles)));
}

std::string displayName(const Person& person) {
    return person.name.empty() ? "Person " + std::to_string(person.id) : person.name;
}

std::string pendingLine(const Trial& trial, const Person& person) {
    if (!person.info || person.base == nullptr) return {};
    std::string frames;
    for (const FrameRange& one : staleWindows(trial, person, person.info->bodyHash)) {
        frames += (frames.empty() ? "" : ", ") + std::to_string(one.first) + "-" +
                  std::to_string(one.last);
    }
    return frames.empty() ? std::string()
                          : "Not final: corrections wait for refinement in frames " + frames;
}

std::string sourceLine(const Trial& trial, const Person* person) {
    std::string line = trial.name;
    if (person == nullptr) return line;
    line += "; " + displayName(*person);
    if (!person->info) return line + "; not analysed";
    return line + "; body " + person->info->body + ", backend " + person->info->backend + ", " +
           std::to_string(person->corrections.size()) + " corrections; goniograph " +
           person->info->programVersion;
}

}  // namespace gonio
