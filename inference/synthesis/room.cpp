#include "inference/synthesis/room.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

Cloth wallCloth(const TextureBank& textures, Dice& dice, double patternShare, double busyShare) {
    Cloth cloth;
    cloth.base =
        dice.chance(0.6) ? Eigen::Vector3f::Constant(dice.betweenF(0.15, 0.8)) : randomDye(dice);
    cloth.base = cloth.base.cwiseProduct(
        Eigen::Vector3f(dice.betweenF(0.85, 1.1), 1, dice.betweenF(0.8, 1.1)));
    cloth.second = cloth.base * dice.betweenF(0.6, 0.97);
    cloth.texture = &textures.cloudy();
    cloth.repeats_per_m = static_cast<float>(dice.betweenLog(0.2, 1.5));
    cloth.shiftU = dice.betweenF(0, 1);
    cloth.shiftV = dice.betweenF(0, 1);
    if (dice.chance(busyShare)) {
        cloth.isPicture = true;
        cloth.base = Eigen::Vector3f::Constant(dice.betweenF(0.5, 1));
        cloth.texture = &textures.texture(TextureKind::Picture,
                                          dice.index(textures.count(TextureKind::Picture)));
    } else if (dice.chance(patternShare)) {
        cloth.texture =
            &textures.texture(TextureKind::Mask, dice.index(textures.count(TextureKind::Mask)));
        cloth.second = dice.chance(0.8) ? Eigen::Vector3f(cloth.base * dice.betweenF(0.3, 0.9))
                                        : randomDye(dice);
    }
    return cloth;
}

/// Bounds that hold the person at the origin and the camera, with some room to spare.
void setBounds(Room& room, const CropView& view, bool isOutside, Dice& dice) {
    const Eigen::Vector3f camera =
        Eigen::AngleAxisf(-room.yaw_rad, Eigen::Vector3f::UnitY()) * view.position_m.cast<float>();
    for (const int axis : {0, 2}) {
        const double least = isOutside ? 6 : 0.9, most = isOutside ? 60 : 6;
        room.low_m[axis] =
            std::min(0.F, camera[axis]) - static_cast<float>(dice.betweenLog(least, most));
        room.high_m[axis] =
            std::max(0.F, camera[axis]) + static_cast<float>(dice.betweenLog(least, most));
    }
    room.low_m.y() = 0;
    const float ceiling = std::max(2.3F, camera.y() + 0.3F) + dice.betweenF(0, 1.5);
    room.high_m.y() = isOutside ? 1000.F : ceiling;
    room.wallTop_m = isOutside ? static_cast<float>(dice.betweenLog(1, 15)) : ceiling;
}

void hangPatches(Room& room, const TextureBank& textures, Dice& dice) {
    const int count = dice.index(9);
    for (int i = 0; i < count; ++i) {
        WallPatch patch;
        patch.wall = std::array<int, 4>{0, 1, 4, 5}[static_cast<std::size_t>(dice.index(4))];
        const int axis = patch.wall < 2 ? 2 : 0;
        const float width = dice.betweenF(0.3, 2), height = dice.betweenF(0.3, 2);
        patch.lowU = dice.betweenF(room.low_m[axis], room.high_m[axis] - width);
        patch.highU = patch.lowU + width;
        patch.lowV = dice.chance(0.3) ? 0 : dice.betweenF(0.3, 1.6);
        patch.highV = patch.lowV + height;
        patch.cloth = wallCloth(textures, dice, 0.3, 0.45);
        if (dice.chance(0.3)) patch.cloth.base *= 2;  // windows are brighter than walls
        room.patches.push_back(patch);
    }
}

/// Furniture: anywhere but around the person and on the line from the camera.
void furnish(Room& room, const TextureBank& textures, const CropView& view, Dice& dice) {
    const Eigen::Vector3f camera =
        Eigen::AngleAxisf(-room.yaw_rad, Eigen::Vector3f::UnitY()) * view.position_m.cast<float>();
    const int count = dice.index(9);
    for (int i = 0; i < count; ++i) {
        RoomBox box;
        const Eigen::Vector3f size(dice.betweenF(0.1, 1.6), dice.betweenF(0.2, 2.1),
                                   dice.betweenF(0.1, 1.6));
        const Eigen::Vector3f at(
            dice.betweenF(std::max(room.low_m.x(), -7.F), std::min(room.high_m.x(), 7.F)), 0,
            dice.betweenF(std::max(room.low_m.z(), -7.F), std::min(room.high_m.z(), 7.F)));
        box.low_m = at - Eigen::Vector3f(size.x() / 2, 0, size.z() / 2);
        box.high_m = at + Eigen::Vector3f(size.x() / 2, size.y(), size.z() / 2);
        if (dice.chance(0.2)) {  // shelves and lamps
            const float lift = dice.betweenF(0.5, 1.8);
            box.low_m.y() += lift;
            box.high_m.y() += lift;
        }
        const Eigen::Vector2f line(camera.x(), camera.z()), place(at.x(), at.z());
        const float along = std::clamp(place.dot(line) / line.squaredNorm(), 0.F, 1.F);
        const float clear = (place - along * line).norm() - 0.5F * std::hypot(size.x(), size.z());
        if (clear < 0.75F) continue;
        box.cloth = wallCloth(textures, dice, 0.5, 0.25);
        room.boxes.push_back(box);
    }
}

}  // namespace

Room randomRoom(const TextureBank& textures, const CropView& view, Dice& dice) {
    Room room;
    const double kind = dice.uniform();
    room.yaw_rad = dice.chance(0.4) ? dice.betweenF(-0.1, 0.1) : dice.betweenF(-3.14, 3.14);
    if (kind < 0.14) {
        room.kind = Room::Kind::Gradient;
        room.skyLow = 1.5F * randomDye(dice);
        room.skyHigh = dice.chance(0.5) ? Eigen::Vector3f(1.5F * randomDye(dice)) : room.skyLow;
        room.backdrop = wallCloth(textures, dice, 0.4, 0.6);
        if (!room.backdrop.isPicture) {
            room.backdrop.base.setConstant(0.9F);
            room.backdrop.second.setConstant(dice.betweenF(0.3, 0.9));
        } else {
            room.skyLow = room.skyHigh = Eigen::Vector3f::Ones();
        }
        room.backdrop.repeats_per_m = static_cast<float>(dice.betweenLog(0.5, 3));
        return room;
    }
    const bool isOutside = kind < 0.42;
    setBounds(room, view, isOutside, dice);
    const double pattern = dice.between(0.1, 0.8), busy = dice.between(0, isOutside ? 0.8 : 0.25);
    for (Cloth& cloth : room.cloths) cloth = wallCloth(textures, dice, pattern, busy);
    // Most rooms have walls of one kind.
    if (dice.chance(0.7)) room.cloths[0] = room.cloths[1] = room.cloths[4] = room.cloths[5];
    room.cloths[2] = wallCloth(textures, dice, 0.7, 0.15);
    room.cloths[2].repeats_per_m = static_cast<float>(dice.betweenLog(0.25, 2));
    if (isOutside) {
        for (const std::size_t wall : {0, 1, 4, 5})
            room.cloths[wall].repeats_per_m = static_cast<float>(dice.betweenLog(0.05, 0.3));
        const float bright = dice.betweenF(0.4, 1.5);
        room.skyLow *= bright;
        room.skyHigh = dice.chance(0.6) ? Eigen::Vector3f(bright * room.skyHigh) : room.skyLow;
    } else {
        hangPatches(room, textures, dice);
    }
    furnish(room, textures, view, dice);
    return room;
}

void usePicture(Room& room, const PictureView& picture, const CropView& view, Dice& dice) {
    room = Room{};
    room.kind = Room::Kind::Picture;
    room.picture = picture;
    const auto columns = static_cast<float>(view.columns()), rows = static_cast<float>(view.rows);
    const auto width = static_cast<float>(picture.width_px),
               height = static_cast<float>(picture.height_px);
    room.pictureStep = std::min(width / columns, height / rows) * dice.betweenF(0.35, 1);
    room.pictureX = dice.betweenF(0, width - room.pictureStep * columns);
    room.pictureY = dice.betweenF(0, height - room.pictureStep * rows);
}

void addOccluder(Room& room, const TextureBank& textures, const CropView& view,
                 float personHeight_m, Dice& dice) {
    const Eigen::AngleAxisf turn(-room.yaw_rad, Eigen::Vector3f::UnitY());
    const Eigen::Vector3f camera = turn * view.position_m.cast<float>();
    const float distance = std::hypot(camera.x(), camera.z());
    // Close before the person, so that it hides a part and not everything.
    const float before = std::min(dice.betweenF(0.7, 1.6), 0.6F * distance);
    const Eigen::Vector3f towards = Eigen::Vector3f(camera.x(), 0, camera.z()) / distance;
    const Eigen::Vector3f across(towards.z(), 0, -towards.x());
    const double kind = dice.uniform();
    Eigen::Vector3f half, at = before * towards;
    if (kind < 0.35) {  // a post or a rack
        half = {dice.betweenF(0.02, 0.1), dice.betweenF(0.5, 1.5), dice.betweenF(0.02, 0.1)};
        at += across * dice.betweenF(-0.45, 0.45);
    } else if (kind < 0.75) {  // a table, a bench, a crate
        half = {dice.betweenF(0.2, 0.8), dice.betweenF(0.12, 0.25) * personHeight_m,
                dice.betweenF(0.15, 0.4)};
        at += across * dice.betweenF(-0.9, 0.9);
    } else {  // a wall's corner or a screen from the side
        half = {dice.betweenF(0.3, 0.8), 1.5F, dice.betweenF(0.05, 0.4)};
        at += across * (dice.chance(0.5) ? -1.F : 1.F) * (half.x() + dice.betweenF(-0.1, 0.2));
    }
    RoomBox box;
    box.low_m = {at.x() - half.x(), 0, at.z() - half.z()};
    box.high_m = {at.x() + half.x(), 2 * half.y(), at.z() + half.z()};
    if (kind < 0.35 && dice.chance(0.4)) {  // a bar across
        const float height = dice.betweenF(0.2, 0.8) * personHeight_m;
        box.low_m.y() = height;
        box.high_m.y() = height + dice.betweenF(0.03, 0.12);
        box.low_m.x() = at.x() - 1.5F;
        box.high_m.x() = at.x() + 1.5F;
    }
    box.cloth = wallCloth(textures, dice, 0.5, 0.2);
    box.isOccluder = true;
    room.boxes.push_back(box);
}

}  // namespace gonio
