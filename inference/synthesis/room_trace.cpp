#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "core/body/hot_loop.h"
#include "inference/synthesis/room.h"

namespace gonio {
namespace {

/// The rays of one row in room axes.
struct Rays {
    int count = 0;
    const float *x = nullptr, *y = nullptr, *z = nullptr;
};

struct Slab {
    float low, high;  ///< bounds less the camera's place
};

GONIO_HOT void hitWalls(const Rays& rays, const Slab* slabs, float* depth, std::uint8_t* surface,
                        std::uint8_t* axis) {
    for (int i = 0; i < rays.count; ++i) {
        const float dx = rays.x[i], dy = rays.y[i], dz = rays.z[i];
        const float tx = (dx > 0 ? slabs[0].high : slabs[0].low) / dx;
        const float ty = (dy > 0 ? slabs[1].high : slabs[1].low) / dy;
        const float tz = (dz > 0 ? slabs[2].high : slabs[2].low) / dz;
        const float nearest = std::min(tx, std::min(ty, tz));
        const int which = nearest == ty ? 1 : nearest == tx ? 0 : 2;
        const float along = which == 1 ? dy : which == 0 ? dx : dz;
        depth[i] = nearest;
        axis[i] = static_cast<std::uint8_t>(which);
        surface[i] = static_cast<std::uint8_t>(2 * which + (along > 0 ? 1 : 0));
    }
}

GONIO_HOT void hitBox(const Rays& rays, const Slab* slabs, std::uint8_t number, float* depth,
                      std::uint8_t* surface, std::uint8_t* axis) {
    for (int i = 0; i < rays.count; ++i) {
        const float ix = 1 / rays.x[i], iy = 1 / rays.y[i], iz = 1 / rays.z[i];
        const float ax = slabs[0].low * ix, bx = slabs[0].high * ix;
        const float ay = slabs[1].low * iy, by = slabs[1].high * iy;
        const float az = slabs[2].low * iz, bz = slabs[2].high * iz;
        const float nx = std::min(ax, bx), ny = std::min(ay, by), nz = std::min(az, bz);
        const float enter = std::max(nx, std::max(ny, nz));
        const float leave =
            std::min(std::max(ax, bx), std::min(std::max(ay, by), std::max(az, bz)));
        const bool hit = enter < leave && enter > 0.1F && enter < depth[i];
        const int which = enter == ny ? 1 : enter == nx ? 0 : 2;
        depth[i] = hit ? enter : depth[i];
        surface[i] = hit ? number : surface[i];
        axis[i] = hit ? static_cast<std::uint8_t>(which) : axis[i];
    }
}

Eigen::Matrix3f roomFromWorld(const Room& room) {
    return Eigen::AngleAxisf(-room.yaw_rad, Eigen::Vector3f::UnitY()).toRotationMatrix();
}

void directRays(const CropView& view, int y, RoomTrace& out) {
    const Eigen::Vector2d first = view.picturePointOfPlace_px({0, double(y)});
    const Eigen::Vector2d second = view.picturePointOfPlace_px({1, double(y)});
    const Eigen::Vector2d middle(view.picture.width_px / 2.0, view.picture.height_px / 2.0);
    const Eigen::Vector2f start = ((first - middle) / view.focal_px).cast<float>();
    const auto step = static_cast<float>((second.x() - first.x()) / view.focal_px);
    const auto bend = static_cast<float>(view.distortion);
    float* const x = out.directionX.data() + out.index(0, y);
    float* const dy = out.directionY.data() + out.index(0, y);
    for (int c = 0; c < out.columns; ++c) {
        const float sx = start.x() + step * static_cast<float>(c), sy = start.y();
        float scale = 1;
        for (int i = 0; i < 4; ++i) scale = 1 / (1 + bend * scale * scale * (sx * sx + sy * sy));
        x[c] = scale * sx;
        dy[c] = scale * sy;
    }
}

/// Zero would divide; a ray that is as good as parallel to a wall hits it far away.
float awayFromZero(float value) {
    return std::abs(value) > 1e-6F ? value : std::copysign(1e-6F, value);
}

struct RowRays {
    std::vector<float> x, y, z;
};

void turnRays(const RoomTrace& trace, int row, const Eigen::Matrix3f& turn, RowRays& out) {
    const float* const dx = trace.directionX.data() + trace.index(0, row);
    const float* const dy = trace.directionY.data() + trace.index(0, row);
    for (std::size_t c = 0; c < out.x.size(); ++c) {
        out.x[c] = awayFromZero(turn(0, 0) * dx[c] + turn(0, 1) * dy[c] + turn(0, 2));
        out.y[c] = awayFromZero(turn(1, 0) * dx[c] + turn(1, 1) * dy[c] + turn(1, 2));
        out.z[c] = awayFromZero(turn(2, 0) * dx[c] + turn(2, 1) * dy[c] + turn(2, 2));
    }
}

std::array<Slab, 3> slabsOf(const Eigen::Vector3f& low, const Eigen::Vector3f& high,
                            const Eigen::Vector3f& camera) {
    std::array<Slab, 3> slabs;
    for (Eigen::Index k = 0; k < 3; ++k)
        slabs[static_cast<std::size_t>(k)] = {low[k] - camera[k], high[k] - camera[k]};
    return slabs;
}

/// Above the walls there is sky.
void openSky(const Room& room, const RowRays& rays, float cameraY, float* depth,
             std::uint8_t* surface) {
    for (std::size_t c = 0; c < rays.y.size(); ++c) {
        if (surface[c] < kSkySurface && surface[c] != 2 &&
            cameraY + depth[c] * rays.y[c] > room.wallTop_m - 1e-3F) {
            surface[c] = kSkySurface;
            depth[c] = kFarAway_m;
        }
    }
}

}  // namespace

void traceRoom(const Room& room, const CropView& view, RoomTrace& out) {
    out.rows = view.rows;
    out.columns = view.columns();
    const std::size_t pixels =
        static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns);
    out.depth_m.assign(pixels, kFarAway_m);
    out.surface.assign(pixels, kBackdropSurface);
    out.axis.assign(pixels, 2);
    out.directionX.resize(pixels);
    out.directionY.resize(pixels);
    const Eigen::Matrix3f fromWorld = roomFromWorld(room);
    const Eigen::Matrix3f turn = fromWorld * view.cameraFromWorld.transpose().cast<float>();
    const Eigen::Vector3f camera = fromWorld * view.position_m.cast<float>();
    RowRays rays;
    for (auto* axis : {&rays.x, &rays.y, &rays.z}) axis->resize(std::size_t(out.columns));
    const auto walls = slabsOf(room.low_m, room.high_m, camera);
    for (int y = 0; y < out.rows; ++y) {
        directRays(view, y, out);
        turnRays(out, y, turn, rays);
        const Rays row{out.columns, rays.x.data(), rays.y.data(), rays.z.data()};
        float* const depth = out.depth_m.data() + out.index(0, y);
        std::uint8_t* const surface = out.surface.data() + out.index(0, y);
        std::uint8_t* const axis = out.axis.data() + out.index(0, y);
        if (room.kind == Room::Kind::Walls) {
            hitWalls(row, walls.data(), depth, surface, axis);
            if (room.wallTop_m < room.high_m.y()) openSky(room, rays, camera.y(), depth, surface);
        }
        for (std::size_t b = 0; b < room.boxes.size(); ++b) {
            const auto slabs = slabsOf(room.boxes[b].low_m, room.boxes[b].high_m, camera);
            hitBox(row, slabs.data(), static_cast<std::uint8_t>(kFirstBoxSurface + int(b)), depth,
                   surface, axis);
        }
    }
}

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

/// The floor is darker close to what stands on it.
float contactShade(const RoomShade& shade, const Eigen::Vector3f& world) {
    float light = 1;
    for (const Eigen::Vector3f& foot : shade.contacts_m) {
        const float dx = world.x() - foot.x(), dz = world.z() - foot.z();
        const float square = dx * dx + dz * dz;
        if (square > 0.25F) continue;
        light *= 1 - 0.45F * std::exp(-square / 0.018F) * std::exp(-foot.y() / 0.1F);
    }
    return light;
}

/// A picture shows no depth; people throw their shadow on it as if there were a floor.
float floorShade(const CropView& view, const RoomTrace& trace, const RoomShade& shade,
                 std::size_t at) {
    const Eigen::Vector3f ray = view.cameraFromWorld.transpose().cast<float>() *
                                Eigen::Vector3f(trace.directionX[at], trace.directionY[at], 1);
    if (ray.y() > -1e-4F) return 1;
    const Eigen::Vector3f camera = view.position_m.cast<float>();
    const Eigen::Vector3f world = camera - camera.y() / ray.y() * ray;
    const float key = shade.light.key.sum();
    const float all = key + shade.light.skyward.sum();
    const float lit = shade.shadows.litAt(world, 0.02F);
    return (1 - key / all * (1 - lit)) * contactShade(shade, world);
}

}  // namespace

Eigen::Vector3f roomColour(const Room& room, const CropView& view, const RoomTrace& trace,
                           const RoomShade& shade, int x, int y) {
    const std::size_t at = trace.index(x, y);
    const int surface = trace.surface[at];
    if (surface == kBackdropSurface) {
        const Eigen::Vector3f colour = room.kind == Room::Kind::Picture
                                           ? pictureColour(room, x, y)
                                           : backdropColour(room, trace, x, y);
        return colour * floorShade(view, trace, shade, at);
    }
    const Eigen::Vector3f ray = view.cameraFromWorld.transpose().cast<float>() *
                                Eigen::Vector3f(trace.directionX[at], trace.directionY[at], 1);
    if (surface == kSkySurface) {
        const float up = std::clamp(ray.y() * 1.5F, 0.F, 1.F);
        return room.skyLow + up * (room.skyHigh - room.skyLow);
    }
    const float depth = trace.depth_m[at];
    const Eigen::Vector3f world = view.position_m.cast<float>() + depth * ray;
    const Eigen::Vector3f inRoom = roomFromWorld(room) * world;
    const int axis = trace.axis[at];
    const float u = axis == 0 ? inRoom.z() : inRoom.x(), v = axis == 1 ? inRoom.z() : inRoom.y();
    // A wall seen at a slant covers more of itself with one pixel.
    const Eigen::Vector3f rayInRoom = roomFromWorld(room) * ray;
    const float slant = std::max(0.1F, std::abs(rayInRoom[axis]) / rayInRoom.norm());
    const float footprint = depth /
                            static_cast<float>(view.focal_px * view.cropPixelsPerPicturePixel()) /
                            std::sqrt(slant);
    const bool isBox = surface >= kFirstBoxSurface;
    const Cloth& cloth =
        isBox ? room.boxes[static_cast<std::size_t>(surface - kFirstBoxSurface)].cloth
              : wallCloth(room, surface, u, v);
    Eigen::Vector3f normal = Eigen::Vector3f::Zero();
    normal[axis] = rayInRoom[axis] > 0 ? -1.F : 1.F;
    const Eigen::Vector3f facing = roomFromWorld(room).transpose() * normal;
    float lit = shade.shadows.litAt(world, 0.02F);
    Eigen::Vector3f colour =
        colourOf(cloth, u, v, footprint).cwiseProduct(shade.light.arriving(facing, lit));
    if (surface == 2) colour *= contactShade(shade, world);
    return colour;
}

}  // namespace gonio
