#include <chrono>
#include <cstring>
#include <thread>

#include "app/cli/bench_cases.h"
#include "app/cli/commands.h"
#include "core/biomech/text_numbers.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

struct Options {
    std::string what = "all", body = "open-female";
};

Result<std::vector<BenchLine>> measure(const Options& given, const Job& job) {
    auto file = findBody(given.body);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadBodyModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    using Case = Result<std::vector<BenchLine>> (*)(const BodyModel&, const Job&);
    const std::pair<const char*, Case> cases[] = {
        {"machine", benchMachine}, {"body", benchBody}, {"fit", benchFit}, {"video", benchVideo}};
    std::vector<BenchLine> lines;
    for (const auto& [name, run] : cases) {
        if (given.what != "all" && given.what != name && std::string_view(name) != "machine") {
            continue;
        }
        auto measured = run(**model, job);
        if (!measured) return measured;
        lines.insert(lines.end(), measured->begin(), measured->end());
    }
    return lines;
}

int run(const Options& given, CommandContext& context) {
    auto lines = measure(given, context.job("Measuring"));
    if (!lines) return context.console.error("Nothing was measured", lines.error());
    for (const BenchLine& line : *lines) {
        std::string text = line.name +
                           std::string(line.name.size() < 40 ? 40 - line.name.size() : 1, ' ') +
                           formatFixed(line.value, line.value < 10 ? 3 : 1) + " " + line.unit;
        if (!line.remark.empty()) text += "   (" + line.remark + ")";
        context.console.result(text, {{"name", line.name},
                                      {"value", line.value},
                                      {"unit", line.unit},
                                      {"remark", line.remark}});
    }
    return kDone;
}

}  // namespace

void addBenchCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand("bench", "Measure speed on this machine");
    auto options = defineCommand<Options>(command, context, run);
    command.add_option("WHAT", options->what, "Which part")
        ->check(CLI::IsMember({"body", "fit", "video", "all"}));
    command.add_option("--body", options->body, "Body: a name or a .safetensors file");
}

}  // namespace gonio
