#include "app/gui/coach/compare_view.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSplitter>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/event_words.h"

namespace gonio {
namespace {

QComboBox* comboBox(const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QWidget* column(QWidget* head, QComboBox* event, QWidget* view, QLabel* time) {
    auto* side = new QWidget;
    auto* row = new QHBoxLayout;
    row->addWidget(head, 1);
    row->addWidget(event, 1);
    auto* box = new QVBoxLayout(side);
    box->setContentsMargins(0, 0, 0, 0);
    box->addLayout(row);
    box->addWidget(view, 1);
    box->addWidget(time);
    time->setWordWrap(true);
    return side;
}

}  // namespace

CompareView::CompareView(CaseDocument& document, Review& review, const MakeVideoView& makeView,
                         QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_left(review),
      m_other(new Review(document, this)),
      m_leftName(new QLabel),
      m_leftTime(new QLabel),
      m_rightTime(new QLabel) {
    m_trials = comboBox(tr("Trial on the right"), tr("The other video"));
    m_leftEvent = comboBox(tr("Event on the left"), tr("Time on the left counts from here"));
    m_rightEvent = comboBox(tr("Event on the right"), tr("Time on the right counts from here"));
    auto* sides = new QSplitter;
    sides->addWidget(column(m_leftName, m_leftEvent, makeView(m_left), m_leftTime));
    sides->addWidget(column(m_trials, m_rightEvent, makeView(*m_other), m_rightTime));
    sides->setChildrenCollapsible(false);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(sides, 1);

    connect(m_trials, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) setOtherTrial(m_trials->currentData().toInt());
    });
    for (QComboBox* event : {m_leftEvent, m_rightEvent}) {
        connect(event, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_filling) rebuildClock();
        });
    }
    for (Review* one : {&m_left, m_other}) {
        connect(one, &Review::timesChanged, this, &CompareView::rebuildClock);
        connect(one, &Review::trialChanged, this, &CompareView::fillTrials);
    }
    connect(&m_left, &Review::frameChanged, this, [this] { follow(true); });
    connect(m_other, &Review::frameChanged, this, [this] { follow(false); });
    connect(&document, &CaseDocument::changed, this, &CompareView::fillTrials);
    connect(&m_left, &Review::layersChanged, this, &CompareView::showSameLayers);
    showSameLayers();
    fillTrials();
}

CompareView::~CompareView() = default;

void CompareView::showSameLayers() {
    for (const Layer layer : kLayers) m_other->setLayer(layer, m_left.shows(layer));
}

void CompareView::setOtherTrial(int trial) {
    if (trial == m_other->trial()) return;
    m_other->setTrial(trial);
    fillTrials();
}

void CompareView::setEvents(int leftFrame, int rightFrame) {
    const auto choose = [](QComboBox& box, int frame) {
        box.setCurrentIndex(std::max(0, box.findData(frame)));
    };
    choose(*m_leftEvent, leftFrame);
    choose(*m_rightEvent, rightFrame);
    rebuildClock();
}

void CompareView::fillTrials() {
    const QScopedValueRollback filling(m_filling, true);
    const Trial* left = m_document.value().trial(m_left.trial());
    m_leftName->setText(left ? QString::fromStdString(left->name) : tr("No trial"));
    m_trials->clear();
    m_trials->addItem(tr("Choose a trial"), 0);
    for (const auto& [id, trial] : m_document.value().trials()) {
        m_trials->addItem(QString::fromStdString(trial.name), id);
    }
    m_trials->setCurrentIndex(std::max(0, m_trials->findData(m_other->trial())));
    fillEvents(*m_leftEvent, m_left);
    fillEvents(*m_rightEvent, *m_other);
    rebuildClock();
}

void CompareView::fillEvents(QComboBox& box, const Review& review) {
    const QVariant before = box.currentData();
    box.clear();
    box.addItem(tr("From the first frame"), -1);
    const Trial* trial = m_document.value().trial(review.trial());
    for (const Event& event : trial ? eventsByTime(*trial) : std::vector<Event>()) {
        box.addItem(tr("From event: %1, frame %2").arg(eventTitle(event)).arg(event.frame),
                    event.frame);
    }
    box.setCurrentIndex(std::max(0, box.findData(before)));
}

void CompareView::rebuildClock() {
    m_clock = CompareClock(m_left.times_s(), m_leftEvent->currentData().toInt(), m_other->times_s(),
                           m_rightEvent->currentData().toInt());
    follow(true);
}

void CompareView::follow(bool leftLeads) {
    if (m_following) return;
    if (!m_clock.isEmpty()) {
        const QScopedValueRollback following(m_following, true);
        if (leftLeads) {
            m_other->setFrame(m_clock.secondOf(m_left.frame()));
        } else {
            m_left.setFrame(m_clock.firstOf(m_other->frame()));
        }
    }
    showTimes();
}

void CompareView::showTimes() {
    const auto text = [](double time_s, int frame) {
        const QString number = QLocale().toString(time_s, 'f', 3);
        return tr("%1 s from the event, frame %2")
            .arg(time_s > 0 ? QLatin1Char('+') + number : number)
            .arg(frame);
    };
    m_leftTime->setText(m_left.frameCount() > 0
                            ? text(m_clock.firstTime_s(m_left.frame()), m_left.frame())
                            : QString());
    if (m_other->trial() == 0) {
        m_rightTime->setText(tr("Choose the trial to compare with."));
    } else if (m_clock.isEmpty()) {
        m_rightTime->setText(tr("The video is being opened."));
    } else if (m_clock.secondReach(m_left.frame()) == CompareClock::Reach::Before) {
        m_rightTime->setText(tr("This video has not begun yet; its first frame stands."));
    } else if (m_clock.secondReach(m_left.frame()) == CompareClock::Reach::After) {
        m_rightTime->setText(tr("This video has ended; its last frame stands."));
    } else {
        m_rightTime->setText(text(m_clock.secondTime_s(m_other->frame()), m_other->frame()));
    }
}

}  // namespace gonio
