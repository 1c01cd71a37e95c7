#include "app/gui/document/review.h"

#include <algorithm>
#include <cmath>

#include "app/gui/document/case_document.h"

namespace gonio {

Review::Review(const CaseDocument& document, QObject* parent)
    : QObject(parent), m_document(document) {
    connect(&document, &CaseDocument::changed, this, &Review::follow);
    const auto& trials = document.value().trials();
    setTrial(trials.empty() ? 0 : trials.begin()->first);
}

const Trial* Review::trialValue() const {
    return m_document.value().trial(m_trial);
}

int Review::firstPerson() const {
    const Trial* trial = trialValue();
    if (trial == nullptr) return 0;
    // Whoever is analysed is more worth a look than who was merely found.
    const auto pick = [trial](auto wanted) {
        const auto found = std::ranges::find_if(
            trial->people, [&](const auto& entry) { return wanted(entry.second); });
        return found == trial->people.end() ? 0 : found->first;
    };
    const int analysed = pick([](const Person& p) { return !p.ignored && p.base; });
    return analysed != 0 ? analysed : pick([](const Person& p) { return !p.ignored; });
}

std::vector<double> Review::timesOfTrial() const {
    const Trial* trial = trialValue();
    if (trial == nullptr) return {};
    for (const auto& [id, person] : trial->people) {
        if (person.base) return person.base->motion.times_s;
    }
    const VideoRef& video = trial->video;
    std::vector<double> times_s;
    if (video.nominalRate_hz > 0) {
        for (int i = 0; i < video.frameCount; ++i) times_s.push_back(i / video.nominalRate_hz);
    }
    return times_s;
}

int Review::clamped(int frame) const {
    return std::clamp(frame, 0, std::max(0, frameCount() - 1));
}

double Review::time_s() const {
    return m_times_s.empty() ? 0 : m_times_s[std::size_t(m_frame)];
}

int Review::frameAt(double time_s) const {
    constexpr double rounding_s = 1e-6;
    const auto next = std::ranges::upper_bound(m_times_s, time_s + rounding_s);
    return clamped(int(next - m_times_s.begin()) - 1);
}

void Review::setTrial(int trial) {
    trial = m_document.value().trial(trial) != nullptr ? trial : 0;
    if (trial == m_trial) return;
    const int oldFrame = std::exchange(m_frame, 0);
    const auto oldSelection = std::exchange(m_selection, {});
    const int oldPerson = m_person;
    m_trial = trial;
    m_person = firstPerson();
    auto oldTimes = std::exchange(m_times_s, timesOfTrial());
    Q_EMIT trialChanged();
    if (oldTimes != m_times_s) Q_EMIT timesChanged();
    if (oldPerson != m_person || m_person != 0) Q_EMIT personChanged();
    if (oldSelection != m_selection) Q_EMIT selectionChanged();
    if (oldFrame != m_frame) Q_EMIT frameChanged(m_frame);
}

void Review::setPerson(int person) {
    person = m_document.value().person(m_trial, person) != nullptr ? person : 0;
    if (person == m_person) return;
    m_person = person;
    Q_EMIT personChanged();
}

void Review::setTimes(const std::vector<double>& times_s) {
    if (times_s == m_times_s) return;
    // The same instant, not the same number, where the first times were but a guess.
    const double now_s = time_s();
    const auto oldSelection = m_selection;
    m_times_s = times_s;
    const int frame = frameAt(now_s);
    const int oldFrame = std::exchange(m_frame, frame);
    if (!m_selection.empty()) {
        m_selection = {clamped(m_selection.first), clamped(m_selection.last)};
    }
    Q_EMIT timesChanged();
    if (oldSelection != m_selection) Q_EMIT selectionChanged();
    if (oldFrame != m_frame) Q_EMIT frameChanged(m_frame);
}

void Review::setFrame(int frame) {
    frame = clamped(frame);
    if (frame == m_frame) return;
    m_frame = frame;
    Q_EMIT frameChanged(frame);
}

void Review::setTime(double time_s) {
    if (!std::isnan(time_s)) setFrame(frameAt(time_s));
}

void Review::setSelection(FrameRange range) {
    const bool outside = range.last < 0 || range.first >= frameCount();
    range = outside || range.empty() ? FrameRange()
                                     : FrameRange{clamped(range.first), clamped(range.last)};
    if (range == m_selection) return;
    m_selection = range;
    Q_EMIT selectionChanged();
}

void Review::setJoint(const QString& openSimAngle) {
    if (openSimAngle == m_joint) return;
    m_joint = openSimAngle;
    Q_EMIT jointChanged();
}

void Review::setConvention(AngleConvention convention) {
    if (convention == m_convention) return;
    m_convention = convention;
    Q_EMIT conventionChanged();
}

void Review::setLayer(Layer layer, bool shown) {
    if (shown == shows(layer)) return;
    if (shown) {
        m_layers.insert(int(layer));
    } else {
        m_layers.remove(int(layer));
    }
    Q_EMIT layersChanged();
}

void Review::setTrailJoint(int joint, bool shown) {
    std::vector<int> joints = m_trailJoints;
    std::erase(joints, joint);
    if (shown) joints.push_back(joint);
    setTrailJoints(std::move(joints));
}

void Review::setTrailJoints(std::vector<int> joints) {
    std::erase_if(joints, [](int joint) { return joint < 0 || joint >= kJointCount; });
    std::ranges::sort(joints);
    joints.erase(std::ranges::unique(joints).begin(), joints.end());
    if (joints == m_trailJoints) return;
    m_trailJoints = std::move(joints);
    Q_EMIT trailJointsChanged();
}

void Review::follow(const CaseChange& what) {
    const Case& value = m_document.value();
    const int firstTrial = value.trials().empty() ? 0 : value.trials().begin()->first;
    if (what.everything) {
        m_trial = -1;  // another case: the same number is another trial
        setTrial(firstTrial);
        return;
    }
    if (value.trial(m_trial) == nullptr) {
        setTrial(firstTrial);
        return;
    }
    const Person* person = value.person(m_trial, m_person);
    if (person == nullptr || person->ignored) setPerson(firstPerson());
    const bool mine = what.trial == 0 || what.trial == m_trial;
    if (what.analysis && mine) {
        const auto times_s = timesOfTrial();
        if (!times_s.empty()) setTimes(times_s);
    }
}

}  // namespace gonio

#include "moc_review.cpp"  // alone, so that using this needs no other part of the library
