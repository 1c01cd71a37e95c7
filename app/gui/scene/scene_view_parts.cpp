// What stands over the scene: actions, buttons, words; and the keys.

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/scene/scene_view.h"
#include "app/gui/words/angle_words.h"
#include "render/scene/body_scene.h"

namespace gonio {

void SceneView::makeActions() {
    struct Text {
        QString name, tip, key;
    };

    const std::array<Text, 4> texts{{
        {tr("Camera"), tr("See the person as the video's camera does (1)"), tr("1")},
        {tr("Side"), tr("See the person from their right (2)"), tr("2")},
        {tr("Front"), tr("See the person from ahead (3)"), tr("3")},
        {tr("Top"), tr("See the person from above (4)"), tr("4")},
    }};
    auto* group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QAction* action = m_presets[i] = new QAction(texts[i].name, group);
        action->setToolTip(texts[i].tip);
        action->setShortcut(QKeySequence(texts[i].key));
        action->setObjectName(QStringLiteral("scene.preset%1").arg(i));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, i] { setPreset(ViewPreset(i)); });
    }
    m_fit = new QAction(tr("Fit the person"), this);
    m_fit->setObjectName("scene.fit");
    m_fit->setToolTip(tr("Bring the whole person into the scene (0)"));
    m_fit->setShortcut(QKeySequence(tr("0")));
    connect(m_fit, &QAction::triggered, this, &SceneView::fit);
    m_showCamera = new QAction(tr("Show the video's camera"), this);
    m_showCamera->setObjectName("scene.showCamera");
    m_showCamera->setToolTip(tr("Show where the video's camera stood and what it saw"));
    m_showCamera->setCheckable(true);
    m_showCamera->setChecked(true);
    connect(m_showCamera, &QAction::toggled, this, &SceneView::onLayers);
    addActions(viewActions());
    updateActions();
}

QList<QAction*> SceneView::viewActions() const {
    return {m_presets[0], m_presets[1], m_presets[2], m_presets[3], m_fit, m_showCamera};
}

QAction* SceneView::presetAction(ViewPreset preset) const {
    return m_presets[std::size_t(preset)];
}

void SceneView::makeOverlay() {
    auto* column = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    for (QAction* action : m_presets) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAccessibleDescription(action->toolTip());
        button->setCursor(Qt::ArrowCursor);
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    for (QLabel** label : {&m_missing, &m_state}) {
        *label = new QLabel(this);
        (*label)->setAttribute(Qt::WA_TransparentForMouseEvents);
        (*label)->setWordWrap(true);
        (*label)->setTextFormat(Qt::PlainText);
    }
    m_missing->setAlignment(Qt::AlignCenter);
    column->addWidget(m_missing);
    column->addStretch();
    column->addWidget(m_state);
}

void SceneView::updateActions() {
    const auto present = m_scene->preset();
    for (std::size_t i = 0; i < m_presets.size(); ++i) {
        m_presets[i]->setChecked(present && std::size_t(*present) == i);
    }
}

QString SceneView::stateText() const {
    if (!m_values || m_review.joint().isEmpty()) return {};
    const auto value = value_deg();
    const QString angle =
        angleTitleWithSide(AngleConvention::OpenSim, m_review.joint().toStdString());
    if (!value) return tr("%1: no value in this frame").arg(angle);
    const QString degrees = degreesWords(*value);
    if (m_pending && m_pending->angle == m_review.joint()) {
        return tr("%1 %2, being corrected; unfiltered, OpenSim convention").arg(angle, degrees);
    }
    if (m_edits.angle_deg(m_review.joint().toStdString(), m_review.frame()) != nullptr) {
        return tr("%1 %2, set by you, waits for Refine; OpenSim convention").arg(angle, degrees);
    }
    if (m_edits.waits(m_review.frame())) {
        return tr("%1 %2, %3, waits for Refine; unfiltered, OpenSim convention")
            .arg(angle, degrees, sourceWord(m_scene->source()));
    }
    const AngleSeries* series = m_values->angles.openSim.find(m_review.joint().toStdString());
    const auto row = std::size_t(std::max(0, m_review.frame()));
    const bool isHeld =
        series != nullptr && !series->isEstimated &&
        (row >= series->filtered_deg.size() || !std::isfinite(series->filtered_deg[row]));
    if (isHeld) {
        return tr("%1 is not estimated: nothing that was seen tells of it").arg(angle);
    }
    if (m_stale) {
        return tr("%1 %2, out of date; unfiltered, OpenSim convention").arg(angle, degrees);
    }
    return tr("%1 %2, %3; unfiltered, OpenSim convention")
        .arg(angle, degrees, sourceWord(m_scene->source()));
}

void SceneView::updateText() {
    QString missing;
    if (!m_values) {
        missing = tr("Nothing has been analysed yet.");
    } else if (m_scene->source() == FrameSource::Missing) {
        missing = tr("No body in this frame: the person was not seen.");
    }
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    const QString state = stateText();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    setAccessibleDescription(missing.isEmpty() ? state : missing);
}

bool SceneView::event(QEvent* event) {
    // Tab walks through the joints first, and leaves the view at either end.
    if (event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        const bool back = key.key() == Qt::Key_Backtab;
        const bool plain = !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (plain && m_values && (back || key.key() == Qt::Key_Tab) && stepJoint(back ? -1 : 1)) {
            event->accept();
            return true;
        }
    }
    return VtkWidget::event(event);
}

void SceneView::keyPressEvent(QKeyEvent* event) {
    const double step_deg = event->modifiers() & Qt::ShiftModifier ? 0.1 : 1;
    switch (event->key()) {
        case Qt::Key_Up:
            stepAngle(-1);
            break;
        case Qt::Key_Down:
            stepAngle(1);
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Asterisk:  // Shift and + on many keyboards
            turnBy(step_deg);
            break;
        case Qt::Key_Minus:
        case Qt::Key_Underscore:
            turnBy(-step_deg);
            break;
        default:
            VtkWidget::keyPressEvent(event);
    }
}

}  // namespace gonio
