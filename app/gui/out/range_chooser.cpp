#include "app/gui/out/range_chooser.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/event_words.h"

namespace gonio {
namespace {

QComboBox* eventBox(const QString& name) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

}  // namespace

RangeChooser::RangeChooser(const CaseDocument& document, const Review& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_mode(new QComboBox),
      m_from(eventBox(tr("From event"))),
      m_to(eventBox(tr("To event"))),
      m_events(new QWidget),
      m_words(new QLabel) {
    m_mode->setAccessibleName(tr("Frames to export"));
    m_mode->setToolTip(tr("Which frames are exported"));
    m_mode->addItem(tr("All frames"), int(Mode::All));
    m_mode->addItem(tr("The selected range"), int(Mode::Selection));
    m_mode->addItem(tr("Between two events"), int(Mode::Events));
    auto* events = new QHBoxLayout(m_events);
    events->setContentsMargins(0, 0, 0, 0);
    events->addWidget(m_from, 1);
    events->addWidget(m_to, 1);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_mode);
    box->addWidget(m_events);
    box->addWidget(m_words);
    m_words->setWordWrap(true);
    for (QComboBox* one : {m_mode, m_from, m_to}) {
        connect(one, &QComboBox::currentIndexChanged, this, &RangeChooser::refresh);
    }
    connect(&review, &Review::selectionChanged, this, &RangeChooser::refresh);
    connect(&review, &Review::timesChanged, this, &RangeChooser::refresh);
    connect(&review, &Review::trialChanged, this, &RangeChooser::fillEvents);
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.marks || what.everything || what.caseInfo) fillEvents();
    });
    fillEvents();
}

void RangeChooser::setMode(Mode mode) {
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
}

void RangeChooser::setEvents(int first, int last) {
    m_from->setCurrentIndex(std::max(0, m_from->findData(first)));
    m_to->setCurrentIndex(std::max(0, m_to->findData(last)));
}

FrameRange RangeChooser::frames() const {
    const FrameRange all{0, m_review.frameCount() - 1};
    FrameRange chosen = all;
    const auto mode = Mode(m_mode->currentData().toInt());
    if (mode == Mode::Selection) chosen = m_review.selection();
    if (mode == Mode::Events) {
        if (m_from->count() == 0) return {};
        const int a = m_from->currentData().toInt(), b = m_to->currentData().toInt();
        chosen = {std::min(a, b), std::max(a, b)};
    }
    return {std::max(all.first, chosen.first), std::min(all.last, chosen.last)};
}

void RangeChooser::fillEvents() {
    const Trial* trial = m_document.value().trial(m_review.trial());
    for (QComboBox* box : {m_from, m_to}) {
        const QSignalBlocker blocker(box);
        const QVariant before = box->currentData();
        box->clear();
        for (const Event& event : trial ? eventsByTime(*trial) : std::vector<Event>()) {
            box->addItem(tr("%1, frame %2", "event").arg(eventTitle(event)).arg(event.frame),
                         event.frame);
        }
        const int kept = box->findData(before);
        const int fallback = box == m_to ? box->count() - 1 : 0;
        box->setCurrentIndex(kept >= 0 ? kept : fallback);
    }
    refresh();
}

void RangeChooser::refresh() {
    const auto mode = Mode(m_mode->currentData().toInt());
    m_events->setVisible(mode == Mode::Events);
    const FrameRange chosen = frames();
    if (!chosen.empty()) {
        const auto time = [this](int frame) {
            return QLocale().toString(m_review.times_s()[std::size_t(frame)], 'f', 3);
        };
        m_words->setText(tr("Frames %1 to %2, %3 s to %4 s.")
                             .arg(chosen.first)
                             .arg(chosen.last)
                             .arg(time(chosen.first), time(chosen.last)));
    } else if (mode == Mode::Selection) {
        m_words->setText(tr("Nothing is selected; drag over a curve or press I and O."));
    } else if (mode == Mode::Events) {
        m_words->setText(tr("This trial has no events yet; press E at a frame."));
    } else {
        m_words->setText(tr("No video is open."));
    }
    Q_EMIT changed();
}

}  // namespace gonio
