#pragma once

#include <vector>

#include "inference/synthesis/background_source.h"
#include "inference/synthesis/lighting.h"

namespace gonio {

/// A box that stands in the room: furniture, posts, things in front of the person.
struct RoomBox {
    Eigen::Vector3f low_m, high_m;  ///< room axes
    Cloth cloth;
    bool isOccluder = false;  ///< meant to stand before the person
};

/// A rectangle on a wall: windows, doors, pictures.
struct WallPatch {
    int wall = 0;  ///< as Room::cloths
    float lowU = 0, highU = 0, lowV = 0, highV = 0;
    Cloth cloth;
};

/// What surrounds people, as seen from inside: floor at y = 0, four walls, a ceiling or the sky,
/// boxes; or a picture or colours that cover everything. Axes: the world's, turned about y.
struct Room {
    enum class Kind { Walls, Picture, Gradient } kind = Kind::Walls;
    float yaw_rad = 0;
    Eigen::Vector3f low_m{-3, 0, -3}, high_m{3, 2.6F, 3};
    float wallTop_m = 2.6F;       ///< above it there is sky
    std::array<Cloth, 6> cloths;  ///< walls -x, +x, floor, ceiling, walls -z, +z
    std::vector<RoomBox> boxes;
    std::vector<WallPatch> patches;
    Eigen::Vector3f skyLow{0.7F, 0.75F, 0.8F}, skyHigh{0.4F, 0.55F, 0.8F};
    Cloth backdrop;       ///< Gradient: laid over a mixture of skyLow and skyHigh
    PictureView picture;  ///< Picture
    float pictureX = 0, pictureY = 0, pictureStep = 1;  ///< picture px of the crop's corner, per px
};

/// A room around the person at the origin and the camera.
Room randomRoom(const TextureBank& textures, const CropView& view, Dice& dice);
/// Makes a picture the background, a random part of it.
void usePicture(Room& room, const PictureView& picture, const CropView& view, Dice& dice);
/// Adds a box, post or piece of furniture between the camera and the person.
void addOccluder(Room& room, const TextureBank& textures, const CropView& view,
                 float personHeight_m, Dice& dice);

/// What every pixel of the crop sees of the room.
struct RoomTrace {
    int rows = 0, columns = 0;
    std::vector<float> depth_m;         ///< along the optical axis; large where there is nothing
    std::vector<std::uint8_t> surface;  ///< 0..5 as Room::cloths, 6 sky, 7 backdrop, 8.. boxes
    std::vector<std::uint8_t> axis;     ///< 0..2 that the surface faces
    std::vector<float> directionX, directionY;  ///< camera axes, z = 1

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(x);
    }
};

inline constexpr float kFarAway_m = 1e4F;
inline constexpr int kSkySurface = 6, kBackdropSurface = 7, kFirstBoxSurface = 8;

void traceRoom(const Room& room, const CropView& view, RoomTrace& out);

/// Gives the room its colours, once it is traced. What it is made of must outlive it.
class RoomColours {
public:
    /// \param contacts_m  where feet come near the floor (x, height, z)
    RoomColours(const Room& room, const CropView& view, const RoomTrace& trace,
                const Lighting& light, const ShadowMap& shadows,
                std::span<const Eigen::Vector3f> contacts_m);

    /// Colour of one pixel, linear.
    Eigen::Vector3f at(int x, int y) const;

    /// What shadows and feet leave of that colour, 0..1 a channel.
    Eigen::Vector3f shadeAt(int x, int y) const;

private:
    Eigen::Vector3f backdropAt(int x, int y) const;
    Eigen::Vector3f surfaceColour(int surface, std::size_t pixel, const Eigen::Vector3f& ray) const;
    float contactShade(const Eigen::Vector3f& world) const;
    float floorShade(const Eigen::Vector3f& ray) const;

    const Room& m_room;
    const RoomTrace& m_trace;
    const Lighting& m_light;
    const ShadowMap& m_shadows;
    std::span<const Eigen::Vector3f> m_contacts_m;
    Eigen::Matrix3f m_worldFromCamera, m_roomFromWorld, m_roomFromCamera;
    Eigen::Vector3f m_camera_m, m_cameraInRoom_m, m_cameraPlace;  ///< place: ShadowMap::placeOf
    Eigen::Matrix3f m_placeFromCamera;
    float m_pixel_rad;
    /// Light on a surface that faces along +-axis, unshaded and fully shaded: 2 axis + (positive).
    std::array<Eigen::Vector3f, 6> m_bright, m_shaded;
};

}  // namespace gonio
