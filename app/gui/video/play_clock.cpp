#include "app/gui/video/play_clock.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

#include "app/gui/document/review.h"

namespace gonio {
namespace {

constexpr int kShortestWait_ms = 4, kLongestWait_ms = 100;
constexpr double kShortestInterval_s = 1e-9;

PlayClock::Now steadyClock() {
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.nsecsElapsed(); };
}

}  // namespace

PlayClock::PlayClock(Review& review, QObject* parent) : PlayClock(review, steadyClock(), parent) {
    m_hasTimer = true;
}

PlayClock::PlayClock(Review& review, Now now, QObject* parent)
    : QObject(parent), m_review(review), m_now(std::move(now)), m_hasTimer(false) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PlayClock::advance);
    connect(&review, &Review::frameChanged, this, &PlayClock::followReview);
    connect(&review, &Review::trialChanged, this, &PlayClock::pause);
    connect(&review, &Review::timesChanged, this, &PlayClock::pause);
}

double PlayClock::time_s() const {
    if (m_rate == 0) return m_review.time_s();
    return m_anchor_s + m_rate * 1e-9 * double(m_now() - m_anchor_ns);
}

void PlayClock::anchorAt(double time_s) {
    m_anchor_ns = m_now();
    m_anchor_s = time_s;
}

/// Somebody else went to another frame: play on from there.
void PlayClock::followReview() {
    if (!m_showing && m_rate != 0) anchorAt(m_review.time_s());
}

void PlayClock::show(int frame) {
    m_showing = true;
    m_review.setFrame(frame);
    m_showing = false;
}

FrameRange PlayClock::range() const {
    const FrameRange all{0, m_review.frameCount() - 1};
    const FrameRange selected = m_review.selection();
    if (!m_isLooping || selected.empty()) return all;
    return {std::clamp(selected.first, 0, all.last), std::clamp(selected.last, 0, all.last)};
}

/// When the frame's picture makes place for the next one; the last one stays as long as the one
/// before it.
double PlayClock::endOf(int frame) const {
    const auto& times_s = m_review.times_s();
    const auto i = std::size_t(frame);
    if (i + 1 < times_s.size()) return times_s[i + 1];
    const double interval_s = i > 0 ? times_s[i] - times_s[i - 1] : 0.04;
    return times_s[i] + std::max(interval_s, kShortestInterval_s);
}

void PlayClock::setRate(double rate) {
    if (rate == m_rate) return;
    m_rate = rate;
    if (rate == 0) m_timer.stop();
    Q_EMIT rateChanged(rate);
}

void PlayClock::start(double rate) {
    if (m_review.frameCount() < 2) return;
    const FrameRange frames = range();
    const double now_s = time_s();
    const bool atEnd =
        rate > 0 ? m_review.frame() >= frames.last : m_review.frame() <= frames.first;
    const bool outside = !frames.contains(m_review.frame());
    if (m_rate != 0 && !outside) {
        anchorAt(now_s);
    } else if (atEnd || outside) {
        show(rate > 0 ? frames.first : frames.last);
        anchorAt(m_review.time_s());
    } else {
        anchorAt(m_review.time_s());
    }
    setRate(rate);
    schedule();
}

void PlayClock::play() {
    start(m_speed);
}

void PlayClock::pause() {
    setRate(0);
}

void PlayClock::toggle() {
    isPlaying() ? pause() : play();
}

void PlayClock::step(int frames) {
    pause();
    m_review.setFrame(
        std::clamp(m_review.frame() + frames, 0, std::max(m_review.frameCount(), 1) - 1));
}

void PlayClock::goToFirst() {
    pause();
    m_review.setFrame(range().first);
}

void PlayClock::goToLast() {
    pause();
    m_review.setFrame(std::max(range().last, 0));
}

void PlayClock::shuttleForward() {
    start(m_rate > 0 ? std::min(2 * m_rate, fastest) : 1);
}

void PlayClock::shuttleBack() {
    start(m_rate < 0 ? std::max(2 * m_rate, -fastest) : -1);
}

void PlayClock::setSpeed(double speed) {
    speed = std::clamp(speed, slowest, fastest);
    if (speed == m_speed) return;
    m_speed = speed;
    Q_EMIT speedChanged(speed);
    if (isPlaying()) start(m_rate < 0 ? -speed : speed);
}

void PlayClock::setLooping(bool looping) {
    if (looping == m_isLooping) return;
    m_isLooping = looping;
    Q_EMIT loopingChanged(looping);
}

void PlayClock::advance() {
    if (m_rate == 0) return;
    if (m_review.frameCount() < 2) return pause();
    const FrameRange frames = range();
    const double first_s = m_review.times_s()[std::size_t(frames.first)];
    const double length_s = endOf(frames.last) - first_s;
    double now_s = time_s();
    const bool over = now_s < first_s || now_s >= first_s + length_s;
    if (over && !m_isLooping) {
        const bool forward = m_rate > 0;
        pause();
        return show(forward ? frames.last : frames.first);
    }
    if (over) {
        double into_s = std::fmod(now_s - first_s, length_s);
        if (into_s < 0) into_s += length_s;
        now_s = first_s + into_s;
        anchorAt(now_s);
    }
    show(std::clamp(m_review.frameAt(now_s), frames.first, frames.last));
    schedule();
}

/// Wakes when the next frame's time comes.
void PlayClock::schedule() {
    if (!m_hasTimer || m_rate == 0) return;
    const auto& times_s = m_review.times_s();
    const double now_s = time_s();
    const int frame = m_review.frameAt(now_s);
    const double due_s = m_rate > 0 ? endOf(frame) : times_s[std::size_t(frame)];
    const double wait_ms = 1e3 * (due_s - now_s) / m_rate;
    m_timer.start(std::clamp(int(std::ceil(wait_ms)), kShortestWait_ms, kLongestWait_ms));
}

}  // namespace gonio
