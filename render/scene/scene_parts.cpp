#include "render/scene/scene_parts.h"

#include <vtkCamera.h>
#include <vtkLight.h>

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

/// Joints with a mark: those whose names a clinician would say.
constexpr std::array<Joint, 15> kMarked{
    Joint::Pelvis, Joint::FemurR,   Joint::TibiaR, Joint::TalusR,   Joint::FemurL,
    Joint::TibiaL, Joint::TalusL,   Joint::Head,   Joint::HumerusR, Joint::UlnaR,
    Joint::HandR,  Joint::HumerusL, Joint::UlnaL,  Joint::HandL,    Joint::LumbarBody};

void addLight(vtkRenderer& renderer, double x, double y, double z, double intensity) {
    vtkNew<vtkLight> light;
    light->SetLightTypeToCameraLight();
    light->SetPosition(x, y, z);
    light->SetFocalPoint(0, 0, 0);
    light->SetIntensity(intensity);
    renderer.AddLight(light);
}

double handleRadius_m(int joint) {
    switch (static_cast<Joint>(joint)) {
        case Joint::Pelvis:
        case Joint::LumbarBody:
        case Joint::FemurR:
        case Joint::FemurL:
            return 0.22;
        case Joint::CalcnR:
        case Joint::CalcnL:
        case Joint::ToesR:
        case Joint::ToesL:
            return 0.12;
        default:
            return 0.16;
    }
}

}  // namespace

BodyScene::Parts::Parts()
    : floor(*renderer, 1),
      trails(*renderer, 2.5),
      frustum(*renderer),
      markRims(*renderer, 9, LineKind::DotOnTop),
      marks(*renderer, 6, LineKind::DotOnTop),
      handleBroad(*renderer, 4, LineKind::LineOnTop),
      handleThin(*renderer, 1.5, LineKind::LineOnTop),
      handleKnob(*renderer, 14, LineKind::DotOnTop) {
    renderer->AutomaticLightCreationOff();
    addLight(*renderer, 0.6, 0.9, 1.0, 0.85);
    addLight(*renderer, -0.9, 0.1, 0.7, 0.35);
    renderer->GradientBackgroundOn();
    applyColours();
}

bool BodyScene::Parts::hasFrame() const {
    if (!body || frame < 0 || std::size_t(frame) >= subject.motion->size()) return false;
    return subject.motion->sources[std::size_t(frame)] != FrameSource::Missing;
}

void BodyScene::Parts::updateSubject(const SceneSubject& before) {
    preview_rad.reset();
    if (!subject.body || !subject.motion) {
        body.reset();
        paths.reset();
        updateFrame();
        return;
    }
    const bool samePerson = body && before.body == subject.body &&
                            before.motion->shape == subject.motion->shape &&
                            before.motion->scale == subject.motion->scale;
    if (!samePerson) {
        body = std::make_unique<BodyActors>(*renderer, subject.body, subject.motion->shape,
                                            subject.motion->scale);
        body->setColours(colours);
        for (LineActor* lines : onTop()) lines->raise();
    }
    paths = std::make_unique<JointPaths>(subject.body, subject.motion);
    // Corrections move limbs, not the floor: it stays while person and clip are the same.
    if (subject.floorHeight_m) {
        floorPlace.height_m = *subject.floorHeight_m;
    } else if (!samePerson || before.motion->times_s != subject.motion->times_s) {
        floorPlace.height_m = estimateFloorHeight_m(*subject.body, *subject.motion);
    }
    floorPlace.heading_rad = subject.heading_rad;
    frustum.setCamera(subject.motion->camera, colours.grid);
    if (!samePerson) followed_m.reset();
    updateFrame();
    updateFloor(true);
    if (!samePerson) applyPreset(preset.value_or(ViewPreset::Side));
}

void BodyScene::Parts::updateFrame() {
    updateLook();
    if (hasFrame()) {
        const auto f = std::size_t(frame);
        body->pose(preview_rad.value_or(subject.motion->poses_rad[f]),
                   subject.motion->translations_m[f]);
        followPerson();
    }
    updateFloor(false);
    updateTrails();
    updateMarks();
    updateHandle();
    updateVisibility();
    applyCamera();
}

void BodyScene::Parts::updateLook() {
    if (!body) return;
    BodyLook look;
    look.shown = hasFrame();
    look.stale = stale;
    look.bones = layers.bones;
    look.skin = layers.skin;
    look.shadow = layers.floor;
    look.floorHeight_m = floorPlace.height_m;
    if (look.shown) {
        const auto f = std::size_t(frame);
        look.interpolated = subject.motion->sources[f] == FrameSource::Interpolated;
        if (f < subject.doubts.size()) look.doubt = subject.doubts[f];
    }
    body->setLook(look);
}

// The person stays where they are in the window; the floor moves below them.
void BodyScene::Parts::followPerson() {
    const Eigen::Vector3d pelvis_m = body->body().joint_m(id(Joint::Pelvis));
    if (followed_m && preset != ViewPreset::Camera) {
        Eigen::Vector3d moved_m = pelvis_m - *followed_m;
        moved_m.y() = 0;
        camera.position_m += moved_m;
        camera.focus_m += moved_m;
    }
    followed_m = pelvis_m;
}

void BodyScene::Parts::updateFloor(bool force) {
    Eigen::Vector2d under_m = floorPlace.under_m;
    if (followed_m) under_m = {followed_m->x(), followed_m->z()};
    if (!force && (under_m - floorPlace.under_m).norm() < 0.5) return;
    floorPlace.under_m = under_m;
    floor.set(floorLines(floorPlace, colours.grid));
}

void BodyScene::Parts::updateTrails() {
    trail.clear();
    if (paths && layers.trails) trail = trailPoints(*paths, frame, trailOptions);
    trails.set(trailLines(trail, frame, trailOptions,
                          [this](int joint) { return sideColour(joint, colours); }));
}

void BodyScene::Parts::updateMarks() {
    std::vector<ColouredLine> rims, dots;
    if (hasFrame()) {
        ColouredLine rim, dot;
        const Paint dark = paint({12, 14, 18});
        for (const Joint joint : kMarked) {
            const Eigen::Vector3d at_m = body->body().joint_m(id(joint));
            const bool chosen = id(joint) == chosenJoint;
            rim.points_m.push_back(at_m);
            rim.colours.push_back(chosen ? paint(colours.chosen) : dark);
            dot.points_m.push_back(at_m);
            dot.colours.push_back(
                paint(chosen ? Colour{255, 255, 255}
                             : mixed(sideColour(id(joint), colours), {255, 255, 255}, 0.35)));
        }
        rims.push_back(std::move(rim));
        dots.push_back(std::move(dot));
    }
    markRims.set(rims);
    marks.set(dots);
}

std::optional<TurnHandle> BodyScene::Parts::currentHandle() const {
    if (!handle || !hasFrame()) return std::nullopt;
    const auto axis = angleAxis(handle->openSimAngle, body->body().skeleton(subject.heading_rad));
    if (!axis) return std::nullopt;
    return TurnHandle{*axis, handleRadius_m(jointOfAngle(handle->openSimAngle)), handle->value_deg,
                      handle->min_deg, handle->max_deg};
}

void BodyScene::Parts::updateHandle() {
    HandleLines lines;
    if (const auto ring = currentHandle()) lines = handleLines(*ring, colours);
    handleBroad.set(lines.broad);
    handleThin.set(lines.thin);
    handleKnob.set(lines.knob);
}

int BodyScene::Parts::markAt(const Eigen::Vector2d& at_px, double reach_px) const {
    int nearest = -1;
    if (!layers.joints || !hasFrame()) return nearest;
    for (const Joint joint : kMarked) {
        const Eigen::Vector3d at = projected(camera, window_px(), body->body().joint_m(id(joint)));
        const double distance_px = (at.head<2>() - at_px).norm();
        if (at.z() <= 0 || distance_px >= reach_px) continue;
        reach_px = distance_px;
        nearest = id(joint);
    }
    return nearest;
}

const TrailPoint* BodyScene::Parts::trailAt(const Eigen::Vector2d& at_px, double reach_px) const {
    const TrailPoint* nearest = nullptr;
    for (const TrailPoint& point : trail) {
        if (!layers.trails || point.frame == frame) continue;
        const Eigen::Vector3d at = projected(camera, window_px(), point.at_m);
        const double distance_px = (at.head<2>() - at_px).norm();
        if (at.z() <= 0 || distance_px >= reach_px) continue;
        reach_px = distance_px;
        nearest = &point;
    }
    return nearest;
}

// Seen along its own line of sight the frustum would only cover the person.
bool BodyScene::Parts::looksThroughFrustum() const {
    const Eigen::Vector3d axis = subject.motion->camera.cameraFromWorld.row(2);
    return axis.dot(camera.axesInWorld().col(2)) < -0.85;
}

void BodyScene::Parts::updateVisibility() {
    floor.setVisible(layers.floor);
    trails.setVisible(layers.trails);
    markRims.setVisible(layers.joints);
    marks.setVisible(layers.joints);
    frustum.setVisible(layers.frustum && body && preset != ViewPreset::Camera &&
                       !looksThroughFrustum());
}

SceneBox BodyScene::Parts::personBox() const {
    if (body && hasFrame()) {
        SceneBox box = body->body().box();
        box.low_m.y() = std::min(box.low_m.y(), floorPlace.height_m);
        return box;
    }
    const double x = floorPlace.under_m.x(), z = floorPlace.under_m.y();
    return {{x - 0.5, floorPlace.height_m, z - 0.5}, {x + 0.5, floorPlace.height_m + 1.8, z + 0.5}};
}

void BodyScene::Parts::applyPreset(ViewPreset which) {
    preset = which;
    const SceneBox box = personBox();
    if (which == ViewPreset::Camera && subject.motion) {
        const Camera& video = subject.motion->camera;
        const Eigen::Vector3d centre_m = (box.low_m + box.high_m) / 2;
        camera = videoCamera(video, window_px(), (video.cameraFromWorld * centre_m).z());
    } else {
        camera = presetCamera(which, subject.heading_rad, box, window_px());
    }
    updateVisibility();
    applyCamera();
}

void BodyScene::Parts::applyCamera() {
    vtkCamera& eye = *renderer->GetActiveCamera();
    eye.SetPosition(camera.position_m.data());
    eye.SetFocalPoint(camera.focus_m.data());
    eye.SetViewUp(camera.up.data());
    eye.SetViewAngle(camera.viewAngle_deg);
    eye.SetWindowCenter(-camera.principal.x(), -camera.principal.y());
    // Room for the person's reach, the floor and the trails, whatever is shown.
    const double distance_m = camera.distance_m();
    eye.SetClippingRange(std::max(0.05, distance_m - 12), distance_m + 24);
}

void BodyScene::Parts::applyColours() {
    const UnitColour ground(colours.ground), sky(colours.sky);
    renderer->SetBackground(ground.rgb[0], ground.rgb[1], ground.rgb[2]);
    renderer->SetBackground2(sky.rgb[0], sky.rgb[1], sky.rgb[2]);
    if (body) body->setColours(colours);
    if (subject.motion) frustum.setCamera(subject.motion->camera, colours.grid);
    updateFloor(true);
    updateTrails();
    updateMarks();
    updateHandle();
}

std::array<LineActor*, 5> BodyScene::Parts::onTop() {
    return {&markRims, &marks, &handleThin, &handleBroad, &handleKnob};
}

void BodyScene::Parts::setPixelRatio(double ratio) {
    pixelRatio = ratio;
    for (LineActor* lines : {&floor, &trails, &frustum.lines()}) lines->setPixelRatio(ratio);
    for (LineActor* lines : onTop()) lines->setPixelRatio(ratio);
}

}  // namespace gonio
