#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string_view>

#include "app/ablations/ablation_table.h"
#include "core/job.h"

namespace gonio::ablations {

/// Everything a number depends on beside the row itself.
struct Budget {
    std::int64_t steps = kStandardSteps;  ///< see scaledTo()
    std::uint64_t seed = 1;               ///< of every training
    std::int64_t people = 300;            ///< held-out crops
    int clips = 20;                       ///< held-out motions, 3 s each

    bool operator==(const Budget&) const = default;
};

/// What a row gave.
struct RowResult {
    std::map<std::string, double> values;  ///< by metric
    std::int64_t steps = 0;
    double training_s = 0;  ///< of this training, 0 where another row had trained the network
};

/// Trains and evaluates. \param job  its progress counts steps
using MeasureStudy = std::function<Result<RowResult>(const Study& study, const Job& job)>;

enum class Verdict { Agrees, DoesNotAgree, NoDifference };

std::string_view textOf(Verdict verdict);

/// Differences up to this share of the worse value are none.
inline constexpr double kMargin = 0.02;

/// \param better, worse  values of a metric, as the paper expects; less is better
Verdict judge(double better, double worse, double margin = kMargin);

struct Judgement {
    Expectation expectation;
    double gain = 0;  ///< (worse - better) / worse
    Verdict verdict = Verdict::NoDifference;
};

struct GroupResult {
    Group group;
    std::vector<RowResult> rows;
    std::vector<Judgement> judgements;

    /// Agrees where no judgement speaks against it and most speak for it; DoesNotAgree where most
    /// speak against it; else NoDifference.
    Verdict verdict() const;
};

/// \return Internal: a row lacks a metric that is compared
Result<GroupResult> judged(Group group, std::vector<RowResult> rows);

/// {"version": 1, "study": ..., "settings": ..., "steps": ..., "seed": ..., "people": ...,
/// "clips": ..., "done_steps": ..., "training_s": ..., "values": {"MPJPE, mm": 81.2}}
std::string textOfKept(const Study& study, const Budget& budget, const RowResult& result);
/// \return MalformedFile; Usage: a result of another study, budget or seed
Result<RowResult> parseKept(std::string_view json, const Study& study, const Budget& budget);

/// Row after row. Each finished one is kept in `folder` as STUDY.json, so that a run that was
/// stopped goes on; rows with the same study are measured once.
/// \return the first error, with the row's name; Cancelled; WriteFailed
Result<std::vector<GroupResult>> runAblations(const std::vector<Group>& groups,
                                              const std::filesystem::path& folder,
                                              const Budget& budget, const MeasureStudy& measure,
                                              const Job& job);

/// The chapter "Measured" of docs/ablations.md.
std::string markdownOf(const std::vector<GroupResult>& results, const Budget& budget);

}  // namespace gonio::ablations
