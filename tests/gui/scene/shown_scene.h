#pragma once

#include <QLayout>
#include <QMouseEvent>
#include <QTest>
#include <QVBoxLayout>

#include "../../render/walking_scene.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/scene/scene_view.h"
#include "core/biomech/body_angles.h"

namespace gonio {

inline constexpr double kRadians = 3.14159265358979323846 / 180;

inline std::shared_ptr<PersonValues> walkingValues(int missingFrame = -1) {
    const SceneSubject subject = walkingSubject("female");
    auto values = std::make_shared<PersonValues>();
    values->body = subject.body;
    values->motion = *subject.motion;
    if (missingFrame >= 0) {
        values->motion.sources[std::size_t(missingFrame)] = FrameSource::Missing;
    }
    auto base = std::make_shared<BaseAnalysis>();
    base->motion = values->motion;
    values->base = base;
    auto angles = computeBodyAngles(*values->body, values->motion, 6, 0.02);
    if (!angles) return nullptr;
    values->angles = {angles->openSim, angles->clinical};
    values->doubts.resize(values->motion.size());
    return values;
}

/// Enough of a body's tools for hinges, whose angle is a number of the pose.
inline AngleTools hingeTools() {
    AngleTools tools;
    tools.poseWithAngle = [](const PersonValues& values, int frame, const std::string& angle,
                             double value_deg) -> Result<PoseVector> {
        PoseVector pose = values.motion.poses_rad[std::size_t(frame)];
        if (angle != "knee_angle_r") return fail(ErrorCode::Usage, angle);
        pose[6] = value_deg * kRadians;
        return pose;
    };
    tools.limits = [](const std::string&) { return AngleLimits{0, 135}; };
    return tools;
}

/// A review of the walk and a view of it, on the screen.
struct Shown {
    CaseDocument document;
    Review review{document};
    std::shared_ptr<PersonValues> values;
    QWidget window;
    SceneView* view = nullptr;

    explicit Shown(int missingFrame = -1) : values(walkingValues(missingFrame)) {
        review.setTimes(values->motion.times_s);
        view = new SceneView(review, hingeTools());
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins({});
        column->addWidget(view);
        view->setValues(values);
        window.resize(640, 480);
        window.show();
        window.activateWindow();
    }

    bool isReady() {
        return QTest::qWaitForWindowActive(&window) &&
               QTest::qWaitFor([&] { return view->lastRender_ms() > 0; });
    }

    QPoint widgetPoint(const Eigen::Vector2d& display_px) const {
        return view->fromDisplay_px({display_px.x(), display_px.y()}).toPoint();
    }

    QPoint jointPoint(Joint joint) const {
        return widgetPoint(view->scene().inWindow_px(*view->scene().jointInWorld_m(id(joint))));
    }

    void click(const QPoint& at) { QTest::mouseClick(view->childAt(at), Qt::LeftButton, {}, at); }

    void drag(const QList<QPoint>& way, Qt::MouseButton button = Qt::LeftButton) {
        QWidget* area = view->childAt(way.first());
        QTest::mousePress(area, button, {}, way.first());
        for (const QPoint& at : way) {
            QMouseEvent move(QEvent::MouseMove, at, area->mapToGlobal(QPointF(at)), Qt::NoButton,
                             button, {});
            QCoreApplication::sendEvent(area, &move);
        }
        QTest::mouseRelease(area, button, {}, way.last());
    }

    double rawValue(const char* angle) const {
        return values->angles.openSim.find(angle)->raw_deg[std::size_t(review.frame())];
    }
};

}  // namespace gonio
