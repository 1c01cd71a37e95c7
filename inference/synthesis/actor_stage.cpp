#include "inference/synthesis/actor_stage.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

/// The frames beside one and the time between them.
struct Neighbours {
    std::size_t before, after;
    double apart_s;
};

Neighbours neighboursOf(const Motion& motion, std::size_t frame) {
    const std::size_t before = frame > 0 ? frame - 1 : 0,
                      after = std::min(frame + 1, motion.size() - 1);
    return {before, after, motion.times_s[after] - motion.times_s[before]};
}

}  // namespace

BodyParameters ActorScene::Stage::bodyAt(std::size_t actor, std::size_t frame,
                                         double offset_s) const {
    const Motion& motion = actors[actor].generated.motion;
    BodyParameters body = motion.at(frame);
    const auto [before, after, apart_s] = neighboursOf(motion, frame);
    if (offset_s != 0 && apart_s > 0) {
        const double share = offset_s / apart_s;
        body.pose_rad += share * (motion.poses_rad[after] - motion.poses_rad[before]);
        body.translation_m +=
            share * (motion.translations_m[after] - motion.translations_m[before]);
    }
    body.translation_m += shift_m;
    return body;
}

CropView ActorScene::Stage::viewAt(std::size_t frame, double offset_s) const {
    const GeneratedMotion& generated = main();
    CameraPose pose = generated.cameraAt(frame);
    const auto [before, after, apart_s] = neighboursOf(generated.motion, frame);
    if (offset_s != 0 && apart_s > 0 && cameraMoves()) {
        const CameraPose &a = generated.cameras[before], &b = generated.cameras[after];
        const double share = offset_s / apart_s;
        const Eigen::AngleAxisd turn(b.cameraFromWorld * a.cameraFromWorld.transpose());
        pose.cameraFromWorld =
            Eigen::AngleAxisd(share * turn.angle(), turn.axis()) * pose.cameraFromWorld;
        pose.position_m += share * (b.position_m - a.position_m);
    }
    const Camera& camera = generated.motion.camera;
    CropView view;
    view.cameraFromWorld = pose.cameraFromWorld;
    view.position_m = pose.position_m + shift_m;
    view.focal_px = camera.focal_px;
    view.picture = {camera.size_px.x(), camera.size_px.y()};
    return pictureView(view, 0, 0, camera.size_px.x(), camera.size_px.y());
}

double ActorScene::Stage::cameraBlur_px(std::size_t frame) const {
    const auto [before, after, apart_s] = neighboursOf(main().motion, frame);
    if (!cameraMoves() || !(apart_s > 0)) return 0;
    const CropView from = viewAt(before, 0), to = viewAt(after, 0);
    const Eigen::AngleAxisd turn(to.cameraFromWorld * from.cameraFromWorld.transpose());
    // What is as far away as the person passes by a camera that rolls along.
    const double distance_m = from.position_m.norm();
    const double moved_rad =
        std::abs(turn.angle()) + (to.position_m - from.position_m).norm() / distance_m;
    return from.focal_px * moved_rad * exposure_s / apart_s;
}

double ActorScene::Stage::peopleBlur_px(std::size_t frame) const {
    const auto [before, after, apart_s] = neighboursOf(main().motion, frame);
    if (!(apart_s > 0)) return 0;
    const CropView from = viewAt(before, 0), to = viewAt(after, 0);
    double fastest_px = 0;
    for (const auto& person : tracks.joints_m) {
        for (std::size_t j = 0; j < kJointCount; ++j) {
            const Eigen::Vector3d a = from.inCamera_m(person[before][j].cast<double>()),
                                  b = to.inCamera_m(person[after][j].cast<double>());
            if (a.z() < 0.3 || b.z() < 0.3) continue;
            const double moved_px = (to.picturePoint_px(b) - from.picturePoint_px(a)).norm();
            fastest_px = std::max(fastest_px, moved_px);
        }
    }
    return fastest_px * exposure_s / apart_s;
}

void ActorScene::Stage::track() {
    const GeneratedMotion& generated = main();
    const std::size_t frames = generated.motion.size();
    const Eigen::Vector3d middle_m = generated.motion.translations_m[frames / 2] +
                                     figures.front().figure.skin().rest.joints_m[0];
    shift_m = {-middle_m.x(), -generated.floorHeight_m, -middle_m.z()};
    Kinematics kinematics;
    for (std::size_t a = 0; a < actors.size(); ++a) {
        auto& joints_m = tracks.joints_m.emplace_back(frames);
        for (std::size_t f = 0; f < frames; ++f) {
            const BodyParameters body = bodyAt(a, f, 0);
            computeKinematics(figures[a].figure.skin().rest, body.pose_rad, kinematics);
            for (std::size_t j = 0; j < kJointCount; ++j)
                joints_m[f][j] = (kinematics.position_m[j] + body.translation_m).cast<float>();
        }
    }
    for (std::size_t f = 0; f < frames; ++f)
        tracks.cameras_m.push_back(viewAt(f, 0).position_m.cast<float>());
    tracks.props = generated.props;
    for (Prop& prop : tracks.props) prop.centre_m += shift_m;
}

Result<void> ActorScene::Stage::arrange() {
    for (std::size_t a = 0; a < actors.size(); ++a) {
        const Actor& actor = actors[a];
        Dice clothes(mixedSeed(settings.seed, a), Stream::Outfit);
        Outfit outfit = randomOutfit(actor.body->marks(), textures, clothes);
        if (!settings.dressed) outfit = Outfit{};
        figures.emplace_back().figure.dress(actor.body, actor.generated.motion.shape, outfit);
    }
    track();
    Dice lamp(settings.seed, Stream::Light), lens(settings.seed, Stream::Degradation);
    light = randomLighting(lamp);
    exposure_s = lens.betweenLog(0.001, 0.015);
    file = randomDegradation(settings.degradation, lens);
    // The camera's own motion shakes the picture, and its pixels are those of the file.
    file.shakeX_px = file.shakeY_px = 0;
    file.reduction = 1;
    file.defocus = std::min(file.defocus, 3);
    file.quality = std::max(file.quality, 40);
    auto made = roomForActors(textures, viewAt(0, 0), tracks,
                              {settings.roomSeed.value_or(settings.seed), settings.occluder,
                               cameraMoves(), settings.backgrounds.get()});
    if (!made) return tl::unexpected<Error>(made.error());
    room = *std::move(made);
    if (!cameraMoves()) backdrop.paint(room, viewAt(0, 0), light);
    return {};
}

}  // namespace gonio
