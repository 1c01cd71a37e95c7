#pragma once

#include <filesystem>
#include <optional>

#include "core/fit/trajectory_fit.h"
#include "core/people/person_detector.h"
#include "core/pipeline/analyze_watch.h"
#include "core/pipeline/body_estimator.h"
#include "core/pipeline/motion_solver.h"
#include "core/pipeline/pipeline_job.h"
#include "core/video/video_reader.h"

namespace gonio {

enum class PersonChoice { Largest, All, ById };

struct AnalyzeOptions {
    std::filesystem::path video, outputFolder;
    std::optional<double> captureRate_hz;  ///< of slow-motion clips
    PersonChoice person = PersonChoice::Largest;
    int personId = 0;  ///< for ById
    TrajectoryOptions fit;
    double cutoff_hz = 6;           ///< of the zero-lag low-pass of the angles
    bool resume = false;            ///< go on with the unfinished work in outputFolder
    std::filesystem::path overlay;  ///< video with the body drawn into it; empty: none
    /// No result is written: AnalyzeWatch::finished takes them. What resume needs stays in
    /// outputFolder until somebody removes the folder, so that a crash before the results are safe
    /// elsewhere costs the fit alone.
    bool inMemory = false;
    /// As the user gave them, for the summary.
    std::vector<std::pair<std::string, std::string>> settings;
};

/// What an analysis is made of; each can be replaced.
struct AnalyzeParts {
    std::shared_ptr<const BodyModel> body;
    std::string bodyHash;                      ///< SHA-256 of its file
    std::unique_ptr<PersonDetector> persons;   ///< null where the estimator knows its people
    std::string backend;                       ///< as the user calls it
    std::unique_ptr<BodyRegressor> regressor;  ///< null: keypoints alone
    std::unique_ptr<BodyEstimator> estimator;  ///< may use the regressor
    std::unique_ptr<MotionSolver> solver;
    std::vector<std::string> warnings;  ///< about the choice of parts; they go into the summary
    /// What decides the results beside the hashes of the parts: companion networks, descriptions.
    std::vector<std::pair<std::string, std::string>> facts;
    /// The video where it is open already (with the options' capture rate); null: analyze opens it.
    std::unique_ptr<VideoReader> video;
};

/// One person's outcome.
struct PersonResult {
    int id = 0;
    std::filesystem::path folder;
    std::optional<Error> failure;  ///< then nothing was written for this person
    double meanReprojection_px = 0;
    double recoveredShare = 0;
    std::vector<std::string> warnings;
};

struct AnalyzeResult {
    VideoInfo video;
    DamageReport damage;
    int framesResumed = 0;  ///< finished by an earlier run
    std::vector<PersonResult> persons;
    std::vector<std::string> warnings;
};

/// The main job: video -> people -> keypoints -> body -> angles -> files.
///
/// Writes keypoints.npz, keypoints.json, network.npz (what a network said), motion.npz, angles.csv,
/// angles_clinical.csv and summary.json into the output folder (with PersonChoice::All into
/// person_1, person_2, ... in it), each whole or not at all. Results of an earlier run in that
/// folder stay until the new keypoints are complete and are removed then, before the first new
/// file; summary.json comes last, so that where there is one, the files beside it are of its run.
/// While it goes on, keypoints.partial.npz keeps the finished frames; cancelled or killed, a run
/// with `resume` continues there and gives the same bits. Memory does not grow with the clip's
/// length but for the results.
///
/// \param watch  told of results on the way; with one that wants keypoints the first second is
///               looked at before everything else. Never changes a result
/// \return NoPerson, Cancelled, WriteFailed, and the errors of the stages
Result<AnalyzeResult> analyze(const AnalyzeOptions& options, AnalyzeParts& parts,
                              const PipelineJob& job = {}, const AnalyzeWatch& watch = {});

/// Name of the file that keeps unfinished work, in the output folder.
inline constexpr std::string_view kPartialFile = "keypoints.partial.npz";

/// Version of the program.
std::string programVersion();

}  // namespace gonio
