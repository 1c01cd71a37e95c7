#pragma once

#include "core/biomech/paper_metrics.h"
#include "core/pipeline/projected_keypoints.h"
#include "inference/backends/drawn_people.h"

namespace gonio {

/// A network that is shown drawn people.
struct DrawnEvaluation {
    std::string weights;
    std::vector<std::string> bodies{"open-female", "open-male"};  ///< names or files
    DrawnPeople people{.network = {}};  ///< no network: none is shown anybody
};

/// Shows the network foundPeople().
/// \return errors of openBodies(), openNetwork() and answersOnDrawnPeople()
Result<PaperMetrics> evaluateDrawn(const DrawnEvaluation& given, std::string_view protocol,
                                   const Job& job);

/// The body of one analysis beside the keypoints of another, both by their folders.
/// \param body  that was analysed with
Result<ProjectedAgreement> evaluateProjected(const std::filesystem::path& analysis,
                                             const std::filesystem::path& reference,
                                             const std::string& body);

}  // namespace gonio
