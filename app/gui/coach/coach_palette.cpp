#include "app/gui/coach/coach_palette.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <functional>

#include "app/gui/coach/drawing_layer.h"
#include "app/gui/coach/drawing_painter.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"

namespace gonio {
namespace {

QString withKey(const QString& sentence, const QAction& action) {
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, key);
}

template <class Field>
Field* named(Field* field, const QString& name, const QString& tip) {
    field->setAccessibleName(name);
    field->setToolTip(tip);
    return field;
}

}  // namespace

CoachPalette::CoachPalette(CaseDocument& document, Review& review, DrawingLayer& layer,
                           QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_layer(layer),
      m_group(new QActionGroup(this)) {
    new QVBoxLayout(this);
    buildTools();
    buildEdits();
    buildFields();
    connect(&layer, &DrawingLayer::selectionChanged, this, &CoachPalette::refresh);
    connect(&review, &Review::frameChanged, this, &CoachPalette::refresh);
    connect(&review, &Review::timesChanged, this, &CoachPalette::refresh);
    connect(&layer, &DrawingLayer::textWanted, m_text, [this] {
        m_text->setFocus(Qt::OtherFocusReason);
        m_text->selectAll();
    });
    refresh();
}

void CoachPalette::buildTools() {
    struct Row {
        CoachTool tool;
        const char* id;
        QString text, tip;
    };

    const Row rows[] = {
        {CoachTool::Select, "annotate.select", tr("Select"), tr("Select and move drawings")},
        {CoachTool::Angle, "annotate.angle", tr("Angle"),
         tr("Draw an angle: click one arm, the vertex, the other arm")},
        {CoachTool::Line, "annotate.line", tr("Line"), tr("Draw a line")},
        {CoachTool::Ruler, "annotate.ruler", tr("Ruler"),
         tr("Measure a length; calibrate it by a known one")},
        {CoachTool::Text, "annotate.text", tr("Text"), tr("Write on the video")},
        {CoachTool::Stopwatch, "annotate.stopwatch", tr("Stopwatch"),
         tr("Show the time since this frame")}};
    auto* grid = new QGridLayout;
    int key = Qt::Key_1, place = 0;
    for (const Row& row : rows) {
        auto* action = new QAction(row.text, this);
        action->setObjectName(QString::fromLatin1(row.id));
        action->setCheckable(true);
        action->setChecked(row.tool == m_layer.tool());
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        action->setToolTip(withKey(row.tip, *action));
        m_group->addAction(action);
        m_tools << action;
        connect(action, &QAction::triggered, this,
                [this, tool = row.tool] { m_layer.setTool(tool); });
        connect(&m_layer, &DrawingLayer::toolChanged, action,
                [action, tool = row.tool](CoachTool now) { action->setChecked(now == tool); });
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAccessibleName(row.text);
        button->setAccessibleDescription(row.tip);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        grid->addWidget(button, place / 3, place % 3);
        ++place;
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

QAction* CoachPalette::addEdit(const QString& id, const QString& text, const QKeySequence& key,
                               const std::function<void()>& run) {
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(key);
    action->setToolTip(withKey(text, *action));
    connect(action, &QAction::triggered, this, run);
    m_edits << action;
    return action;
}

void CoachPalette::buildEdits() {
    addEdit("annotate.middle", tr("Put the drawing into the middle"),
            QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_layer.createInTheMiddle(); });
    addEdit("annotate.next", tr("Select the next drawing"), QKeySequence(Qt::CTRL | Qt::Key_D),
            [this] { m_layer.selectNext(); });
    addEdit("annotate.point", tr("Select the next point of the drawing"),
            QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_layer.selectNextHandle(); });
    addMoves();
    addEdit("annotate.delete", tr("Delete the drawing"), QKeySequence(Qt::CTRL | Qt::Key_Delete),
            [this] { m_layer.deleteSelected(); });
}

void CoachPalette::addMoves() {
    struct Row {
        const char* id;
        QString text, far;
        Qt::Key key;
        QPointF by_px;
    };

    const Row rows[] = {{"left",
                         tr("Move the drawing 1 pixel to the left"),
                         tr("Move the drawing 10 pixels to the left"),
                         Qt::Key_Left,
                         {-1, 0}},
                        {"right",
                         tr("Move the drawing 1 pixel to the right"),
                         tr("Move the drawing 10 pixels to the right"),
                         Qt::Key_Right,
                         {1, 0}},
                        {"up",
                         tr("Move the drawing 1 pixel up"),
                         tr("Move the drawing 10 pixels up"),
                         Qt::Key_Up,
                         {0, -1}},
                        {"down",
                         tr("Move the drawing 1 pixel down"),
                         tr("Move the drawing 10 pixels down"),
                         Qt::Key_Down,
                         {0, 1}}};
    for (const Row& row : rows) {
        const QString id = QStringLiteral("annotate.") + QLatin1String(row.id);
        addEdit(id, row.text, QKeySequence(Qt::ALT | row.key),
                [this, by = row.by_px] { m_layer.moveBy(by); });
        addEdit(id + "10", row.far, QKeySequence(Qt::ALT | Qt::SHIFT | row.key),
                [this, by = row.by_px] { m_layer.moveBy(10 * by); });
    }
}

void CoachPalette::buildFields() {
    m_title = new QLabel;
    m_value = new QLabel;
    m_value->setWordWrap(true);
    m_text = named(new QLineEdit, tr("Text of the drawing"), tr("Words that stand at the drawing"));
    m_first = named(new QSpinBox, tr("First frame of the drawing"), tr("Shown from this frame on"));
    m_last = named(new QSpinBox, tr("Last frame of the drawing"), tr("Shown until this frame"));
    m_known = named(new QDoubleSpinBox, tr("Known length in metres"),
                    tr("Length of what the ruler lies on"));
    m_known->setDecimals(3);
    m_known->setRange(0.001, 1000);
    m_known->setValue(1);
    m_known->setSuffix(tr(" m", "metres, behind a number"));
    m_calibrate = named(new QPushButton(tr("Calibrate")), tr("Calibrate the rulers"),
                        tr("All rulers of this trial measure with this length from now on"));
    m_start = named(new QPushButton(tr("Start here")), tr("Start the stopwatch at this frame"),
                    tr("The stopwatch counts from the frame that is shown"));
    auto* whole = named(new QPushButton(tr("Whole video")), tr("Show in the whole video"),
                        tr("Show the drawing in every frame"));

    m_fields = new QWidget;
    auto* form = new QFormLayout(m_fields);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(m_value);
    form->addRow(tr("Text"), m_text);
    form->addRow(tr("From frame"), m_first);
    form->addRow(tr("To frame"), m_last);
    form->addRow(QString(), whole);
    form->addRow(QString(), m_start);
    m_rulerRow = new QWidget;
    auto* ruler = new QHBoxLayout(m_rulerRow);
    ruler->setContentsMargins(0, 0, 0, 0);
    ruler->addWidget(m_known, 1);
    ruler->addWidget(m_calibrate);
    form->addRow(tr("Known length"), m_rulerRow);
    auto* box = static_cast<QVBoxLayout*>(layout());
    box->addWidget(m_title);
    box->addWidget(m_fields);
    box->addStretch(1);

    connect(m_text, &QLineEdit::textEdited, &m_layer, &DrawingLayer::setText);
    const auto setFrames = [this] {
        if (!m_refreshing) m_layer.setFrames({m_first->value(), m_last->value()});
    };
    connect(m_first, &QSpinBox::valueChanged, this, setFrames);
    connect(m_last, &QSpinBox::valueChanged, this, setFrames);
    connect(whole, &QPushButton::clicked, this, [this] {
        m_layer.setFrames({0, m_review.frameCount() - 1});
    });
    connect(m_start, &QPushButton::clicked, this,
            [this] { m_layer.setStartFrame(m_review.frame()); });
    connect(m_calibrate, &QPushButton::clicked, this,
            [this] { m_layer.calibrate(m_known->value()); });
}

void CoachPalette::refresh() {
    m_refreshing = true;
    const Drawing* drawing = m_layer.selectedDrawing();
    m_fields->setVisible(drawing != nullptr);
    for (QAction* action : m_edits) {
        const QString id = action->objectName();
        if (id != "annotate.middle" && id != "annotate.next")
            action->setEnabled(drawing != nullptr);
    }
    for (QAction* action : m_tools) action->setEnabled(m_review.trial() != 0);
    if (drawing == nullptr) {
        m_title->setText(tr("No drawing is selected."));
    } else {
        showDrawing();
    }
    m_title->setWordWrap(true);
    m_refreshing = false;
}

void CoachPalette::showDrawing() {
    const Drawing& drawing = *m_layer.selectedDrawing();
    const Trial* trial = m_document.value().trial(m_review.trial());
    m_title->setText(tr("Selected: %1", "kind of drawing").arg(drawingKindName(drawing.kind)));
    Drawing wordless = drawing;
    wordless.text.clear();
    const QString value = drawingText(
        wordless,
        {m_review.times_s(), m_review.frame(), trial ? trial->video.captureRate_hz : std::nullopt});
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
    const QString text = QString::fromStdString(drawing.text);
    if (m_text->text() != text) m_text->setText(text);
    const int last = std::max(0, m_review.frameCount() - 1);
    m_first->setRange(0, drawing.frames.last);
    m_last->setRange(drawing.frames.first, std::max(last, drawing.frames.last));
    m_first->setValue(drawing.frames.first);
    m_last->setValue(drawing.frames.last);
    m_start->setVisible(drawing.kind == DrawingKind::Stopwatch);
    auto* form = static_cast<QFormLayout*>(m_fields->layout());
    const bool ruler = drawing.kind == DrawingKind::Ruler;
    m_rulerRow->setVisible(ruler);
    if (QWidget* label = form->labelForField(m_rulerRow)) label->setVisible(ruler);
}

}  // namespace gonio
