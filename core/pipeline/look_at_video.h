#pragma once

#include <chrono>

#include "core/people/person_detector.h"
#include "core/people/track_people.h"
#include "core/pipeline/analyze_watch.h"
#include "core/pipeline/body_estimator.h"
#include "core/pipeline/partial_results.h"
#include "core/pipeline/pipeline_job.h"
#include "core/video/video_reader.h"

namespace gonio {

/// Keeps the finished work of an analysis on the disk while it goes on.
class WorkKeeper {
public:
    /// Loads what is there if `resume`; otherwise starts afresh. Errors of loadPartial, but a
    /// missing file is a fresh start.
    static Result<WorkKeeper> open(std::filesystem::path file, std::string signature, bool resume);

    PartialResults work;

    /// Saves every 200 frames or 10 s, less often where saving itself takes long. \param finished
    /// frames since the start of this run
    Result<void> saveIfDue(int finished);
    Result<void> save();
    /// Removes the file: the results it kept are complete elsewhere.
    void discard();

    bool wasResumed() const { return m_resumed; }

private:
    using Clock = std::chrono::steady_clock;

    std::filesystem::path m_file;
    bool m_resumed = false;
    int m_savedAt = 0;
    Clock::time_point m_lastSave = Clock::now();
    Clock::duration m_saveTook{0};
};

/// What looks at people in the second pass.
struct PersonLookers {
    BodyEstimator& estimator;
    BodyRegressor* regressor = nullptr;  ///< null: keypoints alone
};

/// First pass: everybody in the video. Looks that `keeper` remembers are not repeated. Where the
/// regressor finds the person there is none: somebody is taken to be somewhere in every picture.
/// \param detector  null: estimator or regressor must know their people
Result<std::vector<PersonTrack>> findPeople(VideoReader& video, PersonDetector* detector,
                                            const PersonLookers& lookers, WorkKeeper& keeper,
                                            const PipelineJob& job);

/// Second pass: keypoints of the chosen people, and where there is a regressor their bodies, from
/// the first frame that `keeper` lacks. The regressor runs in a thread of its own.
/// On Cancelled and on failure the finished frames are in the keeper's file. Frames that the keeper
/// has already are told to `watch` too.
Result<void> findKeypoints(VideoReader& video, const PersonLookers& lookers,
                           const std::vector<PersonTrack>& persons, WorkKeeper& keeper,
                           const PipelineJob& job, const AnalyzeWatch& watch = {});

}  // namespace gonio
