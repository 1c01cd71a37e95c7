#pragma once

#include <vtkNew.h>
#include <vtkRenderer.h>

#include "render/scene/body_actors.h"
#include "render/scene/body_scene.h"
#include "render/scene/camera_frustum.h"
#include "render/scene/line_actor.h"

namespace gonio {

/// Everything a BodyScene draws; its VTK side.
struct BodyScene::Parts {
    Parts();

    void updateSubject(const SceneSubject& before);
    /// After another frame, pose, person or layer.
    void updateFrame();
    void updateLook();
    void updateFloor(bool force);
    void updateTrails();
    void updateMarks();
    void updateHandle();
    void updateVisibility();
    void applyCamera();
    void applyPreset(ViewPreset which);
    void followPerson();
    void applyColours();
    std::array<LineActor*, 5> onTop();
    void setPixelRatio(double ratio);

    bool hasFrame() const;
    bool looksThroughFrustum() const;
    std::optional<TurnHandle> currentHandle() const;
    /// The mark nearest to a point of the window; -1 where none is within reach.
    int markAt(const Eigen::Vector2d& at_px, double reach_px) const;
    const TrailPoint* trailAt(const Eigen::Vector2d& at_px, double reach_px) const;
    SceneBox personBox() const;

    Eigen::Vector2d window_px() const { return {double(width_px), double(height_px)}; }

    vtkNew<vtkRenderer> renderer;
    LineActor floor, trails;
    CameraFrustum frustum;
    std::unique_ptr<BodyActors> body;
    LineActor markRims, marks, handleBroad, handleThin, handleKnob;

    SceneSubject subject;
    std::unique_ptr<JointPaths> paths;
    std::vector<TrailPoint> trail;
    SceneColours colours;
    SceneLayers layers;
    TrailOptions trailOptions;
    SceneCamera camera;
    std::optional<ViewPreset> preset = ViewPreset::Side;
    std::optional<PoseVector> preview_rad;
    std::optional<SceneHandle> handle;
    std::optional<Eigen::Vector3d> followed_m;
    FloorPlace floorPlace;
    int frame = 0, chosenJoint = -1;
    int width_px = 640, height_px = 480;
    double pixelRatio = 1;
    bool stale = false;
};

}  // namespace gonio
