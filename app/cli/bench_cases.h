#pragma once

#include "app/ablations/ablation_run.h"
#include "app/bench/bench.h"
#include "core/job.h"
#include "core/pipeline/load_parts.h"
#include "core/result.h"
#include "inference/plugin/network_library.h"

namespace gonio::bench {

/// Trajectory fit of 5 s of a generated walk at 60 Hz with 2 px of noise, per frame.
Result<std::vector<BenchResult>> benchTrajectoryFit(const BodyModel& model, const Job& job);

/// Refining 120 frames of that walk around several edits, median and 95th percentile of many runs;
/// angles of 36,000 frames, and with one refined stretch.
Result<std::vector<BenchResult>> benchRefine(const BodyModel& model, const Job& job);

/// Decoding of a generated clip to RGB pictures, beside plain copying of such pictures.
Result<std::vector<BenchResult>> benchVideo(const BodyModel& model, const Job& job);

/// Decoding of this video to RGB pictures, by itself.
Result<BenchResult> benchDecode(const std::filesystem::path& video);

/// A whole analysis of a video in memory, frames a second and its stages.
Result<std::vector<BenchResult>> benchAnalyze(const PartsChoice& choice,
                                              const std::filesystem::path& video, const Job& job);

/// The networks in full size with random weights, see NetworkLibrary::measureSpeed(). Takes
/// minutes and 4 GB of memory.
Result<std::vector<BenchResult>> benchNetworks(const MeasureOptions& options, const Job& job);

struct NeurIkBench {
    std::string weights;  ///< empty: the training-free inverse kinematics instead
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    int clips = 40;
    std::string device = "auto";
    /// Folders of analyses and of truths (`synth benchmark`): markers on the bodies that the
    /// analyses saw, instead of oracle markers.
    std::vector<std::string> seen = {};
};

/// NeurIK's angles on oracle markers of motions that no training draws, and on markers with 1 and
/// 2 cm of noise; every coordinate against the truth.
Result<std::vector<BenchResult>> benchNeurIk(const NeurIkBench& options, const Job& job);

struct AblationBench {
    std::string folder;             ///< for networks and finished rows; empty: a temporary one
    std::string markdown;           ///< file for the table; empty: none
    std::vector<std::string> only;  ///< names of groups; none: all
    ablations::Budget budget;
    int threads = 0;
    std::string device = "cpu";
};

/// The papers' ablations with small networks: every row's figures, then what each comparison says
/// of the paper's claim.
Result<std::vector<BenchResult>> benchAblations(const AblationBench& options, const Job& job);

}  // namespace gonio::bench
