#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/pipeline/synth_clip.h"
#include "inference/synthesis/actor_scene.h"

namespace gonio {

/// A clip of dressed people in a room.
struct ActorClipOptions {
    /// What the first person does; of its view picture size and heading count, the rest comes from
    /// the seed. Its `scene` is not used.
    SynthClipOptions clip;
    std::optional<double> focal_px, bodyHeight_px;  ///< else by the seed, so that all fits
    ActorSceneSettings look;                        ///< its seed is also that of body and camera
    int people = 1;
    bool masks = false;  ///< write mask.mkv too
    int threads = 0;     ///< 0: as many as the machine has
};

struct ActorClip {
    /// The person whom the clip is about first.
    std::vector<SynthClip> people;
    std::vector<std::shared_ptr<const BodyModel>> bodies;  ///< by person
};

/// \param bodies  at least one; the first is the first person's
/// \return Usage where an option is out of range
Result<ActorClip> planActorClip(std::span<const std::shared_ptr<const BodyModel>> bodies,
                                const ActorClipOptions& options);

/// Writes video.mp4 and the first person's truth into `folder`, that of others into
/// person_2, person_3 ... in it, and mask.mkv (lossless; grey 85 times PixelClass).
Result<void> writeActorClip(ActorClip clip, const ActorClipOptions& options,
                            const std::filesystem::path& folder, const Job& job = {});

}  // namespace gonio
