#include <cstdio>
#include <sstream>

#include "app/cli/case_access.h"
#include "core/biomech/text_numbers.h"
#include "core/io/atomic_file.h"
#include "core/report/angle_report.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct Options : CaseChoice {
    std::vector<std::string> angles;
    double from_s = -1, to_s = -1;
    std::string convention = "opensim", output;
};

/// Frames shown between two times, both included.
Result<FrameRange> framesBetween(const AngleTable& table, const Options& given) {
    if (given.from_s < 0 && given.to_s < 0) return FrameRange{};
    constexpr double kPrinted_s = 0.5e-6;  // times are printed with 6 decimals
    FrameRange frames;
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        const bool after = given.from_s < 0 || table.times_s[i] >= given.from_s - kPrinted_s;
        const bool before = given.to_s < 0 || table.times_s[i] <= given.to_s + kPrinted_s;
        if (!after || !before) continue;
        if (frames.empty()) frames.first = table.frames[i];
        frames.last = table.frames[i];
    }
    if (!frames.empty()) return frames;
    return fail(ErrorCode::Usage, "no frame lies between --from and --to; the trial ends at " +
                                      formatFixed(table.times_s.back(), 3) + " s");
}

fs::path outputOf(const Options& given) {
    if (!given.output.empty()) return given.output;
    const fs::path file = given.file;
    return file.parent_path() / (file.stem().string() + "_trial_" + std::to_string(given.trial) +
                                 "_person_" + std::to_string(given.person) + ".csv");
}

Result<fs::path> writeReport(const Options& given, const Job& job) {
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return tl::unexpected<Error>(opened.error());
    auto person = opened->analysed(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    auto state = presentState(**person, job);
    if (!state) return tl::unexpected<Error>(state.error());
    ReportOptions options;
    options.convention =
        given.convention == "clinical" ? AngleConvention::Clinical : AngleConvention::OpenSim;
    options.angles = given.angles;
    auto frames = framesBetween(state->angles.openSim, given);
    if (!frames) return tl::unexpected<Error>(frames.error());
    options.frames = *frames;
    const ReportSource source{opened->value().name(), **opened->trial(given.trial), **person,
                              state->angles};
    const fs::path output = outputOf(given);
    if (output.extension() == ".mot") {
        auto text = makeMotReport(source, options);
        if (!text) return tl::unexpected<Error>(text.error());
        auto written = writeFileAtomically(output, std::as_bytes(std::span(*text)));
        if (!written) return tl::unexpected<Error>(written.error());
        return output;
    }
    auto report = makeAngleReport(source, options);
    if (!report) return tl::unexpected<Error>(report.error());
    if (auto written = writeAngleReport(*report, output); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return output;
}

int run(const Options& given, CommandContext& context) {
    const auto file = writeReport(given, context.job("Computing angles"));
    if (!file) return context.console.error("The report could not be made", file.error());
    const bool marks = file->extension() != ".mot";
    const std::string also = marks ? marksFileOf(*file).string() : "";
    context.console.result(
        "Angles in " + file->string() + (marks ? "\nEvents and phases in " + also : ""),
        {{"file", file->string()}, {"marks_file", also}});
    return kDone;
}

}  // namespace

void addReportCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("report", "Write the corrected angles of a case as CSV or .mot");
    auto options = defineCommand<Options>(command, context, run);
    addPerson(command, *options);
    command.add_option("--angles", options->angles, "Names, with commas between (default: all)")
        ->delimiter(',');
    command.add_option("--from", options->from_s, "First time, s")->check(CLI::NonNegativeNumber);
    command.add_option("--to", options->to_s, "Last time, s")->check(CLI::NonNegativeNumber);
    command.add_option("--convention", options->convention, "opensim or clinical")
        ->check(CLI::IsMember({"opensim", "clinical"}));
    command.add_option("-o,--output", options->output,
                       "File, .csv or .mot (default: <case>_trial_<N>_person_<P>.csv)");
}

}  // namespace gonio
