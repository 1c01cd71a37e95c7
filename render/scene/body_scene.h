#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/video/frame.h"
#include "render/scene/scene_camera.h"
#include "render/scene/scene_colours.h"
#include "render/scene/scene_lines.h"
#include "render/scene/turn_handle.h"

class vtkRenderWindow;

namespace gonio {

/// Whose body is shown; immutable and shared.
struct SceneSubject {
    std::shared_ptr<const BodyModel> body;  ///< null: nobody
    std::shared_ptr<const Motion> motion;
    double heading_rad = 0;               ///< turn about +y from the world's x to where they go
    std::optional<double> floorHeight_m;  ///< none: estimated from the motion
    std::vector<float> doubts;            ///< of each frame, 0..1; empty: none
};

struct SceneLayers {
    bool bones = true, skin = true, floor = true, trails = true, joints = true, frustum = true;
    bool operator==(const SceneLayers&) const = default;
};

/// The angle that the ring at its joint turns.
struct SceneHandle {
    std::string openSimAngle;
    double value_deg = 0, min_deg = -180, max_deg = 180;
};

/// What lies under a point of the window.
struct ScenePick {
    enum class Kind { Nothing, Handle, Joint, Trail };
    Kind kind = Kind::Nothing;
    int joint = -1;  ///< of Joint and Trail
    int frame = -1;  ///< of Trail
};

/// One person's body in space: bones in a see-through skin above a floor, the way of chosen joints,
/// the video's camera. Draws into any VTK window; knows no user interface. All points of the window
/// are in px from its lower left corner.
class BodyScene {
public:
    BodyScene();
    ~BodyScene();
    BodyScene(const BodyScene&) = delete;
    BodyScene& operator=(const BodyScene&) = delete;

    /// Adds the scene's renderer; one window a scene.
    void attach(vtkRenderWindow& window);
    /// Device pixels, and how many of them are one pixel of line widths.
    void setWindowSize(int width_px, int height_px, double pixelRatio = 1);

    void setColours(const SceneColours& colours);
    void setSubject(SceneSubject subject);
    const SceneSubject& subject() const;
    /// Shows a frame of the motion; outside of it and where it is missing nobody is shown.
    void setFrame(int frame);
    int frame() const;
    /// Missing without a subject, too.
    FrameSource source() const;
    /// Shows another pose at this frame; none: the motion's.
    void setPreviewPose(const std::optional<PoseVector>& pose_rad);
    /// The values are being computed anew: what is shown is grey and hatched.
    void setStale(bool stale);
    void setLayers(const SceneLayers& layers);
    const SceneLayers& layers() const;
    void setTrails(const TrailOptions& options);
    /// What the camera sees, drawn in its frustum; null: the frustum alone.
    void setVideoPicture(const Image* picture);

    void setPreset(ViewPreset preset);
    /// None once the view was moved by hand.
    std::optional<ViewPreset> preset() const;
    void setCamera(const SceneCamera& camera);
    const SceneCamera& camera() const;
    /// The whole body in the window, seen from the same direction.
    void fit();
    double floorHeight_m() const;

    /// Marks a joint; -1 none.
    void setChosenJoint(int joint);
    void setHandle(const std::optional<SceneHandle>& handle);
    const std::optional<SceneHandle>& handle() const;

    ScenePick pick(const Eigen::Vector2d& at_px) const;
    /// Where a point of the world lies in the window.
    Eigen::Vector2d inWindow_px(const Eigen::Vector3d& inWorld_m) const;
    /// Joint centre at this frame; none where nobody is shown.
    std::optional<Eigen::Vector3d> jointInWorld_m(int joint) const;
    /// The ring as it is drawn; none without a handle.
    std::optional<TurnHandle> turnHandle() const;
    /// A drag of the ring from a point of the window; none without a handle.
    std::optional<TurnDrag> beginTurn(const Eigen::Vector2d& at_px) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace gonio
