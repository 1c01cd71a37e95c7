// The parts of the correction panel and what connects them.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/jobs/refine_runner.h"
#include "app/gui/panels/calm_wheel.h"
#include "app/gui/panels/correct_panel.h"
#include "app/gui/panels/correction_actions.h"
#include "app/gui/panels/range_bar.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"

namespace gonio {

CorrectPanel::CorrectPanel(CaseDocument& document, Review& review, PersonData& personData,
                           RefineRunner& refiner, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_data(personData),
      m_refiner(refiner),
      m_actions(new CorrectionActions(document, review, this)) {
    buildActions();
    auto* inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    layout->addWidget(buildHead());
    m_limb = new QVBoxLayout;
    layout->addLayout(m_limb);
    layout->addWidget(buildRefine());
    layout->addWidget(buildCorrections());
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
    calmWheel(*this);
    connectParts();
    chooseJoint();
    showPending();
}

void CorrectPanel::buildActions() {
    const auto make = [this](const QString& text, const QKeySequence& key, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_refine = make(tr("Refine"), Qt::Key_R, [this] { m_refiner.refine(); });
    m_markBad = make(tr("Mark as bad…"), Qt::Key_B, [this] { ask(Ask::MarkBad); });
    m_markBad->setIconText(tr("Mark as bad"));
    m_swapSides = make(tr("Swap left and right…"), Qt::Key_S, [this] { ask(Ask::SwapSides); });
    m_swapSides->setIconText(tr("Swap left and right"));
    m_swapPeople = make(tr("Swap people…"), {}, [this] { ask(Ask::SwapPeople); });
    m_swapPeople->setIconText(tr("Swap people"));
    m_reset = make(tr("Reset this frame"), {}, [this] { m_actions->resetFrame(m_review.frame()); });
    m_right = make(tr("This frame is right"), Qt::Key_Y,
                   [this] { m_actions->toggleRight(m_review.frame(), worst()); });
    m_right->setCheckable(true);
    const std::tuple<double, QString, QKeySequence> turns[] = {
        {1.0, tr("Turn the joint by +1°"), Qt::Key_Plus},
        {-1.0, tr("Turn the joint by −1°"), Qt::Key_Minus},
        {0.1, tr("Turn the joint by +0.1°"), QKeySequence(Qt::SHIFT | Qt::Key_Plus)},
        {-0.1, tr("Turn the joint by −0.1°"), QKeySequence(Qt::SHIFT | Qt::Key_Minus)}};
    for (const auto& [step_deg, text, key] : turns) {
        m_turns[step_deg] = make(text, key, [this, step = step_deg] { turnBy(step); });
        m_turns[step_deg]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    }
    m_nextJoint = make(tr("Next joint"), Qt::Key_Tab, [this] { goToNextJoint(); });
    m_nextJoint->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

QWidget* CorrectPanel::buildHead() {
    m_joint = new QComboBox;
    m_joint->setAccessibleName(tr("Joint to correct"));
    m_joint->setToolTip(tr("The joint whose angle is corrected (Tab in the views: the next one)"));
    m_joint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const char* first :
         {"hip_flexion_r", "hip_flexion_l", "pelvis_tilt", "arm_flex_r", "arm_flex_l"}) {
        for (const std::string& angle : anglesOfLimb(first)) {
            m_joint->addItem(angleTitleWithSide(AngleConvention::OpenSim, angle),
                             QString::fromStdString(angle));
        }
    }
    m_value = new QLabel;
    QFont large = m_value->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_value->setFont(large);
    m_value->setAccessibleName(tr("Value of the joint at this frame"));
    m_value->setToolTip(
        tr("± is the scatter of the raw values around the curve within 0.25 s. What "
           "a single camera cannot see comes on top."));
    m_source = new QLabel;
    m_hint = new QLabel;
    for (QLabel* label : {m_value, m_source, m_hint}) label->setWordWrap(true);
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    for (QWidget* widget : {static_cast<QWidget*>(m_joint), static_cast<QWidget*>(m_hint),
                            static_cast<QWidget*>(m_value), static_cast<QWidget*>(m_source)}) {
        layout->addWidget(widget);
    }
    return head;
}

QWidget* CorrectPanel::buildRefine() {
    m_refineButton = new QPushButton;
    m_refineButton->setToolTip(tr("Fit the frames around the corrections anew (R)"));
    m_neighbourhood = new QLabel;
    m_neighbourhood->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(tr("Progress of the refinement"));
    m_cancel = new QPushButton(tr("Cancel refining"));
    m_range = new RangeBar;
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(m_refineButton);
    layout->addWidget(m_neighbourhood);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    for (QAction* action : {m_swapSides, m_swapPeople, m_markBad, m_reset}) {
        auto* button = new QPushButton(action->text());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(
            key.isEmpty() ? action->iconText()
                          : tr("%1 (%2)", "an action and its key").arg(action->iconText(), key));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [button, action] { button->setEnabled(action->isEnabled()); });
        layout->addWidget(button);
        if (action == m_markBad) layout->addWidget(m_range);
    }
    m_rightButton = new QPushButton(m_right->text());
    m_rightButton->setCheckable(true);
    connect(m_rightButton, &QPushButton::clicked, m_right, &QAction::trigger);
    m_left = new QLabel;
    m_left->setWordWrap(true);
    layout->addWidget(m_rightButton);
    layout->addWidget(m_left);
    return box;
}

QWidget* CorrectPanel::buildCorrections() {
    auto* title = new QLabel(tr("Corrections at this frame"));
    title->setWordWrap(true);
    m_list = new QListWidget;
    m_list->setAccessibleName(title->text());
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(m_list->fontMetrics().lineSpacing() * 4);
    m_delete = new QPushButton(tr("Remove this correction"));
    m_delete->setToolTip(tr("Remove the chosen correction (Del)"));
    auto* remove = new QAction(tr("Remove this correction"), m_list);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, m_delete, &QPushButton::click);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        const QListWidgetItem* item =
            m_list->currentItem() != nullptr ? m_list->currentItem() : m_list->item(0);
        if (item != nullptr) m_actions->remove(item->data(Qt::UserRole).toInt());
    });
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(title);
    layout->addWidget(m_list);
    layout->addWidget(m_delete);
    return box;
}

void CorrectPanel::connectParts() {
    connect(m_joint, &QComboBox::currentIndexChanged, this,
            [this] { m_review.setJoint(m_joint->currentData().toString()); });
    connect(&m_review, &Review::jointChanged, this, &CorrectPanel::chooseJoint);
    connect(&m_review, &Review::frameChanged, this, &CorrectPanel::showValues);
    connect(&m_data, &PersonData::changed, this, [this] {
        showValues();
        showPending();
    });
    connect(&m_data, &PersonData::staleChanged, this, &CorrectPanel::showValues);
    connect(&m_document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (!what.everything && !what.corrections && !what.patches && !what.analysis) return;
        showValues();
        showPending();
    });
    connect(m_refineButton, &QPushButton::clicked, m_refine, &QAction::trigger);
    connect(m_refine, &QAction::changed, m_refineButton,
            [this] { m_refineButton->setEnabled(m_refine->isEnabled()); });
    connect(m_cancel, &QPushButton::clicked, &m_refiner, &RefineRunner::cancel);
    connect(&m_refiner, &RefineRunner::started, this, &CorrectPanel::showPending);
    connect(&m_refiner, &RefineRunner::finished, this, &CorrectPanel::showPending);
    connect(&m_refiner, &RefineRunner::cancelled, this, &CorrectPanel::showPending);
    connect(&m_refiner, &RefineRunner::progressed, m_progress,
            [this](double share) { m_progress->setValue(int(100 * share)); });
    connect(&m_refiner, &RefineRunner::failed, this, &CorrectPanel::showPending);
    connect(m_actions, &CorrectionActions::failed, this, &CorrectPanel::told);
    connect(m_range, &RangeBar::accepted, this, &CorrectPanel::askAccepted);
    connect(m_range, &RangeBar::rangeChanged, this, &CorrectPanel::rangePreviewed);
    connect(m_range, &RangeBar::dismissed, this, [this] { Q_EMIT rangePreviewed({}); });
}

}  // namespace gonio
