#include "render/scene/body_scene.h"

#include <vtkRenderWindow.h>

#include "render/scene/ray_mesh.h"
#include "render/scene/scene_parts.h"

namespace gonio {
namespace {

constexpr double kHandleReach_px = 9, kJointReach_px = 11, kTrailReach_px = 7;

}  // namespace

BodyScene::BodyScene() : m_parts(std::make_unique<Parts>()) {}

BodyScene::~BodyScene() = default;

void BodyScene::attach(vtkRenderWindow& window) {
    window.AddRenderer(m_parts->renderer);
}

void BodyScene::setWindowSize(int width_px, int height_px, double pixelRatio) {
    Parts& p = *m_parts;
    p.width_px = std::max(1, width_px);
    p.height_px = std::max(1, height_px);
    p.setPixelRatio(pixelRatio);
    if (p.preset) p.applyPreset(*p.preset);
}

void BodyScene::setColours(const SceneColours& colours) {
    m_parts->colours = colours;
    m_parts->applyColours();
}

void BodyScene::setSubject(SceneSubject subject) {
    const SceneSubject before = std::exchange(m_parts->subject, std::move(subject));
    m_parts->updateSubject(before);
}

const SceneSubject& BodyScene::subject() const {
    return m_parts->subject;
}

void BodyScene::setFrame(int frame) {
    m_parts->frame = frame;
    m_parts->preview_rad.reset();
    m_parts->updateFrame();
}

int BodyScene::frame() const {
    return m_parts->frame;
}

FrameSource BodyScene::source() const {
    if (!m_parts->hasFrame()) return FrameSource::Missing;
    return m_parts->subject.motion->sources[std::size_t(m_parts->frame)];
}

void BodyScene::setPreviewPose(const std::optional<PoseVector>& pose_rad) {
    m_parts->preview_rad = pose_rad;
    m_parts->updateFrame();
}

void BodyScene::setStale(bool stale) {
    m_parts->stale = stale;
    m_parts->updateLook();
}

void BodyScene::setLayers(const SceneLayers& layers) {
    if (m_parts->layers == layers) return;
    m_parts->layers = layers;
    m_parts->updateFrame();
}

const SceneLayers& BodyScene::layers() const {
    return m_parts->layers;
}

void BodyScene::setTrails(const TrailOptions& options) {
    m_parts->trailOptions = options;
    m_parts->updateTrails();
}

void BodyScene::setVideoPicture(const Image* picture) {
    m_parts->frustum.setPicture(picture);
}

void BodyScene::setPreset(ViewPreset preset) {
    m_parts->applyPreset(preset);
}

std::optional<ViewPreset> BodyScene::preset() const {
    return m_parts->preset;
}

void BodyScene::setCamera(const SceneCamera& camera) {
    m_parts->preset.reset();
    m_parts->camera = camera;
    m_parts->updateVisibility();
    m_parts->applyCamera();
}

const SceneCamera& BodyScene::camera() const {
    return m_parts->camera;
}

void BodyScene::fit() {
    Parts& p = *m_parts;
    if (p.preset) {
        p.applyPreset(*p.preset);
        return;
    }
    p.camera = fitted(p.camera, p.personBox(), p.window_px());
    p.applyCamera();
}

double BodyScene::floorHeight_m() const {
    return m_parts->floorPlace.height_m;
}

void BodyScene::setChosenJoint(int joint) {
    m_parts->chosenJoint = joint;
    m_parts->updateMarks();
}

void BodyScene::setHandle(const std::optional<SceneHandle>& handle) {
    m_parts->handle = handle;
    m_parts->updateHandle();
}

const std::optional<SceneHandle>& BodyScene::handle() const {
    return m_parts->handle;
}

Eigen::Vector2d BodyScene::inWindow_px(const Eigen::Vector3d& inWorld_m) const {
    return projected(m_parts->camera, m_parts->window_px(), inWorld_m).head<2>();
}

std::optional<Eigen::Vector3d> BodyScene::jointInWorld_m(int joint) const {
    if (!m_parts->hasFrame() || joint < 0 || joint >= kJointCount) return std::nullopt;
    return m_parts->body->body().joint_m(joint);
}

std::optional<TurnHandle> BodyScene::turnHandle() const {
    return m_parts->currentHandle();
}

std::optional<TurnDrag> BodyScene::beginTurn(const Eigen::Vector2d& at_px) const {
    const auto handle = turnHandle();
    if (!handle) return std::nullopt;
    return TurnDrag(*handle, m_parts->camera, m_parts->window_px(), at_px);
}

// What is drawn on top comes first; bones shine through the skin, so they come before it.
ScenePick BodyScene::pick(const Eigen::Vector2d& at_px) const {
    const Parts& p = *m_parts;
    const auto ring = p.currentHandle();
    if (ring && distanceToHandle_px(*ring, p.camera, p.window_px(), at_px) <
                    kHandleReach_px * p.pixelRatio) {
        return {ScenePick::Kind::Handle, jointOfAngle(p.handle->openSimAngle), -1};
    }
    if (const int joint = p.markAt(at_px, kJointReach_px * p.pixelRatio); joint >= 0) {
        return {ScenePick::Kind::Joint, joint, -1};
    }
    if (const TrailPoint* point = p.trailAt(at_px, kTrailReach_px * p.pixelRatio)) {
        return {ScenePick::Kind::Trail, point->joint, point->frame};
    }
    if (!p.hasFrame()) return {};
    const SightRay ray = sightRay(p.camera, p.window_px(), at_px);
    const PosedBody& body = p.body->body();
    if (p.layers.bones) {
        if (const auto hit = firstHit(ray, body.bones_m(), body.model().boneFaces)) {
            const int joint = body.jointOfBoneVertex()[std::size_t(hit->vertex)];
            return {ScenePick::Kind::Joint, joint, -1};
        }
    }
    if (p.layers.skin) {
        if (const auto hit = firstHit(ray, body.skin_m(), body.model().skinFaces)) {
            const int joint = body.jointOfSkinVertex()[std::size_t(hit->vertex)];
            return {ScenePick::Kind::Joint, joint, -1};
        }
    }
    return {};
}

}  // namespace gonio
