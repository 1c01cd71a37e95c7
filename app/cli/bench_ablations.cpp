#include <unistd.h>

#include "app/ablations/measure_study.h"
#include "app/cli/bench_cases.h"
#include "core/biomech/text_numbers.h"
#include "core/io/atomic_file.h"
#include "core/pipeline/program_files.h"

namespace gonio::bench {
namespace {

namespace fs = std::filesystem;

/// The user's folder, which stays, or a temporary one, which goes with this.
class Folder {
public:
    explicit Folder(const std::string& given) : m_isTemporary(given.empty()), m_path(given) {
        if (m_isTemporary) {
            std::error_code ignored;
            m_path =
                fs::temp_directory_path(ignored) / ("gonio-ablations-" + std::to_string(getpid()));
        }
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() {
        std::error_code ignored;
        if (m_isTemporary) fs::remove_all(m_path, ignored);
    }

    const fs::path& path() const { return m_path; }

    Result<void> make() const {
        std::error_code problem;
        fs::create_directories(m_path, problem);
        if (!problem) return {};
        return fail(ErrorCode::WriteFailed,
                    "the folder could not be made: " + problem.message() + ": " + m_path.string());
    }

private:
    bool m_isTemporary;
    fs::path m_path;
};

Result<ablations::Workshop> workshopOf(const AblationBench& options, const fs::path& folder) {
    ablations::Workshop workshop;
    workshop.folder = folder;
    workshop.device = options.device;
    workshop.threads = options.threads;
    const auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    workshop.markers = *resources / "markers" / "m78.json";
    for (const char* name : {"open-female", "open-male"}) {
        auto file = findBody(name);
        if (!file) return tl::unexpected<Error>(file.error());
        workshop.bodies.push_back(*std::move(file));
    }
    return workshop;
}

void append(std::vector<BenchResult>& lines, const ablations::GroupResult& result) {
    const ablations::Group& group = result.group;
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        for (const std::string& metric : group.metrics) {
            const std::size_t comma = metric.find(", ");
            const std::string name =
                group.name + ": " + group.rows[i].label + ", " + metric.substr(0, comma);
            const auto steps = std::to_string(result.rows[i].steps) + " steps";
            lines.push_back({name, result.rows[i].values.at(metric), metric.substr(comma + 2), 0,
                             "", 0, 1, steps});
        }
    }
    for (const ablations::Judgement& one : result.judgements) {
        const auto& expected = one.expectation;
        lines.push_back({group.name + ": " + expected.better + " below " + expected.worse + ", " +
                             expected.metric.substr(0, expected.metric.find(',')),
                         100 * one.gain, "%", 0, "", 0, 1, std::string(textOf(one.verdict))});
    }
    lines.push_back({group.name + ": comparisons", double(result.judgements.size()), "", 0, "", 0,
                     1, "on the whole " + std::string(textOf(result.verdict()))});
}

}  // namespace

Result<std::vector<BenchResult>> benchAblations(const AblationBench& options, const Job& job) {
    const auto groups = ablations::chosenGroups(options.only);
    if (!groups) return tl::unexpected<Error>(groups.error());
    const Folder folder(options.folder);
    if (auto made = folder.make(); !made) return tl::unexpected<Error>(made.error());
    const auto workshop = workshopOf(options, folder.path());
    if (!workshop) return tl::unexpected<Error>(workshop.error());
    const auto results = ablations::runAblations(*groups, folder.path(), options.budget,
                                                 measureByTraining(*workshop, options.budget), job);
    if (!results) return tl::unexpected<Error>(results.error());
    if (!options.markdown.empty()) {
        const std::string text = ablations::markdownOf(*results, options.budget);
        if (auto written = writeFileAtomically(options.markdown, std::as_bytes(std::span(text)));
            !written)
            return tl::unexpected<Error>(written.error());
    }
    std::vector<BenchResult> lines;
    for (const auto& result : *results) append(lines, result);
    return lines;
}

}  // namespace gonio::bench
