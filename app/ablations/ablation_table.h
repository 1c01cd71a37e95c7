#pragma once

#include <map>
#include <string>
#include <vector>

#include "inference/plugin/network_library.h"

namespace gonio::ablations {

/// Steps of the networks that look at crops; others have more or fewer in proportion.
inline constexpr std::int64_t kStandardSteps = 400;

/// What is measured, named as the papers do; less is better but for kAccepted.
inline constexpr const char* kMpjpe = "MPJPE, mm";
inline constexpr const char* kPaMpjpe = "PA-MPJPE, mm";
inline constexpr const char* kAngles = "MAE_angle, deg";
inline constexpr const char* kBodies = "MAE_body, mm";
inline constexpr const char* kLandmarks = "MPBLPE, mm";
inline constexpr const char* kAccepted = "refined, %";  ///< refinements that were accepted

/// A network that is trained, and a question to it.
struct Study {
    std::string training;           ///< name; studies of one name share the trained network
    TrainingOptions options;        ///< steps at kStandardSteps; no folder, bodies, seed
    int refinementIterations = -1;  ///< of mqhmr, which is shown keypoints then; -1: it is not

    /// Names the row's result.
    std::string key() const;
    /// All that the result follows from beside budget and seed, as text.
    std::string settings() const;
};

struct Row {
    std::string label;
    Study study;
};

/// A claim of a paper about two rows: less of the metric in the first than in the second.
struct Expectation {
    std::string better, worse;  ///< labels
    std::string metric;
};

struct Group {
    std::string name;  ///< for --only
    std::string title;
    std::string claim;      ///< the paper's, one sentence
    std::string published;  ///< its numbers, as far as the fact sheets have them
    std::vector<std::string> metrics;
    std::vector<Row> rows;
    std::vector<Expectation> expectations;
};

/// The ablations of the three papers, in their order.
std::vector<Group> ablationGroups();

/// The options with the budget's steps: `steps` for kStandardSteps, at least 2; the refinement of
/// labels begins after a quarter of them and has a round every eighth.
TrainingOptions scaledTo(const TrainingOptions& options, std::int64_t steps);

/// The groups of these names, all of them for none, in the table's order.
/// \return Usage: no such group, with the names that there are
Result<std::vector<Group>> chosenGroups(const std::vector<std::string>& names);

}  // namespace gonio::ablations
