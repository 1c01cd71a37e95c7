#pragma once

#include "core/case/trial.h"
#include "core/correct/refine.h"
#include "core/pipeline/person_outcome.h"

namespace gonio {

/// What the case keeps of one person's analysis. Motion and keypoints have one entry for every
/// frame of the video, keypoints with the sides as the detector gave them. \return Internal where
/// the outcome's parts have different lengths
Result<BaseAnalysis> baseAnalysisOf(const PersonOutcome& outcome, double cutoff_hz,
                                    double maxGap_s);

/// SHA-256 of everything in `base` but its hash; equal exactly where all numbers are, bit for bit.
Result<std::string> contentHash(const BaseAnalysis& base);

/// Who made it. \param bodyName  as findBody knows it
AnalysisInfo analysisInfoOf(const RunFacts& run, const PersonOutcome& outcome,
                            const std::string& bodyName);

}  // namespace gonio
