// What the keys of the timeline do.
#include <QAction>
#include <algorithm>
#include <limits>

#include "app/gui/document/review.h"
#include "app/gui/timeline/timeline.h"
#include "app/gui/words/event_words.h"
#include "core/case/checked_frames.h"

namespace gonio {
void Timeline::addWindowAction(const QString& name, const QString& text, const QString& tip,
                               const QKeySequence& key, std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    if (!key.isEmpty()) action->setShortcut(key);
    action->setToolTip(
        key.isEmpty() ? tip : tr("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(run));
    m_actions << action;
}

void Timeline::buildActions() {
    const auto add = [this](const char* name, const QString& text, const QString& tip,
                            const QKeySequence& key, std::function<void()> run) {
        addWindowAction(QString::fromLatin1(name), text, tip, key, std::move(run));
    };
    add("correction.previous", tr("Previous correction"), tr("Go to the previous correction"),
        Qt::Key_Comma, [this] { stepCorrection(-1); });
    add("correction.next", tr("Next correction"), tr("Go to the next correction"), Qt::Key_Period,
        [this] { stepCorrection(1); });
    add("review.nextWorst", tr("Next worst frame"), tr("Go to the worst frame that is left"),
        Qt::Key_N, [this] { stepWorst(1); });
    add("review.previousWorst", tr("Previous worst frame"),
        tr("Go back in the list of worst frames"), QKeySequence(Qt::SHIFT | Qt::Key_N),
        [this] { stepWorst(-1); });
    add("event.add", tr("Add event…"), tr("Add an event at this frame"), Qt::Key_E,
        [this] { addEvent(); });
    add("phase.add", tr("Add phase…"), tr("Name the selected range as a phase"), {},
        [this] { addPhase(); });
}

FrameRange Timeline::chosenFrames() const {
    const FrameRange selection = m_review.selection();
    return selection.empty() ? FrameRange{m_review.frame(), m_review.frame()} : selection;
}

void Timeline::stepCorrection(int direction) {
    const int now = m_review.frame();
    int target = -1, best = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].lane != Lane::Corrections) continue;
        const int distance = direction * (m_items[i].frames.first - now);
        if (distance <= 0 || distance >= best) continue;
        best = distance;
        target = int(i);
    }
    if (target >= 0) choose(target);
}

std::vector<WorstFrame> Timeline::worstLeft() const {
    const Person* person = m_editor.person();
    if (!m_values || person == nullptr) return {};
    return gonio::worstLeft(*person, m_values->worst);
}

void Timeline::stepWorst(int direction) {
    const auto left = worstLeft();
    if (left.empty()) return;
    const auto here = std::find_if(left.begin(), left.end(), [&](const WorstFrame& worst) {
        return worst.frame == m_review.frame();
    });
    const int count = int(left.size());
    int next = direction > 0 ? 0 : count - 1;
    if (here != left.end()) next = (int(here - left.begin()) + direction + count) % count;
    m_review.setFrame(left[std::size_t(next)].frame);
}

void Timeline::addEvent() {
    if (m_editor.trial() == nullptr || m_review.frameCount() == 0) return;
    const int frame = m_review.frame();
    QStringList offers;
    for (const EventWord& word : eventWords()) offers << word.title;
    const QRectF lane = laneRect(Lane::Events);
    askName({xOf(m_review.time_s()), lane.top(), 1, lane.height()}, offers.front(), offers,
            [this, frame](const QString& title) { m_editor.addEvent(frame, title); });
}

void Timeline::addPhase() {
    if (m_editor.trial() == nullptr || m_review.frameCount() == 0) return;
    const FrameRange frames = chosenFrames();
    const AxisRange span = spanOfFrames(m_review.times_s(), frames);
    const QRectF lane = laneRect(Lane::Phases);
    askName({xOf(span.low), lane.top(), 1, lane.height()}, tr("Phase"), {},
            [this, frames](const QString& name) { m_editor.addPhase(frames, name); });
}

}  // namespace gonio
