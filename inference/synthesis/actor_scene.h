#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/synth/motion_generator.h"
#include "inference/synthesis/actor_room.h"
#include "inference/synthesis/degrade.h"
#include "inference/synthesis/frame_backdrop.h"
#include "inference/synthesis/seen_figures.h"

namespace gonio {

/// Somebody in a clip and what they do. Cameras and times are the first one's.
struct Actor {
    std::shared_ptr<const DressableBody> body;
    GeneratedMotion generated;
};

struct ActorSceneSettings {
    std::uint64_t seed = 1;                 ///< of clothes, light, lens and file
    std::optional<std::uint64_t> roomSeed;  ///< 'seed' where there is none
    std::uint64_t bankSeed = 1;             ///< of textures
    bool occluder = false;                  ///< a thing before the first person
    bool dressed = true;                    ///< false: bare skin
    bool motionBlur = true;
    double degradation = 1;  ///< 0: clean pictures
    /// Pictures to stand behind people instead of a room; null: none. For cameras that stand still.
    std::shared_ptr<const BackgroundSource> backgrounds;
};

/// One frame of a clip.
struct ActorFrame {
    int rows = 0, columns = 0;
    std::vector<std::uint8_t> rgb;   ///< rows x columns x 3
    std::vector<std::uint8_t> mask;  ///< rows x columns, PixelClass; Person is the first one
    std::vector<std::array<Visibility, kKeypointCount>> visibility;  ///< by person
};

/// Whole frames of dressed people who move through a room, filmed by a camera that stands or moves.
/// What they look like stays the same over the clip. A frame is the same to the bit whenever and on
/// whichever thread it is made.
///
/// The truth beside it is that of the actors' motions: a point p of the world (m) is seen at
/// projected_px(camera, generated.cameraAt(frame), p).
class ActorScene {
public:
    static constexpr std::size_t kMostPeople = 12;

    /// What one thread needs to render; reused from frame to frame.
    class Workspace {
    public:
        ~Workspace();

    private:
        friend class ActorScene;
        Workspace();

        struct Parts;
        std::unique_ptr<Parts> m_parts;
    };

    /// \param actors  the person whom the clip is about first
    /// \return Usage for settings that mean nothing or do not go together
    static Result<std::shared_ptr<const ActorScene>> make(std::vector<Actor> actors,
                                                          const ActorSceneSettings& settings);
    ~ActorScene();

    std::size_t frames() const;
    std::unique_ptr<Workspace> workspace() const;

    /// May be called from many threads at once, each with a workspace of its own.
    void render(std::size_t frame, Workspace& workspace, ActorFrame& out) const;

private:
    struct Stage;
    explicit ActorScene(std::unique_ptr<Stage> stage);

    void paintMoment(std::size_t frame, double offset_s, bool cameraRests,
                     Workspace::Parts& parts) const;
    void describe(const Workspace::Parts& parts, ActorFrame& out) const;

    std::unique_ptr<const Stage> m_stage;
};

}  // namespace gonio
