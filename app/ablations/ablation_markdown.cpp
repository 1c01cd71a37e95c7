#include "app/ablations/ablation_run.h"
#include "core/biomech/text_numbers.h"

namespace gonio::ablations {
namespace {

int decimalsOf(double value) {
    return std::abs(value) < 100 ? 2 : 1;
}

std::string cell(const RowResult& row, const std::string& metric) {
    const auto found = row.values.find(metric);
    return found == row.values.end() ? "" : formatFixed(found->second, decimalsOf(found->second));
}

void appendRows(std::string& text, const GroupResult& result) {
    appendTo(text, "| |");
    for (const std::string& metric : result.group.metrics) appendTo(text, " ", metric, " |");
    appendTo(text, " steps |\n|---|");
    for (std::size_t i = 0; i < result.group.metrics.size(); ++i) appendTo(text, "---|");
    appendTo(text, "---|\n");
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        const RowResult& row = result.rows[i];
        appendTo(text, "| ", result.group.rows[i].label, " |");
        for (const std::string& metric : result.group.metrics)
            appendTo(text, " ", cell(row, metric), " |");
        appendTo(text, " ", std::to_string(row.steps), " |\n");
    }
}

void appendJudgements(std::string& text, const GroupResult& result) {
    appendTo(text, "| less in | than in | of | difference | |\n|---|---|---|---|---|\n");
    for (const Judgement& one : result.judgements) {
        const Expectation& expected = one.expectation;
        const std::string_view metric(expected.metric);
        appendTo(text, "| ", expected.better, " | ", expected.worse, " | ",
                 metric.substr(0, metric.find(',')), " | ", formatFixed(100 * one.gain, 1), " % | ",
                 textOf(one.verdict), " |\n");
    }
}

void appendGroup(std::string& text, const GroupResult& result) {
    const Group& group = result.group;
    appendTo(text, "\n### ", group.title, "\n\n`--only ", group.name, "`. The paper: ", group.claim,
             " ", group.published, "\n\n");
    appendRows(text, result);
    appendTo(text, "\n");
    appendJudgements(text, result);
    appendTo(text, "\nMeasured: **", textOf(result.verdict()), "**.\n");
}

}  // namespace

std::string markdownOf(const std::vector<GroupResult>& results, const Budget& budget) {
    std::string text = "## Measured\n\n";
    appendTo(text, "`gonio bench ablations --steps ", std::to_string(budget.steps), " --seed ",
             std::to_string(budget.seed), " --people ", std::to_string(budget.people),
             " --motions ", std::to_string(budget.clips), "`: ", std::to_string(budget.people),
             " crops of people and ", std::to_string(budget.clips),
             " motions that no training saw, one training a row. Differences up to ",
             formatFixed(100 * kMargin, 0), " % count as none.\n\n| ablation | |\n|---|---|\n");
    for (const GroupResult& result : results)
        appendTo(text, "| ", result.group.title, " | ", textOf(result.verdict()), " |\n");
    for (const GroupResult& result : results) appendGroup(text, result);
    return text;
}

}  // namespace gonio::ablations
