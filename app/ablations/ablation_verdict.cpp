#include <algorithm>

#include "app/ablations/ablation_run.h"

namespace gonio::ablations {
namespace {

Result<double> valueOf(const Group& group, const std::vector<RowResult>& rows,
                       const std::string& label, const std::string& metric) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (group.rows[i].label != label) continue;
        const auto found = rows[i].values.find(metric);
        if (found != rows[i].values.end()) return found->second;
    }
    return fail(ErrorCode::Internal,
                "the ablation " + group.name + " has no " + metric + " of the row " + label);
}

}  // namespace

std::string_view textOf(Verdict verdict) {
    switch (verdict) {
        case Verdict::Agrees:
            return "agrees";
        case Verdict::DoesNotAgree:
            return "does not agree";
        case Verdict::NoDifference:
            break;
    }
    return "no difference";
}

Verdict judge(double better, double worse, double margin) {
    const double allowed = margin * std::max(std::abs(better), std::abs(worse));
    if (better < worse - allowed) return Verdict::Agrees;
    return better > worse + allowed ? Verdict::DoesNotAgree : Verdict::NoDifference;
}

Verdict GroupResult::verdict() const {
    const auto count = [this](Verdict which) {
        return std::count_if(judgements.begin(), judgements.end(),
                             [which](const Judgement& one) { return one.verdict == which; });
    };
    const auto half = static_cast<std::ptrdiff_t>(judgements.size()) / 2;
    const auto against = count(Verdict::DoesNotAgree);
    if (against > half) return Verdict::DoesNotAgree;
    return against == 0 && count(Verdict::Agrees) > half ? Verdict::Agrees : Verdict::NoDifference;
}

Result<GroupResult> judged(Group group, std::vector<RowResult> rows) {
    GroupResult result{std::move(group), std::move(rows), {}};
    for (const Expectation& expected : result.group.expectations) {
        const auto better = valueOf(result.group, result.rows, expected.better, expected.metric);
        if (!better) return tl::unexpected<Error>(better.error());
        const auto worse = valueOf(result.group, result.rows, expected.worse, expected.metric);
        if (!worse) return tl::unexpected<Error>(worse.error());
        const double gain = *worse != 0 ? (*worse - *better) / *worse : 0;
        result.judgements.push_back({expected, gain, judge(*better, *worse)});
    }
    return result;
}

}  // namespace gonio::ablations
