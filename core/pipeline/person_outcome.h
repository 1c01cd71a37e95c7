#pragma once

#include "core/pipeline/analyze.h"
#include "core/pipeline/body_angles.h"

namespace gonio {

/// Facts of one run that every person's summary repeats.
struct RunFacts {
    const AnalyzeOptions& options;
    const AnalyzeParts& parts;
    const VideoInfo& video;
    const DamageReport& damage;
    std::string videoHash;
    int personCount = 0;  ///< people found in the video
};

/// All that was found out about one person.
struct PersonOutcome {
    PersonTrack track;
    Keypoints2D keypoints;
    TrajectoryFit fit;
    BodyAngles angles;
};

/// Text of summary.json. Numbers that are not known are null.
std::string summaryJson(const RunFacts& run, const PersonOutcome& outcome);

/// Writes a person's files into `folder`, summary.json last.
Result<void> writeOutcome(const RunFacts& run, const PersonOutcome& outcome,
                          const std::filesystem::path& folder);

}  // namespace gonio
