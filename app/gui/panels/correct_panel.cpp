#include "app/gui/panels/correct_panel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/jobs/refine_runner.h"
#include "app/gui/panels/angle_control.h"
#include "app/gui/panels/angles_model.h"
#include "app/gui/panels/correction_actions.h"
#include "app/gui/panels/range_bar.h"
#include "app/gui/words/angle_words.h"
#include "core/biomech/single_angle.h"
#include "core/case/checked_frames.h"
#include "core/correct/pending_edits.h"
#include "core/report/range_of_motion.h"

namespace gonio {

CorrectPanel::~CorrectPanel() = default;

double CorrectPanel::valueOf(const std::string& angle) const {
    const auto values = m_data.values();
    const double nothing = std::nan("");
    if (values == nullptr) return nothing;
    if (const auto set = m_actions->angleSet(angle, m_review.frame())) return *set;
    const AngleTable& table = values->angles.openSim;
    const AngleSeries* series = table.find(angle);
    const int row = rowOfFrame(table, m_review.frame());
    return series != nullptr && row >= 0 ? series->filtered_deg[std::size_t(row)] : nothing;
}

// What the fit holds an angle at that it does not estimate, deg; none where there is a value.
std::optional<double> CorrectPanel::heldAt(const std::string& angle) const {
    const auto values = m_data.values();
    const AngleSeries* series = values != nullptr ? values->angles.openSim.find(angle) : nullptr;
    const SingleAngle* single = findSingleAngle(angle);
    const auto row = std::size_t(std::max(0, m_review.frame()));
    if (series == nullptr || series->isEstimated || single == nullptr ||
        single->source != SingleAngle::Source::Hinge || std::isfinite(valueOf(angle)) ||
        row >= values->motion.size() || values->motion.sources[row] == FrameSource::Missing) {
        return std::nullopt;
    }
    SegmentFrames pose;
    pose.pose_rad = values->motion.poses_rad[row];
    return valueOf_deg(*single, readTriple(*single, pose, 0));
}

// How far the raw values lie off the filtered curve around this frame; NaN where none are.
double CorrectPanel::scatterOf(const std::string& angle) const {
    constexpr double kAround_s = 0.25;
    const auto values = m_data.values();
    const AngleSeries* series = values != nullptr ? values->angles.openSim.find(angle) : nullptr;
    if (series == nullptr) return std::nan("");
    const auto& times_s = values->angles.openSim.times_s;
    const auto first =
        std::lower_bound(times_s.begin(), times_s.end(), m_review.time_s() - kAround_s);
    double sum = 0;
    int count = 0;
    for (auto at = std::size_t(first - times_s.begin());
         at < times_s.size() && times_s[at] <= m_review.time_s() + kAround_s; ++at) {
        const double off = series->raw_deg[at] - series->filtered_deg[at];
        if (!std::isfinite(off)) continue;
        sum += off * off;
        ++count;
    }
    return count > 0 ? std::sqrt(sum / count) : std::nan("");
}

bool CorrectPanel::isDoubtful(const std::string& angle) const {
    const auto values = m_data.values();
    if (values == nullptr) return false;
    const AngleSeries* series = values->angles.openSim.find(angle);
    const int row = rowOfFrame(values->angles.openSim, m_review.frame());
    return series != nullptr && row >= 0 && std::size_t(row) < series->confidence.size() &&
           series->confidence[std::size_t(row)] < kLowConfidence;
}

void CorrectPanel::chooseJoint() {
    const std::string angle = m_review.joint().toStdString();
    const QSignalBlocker quiet(m_joint);
    m_joint->setCurrentIndex(m_joint->findData(m_review.joint()));
    if (!angle.empty() && !m_controls.contains(angle)) showLimb();
    showValues();
}

// The controls of another limb are made anew; within a limb they stay, and with them the focus.
void CorrectPanel::showLimb() {
    for (const auto& [angle, control] : m_controls) control->deleteLater();
    m_controls.clear();
    for (const std::string& angle : anglesOfLimb(m_review.joint().toStdString())) {
        auto* control = new AngleControl(angle);
        m_controls[angle] = control;
        m_limb->addWidget(control);
        connect(control, &AngleControl::turning, this,
                [this, angle](double value_deg) { preview(angle, value_deg); });
        connect(control, &AngleControl::turnBegan, this, [this] {
            m_grip = Grip{m_review.trial(), m_review.person(), m_review.frame()};
            Q_EMIT turnBegan();
        });
        connect(control, &AngleControl::turned, this, [this, angle](double value_deg, bool typed) {
            m_grip && !typed ? letGo(angle, value_deg) : turn(angle, value_deg, typed);
        });
    }
}

void CorrectPanel::showValues() {
    const std::string angle = m_review.joint().toStdString();
    showHead(angle);
    for (const auto& [name, control] : m_controls) {
        const bool corrected = m_actions->angleSet(name, m_review.frame()).has_value();
        const auto held_deg = heldAt(name);
        held_deg ? control->showHeld(*held_deg)
                 : control->showValue(valueOf(name), isDoubtful(name), corrected);
    }
    showCorrections();
    showRight();
}

// Doubtful places of the analysis that the case has now.
std::vector<WorstFrame> CorrectPanel::worst() const {
    const auto values = m_data.values();
    const Person* whose = m_actions->person();
    const bool fits = values != nullptr && whose != nullptr && values->base == whose->base;
    return fits ? values->worst : std::vector<WorstFrame>();
}

void CorrectPanel::showRight() {
    const Person* whose = m_actions->person();
    const int frame = m_review.frame();
    const int id = whose != nullptr ? checkAt(*whose, frame) : 0;
    const FrameRange frames = id != 0 ? whose->checks.at(id).frames : stretchAt(worst(), frame);
    m_right->setEnabled(whose != nullptr);
    m_right->setChecked(id != 0);
    m_right->setToolTip(
        id != 0 ? tr("Somebody looked at %1 and found them right; take that back (Y)")
                      .arg(framesWords(frames))
                : tr("I looked at %1 and they are right: leave them out of the worst frames (Y)")
                      .arg(framesWords(frames)));
    m_rightButton->setEnabled(m_right->isEnabled());
    m_rightButton->setChecked(id != 0);
    m_rightButton->setToolTip(m_right->toolTip());
    m_rightButton->setAccessibleDescription(m_right->toolTip());
}

void CorrectPanel::showHead(const std::string& angle) {
    const bool analysed = m_actions->person() != nullptr;
    m_hint->setVisible(!analysed || angle.empty());
    m_hint->setText(!analysed
                        ? tr("Analyse the video first; then its frames can be corrected here.")
                        : tr("Choose a joint: click it in the scene or on the video, or "
                             "pick it from the list."));
    m_value->setVisible(analysed && !angle.empty());
    m_source->setVisible(analysed && !angle.empty());
    if (!analysed || angle.empty()) return;
    const double value_deg = valueOf(angle), scatter_deg = scatterOf(angle);
    const bool set = m_actions->angleSet(angle, m_review.frame()).has_value();
    m_value->setText(set || !std::isfinite(scatter_deg)
                         ? degreesWords(value_deg)
                         : tr("%1 ± %2", "an angle and its scatter")
                               .arg(degreesWords(value_deg), degreesWords(scatter_deg)));
    const auto values = m_data.values();
    const int row = values != nullptr ? rowOfFrame(values->angles.openSim, m_review.frame()) : -1;
    const auto windows = m_data.pendingWindows();
    const bool waits = std::any_of(windows.begin(), windows.end(), [this](const auto& window) {
        return window.contains(m_review.frame());
    });
    QString source =
        set && waits    ? tr("set by you, waits for Refine")
        : set           ? tr("set by you")
        : heldAt(angle) ? tr("not estimated: nothing that was seen tells of it")
        : row < 0 || std::isnan(value_deg)
            ? sourceWord(FrameSource::Missing)
            : sourceWord(readingAt(values->angles.openSim, *values->angles.openSim.find(angle), row)
                             .source);
    if (!set && isDoubtful(angle)) source = tr("%1, low confidence").arg(source);
    if (m_data.isStale()) source = tr("%1, being computed anew").arg(source);
    m_source->setText(tr("Frame %1, OpenSim convention, %2").arg(m_review.frame()).arg(source));
}

void CorrectPanel::showCorrections() {
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Correction& correction : m_actions->at(m_review.frame())) {
        auto* item = new QListWidgetItem(correctionWords(correction), m_list);
        item->setData(Qt::UserRole, correction.id);
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_delete->setEnabled(m_list->count() > 0);
    m_reset->setEnabled(m_list->count() > 0);
}

void CorrectPanel::showPending() {
    const Person* whose = m_actions->person();
    const int left = whose != nullptr ? int(worstLeft(*whose, worst()).size()) : 0;
    m_left->setVisible(whose != nullptr);
    m_left->setText(left > 0 ? tr("%n doubtful place(s) left to look at (N: the worst).", "", left)
                             : tr("No doubtful place is left to look at."));
    const auto pending = m_data.pendingWindows();
    if (pending != m_pending) {
        m_pending = pending;
        Q_EMIT pendingChanged(m_pending);
    }
    const bool running = m_refiner.isRunning();
    m_cancel->setVisible(running);
    m_progress->setVisible(running);
    m_refine->setEnabled(!m_pending.empty());
    if (running) {
        m_refine->setText(tr("Refining %1").arg(framesWords(m_refiner.frames())));
        m_neighbourhood->setText(tr("Nothing outside these frames changes."));
    } else if (m_pending.empty()) {
        m_refine->setText(tr("Refine"));
        m_neighbourhood->setText(tr("No correction waits."));
    } else if (m_pending.size() == 1) {
        m_refine->setText(tr("Refine %1").arg(framesWords(m_pending.front())));
        m_neighbourhood->setText(tr("Corrections are met exactly; nothing outside changes."));
    } else {
        m_refine->setText(tr("Refine %n places", nullptr, int(m_pending.size())));
        m_neighbourhood->setText(tr("From frame %1 to frame %2; nothing outside changes.")
                                     .arg(m_pending.front().first)
                                     .arg(m_pending.back().last));
    }
    m_refineButton->setText(m_refine->text());
}

void CorrectPanel::turn(const std::string& angle, double value_deg, bool joined) {
    Q_EMIT posePreviewed(m_review.frame(), std::nullopt);
    m_review.setJoint(QString::fromStdString(angle));
    m_actions->setAngle(angle, value_deg, joined);
}

// The value is meant for the frame that was shown when the slider was taken hold of.
void CorrectPanel::letGo(const std::string& angle, double value_deg) {
    const Grip grip = *std::exchange(m_grip, std::nullopt);
    Q_EMIT posePreviewed(grip.frame, std::nullopt);
    if (grip.trial != m_review.trial() || grip.person != m_review.person()) return showValues();
    m_review.setJoint(QString::fromStdString(angle));
    m_actions->setAngle(angle, value_deg, false, grip.frame);
}

void CorrectPanel::preview(const std::string& angle, double value_deg) {
    const auto values = m_data.values();
    if (values == nullptr || (m_grip && m_grip->frame != m_review.frame())) return;
    // Together with what else was set at this frame and waits for Refine.
    std::map<std::string, double> angles_deg;
    const Person* whose = m_actions->person();
    if (whose != nullptr) {
        const PendingEdits edits = pendingEdits(whose->corrections, m_data.pendingWindows());
        if (const auto* set = edits.anglesAt(m_review.frame())) angles_deg = *set;
    }
    angles_deg[angle] = value_deg;
    const auto pose = poseWithAngles(*values->body, values->motion, m_review.frame(),
                                     values->base->headingAngle_rad, angles_deg);
    if (pose) Q_EMIT posePreviewed(m_review.frame(), *pose);
}

void CorrectPanel::turnBy(double step_deg) {
    const std::string angle = m_review.joint().toStdString();
    const double value_deg = heldAt(angle).value_or(valueOf(angle));
    if (angle.empty() || !std::isfinite(value_deg)) return;
    const AngleLimits limits = limitsOf(angle);
    turn(angle, std::clamp(value_deg + step_deg, limits.min_deg, limits.max_deg), true);
}

void CorrectPanel::goToNextJoint() {
    const int count = m_joint->count();
    if (count > 0) m_joint->setCurrentIndex((m_joint->currentIndex() + 1) % count);
}

void CorrectPanel::ask(Ask what) {
    const Person* whose = m_actions->person();
    if (whose == nullptr) {
        Q_EMIT told(tr("Analyse the video first; then its frames can be corrected."));
        return;
    }
    std::vector<std::pair<int, QString>> people;
    if (what == Ask::SwapPeople) {
        for (const auto& [id, other] : m_document.value().trial(m_review.trial())->people) {
            if (id == whose->id) continue;
            people.emplace_back(id, other.name.empty() ? tr("Person %1").arg(id)
                                                       : QString::fromStdString(other.name));
        }
        if (people.empty()) {
            Q_EMIT told(
                tr("Only one person was found in this video: there is nobody to swap "
                   "with."));
            return;
        }
    }
    const FrameRange selection = m_review.selection();
    if (!selection.empty() && what == Ask::MarkBad) {
        doIt(what, selection, 0);
        return;
    }
    m_asked = what;
    const QAction* action = what == Ask::MarkBad     ? m_markBad
                            : what == Ask::SwapSides ? m_swapSides
                                                     : m_swapPeople;
    const int frame = m_review.frame();
    const FrameRange suggested = selection.empty() ? FrameRange{frame, frame} : selection;
    if (what == Ask::SwapSides) {
        m_range->askLimbs(action->iconText(), suggested, m_review.frameCount());
    } else {
        m_range->ask(action->iconText(), suggested, m_review.frameCount(), people);
    }
}

void CorrectPanel::askAccepted() {
    doIt(std::exchange(m_asked, Ask::None), m_range->range(), m_range->person());
    Q_EMIT rangePreviewed({});
}

void CorrectPanel::doIt(Ask what, FrameRange frames, int person) {
    switch (what) {
        case Ask::MarkBad:
            m_actions->markBad(frames);
            break;
        case Ask::SwapSides:
            m_actions->swapSides(frames, m_range->limbs());
            break;
        case Ask::SwapPeople:
            m_actions->swapPeople(frames, person);
            break;
        case Ask::None:
            break;
    }
}

}  // namespace gonio
