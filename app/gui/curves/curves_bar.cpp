// The rows of controls above and below the charts.
#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPalette>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "app/gui/curves/chart_widget.h"
#include "app/gui/curves/chart_words.h"
#include "app/gui/curves/curves_view.h"
#include "app/gui/curves/flow_layout.h"
#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"
#include "core/correct/corrected_angles.h"

namespace gonio {
namespace {

QString text(std::string_view key) {
    return QString::fromLatin1(key.data(), qsizetype(key.size()));
}

}  // namespace

QAbstractButton* CurvesView::addChip(QButtonGroup& group, const QString& text, const QString& tip) {
    auto* chip = new QPushButton(text, m_bar);
    chip->setCheckable(true);
    chip->setAccessibleName(text);
    chip->setToolTip(tip);
    group.addButton(chip);
    m_bar->layout()->addWidget(chip);
    return chip;
}

void CurvesView::buildBar() {
    m_bar = new QWidget(this);
    new FlowLayout(m_bar);
    m_groups = new QButtonGroup(this);
    for (const AngleGroup& group : angleGroups()) {
        QStringList titles;
        for (const NamedAngle& angle : namedAngles()) {
            if (std::find(group.angles.begin(), group.angles.end(), angle.key) !=
                group.angles.end()) {
                titles << angleTitle(angle);
            }
        }
        QAbstractButton* chip =
            addChip(*m_groups, groupTitle(group), titles.join(QStringLiteral(", ")));
        chip->setProperty("group", text(group.key));
        chip->setChecked(text(group.key) == m_group);
        connect(chip, &QAbstractButton::clicked, this,
                [this, key = text(group.key)] { setGroup(key); });
    }
    m_choose = new QToolButton(m_bar);
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(tr("Choose which angles have a chart"));
    m_choose->setAccessibleName(tr("Choose angles"));
    m_choose->setCheckable(true);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_groups->addButton(m_choose);
    m_bar->layout()->addWidget(m_choose);
    auto* menu = new QMenu(m_choose);
    m_chooseList = new QListWidget(menu);
    m_chooseList->setAccessibleName(tr("Angles with a chart"));
    for (const NamedAngle& angle : namedAngles()) {
        auto* item = new QListWidgetItem(angleTitle(angle), m_chooseList);
        item->setData(Qt::UserRole, text(angle.key));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_own.contains(text(angle.key)) ? Qt::Checked : Qt::Unchecked);
    }
    m_chooseList->setMinimumWidth(m_chooseList->sizeHintForColumn(0) + fontMetrics().height() * 3);
    auto* holder = new QWidgetAction(menu);
    holder->setDefaultWidget(m_chooseList);
    menu->addAction(holder);
    connect(menu, &QMenu::aboutToShow, m_chooseList, [this] { m_chooseList->setFocus(); });
    m_choose->setMenu(menu);
    connect(m_chooseList, &QListWidget::itemChanged, this, [this] {
        QStringList own;
        for (int i = 0; i < m_chooseList->count(); ++i) {
            const QListWidgetItem* item = m_chooseList->item(i);
            if (item->checkState() == Qt::Checked) own << item->data(Qt::UserRole).toString();
        }
        m_own = own;
        setGroup(QStringLiteral("own"));
    });

    m_conventions = new QComboBox(m_bar);
    m_conventions->addItem(tr("OpenSim convention"));
    m_conventions->addItem(tr("Clinical convention"));
    m_conventions->setAccessibleName(tr("Convention of the angles"));
    m_conventions->setToolTip(tr(
        "OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them."));
    m_bar->layout()->addWidget(m_conventions);
    connect(m_conventions, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_review.setConvention(index == 0 ? AngleConvention::OpenSim : AngleConvention::Clinical);
    });
    connect(&m_review, &Review::conventionChanged, this, &CurvesView::showConvention);
    m_conventions->setCurrentIndex(m_review.convention() == AngleConvention::OpenSim ? 0 : 1);

    m_edit = new QPushButton(tr("Edit curves"), m_bar);
    m_edit->setCheckable(true);
    m_edit->setAccessibleName(tr("Edit curves"));
    m_edit->setToolTip(tr("Correct angles in the charts (Enter in a chart)"));
    m_bar->layout()->addWidget(m_edit);
    connect(m_edit, &QPushButton::toggled, this, &CurvesView::setEditing);
}

void CurvesView::buildEditBar() {
    m_editBar = new QWidget(this);
    auto* rows = new QVBoxLayout(m_editBar);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    auto* controls = new QWidget(m_editBar);
    auto* row = new FlowLayout(controls);
    rows->addWidget(controls);
    m_side = new QComboBox(m_editBar);
    m_side->setAccessibleName(tr("Curve that is edited"));
    m_side->setToolTip(
        tr("The curve that the value and the keys act on (Up and Down in a chart "
           "choose another chart)"));
    m_value = new QDoubleSpinBox(m_editBar);
    m_value->setDecimals(1);
    m_value->setSuffix(tr("°"));
    m_value->setAccessibleName(tr("Angle at this frame"));
    m_value->setToolTip(tr("Angle at this frame; Enter sets it"));
    m_set = new QPushButton(tr("Set here"), m_editBar);
    m_set->setToolTip(tr("Set the angle at this frame (Enter in the value)"));
    m_delete = new QPushButton(tr("Delete"), m_editBar);
    m_delete->setToolTip(tr("Delete the selected corrections (Del)"));
    m_brush = new QPushButton(tr("Smooth brush"), m_editBar);
    m_brush->setCheckable(true);
    m_brush->setToolTip(tr(
        "Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve "
        "smoothed over 0.2 s to either side. Frames outside the drag get none."));
    m_hint = new QLabel(m_editBar);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(6, 0, 6, 4);
    rows->addWidget(m_hint);
    m_side->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QPushButton* button : {m_set, m_delete, m_brush}) {
        button->setAccessibleName(button->text());
    }
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_side, m_value, m_set, m_delete, m_brush}) {
        row->addWidget(part);
    }
    connect(m_set, &QPushButton::clicked, this, &CurvesView::applyValue);
    connect(m_value->findChild<QLineEdit*>(), &QLineEdit::returnPressed, this,
            &CurvesView::applyValue);
    connect(m_delete, &QPushButton::clicked, this, &CurvesView::deleteSelected);
    connect(m_brush, &QPushButton::toggled, m_chart, &ChartWidget::setBrushing);
    connect(m_side, &QComboBox::activated, this,
            [this] { chooseChart(m_chart->charts().state().activeChart); });
}

/// What is on must be seen at a glance; the style's own pressed look is too faint for that.
void CurvesView::colourChips() {
    const ThemeColours& colours = Theme::instance().colours();
    QList<QAbstractButton*> buttons = m_groups->buttons();
    buttons << m_edit;
    for (QAbstractButton* button : buttons) {
        QPalette palette;
        if (button->isChecked()) {
            palette.setColor(QPalette::Button, colours.accent);
            palette.setColor(QPalette::ButtonText, colours.accentText);
        }
        button->setPalette(palette);
    }
}

void CurvesView::showConvention() {
    const QSignalBlocker quiet(m_conventions);
    m_conventions->setCurrentIndex(m_review.convention() == AngleConvention::OpenSim ? 0 : 1);
    showCharts();
    showContent();
}

void CurvesView::setGroup(const QString& key) {
    m_group = key;
    m_choose->setChecked(key == QLatin1String("own"));
    for (QAbstractButton* chip : m_groups->buttons()) {
        if (chip->property("group").toString() == key) chip->setChecked(true);
    }
    colourChips();
    m_chart->charts().setActiveChart(-1);
    showCharts();
    describe();
}

void CurvesView::setOwnChoice(const QStringList& angles) {
    {
        const QSignalBlocker quiet(m_chooseList);
        for (int i = 0; i < m_chooseList->count(); ++i) {
            QListWidgetItem* item = m_chooseList->item(i);
            const bool chosen = angles.contains(item->data(Qt::UserRole).toString());
            item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_own = angles;
    setGroup(QStringLiteral("own"));
}

void CurvesView::setEditing(bool editing) {
    m_editing = editing;
    const ChartState& state = m_chart->charts().state();
    if (editing && state.activeChart < 0 && !state.charts.empty()) chooseChart(0);
    if (!editing) m_brush->setChecked(false);
    showEditState();
}

void CurvesView::showEditState() {
    const bool openSim = m_review.convention() == AngleConvention::OpenSim;
    const bool can = openSim && m_editor.canEdit() && m_values != nullptr;
    const QSignalBlocker quietEdit(m_edit), quietSide(m_side);
    m_edit->setChecked(m_editing);
    colourChips();
    m_editBar->setVisible(m_editing);
    m_chart->setEditing(m_editing && can);
    if (!m_editing) return;
    for (QWidget* part : std::initializer_list<QWidget*>{m_side, m_value, m_set, m_brush}) {
        part->setEnabled(can);
    }
    m_delete->setEnabled(can && !m_chart->selectedMarks().empty());
    m_hint->setText(!openSim ? tr("Corrections are values of the OpenSim convention. Choose it to "
                                  "edit curves.")
                    : !can   ? tr("There is nothing to edit yet. Analyse the video first.")
                             : tr("Double click adds a correction, drag moves it, Del deletes it, "
                                    "Shift and drag select several."));
    const ChartState& state = m_chart->charts().state();
    int side = std::max(0, m_side->currentIndex());
    m_side->clear();
    if (state.activeChart >= 0 && state.activeChart < int(state.charts.size())) {
        const auto& curves = state.charts[std::size_t(state.activeChart)].curves;
        for (std::size_t i = 0; i < curves.size(); ++i) {
            m_side->addItem(angleTitleWithSide(m_review.convention(), curves[i].angle));
            // The joint under review is the one to edit where this chart has it.
            if (m_review.joint() == QString::fromStdString(curves[i].angle)) side = int(i);
        }
    }
    m_side->setCurrentIndex(std::min(side, m_side->count() - 1));
    if (m_value->hasFocus()) return;  // something is being typed
    const std::string angle = activeAngle();
    const AngleLimits limits = limitsOf(angle);
    m_value->setRange(limits.min_deg, limits.max_deg);
    const AngleReading reading = readingOf(angle, m_review.frame());
    if (reading.source != FrameSource::Missing) m_value->setValue(reading.value_deg);
}

}  // namespace gonio
