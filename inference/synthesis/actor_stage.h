#pragma once

#include "inference/synthesis/actor_scene.h"

namespace gonio {

/// Everything about a clip that no frame changes. World axes as the actors', moved so that the
/// floor is y = 0 and the first person's middle place the origin.
struct ActorScene::Stage {
    Stage(std::vector<Actor> people, const ActorSceneSettings& chosen)
        : actors(std::move(people)), settings(chosen), textures(chosen.bankSeed) {}

    std::vector<Actor> actors;
    ActorSceneSettings settings;
    TextureBank textures;
    std::vector<PaintedFigure> figures;  ///< dressed, not posed
    Eigen::Vector3d shift_m = Eigen::Vector3d::Zero();
    ActorTracks tracks;
    Lighting light;
    Degradation file;
    double exposure_s = 0;
    Room room;
    FrameBackdrop backdrop;  ///< of a camera that stands still

    bool cameraMoves() const { return !main().cameras.empty(); }

    const GeneratedMotion& main() const { return actors.front().generated; }

    /// Where an actor is shortly before or after a frame.
    BodyParameters bodyAt(std::size_t actor, std::size_t frame, double offset_s) const;
    /// The camera then, with a view of the whole picture.
    CropView viewAt(std::size_t frame, double offset_s) const;
    /// How far things that stand still move in the picture during the exposure.
    double cameraBlur_px(std::size_t frame) const;
    /// The same of the fastest joint.
    double peopleBlur_px(std::size_t frame) const;

    void track();
    Result<void> arrange();
};

}  // namespace gonio
