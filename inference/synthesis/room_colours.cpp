#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "inference/synthesis/room.h"

namespace gonio {
namespace {

Eigen::Vector3f linearOf(const std::uint8_t* pixel) {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::pow(static_cast<float>(i) / 255, 2.2F);
        return values;
    }();
    return {table[pixel[0]], table[pixel[1]], table[pixel[2]]};
}

Eigen::Vector3f pictureColour(const Room& room, int x, int y) {
    const PictureView& picture = room.picture;
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    // Four places in the pixel: enough against flicker, as steps are at most a few pixels.
    for (const float dy : {-0.25F, 0.25F}) {
        for (const float dx : {-0.25F, 0.25F}) {
            const float px = room.pictureX + room.pictureStep * (static_cast<float>(x) + dx);
            const float py = room.pictureY + room.pictureStep * (static_cast<float>(y) + dy);
            const int column = std::clamp(static_cast<int>(px), 0, picture.width_px - 1);
            const int row = std::clamp(static_cast<int>(py), 0, picture.height_px - 1);
            sum += linearOf(picture.data + row * picture.stride_bytes + 3 * column);
        }
    }
    if (picture.order == ChannelOrder::Bgr) std::swap(sum[0], sum[2]);
    return sum / 4;
}

Eigen::Vector3f backdropColour(const Room& room, const RoomTrace& trace, int x, int y) {
    const float down = static_cast<float>(y) / static_cast<float>(trace.rows);
    const Eigen::Vector3f ground = room.skyHigh + down * (room.skyLow - room.skyHigh);
    const float u = static_cast<float>(x) / static_cast<float>(trace.rows);
    return ground.cwiseProduct(
        colourOf(room.backdrop, u, down, 1 / static_cast<float>(trace.rows)));
}

const Cloth& wallCloth(const Room& room, int surface, float u, float v) {
    for (const WallPatch& patch : room.patches) {
        if (patch.wall == surface && u > patch.lowU && u < patch.highU && v > patch.lowV &&
            v < patch.highV)
            return patch.cloth;
    }
    return room.cloths[static_cast<std::size_t>(surface)];
}

}  // namespace

RoomColours::RoomColours(const Room& room, const CropView& view, const RoomTrace& trace,
                         const Lighting& light, const ShadowMap& shadows,
                         std::span<const Eigen::Vector3f> contacts_m)
    : m_room(room),
      m_trace(trace),
      m_light(light),
      m_shadows(shadows),
      m_contacts_m(contacts_m),
      m_worldFromCamera(view.cameraFromWorld.transpose().cast<float>()),
      m_roomFromWorld(
          Eigen::AngleAxisf(-room.yaw_rad, Eigen::Vector3f::UnitY()).toRotationMatrix()),
      m_roomFromCamera(m_roomFromWorld * m_worldFromCamera),
      m_camera_m(view.position_m.cast<float>()),
      m_cameraInRoom_m(m_roomFromWorld * m_camera_m),
      m_cameraPlace(shadows.placeOf(m_camera_m)),
      m_placeFromCamera(shadows.placeFromWorld() * m_worldFromCamera),
      m_pixel_rad(static_cast<float>(1 / (view.focal_px * view.cropPixelsPerPicturePixel()))) {
    for (std::size_t side = 0; side < m_bright.size(); ++side) {
        Eigen::Vector3f normal = Eigen::Vector3f::Zero();
        normal[static_cast<Eigen::Index>(side / 2)] = side % 2 == 1 ? 1.F : -1.F;
        const Eigen::Vector3f inWorld = m_roomFromWorld.transpose() * normal;
        m_bright[side] = light.arriving(inWorld, 1);
        m_shaded[side] = light.arriving(inWorld, 0);
    }
}

// The floor is darker close to what stands on it.
float RoomColours::contactShade(const Eigen::Vector3f& world) const {
    float light = 1;
    for (const Eigen::Vector3f& foot : m_contacts_m) {
        const float dx = world.x() - foot.x(), dz = world.z() - foot.z();
        const float square = dx * dx + dz * dz;
        if (square > 0.09F) continue;
        light *= 1 - 0.45F * std::exp(-square / 0.018F) * std::exp(-foot.y() / 0.1F);
    }
    return light;
}

// A backdrop shows no depth; people throw their shadow on it as if there were a floor.
float RoomColours::floorShade(const Eigen::Vector3f& ray) const {
    if (ray.y() > -1e-4F) return 1;
    const Eigen::Vector3f world = m_camera_m - m_camera_m.y() / ray.y() * ray;
    const float key = m_light.key.sum();
    const float all = key + m_light.skyward.sum();
    const float lit = m_shadows.litAt(m_shadows.placeOf(world), 0.02F);
    return (1 - key / all * (1 - lit)) * contactShade(world);
}

Eigen::Vector3f RoomColours::backdropAt(int x, int y) const {
    return m_room.kind == Room::Kind::Picture ? pictureColour(m_room, x, y)
                                              : backdropColour(m_room, m_trace, x, y);
}

Eigen::Vector3f RoomColours::at(int x, int y) const {
    const std::size_t pixel = m_trace.index(x, y);
    const int surface = m_trace.surface[pixel];
    const Eigen::Vector3f inCamera(m_trace.directionX[pixel], m_trace.directionY[pixel], 1);
    if (surface == kBackdropSurface)
        return backdropAt(x, y) * floorShade(m_worldFromCamera * inCamera);
    if (surface == kSkySurface) {
        const float up = std::clamp(m_worldFromCamera.row(1).dot(inCamera) * 1.5F, 0.F, 1.F);
        return m_room.skyLow + up * (m_room.skyHigh - m_room.skyLow);
    }
    return surfaceColour(surface, pixel, inCamera);
}

Eigen::Vector3f RoomColours::shadeAt(int x, int y) const {
    const std::size_t pixel = m_trace.index(x, y);
    const int surface = m_trace.surface[pixel];
    const Eigen::Vector3f inCamera(m_trace.directionX[pixel], m_trace.directionY[pixel], 1);
    if (surface == kSkySurface) return Eigen::Vector3f::Ones();
    if (surface == kBackdropSurface)
        return Eigen::Vector3f::Constant(floorShade(m_worldFromCamera * inCamera));
    const float depth = m_trace.depth_m[pixel];
    const Eigen::Vector3f place = m_cameraPlace + depth * (m_placeFromCamera * inCamera);
    if (!ShadowMap::isCovered(place)) return Eigen::Vector3f::Ones();
    const int axis = m_trace.axis[pixel];
    const float along = m_roomFromCamera.row(axis).dot(inCamera);
    const auto side = static_cast<std::size_t>(2 * axis + (along > 0 ? 0 : 1));
    const float lit = m_shadows.litAt(place, 0.02F);
    float contact = 1;
    if (surface == 2) contact = contactShade(m_camera_m + depth * (m_worldFromCamera * inCamera));
    const Eigen::Vector3f light = m_shaded[side] + lit * (m_bright[side] - m_shaded[side]);
    return contact * light.cwiseQuotient(m_bright[side].cwiseMax(1e-6F));
}

Eigen::Vector3f RoomColours::surfaceColour(int surface, std::size_t pixel,
                                           const Eigen::Vector3f& inCamera) const {
    const float depth = m_trace.depth_m[pixel];
    const int axis = m_trace.axis[pixel];
    const Eigen::Vector3f ray = m_roomFromCamera * inCamera;
    const Eigen::Vector3f inRoom = m_cameraInRoom_m + depth * ray;
    const float u = axis == 0 ? inRoom.z() : inRoom.x(), v = axis == 1 ? inRoom.z() : inRoom.y();
    // A wall seen at a slant covers more of itself with one pixel.
    const float slant = std::max(0.1F, std::abs(ray[axis]));
    const float footprint = depth * m_pixel_rad / std::sqrt(std::min(slant, 1.F));
    const bool isBox = surface >= kFirstBoxSurface;
    const Cloth& cloth =
        isBox ? m_room.boxes[static_cast<std::size_t>(surface - kFirstBoxSurface)].cloth
              : wallCloth(m_room, surface, u, v);
    const auto side = static_cast<std::size_t>(2 * axis + (ray[axis] > 0 ? 0 : 1));
    const Eigen::Vector3f place = m_cameraPlace + depth * (m_placeFromCamera * inCamera);
    if (!ShadowMap::isCovered(place))
        return colourOf(cloth, u, v, footprint).cwiseProduct(m_bright[side]);
    const float lit = m_shadows.litAt(place, 0.02F);
    Eigen::Vector3f light = m_shaded[side] + lit * (m_bright[side] - m_shaded[side]);
    if (surface == 2) light *= contactShade(m_camera_m + depth * (m_worldFromCamera * inCamera));
    return colourOf(cloth, u, v, footprint).cwiseProduct(light);
}

}  // namespace gonio
