#pragma once

#include <map>

#include "app/gui/jobs/run_analysis.h"
#include "core/case/case.h"

namespace gonio {

/// Two people of two analyses of one video are the same where the boxes about their keypoints
/// overlap at least this much on average (intersection over union).
inline constexpr double kSamePersonOverlap = 0.3;

/// How well two people of the same video cover each other: mean intersection over union of the
/// boxes about their keypoints, over the frames in which both are seen. 0 where those are less than
/// a quarter of the frames of the one who is seen less.
double personOverlap(const BaseAnalysis& a, const BaseAnalysis& b);

/// Id in the trial for each id of an analysis, whose running numbers mean nothing to the trial:
/// the best pairing by personOverlap; new ids for people who are nobody of the trial. Where both
/// have exactly one person, that is the same one.
std::map<int, int> matchPeople(const Trial& trial, const AnalysedPeople& found);

/// The results of an analysis as one step.
struct AnalysisEdit {
    Edit edit;
    int droppedCorrections = 0;  ///< that say nothing to the new analysis; the step removes them
};

/// \param trial  is in the case
AnalysisEdit makeAnalysisEdit(const Case& value, int trial, const AnalysedPeople& found);

}  // namespace gonio
