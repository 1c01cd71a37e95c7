#include "app/gui/scene/scene_view.h"

#include <QAction>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "render/scene/body_scene.h"

namespace gonio {
namespace {

constexpr double kClickReach_px = 4;
constexpr double kZoomStep = 1.15;
constexpr double kOrbit_radPerWindow = 3.5;  // a drag over the window's height

Eigen::Vector2d at_px(const VtkPointer& pointer) {
    return {pointer.x_px, pointer.y_px};
}

Colour rgb(const QColor& colour) {
    return {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue())};
}

SceneColours coloursOf(const Theme& theme) {
    const ThemeColours& c = theme.colours();
    SceneColours colours = sceneColours(theme.choice() == ThemeChoice::Dark);
    colours.right = rgb(c.right);
    colours.left = rgb(c.left);
    colours.middle = rgb(c.middle);
    colours.chosen = rgb(c.corrected);
    colours.doubt = rgb(c.doubt);
    return colours;
}

SceneSubject subjectOf(const std::shared_ptr<const PersonValues>& values) {
    SceneSubject subject;
    if (!values || !values->body) return subject;
    subject.body = values->body;
    subject.motion = {values, &values->motion};
    if (values->base) subject.heading_rad = values->base->headingAngle_rad;
    for (const FrameDoubt& doubt : values->doubts) {
        subject.doubts.push_back(*std::max_element(doubt.byReason.begin(), doubt.byReason.end()));
    }
    return subject;
}

TrailOptions trailsOf(const std::vector<double>& times_s, const std::vector<int>& joints,
                      int joint) {
    constexpr double kReach_s = 1;
    TrailOptions options;
    options.joints = joints;
    if (times_s.size() > 1) {
        const double rate_hz =
            double(times_s.size() - 1) / std::max(1e-6, times_s.back() - times_s.front());
        options.before = options.after = std::clamp(int(kReach_s * rate_hz), 5, 300);
    }
    if (joint >= 0 &&
        std::find(options.joints.begin(), options.joints.end(), joint) == options.joints.end()) {
        options.joints.push_back(joint);
    }
    return options;
}

}  // namespace

SceneView::SceneView(Review& review, AngleTools tools, QWidget* parent)
    : VtkWidget(parent),
      m_review(review),
      m_tools(std::move(tools)),
      m_scene(std::make_unique<BodyScene>()) {
    m_scene->attach(*renderWindow());
    setAccessibleName(tr("Scene"));
    setToolTip(
        tr("Click a bone to choose its joint, drag its ring to turn it. Drag turns the "
           "view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn."));
    makeActions();
    makeOverlay();
    connect(&m_review, &Review::frameChanged, this, &SceneView::onFrame);
    connect(&m_review, &Review::jointChanged, this, &SceneView::onJoint);
    connect(&m_review, &Review::trailJointsChanged, this, &SceneView::onJoint);
    connect(&m_review, &Review::trialChanged, this, &SceneView::dropTurn);
    connect(&m_review, &Review::personChanged, this, &SceneView::dropTurn);
    connect(&m_review, &Review::layersChanged, this, &SceneView::onLayers);
    connect(&Theme::instance(), &Theme::changed, this, &SceneView::applyTheme);
    applyTheme();
    onLayers();
    onFrame();
    onJoint();
}

SceneView::~SceneView() = default;

void SceneView::applyTheme() {
    m_scene->setColours(coloursOf(Theme::instance()));
    requestRender();
}

void SceneView::setValues(std::shared_ptr<const PersonValues> values) {
    m_values = std::move(values);
    m_pending.reset();
    m_scene->setSubject(subjectOf(m_values));
    onFrame();
    onJoint();
}

void SceneView::setStale(bool stale) {
    m_stale = stale;
    m_scene->setStale(stale);
    updateText();
    requestRender();
}

void SceneView::setPendingEdits(const PendingEdits& edits) {
    if (edits == m_edits) return;
    m_edits = edits;
    if (m_pending && m_hand != Hand::Turning) m_pending.reset();  // now it is one of these
    showPose();
    updateHandle();
    updateText();
    requestRender();
}

void SceneView::previewPose(int frame, const std::optional<PoseVector>& pose_rad) {
    if (frame != m_review.frame()) return;
    if (pose_rad) {
        m_scene->setPreviewPose(pose_rad);
        m_previewing = true;
    } else {
        showPose();
    }
    requestRender();
}

void SceneView::setVideoPicture(const Image* picture) {
    m_scene->setVideoPicture(picture);
    requestRender();
}

void SceneView::setPreset(ViewPreset preset) {
    m_scene->setPreset(preset);
    updateActions();
    requestRender();
}

void SceneView::fit() {
    m_scene->fit();
    requestRender();
}

void SceneView::dropTurn() {
    if (m_hand != Hand::Turning) return;
    m_hand = Hand::Free;
    m_drag.reset();
    m_pending.reset();
}

void SceneView::onFrame() {
    if (m_review.frame() != m_dragFrame) dropTurn();
    if (m_pending && m_pending->frame != m_review.frame()) m_pending.reset();
    m_scene->setFrame(m_review.frame());
    showPose();
    updateHandle();
    updateText();
    requestRender();
}

void SceneView::onJoint() {
    if (m_review.joint() != m_dragAngle) dropTurn();
    const int joint = jointOfAngle(m_review.joint().toStdString());
    m_scene->setChosenJoint(joint);
    m_scene->setTrails(trailsOf(m_values ? m_values->motion.times_s : std::vector<double>(),
                                m_review.trailJoints(), joint));
    updateHandle();
    updateText();
    requestRender();
}

void SceneView::onLayers() {
    SceneLayers layers;
    layers.bones = layers.joints = m_review.shows(Layer::Skeleton);
    layers.skin = m_review.shows(Layer::Surface);
    layers.trails = m_review.shows(Layer::Trails);
    layers.floor = m_review.shows(Layer::Floor);
    layers.frustum = m_showCamera->isChecked();
    m_scene->setLayers(layers);
    requestRender();
}

std::optional<double> SceneView::value_deg() const {
    const QString& angle = m_review.joint();
    if (m_pending && m_pending->angle == angle) return m_pending->value_deg;
    if (!m_values || m_scene->source() == FrameSource::Missing) return std::nullopt;
    if (const double* set = m_edits.angle_deg(angle.toStdString(), m_review.frame())) return *set;
    const AngleSeries* series = m_values->angles.openSim.find(angle.toStdString());
    const auto frame = std::size_t(m_review.frame());
    if (series == nullptr || frame >= series->raw_deg.size()) return std::nullopt;
    // The pose is the raw value's; the filtered one would make the body jump as a turn begins.
    if (!std::isfinite(series->raw_deg[frame])) return std::nullopt;
    return series->raw_deg[frame];
}

void SceneView::updateHandle() {
    const auto value = value_deg();
    if (!value) {
        m_scene->setHandle(std::nullopt);
        return;
    }
    SceneHandle handle{m_review.joint().toStdString(), *value};
    if (m_tools.limits) {
        const AngleLimits limits = m_tools.limits(handle.openSimAngle);
        handle.min_deg = limits.min_deg;
        handle.max_deg = limits.max_deg;
    }
    m_scene->setHandle(handle);
}

double SceneView::limited(double value_deg) const {
    const auto& handle = m_scene->handle();
    return handle ? std::clamp(value_deg, handle->min_deg, handle->max_deg) : value_deg;
}

void SceneView::preview(double value_deg) {
    m_pending = PendingEdit{m_review.frame(), m_review.joint(), value_deg};
    showPose();
    updateHandle();
    updateText();
    requestRender();
}

Result<PoseVector> SceneView::poseWith(const std::map<std::string, double>& angles_deg) const {
    const int frame = m_review.frame();
    if (angles_deg.size() == 1 && m_tools.poseWithAngle) {
        const auto& [angle, value_deg] = *angles_deg.begin();
        return m_tools.poseWithAngle(*m_values, frame, angle, value_deg);
    }
    if (m_tools.poseWithAngles) return m_tools.poseWithAngles(*m_values, frame, angles_deg);
    return fail(ErrorCode::Usage, "there is no tool for this pose");
}

// The motion's pose, or the one with the angles that the user has set and is setting.
void SceneView::showPose() {
    std::map<std::string, double> angles_deg;
    if (const auto* set = m_edits.anglesAt(m_review.frame())) angles_deg = *set;
    if (m_pending && m_pending->frame == m_review.frame()) {
        angles_deg[m_pending->angle.toStdString()] = m_pending->value_deg;
    }
    std::optional<PoseVector> shown;
    if (!angles_deg.empty() && m_values && m_scene->source() != FrameSource::Missing) {
        if (auto pose = poseWith(angles_deg)) shown = *pose;
    }
    // Posing the skin takes its time: not where nothing was previewed.
    if (shown || m_previewing) m_scene->setPreviewPose(shown);
    m_previewing = shown.has_value();
}

void SceneView::turnBy(double degrees) {
    const auto value = value_deg();
    if (!value) return;
    const double turned = limited(*value + degrees);
    preview(turned);
    Q_EMIT angleEdited(m_review.joint(), turned, true);
}

bool SceneView::pointerPressed(const VtkPointer& pointer) {
    m_pressed_px = m_last_px = {pointer.x_px, pointer.y_px};
    m_moved = false;
    if (pointer.doubleClick) {
        fit();
        return true;
    }
    const bool pan = pointer.button != Qt::LeftButton || (pointer.modifiers & Qt::ShiftModifier);
    m_hand = pan ? Hand::Panning : Hand::Orbiting;
    if (!pan && m_scene->pick(at_px(pointer)).kind == ScenePick::Kind::Handle) {
        if (auto drag = m_scene->beginTurn(at_px(pointer))) {
            m_drag = std::make_unique<TurnDrag>(*drag);
            m_dragFrom_deg = m_scene->handle()->value_deg;
            m_dragFrame = m_review.frame();
            m_dragAngle = m_review.joint();
            m_hand = Hand::Turning;
            Q_EMIT turnBegan();
        }
    }
    return true;
}

bool SceneView::pointerMoved(const VtkPointer& pointer) {
    const QPointF now(pointer.x_px, pointer.y_px);
    const QPointF way = now - m_pressed_px;
    m_moved = m_moved || std::hypot(way.x(), way.y()) > kClickReach_px * devicePixelRatioF();
    if (m_hand == Hand::Free) {
        hoverAt(pointer);
    } else if (m_hand == Hand::Turning) {
        const double turned = limited(m_dragFrom_deg + m_drag->turnTo_deg(at_px(pointer)));
        preview(turned);
        Q_EMIT angleEdited(m_review.joint(), turned, false);
    } else if (m_moved) {
        moveCamera(pointer);
    }
    m_last_px = now;
    return true;
}

bool SceneView::pointerReleased(const VtkPointer& pointer) {
    const Hand hand = std::exchange(m_hand, Hand::Free);
    if (hand == Hand::Turning) {
        m_drag.reset();
        if (m_moved && m_pending) {
            Q_EMIT angleEdited(m_pending->angle, m_pending->value_deg, true);
        }
    } else if (hand == Hand::Orbiting && !m_moved) {
        clickAt(pointer);
    }
    return true;
}

void SceneView::moveCamera(const VtkPointer& pointer) {
    const double height_px = std::max(1.0, height() * devicePixelRatioF());
    const Eigen::Vector2d way =
        (at_px(pointer) - Eigen::Vector2d(m_last_px.x(), m_last_px.y())) / height_px;
    m_scene->setCamera(m_hand == Hand::Panning
                           ? panned(m_scene->camera(), -way)
                           : orbited(m_scene->camera(), -kOrbit_radPerWindow * way.x(),
                                     -kOrbit_radPerWindow * way.y()));
    updateActions();
    requestRender();
}

bool SceneView::wheelTurned(const VtkPointer& /*pointer*/, double steps) {
    m_scene->setCamera(zoomed(m_scene->camera(), std::pow(kZoomStep, steps)));
    updateActions();
    requestRender();
    return true;
}

void SceneView::clickAt(const VtkPointer& pointer) {
    const ScenePick pick = m_scene->pick(at_px(pointer));
    if (pick.kind == ScenePick::Kind::Trail) {
        m_review.setFrame(pick.frame);
        return;
    }
    if (pick.kind != ScenePick::Kind::Joint) return;
    const auto angles = anglesOfJoint(pick.joint);
    if (angles.empty()) return;
    const int present = jointOfAngle(m_review.joint().toStdString());
    if (jointOfAngle(angles[0]) == present) {
        stepAngle(1);
    } else {
        m_review.setJoint(QString::fromUtf8(angles[0].data(), qsizetype(angles[0].size())));
    }
}

void SceneView::hoverAt(const VtkPointer& pointer) {
    const ScenePick pick = m_scene->pick(at_px(pointer));
    switch (pick.kind) {
        case ScenePick::Kind::Handle:
            setCursor(Qt::SizeAllCursor);
            break;
        case ScenePick::Kind::Nothing:
            unsetCursor();
            break;
        default:
            setCursor(Qt::PointingHandCursor);
    }
}

bool SceneView::stepJoint(int step) {
    std::vector<int> joints;
    for (int j = 0; j < kJointCount; ++j) {
        const auto angles = anglesOfJoint(j);
        if (!angles.empty() && jointOfAngle(angles[0]) == j) joints.push_back(j);
    }
    const auto at =
        std::find(joints.begin(), joints.end(), jointOfAngle(m_review.joint().toStdString()));
    std::ptrdiff_t next = step > 0 ? 0 : std::ptrdiff_t(joints.size()) - 1;
    if (at != joints.end()) next = at - joints.begin() + step;
    if (next < 0 || next >= std::ptrdiff_t(joints.size())) return false;
    const std::string_view angle = anglesOfJoint(joints[std::size_t(next)])[0];
    m_review.setJoint(QString::fromUtf8(angle.data(), qsizetype(angle.size())));
    return true;
}

void SceneView::stepAngle(int step) {
    const std::string present = m_review.joint().toStdString();
    const auto angles = anglesOfJoint(jointOfAngle(present));
    if (angles.empty()) return;
    const auto count = std::ptrdiff_t(angles.size());
    const auto at = std::find(angles.begin(), angles.end(), present) - angles.begin();
    const std::string_view angle = angles[std::size_t((at + step + count) % count)];
    m_review.setJoint(QString::fromUtf8(angle.data(), qsizetype(angle.size())));
}

void SceneView::windowResized(int width_px, int height_px) {
    m_scene->setWindowSize(width_px, height_px, devicePixelRatioF());
}

}  // namespace gonio
