#include "app/gui/timeline/timeline.h"

#include <QAccessible>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/event_words.h"

namespace gonio {

Timeline::Timeline(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_editor(document, review, [this](const QString& sentence) { Q_EMIT failed(sentence); }) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    buildActions();
    connect(&m_document, &CaseDocument::changed, this, &Timeline::onDocument);
    connect(&m_review, &Review::frameChanged, this, &Timeline::showFrame);
    connect(&m_review, &Review::selectionChanged, this, &Timeline::repaintLanes);
    connect(&m_review, &Review::timesChanged, this, &Timeline::showWholeClip);
    connect(&m_review, &Review::trialChanged, this, &Timeline::rebuild);
    connect(&m_review, &Review::personChanged, this, &Timeline::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, &Timeline::repaintLanes);
    updateTexts();
    showWholeClip();
    rebuild();
}

Timeline::~Timeline() = default;

void Timeline::follow(PersonData& source) {
    connect(&source, &PersonData::changed, this, [this, &source] { setValues(source.values()); });
    setValues(source.values());
}

void Timeline::setValues(std::shared_ptr<const PersonValues> values) {
    m_values = std::move(values);
    m_doubts.clear();
    if (m_values) {
        m_doubts.assign(m_review.times_s().size(), 0);
        const auto& indices = m_values->motion.frameIndices;
        for (std::size_t row = 0; row < m_values->doubts.size(); ++row) {
            const auto frame = row < indices.size() ? std::size_t(indices[row]) : row;
            if (frame < m_doubts.size()) m_doubts[frame] = m_values->doubts[row].worst();
        }
    }
    repaintLanes();
    Q_EMIT worstLeftChanged(int(worstLeft().size()));
}

void Timeline::onDocument(const CaseChange& what) {
    if (what.everything || what.corrections || what.marks || what.people || what.analysis ||
        what.patches) {
        rebuild();
    }
}

void Timeline::rebuild() {
    std::optional<std::pair<TimelineKind, int>> chosen;
    if (m_chosen >= 0) {
        const TimelineItem& item = m_items[std::size_t(m_chosen)];
        chosen.emplace(item.kind, item.id);
    }
    const Trial* trial = m_editor.trial();
    m_items =
        trial != nullptr ? timelineItems(*trial, m_editor.person()) : std::vector<TimelineItem>();
    m_chosen = chosen ? findItem(chosen->first, chosen->second) : -1;
    repaintLanes();
    showFrame();
    Q_EMIT worstLeftChanged(int(worstLeft().size()));
}

int Timeline::findItem(TimelineKind kind, int id) const {
    const auto at = std::find_if(m_items.begin(), m_items.end(), [&](const TimelineItem& item) {
        return item.kind == kind && item.id == id;
    });
    return at != m_items.end() ? int(at - m_items.begin()) : -1;
}

void Timeline::repaintLanes() {
    m_lanesDirty = true;
    update();
}

/// The frame is shown, told to screen readers and kept in sight.
void Timeline::showFrame() {
    const auto& times = m_review.times_s();
    if (!times.empty()) {
        const double time = m_review.time_s(), span = m_range.span();
        if (time < m_range.low || time > m_range.high) {
            const double low = time > m_range.high ? time - 0.1 * span : time - 0.9 * span;
            m_range = {low, low + span};
            zoom(1, time);
        }
    }
    const auto count = [this](Lane lane) {
        return int(std::count_if(m_items.begin(), m_items.end(),
                                 [lane](const TimelineItem& item) { return item.lane == lane; }));
    };
    QStringList parts{tr("Frame %1.").arg(QLocale().toString(m_review.frame())),
                      tr("%n event(s).", "", count(Lane::Events)),
                      tr("%n correction(s).", "", count(Lane::Corrections)),
                      tr("%n phase(s).", "", count(Lane::Phases)),
                      tr("%n key image(s).", "", count(Lane::KeyImages))};
    if (m_chosen >= 0) {
        parts << tr("Chosen: %1.").arg(gonio::describe(m_items[std::size_t(m_chosen)]));
    } else {
        for (const TimelineItem& item : m_items) {
            if (item.frames.contains(m_review.frame())) parts << gonio::describe(item) + u'.';
        }
    }
    setAccessibleDescription(parts.join(QLatin1Char(' ')));
    update();
}

void Timeline::updateTexts() {
    m_textHeight = fontMetrics().height();
    m_labelWidth = 0;
    for (int lane = 0; lane < kLaneCount; ++lane) {
        m_labelWidth =
            std::max(m_labelWidth, double(fontMetrics().horizontalAdvance(nameOf(Lane(lane)))));
    }
    m_labelWidth += 1.5 * fontMetrics().height();
    repaintLanes();
}

double Timeline::laneHeight() const {
    return std::ceil(1.3 * m_textHeight);
}

QSize Timeline::sizeHint() const {
    return {int(40 * laneHeight()), int(std::ceil((kLaneCount + 1.2) * laneHeight()))};
}

QSize Timeline::minimumSizeHint() const {
    return {int(m_labelWidth + 8 * laneHeight()), sizeHint().height()};
}

QRectF Timeline::axisRect() const {
    const double left = m_labelWidth, room = 0.5 * m_textHeight;
    return {left, 0, std::max(1.0, width() - left - room), double(height())};
}

QRectF Timeline::laneRect(Lane lane) const {
    const QRectF axis = axisRect();
    return {axis.left(), (1.1 + int(lane)) * laneHeight(), axis.width(), laneHeight()};
}

double Timeline::xOf(double time_s) const {
    return toPixel(time_s, m_range, axisRect().left(), axisRect().right());
}

double Timeline::timeAt(double x) const {
    return fromPixel(x, m_range, axisRect().left(), axisRect().right());
}

int Timeline::frameAt(double x) const {
    return nearestFrame(m_review.times_s(), timeAt(x));
}

QRectF Timeline::rectOf(const TimelineItem& item) const {
    const auto& times = m_review.times_s();
    if (times.empty()) return {};
    const QRectF lane = laneRect(item.lane);
    const double margin = std::round(0.12 * lane.height());
    const double top = lane.top() + margin, height = lane.height() - 2 * margin;
    const bool point = item.kind == TimelineKind::Event || item.kind == TimelineKind::Diamond ||
                       item.kind == TimelineKind::KeyImage;
    if (point) {
        const int frame = std::clamp(item.frames.first, 0, int(times.size()) - 1);
        const double x = xOf(times[std::size_t(frame)]);
        return {x - height / 2, top, height, height};
    }
    const AxisRange span = spanOfFrames(times, item.frames);
    const double left = xOf(span.low);
    return {left, top, std::max(2.0, xOf(span.high) - left), height};
}

int Timeline::itemAt(const QPointF& at) const {
    int found = -1;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].kind == TimelineKind::Checked) continue;
        const QRectF rect = rectOf(m_items[i]).adjusted(-2, -2, 2, 2);
        if (!rect.contains(at)) continue;
        // Points lie over bars, and the nearer point wins.
        const bool point = m_items[i].kind == TimelineKind::Diamond;
        const double distance = std::abs(rect.center().x() - at.x()) + (point ? 0 : 1e6);
        if (distance > nearest) continue;
        nearest = distance;
        found = int(i);
    }
    return found;
}

void Timeline::zoom(double factor, double at_s) {
    const auto& times = m_review.times_s();
    if (times.empty()) return;
    const AxisRange whole = spanOfFrames(times, {0, int(times.size()) - 1});
    const double full = std::max(whole.span(), 1e-3);
    const double least = std::min(full, 3 * full / double(times.size()));
    const double span = std::clamp(m_range.span() * factor, least, full);
    const double share = m_range.span() > 0 ? (at_s - m_range.low) / m_range.span() : 0.5;
    const double low = std::clamp(at_s - share * span, whole.low, whole.low + full - span);
    m_range = {low, low + span};
    repaintLanes();
}

void Timeline::showWholeClip() {
    const auto& times = m_review.times_s();
    m_range = times.empty() ? AxisRange{0, 1} : spanOfFrames(times, {0, int(times.size()) - 1});
    if (!(m_range.span() > 0)) m_range.high = m_range.low + 1e-3;
    setValues(m_values);  // doubts are kept per frame of these times
    repaintLanes();
}

void Timeline::choose(int item) {
    m_chosen = item;
    if (item >= 0) {
        const TimelineItem& chosen = m_items[std::size_t(item)];
        m_lane = chosen.lane;
        m_review.setFrame(chosen.frames.first);
    }
    repaintLanes();
    showFrame();
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void Timeline::renameItem(int index) {
    if (index < 0 || !TimelineEditor::canRename(m_items[std::size_t(index)])) return;
    const TimelineItem item = m_items[std::size_t(index)];
    QStringList offers;
    if (item.lane == Lane::Events) {
        for (const EventWord& word : eventWords()) offers << word.title;
    }
    askName(rectOf(item), item.label, offers,
            [this, item](const QString& name) { m_editor.rename(item, name); });
}

/// A field over the lanes in which a name is typed; Enter takes it, Escape leaves it.
void Timeline::askName(const QRectF& where, const QString& text, const QStringList& offers,
                       std::function<void(const QString&)> take) {
    if (m_nameField != nullptr) delete m_nameField;
    m_nameField = new QLineEdit(text, this);
    m_nameField->setAccessibleName(tr("Name"));
    m_nameField->setToolTip(tr("Enter takes the name, Esc leaves it as it was"));
    if (!offers.isEmpty()) {
        auto* completer = new QCompleter(offers, m_nameField);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        m_nameField->setCompleter(completer);
    }
    const QSize size(14 * fontMetrics().height(), m_nameField->sizeHint().height());
    const double left =
        std::clamp(where.left(), 0.0, std::max(0.0, double(width() - size.width())));
    const double top = std::clamp(where.center().y() - size.height() / 2.0, 0.0,
                                  std::max(0.0, double(height() - size.height())));
    m_nameField->setGeometry(QRect(QPoint(int(left), int(top)), size));
    QLineEdit* field = m_nameField;
    const auto close = [this, field] {
        if (m_nameField != field) return;
        m_nameField = nullptr;
        field->deleteLater();
        setFocus(Qt::OtherFocusReason);
    };
    connect(field, &QLineEdit::returnPressed, this, [field, close, take = std::move(take)] {
        const QString name = field->text();
        close();
        take(name);
    });
    field->installEventFilter(this);
    field->selectAll();
    field->show();
    field->setFocus(Qt::OtherFocusReason);
}

bool Timeline::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_nameField || m_nameField == nullptr)
        return QWidget::eventFilter(watched, event);
    const bool escape = event->type() == QEvent::KeyPress &&
                        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    const bool left = event->type() == QEvent::FocusOut &&
                      static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
                      static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (!escape && !left) return false;
    QLineEdit* field = m_nameField;
    m_nameField = nullptr;
    field->hide();
    field->deleteLater();
    if (escape) setFocus(Qt::OtherFocusReason);
    return escape;
}

void Timeline::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse) choose(itemAt(event->pos()));
    QMenu menu(this);
    if (m_chosen >= 0) {
        const TimelineItem item = m_items[std::size_t(m_chosen)];
        if (TimelineEditor::canRename(item)) {
            menu.addAction(tr("Rename…"), this, [this] { renameItem(m_chosen); });
        }
        menu.addAction(tr("Delete"), this, [this, item] { m_editor.remove(item); });
        menu.addSeparator();
    }
    for (QAction* action : m_actions) menu.addAction(action);
    menu.exec(event->globalPos());
}

}  // namespace gonio
