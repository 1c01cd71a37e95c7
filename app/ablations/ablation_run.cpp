#include "app/ablations/ablation_run.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"

namespace gonio::ablations {
namespace {

constexpr int kKeptVersion = 1;
constexpr int kParts = 1000;  ///< of a row's progress

nlohmann::ordered_json headOf(const Study& study, const Budget& budget) {
    return {{"version", kKeptVersion}, {"study", study.key()}, {"settings", study.settings()},
            {"steps", budget.steps},   {"seed", budget.seed},  {"people", budget.people},
            {"clips", budget.clips}};
}

tl::unexpected<Error> malformed(const char* what) {
    return fail(ErrorCode::MalformedFile, std::string("this is no kept result of an ablation (") +
                                              what + "); remove the file to measure the row again");
}

/// The result of an earlier run; nothing where there is none.
Result<std::optional<RowResult>> keptResult(const std::filesystem::path& file, const Study& study,
                                            const Budget& budget) {
    if (!std::filesystem::exists(file)) return std::optional<RowResult>{};
    const auto bytes = readFile(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto result =
        parseKept({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, study, budget);
    if (!result) return passOn(result.error(), "reading " + file.string());
    return std::optional(*std::move(result));
}

/// One row, measured or as it was kept.
Result<RowResult> resultOf(const Study& study, const std::filesystem::path& folder,
                           const Budget& budget, const MeasureStudy& measure, const Job& job) {
    const auto file = folder / (study.key() + ".json");
    auto kept = keptResult(file, study, budget);
    if (!kept) return tl::unexpected<Error>(kept.error());
    if (*kept) return **std::move(kept);
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "the ablations were stopped");
    auto result = measure(study, job);
    if (!result) return result;
    for (const auto& [metric, value] : result->values) {
        if (!std::isfinite(value)) return fail(ErrorCode::SolverFailed, metric + " is no number");
    }
    const std::string text = textOfKept(study, budget, *result);
    if (auto written = writeFileAtomically(file, std::as_bytes(std::span(text))); !written)
        return tl::unexpected<Error>(written.error());
    return result;
}

Job jobOfRow(const Job& job, int row, int rows) {
    Job own;
    own.cancelled = job.cancelled;
    own.progress = [&job, row, rows](int done, int total) {
        job.progress(kParts * row + kParts * done / std::max(1, total), kParts * rows);
    };
    return own;
}

}  // namespace

std::string textOfKept(const Study& study, const Budget& budget, const RowResult& result) {
    auto text = headOf(study, budget);
    text["done_steps"] = result.steps;
    text["training_s"] = result.training_s;
    text["values"] = result.values;
    return text.dump(1) + "\n";
}

Result<RowResult> parseKept(std::string_view json, const Study& study, const Budget& budget) {
    const auto file = nlohmann::ordered_json::parse(json, nullptr, false);
    if (!file.is_object()) return malformed("not a JSON object");
    const auto head = headOf(study, budget);
    for (const auto& [name, value] : head.items()) {
        if (!file.contains(name)) return malformed(name.c_str());
        if (file[name] == value) continue;
        return fail(ErrorCode::Usage, "a row was measured with other settings, " + name + " " +
                                          file[name].dump() + " instead of " + value.dump() +
                                          ": choose another folder, or the same settings");
    }
    RowResult result;
    if (!file.contains("done_steps") || !file["done_steps"].is_number_integer())
        return malformed("done_steps");
    if (!file.contains("training_s") || !file["training_s"].is_number())
        return malformed("training_s");
    if (!file.contains("values") || !file["values"].is_object()) return malformed("values");
    result.steps = file["done_steps"];
    result.training_s = file["training_s"];
    for (const auto& [metric, value] : file["values"].items()) {
        if (!value.is_number()) return malformed(metric.c_str());
        result.values[metric] = value;
    }
    return result;
}

Result<std::vector<GroupResult>> runAblations(const std::vector<Group>& groups,
                                              const std::filesystem::path& folder,
                                              const Budget& budget, const MeasureStudy& measure,
                                              const Job& job) {
    int rows = 0, row = 0;
    for (const Group& group : groups) rows += static_cast<int>(group.rows.size());
    std::vector<GroupResult> results;
    for (const Group& group : groups) {
        std::vector<RowResult> found;
        for (const Row& one : group.rows) {
            auto result = resultOf(one.study, folder, budget, measure, jobOfRow(job, row++, rows));
            if (!result)
                return passOn(result.error(),
                              "measuring the row '" + one.label + "' of " + group.name);
            job.progress(kParts * row, kParts * rows);
            found.push_back(*std::move(result));
        }
        auto whole = judged(group, std::move(found));
        if (!whole) return tl::unexpected<Error>(whole.error());
        results.push_back(*std::move(whole));
    }
    return results;
}

}  // namespace gonio::ablations
