#pragma once

#include "core/synth/motion_generator.h"
#include "inference/synthesis/room.h"

namespace gonio {

/// Where people and camera are during a clip; world axes with the floor at y = 0, m.
struct ActorTracks {
    /// By person and frame the centres of all joints.
    std::vector<std::vector<std::array<Eigen::Vector3f, kJointCount>>> joints_m;
    std::vector<Eigen::Vector3f> cameras_m;  ///< by frame
    std::vector<Prop> props;                 ///< of the first person
};

struct ActorRoomSettings {
    std::uint64_t seed = 1;
    bool occluder = false;
    bool cameraMoves = false;
    const BackgroundSource* backgrounds = nullptr;  ///< if not null, one of these pictures
};

/// A random room in which nobody walks through walls or furniture and nothing but a wanted occluder
/// hides the first person; the props of the motion stand in it.
/// \param frame  the first frame's view; the first person's middle place is the world's origin
/// \return Usage where no place for an occluder is found
Result<Room> roomForActors(const TextureBank& textures, const CropView& frame,
                           const ActorTracks& tracks, const ActorRoomSettings& settings);

/// Share of the first person's joints, over all frames, that the box hides from the camera.
double hiddenShare(const RoomBox& box, float yaw_rad, const ActorTracks& tracks);

}  // namespace gonio
