#pragma once

#include "core/biomech/body_angles.h"
#include "core/pipeline/person_outcome.h"
#include "core/synth/motion_kinds.h"
#include "core/synth/scene.h"

namespace gonio {

/// A clip of a generated motion, as `gonio synth` and the self-test make it.
struct SynthClipOptions {
    std::string motion = "walk";  ///< one of kMotionKindNames
    double duration_s = 0;        ///< 0: 4 s of walking, the whole of what ends by itself
    double rate_hz = 30;          ///< 30 .. 240
    double jitter = 0;            ///< of the frame intervals, 0 .. 0.9: variable frame rate
    std::uint64_t seed = 0;       ///< 0: the mean person's movement
    std::uint64_t style = 0;      ///< 0: the mean person's style, see randomStyle
    Side side = Side::Right;      ///< as in MotionRequest
    double turn_deg = 90;         ///< of a turn
    ShapeVector shape = ShapeVector::Zero();
    ViewOptions view;
    CameraMotion camera = CameraMotion::Fixed;  ///< `view` is where it begins
    ClipOptions clip;
};

struct SynthClip {
    SynthTruth truth;
    BodyAngles angles;  ///< computed from the true motion like those of an analysis
};

/// Usage where an option is out of range.
Result<GeneratedMotion> generateClip(const BodyModel& model, const SynthClipOptions& options);

/// Truth and angles of a motion.
Result<SynthClip> describeClip(const BodyModel& model, GeneratedMotion generated);

/// Both.
Result<SynthClip> planClip(const BodyModel& model, const SynthClipOptions& options);

/// Makes a folder with those above it, if it is not there.
Result<void> makeClipFolder(const std::filesystem::path& folder);

/// Writes truth.npz, truth.json, truth_angles.csv and truth_angles_clinical.csv.
Result<void> writeClipTruth(const BodyModel& model, const SynthClip& clip,
                            const std::filesystem::path& folder);

/// Writes video.mp4, plainly drawn, and the truth beside it.
Result<void> writeSynthClip(const BodyModel& model, const SynthClip& clip,
                            const SynthClipOptions& options, const std::filesystem::path& folder,
                            const Job& job = {});

}  // namespace gonio
