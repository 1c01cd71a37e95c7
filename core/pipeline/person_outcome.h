#pragma once

#include "core/biomech/body_angles.h"
#include "core/body/regressed_body.h"
#include "core/pipeline/analyze.h"

namespace gonio {

/// Facts of one run that every person's summary repeats.
struct RunFacts {
    const AnalyzeOptions& options;
    const AnalyzeParts& parts;
    const VideoInfo& video;
    const DamageReport& damage;
    std::string videoHash;
    int personCount = 0;                       ///< people found in the video
    const std::vector<std::string>& warnings;  ///< about the whole run, whole sentences
};

/// All that was found out about one person.
struct PersonOutcome {
    PersonTrack track;
    Keypoints2D keypoints;
    RegressedClip regressed;  ///< empty where the backend has no network
    TrajectoryFit fit;
    BodyAngles angles;
};

/// The parts and settings of a run as one line of JSON, as in summary.json.
std::string settingsText(const RunFacts& run);

/// Text of summary.json. Numbers that are not known are null.
std::string summaryJson(const RunFacts& run, const PersonOutcome& outcome);

/// Removes what an earlier run left in `folder` and in its folders person_1, person_2, ...: the
/// files that writeOutcome writes, where a summary.json of ours vouches for them, the summary
/// first. Other files stay, and so do folders that hold some. WriteFailed
Result<void> removeEarlierOutcomes(const std::filesystem::path& folder);

/// Writes a person's files into `folder`. An earlier summary.json is removed first and the new one
/// is written last: where there is one, all files beside it are of its run.
Result<void> writeOutcome(const RunFacts& run, const PersonOutcome& outcome,
                          const std::filesystem::path& folder);

}  // namespace gonio
