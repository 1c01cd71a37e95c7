#include "inference/synthesis/actor_room.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace gonio {
namespace {

constexpr float kFromWall_m = 0.9F, kFromFurniture_m = 0.6F, kFromOccluder_m = 0.45F;
constexpr std::size_t kStride = 3;  ///< frames between those that are looked at

Eigen::Matrix3f roomFromWorld(float yaw_rad) {
    return Eigen::AngleAxisf(-yaw_rad, Eigen::Vector3f::UnitY()).toRotationMatrix();
}

/// Whether the way from `from` to `to` meets the box.
bool isBetween(const RoomBox& box, const Eigen::Vector3f& from, const Eigen::Vector3f& to) {
    float enter = 0, leave = 1;
    for (Eigen::Index k = 0; k < 3; ++k) {
        const float step = to[k] - from[k];
        if (std::abs(step) < 1e-6F) {
            if (from[k] < box.low_m[k] || from[k] > box.high_m[k]) return false;
            continue;
        }
        const float a = (box.low_m[k] - from[k]) / step, b = (box.high_m[k] - from[k]) / step;
        enter = std::max(enter, std::min(a, b));
        leave = std::min(leave, std::max(a, b));
    }
    return enter < leave;
}

/// Distance on the floor from the box's sides; 0 inside.
float floorDistance(const RoomBox& box, const Eigen::Vector3f& at) {
    const float dx = std::max({box.low_m.x() - at.x(), at.x() - box.high_m.x(), 0.F});
    const float dz = std::max({box.low_m.z() - at.z(), at.z() - box.high_m.z(), 0.F});
    return std::hypot(dx, dz);
}

/// Whether somebody or the camera comes closer than `apart_m`.
bool isInTheWay(const RoomBox& box, const Eigen::Matrix3f& turn, const ActorTracks& tracks,
                float apart_m) {
    for (const auto& person : tracks.joints_m) {
        for (std::size_t f = 0; f < person.size(); f += kStride) {
            for (const Joint joint : {Joint::Pelvis, Joint::ToesR, Joint::ToesL})
                if (floorDistance(box, turn * person[f][std::size_t(id(joint))]) < apart_m)
                    return true;
        }
    }
    return std::any_of(tracks.cameras_m.begin(), tracks.cameras_m.end(), [&](const auto& camera) {
        return floorDistance(box, turn * camera) < 0.4F;
    });
}

/// Moves the walls until everybody has room, and takes away the furniture that is in the way.
void clearTheWay(Room& room, const ActorTracks& tracks) {
    const Eigen::Matrix3f turn = roomFromWorld(room.yaw_rad);
    float highest = 0;
    const auto include = [&](const Eigen::Vector3f& at, float apart_m) {
        for (const Eigen::Index k : {0, 2}) {
            room.low_m[k] = std::min(room.low_m[k], at[k] - apart_m);
            room.high_m[k] = std::max(room.high_m[k], at[k] + apart_m);
        }
        highest = std::max(highest, at.y());
    };
    for (const auto& person : tracks.joints_m)
        for (const auto& joints : person)
            for (const Eigen::Vector3f& joint : joints) include(turn * joint, kFromWall_m);
    for (const Eigen::Vector3f& camera : tracks.cameras_m) include(turn * camera, 0.4F);
    const bool isInside = room.wallTop_m >= room.high_m.y();
    room.high_m.y() = std::max(room.high_m.y(), highest + 0.35F);
    if (isInside) room.wallTop_m = room.high_m.y();
    std::erase_if(room.boxes, [&](const RoomBox& box) {
        return hiddenShare(box, room.yaw_rad, tracks) > 0 ||
               isInTheWay(box, turn, tracks, kFromFurniture_m);
    });
}

/// One that hides a part of the person for a while and that nobody runs into.
bool placeOccluder(Room& room, const TextureBank& textures, const CropView& frame,
                   const ActorTracks& tracks, Dice& dice) {
    const Eigen::Matrix3f turn = roomFromWorld(room.yaw_rad);
    const auto& person = tracks.joints_m.front();
    for (int attempt = 0; attempt < 200; ++attempt) {
        // Before where the person is at some time.
        const auto at = static_cast<std::size_t>(dice.index(static_cast<int>(person.size())));
        Eigen::Vector3f anchor = person[at][0];
        anchor.y() = 0;
        CropView view = frame;
        view.position_m -= anchor.cast<double>();
        Room trial;
        trial.yaw_rad = room.yaw_rad;
        addOccluder(trial, textures, view, 1.7F, dice);
        RoomBox box = trial.boxes.front();
        box.low_m += turn * anchor;
        box.high_m += turn * anchor;
        const double hidden = hiddenShare(box, room.yaw_rad, tracks);
        if (hidden < 0.03 || hidden > 0.4 || isInTheWay(box, turn, tracks, kFromOccluder_m))
            continue;
        room.boxes.push_back(box);
        return true;
    }
    return false;
}

void addProps(Room& room, const TextureBank& textures, const ActorTracks& tracks, Dice& dice) {
    const Eigen::Matrix3f turn = roomFromWorld(room.yaw_rad);
    for (const Prop& prop : tracks.props) {
        const Eigen::Vector3f middle = turn * prop.centre_m.cast<float>();
        RoomBox box;
        box.low_m = middle - prop.halfSize_m.cast<float>();
        box.high_m = middle + prop.halfSize_m.cast<float>();
        box.cloth = randomCloth(textures, dice, 0.3);
        room.boxes.push_back(box);
    }
}

}  // namespace

double hiddenShare(const RoomBox& box, float yaw_rad, const ActorTracks& tracks) {
    const Eigen::Matrix3f turn = roomFromWorld(yaw_rad);
    const auto& person = tracks.joints_m.front();
    int hidden = 0, all = 0;
    for (std::size_t f = 0; f < person.size(); f += kStride) {
        const Eigen::Vector3f camera = turn * tracks.cameras_m[f];
        for (const Eigen::Vector3f& joint : person[f]) {
            hidden += isBetween(box, camera, turn * joint);
            ++all;
        }
    }
    return hidden / double(std::max(all, 1));
}

Result<Room> roomForActors(const TextureBank& textures, const CropView& frame,
                           const ActorTracks& tracks, const ActorRoomSettings& settings) {
    Dice dice(settings.seed, Stream::Room), things(settings.seed, Stream::Occluders);
    Room room = randomRoom(textures, frame, dice);
    // A backdrop stays where it is in the picture, which no room does before a moving camera.
    while (settings.cameraMoves && room.kind != Room::Kind::Walls)
        room = randomRoom(textures, frame, dice);
    if (settings.backgrounds && settings.backgrounds->count() > 0) {
        const int which = dice.index(settings.backgrounds->count());
        usePicture(room, settings.backgrounds->picture(which), frame, dice);
    }
    if (!tracks.props.empty()) {
        room.yaw_rad = static_cast<float>(
            std::remainder(tracks.props.front().heading_rad, 2 * std::numbers::pi));
    }
    clearTheWay(room, tracks);
    addProps(room, textures, tracks, things);
    if (settings.occluder && !placeOccluder(room, textures, frame, tracks, things)) {
        return fail(ErrorCode::Usage,
                    "no place was found for a thing that hides a part of the person without "
                    "standing in the way; choose another seed");
    }
    return room;
}

}  // namespace gonio
