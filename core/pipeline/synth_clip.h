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
    ViewOptions view;
    ClipOptions clip;
};

struct SynthClip {
    SynthTruth truth;
    BodyAngles angles;  ///< computed from the true motion like those of an analysis
};

/// Usage where an option is out of range.
Result<SynthClip> planClip(const BodyModel& model, const SynthClipOptions& options);

/// Writes video.mp4, truth.npz, truth.json, truth_angles.csv and truth_angles_clinical.csv.
Result<void> writeSynthClip(const BodyModel& model, const SynthClip& clip,
                            const SynthClipOptions& options, const std::filesystem::path& folder,
                            const Job& job = {});

}  // namespace gonio
