#pragma once

#include <QPointF>
#include <array>
#include <memory>
#include <optional>

#include "app/gui/scene/angle_tools.h"
#include "app/gui/vtk/vtk_widget.h"
#include "core/correct/pending_edits.h"
#include "render/scene/scene_camera.h"

class QAction;
class QLabel;

namespace gonio {

class BodyScene;
class Review;
struct Image;
class TurnDrag;

/// The person in space at the time under review. Follows frame, layers and joint of the review and
/// steers frame and joint; turning an angle is shown at once and told, never stored here.
///
/// Mouse: left on a bone or mark chooses its joint (again: its next angle), on a trail the frame;
/// left drag on the ring turns the angle, elsewhere the view; right or Shift+left drag moves, wheel
/// zooms, double click fits. Keys: Tab and Shift+Tab go through the joints and on to the next
/// widget, Up and Down through a joint's angles, + and - turn by 1 degree, with Shift by 0.1.
class SceneView : public VtkWidget {
    Q_OBJECT

public:
    /// \param tools  without them an angle can be turned, but is not previewed
    SceneView(Review& review, AngleTools tools, QWidget* parent = nullptr);
    ~SceneView() override;

    /// Camera, Side, Front, Top (keys 1-4), fit, show the video's camera.
    QList<QAction*> viewActions() const;
    QAction* presetAction(ViewPreset preset) const;

    const BodyScene& scene() const { return *m_scene; }

    /// What a screen reader says: angle, value, source, frame.
    QString stateText() const;

public Q_SLOTS:
    /// Null: nobody.
    void setValues(std::shared_ptr<const gonio::PersonValues> values);
    /// The values are being computed anew.
    void setStale(bool stale);
    /// What waits for Refine: at a frame with set angles the body stands as they say.
    void setPendingEdits(const gonio::PendingEdits& edits);
    /// The body as it would stand while an angle is turned elsewhere; none: as before.
    void previewPose(int frame, const std::optional<gonio::PoseVector>& pose_rad);
    /// What the video shows at this frame, for the camera's frustum; may be null.
    void setVideoPicture(const gonio::Image* picture);
    void setPreset(gonio::ViewPreset preset);
    void fit();
    /// Goes to the joint after or before the present one; false past the last or first.
    bool stepJoint(int step);
    /// Goes through the angles of the present joint, round and round.
    void stepAngle(int step);
    /// Turns the present angle and tells it as finished.
    void turnBy(double degrees);

Q_SIGNALS:
    /// The ring was taken hold of: the frame should stay until it is let go. A turn is given up
    /// where the frame, the joint or the person becomes another one.
    void turnBegan();
    /// The user turns an angle at the frame under review. \param finished  false while dragging
    void angleEdited(const QString& openSimAngle, double value_deg, bool finished);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool pointerPressed(const VtkPointer& pointer) override;
    bool pointerMoved(const VtkPointer& pointer) override;
    bool pointerReleased(const VtkPointer& pointer) override;
    bool wheelTurned(const VtkPointer& pointer, double steps) override;
    void windowResized(int width_px, int height_px) override;

private:
    enum class Hand { Free, Turning, Orbiting, Panning };

    /// A value the user has set that the values do not hold yet.
    struct PendingEdit {
        int frame;
        QString angle;
        double value_deg;
    };

    void makeActions();
    void makeOverlay();
    void dropTurn();
    void applyTheme();
    void onFrame();
    void onJoint();
    void onLayers();
    void updateText();
    void updateHandle();
    void updateActions();
    void clickAt(const VtkPointer& pointer);
    void hoverAt(const VtkPointer& pointer);
    void moveCamera(const VtkPointer& pointer);
    double limited(double value_deg) const;
    std::optional<double> value_deg() const;
    void preview(double value_deg);
    void showPose();
    Result<PoseVector> poseWith(const std::map<std::string, double>& angles_deg) const;

    Review& m_review;
    AngleTools m_tools;
    std::unique_ptr<BodyScene> m_scene;
    std::shared_ptr<const PersonValues> m_values;
    std::array<QAction*, 4> m_presets{};
    QAction *m_fit = nullptr, *m_showCamera = nullptr;
    QLabel *m_state = nullptr, *m_missing = nullptr;
    std::unique_ptr<TurnDrag> m_drag;
    double m_dragFrom_deg = 0;
    int m_dragFrame = 0;
    QString m_dragAngle;
    std::optional<PendingEdit> m_pending;  ///< being turned here
    PendingEdits m_edits;
    Hand m_hand = Hand::Free;
    QPointF m_pressed_px, m_last_px;
    bool m_moved = false, m_stale = false, m_previewing = false;
};

}  // namespace gonio
