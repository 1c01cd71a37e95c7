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

/// Rows of the crop in which a box can be seen: first, end.
std::pair<int, int> rowsOf(const RoomBox& box, const Eigen::Matrix3f& worldFromRoom,
                           const CropView& view) {
    double top = 1e9, bottom = -1e9;
    for (int corner = 0; corner < 8; ++corner) {
        Eigen::Vector3f at = box.low_m;
        for (Eigen::Index k = 0; k < 3; ++k)
            if ((corner >> k & 1) != 0) at[k] = box.high_m[k];
        const Eigen::Vector3d seen = view.inCamera_m((worldFromRoom * at).cast<double>());
        if (seen.z() < 0.3) return {0, view.rows};
        const double y = view.cropPlace_px(view.picturePoint_px(seen)).y();
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    // A lens bends straight edges outwards a little.
    const double spare = 2 + std::abs(view.distortion) * view.rows;
    const auto row = [&](double y) {
        return static_cast<int>(std::clamp(y, 0.0, double(view.rows)));
    };
    return {row(top - spare), row(bottom + spare)};
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
    std::vector<std::pair<int, int>> boxRows;
    for (const RoomBox& box : room.boxes)
        boxRows.push_back(rowsOf(box, fromWorld.transpose(), view));
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
            if (y < boxRows[b].first || y >= boxRows[b].second) continue;
            const auto slabs = slabsOf(room.boxes[b].low_m, room.boxes[b].high_m, camera);
            hitBox(row, slabs.data(), static_cast<std::uint8_t>(kFirstBoxSurface + int(b)), depth,
                   surface, axis);
        }
    }
}

}  // namespace gonio
